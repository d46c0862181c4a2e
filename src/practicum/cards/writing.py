"""The writing box: where a learner writes in their own words, and keeps or prints what they wrote."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View


class WritingBox(View):
    """Show a prompt's fields; what is typed there reaches the kernel only when a learner asks to keep it.

    Args:
        prompt: what is asked (`papers.prompt`, `papers.plan`).
        kept: what is kept, as the page redraws it; None where nothing is.
        on_keep: keeps a text and tells how it went: {"kind": "kept" | "unkept" | "refused", "remark", "kept"}.
        on_forget: takes every kept version out, and tells how it went.
    """

    entry = "cards/writing.js"
    groups = (words.writing.box,)

    prompt = traitlets.Dict().tag(sync=True)
    kept = traitlets.Dict(allow_none=True).tag(sync=True)

    def __init__(
        self,
        prompt: dict,
        kept: dict | None,
        on_keep: Callable[[dict], dict],
        on_forget: Callable[[], dict],
    ) -> None:
        self._on_keep, self._on_forget = on_keep, on_forget
        super().__init__(prompt["title"], prompt=prompt, kept=kept)

    def reply(self, message: dict) -> dict | None:
        """Keep a text, or take what was kept out again."""
        if message.get("kind") == "keep":
            outcome = self._on_keep(message)
        elif message.get("kind") == "forget":
            outcome = self._on_forget()
        else:
            return None
        self.kept = outcome.get("kept", self.kept)
        return outcome
