"""The reminders are three private all-day events, always the same, and name nothing a colleague should not read."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from practicum.cards.review import calendar, passport_id
from practicum.passport.file import Passport

AT = datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Europe/Vienna"))
ONE, OTHER = "a passport's id", "another's"


def events(text: str) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def taken_in(*texts: str) -> dict[str, icalendar.Event]:
    """Take files into a calendar as RFC 5545 has it: of events with one id the latest revision stands."""
    kept: dict[str, icalendar.Event] = {}
    for text in texts:
        for event in events(text):
            known = kept.get(event["uid"])
            if known is None or (known["sequence"], known["dtstamp"].dt) <= (event["sequence"], event["dtstamp"].dt):
                kept[event["uid"]] = event
    return kept


def days(kept: dict[str, icalendar.Event]) -> list[date]:
    return sorted(event["dtstart"].dt for event in kept.values())


def after(day: date) -> list[date]:
    return [day + timedelta(wait) for wait in (1, 7, 21)]


def test_there_are_three_all_day_events_after_1_7_and_21_days():
    made = events(calendar(ONE, AT))

    assert [event["dtstart"].dt for event in made] == after(AT.date())
    assert [event["dtend"].dt - event["dtstart"].dt for event in made] == [timedelta(1)] * 3
    assert {str(event["class"]) for event in made} == {"PRIVATE"}
    assert len({str(event["uid"]) for event in made}) == 3


def test_a_calendar_shows_neither_the_subject_nor_a_choice_nor_a_code():
    text = calendar(ONE, AT).lower()

    assert "short review" in text
    assert [
        word for word in ("attract", "client", "handle", "vignette", "supervis", "http", "code") if word in text
    ] == []


def test_a_code_stands_in_the_calendar_of_whoever_asked_for_it():
    made = events(calendar(ONE, AT, "ABCD-EFGH"))

    assert ["Your resume code: ABCD-EFGH" in str(event["description"]) for event in made] == [True] * 3


@pytest.mark.parametrize(
    "later", [timedelta(0), timedelta(seconds=1), timedelta(hours=9), timedelta(days=7), timedelta(days=400)]
)
def test_pressed_again_it_moves_the_three_days_and_adds_none(later):
    kept = taken_in(calendar(ONE, AT), calendar(ONE, AT + later))

    assert days(kept) == after((AT + later).date())


def test_taken_in_the_other_way_round_the_later_days_stand():
    kept = taken_in(calendar(ONE, AT + timedelta(days=7)), calendar(ONE, AT))

    assert days(kept) == after(AT.date() + timedelta(days=7))


@pytest.mark.parametrize(
    "zones", [("Pacific/Auckland", "America/Los_Angeles"), ("America/Los_Angeles", "Pacific/Auckland")]
)
def test_after_a_flight_the_days_are_counted_where_the_learner_is(zones):
    there, here = ((AT + timedelta(hours=4)).astimezone(ZoneInfo(zone)) for zone in zones)
    here += timedelta(hours=1)

    kept = taken_in(calendar(ONE, there), calendar(ONE, here))

    assert there.date() != here.date()
    assert days(kept) == after(here.date())


def test_two_passports_have_reminders_of_their_own():
    assert len(taken_in(calendar(ONE, AT), calendar(OTHER, AT))) == 6


@pytest.mark.parametrize("at", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)])
def test_a_clock_that_is_far_off_makes_a_revision_that_calendars_can_read(at):
    assert all(0 <= event["sequence"] < 2**31 for event in events(calendar(ONE, at)))


def test_a_passport_keeps_its_id_on_another_machine_and_when_more_is_chosen(own_passport, tmp_path, attempt):
    passport = Passport(own_passport)
    passport.record([attempt("first", at="2026-11-01T10:00:00.000+00:00")])
    before = passport_id(passport.attempts())
    copy = Passport(tmp_path / "elsewhere" / "renamed.jsonl")
    copy.merge(passport.export())
    copy.record([attempt("second", at="2026-11-09T10:00:00.000+00:00")])

    assert passport_id(copy.attempts()) == before
    assert copy.path_hash != passport.path_hash
    assert passport.attempts()[0].id not in before


def test_two_people_who_take_in_one_code_have_ids_of_their_own(attempt):
    one, other = (attempt("of the code", at=f"2026-11-0{day}T10:00:00.000+00:00") for day in (1, 2))

    assert one.id == other.id
    assert passport_id([one]) != passport_id([other])
