"""Ask a local panel, and hear what it says beside the text's key."""

from __future__ import annotations

from typing import Any

import traitlets

from .. import settings, words
from ..cohort.intake import find
from ..cohort.present import heads
from ..content.library import Library, open_library
from ..content.model import Alignment, Decided, PracticumError, Vignette
from ..passport.file import Passport, PassportError, now
from ..widgets import present
from ..widgets.base import Answer, Sent, View, calmly
from ..widgets.present import Shown
from . import codings
from .codings import ASKED, Hearing

_FILE = "sheets.jsonl"


class PanelSheet(View):
    """Let a member of a panel say how each option of a scene stands to the article; our labels are not in it."""

    entry = "panel/sheet.js"
    groups = (words.cohort.asking,)

    scenes = traitlets.List[dict[str, Any]]().tag(sync=True)
    alignments = traitlets.List[dict[str, Any]]().tag(sync=True)
    decided = traitlets.List[object]().tag(sync=True)

    def __init__(self, library: Library) -> None:
        self._asked = _asked_about(library)
        verdicts = [{"value": name, "label": label} for name, label in words.article.verdicts().items()]
        judgements = words.card.choosing()
        super().__init__(
            words.cohort.asking()["title"],
            scenes=[{**present.scene(vignette), "level": ""} for vignette in self._asked],
            alignments=verdicts,
            decided=[judgements["decided_ask"], judgements["decided_choices"]],
        )

    def refusal(self) -> str:
        """Say that this is no whole sheet."""
        refusal: str = words.cohort.asking()["refused"]
        return refusal

    def do_save(self, message: Sent) -> Answer:
        """Put a sheet into the panel's folder."""
        path, lines = settings.panel_folder() / _FILE, words.cohort.asking()
        coding = codings.coding(message, self._asked)
        try:
            Passport(path).record([codings.as_writing(coding, now())])
        except PassportError:
            return {"kind": "unsaved", "remark": lines["unsaved"].format(file=path)}
        return {"kind": "saved", "remark": lines["saved"].format(file=path)}


class PanelHearing(View):
    """Show, when asked, what a panel says beside the text's key; of ten members or more, and of no fewer."""

    entry = "panel/hearing.js"
    groups = (words.cohort.hearing,)

    def __init__(self, library: Library) -> None:
        self._library = library
        super().__init__(words.cohort.hearing()["title"])

    def do_read(self, message: Sent) -> Sent:
        """Read the sheets; what is in the way is said in a line."""
        try:
            shown = self._read()
        except PracticumError as error:
            shown = {"lines": [str(error)], "tables": []}
        return {"kind": "done", "shown": shown}

    def _read(self) -> Shown:
        folder, lines = settings.panel_folder(), words.cohort.hearing()
        said = codings.codings(found.text for found in find(folder) if not found.reason)
        heard = [each for scene in _asked_about(self._library) if (each := codings.hear(scene, said)).members]
        few = [_few(each) for each in heard if each.members < ASKED]
        shown = [_table(each) for each in heard if each.members >= ASKED]
        where = lines["folder"].format(folder=folder)
        return {"lines": [where, lines["caveat"], *(few or ([] if shown else [lines["none"]]))], "tables": shown}


@calmly
def ask() -> PanelSheet:
    """Show the sheet that a member of the panel fills in."""
    return PanelSheet(open_library())


@calmly
def hear() -> PanelHearing:
    """Show, once it is asked for, what the panel says."""
    return PanelHearing(open_library())


def _asked_about(library: Library) -> list[Vignette]:
    """List the vignettes that stand on pages; those of the two checks are kept for the checks."""
    return [library.vignette(name) for page in library.course.pages for name in page.vignettes]


def _few(hearing: Hearing) -> str:
    return words.cohort.hearing()["few"].format(scene=hearing.vignette.title, count=hearing.members)


def _table(hearing: Hearing) -> dict[str, Any]:
    """Lay a panel's counts beside the text's key, option by option."""
    lines, verdicts = words.cohort.hearing(), words.article.verdicts()
    letters = present.lettered(hearing.vignette)
    rows = [
        [
            f"{letters[option.id]}. {option.text}",
            verdicts[option.article.alignment],
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
