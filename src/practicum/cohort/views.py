"""The cohort's page."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import View

Acts = dict[str, Callable[[dict], dict]]


class CohortPanel(View):
    """Read passports when asked, and show tables and pictures of them.

    Args:
        shown: how things stand before anything is read.
        acts: what each message does, by its kind; each gives what is to be shown.
    """

    scripts = (("cohort/report", words.cohort.page),)

    shown = traitlets.Dict().tag(sync=True)
    caveats = traitlets.List().tag(sync=True)

    def __init__(self, shown: dict, acts: Acts) -> None:
        self._acts = acts
        super().__init__(words.cohort.page()["title"], shown=shown, caveats=words.cohort.caveats())

    def reply(self, message: dict) -> dict | None:
        """Do what a button asks; None for a message that no button sends."""
        act = self._acts.get(message.get("kind"))
        return {"kind": "done", "shown": act(message)} if act else None
