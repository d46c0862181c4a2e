"""The line that opens a page, and the line that stands where something cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import traitlets

from .. import words
from ..content.model import PracticumError
from .base import View

Call = ParamSpec("Call")


class PageLine(View):
    """Show a few lines on a page."""

    entry = "widgets/page.js"
    lines = traitlets.List().tag(sync=True)


class CourseMap(View):
    """Show the pages of the course in order, each with a link and what of it is on record.

    Args:
        look: gives the rows anew (`phrasing.course`), since pages fill while the map stands open.
    """

    entry = "cards/course_map.js"
    groups = (words.pages.course_map,)
    rows = traitlets.List().tag(sync=True)
    whole = traitlets.Unicode().tag(sync=True)

    def __init__(self, whole: str, look: Callable[[], list[dict]]) -> None:
        self._look = look
        super().__init__(words.pages.course_map()["title"], whole=whole, rows=look())

    def reply(self, message: dict) -> dict | None:
        """Give the rows anew."""
        return {"rows": self._look()} if message.get("kind") == "look" else None


def calmly(call: Callable[Call, View]) -> Callable[Call, View]:
    """Show a calm line where a call cannot show its view: a learner never sees a traceback, and the page goes on."""

    @wraps(call)
    def shown(*arguments: Call.args, **named: Call.kwargs) -> View:
        try:
            return call(*arguments, **named)
        except PracticumError as error:
            lines = [line.format(error=error) for line in words.pages.broken()]
            return PageLine(lines[0], lines=lines)

    return shown
