"""A branching case: what it is made of, and the way that a learner took through it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .model import Attempt, Option, PracticumError, Vignette


class EndingKind(StrEnum):
    """Name how a case ended: the work served, served at a price, or a limit crossed."""

    HELD = "held"
    COSTLY = "costly"
    CROSSED = "crossed"


@dataclass(frozen=True, kw_only=True)
class Turn(Option):
    """An option that leads on: what came of it, and the decision or ending that it leads to."""

    outcome: str
    to: str


@dataclass(frozen=True, kw_only=True)
class Decision(Vignette):
    """One moment of a case, compared like a vignette; it has its case's version and no number of its own."""

    number: int = 0
    version: int = 0
    options: tuple[Turn, ...]


@dataclass(frozen=True)
class Ending:
    """Where a way through a case may end."""

    id: str
    kind: EndingKind
    title: str
    text: str


@dataclass(frozen=True)
class Case:
    """A branching story of four to seven decisions; the first one in the file is where it starts."""

    id: str
    version: int
    title: str
    opening: str
    decisions: tuple[Decision, ...]
    endings: tuple[Ending, ...]
    care: str = ""

    def place(self, place_id: str) -> Decision | Ending:
        """Find a decision or an ending by its id."""
        for place in (*self.decisions, *self.endings):
            if place.id == place_id:
                return place
        raise PracticumError(f'case "{self.id}" has no "{place_id}". Correct the id, or add it to the case.')


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
