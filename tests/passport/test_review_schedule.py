"""A vignette comes back after 1, 7 and 21 days; one that asks for a second look comes back soon, and first."""

from datetime import date, datetime, timedelta

import pytest
from samples import FORMS

from practicum.content.library import Library
from practicum.content.model import Decided
from practicum.passport.review_schedule import Recall, due, recalls

DAY = date(2026, 11, 2)
GOOD, STRAINS, AGAINST, UNSAID = "ask-a-colleague", "wait-and-see", "take-the-late-train", "move-his-hour"


@pytest.fixture
def bank(forms_folder):
    library = Library(forms_folder)
    return [library.vignette(name) for name in FORMS["a"]]


@pytest.fixture
def on(attempt):
    """Give a function that makes an attempt on a day, counted from the first, at noon where the learner is."""

    def make(day: int, vignette: str = "a-1", **changes):
        noon = datetime.combine(DAY, datetime.min.time()) + timedelta(days=day, hours=12)
        return attempt(f"{vignette}-{day}-{changes}", vignette=vignette, at=noon.astimezone().isoformat(), **changes)

    return make


def days(bank, attempts) -> list[int]:
    """Tell in how many days from the first each vignette comes back."""
    return [(recall.on - DAY).days for recall in recalls(bank, attempts)]


@pytest.mark.parametrize(
    ("made", "back"),
    [
        ([0], [1]),
        ([0, 1], [8]),
        ([0, 1, 8], [29]),
        ([0, 3], [10]),
        ([0, 1, 8, 29], []),
        ([0, 0], [1]),
        ([0, 1, 4], [8]),
    ],
)
def test_it_waits_a_day_then_seven_then_twenty_one_and_then_rests(bank, on, made, back):
    assert days(bank, [on(day) for day in made]) == back


@pytest.mark.parametrize(
    "slip",
    [
        {"option": STRAINS, "confidence": 50},
        {"option": AGAINST, "confidence": 50},
        {"option": UNSAID, "confidence": 80},
        {"decided": Decided.SILENT},
    ],
    ids=str,
)
def test_a_slip_puts_it_back_to_one_day_and_first(bank, on, slip):
    [recall] = recalls(bank, [on(0), on(1), on(8, **slip)])

    assert recall == Recall(bank[0], DAY + timedelta(9), first=True)


def test_a_second_try_on_the_same_day_does_not_undo_a_slip(bank, on):
    [recall] = recalls(bank, [on(0, option=STRAINS), on(0)])

    assert (recall.on, recall.first) == (DAY + timedelta(1), True)


def test_a_sound_choice_when_it_was_due_undoes_a_slip(bank, on):
    [recall] = recalls(bank, [on(0, option=STRAINS), on(1)])

    assert (recall.on, recall.first) == (DAY + timedelta(8), False)


@pytest.mark.parametrize(
    "fine", [{"option": UNSAID, "confidence": 70}, {"decided": Decided.PARTLY}, {"confidence": 100}]
)
def test_being_a_little_off_or_rightly_sure_is_no_slip(bank, on, fine):
    [recall] = recalls(bank, [on(0, **fine)])

    assert not recall.first


def test_nobody_is_over_confident_where_no_option_is_best(bank, on):
    [recall] = recalls(bank, [on(0, "a-4", option=UNSAID, confidence=100, decided=Decided.SILENT)])

    assert not recall.first


def test_an_older_version_and_an_option_that_is_gone_are_passed_over(bank, on):
    assert recalls(bank, [on(0, version=0), on(0, option="gone")]) == ()


def test_slips_come_first_and_then_what_has_waited_longest(bank, on):
    made = [on(0, "a-1"), on(2, "a-2"), on(3, "a-3", option=STRAINS), on(9, "a-4", decided=Decided.SILENT)]

    order = [recall.vignette.id for recall in due(recalls(bank, made), DAY + timedelta(9))]

    assert order == ["a-3", "a-1", "a-2"]
