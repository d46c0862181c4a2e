"""A vignette comes back after 1, 7 and 21 days; one that asks for a second look comes back soon, and first."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from samples import FORMS

from practicum.content.library import Library
from practicum.content.model import Practice
from practicum.passport.review_schedule import Recall, Turn, due, recalls

DAY = date(2026, 11, 2)
SOUND, PARTIAL, UNSOUND, SUPERVISED = "ask-a-colleague", "wait-and-see", "take-the-late-train", "move-his-hour"
FAIRLY, SURE, CERTAIN = 62, 81, 100


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


SLIPS = [
    ({"option": UNSOUND, "confidence": SURE}, Turn.FIRST),
    ({"option": UNSOUND, "confidence": CERTAIN}, Turn.FIRST),
    ({"option": UNSOUND, "confidence": FAIRLY}, Turn.NEXT),
    ({"option": PARTIAL, "confidence": SURE}, Turn.NEXT),
    ({"option": SUPERVISED, "confidence": CERTAIN}, Turn.NEXT),
]


@pytest.mark.parametrize(("slip", "turn"), SLIPS, ids=str)
def test_a_slip_puts_it_back_to_one_day_and_before_others(bank, on, slip, turn):
    [recall] = recalls(bank, [on(0), on(1), on(8, **slip)])

    assert recall == Recall(bank[0], DAY + timedelta(9), turn)


def test_a_second_try_on_the_same_day_does_not_undo_a_slip(bank, on):
    [recall] = recalls(bank, [on(0, option=UNSOUND, confidence=SURE), on(0)])

    assert (recall.on, recall.turn) == (DAY + timedelta(1), Turn.FIRST)


def test_a_sound_choice_when_it_was_due_undoes_a_slip(bank, on):
    [recall] = recalls(bank, [on(0, option=UNSOUND), on(1)])

    assert (recall.on, recall.turn) == (DAY + timedelta(8), Turn.AFTERWARDS)


@pytest.mark.parametrize(
    "fine",
    [{"option": PARTIAL, "confidence": FAIRLY}, {"option": SUPERVISED, "confidence": 25}, {"confidence": CERTAIN}],
    ids=str,
)
def test_what_was_not_sure_or_rightly_sure_is_no_slip(bank, on, fine):
    [recall] = recalls(bank, [on(0, **fine)])

    assert recall.turn is Turn.AFTERWARDS


def test_good_practice_decides_and_not_the_article(bank, on):
    silent = bank[3]  # here the article says nothing of what good practice supports

    [recall] = recalls([silent], [on(0, "a-4", option=SOUND, confidence=CERTAIN)])

    assert recall.turn is Turn.AFTERWARDS


def test_nobody_is_too_sure_where_good_practice_supports_no_option(bank, on):
    options = tuple(
        replace(option, practice=replace(option.practice, mark=Practice.PARTIAL)) for option in bank[0].options
    )

    [recall] = recalls([replace(bank[0], options=options)], [on(0, option=PARTIAL, confidence=CERTAIN)])

    assert recall.turn is Turn.AFTERWARDS


def test_an_older_version_and_an_option_that_is_gone_are_passed_over(bank, on):
    assert recalls(bank, [on(0, version=0), on(0, option="gone")]) == ()


def test_first_comes_what_was_sure_and_unsound_then_other_slips_then_what_has_waited_longest(bank, on):
    vignettes = [*bank, *(replace(bank[0], id=f"b-{n}") for n in range(1, 4))]
    made = [
        on(0, "a-1"),
        on(2, "a-2"),
        on(3, "a-3", option=SUPERVISED, confidence=SURE),
        on(4, "b-1", option=UNSOUND, confidence=FAIRLY),
        on(6, "b-2", option=UNSOUND, confidence=CERTAIN),
        on(9, "b-3", option=UNSOUND, confidence=CERTAIN),
    ]

    order = [recall.vignette.id for recall in due(recalls(vignettes, made), DAY + timedelta(9))]

    assert order == ["b-2", "a-3", "b-1", "a-1", "a-2"]
