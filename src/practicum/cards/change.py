"""What changed: the second check beside the first."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View


class ChangePanel(View):
    """Show the measures of both checks in words, in pictures and in a table.

    Args:
        shown: how things stand (`measuring.shown`).
        on_look: works it out anew.
    """

    entry = "cards/change.js"
    groups = (words.forms.change,)
    shown = traitlets.Dict().tag(sync=True)
    caveats = traitlets.List().tag(sync=True)

    def __init__(self, shown: dict, on_look: Callable[[], dict]) -> None:
        self._on_look = on_look
        super().__init__(words.forms.change()["title"], shown=shown, caveats=words.forms.caveats())

    def reply(self, message: dict) -> dict | None:
        """Work the figures out anew when the learner asks for it."""
        if message.get("kind") != "look":
            return None
        self.shown = self._on_look()
        return {"kind": "done", "remark": words.forms.change()["looked"], "shown": self.shown}
