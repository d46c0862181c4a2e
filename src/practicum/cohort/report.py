"""See a cohort: read the passports of a folder when asked, and lay them out in tables and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from .tables import Change, Cohort, as_csv

_MOST_CHOSEN = 50_000_000  # letters of chosen files in memory; a folder's are read one at a time
_NO_INTERVAL = ("low", "high")


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
    parts = [] if cohort.choices.empty else _parts(cohort, tables.change(cohort, forms, bank))
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


def _parts(cohort: Cohort, change: Change | None) -> list[dict[str, Any]]:
    of = {vignette.id: vignette for vignette in cohort.vignettes}
    levels = [(str(n), [v for v in of if of[v].level == n]) for n in sorted({each.level for each in of.values()})]
    kinds = [(kind, [v for v in of if of[v].decided == kind]) for kind in ("clearly", "partly", "silent")]
    claims = sorted({claim for each in of.values() for claim in each.claims})
    by_claim = [(claim, [v for v in of if claim in of[v].claims]) for claim in claims]
    return [
        _vignettes(tables.by_vignette(cohort)),
        _options(tables.by_option(cohort)),
        _groups("claims", tables.by_group(cohort, by_claim), str),
        _groups("levels", tables.by_group(cohort, levels), lambda name: present.level(int(name))),
        _groups("decided", tables.by_group(cohort, kinds), present.decided),
        _change(change),
        _calibration(tables.calibration(cohort)),
    ]


def _vignettes(frame: pd.DataFrame) -> dict[str, Any]:
    head = present.heads("scene", "n", "facility", "best", "judged", "less", "more", "apart", "later")
    rows = [present.row_of_vignette(row) for row in frame.to_dict("records")]
    dots = _dots(frame, "title", "facility")
    return present.table("vignettes", head, rows, as_csv(frame), charts.dots(dots, _axis("vignettes")))


def _options(frame: pd.DataFrame) -> dict[str, Any]:
    head = present.heads("response", "alignment", "taken", "n", "share")
    verdicts = words.article.verdicts()
    kinds = frame.groupby(["title", "alignment"], sort=False)["share"].sum().reset_index()
    kinds = pd.DataFrame({"label": kinds["title"], "kind": kinds["alignment"].map(verdicts), "share": kinds["share"]})
    picture = charts.shares(kinds, list(verdicts.values()), _axis("options"))
    rows = [present.row_of_option(row) for row in frame.to_dict("records")]
    return present.table("options", head, rows, as_csv(frame), picture)


def _groups(part: str, frame: pd.DataFrame, name: Callable[[str], str]) -> dict[str, Any]:
    head = present.heads("group", "scenes", "choices", "facility", "judged")
    rows = [present.row_of_group(row, name(row["group"])) for row in frame.to_dict("records")]
    ends = {f"facility_{end}": frame["facility"] for end in _NO_INTERVAL}
    named = frame.assign(name=[name(group) for group in frame["group"]], **ends)
    picture = charts.dots(_dots(named, "name", "facility"), _axis(part))
    return present.table(part, head, rows, as_csv(frame), picture)


def _change(change: Change | None) -> dict[str, Any]:
    lines = words.cohort.change()
    head = present.heads("what", "figure")
    if change is None:
        return present.table("change", head, [[lines["none"], ""]], "", {})
    moved = present.figure(change.change, change.low, change.high)
    figures = {
        "people": str(change.people),
        **{name: present.figure(getattr(change, name)) for name in ("before", "after")},
        "change": moved,
        **{name: present.count(getattr(change, name)) for name in ("rose", "same", "fell")},
        "gain": present.figure(change.gain),
    }
    rows = [[lines[name], said] for name, said in figures.items()]
    means = [(lines[name], *[getattr(change, name)] * 3) for name in ("before", "after")]
    return present.table(
        "change", head, rows, as_csv(pd.DataFrame([vars(change)])), charts.dots(means, _axis("change"))
    )


def _calibration(frame: pd.DataFrame) -> dict[str, Any]:
    head = present.heads("confidence", "people", "choices", "best")
    if frame.empty:
        return present.table("calibration", head, [[words.cohort.cells()["uneven"], "", "", ""]], "", {})
    rows = [present.row_of_confidence(row) for row in frame.to_dict("records")]
    named = frame.assign(name=[row[0] for row in rows])
    picture = charts.dots(_dots(named, "name", "best"), _axis("calibration"))
    return present.table("calibration", head, rows, as_csv(frame), picture)


def _dots(frame: pd.DataFrame, label: str, figure: str) -> list[charts.Row]:
    columns = [label, figure, *(f"{figure}_{end}" for end in _NO_INTERVAL)]
    return [] if frame.empty else [tuple(row) for row in frame[columns].itertuples(index=False)]


def _axis(part: str) -> str:
    return words.cohort.parts()[part]["axis"]
