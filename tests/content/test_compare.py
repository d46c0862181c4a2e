"""An option is laid beside what the text implies, and nothing is added or left out."""

import pytest

from practicum.content.compare import compare, ladder
from practicum.content.library import Library
from practicum.content.model import PracticumError


def sample_comparison(folder, option_id):
    shelf = Library(folder)
    return compare(shelf.vignette("the-late-train"), option_id, shelf)


def test_an_option_stands_beside_the_claims_that_it_cites(sample_folder):
    comparison = sample_comparison(sample_folder, "wait-and-see")

    assert [claim.id for claim in comparison.claims] == ["handle-own-feelings"]


def test_an_unsaid_option_stands_beside_no_claim_and_touches_no_rung(sample_folder):
    comparison = sample_comparison(sample_folder, "move-his-hour")

    assert comparison.claims == ()
    assert not any(rung.in_option for rung in comparison.ladder)


def test_the_ladder_marks_what_the_vignette_and_what_the_option_touches(sample_folder):
    comparison = sample_comparison(sample_folder, "wait-and-see")

    marks = [(rung.place.id, rung.in_vignette, rung.in_option) for rung in comparison.ladder]
    assert marks == [("stance", False, True), ("colleagues", True, False)]


def test_silences_notes_and_signs_stand_beside_every_option(sample_folder):
    comparison = sample_comparison(sample_folder, "take-the-late-train")

    assert [silence.id for silence in comparison.silences] == ["records"]
    assert [note.id for note in comparison.notes] == ["bring-it-early"]
    assert [kind.id for kind in comparison.signs] == ["special-client"]


def test_an_unknown_option_is_refused_and_the_known_ones_are_named(sample_folder):
    with pytest.raises(PracticumError, match=r'no option "run-away".*ask-a-colleague, wait-and-see'):
        sample_comparison(sample_folder, "run-away")


def test_claims_come_in_the_order_in_which_they_are_cited(library):
    compared = 0

    for vignette_id in library.vignette_ids():
        vignette = library.vignette(vignette_id)
        for option in vignette.options:
            comparison = compare(vignette, option.id, library)
            compared += 1

            assert tuple(claim.id for claim in comparison.claims) == option.article.claims
            assert {rung.place.id for rung in comparison.ladder if rung.in_vignette} == {
                claim.place for claim in library.article.claims if claim.id in vignette.claims
            }
            assert tuple(note.id for note in comparison.notes) == vignette.notes
            assert set(option.practice.notes) <= set(vignette.notes)
            assert [kind.id for kind in comparison.signs] == [sign.sign for sign in vignette.signs]

    assert compared >= 48


def test_the_bare_ladder_shows_every_place_and_marks_none(library):
    rungs = ladder(library.article)

    assert tuple(rung.place for rung in rungs) == library.article.places
    assert not any(rung.in_vignette or rung.in_option for rung in rungs)
