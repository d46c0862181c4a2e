"""Put a page of the course, and the map of all pages, into words."""

from __future__ import annotations

from .. import words
from ..content.model import Page
from ..passport.completion import PageTaken


def page(opened: Page, done: set[str], file: str, head: list[str]) -> list[str]:
    """Give the lines that open a page; its head says what is kept and where (`placing.head`)."""
    lines = words.pages.page()
    shown = [
        *head,
        lines["minutes"].format(minutes=opened.minutes) + ". " + opened.goal,
    ]
    if opened.care:
        shown.append(lines["care"].format(care=opened.care))
    if opened.vignettes:
        count = len(done & set(opened.vignettes))
        shown.append(lines["on_record"].format(done=count, all=len(opened.vignettes), file=file))
    return [*shown, lines["pause"]]


def course(pages: tuple[Page, ...], taken: dict[str, PageTaken]) -> list[dict]:
    """Give the map of the course: a row for each page, with what of it is on record."""
    return [_row(page, taken.get(page.title)) for page in pages]


def whole(pages: tuple[Page, ...]) -> str:
    """Say how long the whole course is."""
    halves = round(sum(page.minutes for page in pages) / 30)
    hours = f"{halves // 2 or ''}{' ½' if halves % 2 else ''}".strip()
    lines = words.pages.course_map()
    counts = {
        "pages": lines["pages"].format(count=len(pages)),
        "hours": lines["hours"].format(hours=hours, count=1 if halves <= 2 else max(2, halves // 2)),
    }
    return lines["whole"].format(**counts)


def _row(page: Page, taken: PageTaken | None) -> dict:
    return {"title": page.title, "notebook": page.notebook, "goal": page.goal, "lines": _lines(page, taken)}


def _lines(page: Page, taken: PageTaken | None) -> list[str]:
    lines = words.pages.course_map()
    said = [lines["minutes"].format(minutes=page.minutes)]
    if taken:
        done, scenes = (sum(counts) for counts in zip(taken.vignettes, taken.form, strict=True))
        said += [lines["scenes"].format(done=done, all=scenes)] if scenes else []
        begun, ended = sum(case.decisions > 0 for case in taken.cases), sum(case.ended for case in taken.cases)
        said += [lines["cases"].format(begun=begun, ended=ended, all=len(taken.cases))] if taken.cases else []
    return [" ".join(said), *([lines["care"].format(care=page.care)] if page.care else [])]
