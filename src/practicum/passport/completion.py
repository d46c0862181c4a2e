"""Work out what a record of completion tells: what was taken on which page, from when to when."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..content.case import Case
from ..content.model import Course, Page
from .case_walk import met, ways
from .lines import Attempt


@dataclass(frozen=True)
class CaseTaken:
    """How far somebody went into a case: decisions made at least once, and whether an ending was met."""

    title: str
    decisions: int
    ended: bool


@dataclass(frozen=True)
class PageTaken:
    """What of a page is on record: (done, all) of its vignettes and of its form, and its cases."""

    title: str
    vignettes: tuple[int, int]
    form: tuple[int, int]
    cases: tuple[CaseTaken, ...]


@dataclass(frozen=True)
class Completion:
    """What was done in the course, whatever it is; `first` and `last` are UTC times, or empty."""

    pages: tuple[PageTaken, ...]
    choices: int
    first: str
    last: str


def completion(
    course: Course,
    cases: Mapping[str, Case],
    forms: Mapping[str, Collection[str]],
    attempts: tuple[Attempt, ...],
) -> Completion:
    """Count what is on record for every page on which something can be taken.

    Args:
        course: the pages.
        cases: the cases by id.
        forms: the vignettes of the form that came before, and of the one that comes after.
        attempts: a passport's, oldest first.
    """
    taken = [_of_page(page, cases, forms, attempts) for page in course.pages]
    return Completion(
        pages=tuple(page for page in taken if page.vignettes[1] or page.form[1] or page.cases),
        choices=len(attempts),
        first=attempts[0].at if attempts else "",
        last=attempts[-1].at if attempts else "",
    )


def fingerprint(copy: str) -> str:
    """Give the first sixteen characters of the SHA-256 sum of a passport's copy, in groups of four."""
    digest = hashlib.sha256(copy.encode("utf-8", errors="replace")).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))


def _of_page(
    page: Page,
    cases: Mapping[str, Case],
    forms: Mapping[str, Collection[str]],
    attempts: tuple[Attempt, ...],
) -> PageTaken:
    done = {attempt.vignette for attempt in attempts}
    return PageTaken(
        title=page.title,
        vignettes=_share(page.vignettes, done),
        form=_share(forms.get(page.form, ()), done),
        cases=tuple(_of_case(cases[name], attempts) for name in page.cases if name in cases),
    )


def _share(asked: Collection[str], done: set[str]) -> tuple[int, int]:
    return len(done & set(asked)), len(asked)


def _of_case(case: Case, attempts: tuple[Attempt, ...]) -> CaseTaken:
    decisions = {decision.id for decision in case.decisions}
    made = {attempt.vignette for attempt in attempts if attempt.version == case.version} & decisions
    ended = bool(met(case, ways(case, attempts)) & {ending.id for ending in case.endings})
    return CaseTaken(case.title, len(made), ended)
