"""The tables: figures that can be worked out by hand, and no way to a group of fewer than five people."""

import itertools
import random
from math import isnan, sqrt

import inference
import pytest
from samples import FORMS

from practicum.cohort import statistics, tables
from practicum.cohort.intake import First, Person
from practicum.content.library import Library
from practicum.content.model import FEWEST, Alignment, Form

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

    assert len(people) == statistics.ENOUGH - 1
    assert all(isnan(row["discrimination"]) for row in rows)


def test_a_scene_at_which_somebody_stands_alone_is_held_against_nothing(bank, forms):
    people = [
        person({"a-1": FITS, "a-2": o}, confidence=c) for o in (FITS, AGAINST) for c in (50, 100) for _ in "abc"
    ]
    people.append(person({"a-1": AGAINST, "a-2": AGAINST}))
    cohort = tables.gather(people, bank, forms)

    assert cohort.even == {"a-2"}
    assert all(isnan(row["discrimination"]) for row in tables.by_vignette(cohort).to_dict("records"))
    assert tables.calibration(cohort)["choices"].sum() == 13


def test_scenes_that_different_people_took_are_not_held_against_each_other(bank, forms):
    people = [person({"a-1": o, "a-2": o}) for o in (FITS, AGAINST) for _ in range(6)] + [person({"a-1": FITS})]
    cohort = tables.gather(people, bank, forms)

    assert cohort.even == {"a-1", "a-2"}
    assert all(isnan(row["discrimination"]) for row in tables.by_vignette(cohort).to_dict("records"))


def test_a_silent_scene_has_a_judgement_and_no_facility(bank, forms):
    cohort = tables.gather([person({"a-4": UNSAID}) for _ in range(6)], bank, forms)

    [row] = tables.by_vignette(cohort).to_dict("records")

    assert isnan(row["facility"])
    assert isnan(row["best"])
    assert (row["judged_less"], row["judged_same"], row["judged_more"]) == (0, 0, 6)


def test_a_group_is_a_sum_of_what_is_told_of_its_scenes(bank, forms):
    people = [person(dict.fromkeys(FORMS["a"][:3], FITS)) for _ in range(5)] + [person({"a-1": AGAINST})]
    cohort = tables.gather(people, bank, forms)

    [row] = tables.by_group(cohort, [("all", [each.id for each in bank])]).to_dict("records")

    assert row == {"group": "all", "vignettes": 3, "choices": 16, "facility": 15 / 16, "judged_same": 16}


def test_before_and_after_tell_of_raw_change_and_gain_whichever_form_came_first(bank, forms):
    people = [both_checks("faau", "ffau", turned) for turned in (False, True) * 3] + [
        both_checks("ffau", "ffsu", turned) for turned in (False, True) * 3
    ]
    cohort = tables.gather(people, bank, forms)

    change = tables.change(cohort, forms, bank)

    # a-2 and b-2 are uneven, three against nine; a-1, b-1, a-3 and b-3 are taken alike or three to nine as well
    assert sorted(cohort.even) == ["a-1", "a-4", "b-1", "b-4"]
    assert (change.people, change.before, change.after, change.change) == (12, 1, 1, 0)


def test_only_even_scenes_count_before_and_after(bank, forms):
    people = [both_checks("faau", "ffau", turned) for turned in (False, True) * 5]
    cohort = tables.gather(people, bank, forms)

    change = tables.change(cohort, forms, bank)

    assert cohort.even == set(FORMS["a"]) | set(FORMS["b"])
    assert (change.people, change.rose, change.same, change.fell) == (10, 10, 0, 0)
    assert change.before == pytest.approx(1 / 3)
    assert change.after == pytest.approx(2 / 3)
    assert change.change == pytest.approx(1 / 3)
    assert change.gain == pytest.approx((change.after - change.before) / (1 - change.before))


def test_how_many_rose_and_fell_is_left_out_where_it_was_a_few(bank, forms):
    people = [both_checks("fffu", "fffu")] * 4 + [both_checks("fffu", "affu")] * 5 + [both_checks("affu", "fffu")] * 5

    change = tables.change(tables.gather(people, bank, forms), forms, bank)

    assert (change.people, change.rose, change.same, change.fell) == (14, None, None, None)


def test_with_no_even_scene_in_a_check_there_is_no_before_and_after(bank, forms):
    people = [both_checks("fffu", letters * 3 + "u") for letters in "fffas"]

    assert tables.change(tables.gather(people, bank, forms), forms, bank) is None


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
    frame = tables.calibration(tables.gather(people, bank, forms))  # all took the same: the scene is even

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


FEW = 2  # stands in for five, so that the cohorts that can be gone through are large beside it


@pytest.mark.parametrize(
    ("scenes", "forms_of", "ways", "people"),
    [
        pytest.param(
            2, (), list(itertools.product(*[[(FITS, 80, 0), (AGAINST, 80, 0), None]] * 2))[:-1], 4, id="apart"
        ),
        pytest.param(1, (), [((o, c, 0),) for o in (FITS, AGAINST) for c in (50, 80, 100)], 4, id="how sure"),
        pytest.param(
            2,
            (Form("a", ("scene-0",)), Form("b", ("scene-1",))),
            [((o, 80, h), (p, 80, 1 - h)) for o in (FITS, AGAINST) for p in (FITS, AGAINST) for h in (0, 1)],
            3,
            id="before and after",
        ),
    ],
)
def test_whatever_a_page_prints_pins_no_small_group_down(monkeypatch, scenes, forms_of, ways, people):
    """Go through every cohort of two or three people; tests/attacks/small_groups.py goes further."""
    for module in (tables, statistics):
        monkeypatch.setattr(module, "FEWEST", FEW)
    monkeypatch.setattr(statistics, "ENOUGH", FEW)
    names = [option.id for option in inference.VIGNETTE.options]
    named = dict(zip((FITS, AGAINST), names, strict=False))
    ways = [tuple(one and (named[one[0]], *one[1:]) for one in way) for way in ways]
    possible = (one for n in range(2, people + 1) for one in itertools.combinations_with_replacement(ways, n))
    bank = inference.bank(scenes, (Alignment.FITS, Alignment.AGAINST))

    reading = inference.read(possible, inference.page_of(bank, forms_of), inference.by_response, FEW)

    assert reading.pinned == []
    assert reading.rooms > 150


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
        changing = [frozenset(whole)] if cohort.both else []
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
        speaking = {v.id for v in cohort.vignettes if v.decided != "silent"} & cohort.even
        assert blocks.empty or blocks["choices"].sum() == sum(v in speaking for _, v in told)
        groups = tables.by_group(cohort, [("all", [each.id for each in bank])])
        assert groups.empty or groups["choices"].sum() == len(told)
    assert swept > 500
