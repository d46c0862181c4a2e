"""The record of completion, on the page and on paper."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View


class RecordSheet(View):
    """Show what was done; a name that a learner adds is printed by the page and never sent.

    Args:
        account: works out how things stand (`papers.account`), now and at every look.
    """

    entry = "cards/record.js"
    groups = (words.record.record,)

    account = traitlets.Dict().tag(sync=True)

    def __init__(self, account: Callable[[], dict]) -> None:
        self._account = account
        shown = account()
        super().__init__(shown["title"], account=shown)

    def reply(self, message: dict) -> dict | None:
        """Look again; None for a message that no button sends."""
        if message.get("kind") != "look":
            return None
        self.account = self._account()
        return {"kind": "done", "account": self.account}
