"""Ask a local panel, and hear what it says beside the text's key."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import settings, words
from ..cohort.intake import find
from ..cohort.present import heads
from ..content.library import Library, open_library
from ..content.model import Alignment, Decided, PracticumError, Vignette
from ..passport.file import Passport, PassportError, now
from ..widgets import present
from ..widgets.base import View, calmly
from ..workshop import result
from . import codings
from .codings import ASKED, Hearing

_FILE = "sheets.jsonl"

Acts = dict[str, Callable[[dict], dict]]


class PanelSheet(View):
    """Let a member of a panel say how each option of a scene stands to the article.

    Args:
        scenes: what is seen of each vignette before a choice; no label is in it.
        acts: what each message does, by its kind.
    """

    entry = "panel/sheet.js"
    groups = (words.cohort.asking,)

    scenes = traitlets.List[dict]().tag(sync=True)
    alignments = traitlets.List[dict]().tag(sync=True)
    decided = traitlets.List[object]().tag(sync=True)

    def __init__(self, scenes: list, acts: Acts) -> None:
        self._acts = acts
        verdicts = [{"value": name, "label": label} for name, label in words.article.verdicts().items()]
        judgements = words.card.choosing()
        super().__init__(
            words.cohort.asking()["title"],
            scenes=scenes,
            alignments=verdicts,
            decided=[judgements["decided_ask"], judgements["decided_choices"]],
        )

    def reply(self, message: dict) -> dict | None:
        """Save a sheet; None for a message that no button sends."""
        act = self._acts.get(str(message.get("kind")))
        return act(message) if act else None


class PanelHearing(View):
    """Show, when asked, what a panel says beside the text's key.

    Args:
        read: gives what is to be shown: lines and tables.
    """

    entry = "panel/hearing.js"
    groups = (words.cohort.hearing,)

    def __init__(self, read: Callable[[], dict]) -> None:
        self._read = read
        super().__init__(words.cohort.hearing()["title"])

    def reply(self, message: dict) -> dict | None:
        """Read the sheets; None for a message that no button sends."""
        return {"kind": "done", "shown": self._read()} if message.get("kind") == "read" else None


@calmly
def ask() -> PanelSheet:
    """Show the sheet that a member of the panel fills in; our labels are not in it."""
    scenes = _asked_about(open_library())

    def save(message: dict) -> dict:
        lines = words.cohort.asking()
        path = settings.panel_folder() / _FILE
        try:
            Passport(path).record([codings.as_writing(codings.coding(message, scenes), now())])
        except PassportError:
            return {"kind": "unsaved", "remark": lines["unsaved"].format(file=path)}
        except PracticumError:
            return {"kind": "refused", "remark": lines["refused"]}
        return {"kind": "saved", "remark": lines["saved"].format(file=path)}

    return PanelSheet([{**present.scene(scene), "level": ""} for scene in scenes], {"save": save})


@calmly
def hear() -> PanelHearing:
    """Show, once it is asked for, what the panel says; of ten members or more, and of no fewer."""
    library = open_library()

    def read() -> dict:
        folder = settings.panel_folder()
        lines = words.cohort.hearing()
        try:
            said = codings.codings(found.text for found in find(folder) if not found.reason)
        except PracticumError as error:
            return {"lines": [str(error)], "tables": []}
        heard = [hearing for scene in _asked_about(library) if (hearing := codings.hear(scene, said)).members]
        few = [_few(each) for each in heard if each.members < ASKED]
        shown = [_table(each) for each in heard if each.members >= ASKED]
        where = lines["folder"].format(folder=folder)
        return {"lines": [where, lines["caveat"], *(few or ([] if shown else [lines["none"]]))], "tables": shown}

    return PanelHearing(read)


def _asked_about(library: Library) -> list[Vignette]:
    """List the vignettes that stand on pages; those of the two checks are kept for the checks."""
    return [library.vignette(name) for page in library.course.pages for name in page.vignettes]


def _few(hearing: Hearing) -> str:
    return words.cohort.hearing()["few"].format(scene=hearing.vignette.title, count=hearing.members)


def _table(hearing: Hearing) -> dict:
    """Lay a panel's counts beside the text's key, option by option."""
    lines, verdicts = words.cohort.hearing(), words.article.verdicts()
    letters = result.lettered(hearing.vignette)
    rows = [
        [
            f"{letters[option.id]}. {option.text}",
            verdicts[option.alignment],
            *(str(hearing.alignments[option.id][each]) for each in Alignment),
        ]
        for option in hearing.vignette.options
    ]
    names = words.card.decided_names()
    counts = "; ".join(f"{names[each]}: {hearing.decided[each]}" for each in Decided)
    return {
        "title": lines["counted"].format(scene=hearing.vignette.title, count=hearing.members),
        "head": [*heads("response"), lines["key"], *verdicts.values()],
        "rows": rows,
        "decided": f"{lines['decided']}: {counts} ({lines['key']}: {names[hearing.vignette.decided]})",
    }
