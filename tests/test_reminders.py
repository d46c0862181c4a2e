"""The reminders are three private all-day events that name nothing a colleague should not read."""

from datetime import date, timedelta

import icalendar

from practicum.reminders import calendar

TODAY = date(2026, 11, 24)


def test_there_are_three_all_day_events_after_1_7_and_21_days():
    events = icalendar.Calendar.from_ical(calendar(TODAY)).walk("VEVENT")

    starts = [event["dtstart"].dt for event in events]
    assert starts == [TODAY + timedelta(wait) for wait in (1, 7, 21)]
    assert [event["dtend"].dt - event["dtstart"].dt for event in events] == [timedelta(1)] * 3
    assert {str(event["class"]) for event in events} == {"PRIVATE"}
    assert len({str(event["uid"]) for event in events}) == 3


def test_a_calendar_shows_neither_the_subject_nor_a_choice():
    text = calendar(TODAY).lower()

    assert "short review" in text
    assert [word for word in ("attract", "client", "handle", "vignette", "supervis", "http") if word in text] == []
