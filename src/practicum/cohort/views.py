"""The cohort's page, and the two of the local panel."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from .base import View

Acts = dict[str, Callable[[dict], dict]]


class CohortPanel(View):
    """Read passports when asked, and show tables and pictures of them.

    Args:
        shown: how things stand before anything is read.
        acts: what each message does, by its kind; each gives what is to be shown.
    """

    scripts = (("cohort", words.cohort.panel),)

    shown = traitlets.Dict().tag(sync=True)
    caveats = traitlets.List().tag(sync=True)

    def __init__(self, shown: dict, acts: Acts) -> None:
        self._acts = acts
        super().__init__(words.cohort.panel()["title"], shown=shown, caveats=words.cohort.caveats())

    def reply(self, message: dict) -> dict | None:
        """Do what a button asks; None for a message that no button sends."""
        act = self._acts.get(message.get("kind"))
        return {"kind": "done", "shown": act(message)} if act else None


class PanelSheet(View):
    """Let a member of a panel say how each option of a scene stands to the article.

    Args:
        scenes: what is seen of each vignette before a choice; no label is in it.
        acts: what each message does, by its kind.
    """

    scripts = (("panelsheet", words.panel.asking),)

    scenes = traitlets.List().tag(sync=True)
    alignments = traitlets.List().tag(sync=True)
    decided = traitlets.List().tag(sync=True)

    def __init__(self, scenes: list, acts: Acts) -> None:
        self._acts = acts
        verdicts = [{"value": name, "label": label} for name, label in words.text.verdicts().items()]
        judgements = words.card.choosing()
        super().__init__(
            words.panel.asking()["title"],
            scenes=scenes,
            alignments=verdicts,
            decided=[judgements["decided_ask"], judgements["decided_choices"]],
        )

    def reply(self, message: dict) -> dict | None:
        """Save a sheet; None for a message that no button sends."""
        act = self._acts.get(message.get("kind"))
        return act(message) if act else None


class PanelHearing(View):
    """Show, when asked, what a panel says beside the text's key.

    Args:
        read: gives what is to be shown: lines and tables.
    """

    scripts = (("panelhearing", words.panel.hearing),)

    def __init__(self, read: Callable[[], dict]) -> None:
        self._read = read
        super().__init__(words.panel.hearing()["title"])

    def reply(self, message: dict) -> dict | None:
        """Read the sheets; None for a message that no button sends."""
        return {"kind": "done", "shown": self._read()} if message.get("kind") == "read" else None
