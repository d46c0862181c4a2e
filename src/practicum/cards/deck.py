"""A deck: several vignette cards, one at a time."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View


class Deck(View):
    """Show several vignettes one at a time; while it is held, a committed card is kept and not compared.

    Args:
        title: what stands at its head.
        lines: how it opens.
        cards: what is seen of each vignette before a choice (`phrasing.scene`).
        left: the choices on record, by vignette id, as the page redraws them; a vignette without one opens fresh.
        place: the passport's mark.
        held: whether the comparisons wait.
        acts: what answers a message, by its kind; a commit's "left" and a look's "state" become the deck's own.
    """

    entry = "cards/deck.js"
    groups = (words.card.comparing, words.card.choosing, words.forms.deck, words.forms.ending)

    heading = traitlets.Unicode().tag(sync=True)
    lines = traitlets.List().tag(sync=True)
    cards = traitlets.List().tag(sync=True)
    left = traitlets.Dict().tag(sync=True)
    place = traitlets.Unicode().tag(sync=True)
    held = traitlets.Bool().tag(sync=True)

    def __init__(self, title: str, acts: dict[str, Callable[[dict], dict]], **state: object) -> None:
        self._acts = acts
        super().__init__(title, heading=title, **state)

    def reply(self, message: dict) -> dict | None:
        """Do what a card or a button asks; None for a message that neither sends."""
        act = self._acts.get(message.get("kind"))
        if act is None:
            return None
        outcome = act(message)
        if left := outcome.pop("left", None):
            self.left = {**self.left, message["vignette"]: left}
        for name, value in outcome.get("state", {}).items():
            self.set_trait(name, value)
        return outcome


class ReviewDeck(Deck):
    """Show the vignettes that are due, and offer reminders for a calendar.

    Args:
        parting: the resume code and how things stand, where a browser may forget them; empty elsewhere.
    """

    entry = "cards/review.js"
    groups = (
        words.card.comparing,
        words.card.choosing,
        words.review.deck,
        words.forms.ending,
        words.review.reminding,
        words.review.parting,
    )

    parting = traitlets.Dict().tag(sync=True)
