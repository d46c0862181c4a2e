"""What the bar around a page says: where one is in the course, what lies before and behind, and what is done."""

from __future__ import annotations

import posixpath
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

_SHEET = "the-sheet"  # the page that every bar links; a course may do without it

Done = Literal["none", "begun", "all"]


class Neighbour(TypedDict):
    """The page before or after."""

    title: str
    notebook: str


class Entry(Neighbour):
    """A page in the list of contents; `core` tells whether it is of the core, or one for later."""

    core: bool
    done: Done
    here: bool


class Bar(TypedDict):
    """All that a page's bar shows, but for its words; `taken` are those of its scenes that are on record.

    `sheet` is the address of the page that says what to do on the day; it is empty in a course without one.
    """

    course: str
    where: str
    scenes: list[str]
    taken: list[str]
    first: str
    sheet: str
    back: Neighbour | None
    next: Neighbour | None
    contents: list[Entry]


def bar(course: Course, here: Page, passport: Passport, attempts: tuple[Attempt, ...]) -> Bar:
    """Give what the bar of a page shows."""
    before, after = course.before(here), course.after(here)
    return {
        "course": course.title,
        "where": _where(course, here),
        "scenes": list(here.vignettes),
        "taken": [name for name in here.vignettes if any(attempt.vignette == name for attempt in attempts)],
        "first": address(course.pages[0], here),
        "sheet": next((address(page, here) for page in course.pages if page.id == _SHEET), ""),
        "back": _neighbour(before, here) if before else None,
        "next": _neighbour(after, here) if after else None,
        "contents": contents(course, here, passport, attempts),
    }


def contents(course: Course, here: Page, passport: Passport, attempts: tuple[Attempt, ...]) -> list[Entry]:
    """List the pages in their order, each with how much of it is on record."""
    forms = forms_by_side(course, attempts, passport)
    counted = completion(course, _begun(course, attempts), forms, attempts)
    taken = {page.title: page for page in counted.pages}
    return [
        {**_neighbour(page, here), "core": page.core, "done": _done(page, taken), "here": page is here}
        for page in course.pages
    ]


def address(page: Page, here: Page) -> str:
    """Give the address of a page as seen from another one, which may lie in another folder."""
    return posixpath.relpath(f"/{page.notebook}", posixpath.dirname(f"/{here.notebook}"))  # whatever folder this is


def _begun(course: Course, attempts: tuple[Attempt, ...]) -> dict[str, Case]:
    """Read the cases in which something was decided: every page has a bar, and a case is a large file."""
    decided = {attempt.vignette.partition("/")[0] for attempt in attempts if "/" in attempt.vignette}
    names = [name for page in course.pages for name in page.cases if name in decided]
    return {name: open_library().case(name) for name in names}


def _where(course: Course, here: Page) -> str:
    """Say where one is: among the pages of the core, or among those further on."""
    beside = course.beside(here)
    said = words.pages.frame_bar()["where_further" if _has_core(course) and not here.core else "where"]
    return str(said).format(number=beside.index(here) + 1, all=len(beside))


def _has_core(course: Course) -> bool:
    return any(page.core for page in course.pages)


def _neighbour(page: Page, here: Page) -> Neighbour:
    return {"title": page.title, "notebook": address(page, here)}


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
