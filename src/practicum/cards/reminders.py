"""Make three reminders for a learner's own calendar; nothing of what they chose is in them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from .. import words
from ..passport.lines import Attempt
from ..passport.review_schedule import WAITS

if TYPE_CHECKING:
    import icalendar

FILE_NAME = "reminders.ics"
_NAMESPACE = uuid.UUID("1d0f3f0a-52b7-4b57-9a55-6d6a2c3f5e10")
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # from here on revisions are counted in seconds
_LAST = 2**31 - 1  # RFC 5545, 3.3.8: an integer has 32 bits


def mark(attempts: Sequence[Attempt]) -> str:
    """Mark a passport by its first attempt, wherever the file lies; nobody can tell from it which one that was.

    A code gives everybody who takes it in the same ids, so that the time belongs to it.

    Args:
        attempts: a passport's, oldest first, and at least one.
    """
    return str(uuid.uuid5(_NAMESPACE, f"{attempts[0].id} {attempts[0].at}"))


def calendar(mark: str, at: datetime, code: str = "") -> str:
    """Write an iCalendar file with an all-day event after each wait, counted from a moment where the learner is.

    Each passport has the same three events for good: a calendar that takes a later file moves them and adds none. The
    events are private and leave the day free: others may read a calendar at work.

    Args:
        mark: the passport's.
        at: the moment, with its time zone.
        code: a resume code, for whoever asks to have it in the calendar.
    """
    import icalendar  # here, so that no page loads it before somebody asks for reminders

    lines, moment = words.review.reminders(), at.astimezone(UTC)
    described = f"{lines['description']}\n{lines['code'].format(code=code)}" if code else lines["description"]
    made = icalendar.Calendar()
    made.add("prodid", "-//practicum//reminders//EN")
    made.add("version", "2.0")
    for wait in WAITS:
        event = _day(at.date() + timedelta(wait))
        event.add("uid", str(uuid.uuid5(_NAMESPACE, f"{mark} {wait}")))
        event.add("sequence", min(max(int((moment - _BEGINNING).total_seconds()), 0), _LAST))
        event.add("dtstamp", moment)
        event.add("summary", lines["summary"])
        event.add("description", described)
        made.add_component(event)
    return made.to_ical().decode("utf-8")


def _day(on: date) -> icalendar.Event:
    """Make an event of a whole day that is private and leaves the day free."""
    import icalendar

    event = icalendar.Event()
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
