"""A record of completion counts what is on record, page by page, and judges nothing."""

import hashlib

import pytest

from practicum.content.case import Case, CaseOption, Decision, Ending, EndingKind
from practicum.content.model import Alignment, ArticleMark, Course, Decided, Page, Practice, PracticeMark
from practicum.passport.completion import CaseTaken, completion, fingerprint

ONE = {"notebook": "n.ipynb", "goal": ""}
FORMS = {"before": ("f1", "f2"), "after": ("g1", "g2")}
COURSE = Course(
    "A course",
    (
        Page("read", title="Reading", **ONE),
        Page("first", title="First", vignettes=("v1", "v2", "v3"), **ONE),
        Page("check", title="Check", form="before", **ONE),
        Page("tale", title="Tale", cases=("tale",), **ONE),
    ),
)


def option(to: str) -> CaseOption:
    marks = {"article": ArticleMark(Alignment.FITS, "", ()), "practice": PracticeMark(Practice.SOUND, "", ())}
    return CaseOption(id=f"to-{to.split('/')[1]}", to=to, text="", outcome="", **marks)


def decision(name: str, *to: str) -> Decision:
    said = {"level": 1, "decided": Decided.CLEARLY, "decided_because": "", "scene": "", "ask": ""}
    options = tuple(option(place) for place in to)
    return Decision(id=name, version=1, title=name, claims=(), options=options, **said)


TALE = Case(
    "tale",
    1,
    1,
    "A tale",
    "",
    (decision("tale/start", "tale/middle", "tale/end"), decision("tale/middle", "tale/end")),
    (Ending("tale/end", EndingKind.HELD, "", ""),),
)


@pytest.fixture
def counted(attempt):
    """Give a function that counts attempts at the vignettes that it is told."""

    def count(*made):
        attempts = [attempt(str(n), vignette=name, option=option, at=at) for n, (name, option, at) in enumerate(made)]
        return completion(COURSE, {"tale": TALE}, FORMS, tuple(attempts))

    return count


def at(day: int) -> str:
    return f"2026-11-{day:02}T10:00:00.000+00:00"


def test_a_page_on_which_nothing_can_be_taken_is_left_out(counted):
    assert [page.title for page in counted().pages] == ["First", "Check", "Tale"]


def test_nothing_on_record_is_said_as_nothing(counted):
    done = counted()

    assert (done.choices, done.first, done.last) == (0, "", "")
    assert [page.vignettes for page in done.pages] == [(0, 3), (0, 0), (0, 0)]
    assert done.pages[2].cases == (CaseTaken("A tale", 0, ended=False),)


def test_a_vignette_counts_once_however_often_it_was_tried(counted):
    done = counted(("v1", "x", at(1)), ("v1", "x", at(2)), ("v3", "x", at(9)))

    assert done.pages[0].vignettes == (2, 3)
    assert (done.choices, done.first, done.last) == (3, at(1), at(9))


def test_a_form_counts_on_its_own_page_and_the_other_form_does_not(counted):
    done = counted(("f2", "x", at(1)), ("g1", "x", at(2)))

    assert done.pages[1].form == (1, 2)
    assert done.pages[1].vignettes == (0, 0)


def test_a_course_without_forms_leaves_the_page_out(attempt):
    done = completion(COURSE, {"tale": TALE}, {}, ())

    assert [page.title for page in done.pages] == ["First", "Tale"]


def test_a_case_counts_its_decisions_and_says_whether_an_ending_was_met(counted):
    halfway = counted(("tale/start", "to-middle", at(1)))
    ended = counted(("tale/start", "to-middle", at(1)), ("tale/middle", "to-end", at(2)))
    again = counted(("tale/start", "to-end", at(1)), ("tale/start", "to-middle", at(2)))

    assert halfway.pages[2].cases == (CaseTaken("A tale", 1, ended=False),)
    assert ended.pages[2].cases == (CaseTaken("A tale", 2, ended=True),)
    assert again.pages[2].cases == (CaseTaken("A tale", 1, ended=True),)


def test_the_fingerprint_is_the_head_of_the_sum_of_the_copy():
    copy = '{"note": "é"}\n'

    assert fingerprint(copy).replace(" ", "") == hashlib.sha256(copy.encode()).hexdigest()[:16]
    assert [len(group) for group in fingerprint(copy).split(" ")] == [4, 4, 4, 4]
    assert fingerprint(copy) != fingerprint(copy + "\n")


def test_a_copy_with_half_a_character_has_a_fingerprint_too():
    assert fingerprint("\ud83d")
