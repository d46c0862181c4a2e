"""The item audit: habits of a test-wise guesser, held against chance, for the article and for good practice."""

from dataclasses import replace

import pytest

from practicum.authoring.item_audit import MARKS, OFTEN, acts, audit, leaks, telling_words
from practicum.content.library import Library, own_folder
from practicum.content.model import Practice

LIBRARY = Library(own_folder())
BANK = [LIBRARY.vignette(name) for name in LIBRARY.vignette_ids()]
LOOKS = ["longest", "shortest", "first", "last", "most hedged"]
both_marks = pytest.mark.parametrize("mark", MARKS)


def rewritten(bank, mark, change):
    """Rewrite the text of every option: change(option, whether it is best by the mark)."""
    return [
        replace(
            vignette,
            options=tuple(replace(option, text=change(option, MARKS[mark](option))) for option in vignette.options),
        )
        for vignette in bank
    ]


def by_habit(bank, mark):
    return {leak.habit: leak for leak in leaks(bank, mark)}


def with_a_best(mark):
    return [vignette for vignette in BANK if any(map(MARKS[mark], vignette.options))]


# The words of good practice are left out: "supervisor" stands in many sound options, which is the field's own doing.
@pytest.mark.parametrize(
    ("mark", "habit"), [*((mark, habit) for mark in MARKS for habit in LOOKS), ("article", "words alone")]
)
def test_no_habit_finds_the_best_options_of_the_bank(mark, habit):
    leak = by_habit(BANK, mark)[habit]

    assert leak.within, str(leak)
    assert leak.chance > 2


@both_marks
def test_longer_best_options_are_noticed(mark):
    bank = rewritten(BANK, mark, lambda option, best: option.text + (" and so on and so forth" * 3 if best else ""))

    found = by_habit(bank, mark)

    assert not found["longest"].within
    assert found["longest"].found == len(with_a_best(mark))


@both_marks
def test_a_hedge_in_every_best_option_is_noticed(mark):
    bank = rewritten(BANK, mark, lambda option, best: option.text + (" perhaps maybe almost" if best else ""))

    assert not by_habit(bank, mark)["most hedged"].within


@both_marks
def test_a_word_of_the_best_options_alone_is_noticed_and_named(mark):
    bank = rewritten(BANK, mark, lambda option, best: option.text + (" xylophone" if best else ""))

    assert not by_habit(bank, mark)["words alone"].within
    assert telling_words(bank, mark) == (*telling_words(BANK, mark), "xylophone")


@both_marks
def test_best_options_in_one_place_are_noticed(mark):
    bank = [replace(v, options=tuple(sorted(v.options, key=lambda o: not MARKS[mark](o)))) for v in BANK]

    found = by_habit(bank, mark)

    assert not found["first"].within
    assert not found["last"].within


def test_several_sound_options_of_a_scene_are_so_many_chances():
    marks = (Practice.SOUND, Practice.SOUND, Practice.PARTIAL, Practice.UNSOUND)
    options = tuple(
        replace(option, practice=replace(option.practice, mark=mark))
        for option, mark in zip(BANK[0].options, marks, strict=True)
    )

    found = by_habit([replace(BANK[0], options=options), *BANK[1:]], "practice")["first"]
    others = by_habit(BANK[1:], "practice")["first"]

    assert found.chance - others.chance == pytest.approx(0.5)
    assert found.found - others.found == 1


@both_marks
@pytest.mark.parametrize(("often", "told"), [(OFTEN - 1, []), (OFTEN, ["own-therapy"])])
def test_a_kind_of_act_is_told_once_it_stands_often(mark, often, told):
    bank = []
    for vignette in with_a_best(mark)[:often]:
        best = next(option for option in vignette.options if MARKS[mark](option))
        options = tuple(replace(option, act="own-therapy" * (option is best)) for option in vignette.options)
        bank.append(replace(vignette, options=options))

    found = acts(bank, mark)

    assert [leak.habit for leak in found] == told
    assert [(leak.found, leak.within) for leak in found] == [(often, False) for _ in told]


def test_the_audit_prints_every_habit_for_both_marks():
    said = list(audit(LIBRARY))

    for mark in MARKS:
        for habit in (*LOOKS, "words alone"):
            assert len([line for line in said if line.startswith(f"{mark:<9} {habit}")]) == 1
        assert any(line.startswith(f"{mark:<9} words in the best alone") for line in said)
