"""How far blind readings agree with the course's labels and with one another, beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..content.model import Vignette
from .blind_readings import Reading


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
    options = {(v.id, option.id): option.alignment.value for v in vignettes for option in v.options}
    return Labels(options, {v.id: v.decided.value for v in vignettes})


def labels(reading: Reading, bank: Iterable[Vignette]) -> Labels:
    """Take the labels of a close reading, of the vignettes whose present version it saw."""
    versions = {vignette.id: vignette.version for vignette in bank}
    codings = [coding for coding in reading.codings if versions.get(coding.vignette) == coding.version]
    options = {(c.vignette, coded.option): coded.alignment.value for c in codings for coded in c.options}
    return Labels(options, {c.vignette: c.decided.value for c in codings if c.decided})


def _kappa(pairs: list[tuple[str, str]]) -> float:
    """Give agreement beyond chance, from -1 to 1; 0 for no pairs, 1 where everything has one label."""
    if not pairs:
        return 0.0
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    ones, others = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ones[label] * others[label] for label in ones) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0
