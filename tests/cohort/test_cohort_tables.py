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
from practicum.content.model import FEWEST, Alignment, Form, Practice

OPTIONS = ("ask-a-colleague", "wait-and-see", "take-the-late-train", "move-his-hour")
FITS, STRAINS, AGAINST, UNSAID = OPTIONS  # by the article; by good practice: sound, partial, unsound, supervised
MOSTLY_AND_UNSOUND = "wait-and-see"  # once `parted` has changed its marks


@pytest.fixture
def bank(forms_folder):
    library = Library(forms_folder)
    return [library.vignette(name) for name in library.vignette_ids()]


@pytest.fixture
def parted(forms_folder):
    """Give the same scenes, where the article mostly agrees with a response that good practice speaks against."""
    for path in (forms_folder / "vignettes").iterdir():
        text = path.read_text().replace('"strains"', '"mostly"').replace('"partial"', '"unsound"')
        path.write_text(text)
    library = Library(forms_folder)
    return [library.vignette(name) for name in library.vignette_ids()]


@pytest.fixture
def forms(forms_folder):
    return Library(forms_folder).course.forms


def person(choices: dict[str, str], day: str = "01", confidence: int = 81, later: int = 0) -> Person:
    """Make somebody who chose an option at each of some vignettes, one an hour."""
    firsts = {
        name: First(f"2026-11-{day}T{hour:02}:00:00.000+00:00", option, confidence)
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


def test_what_the_article_supports_and_what_good_practice_supports_are_two_counts(parted, forms):
    chosen = [FITS, FITS, MOSTLY_AND_UNSOUND, AGAINST, UNSAID]
    cohort = tables.gather([person({"the-late-train": option}) for option in chosen], parted, forms)

    [row] = tables.by_vignette(cohort).to_dict("records")

    assert (row["people"], row["article"], row["practice"]) == (5, 3, 2)
    assert (row["article_share"], row["practice_share"]) == (3 / 5, 2 / 5)
    assert row["article_share_low"] < row["article_share"] < row["article_share_high"]


def test_each_mark_gets_as_many_choices_as_its_responses_do(parted, forms):
    chosen = [FITS, FITS, MOSTLY_AND_UNSOUND, AGAINST, UNSAID]
    cohort = tables.gather([person({"the-late-train": option}) for option in chosen], parted, forms)

    [row] = tables.by_vignette(cohort).to_dict("records")

    assert [row[f"alignment_{each}"] for each in Alignment] == [2, 1, 1, 0, 1]
    assert [row[f"practice_{each}"] for each in Practice] == [2, 0, 1, 2, 0]


def test_the_interval_of_a_share_is_wilsons(bank, forms):
    cohort = tables.gather([person({"the-late-train": o}) for o in [FITS] * 7 + [STRAINS] * 3], bank, forms)
    [row] = tables.by_vignette(cohort).to_dict("records")
    n, p, z = 10, 0.7, 1.959964
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)

    assert (row["article_share_low"], row["article_share_high"]) == (
        pytest.approx(middle - half, abs=1e-5),
        pytest.approx(middle + half, abs=1e-5),
    )


def test_options_are_told_with_both_marks(bank, forms):
    rows = tables.by_option(tables.gather([person({"the-late-train": FITS})] * 5, bank, forms)).to_dict("records")

    assert [(row["alignment"], row["practice"]) for row in rows] == [
        ("fits", "sound"),
        ("strains", "partial"),
        ("against", "unsound"),
        ("unsaid", "supervised"),
    ]


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

    assert [row["article_apart"] for row in rows] == [pytest.approx(1.0)] * 3
    assert [row["practice_apart"] for row in rows] == [pytest.approx(1.0)] * 3


def test_by_each_mark_a_scene_may_tell_other_people_apart(parted, forms):
    ways = [(FITS, FITS), (MOSTLY_AND_UNSOUND, AGAINST), (AGAINST, MOSTLY_AND_UNSOUND)]
    people = [person({"a-1": one, "a-2": two}) for one, two in ways for _ in range(5)]

    [one, _] = tables.by_vignette(tables.gather(people, parted, forms)).to_dict("records")

    assert one["article_apart"] == pytest.approx(-0.5)
    assert one["practice_apart"] == pytest.approx(1)


def test_under_ten_people_nothing_is_said_of_discrimination(bank, forms):
    people = [person(dict.fromkeys(FORMS["a"][:3], option)) for option in [FITS] * 5 + [AGAINST] * 4]

    rows = tables.by_vignette(tables.gather(people, bank, forms)).to_dict("records")

    assert len(people) == statistics.ENOUGH - 1
    assert all(isnan(row[f"{mark}_apart"]) for mark in tables.MARKS for row in rows)


def test_a_scene_at_which_somebody_stands_alone_is_held_against_nothing(bank, forms):
    people = [
        person({"a-1": FITS, "a-2": o}, confidence=c) for o in (FITS, AGAINST) for c in (50, 100) for _ in "abc"
    ]
    people.append(person({"a-1": AGAINST, "a-2": AGAINST}))
    cohort = tables.gather(people, bank, forms)

    assert cohort.even == {"a-2"}
    assert all(
        isnan(row[f"{mark}_apart"]) for mark in tables.MARKS for row in tables.by_vignette(cohort).to_dict("records")
    )
    assert tables.calibration(cohort)["choices"].sum() == 13


def test_scenes_that_different_people_took_are_not_held_against_each_other(bank, forms):
    people = [person({"a-1": o, "a-2": o}) for o in (FITS, AGAINST) for _ in range(6)] + [person({"a-1": FITS})]
    cohort = tables.gather(people, bank, forms)

    assert cohort.even == {"a-1", "a-2"}
    assert all(
        isnan(row[f"{mark}_apart"]) for mark in tables.MARKS for row in tables.by_vignette(cohort).to_dict("records")
    )


def test_where_the_article_is_silent_it_supports_nothing_and_good_practice_still_counts(bank, forms):
    cohort = tables.gather([person({"a-4": FITS}) for _ in range(6)], bank, forms)  # there the option is unsaid

    [row] = tables.by_vignette(cohort).to_dict("records")

    assert (row["article"], row["practice"], row["alignment_unsaid"]) == (0, 6, 6)
    assert isnan(row["article_apart"])


def test_a_group_is_a_sum_of_what_is_told_of_its_scenes(bank, forms):
    people = [person(dict.fromkeys(FORMS["a"][:3], FITS)) for _ in range(5)] + [person({"a-1": UNSAID})]
    cohort = tables.gather(people, bank, forms)

    [row] = tables.by_group(cohort, [("all", [each.id for each in bank])]).to_dict("records")
    scenes = tables.by_vignette(cohort)

    assert (row["group"], row["vignettes"], row["choices"]) == ("all", 3, 16)
    assert (row["article"], row["practice"]) == (15, 15)
    assert (row["alignment_unsaid"], row["practice_supervised"]) == (1, 1)
    assert all(row[name] == scenes[name].sum() for name in row if name in scenes)


def test_before_and_after_are_counted_whichever_form_came_first(bank, forms):
    people = [both_checks("faau", "ffau", turned) for turned in (False, True) * 3] + [
        both_checks("ffau", "ffsu", turned) for turned in (False, True) * 3
    ]
    cohort = tables.gather(people, bank, forms)

    article, practice = tables.change(cohort)

    # a-2 and b-2 are uneven, three against nine; a-3 and b-3 are taken three to nine as well
    assert sorted(cohort.even) == ["a-1", "a-4", "b-1", "b-4"]
    assert (article.mark, practice.mark) == ("article", "practice")
    for change in (article, practice):
        assert (change.people, change.scenes, change.before, change.after, change.change) == (12, 2, 12, 12, 0)


def test_only_even_scenes_count_before_and_after(bank, forms):
    people = [both_checks("faau", "ffau", turned) for turned in (False, True) * 5]
    cohort = tables.gather(people, bank, forms)

    change, _ = tables.change(cohort)

    assert cohort.even == set(FORMS["a"]) | set(FORMS["b"])
    assert (change.people, change.rose, change.same, change.fell) == (10, 10, 0, 0)
    assert (change.before, change.after, change.change) == (10, 20, 1)


def test_a_scene_counts_before_and_after_only_together_with_the_one_that_it_is_matched_with(bank, forms):
    people = [both_checks("ffau", "ffau")] * 5 + [both_checks("ffau", "fsau")] + [both_checks("ffau", "ffau")] * 4
    cohort = tables.gather(people, bank, forms)

    [change, _] = tables.change(cohort)

    assert "a-2" in cohort.even
    assert cohort.paired == {"a-1", "a-3", "a-4", "b-1", "b-3", "b-4"}
    assert (change.scenes, change.before, change.after) == (3, 10, 10)


def test_the_two_counts_may_change_in_opposite_ways(parted, forms):
    people = [both_checks("aaau", "sssu", turned) for turned in (False, True) * 5]

    article, practice = tables.change(tables.gather(people, parted, forms))

    assert (article.before, article.after, article.rose) == (0, 30, 10)
    assert (practice.before, practice.after, practice.rose) == (0, 0, 0)


def test_how_many_rose_and_fell_is_left_out_where_it_was_a_few(bank, forms):
    people = [both_checks("fffu", "fffu")] * 4 + [both_checks("fffu", "affu")] * 5 + [both_checks("affu", "fffu")] * 5

    for change in tables.change(tables.gather(people, bank, forms)):
        assert (change.people, change.rose, change.same, change.fell) == (14, None, None, None)


def test_with_no_even_scene_in_a_check_there_is_no_before_and_after(bank, forms):
    people = [both_checks("fffu", letter * 4) for letter in "fffas"]

    cohort = tables.gather(people, bank, forms)

    assert (len(cohort.both), tables.change(cohort)) == (5, [])


def test_of_four_who_took_both_checks_nothing_is_told(bank, forms):
    assert tables.change(tables.gather([both_checks("fffu", "ffau")] * 4, bank, forms)) == []


def test_a_first_check_that_went_on_after_the_second_was_begun_is_not_whole(bank, forms):
    late = both_checks("fffu", "ffau")
    late.firsts["a-2"] = late.firsts["a-2"]._replace(at="2026-11-30T10:00:00.000+00:00")

    assert tables.gather([both_checks("fffu", "ffau")] * 4 + [late], bank, forms).both == ()


def test_words_of_sureness_that_fewer_than_five_people_used_are_joined_with_their_neighbours(bank, forms):
    percents = [25] * 2 + [44] * 4 + [62] * 6 + [100] * 1
    people = [person({"the-late-train": FITS}, confidence=percent) for percent in percents]
    frame = tables.calibration(tables.gather(people, bank, forms))  # all took the same: the scene is even

    assert frame["when"].tolist() == ["all", "all"]
    assert list(zip(frame["least"], frame["most"], strict=True)) == [(0, 1), (2, 4)]
    assert frame["people"].tolist() == [6, 7]
    assert frame["choices"].sum() == 13


def test_a_percent_of_an_old_passport_counts_under_the_nearest_word(bank, forms):
    people = [person({"the-late-train": FITS}, confidence=percent) for percent in (50, 60, 70, 80, 90, 100) * 5]

    frame = tables.calibration(tables.gather(people, bank, forms))

    assert list(zip(frame["least"], frame["choices"], strict=True)) == [(1, 5), (2, 10), (3, 10), (4, 5)]


def test_beside_how_sure_people_were_stand_the_two_counts(parted, forms):
    chosen = [(FITS, 100)] * 5 + [(MOSTLY_AND_UNSOUND, 100)] * 5 + [(AGAINST, 25)] * 5
    people = [person({"the-late-train": option}, confidence=percent) for option, percent in chosen]

    guessed, certain = tables.calibration(tables.gather(people, parted, forms)).to_dict("records")

    assert (guessed["least"], guessed["choices"], guessed["article"], guessed["practice"]) == (0, 5, 0, 0)
    assert (certain["least"], certain["choices"], certain["article"], certain["practice"]) == (4, 10, 10, 5)


def test_how_sure_is_told_by_itself_of_the_first_check_the_second_and_the_other_scenes(bank, forms):
    people = [both_checks("ffau", "fffu", turned) for turned in (False, True) * 5]
    for one in people:
        first, second = ("a", "b") if one.firsts["a-1"].at < one.firsts["b-1"].at else ("b", "a")
        changed = {name: one.firsts[name]._replace(confidence=25) for name in FORMS[first]}
        changed |= {name: one.firsts[name]._replace(confidence=100) for name in FORMS[second]}
        one.firsts.update(changed | {"the-late-train": First("2026-11-02T10:00:00.000+00:00", UNSAID, 62)})

    frame = tables.calibration(tables.gather(people, bank, forms))

    told = [(row.when, row.least, row.choices, row.article) for row in frame.itertuples()]
    assert told == [("before", 0, 40, 20), ("after", 4, 40, 30), ("other", 2, 10, 0)]


def test_with_nothing_to_tell_every_table_is_empty(bank, forms):
    cohort = tables.gather([person({"the-late-train": FITS})] * 4, bank, forms)

    assert cohort.choices.empty
    assert cohort.hidden == 1
    assert tables.by_vignette(cohort).empty
    assert tables.by_option(cohort).empty
    assert tables.calibration(cohort).empty


FEW = 2  # stands in for five, so that the cohorts that can be gone through are large beside it
ONE, TWO, THREE = (option.id for option in inference.VIGNETTE.options[:3])
TWO_MARKS = ((Alignment.FITS, Practice.UNSOUND), (Alignment.AGAINST, Practice.SOUND))
CHECKS = (Form("a", ("scene-0",)), Form("b", ("scene-1",)))


@pytest.mark.parametrize(
    ("forms_of", "marks", "ways", "people"),
    [
        pytest.param(
            (), TWO_MARKS, list(itertools.product(*[[(ONE, 80, 0), (TWO, 80, 0), None]] * 2))[:-1], 4, id="apart"
        ),
        pytest.param((), TWO_MARKS, [((o, c, 0),) for o in (ONE, TWO) for c in (50, 80, 100)], 4, id="how sure"),
        pytest.param(
            (),
            (*TWO_MARKS, (Alignment.MOSTLY, Practice.SOUND)),
            [((o, c, 0),) for o in (ONE, TWO, THREE) for c in (33, 100)],
            4,
            id="three responses",
        ),
        pytest.param(
            CHECKS,
            TWO_MARKS,
            [((o, 80, h), (p, 80, 1 - h)) for o in (ONE, TWO) for p in (ONE, TWO) for h in (0, 1)],
            3,
            id="before and after",
        ),
        pytest.param(
            CHECKS,
            TWO_MARKS,
            [((o, c, h), (ONE, c, 1 - h)) for o in (ONE, TWO) for c in (50, 100) for h in (0, 1)],
            3,
            id="before and after, and how sure",
        ),
    ],
)
def test_whatever_a_page_prints_pins_no_small_group_down(monkeypatch, forms_of, marks, ways, people):
    """Go through every cohort of two or three people; tests/attacks/small_groups.py goes further."""
    for module in (tables, statistics):
        monkeypatch.setattr(module, "FEWEST", FEW)
    monkeypatch.setattr(statistics, "ENOUGH", FEW)
    possible = (one for n in range(2, people + 1) for one in itertools.combinations_with_replacement(ways, n))
    bank = inference.bank(len(ways[0]), marks)

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
        people.append(person(choices, confidence=chance.choice([25, 44, 62, 81, 100])))
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
        counted = cohort.paired | (cohort.even - (in_forms if cohort.paired else set()))
        assert blocks.empty or blocks["choices"].sum() == sum(v in counted for _, v in told)
        groups = tables.by_group(cohort, [("all", [each.id for each in bank])])
        assert groups.empty or groups["choices"].sum() == len(told)
        assert groups.empty or groups.filter(like="alignment_").sum(axis=None) == len(told)
        assert groups.empty or groups.filter(like="practice_").sum(axis=None) == len(told)
    assert swept > 500
