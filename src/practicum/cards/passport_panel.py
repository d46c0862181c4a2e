"""The passport's panel."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View


class PassportPanel(View):
    """Show what is stored, and let a learner copy it, take a copy in, or delete it.

    Args:
        overview: how things stand: {"lines": [...], "code": ..., "earlier": [what waits in passports from before]}.
        stored: the table of what is stored where.
        acts: what each button does, by the kind of its message.
        place: a mark of the passport's own, so that a browser tab does not mix two passports up.
    """

    entry = "cards/passport_panel.js"
    groups = (words.pages.passport, words.whereabouts.earlier)
    overview = traitlets.Dict().tag(sync=True)
    stored = traitlets.Dict().tag(sync=True)
    place = traitlets.Unicode().tag(sync=True)

    def __init__(self, overview: dict, stored: dict, acts: dict[str, Callable[[dict], dict]], place: str) -> None:
        self._acts = acts
        super().__init__(words.pages.passport()["title"], overview=overview, stored=stored, place=place)

    def reply(self, message: dict) -> dict | None:
        """Do what a button asks; None for a message that no button sends."""
        act = self._acts.get(message.get("kind"))
        if act is None:
            return None
        outcome = act(message)
        self.overview = outcome["overview"]
        return outcome
