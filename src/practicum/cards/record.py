"""What goes onto paper: the record of what was done, and the sheet for the day it happens."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import traitlets

from .. import words
from ..content.library import open_library
from ..content.model import Course, Sheet, Vignette
from ..passport.completion import CaseTaken, Completion, PageTaken, completion, fingerprint
from ..passport.file import Passport, PassportError, default_path
from ..passport.lines import Attempt
from ..passport.measures import Measures, measure
from ..passport.progress import forms_in_order
from ..widgets.base import Answer, Message, PageLine, View, calmly
from ..widgets.present import Shown
from .change import say_counts


class Looked(Answer, total=False):
    """Give the record anew."""

    account: Shown


class CompletionRecord(View):
    """Show what was done; a name that a learner adds is printed by the page and never sent."""

    entry = "cards/record.js"
    groups = (words.record.record,)

    account = traitlets.Dict().tag(sync=True)

    def __init__(self, passport: Passport) -> None:
        self._passport = passport
        account = self._account()
        super().__init__(account["title"], account=account)

    def do_look(self, message: Message) -> Looked:
        """Work out anew what was done."""
        self.account = self._account()
        return {"kind": "done", "account": self.account}

    def _account(self) -> Shown:
        title, file = open_library().course.title, self._passport.path.name
        try:
            attempts, copy = self._passport.attempts(), self._passport.export()
        except PassportError:
            return _unreadable(title, file)
        account = show_account(count_done(attempts, self._passport), fingerprint(copy), title, file)
        return {**account, "counts": show_counts(measure_pages(attempts))}


class SheetCard(View):
    """Show one page to print: what to do on the day it happens; it knows no passport, so nothing is recorded."""

    entry = "cards/sheet.js"
    groups = (words.record.sheet,)

    sheet = traitlets.Dict().tag(sync=True)


@calmly
def record() -> CompletionRecord:
    """Show what of the course is on record, page by page, to be printed or saved; it writes nothing."""
    return CompletionRecord(Passport(default_path()))


@calmly
def sheet() -> SheetCard | PageLine:
    """Show one page to print: what to do on the day it happens."""
    found = open_library().sheet
    if found is None:
        none = words.record.sheet()["none"]
        return PageLine(none, lines=[none])
    return SheetCard(found.title, sheet=show_sheet(found))


def count_done(attempts: tuple[Attempt, ...], passport: Passport) -> Completion:
    """Count what a passport's attempts have done on each page of the course."""
    library = open_library()
    course = library.course
    cases = {name: library.case(name) for page in course.pages for name in page.cases}
    return completion(course, cases, forms_by_side(course, attempts, passport), attempts)


def measure_pages(attempts: tuple[Attempt, ...]) -> Measures:
    """Measure the first choices at the scenes and decisions of all pages; a check has figures of its own."""
    library = open_library()
    pages = library.course.pages
    taken = {attempt.vignette for attempt in attempts}
    scenes: list[Vignette] = [library.vignette(name) for page in pages for name in page.vignettes if name in taken]
    for name in dict.fromkeys(name for page in pages for name in page.cases):
        scenes += library.case(name).decisions
    return measure(scenes, attempts)


def show_counts(measures: Measures) -> list[str]:
    """Say how many choices the article supports and how many good practice, side by side; nothing of no choice."""
    lines = words.record.counts()
    return [*say_counts(lines["of"], measures), lines["hint"]] if measures.taken else []


def show_account(counted: Completion, fingerprint: str, course: str, file: str) -> Shown:
    """Give the record of completion: what was done, and what that does not show."""
    lines = words.record.account()
    shown = words.record.fingerprint()
    if counted.choices:
        days = {"first": _day(counted.first), "last": _day(counted.last)}
        standing = [lines["about"].format(file=file), lines["between"].format(choices=counted.choices, **days)]
    else:
        standing = [lines["nothing"].format(file=file)]
    return {
        "title": lines["title"],
        "course": lines["course"].format(title=course),
        "standing": standing,
        "table": {
            "title": lines["caption"],
            "head": [lines["page"], lines["taken"]],
            "rows": [[page.title, "; ".join(_taken(page, lines))] for page in counted.pages],
        },
        "counts": [],
        "limits": words.record.limits(),
        "fingerprint": [shown["line"].format(fingerprint=fingerprint), shown["hint"]] if counted.choices else [],
    }


def show_sheet(sheet: Sheet) -> Shown:
    """Give the sheet as a page draws and prints it."""
    parts = [{"title": part.title, "lines": list(part.lines)} for part in sheet.parts]
    return {"title": sheet.title, "lead": sheet.lead, "parts": parts}


def _unreadable(course: str, file: str) -> Shown:
    """Give a record where the passport cannot be read: it says so, and nothing else."""
    lines = words.record.account()
    return {
        "title": lines["title"],
        "course": lines["course"].format(title=course),
        "standing": [lines["unreadable"].format(file=file)],
        "table": None,
        "counts": [],
        "limits": [],
        "fingerprint": [],
    }


def forms_by_side(course: Course, attempts: tuple[Attempt, ...], passport: Passport) -> dict[str, Collection[str]]:
    """Name the vignettes of the form before and of the form after; nothing where a course has no two forms."""
    if len(course.forms) != 2:
        return {}
    before, after = forms_in_order(course.forms, attempts, passport.path_hash)
    return {"before": before.vignettes, "after": after.vignettes}


def _taken(page: PageTaken, lines: dict[str, str]) -> list[str]:
    counts = [("vignettes", page.vignettes), ("form", page.form)]
    shares = [lines[key].format(done=done, all=whole) for key, (done, whole) in counts if whole]
    return [*shares, *(_case(case, lines) for case in page.cases)]


def _case(case: CaseTaken, lines: dict[str, str]) -> str:
    how = lines["decisions"].format(done=case.decisions) if case.decisions else lines["not_begun"]
    return lines["story"].format(title=case.title, how=lines["ended"].format(how=how) if case.ended else how)


def _day(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().date().isoformat()
