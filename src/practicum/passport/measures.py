"""Measure what first attempts amount to: what the article supports, what good practice supports, and how sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..content.model import SURE, SURENESSES, Alignment, Practice, Vignette, sureness
from .lines import Attempt
from .progress import first


@dataclass(frozen=True)
class Marked:
    """A choice by its two marks, and the place of the word for how sure it was, counted from 0."""

    article: Alignment
    practice: Practice
    sureness: int


@dataclass(frozen=True)
class Supported:
    """Of some choices, how many the article supports and how many good practice supports: two counts, never one."""

    choices: int
    article: int
    practice: int


@dataclass(frozen=True)
class Measures:
    """What the first attempts at some scenes amount to, in raw counts: how many scenes there are, and the choices."""

    scenes: int
    choices: tuple[Marked, ...]

    @property
    def taken(self) -> int:
        """Count the scenes on record."""
        return len(self.choices)

    @property
    def supported(self) -> Supported:
        """Count what each of the two supports."""
        return supported(self.choices)

    @property
    def sure(self) -> Supported:
        """Count the same of the choices that were sure or certain."""
        return supported(each for each in self.choices if each.sureness >= SURE)

    @property
    def calibration(self) -> tuple[tuple[Marked, ...], ...]:
        """Give the choices by the five words for how sure they were, from the lowest to the highest."""
        return tuple(tuple(each for each in self.choices if each.sureness == place) for place in range(SURENESSES))

    @property
    def alignments(self) -> Mapping[Alignment, int]:
        """Count by what the article makes of a choice."""
        found = Counter(each.article for each in self.choices)
        return {alignment: found[alignment] for alignment in Alignment}

    @property
    def practices(self) -> Mapping[Practice, int]:
        """Count by what good practice makes of a choice."""
        found = Counter(each.practice for each in self.choices)
        return {practice: found[practice] for practice in Practice}


def measure(scenes: Collection[Vignette], attempts: Collection[Attempt]) -> Measures:
    """Measure scenes by the first attempt at each.

    Args:
        scenes: vignettes or decisions, as they are now.
        attempts: a passport's, oldest first.
    """
    firsts = first(scenes, attempts)
    return Measures(len(scenes), tuple(marked(each, firsts[each.id]) for each in scenes if each.id in firsts))


def marked(vignette: Vignette, attempt: Attempt) -> Marked:
    """Hold an attempt beside the two marks of the option that it took."""
    option = vignette.option(attempt.choice.option)
    return Marked(option.article.alignment, option.practice.mark, sureness(vignette, attempt.choice.confidence))


def supported(choices: Iterable[Marked]) -> Supported:
    """Count how many of some choices the article supports, and how many good practice."""
    counted = list(choices)
    by_article, by_practice = (
        (each.article.supports for each in counted),
        (each.practice.supports for each in counted),
    )
    return Supported(len(counted), sum(by_article), sum(by_practice))
