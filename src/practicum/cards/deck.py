"""A deck: several vignettes, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import traitlets

from .. import words
from ..content.library import Library
from ..content.model import PracticumError, Vignette
from ..passport.file import Passport
from ..widgets import present
from ..widgets.base import Answer, View, Words
from .vignette import Commit, Guided, Select, find_left, guide, record_choice


class Deck(View):
    """Show several vignettes one at a time; while it is held, a committed card is kept and not compared.

    Args:
        title: what stands at its head.
        vignettes: what it shows, in this order.
        library: what a choice is compared with.
        passport: where choices are recorded.
        state: how it opens; `left` holds the choices on record by vignette id, and a card without one opens fresh.
    """

    entry = "cards/deck.js"
    groups: tuple[Words, ...] = (words.card.comparing, words.card.choosing, words.forms.deck, words.forms.ending)

    heading = traitlets.Unicode().tag(sync=True)
    lines = traitlets.List(traitlets.Unicode()).tag(sync=True)
    cards = traitlets.List(traitlets.Dict()).tag(sync=True)
    left = traitlets.Dict().tag(sync=True)
    path_hash = traitlets.Unicode().tag(sync=True)
    held = traitlets.Bool().tag(sync=True)

    def __init__(
        self, title: str, vignettes: Sequence[Vignette], library: Library, passport: Passport, **state: object
    ) -> None:
        self._vignettes, self._library, self._passport = vignettes, library, passport
        cards = [self.show_card(vignette) for vignette in vignettes]
        super().__init__(title, heading=title, cards=cards, path_hash=passport.path_hash, **state)

    def show_card(self, vignette: Vignette) -> present.Shown:
        """Give what is seen of a vignette before a choice."""
        return present.scene(vignette)

    def is_held(self) -> bool:
        """Tell whether the comparisons wait at this moment."""
        return False

    def refusal(self) -> str:
        """Ask for another choice."""
        return words.card.comparison()["refused"]

    def do_select(self, message: Select) -> Guided:
        """Put the selected option of a vignette beside its two marks, unless the deck is held."""
        vignette = self._named(message)
        if self.is_held():
            raise PracticumError(f'"{vignette.id}" is not compared yet. Finish the second check.')
        return guide(vignette, message.get("option", ""), self._library)

    def do_commit(self, message: Commit) -> Answer:
        """Record the choice committed at a vignette; from then on its card stands as it was left."""
        vignette = self._named(message)
        answer = record_choice(vignette, message, self._passport)
        if answer["kind"] == "saved" and (left := find_left(vignette, self._passport)):
            self.left = {**self.left, vignette.id: left}
        return answer

    def _named(self, message: Select) -> Vignette:
        """Find the vignette that a message of the page is about."""
        for vignette in self._vignettes:
            if vignette.id == message.get("vignette"):
                return vignette
        raise PracticumError("this is about no vignette of this deck. Choose on one of its cards.")
