"""What the first page shows of the whole course: its pages in order, and what of each is on record."""

from __future__ import annotations

from ..content.library import open_library
from ..passport.file import Passport, default_path
from ..widgets.page import CourseMap, calmly
from . import paging
from .recording import done


@calmly
def course_map() -> CourseMap:
    """Show the way through the course, each page with a link and what of it is on record."""
    return CourseMap(paging.whole(open_library().course.pages), look=_rows)


def _rows() -> list[dict]:
    passport = Passport(default_path())
    taken = done(passport.legible(), passport).pages
    return paging.course(open_library().course.pages, {page.title: page for page in taken})
