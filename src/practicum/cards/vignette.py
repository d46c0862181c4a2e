"""The card: where a learner reads, chooses, commits and compares."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View


class VignetteCard(View):
    """Show one vignette; nothing of its guidance is in the widget's state.

    Args:
        scene: what is seen before a choice (`phrasing.scene`).
        left: the choice on record, as the page redraws it; None for a fresh card.
        on_select: gives an option's guidance by its id, or a refusal for an unknown option.
        on_commit: records a choice and tells how it went: {"kind": "saved" | "unsaved", "remark": ..., "left": ...}.
    """

    entry = "cards/vignette.js"
    groups = (words.card.comparing, words.card.choosing)

    vignette = traitlets.Dict().tag(sync=True)
    left = traitlets.Dict(allow_none=True).tag(sync=True)

    def __init__(
        self,
        scene: dict,
        left: dict | None,
        on_select: Callable[[str], dict],
        on_commit: Callable[[dict], dict],
    ) -> None:
        self._on_select, self._on_commit = on_select, on_commit
        super().__init__(scene["title"], vignette=scene, left=left)

    def reply(self, message: dict) -> dict | None:
        """Give the guidance of a selected option, or record a committed choice."""
        if message.get("kind") == "select":
            return self._on_select(message.get("option"))
        if message.get("kind") == "commit":
            outcome = self._on_commit(message)
            self.left = outcome.pop("left", self.left)
            return outcome
        return None
