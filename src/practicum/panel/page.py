"""Ask a local panel, and hear what it says beside the text's key."""

from __future__ import annotations

from .. import panel, words
from ..library import Library, open_library
from ..model import Alignment, Decided, PracticumError, Vignette
from ..panel import ASKED, Hearing
from ..passport import Passport, PassportError, now
from ..views import cohorting, phrasing, revealing
from ..views.cohort import PanelHearing, PanelSheet
from ..views.page import calmly
from .intake import find
from .seeing import folder

_FILE = "sheets.jsonl"


@calmly
def ask() -> PanelSheet:
    """Show the sheet that a member of the panel fills in; our labels are not in it."""
    scenes = _asked_about(open_library())

    def save(message: dict) -> dict:
        lines = words.panel.asking()
        path = folder("PRACTICUM_PANEL", "panel") / _FILE
        try:
            Passport(path).record([panel.as_writing(panel.sheet(message, scenes), now())])
        except PassportError:
            return {"kind": "unsaved", "remark": lines["unsaved"].format(file=path)}
        except PracticumError:
            return {"kind": "refused", "remark": lines["refused"]}
        return {"kind": "saved", "remark": lines["saved"].format(file=path)}

    return PanelSheet([{**phrasing.scene(scene), "level": ""} for scene in scenes], {"save": save})


@calmly
def hear() -> PanelHearing:
    """Show, once it is asked for, what the panel says; of ten members or more, and of no fewer."""
    library = open_library()

    def read() -> dict:
        place = folder("PRACTICUM_PANEL", "panel")
        lines = words.panel.hearing()
        try:
            said = panel.sheets(found.text for found in find(place) if not found.reason)
        except PracticumError as error:
            return {"lines": [str(error)], "tables": []}
        heard = [hearing for scene in _asked_about(library) if (hearing := panel.hear(scene, said)).members]
        few = [_few(each) for each in heard if each.members < ASKED]
        shown = [_table(each) for each in heard if each.members >= ASKED]
        where = lines["folder"].format(folder=place)
        return {"lines": [where, lines["caveat"], *(few or ([] if shown else [lines["none"]]))], "tables": shown}

    return PanelHearing(read)


def _asked_about(library: Library) -> list[Vignette]:
    """List the vignettes that stand on pages; those of the two checks are kept for the checks."""
    return [library.vignette(name) for page in library.course.pages for name in page.vignettes]


def _few(hearing: Hearing) -> str:
    return words.panel.hearing()["few"].format(scene=hearing.vignette.title, count=hearing.members)


def _table(hearing: Hearing) -> dict:
    """Lay a panel's counts beside the text's key, option by option."""
    lines, verdicts = words.panel.hearing(), words.text.verdicts()
    letters = revealing.lettered(hearing.vignette)
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
        "head": [*cohorting.heads("response"), lines["key"], *verdicts.values()],
        "rows": rows,
        "decided": f"{lines['decided']}: {counts} ({lines['key']}: {names[hearing.vignette.decided]})",
    }
