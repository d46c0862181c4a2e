"""A form is measured by first attempts, in raw counts: what each mark supports, and how sure the learner was."""

from dataclasses import replace

import pytest
from samples import FORMS

from practicum.content.library import Library
from practicum.content.model import Alignment, Practice
from practicum.passport.measures import Marked, Supported, measure, supported

FITS, UNSAID, STRAINS, AGAINST = "ask-a-colleague", "move-his-hour", "wait-and-see", "take-the-late-train"


@pytest.fixture
def form(forms_folder):
    library = Library(forms_folder)
    return [library.vignette(name) for name in FORMS["a"]]


def test_an_untouched_form_measures_nothing(form):
    measures = measure(form, [])

    assert (measures.scenes, measures.taken) == (4, 0)
    assert (measures.supported, measures.sure) == (Supported(0, 0, 0), Supported(0, 0, 0))
    assert set(measures.alignments.values()) | set(measures.practices.values()) == {0}
    assert measures.calibration == ((),) * 5


def test_the_two_counts_stand_beside_each_other_and_are_never_one(form, attempt):
    made = [
        attempt(str(n), vignette=f"a-{n}", option=o) for n, o in enumerate((FITS, STRAINS, UNSAID, FITS), start=1)
    ]

    measures = measure(form, made)

    assert measures.supported == Supported(choices=4, article=1, practice=2)  # on the fourth the article is silent
    assert measures.alignments == {
        Alignment.FITS: 1,
        Alignment.MOSTLY: 0,
        Alignment.UNSAID: 2,
        Alignment.STRAINS: 1,
        Alignment.AGAINST: 0,
    }
    assert measures.practices == {
        Practice.SOUND: 2,
        Practice.PARTIAL: 1,
        Practice.SUPERVISED: 1,
        Practice.UNSOUND: 0,
        Practice.OPEN: 0,
    }


@pytest.mark.parametrize("alignment", Alignment)
@pytest.mark.parametrize("practice", Practice)
def test_the_article_supports_what_agrees_wholly_or_mostly_and_good_practice_what_is_sound(alignment, practice):
    found = supported([Marked(alignment, practice, 0)])

    assert found.article == (alignment in ("fits", "mostly"))
    assert found.practice == (practice == "sound")


def test_certainty_stands_beside_the_counts(form, attempt):
    made = [
        attempt("1", vignette="a-1", option=FITS, confidence=81),
        attempt("2", vignette="a-2", option=AGAINST, confidence=100),
        attempt("3", vignette="a-3", option=FITS, confidence=62),
        attempt("4", vignette="a-4", option=FITS, confidence=100),
    ]

    measures = measure(form, made)

    assert measures.supported == Supported(choices=4, article=2, practice=3)
    assert measures.sure == Supported(choices=3, article=1, practice=2)


def test_calibration_goes_by_the_five_words_and_an_older_confidence_to_the_nearest(form, attempt):
    percents = {"a-1": 25, "a-2": 60, "a-3": 90, "a-4": 100}

    measures = measure(form, [attempt(name, vignette=name, confidence=said) for name, said in percents.items()])

    assert [len(made) for made in measures.calibration] == [1, 0, 1, 1, 1]
    assert measures.calibration[4] == (Marked(Alignment.UNSAID, Practice.SOUND, 4),)


def test_a_second_try_changes_no_figure(form, attempt):
    one = attempt("one", vignette="a-1", option=STRAINS, confidence=62)
    two = attempt("two", vignette="a-1", option=FITS, confidence=100)

    assert measure(form, [one, two]) == measure(form, [one])


@pytest.mark.parametrize("size", [1, 2, 6, 8])
def test_a_form_of_any_size_is_measured(form, attempt, size):
    scenes = [replace(form[0], id=f"scene-{n}") for n in range(size)]

    measures = measure(scenes, [attempt(each.id, vignette=each.id) for each in scenes])

    assert (measures.scenes, measures.taken, measures.supported) == (size, size, Supported(size, size, size))
