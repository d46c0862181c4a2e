"""See a cohort: read the passports of a folder when asked, and lay them out in tables and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd
import traitlets

from .. import settings, words
from ..content.library import Library, open_library
from ..content.model import FEWEST, PracticumError, Vignette
from ..widgets.base import Sent, View, calmly
from ..widgets.present import Shown
from . import charts, present, tables
from .intake import MOST_BYTES, MOST_FILES, Found, Intake, find, take
from .present import MARKS
from .tables import Change, Cohort, as_csv

_MOST_CHOSEN = 50_000_000  # letters of chosen files in memory; a folder's are read one at a time
_ENDS = ("", "_low", "_high")  # of a share's columns: itself, and its interval


class CohortPanel(View):
    """Read passports when asked, and show tables and pictures of them; nothing is opened or written before that."""

    entry = "cohort/report.js"
    groups = (words.cohort.page,)

    shown = traitlets.Dict().tag(sync=True)
    caveats = traitlets.List[str]().tag(sync=True)

    def __init__(self, library: Library, folder: Path) -> None:
        self._library, self._folder = library, folder
        self._chosen: list[Found] = []
        self._seen: list[frozenset[int]] = []  # of whom tables were shown: a sum for each passport
        super().__init__(words.cohort.page()["title"], shown=self._standing(), caveats=words.cohort.caveats())

    def do_take(self, message: Sent) -> Sent:
        """Keep a chosen file in memory until the page is run anew."""
        name, text = str(message.get("name") or ""), str(message.get("text") or "")
        held = sum(len(each.text) for each in self._chosen)
        if len(text.encode(errors="replace")) > MOST_BYTES:
            self._chosen.append(Found(name, reason="too_large"))
        elif held + len(text) > _MOST_CHOSEN or len(self._chosen) >= MOST_FILES:
            self._chosen.append(Found(name, reason="too_much"))
        else:
            self._chosen.append(Found(name, text))
        return _answer(self._standing())

    def do_drop(self, message: Sent) -> Sent:
        """Let the chosen files go."""
        self._chosen.clear()
        return _answer(self._standing())

    def do_read(self, message: Sent) -> Sent:
        """Read the folder and the chosen files; what is in the way is said in a line."""
        try:
            shown = self._read()
        except PracticumError as error:
            shown = _only(str(error))
        return _answer(shown)

    def _standing(self) -> Shown:
        """Say where the files are looked for; nothing is opened for it."""
        lines = words.cohort.standing()
        shown = [lines["folder" if self._folder.is_dir() else "no_folder"].format(folder=self._folder)]
        if self._chosen:
            shown.append(lines["chosen"].format(count=len(self._chosen)))
        return _only(*shown)

    def _read(self) -> Shown:
        bank = [self._library.vignette(name) for name in self._library.vignette_ids()]
        taken = take(chain(self._found(), self._chosen), bank)
        people = frozenset(hash(frozenset(person.ids)) for person in taken.people)
        if any(_differ_by_few(people, earlier) for earlier in self._seen):
            return _only(words.cohort.standing()["few"])
        shown = laid_out(taken, bank, self._library)
        self._seen += [people] if shown["parts"] else []
        return shown

    def _found(self) -> Iterator[Found]:
        """Look into the folder, one file at a time; with files chosen on the page there need not be one."""
        if self._folder.is_dir() or not self._chosen:
            yield from find(self._folder)


@calmly
def see() -> CohortPanel:
    """Show the cohort's page; the files are read when the facilitator says so, and nothing is written."""
    return CohortPanel(open_library(), settings.cohort_folder())


def _answer(shown: Shown) -> Sent:
    return {"kind": "done", "shown": shown}


def _only(*lines: str) -> Shown:
    """Show lines alone, without tables."""
    return {"lines": list(lines), "skipped": [], "parts": []}


def _differ_by_few(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether one to four people stand in one reading and not in the other: a subtraction would show them."""
    return any(0 < len(gap) < FEWEST for gap in (one - other, other - one))


def laid_out(taken: Intake, bank: Sequence[Vignette], library: Library) -> Shown:
    """Lay out what was read: lines, what was skipped, and each table with its picture."""
    forms = library.course.forms
    cohort = tables.gather(taken.people, bank, forms)
    reasons = words.cohort.reasons()
    skipped = [[each.name, reasons[each.reason]] for each in taken.skipped]
    parts = [] if cohort.choices.empty else _parts(cohort)
    return {"lines": _lines(taken, cohort), "skipped": skipped, "parts": parts}


def _lines(taken: Intake, cohort: Cohort) -> list[str]:
    lines = words.cohort.standing()
    files, people = lines["files"].format(count=taken.files), lines["people"].format(count=len(taken.people))
    said = [lines["read"].format(files=files, people=people)]
    counts = {"joined": taken.joined, "torn": taken.torn, "hidden": cohort.hidden}
    said += [lines[key].format(**{key: count}) for key, count in counts.items() if count]
    if taken.skipped:
        said.append(lines["skipped"].format(count=len(taken.skipped)))
    return said if len(cohort.choices) else [*said, lines["none"]]


def _parts(cohort: Cohort) -> list[dict[str, Any]]:
    of = {vignette.id: vignette for vignette in cohort.vignettes}
    levels = [(str(n), [v for v in of if of[v].level == n]) for n in sorted({each.level for each in of.values()})]
    kinds = [(kind, [v for v in of if of[v].decided == kind]) for kind in ("clearly", "partly", "silent")]
    claims = sorted({claim for each in of.values() for claim in each.claims})
    by_claim = [(claim, [v for v in of if claim in of[v].claims]) for claim in claims]
    everything = ("all", list(of))
    titles = {name: vignette.title for name, vignette in of.items()} | {"all": words.cohort.cells()["all"]}
    scenes = tables.by_group(cohort, [*((name, [name]) for name in of), everything])
    scenes.insert(1, "title", scenes["group"].map(titles))
    return [
        _vignettes(tables.by_vignette(cohort)),
        _marks("article", "alignment", scenes, words.article.verdicts_in_short()),
        _marks("practice", "practice", scenes, words.article.practices_in_short()),
        _options(tables.by_option(cohort)),
        _groups("claims", tables.by_group(cohort, by_claim), str),
        _groups("levels", tables.by_group(cohort, [*levels, everything]), present.level),
        _groups("decided", tables.by_group(cohort, kinds), present.decided),
        _change(tables.change(cohort)),
        _calibration(tables.calibration(cohort)),
    ]


def _vignettes(frame: pd.DataFrame) -> dict[str, Any]:
    head = present.heads("scene", "n", *MARKS, *(f"{mark}_apart" for mark in MARKS), "later")
    rows = [present.row_of_vignette(row) for row in frame.to_dict("records")]
    picture = charts.dots(_dots(frame, "title"), _kinds(), _axis("vignettes"))
    return present.table("vignettes", head, rows, as_csv(frame), picture)


def _marks(part: str, column: str, frame: pd.DataFrame, verdicts: Mapping[str, str]) -> dict[str, Any]:
    """Tell how many choices each mark gets, scene by scene and at all scenes together."""
    head = [*present.heads("scene", "choices"), *verdicts.values()]
    rows = [present.row_of_marks(row, row["title"], column) for row in frame.to_dict("records")]
    counted = frame.rename(columns={"group": "vignette"})
    counted = counted[["vignette", "title", "choices", *(f"{column}_{kind}" for kind in verdicts)]]
    kinds = pd.concat(
        pd.DataFrame({"label": frame["title"], "kind": said, "share": frame[f"{column}_{kind}"] / frame["choices"]})
        for kind, said in verdicts.items()
    )
    return present.table(part, head, rows, as_csv(counted), charts.shares(kinds, [*verdicts.values()], _axis(part)))


def _options(frame: pd.DataFrame) -> dict[str, Any]:
    head = present.heads("response", "alignment", "mark", "taken", "n", "share")
    rows = [present.row_of_option(row) for row in frame.to_dict("records")]
    return present.table("options", head, rows, as_csv(frame), {})


def _groups(part: str, frame: pd.DataFrame, name: Callable[[str], str]) -> dict[str, Any]:
    head = present.heads("group", "scenes", "choices", *MARKS)
    rows = [present.row_of_group(row, name(row["group"])) for row in frame.to_dict("records")]
    shares = {f"{mark}_share{end}": frame[mark] / frame["choices"] for mark in MARKS for end in _ENDS}
    named = frame.assign(name=[name(group) for group in frame["group"]], **shares)
    picture = charts.dots(_dots(named, "name"), _kinds(), _axis(part))
    return present.table(part, head, rows, as_csv(frame), picture)


def _change(changes: Sequence[Change]) -> dict[str, Any]:
    """Lay the two checks side by side, a column for what the article supports and one for good practice."""
    lines = words.cohort.change()
    head = present.heads("what", *MARKS)
    if not changes:
        return present.table("change", head, [[lines["none"], "", ""]], "", {})
    possible = changes[0].people * changes[0].scenes
    figures = {
        "people": [str(each.people) for each in changes],
        "scenes": [str(each.scenes) for each in changes],
        **{name: [present.of(getattr(each, name), possible) for each in changes] for name in ("before", "after")},
        "change": [present.figure(each.change, each.low, each.high) for each in changes],
        **{name: [present.count(getattr(each, name)) for each in changes] for name in ("rose", "same", "fell")},
    }
    rows = [[lines[name], *said] for name, said in figures.items()]
    counts = [
        (present.when(name), each.mark, getattr(each, name)) for name in ("before", "after") for each in changes
    ]
    dots = [(label, _kinds()[MARKS.index(mark)], *[count / possible] * 3) for label, mark, count in counts]
    frame = pd.DataFrame([vars(each) for each in changes])
    return present.table("change", head, rows, as_csv(frame), charts.dots(dots, _kinds(), _axis("change")))


def _calibration(frame: pd.DataFrame) -> dict[str, Any]:
    head = present.heads("when", "confidence", "people", "choices", *MARKS)
    if frame.empty:
        return present.table("calibration", head, [[words.cohort.cells()["uneven"], *[""] * 5]], "", {})
    rows = [present.row_of_sureness(row) for row in frame.to_dict("records")]
    written = frame.drop(columns=["least", "most"])
    written.insert(1, "confidence", [row[1] for row in rows])
    named = frame.assign(name=[words.cohort.cells()["sure"].format(when=row[0], words=row[1]) for row in rows])
    picture = charts.dots(_dots(named, "name"), _kinds(), _axis("calibration"))
    return present.table("calibration", head, rows, as_csv(written), picture)


def _kinds() -> list[str]:
    """Name the two counts, in their order."""
    return present.heads(*MARKS)


def _dots(frame: pd.DataFrame, label: str) -> list[charts.Row]:
    """Give two dots for each row, the article's and good practice's, each with its interval."""
    return [
        (row[label], kind, *(row[f"{mark}_share{end}"] for end in _ENDS))
        for row in frame.to_dict("records")
        for mark, kind in zip(MARKS, _kinds(), strict=True)
    ]


def _axis(part: str) -> str:
    return words.cohort.parts()[part]["axis"]
