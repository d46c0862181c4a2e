"""Ask a local panel for both marks of each option, and hear what it says beside ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from .. import settings, words
from ..cohort.intake import find
from ..cohort.present import heads
from ..content.library import Library, open_library
from ..content.model import PracticumError, Vignette
from ..passport.file import Passport, PassportError, now
from ..widgets import present
from ..widgets.base import Answer, Sent, View, calmly
from ..widgets.present import Shown
from . import codings
from .codings import ASKED, Hearing

_FILE = "sheets.jsonl"


class PanelSheet(View):
    """Let a member of a panel give each option of a scene both marks; ours are not in it."""

    entry = "panel/sheet.js"
    groups = (words.cohort.asking,)

    scenes = traitlets.List[dict[str, Any]]().tag(sync=True)
    alignments = traitlets.List[dict[str, str]]().tag(sync=True)
    practices = traitlets.List[dict[str, str]]().tag(sync=True)

    def __init__(self, library: Library) -> None:
        self._asked = _asked_about(library)
        super().__init__(
            words.cohort.asking()["title"],
            scenes=[{**present.scene(vignette), "level": ""} for vignette in self._asked],
            alignments=_choices(words.article.verdicts(), words.article.meanings()),
            practices=_choices(words.article.practices(), words.article.practice_meanings()),
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
    """Show, when asked, what a panel says beside our marks; of ten members or more, and of no fewer."""

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
            shown = {"lines": [str(error)], "scenes": []}
        return {"kind": "done", "shown": shown}

    def _read(self) -> Shown:
        folder, lines = settings.panel_folder(), words.cohort.hearing()
        said = codings.read(found.text for found in find(folder) if not found.reason)
        asked = _asked_about(self._library)
        heard = [each for scene in asked if (each := codings.hear(scene, said.codings)).members]
        few = [_few(each) for each in heard if each.members < ASKED]
        shown = [_scene(each) for each in heard if each.members >= ASKED]
        where = [lines["folder"].format(folder=folder), lines["caveat"]]
        earlier = [lines["earlier"].format(count=said.earlier)] if said.earlier else []
        return {"lines": [*where, *earlier, *(few or ([] if shown else [lines["none"]]))], "scenes": shown}


@calmly
def ask() -> PanelSheet:
    """Show the sheet that a member of the panel fills in."""
    return PanelSheet(open_library())


@calmly
def hear() -> PanelHearing:
    """Show, once it is asked for, what the panel says of both marks."""
    return PanelHearing(open_library())


def _asked_about(library: Library) -> list[Vignette]:
    """List the vignettes that stand on pages; those of the two checks are kept for the checks."""
    return [library.vignette(name) for page in library.course.pages for name in page.vignettes]


def _few(hearing: Hearing) -> str:
    return words.cohort.hearing()["few"].format(scene=hearing.vignette.title, count=hearing.members)


def _choices(verdicts: Mapping[str, str], meanings: Mapping[str, str]) -> list[dict[str, str]]:
    """Offer the marks of one kind, each with what it means."""
    line = words.cohort.asking()["meaning"]
    return [
        {"value": name, "label": verdict, "meaning": line.format(verdict=verdict, means=meanings[name])}
        for name, verdict in verdicts.items()
    ]


def _scene(hearing: Hearing) -> dict[str, Any]:
    """Lay a panel's counts beside our marks, option by option: a table for each of the two marks."""
    title = words.cohort.hearing()["counted"].format(scene=hearing.vignette.title, count=hearing.members)
    ours = {option.id: (option.article.alignment, option.practice.mark) for option in hearing.vignette.options}
    alignments = {name: (ours[name][0], counts) for name, counts in hearing.alignments.items()}
    practices = {name: (ours[name][1], counts) for name, counts in hearing.practices.items()}
    return {
        "title": title,
        "tables": [
            _table(hearing.vignette, "article", words.article.verdicts(), alignments),
            _table(hearing.vignette, "practice", words.article.practices(), practices),
        ],
    }


def _table(
    vignette: Vignette, mark: str, verdicts: Mapping[str, str], said: Mapping[str, tuple[str, Mapping[Any, int]]]
) -> dict[str, Any]:
    """Lay out one mark of each option: ours, and how many members gave each."""
    lines, letters = words.cohort.hearing(), present.lettered(vignette)
    rows = []
    for option in vignette.options:
        ours, counts = said[option.id]
        told = (str(counts.get(each, 0)) for each in verdicts)
        rows.append([f"{letters[option.id]}. {option.text}", verdicts[ours], *told])
    title = lines[mark].format(scene=vignette.title)
    return {"title": title, "head": [*heads("response"), lines["ours"], *verdicts.values()], "rows": rows}
