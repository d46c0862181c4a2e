"""A branching case: decide, compare, see what came of it, go on, and choose anew from any decision."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View


class CaseCard(View):
    """Show one case; of what lies ahead, only the decision at hand is in the widget's state.

    Args:
        case: what stands at its head (`telling.case`), with the passport's mark as "place".
        way: the way so far and where it has come to (`telling.way`).
        on_select: gives what is said about an option and what came of it, by the message's decision and option.
        on_commit: records a choice and tells how it went, with the way as it then stands.
    """

    entry = "cards/case.js"
    groups = (words.card.comparing, words.card.choosing, words.card.case)

    case = traitlets.Dict().tag(sync=True)
    way = traitlets.Dict().tag(sync=True)

    def __init__(
        self, case: dict, way: dict, on_select: Callable[[dict], dict], on_commit: Callable[[dict], dict]
    ) -> None:
        self._on_select, self._on_commit = on_select, on_commit
        super().__init__(case["title"], case=case, way=way)

    def reply(self, message: dict) -> dict | None:
        """Give what is said about a selected option, or record a committed choice."""
        if message.get("kind") == "select":
            return self._on_select(message)
        if message.get("kind") == "commit":
            outcome = self._on_commit(message)
            self.way = outcome.get("way", self.way)
            return outcome
        return None
