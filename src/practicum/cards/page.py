"""What opens a page, and the map of all pages on the first one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypedDict

import traitlets

from .. import words
from ..content import clock
from ..content.library import Library, named, open_library
from ..content.model import Course, Page
from ..passport.completion import PageTaken
from ..passport.copies import waiting
from ..passport.file import Passport, default_path
from ..passport.permissions import Obstacle
from ..passport.progress import latest
from ..passport.whereabouts import Whereabouts, whereabouts
from ..settings import Edition, edition
from ..widgets.base import Message, View, calmly
from ..widgets.present import Shown
from .frame_bar import Bar, Entry, address, bar, contents
from .passport_panel import say_elsewhere, say_unkept
from .record import count_done

_opened: list[Page] = []  # the page of this kernel, once it has opened; each notebook has its own


class Rows(TypedDict):
    """Give the rows of the map anew."""

    rows: list[Shown]


class CourseMap(View):
    """Show the pages of the course in order, each with a link and what of it is on record."""

    entry = "cards/course_map.js"
    groups = (words.pages.course_map,)
    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    whole = traitlets.Unicode().tag(sync=True)

    def __init__(self, library: Library, here: Page, passport: Passport) -> None:
        self._pages, self._here, self._passport = library.course.pages, here, passport
        self._minutes = {page.id: clock.load(library, page).minutes for page in self._pages}
        whole = _whole(library.course, self._minutes)
        super().__init__(words.pages.course_map()["title"], whole=whole, rows=self._rows())

    def do_look(self, message: Message) -> Rows:
        """Give the rows anew, since pages fill while the map stands open."""
        return {"rows": self._rows()}

    def _rows(self) -> list[Shown]:
        pages = count_done(self._passport.legible(), self._passport).pages
        taken = {page.title: page for page in pages}
        return [
            {
                **{"title": page.title, "notebook": address(page, self._here), "goal": page.goal, "core": page.core},
                "lines": _lines(page, self._minutes[page.id], taken.get(page.title)),
            }
            for page in self._pages
        ]


class Contents(TypedDict):
    """Give the list of contents anew."""

    contents: list[Entry]


class Opening(View):
    """Show the bar around a page, and the lines that open it."""

    entry = "cards/page.js"
    groups = (words.pages.frame_bar,)
    bar: Bar = traitlets.Dict().tag(sync=True)  # type: ignore[assignment]
    lines = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, library: Library, here: Page, lies: Whereabouts) -> None:
        self._course, self._here, self._passport = library.course, here, Passport(lies.path)
        course, found = self._course, self._passport.look()
        minutes = clock.load(library, here).minutes
        lines = _opening(here, minutes, set(latest(found.attempts)), lies.path.name, _ready(lies, found.obstacle))
        surroundings = bar(course, here, self._passport, found.attempts)
        super().__init__(here.title, bar=surroundings, lines=[*_head(lies, found.obstacle), *lines])

    def do_look(self, message: Message) -> Contents:
        """Give the list of contents anew, since pages fill while it is folded."""
        attempts = self._passport.legible()
        return {"contents": contents(self._course, self._here, self._passport, attempts)}


@calmly
def page(page_id: str) -> Opening:
    """Open a page: its bar; then what is kept and where, how long it takes, and what of it is on record."""
    library = open_library()
    here = named(library.course.pages, page_id, "course.toml")
    _opened[:] = [here]
    return Opening(library, here, whereabouts())


@calmly
def course_map() -> CourseMap:
    """Show the way through the course, each page with a link and what of it is on record."""
    library = open_library()
    here = next((page for page in _opened if page in library.course.pages), library.course.pages[0])
    return CourseMap(library, here, Passport(default_path()))


def _head(lies: Whereabouts, obstacle: Obstacle | None) -> list[str]:
    """Say before anybody chooses what is kept, where and why, or what keeps the passport from being read."""
    if lies.keeps and obstacle:
        return [words.pages.obstacles()[obstacle].format(file=lies.path.name)]
    here, notice = edition(), words.pages.notice()
    said = [say_unkept(lies)] if not lies.keeps else [notice[here]] if here in notice else []
    said += say_elsewhere(lies)
    if count := waiting(lies):
        said.append(words.whereabouts.earlier()["page"].format(count=count))
    return said


def _ready(lies: Whereabouts, obstacle: Obstacle | None) -> str:
    """Say that one may stop; only where it is sure to be so, that what is saved stays."""
    stays = lies.keeps and not obstacle and edition() in (Edition.LAB, Edition.VOILA)
    return words.whereabouts.ready()["stays" if stays else "plain"]


def _opening(opened: Page, minutes: int, on_record: Collection[str], file: str, ready: str) -> list[str]:
    """Say what a page is for, how long it takes, and what of it is on record."""
    lines = words.pages.page()
    said = [f"{lines['minutes'].format(minutes=minutes)}. {opened.goal}"]
    if opened.vignettes:
        count = sum(name in on_record for name in opened.vignettes)
        said.append(lines["on_record"].format(done=count, all=len(opened.vignettes), file=file))
    apart = bool(opened.form)  # the scenes of a check come one at a time, each with its own note
    care = [lines["care"].format(care=opened.care)] if opened.care and not apart else []
    return [" ".join([*said, ready]), *care]


def _whole(course: Course, minutes: Mapping[str, int]) -> str:
    """Say how long the course is: its core, where it has one."""
    core = [page for page in course.pages if page.core]
    pages = core or course.pages
    halves = round(sum(minutes[page.id] for page in pages) / 30)
    hours = f"{halves // 2 or ''}{' ½' if halves % 2 else ''}".strip()
    lines = words.pages.course_map()
    counts = {
        "pages": lines["pages"].format(count=len(pages)),
        "hours": lines["hours"].format(hours=hours, count=1 if halves <= 2 else max(2, halves // 2)),
    }
    return lines["whole" if core else "whole_plain"].format(**counts)


def _lines(page: Page, minutes: int, taken: PageTaken | None) -> list[str]:
    lines = words.pages.course_map()
    said = [lines["minutes"].format(minutes=minutes)]
    if taken:
        done, scenes = (sum(counts) for counts in zip(taken.vignettes, taken.form, strict=True))
        said += [lines["scenes"].format(done=done, all=scenes)] if scenes else []
        begun, ended = sum(case.decisions > 0 for case in taken.cases), sum(case.ended for case in taken.cases)
        said += [lines["cases"].format(begun=begun, ended=ended, all=len(taken.cases))] if taken.cases else []
    return [" ".join(said), *([lines["care"].format(care=page.care)] if page.care else [])]
