"""What a page does with a learner's choices in a case: say what came of each, record it, follow the way."""

from __future__ import annotations

from . import choices
from .library import Library
from .model import Attempt, PracticumError
from .passport import Passport, PassportError
from .story import Case, Decision, met, walk
from .views import telling


def way(told: Case, passport: Passport) -> dict:
    """Follow a passport's attempts through a case, in the form that a page draws."""
    attempts = _attempts(passport)
    taken = walk(told, attempts)
    lefts = [choices.redrawn(step.attempt, passport) for step in taken.steps]
    return telling.way(told, taken, met(told, attempts), lefts)


def select(told: Case, message: dict, library: Library) -> dict:
    """Put an option of a decision beside the text, and say what came of it."""
    try:
        decision = _decision(told, message)
        outcome = decision.option(message.get("option")).outcome
    except PracticumError:
        return choices.refusal()
    return {**choices.guidance(decision, message["option"], library), "outcome": outcome}


def commit(told: Case, message: dict, passport: Passport) -> dict:
    """Record a choice at a decision, and give the way as it then stands."""
    try:
        decision = _decision(told, message)
    except PracticumError:
        return choices.refusal()
    outcome = choices.commit(decision, message, passport)
    outcome.pop("left", None)
    return {**outcome, "way": way(told, passport)} if outcome["kind"] == "saved" else outcome


def _decision(told: Case, message: dict) -> Decision:
    """Find the decision that a message of the page is about."""
    place = told.place(message.get("vignette"))
    if not isinstance(place, Decision):
        raise PracticumError(f'"{place.id}" is an ending. Choose at a decision.')
    return place


def _attempts(passport: Passport) -> tuple[Attempt, ...]:
    """Read the passport; a case begins anew on the page while it cannot be read."""
    try:
        return passport.attempts()
    except PassportError:
        return ()
