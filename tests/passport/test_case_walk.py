"""The way through a case, read off a passport's attempts."""

import pytest

from practicum.content.case import Case, CaseOption, Decision, Ending, EndingKind
from practicum.content.library import Library, own_folder
from practicum.content.model import Alignment, ArticleMark, Decided, Practice, PracticeMark
from practicum.passport.case_walk import met, walk, ways
from practicum.passport.lines import Attempt, Choice


def option(name, to):
    marks = {"article": ArticleMark(Alignment.MOSTLY, name, ()), "practice": PracticeMark(Practice.OPEN, name, ())}
    return CaseOption(id=name, text=name, outcome=name, to=f"tale/{to}", **marks)


def decision(name, *options):
    said = {"title": name, "level": 1, "decided": Decided.SILENT, "decided_because": "", "scene": "", "ask": "?"}
    said |= {"claims": (), "version": 2}
    return Decision(id=f"tale/{name}", options=options, **said)


TALE = Case(
    "tale",
    1,
    2,
    "A tale",
    "Once",
    (
        decision("a", option("on", "b"), option("off", "c")),
        decision("b", option("on", "c")),
        decision("c", option("on", "end")),
    ),
    (Ending("tale/end", EndingKind.HELD, "The end", "So."),),
)


def took(place, option, minute, version=2):
    choice = Choice(option, 62)
    at = f"2026-11-24T10:{minute:02}:00.000+00:00"
    return Attempt(f"{place}-{minute}", at, f"tale/{place}", version, 1, choice)


def way(*attempts):
    found = walk(TALE, attempts)
    return [step.decision.title for step in found.steps], found.at.id


def test_a_way_starts_at_the_first_decision_and_follows_the_choices():
    assert way() == ([], "tale/a")
    assert way(took("a", "on", 1)) == (["a"], "tale/b")
    assert way(took("a", "off", 1), took("c", "on", 2)) == (["a", "c"], "tale/end")


def test_a_decision_made_anew_leaves_what_came_after_it_behind():
    first = [took("a", "on", 1), took("b", "on", 2), took("c", "on", 3)]

    assert way(*first) == (["a", "b", "c"], "tale/end")
    assert way(*first, took("b", "on", 4)) == (["a", "b"], "tale/c")
    assert way(*first, took("a", "off", 4)) == (["a"], "tale/c")
    assert way(*first, took("a", "off", 4), took("c", "on", 5)) == (["a", "c"], "tale/end")


@pytest.mark.parametrize("odd", [took("a", "on", 1, version=1), took("a", "gone", 1), took("z", "on", 1)])
def test_attempts_at_other_versions_places_and_options_are_passed_over(odd):
    assert way(odd) == ([], "tale/a")
    assert met(TALE, ways(TALE, [odd])) == {"tale/a"}


def test_places_met_on_any_way_are_remembered():
    attempts = [took("a", "on", 1), took("b", "on", 2), took("a", "off", 3)]

    assert met(TALE, ways(TALE, attempts)) == {"tale/a", "tale/b", "tale/c"}


def test_every_case_of_the_course_has_its_own_id_before_each_place():
    library = Library(own_folder())
    cases = [library.case(name) for name in library.case_ids()]

    for case in cases:
        places = [place.id for place in (*case.decisions, *case.endings)]
        assert all(name.startswith(f"{case.id}/") for name in places)
        assert {decision.version for decision in case.decisions} == {case.version}
        assert {option.to for decision in case.decisions for option in decision.options} <= set(places)
    assert len(cases) >= 6
