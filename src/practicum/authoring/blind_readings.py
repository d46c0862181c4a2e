"""Blind readings: how they are read, which responses they took, and how far they agree beyond chance.

A reading counts for the vignettes whose present version it saw, and every figure says of how many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from ..content.library import Library, as_noun, content_files
from ..content.model import Alignment, Decided, Practice, Vignette

CLOSE = ("reading", "practice")  # the kinds that code every option: by the article, by good practice

Thing = TypeVar("Thing")  # what is coded: an option of a vignette, or a vignette


@dataclass(frozen=True)
class CodedOption:
    """How one reading coded one option: what the article makes of it, or what good practice does."""

    option: str
    alignment: Alignment | None = None
    mark: Practice | None = None


@dataclass(frozen=True)
class Coding:
    """What one reading made of one vignette: its best option, and in a close reading every option."""

    vignette: str
    version: int
    best: str
    decided: Decided | None = None
    options: tuple[CodedOption, ...] = ()
    confidence: int | None = None


@dataclass(frozen=True)
class Reading:
    """What somebody made of the bank who saw none of its marks."""

    id: str
    kind: str
    made: str
    reader: str
    shown: str
    codings: tuple[Coding, ...]


@dataclass(frozen=True)
class Finding:
    """What became of the responses that one reading took for best, by both marks.

    Args:
        scenes: the vignettes that it saw as they are now; of a few it may have named no response.
        stale: those that have another version now.
        named: the responses that it took; of these the article supports `article`, good practice `practice`.
        fitting: the vignettes among its scenes in which an option fits the article; it found `fits` of them.
    """

    reading: Reading
    scenes: int
    stale: int
    named: int
    article: int
    practice: int
    fitting: int
    fits: int

    def __str__(self) -> str:
        """Write one line of an audit."""
        supported = f"of {self.named} responses the article supports {self.article}, good practice {self.practice}"
        line = f"{self.reading.kind:<10} {self.reading.id:<28} on {self.scenes} scenes: {supported}"
        line += f"; {self.fits} of {self.fitting} that fit the article"
        return f"{line}; {self.stale} scenes have another version now" if self.stale else line


@dataclass(frozen=True)
class Labels:
    """What somebody made of the bank: by vignette and option, each mark; by vignette, how far the article decides."""

    article: Mapping[tuple[str, str], str]
    practice: Mapping[tuple[str, str], str]
    decided: Mapping[str, str]


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa, and of how many things it speaks."""

    value: float
    of: int


@dataclass(frozen=True)
class Agreement:
    """How far two codings of the bank agree beyond chance, on what both have coded."""

    article: Kappa
    practice: Kappa
    decided: Kappa

    def __str__(self) -> str:
        """Write the figures of an audit's line."""
        named = {
            "options by the article": self.article,
            "options by good practice": self.practice,
            "scenes by how far the article decides": self.decided,
        }
        return ", ".join(f"kappa {k.value:.2f} on {k.of} {what}" for what, k in named.items() if k.of) or "nothing"


def all_readings(library: Library) -> tuple[Reading, ...]:
    """Read every blind reading of a data folder, sorted by file name."""
    return tuple(as_noun(Reading, path) for path in content_files(library.folder / "readings"))


def counting(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[Reading, ...]:
    """Take the readings that saw a vignette as it now is; the others are kept, and count for nothing."""
    versions = _versions(bank)
    return tuple(reading for reading in readings if any(_current(reading, versions)))


def findings(readings: Iterable[Reading], bank: Iterable[Vignette]) -> tuple[Finding, ...]:
    """Lay, reading by reading, the responses that it took for best beside both marks."""
    vignettes = {vignette.id: vignette for vignette in bank}
    return tuple(_finding(reading, vignettes) for reading in readings)


def drawing_one(readings: Iterable[Reading], bank: Sequence[Vignette]) -> tuple[str, ...]:
    """Name the vignettes of which every reading that saw them found the same option best, or none."""
    drawn: dict[str, set[str]] = defaultdict(set)
    versions = _versions(bank)
    for reading in readings:
        for coding in _current(reading, versions):
            drawn[coding.vignette].add(coding.best)
    return tuple(vignette.id for vignette in bank if vignette.id in drawn and len(drawn[vignette.id] - {""}) < 2)


def agreements(readings: Sequence[Reading], bank: Sequence[Vignette]) -> dict[str, Agreement]:
    """Lay each close reading beside our marks, and each two of a kind beside each other, by who agrees with whom."""
    found: dict[str, Agreement] = {}
    for kind in CLOSE:
        close = {reading.id: labels(reading, bank) for reading in readings if reading.kind == kind}
        found |= {f"{name} with our marks": agreement(one, key(bank)) for name, one in close.items()}
        pairs = combinations(close.items(), 2)
        found |= {f"{name} with {other}": agreement(one, two) for (name, one), (other, two) in pairs}
    return found


def agreement(one: Labels, other: Labels) -> Agreement:
    """Lay two codings of the bank beside each other, on what both have coded.

    Source: Cohen, A coefficient of agreement for nominal scales, 1960; unweighted.
    """
    return Agreement(
        _beyond_chance(one.article, other.article),
        _beyond_chance(one.practice, other.practice),
        _beyond_chance(one.decided, other.decided),
    )


def key(bank: Iterable[Vignette]) -> Labels:
    """Take the marks that the course itself gives."""
    vignettes = tuple(bank)
    pairs = [(vignette.id, option) for vignette in vignettes for option in vignette.options]
    return Labels(
        {(name, option.id): option.article.alignment.value for name, option in pairs},
        {(name, option.id): option.practice.mark.value for name, option in pairs},
        {vignette.id: vignette.decided.value for vignette in vignettes},
    )


def labels(reading: Reading, bank: Iterable[Vignette]) -> Labels:
    """Take the marks of a close reading, of the vignettes whose present version it saw."""
    codings = list(_current(reading, _versions(bank)))
    pairs = [(coding.vignette, coded) for coding in codings for coded in coding.options]
    return Labels(
        {(name, coded.option): coded.alignment.value for name, coded in pairs if coded.alignment},
        {(name, coded.option): coded.mark.value for name, coded in pairs if coded.mark},
        {coding.vignette: coding.decided.value for coding in codings if coding.decided},
    )


def _versions(bank: Iterable[Vignette]) -> dict[str, int]:
    return {vignette.id: vignette.version for vignette in bank}


def _current(reading: Reading, versions: Mapping[str, int]) -> Iterator[Coding]:
    """Give the codings of the vignettes that are as the reading saw them."""
    return (coding for coding in reading.codings if versions.get(coding.vignette) == coding.version)


def _finding(reading: Reading, vignettes: Mapping[str, Vignette]) -> Finding:
    current = list(_current(reading, _versions(vignettes.values())))
    seen = [(vignettes[coding.vignette], coding.best) for coding in current]
    taken = [option for vignette, best in seen for option in vignette.options if option.id == best]
    fitting = [(vignette.best.id, best) for vignette, best in seen if vignette.best]
    return Finding(
        reading,
        scenes=len(seen),
        stale=len({coding.vignette for coding in reading.codings} - {coding.vignette for coding in current}),
        named=len(taken),
        article=sum(option.article.alignment.supports for option in taken),
        practice=sum(option.practice.mark.supports for option in taken),
        fitting=len(fitting),
        fits=sum(best == fits for fits, best in fitting),
    )


def _beyond_chance(one: Mapping[Thing, str], other: Mapping[Thing, str]) -> Kappa:
    """Give agreement beyond chance, from -1 to 1; 0 for no pairs, 1 where everything has one label."""
    pairs = [(one[thing], other[thing]) for thing in one.keys() & other.keys()]
    if not pairs:
        return Kappa(0.0, 0)
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    ones, others = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ones[label] * others[label] for label in ones) / len(pairs) ** 2
    return Kappa((agreed - chance) / (1 - chance) if chance < 1 else 1.0, len(pairs))
