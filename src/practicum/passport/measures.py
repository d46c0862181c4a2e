"""Measure what the first attempts at a form amount to: fit, judgement of the text, calibration; raw counts only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..content.compare import decided_gap
from ..content.model import CONFIDENCES, Alignment, Decided, Vignette
from .lines import Attempt
from .progress import first


@dataclass(frozen=True)
class Calibration:
    """Of the choices made with one confidence, how many fitted best."""

    confidence: int
    choices: int
    best: int


@dataclass(frozen=True)
class Measures:
    """What the first attempts at a form amount to.

    `fit` is a sum over `fit_of` choices: where the text does not say, or is silent on the whole scene, nothing is
    counted. `judged` counts the third judgement beside our reading; `silent` the scenes that have only that.
    """

    scenes: int
    taken: int
    silent: int
    fit: float
    fit_of: int
    alignments: Mapping[Alignment, int]
    judged: Mapping[str, int]
    calibration: tuple[Calibration, ...]


def measure(form: Collection[Vignette], attempts: Collection[Attempt]) -> Measures:
    """Measure a form by the first attempt at each of its vignettes.

    Args:
        form: the form's vignettes, as they are now.
        attempts: a passport's, oldest first.
    """
    firsts = first(form, attempts)
    taken = [(vignette, firsts[vignette.id]) for vignette in form if vignette.id in firsts]
    speaking = [(vignette, attempt) for vignette, attempt in taken if vignette.decided != Decided.SILENT]
    alignments = Counter(alignment_of(vignette, attempt) for vignette, attempt in speaking)
    fits = [alignment.fit for alignment in alignments.elements() if alignment.fit is not None]
    return Measures(
        scenes=len(form),
        taken=len(taken),
        silent=len(taken) - len(speaking),
        fit=sum(fits),
        fit_of=len(fits),
        alignments={alignment: alignments[alignment] for alignment in Alignment},
        judged=_judged(taken),
        calibration=_calibration(taken),
    )


def alignment_of(vignette: Vignette, attempt: Attempt) -> Alignment:
    """Tell how the option that an attempt took stands to the text."""
    return vignette.option(attempt.choice.option).article.alignment


def _judged(taken: list[tuple[Vignette, Attempt]]) -> dict[str, int]:
    """Count by how the third judgement stands to ours: less, the same, more."""
    gaps = [decided_gap(attempt.choice.decided, vignette.decided) for vignette, attempt in taken]
    return {
        "less": sum(gap < 0 for gap in gaps),
        "same": sum(gap == 0 for gap in gaps),
        "more": sum(gap > 0 for gap in gaps),
    }


def _calibration(taken: list[tuple[Vignette, Attempt]]) -> tuple[Calibration, ...]:
    """Count by confidence, over the vignettes that have a best option; a confidence never given is left out."""
    choices: Counter[int] = Counter()
    best: Counter[int] = Counter()
    for vignette, attempt in taken:
        if vignette.best:
            choices[attempt.choice.confidence] += 1
            best[attempt.choice.confidence] += alignment_of(vignette, attempt) == Alignment.FITS
    return tuple(Calibration(percent, choices[percent], best[percent]) for percent in CONFIDENCES if choices[percent])
