"""The way that a learner took through a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..content.case import Case, Decision, Ending, Turn
from .lines import Attempt


@dataclass(frozen=True)
class Step:
    """A decision on a way, the attempt made there, and the option that it took."""

    decision: Decision
    attempt: Attempt
    turn: Turn


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
        turn = _turn(here, attempt)
        if turn is None or (steps and attempt.at < steps[-1].attempt.at):
            break
        steps.append(Step(here, attempt, turn))
        here = case.place(turn.to)
    return Walk(tuple(steps), here)


def ways(case: Case, attempts: Iterable[Attempt]) -> frozenset[tuple[str, str]]:
    """Name every way from a decision to the next place that a learner has ever taken in a case."""
    known = {decision.id: decision for decision in case.decisions}
    taken = set()
    for attempt in attempts:
        decision = known.get(attempt.vignette)
        turn = _turn(decision, attempt) if decision and attempt.version == case.version else None
        if turn:
            taken.add((decision.id, turn.to))
    return frozenset(taken)


def met(case: Case, taken: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Name every place of a case that a learner has been to, from the ways that they took."""
    return frozenset([case.decisions[0].id]).union(*taken)


def _turn(decision: Decision, attempt: Attempt | None) -> Turn | None:
    """Find the option that an attempt took; None if there is no attempt, or no such option any more."""
    taken = attempt.choice.option if attempt else None
    return next((turn for turn in decision.options if turn.id == taken), None)
