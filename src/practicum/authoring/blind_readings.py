"""Blind readings: how they are read, what they found of the bank, and how far they agree beyond chance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..content.library import Library, as_noun, content_files
from ..content.model import Alignment, Decided, Vignette


@dataclass(frozen=True)
class CodedOption:
    """How one reading labelled one option."""

    option: str
    alignment: Alignment


@dataclass(frozen=True)
class Coding:
    """What one reading made of one vignette: its best option, and in a close reading every label."""

    vignette: str
    version: int
    best: str
    decided: Decided | None = None
    options: tuple[CodedOption, ...] = ()
    confidence: int | None = None


@dataclass(frozen=True)
class Reading:
    """What somebody made of the bank who saw the text and no labels, or guessed without the text."""

    id: str
    kind: str
    made: str
    reader: str
    shown: str
    codings: tuple[Coding, ...]


@dataclass(frozen=True)
class Finding:
    """How many best options one reading found, of those that there are on the versions it saw."""

    reading: Reading
    found: int
    of: int
    stale: int

    def __str__(self) -> str:
        """Write one line of an audit."""
        line = f"{self.reading.kind:<10} {self.reading.id:<28} {self.found} of {self.of} best options"
        return f"{line}, {self.stale} codings of older versions left out" if self.stale else line


@dataclass(frozen=True)
class Labels:
    """What somebody made of the bank: each option's alignment by vignette and option, each vignette's decidedness."""

    options: dict[tuple[str, str], str]
    decided: dict[str, str]


@dataclass(frozen=True)
class Agreement:
    """How far two codings of the bank agree beyond chance: Cohen's kappa, on so many options and vignettes."""

    options: float
    decided: float
    n_options: int
    n_vignettes: int

    def __str__(self) -> str:
        """Write the two figures of an audit's line."""
        return f"kappa {self.options:.2f} on {self.n_options} options, {self.decided:.2f} on decidedness"


def all_readings(library: Library) -> tuple[Reading, ...]:
    """Read every blind reading of a data folder, sorted by file name."""
    return tuple(as_noun(Reading, path) for path in content_files(library.folder / "readings"))


def findings(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[Finding, ...]:
    """Count, reading by reading, the best options found; a coding of an older version is left out."""
    vignettes = {vignette.id: vignette for vignette in bank}
    return tuple(_finding(reading, vignettes) for reading in readings)


def present(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[Reading, ...]:
    """Take the readings that saw the whole bank as it now is; older ones are kept, and not counted."""
    versions = {(vignette.id, vignette.version) for vignette in bank}
    return tuple(r for r in readings if {(c.vignette, c.version) for c in r.codings} >= versions)


def drawing_one(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[str, ...]:
    """Name the vignettes of which every reading found the same option best, or none."""
    drawn: dict[tuple[str, int], set[str]] = defaultdict(set)
    for reading in readings:
        for coding in reading.codings:
            drawn[coding.vignette, coding.version].add(coding.best)
    return tuple(vignette.id for vignette in bank if len(drawn[vignette.id, vignette.version] - {""}) < 2)


def agreements(readings: Sequence[Reading], bank: Sequence[Vignette]) -> dict[str, Agreement]:
    """Lay each close reading beside the key, and each two of them beside each other, by who agrees with whom."""
    close = {reading.id: labels(reading, bank) for reading in readings if reading.kind == "reading"}
    found = {f"{name} with the key": agreement(one, key(bank)) for name, one in close.items()}
    pairs = combinations(close.items(), 2)
    return found | {f"{name} with {other}": agreement(one, two) for (name, one), (other, two) in pairs}


def agreement(one: Labels, other: Labels) -> Agreement:
    """Lay two codings of the bank beside each other, on what both have coded.

    Source: Cohen, A coefficient of agreement for nominal scales, 1960; unweighted.
    """
    options = [(one.options[key], other.options[key]) for key in one.options.keys() & other.options.keys()]
    decided = [(one.decided[key], other.decided[key]) for key in one.decided.keys() & other.decided.keys()]
    return Agreement(_kappa(options), _kappa(decided), len(options), len(decided))


def key(bank: Iterable[Vignette]) -> Labels:
    """Take the labels that the course itself gives."""
    vignettes = tuple(bank)
    options = {(v.id, option.id): option.article.alignment.value for v in vignettes for option in v.options}
    return Labels(options, {v.id: v.decided.value for v in vignettes})


def labels(reading: Reading, bank: Iterable[Vignette]) -> Labels:
    """Take the labels of a close reading, of the vignettes whose present version it saw."""
    versions = {vignette.id: vignette.version for vignette in bank}
    codings = [coding for coding in reading.codings if versions.get(coding.vignette) == coding.version]
    options = {(c.vignette, coded.option): coded.alignment.value for c in codings for coded in c.options}
    return Labels(options, {c.vignette: c.decided.value for c in codings if c.decided})


def _finding(reading: Reading, vignettes: dict[str, Vignette]) -> Finding:
    found = of = stale = 0
    for coding in reading.codings:
        vignette = vignettes[coding.vignette]
        if coding.version != vignette.version:
            stale += 1
        elif vignette.best:
            of += 1
            found += coding.best == vignette.best.id
    return Finding(reading, found, of, stale)


def _kappa(pairs: list[tuple[str, str]]) -> float:
    """Give agreement beyond chance, from -1 to 1; 0 for no pairs, 1 where everything has one label."""
    if not pairs:
        return 0.0
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    ones, others = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ones[label] * others[label] for label in ones) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0
