"""What the first page shows of the whole course: its pages in order, and what of each is on record."""

from __future__ import annotations

from .completion import completion
from .library import open_library
from .passport import Passport, default_path
from .recording import forms_by_side
from .views import paging
from .views.page import CourseMap, calmly


@calmly
def course_map() -> CourseMap:
    """Show the way through the course, each page with a link and what of it is on record."""
    return CourseMap(paging.whole(open_library().course.pages), look=_rows)


def _rows() -> list[dict]:
    library, passport = open_library(), Passport(default_path())
    course, attempts = library.course, passport.legible()
    cases = {name: library.case(name) for page in course.pages for name in page.cases}
    done = completion(course, cases, forms_by_side(course, attempts, passport), attempts)
    return paging.course(course.pages, {page.title: page for page in done.pages})
