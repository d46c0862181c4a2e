"""A form is measured by first attempts, in raw counts: fit, the third judgement, calibration."""

import pytest
from samples import FORMS

from practicum.content.library import Library
from practicum.content.model import Alignment, Decided
from practicum.passport.measures import Calibration, measure

FITS, UNSAID, STRAINS, AGAINST = "ask-a-colleague", "move-his-hour", "wait-and-see", "take-the-late-train"


@pytest.fixture
def form(forms_folder):
    library = Library(forms_folder)
    return [library.vignette(name) for name in FORMS["a"]]


def test_an_untouched_form_measures_nothing(form):
    measures = measure(form, [])

    assert (measures.scenes, measures.taken, measures.fit, measures.fit_of) == (4, 0, 0, 0)
    assert set(measures.alignments.values()) | set(measures.judged.values()) == {0}
    assert measures.calibration == ()


def test_fit_is_added_up_where_it_is_defined(form, attempt):
    made = [attempt(str(n), vignette=f"a-{n}", option=o) for n, o in enumerate((FITS, STRAINS, UNSAID), start=1)]

    measures = measure(form, made)

    assert (measures.fit, measures.fit_of, measures.taken) == (1.25, 2, 3)
    assert measures.alignments == {
        Alignment.FITS: 1,
        Alignment.MOSTLY: 0,
        Alignment.UNSAID: 1,
        Alignment.STRAINS: 1,
        Alignment.AGAINST: 0,
    }


def test_a_silent_scene_has_only_the_third_judgement(form, attempt):
    measures = measure(form, [attempt(vignette="a-4", option=AGAINST, decided=Decided.SILENT)])

    assert (measures.silent, measures.fit_of, sum(measures.alignments.values())) == (1, 0, 0)
    assert measures.judged == {"less": 0, "same": 1, "more": 0}
    assert measures.calibration == ()


def test_the_third_judgement_is_counted_as_less_the_same_or_more(form, attempt):
    taken = {"a-1": Decided.CLEARLY, "a-2": Decided.PARTLY, "a-3": Decided.SILENT, "a-4": Decided.PARTLY}

    measures = measure(form, [attempt(name, vignette=name, decided=said) for name, said in taken.items()])

    assert measures.judged == {"less": 2, "same": 1, "more": 1}


def test_calibration_counts_the_best_choices_by_confidence(form, attempt):
    made = [
        attempt("1", vignette="a-1", option=FITS, confidence=90),
        attempt("2", vignette="a-2", option=UNSAID, confidence=90),
        attempt("3", vignette="a-3", option=STRAINS, confidence=60),
        attempt("4", vignette="a-4", confidence=100),
    ]

    assert measure(form, made).calibration == (Calibration(60, 1, 0), Calibration(90, 2, 1))


def test_a_second_try_changes_no_figure(form, attempt):
    one = attempt("one", vignette="a-1", option=STRAINS, confidence=60)
    two = attempt("two", vignette="a-1", option=FITS, confidence=100)

    assert measure(form, [one, two]) == measure(form, [one])
