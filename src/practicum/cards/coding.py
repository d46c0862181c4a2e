"""How the labels were made: what close readers found, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import traitlets

from .. import words
from ..authoring import blind_readings
from ..authoring.blind_readings import Agreement, Reading, agreement, key, labels
from ..content.library import open_library
from ..content.model import Vignette
from ..widgets.base import View


class CodingNote(View):
    """Tell how the labels were made and how far readings agree."""

    entry = "cards/coding.js"
    groups = (words.article.coding,)
    lines = traitlets.List(traitlets.Unicode()).tag(sync=True)
    rows = traitlets.List(traitlets.List()).tag(sync=True)


def note() -> CodingNote:
    """Tell how the labels were made, and how far blind readings agree with them and with one another."""
    library = open_library()
    bank = [library.vignette(name) for name in library.vignette_ids()]
    shown = blind_readings.present(blind_readings.all_readings(library), bank)
    lines, rows = _lines_on_coding(shown, bank), _rows_on_coding(shown, bank)
    return CodingNote(words.article.coding()["title"], lines=lines, rows=rows)


def _lines_on_coding(shown: Sequence[Reading], bank: Sequence[Vignette]) -> list[str]:
    """Say how the labels were made, how far close readings agree, and who read."""
    close = [reading for reading in shown if reading.kind == "reading"]
    lines = words.article.coding()
    said = [lines["lead"], *_agreed(close, bank), lines["kappa"]]
    said += [lines["readers"].format(reader=reader) for reader in dict.fromkeys(r.reader for r in shown)]
    return [*said, lines["no_expert"]]


def _agreed(close: list[Reading], bank: Sequence[Vignette]) -> list[str]:
    if not close:
        return []
    lines, ours = words.article.coding(), key(bank)
    theirs = [labels(reading, bank) for reading in close]
    found: list[Agreement] = [agreement(ours, one) for one in theirs]
    sizes = {"readings": len(close), "responses": found[0].n_options}
    counts = {name: lines[name].format(count=count) for name, count in sizes.items()}
    said = [
        lines["coded"].format(kappas=_numbers(one.options for one in found), **counts),
        lines["decided"].format(kappas=_numbers(one.decided for one in found), vignettes=found[0].n_vignettes),
    ]
    between = [agreement(one, other) for one, other in combinations(theirs, 2)]
    if between:
        kappas = {"options": _numbers(b.options for b in between), "decided": _numbers(b.decided for b in between)}
        said.append(lines["between"].format(**kappas))
    return said


def _rows_on_coding(shown: Sequence[Reading], bank: Sequence[Vignette]) -> list[list[str]]:
    kinds, lines = words.article.kinds(), words.article.coding()
    found = blind_readings.findings(shown, bank)
    counts = [lines["found_of"].format(found=one.found, of=one.of) for one in found]
    return [[kinds[one.reading.kind], one.reading.shown, count] for one, count in zip(found, counts, strict=True)]


def _numbers(kappas: Iterable[float]) -> str:
    return ", ".join(f"{kappa:.2f}" for kappa in kappas)
