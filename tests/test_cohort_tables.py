"""The tables: figures that can be worked out by hand, and no way to a group of fewer than five people."""

import itertools
import random
from math import isnan, sqrt

import pytest
from samples import FORMS

from practicum.cohort import figures, tables
from practicum.cohort.intake import First, Person
from practicum.library import Library
from practicum.model import FEWEST

OPTIONS = ("ask-a-colleague", "wait-and-see", "take-the-late-train", "move-his-hour")
FITS, STRAINS, AGAINST, UNSAID = OPTIONS


@pytest.fixture
def bank(forms_folder):
    library = Library(forms_folder)
    return [library.vignette(name) for name in library.vignette_ids()]


@pytest.fixture
def forms(forms_folder):
    return Library(forms_folder).course.forms


def person(choices: dict[str, str], day: str = "01", confidence: int = 80, later: int = 0) -> Person:
    """Make somebody who chose an option at each of some vignettes, one an hour."""
    firsts = {
        name: First(f"2026-11-{day}T{hour:02}:00:00.000+00:00", option, "clearly", confidence)
        for hour, (name, option) in enumerate(choices.items())
    }
    return Person(firsts, {name: later for name in choices if later}, {"id"})


def both_checks(before: str, after: str, turned: bool = False) -> Person:
    """Make somebody who took both checks whole: "fsa" is fits, strains, against; the fourth scene is silent."""
    first, second = ("b", "a") if turned else ("a", "b")
    letters = {"f": FITS, "s": STRAINS, "a": AGAINST, "u": UNSAID}
    one = {name: letters[letter] for name, letter in zip(FORMS[first], before, strict=True)}
    two = {name: letters[letter] for name, letter in zip(FORMS[second], after, strict=True)}
    return person({**one, **two})


def test_facility_is_the_mean_fit_and_a_response_that_the_text_does_not_name_counts_for_nothing(bank, forms):
    chosen = [FITS, FITS, STRAINS, AGAINST, UNSAID]
    cohort = tables.gather([person({"the-late-train": option}) for option in chosen], bank, forms)

    [row] = tables.by_vignette(cohort).to_dict("records")

    assert row["people"] == 5
    assert row["facility"] == pytest.approx((1 + 1 + 0.25 + 0) / 4)
    assert row["best"] == pytest.approx(2 / 5)
    assert row["facility_low"] < row["facility"] < row["facility_high"]


def test_the_interval_of_a_share_is_wilsons(bank, forms):
    cohort = tables.gather([person({"the-late-train": o}) for o in [FITS] * 7 + [STRAINS] * 3], bank, forms)
    [row] = tables.by_vignette(cohort).to_dict("records")
    n, p, z = 10, 0.7, 1.959964
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)

    assert (row["best_low"], row["best_high"]) == (
        pytest.approx(middle - half, abs=1e-5),
        pytest.approx(middle + half, abs=1e-5),
    )


def test_options_are_told_with_their_share_and_none_is_left_out(bank, forms):
    cohort = tables.gather([person({"the-late-train": o}) for o in [FITS] * 3 + [UNSAID] * 2], bank, forms)

    rows = tables.by_option(cohort).to_dict("records")

    assert [(row["option"], row["taken"], row["share"]) for row in rows] == [
        (FITS, 3, 0.6),
        (STRAINS, 0, 0.0),
        (AGAINST, 0, 0.0),
        (UNSAID, 2, 0.4),
    ]


def test_a_scene_that_tells_people_apart_correlates_with_the_others(bank, forms):
    sure = [person(dict.fromkeys(FORMS["a"][:3], FITS)) for _ in range(6)]
    unsure = [person(dict.fromkeys(FORMS["a"][:3], AGAINST)) for _ in range(6)]
    cohort = tables.gather(sure + unsure, bank, forms)

    rows = tables.by_vignette(cohort).to_dict("records")

    assert [row["discrimination"] for row in rows] == [pytest.approx(1.0)] * 3


def test_under_ten_people_nothing_is_said_of_discrimination(bank, forms):
    people = [person(dict.fromkeys(FORMS["a"][:3], option)) for option in [FITS] * 5 + [AGAINST] * 4]

    rows = tables.by_vignette(tables.gather(people, bank, forms)).to_dict("records")

    assert len(people) == figures.ENOUGH - 1
    assert all(isnan(row["discrimination"]) for row in rows)


def test_a_silent_scene_has_a_judgement_and_no_facility(bank, forms):
    cohort = tables.gather([person({"a-4": UNSAID}) for _ in range(6)], bank, forms)

    [row] = tables.by_vignette(cohort).to_dict("records")

    assert isnan(row["facility"])
    assert isnan(row["best"])
    assert (row["judged_less"], row["judged_same"], row["judged_more"]) == (0, 0, 6)


def test_a_group_is_told_over_people_and_not_over_choices(bank, forms):
    people = [person(dict.fromkeys(FORMS["a"][:3], FITS)) for _ in range(5)] + [person({"a-1": AGAINST})]
    cohort = tables.gather(people, bank, forms)

    [row] = tables.by_group(cohort, [("all", [each.id for each in bank])]).to_dict("records")

    assert (row["vignettes"], row["people"], row["choices"]) == (3, 6, 16)
    assert row["facility"] == pytest.approx(5 / 6)


def test_before_and_after_tell_of_raw_change_and_gain_whichever_form_came_first(bank, forms):
    people = [both_checks("ffau", "fffu", turned) for turned in (False, True, False)] + [
        both_checks("faau", "ffau")
    ] * 2
    cohort = tables.gather(people, bank, forms)

    change = tables.change(cohort, forms, bank)

    assert (change.people, change.rose, change.same, change.fell) == (5, 5, 0, 0)
    assert change.before == pytest.approx((3 * 2 / 3 + 2 / 3) / 5)
    assert change.after == pytest.approx((3 + 2 * 2 / 3) / 5)
    assert change.change == pytest.approx(1 / 3)
    assert change.gain == pytest.approx((change.after - change.before) / (1 - change.before))


def test_where_nothing_was_left_to_gain_the_gain_stays_empty(bank, forms):
    cohort = tables.gather([both_checks("fffu", "ffau")] * 6, bank, forms)

    change = tables.change(cohort, forms, bank)

    assert isnan(change.gain)
    assert change.fell == 6


def test_of_four_who_took_both_checks_nothing_is_told(bank, forms):
    assert tables.change(tables.gather([both_checks("fffu", "ffau")] * 4, bank, forms), forms, bank) is None


def test_a_first_check_that_went_on_after_the_second_was_begun_is_not_whole(bank, forms):
    late = both_checks("fffu", "ffau")
    late.firsts["a-2"] = late.firsts["a-2"]._replace(at="2026-11-30T10:00:00.000+00:00")

    assert tables.gather([both_checks("fffu", "ffau")] * 4 + [late], bank, forms).both == ()


def test_confidences_of_fewer_than_five_people_are_joined_with_their_neighbours(bank, forms):
    people = [person({"the-late-train": FITS}, confidence=c) for c in [50] * 2 + [60] * 4 + [70] * 6 + [100] * 1]
    frame = tables.calibration(tables.gather(people, bank, forms))

    assert frame["confidence"].tolist() == ["50 to 60", "70 to 100"]
    assert frame["people"].tolist() == [6, 7]
    assert frame["choices"].sum() == 13


def test_with_nothing_to_tell_every_table_is_empty(bank, forms):
    cohort = tables.gather([person({"the-late-train": FITS})] * 4, bank, forms)

    assert cohort.choices.empty
    assert cohort.hidden == 1
    assert tables.by_vignette(cohort).empty
    assert tables.by_option(cohort).empty
    assert tables.calibration(cohort).empty


def random_cohort(chance: random.Random) -> list[Person]:
    """Make up to fourteen people who took this and that, some of them both checks."""
    names = ["the-late-train", *FORMS["a"], *FORMS["b"]]
    people = []
    for _ in range(chance.randint(1, 14)):
        taken = names[1:] if chance.random() < 0.5 else [name for name in names if chance.random() < 0.4]
        choices = {name: chance.choice(OPTIONS) for name in taken}
        people.append(person(choices, confidence=chance.choice([50, 60, 70, 80, 90, 100])))
    return people


def test_no_subtraction_between_tables_leaves_a_group_of_one_to_four(bank, forms):
    """Work out, for each table, whose choices its rows stand for, and take every one from every other."""
    chance, swept = random.Random(11), 0
    for _ in range(300):
        people = random_cohort(chance)
        cohort = tables.gather(people, bank, forms)
        told = {(row.person, row.vignette) for row in cohort.choices.itertuples()}
        whole = {number for number, each in enumerate(people) if any(each is one for one in cohort.both)}
        in_forms = {name for form in forms for name in form.vignettes}
        by_vignette = [frozenset(p for p, v in told if v == name) for name in {v for _, v in told}]
        changing = [frozenset(whole)] if tables.change(cohort, forms, bank) else []
        checks = (
            [frozenset(p for p, v in told if v == name) for name in {v for _, v in told} & in_forms]
            if changing
            else []
        )
        sets = [*by_vignette, *changing]
        assert all(len(each) >= FEWEST for each in sets)
        for one, other in itertools.permutations([*changing, *checks], 2):
            swept += 1
            assert not 0 < len(one - other) < FEWEST
        blocks = tables.calibration(cohort)
        assert blocks.empty or (blocks["people"] >= FEWEST).all()
        speaking = {v.id for v in cohort.vignettes if v.decided != "silent"}
        if not blocks.empty:
            assert blocks["choices"].sum() == sum(v in speaking for _, v in told)
        groups = tables.by_group(cohort, [("all", [each.id for each in bank])])
        assert groups.empty or groups["choices"].sum() == len(told)
    assert swept > 500
