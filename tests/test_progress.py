"""Progress is worked out from the attempts alone."""

from practicum.progress import latest


def test_the_last_attempt_at_each_vignette_counts(attempt):
    first, second = attempt("first"), attempt("second", option="wait-and-see")
    other = attempt("other", vignette="another-one")

    assert latest([first, other, second]) == {"the-late-train": second, "another-one": other}


def test_an_empty_passport_amounts_to_nothing():
    assert latest([]) == {}
