"""What a learner's notebook shows as their record of completion: what was done, whatever it is."""

from __future__ import annotations

from collections.abc import Collection

from ..content.library import open_library
from ..content.model import Course
from ..passport.completion import Completion, completion, fingerprint
from ..passport.file import Passport, PassportError, default_path
from ..passport.lines import Attempt
from ..passport.progress import forms_in_order
from ..widgets.base import calmly
from . import papers
from .record import RecordSheet


@calmly
def record() -> RecordSheet:
    """Show what of the course is on record, page by page, to be printed or saved; it writes nothing."""
    return RecordSheet(_account)


def _account() -> dict:
    passport = Passport(default_path())
    title, file = open_library().course.title, passport.path.name
    try:
        attempts, copy = passport.attempts(), passport.export()
    except PassportError:
        return papers.unreadable(title, file)
    return papers.account(done(attempts, passport), fingerprint(copy), title, file)


def done(attempts: tuple[Attempt, ...], passport: Passport) -> Completion:
    """Count what a passport's attempts have done on each page of the course."""
    library = open_library()
    course = library.course
    cases = {name: library.case(name) for page in course.pages for name in page.cases}
    return completion(course, cases, _forms_by_side(course, attempts, passport), attempts)


def _forms_by_side(course: Course, attempts: tuple[Attempt, ...], passport: Passport) -> dict[str, Collection[str]]:
    """Name the vignettes of the form before and of the form after; nothing where a course has no two forms."""
    if len(course.forms) != 2:
        return {}
    before, after = forms_in_order(course.forms, attempts, passport.place)
    return {"before": before.vignettes, "after": after.vignettes}
