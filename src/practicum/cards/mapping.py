"""What the first page shows of the whole course: its pages in order, and what of each is on record."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..content.library import open_library
from ..passport.file import Passport, default_path
from ..widgets.base import View, calmly
from . import paging
from .record import count_done


class CourseMap(View):
    """Show the pages of the course in order, each with a link and what of it is on record.

    Args:
        look: gives the rows anew (`phrasing.course`), since pages fill while the map stands open.
    """

    scripts = (("cards/course_map", words.pages.course_map),)
    rows = traitlets.List().tag(sync=True)
    whole = traitlets.Unicode().tag(sync=True)

    def __init__(self, whole: str, look: Callable[[], list[dict]]) -> None:
        self._look = look
        super().__init__(words.pages.course_map()["title"], whole=whole, rows=look())

    def reply(self, message: dict) -> dict | None:
        """Give the rows anew."""
        return {"rows": self._look()} if message.get("kind") == "look" else None


@calmly
def course_map() -> CourseMap:
    """Show the way through the course, each page with a link and what of it is on record."""
    return CourseMap(paging.whole(open_library().course.pages), look=_rows)


def _rows() -> list[dict]:
    passport = Passport(default_path())
    taken = count_done(passport.legible(), passport).pages
    return paging.course(open_library().course.pages, {page.title: page for page in taken})
