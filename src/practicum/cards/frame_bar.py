"""What the bar around a page says: where one is in the course, what lies before and behind, and what is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict

from .. import words
from ..content.case import Case
from ..content.library import open_library
from ..content.model import Course, Page
from ..passport.completion import PageTaken, completion
from ..passport.file import Passport
from ..passport.lines import Attempt
from .record import forms_by_side

Done = Literal["none", "begun", "all"]


class Neighbour(TypedDict):
    """The page before or after."""

    title: str
    notebook: str


class Entry(Neighbour):
    """A page in the list of contents."""

    done: Done
    here: bool


class Bar(TypedDict):
    """All that a page's bar shows, but for its words."""

    course: str
    where: str
    first: str
    back: Neighbour | None
    next: Neighbour | None
    contents: list[Entry]


def bar(course: Course, here: Page, passport: Passport, attempts: tuple[Attempt, ...]) -> Bar:
    """Give what the bar of a page shows."""
    at = course.pages.index(here)
    where = words.pages.frame_bar()["where"].format(number=at + 1, all=len(course.pages))
    return {
        "course": course.title,
        "where": where,
        "first": course.pages[0].notebook,
        "back": _neighbour(course.pages[at - 1]) if at else None,
        "next": _neighbour(course.pages[at + 1]) if at + 1 < len(course.pages) else None,
        "contents": contents(course, here, passport, attempts),
    }


def contents(course: Course, here: Page, passport: Passport, attempts: tuple[Attempt, ...]) -> list[Entry]:
    """List the pages in their order, each with how much of it is on record."""
    forms = forms_by_side(course, attempts, passport)
    counted = completion(course, _begun(course, attempts), forms, attempts)
    taken = {page.title: page for page in counted.pages}
    return [{**_neighbour(page), "done": _done(page, taken), "here": page is here} for page in course.pages]


def _begun(course: Course, attempts: tuple[Attempt, ...]) -> dict[str, Case]:
    """Read the cases in which something was decided: every page has a bar, and a case is a large file."""
    decided = {attempt.vignette.partition("/")[0] for attempt in attempts if "/" in attempt.vignette}
    names = [name for page in course.pages for name in page.cases if name in decided]
    return {name: open_library().case(name) for name in names}


def _neighbour(page: Page) -> Neighbour:
    return {"title": page.title, "notebook": page.notebook}


def _done(page: Page, taken: Mapping[str, PageTaken]) -> Done:
    """Tell how much of a page is on record; of one on which nothing can be taken, nothing is."""
    on_record = taken.get(page.title)
    if on_record is None:
        return "none"
    counts = [on_record.vignettes, on_record.form]
    ended = sum(case.ended for case in on_record.cases)
    if ended == len(page.cases) and all(done == of for done, of in counts):
        return "all"
    return "begun" if any(done for done, _ in counts) or on_record.cases else "none"
