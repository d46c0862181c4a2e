"""Put what blind readings found into sentences and a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from .. import words
from ..authoring.blind_readings import Agreement, Reading, agreement, findings, key, labels, present
from ..content.model import Vignette


def note(readings: Sequence[Reading], bank: Sequence[Vignette]) -> dict:
    """Tell how the labels were made: lines on agreement, and a row for each reading."""
    shown = present(readings, bank)
    close = [reading for reading in shown if reading.kind == "reading"]
    lines = words.article.coding()
    said = [lines["lead"], *_agreed(close, bank), lines["kappa"]]
    said += [lines["readers"].format(reader=reader) for reader in dict.fromkeys(r.reader for r in shown)]
    return {"lines": [*said, lines["no_expert"]], "rows": _rows(shown, bank)}


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


def _rows(shown: Sequence[Reading], bank: Sequence[Vignette]) -> list[list[str]]:
    kinds, lines = words.article.kinds(), words.article.coding()
    found = findings(shown, bank)
    counts = [lines["found_of"].format(found=one.found, of=one.of) for one in found]
    return [[kinds[one.reading.kind], one.reading.shown, count] for one, count in zip(found, counts, strict=True)]


def _numbers(kappas) -> str:
    return ", ".join(f"{kappa:.2f}" for kappa in kappas)
