"""Tell which vignettes come back, and when: after 1, 7 and 21 days, worked out from the attempts alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

from ..content.model import SURE, Practice, Vignette
from .lines import Attempt
from .measures import marked
from .progress import is_present

WAITS = (1, 7, 21)  # days; one that has come back after the last of them rests
MOST = 6  # vignettes in one review: about a quarter of an hour


class Turn(IntEnum):
    """Name when a vignette takes its turn among those that are due, by what its last choice asks for."""

    FIRST = 0  # sure of what good practice speaks against
    NEXT = 1  # what good practice speaks against, or sure of what it does not support while it supports another
    AFTERWARDS = 2  # nothing to look at twice


@dataclass(frozen=True)
class Recall:
    """A vignette that comes back: on which day, and when it takes its turn among those that are due."""

    vignette: Vignette
    on: date
    turn: Turn


def recalls(vignettes: Iterable[Vignette], attempts: Collection[Attempt]) -> tuple[Recall, ...]:
    """Tell of each vignette on record when it comes back; one that rests is left out.

    Args:
        vignettes: those that a review may show.
        attempts: a passport's, oldest first; those at older versions are passed over.
    """
    made: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        made.setdefault(attempt.vignette, []).append(attempt)
    found = (_recall(vignette, made.get(vignette.id, [])) for vignette in vignettes)
    return tuple(recall for recall in found if recall)


def due(waiting: Iterable[Recall], today: date) -> tuple[Recall, ...]:
    """Take what is due by a day, in the order of a review."""
    return tuple(sorted((recall for recall in waiting if recall.on <= today), key=_urgency))


def turn(vignette: Vignette, attempt: Attempt) -> Turn:
    """Tell by a choice when its vignette takes its turn; good practice decides, and how sure the learner was."""
    choice = marked(vignette, attempt)
    sure = choice.sureness >= SURE
    if choice.practice is Practice.UNSOUND:
        return Turn.FIRST if sure else Turn.NEXT
    another_is_supported = any(option.practice.mark.supports for option in vignette.options)
    return Turn.NEXT if sure and not choice.practice.supports and another_is_supported else Turn.AFTERWARDS


def _recall(vignette: Vignette, attempts: list[Attempt]) -> Recall | None:
    """Follow the attempts: each that was due leads to the next wait, one worth a second look back to the first."""
    waited, since, comes = 0, None, Turn.AFTERWARDS
    for attempt in attempts:
        if not is_present(attempt, vignette):
            continue
        day = _day(attempt)
        asked = turn(vignette, attempt)
        if asked < Turn.AFTERWARDS:
            waited, since, comes = 0, day, asked
        elif since is None:
            since = day
        elif waited < len(WAITS) and day >= since + timedelta(WAITS[waited]):
            waited, since, comes = waited + 1, day, Turn.AFTERWARDS
    if since is None or waited == len(WAITS):
        return None
    return Recall(vignette, since + timedelta(WAITS[waited]), comes)


def _urgency(recall: Recall) -> tuple[Turn, date, str]:
    """Put those first whose last choice asks for it; of each kind, those that have waited longest."""
    return recall.turn, recall.on, recall.vignette.id


def _day(attempt: Attempt) -> date:
    """Tell on which day an attempt was made, where the learner is."""
    return datetime.fromisoformat(attempt.at).astimezone().date()
