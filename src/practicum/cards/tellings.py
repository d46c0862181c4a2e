"""A branching case on a page: say what came of each choice, record it, and follow the way."""

from __future__ import annotations

from ..content.case import Case, Decision
from ..content.library import Library, open_library
from ..content.model import PracticumError
from ..passport.case_walk import walk, ways
from ..passport.file import Passport, default_path
from ..widgets.base import calmly
from . import choices, telling
from .case import CaseCard


@calmly
def case(case_id: str) -> CaseCard:
    """Show a branching case, on the way where the learner left it."""
    library, passport = open_library(), Passport(default_path())
    told = library.case(case_id)
    return CaseCard(
        {**telling.case(told), "place": passport.place},
        way(told, passport),
        on_select=lambda message: select(told, message, library),
        on_commit=lambda message: commit(told, message, passport),
    )


def way(told: Case, passport: Passport) -> dict:
    """Follow a passport's attempts through a case, in the form that a page draws."""
    attempts = passport.legible()
    taken = walk(told, attempts)
    lefts = [choices.redrawn(step.attempt, passport) for step in taken.steps]
    return telling.way(told, taken, ways(told, attempts), lefts)


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
    place = told.find(message.get("vignette"))
    if not isinstance(place, Decision):
        raise PracticumError(f'"{place.id}" is an ending. Choose at a decision.')
    return place
