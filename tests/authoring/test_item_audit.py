"""The item audit: habits of a test-wise guesser, held against chance."""

from dataclasses import replace

import pytest

from practicum.authoring.item_audit import OFTEN, acts, leaks, telling_words
from practicum.content.library import Library, own_folder
from practicum.content.model import Alignment

LIBRARY = Library(own_folder())
BANK = [LIBRARY.vignette(name) for name in LIBRARY.vignette_ids()]


def rewritten(bank, change):
    """Rewrite the text of every option: change(option, is_best, place)."""
    return [
        replace(
            vignette,
            options=tuple(
                replace(option, text=change(option, option.alignment is Alignment.FITS))
                for option in vignette.options
            ),
        )
        for vignette in bank
    ]


def by_habit(bank):
    return {leak.habit: leak for leak in leaks(bank)}


@pytest.mark.parametrize("habit", ["longest", "shortest", "first", "last", "most hedged", "words alone"])
def test_no_habit_finds_the_best_options_of_the_bank(habit):
    leak = by_habit(BANK)[habit]

    assert leak.within, str(leak)
    assert leak.chance > 2


def test_longer_best_options_are_noticed():
    bank = rewritten(BANK, lambda option, best: option.text + (" and so on and so forth" if best else ""))

    found = by_habit(bank)

    assert not found["longest"].within
    assert found["longest"].found == len([v for v in bank if any(o.alignment is Alignment.FITS for o in v.options)])


def test_a_hedge_in_every_best_option_is_noticed():
    bank = rewritten(BANK, lambda option, best: option.text + (" perhaps maybe almost" if best else ""))

    assert not by_habit(bank)["most hedged"].within


def test_a_word_of_the_best_options_alone_is_noticed_and_named():
    bank = rewritten(BANK, lambda option, best: option.text + (" xylophone" if best else ""))

    assert not by_habit(bank)["words alone"].within
    assert telling_words(bank) == (*telling_words(BANK), "xylophone")


def test_best_options_in_one_place_are_noticed():
    bank = [
        replace(v, options=tuple(sorted(v.options, key=lambda o: o.alignment is not Alignment.FITS))) for v in BANK
    ]

    found = by_habit(bank)

    assert not found["first"].within
    assert not found["last"].within


@pytest.mark.parametrize(("often", "told"), [(OFTEN - 1, []), (OFTEN, ["own-therapy"])])
def test_a_kind_of_act_is_told_once_it_stands_often(often, told):
    deciding = [v for v in BANK if any(option.alignment is Alignment.FITS for option in v.options)][:often]
    bank = [
        replace(v, options=tuple(replace(o, act="own-therapy" * (o.alignment is Alignment.FITS)) for o in v.options))
        for v in deciding
    ]

    found = acts(bank)

    assert [leak.habit for leak in found] == told
    assert [(leak.found, leak.within) for leak in found] == [(often, False) for _ in told]
