"""What the bar around a page says: where one is in the course, what lies before and behind, and what is done."""

from __future__ import annotations

from typing import Literal, TypedDict

from .. import words
from ..content.model import Course, Page
from ..passport.completion import PageTaken
from ..passport.file import Passport
from .record import count_done

Done = Literal["none", "begun", "all"]


class Entry(TypedDict):
    """A page in the list of contents."""

    title: str
    notebook: str
    done: Done
    here: bool


class Neighbour(TypedDict):
    """The page before or after."""

    title: str
    notebook: str


class Bar(TypedDict):
    """All that a page's bar shows, but for its words."""

    course: str
    where: str
    first: str
    back: Neighbour | None
    next: Neighbour | None
    contents: list[Entry]


def bar(course: Course, here: Page, passport: Passport) -> Bar:
    """Give what the bar of a page shows."""
    at = course.pages.index(here)
    where = words.pages.frame_bar()["where"].format(number=at + 1, all=len(course.pages))
    return {
        "course": course.title,
        "where": where,
        "first": course.pages[0].notebook,
        "back": _neighbour(course.pages[at - 1]) if at else None,
        "next": _neighbour(course.pages[at + 1]) if at + 1 < len(course.pages) else None,
        "contents": contents(course, here, passport),
    }


def contents(course: Course, here: Page, passport: Passport) -> list[Entry]:
    """List the pages in their order, each with how much of it is on record."""
    taken = {page.title: page for page in count_done(passport.legible(), passport).pages}
    return [
        {"title": page.title, "notebook": page.notebook, "done": _done(taken.get(page.title)), "here": page is here}
        for page in course.pages
    ]


def _neighbour(page: Page) -> Neighbour:
    return {"title": page.title, "notebook": page.notebook}


def _done(taken: PageTaken | None) -> Done:
    """Tell how much of a page is on record; of one on which nothing can be taken, nothing is."""
    if taken is None:
        return "none"
    counts = [taken.vignettes, taken.form, *((int(case.ended), 1) for case in taken.cases)]
    if all(done == of for done, of in counts):
        return "all"
    begun = any(done for done, _ in counts) or any(case.decisions for case in taken.cases)
    return "begun" if begun else "none"
