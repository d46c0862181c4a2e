"""How much the bank is about its text: what blind sheets found with the article and without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..content.model import Alignment, Vignette
from .blind_readings import Reading


@dataclass(frozen=True)
class Finding:
    """How many best options one sheet found, of those that there are on the versions it saw."""

    reading: Reading
    found: int
    of: int
    stale: int

    def __str__(self) -> str:
        """Write one line of an audit."""
        line = f"{self.reading.kind:<10} {self.reading.id:<28} {self.found} of {self.of} best options"
        return f"{line}, {self.stale} codings of older versions left out" if self.stale else line


def findings(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[Finding, ...]:
    """Count, sheet by sheet, the best options found; a coding of an older version is left out."""
    vignettes = {vignette.id: vignette for vignette in bank}
    return tuple(_finding(reading, vignettes) for reading in readings)


def present(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[Reading, ...]:
    """Take the sheets that saw the whole bank as it now is; older ones are kept, and not counted."""
    versions = {(vignette.id, vignette.version) for vignette in bank}
    return tuple(r for r in readings if {(c.vignette, c.version) for c in r.codings} >= versions)


def drawing_one(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[str, ...]:
    """Name the vignettes of which every sheet found the same option best, or none."""
    drawn: dict[tuple[str, int], set[str]] = defaultdict(set)
    for reading in readings:
        for coding in reading.codings:
            drawn[coding.vignette, coding.version].add(coding.best)
    return tuple(vignette.id for vignette in bank if len(drawn[vignette.id, vignette.version] - {""}) < 2)


def best_option(vignette: Vignette) -> str | None:
    """Name the option that fits the text; None where the text is silent."""
    for option in vignette.options:
        if option.alignment is Alignment.FITS:
            return option.id
    return None


def _finding(reading: Reading, vignettes: dict[str, Vignette]) -> Finding:
    found = of = stale = 0
    for coding in reading.codings:
        vignette = vignettes[coding.vignette]
        if coding.version != vignette.version:
            stale += 1
        elif best := best_option(vignette):
            of += 1
            found += coding.best == best
    return Finding(reading, found, of, stale)
