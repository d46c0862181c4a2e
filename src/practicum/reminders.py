"""Make three reminders for a learner's own calendar; nothing of what they chose is in them."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

from . import words
from .schedule import WAITS

FILE_NAME = "reminders.ics"


def calendar(today: date) -> str:
    """Write an iCalendar file with an all-day event after each wait, counted from a day.

    The events are private and leave the day free: others may read a calendar at work.
    """
    import icalendar  # here, so that no page loads it before somebody asks for reminders

    lines = words.reviewing.reminders()
    made = icalendar.Calendar()
    made.add("prodid", "-//practicum//reminders//EN")
    made.add("version", "2.0")
    for wait in WAITS:
        event = icalendar.Event()
        event.add("uid", str(uuid.uuid4()))
        event.add("dtstamp", datetime.now(UTC))
        event.add("dtstart", today + timedelta(wait))
        event.add("dtend", today + timedelta(wait + 1))
        event.add("summary", lines["summary"])
        event.add("description", lines["description"])
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return made.to_ical().decode("utf-8")
