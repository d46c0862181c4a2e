"""The way that a learner took through a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..content.case import Case, CaseOption, Decision, Ending
from .lines import Attempt


@dataclass(frozen=True)
class Step:
    """A decision on a way, the attempt made there, and the option that it took."""

    decision: Decision
    attempt: Attempt
    option: CaseOption


@dataclass(frozen=True)
class Walk:
    """A way through a case so far: its steps, and the decision or ending that it has come to."""

    steps: tuple[Step, ...]
    at: Decision | Ending


def walk(case: Case, attempts: Iterable[Attempt]) -> Walk:
    """Follow the latest attempts from the first decision on; one made anew leaves what came after it behind.

    Args:
        case: the case.
        attempts: a passport's, oldest first; those at other vignettes, and at older versions, are passed over.
    """
    latest = {attempt.vignette: attempt for attempt in attempts if attempt.version == case.version}
    steps: list[Step] = []
    here: Decision | Ending = case.decisions[0]
    while isinstance(here, Decision):
        attempt = latest.get(here.id)
        option = _taken(here, attempt) if attempt else None
        if attempt is None or option is None or (steps and attempt.at < steps[-1].attempt.at):
            break
        steps.append(Step(here, attempt, option))
        here = case.find(option.to)
    return Walk(tuple(steps), here)


def ways(case: Case, attempts: Iterable[Attempt]) -> frozenset[tuple[str, str]]:
    """Name every way from a decision to what comes next that a learner has ever taken in a case."""
    known = {decision.id: decision for decision in case.decisions}
    taken = set()
    for attempt in attempts:
        decision = known.get(attempt.vignette)
        if decision and attempt.version == case.version and (option := _taken(decision, attempt)):
            taken.add((decision.id, option.to))
    return frozenset(taken)


def met(case: Case, taken: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Name every decision and ending of a case that a learner has been to, from the ways that they took."""
    return frozenset([case.decisions[0].id]).union(*taken)


def _taken(decision: Decision, attempt: Attempt) -> CaseOption | None:
    """Find the option that an attempt took; None if the decision has no such option any more."""
    return next((option for option in decision.options if option.id == attempt.choice.option), None)
