"""Progress is worked out from the attempts alone."""

from pathlib import Path

import pytest
from samples import FORMS

from practicum.content.library import Library
from practicum.content.model import Form
from practicum.passport.file import Passport
from practicum.passport.progress import first, forms_in_order, latest

TWO = tuple(Form(name, tuple(vignettes)) for name, vignettes in FORMS.items())


def test_the_last_attempt_at_each_vignette_counts(attempt):
    first, second = attempt("first"), attempt("second", option="wait-and-see")
    other = attempt("other", vignette="another-one")

    assert latest([first, other, second]) == {"the-late-train": second, "another-one": other}


def test_an_empty_passport_amounts_to_nothing():
    assert latest([]) == {}


def test_the_first_attempt_at_a_vignette_as_it_is_now_counts(forms_folder, attempt):
    vignette = Library(forms_folder).vignette("a-1")
    older, gone = attempt("older", vignette="a-1", version=0), attempt("gone", vignette="a-1", option="gone")
    one, two = attempt("one", vignette="a-1"), attempt("two", vignette="a-1", option="wait-and-see")

    assert first([vignette], [older, gone, attempt("elsewhere"), one, two]) == {"a-1": one}


@pytest.mark.parametrize(("coin", "before"), [("00000000", "a"), ("0000000f", "b")])
def test_a_coin_says_which_form_comes_first_until_one_is_begun(coin, before, attempt):
    for attempts in ([], [attempt(vignette="elsewhere")]):
        assert [form.id for form in forms_in_order(TWO, attempts, coin)] == [before, *{"a", "b"} - {before}]


@pytest.mark.parametrize("coin", ["00000000", "0000000f"])
@pytest.mark.parametrize(("begun", "later"), [("a", "b"), ("b", "a")])
def test_the_form_begun_earlier_comes_first_whatever_the_coin(coin, begun, later, attempt):
    second = attempt("second", vignette=f"{later}-1", at="2026-11-24T10:00:00.000+00:00")
    third = attempt("third", vignette=f"{begun}-2", at="2026-11-25T10:00:00.000+00:00")
    old = attempt("old", vignette=f"{begun}-1", version=0)

    for attempts in ([old], [old, second], [old, second, third]):
        assert [form.id for form in forms_in_order(TWO, attempts, coin)] == [begun, later]


def test_the_coin_of_a_passport_is_about_even():
    coins = [Passport(Path(f"/home/learner-{number}/my_passport.jsonl")).path_hash for number in range(400)]

    turned = sum(forms_in_order(TWO, [], coin)[0].id == "b" for coin in coins)

    assert 140 < turned < 260
