"""Tell which vignettes come back, and when: after 1, 7 and 21 days, worked out from the attempts alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..content.compare import decided_gap
from ..content.model import Alignment, Vignette
from .lines import Attempt
from .measures import alignment_of
from .progress import is_present

WAITS = (1, 7, 21)  # days; one that has come back after the last of them rests
SURE = 80  # percent: being so sure of an option that is not the best one is worth a second look
MOST = 6  # vignettes in one review: about a quarter of an hour


@dataclass(frozen=True)
class Recall:
    """A vignette that comes back: on which day, and whether before others since its last choice asks for it."""

    vignette: Vignette
    on: date
    first: bool


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


def asks_again(vignette: Vignette, attempt: Attempt) -> bool:
    """Tell whether a choice is worth a second look: it strained, was over-confident, or misjudged the text by far."""
    alignment, choice = alignment_of(vignette, attempt), attempt.choice
    sure_of_another = vignette.best and alignment != Alignment.FITS and choice.confidence >= SURE
    far = abs(decided_gap(choice.decided, vignette.decided)) >= 2
    return alignment in (Alignment.STRAINS, Alignment.AGAINST) or sure_of_another or far


def _recall(vignette: Vignette, attempts: list[Attempt]) -> Recall | None:
    """Follow the attempts: each that was due leads to the next wait, one that asks for it leads back to the first."""
    waited, since, again = 0, None, False
    for attempt in attempts:
        if not is_present(attempt, vignette):
            continue
        day = _day(attempt)
        if asks_again(vignette, attempt):
            waited, since, again = 0, day, True
        elif since is None:
            since = day
        elif waited < len(WAITS) and day >= since + timedelta(WAITS[waited]):
            waited, since, again = waited + 1, day, False
    if since is None or waited == len(WAITS):
        return None
    return Recall(vignette, since + timedelta(WAITS[waited]), again)


def _urgency(recall: Recall) -> tuple[bool, date, str]:
    """Put those first whose last choice asks for it, then those that have waited longest."""
    return not recall.first, recall.on, recall.vignette.id


def _day(attempt: Attempt) -> date:
    """Tell on which day an attempt was made, where the learner is."""
    return datetime.fromisoformat(attempt.at).astimezone().date()
