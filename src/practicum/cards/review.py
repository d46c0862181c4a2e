"""A review: the vignettes that are due, a learner's own plan to be said again, reminders, and what to take along."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import traitlets

from .. import words
from ..content.library import Library, open_library
from ..content.model import Vignette
from ..passport import review_schedule
from ..passport.file import Passport, PassportError
from ..passport.lines import Attempt, Writing
from ..passport.review_schedule import WAITS, Recall
from ..passport.whereabouts import Whereabouts, whereabouts
from ..settings import Edition, edition
from ..widgets.base import Answer, Message, calmly
from ..widgets.present import Shown
from .deck import Deck
from .passport_panel import CopyOut, File, Standing, copy_out, overview, tell
from .writing import PLAN, plan_to_say

if TYPE_CHECKING:
    import icalendar

FILE_NAME = "reminders.ics"
_NAMESPACE = uuid.UUID("1d0f3f0a-52b7-4b57-9a55-6d6a2c3f5e10")
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # from here on revisions are counted in seconds
_LAST = 2**31 - 1  # RFC 5545, 3.3.8: an integer has 32 bits


class Remind(Message, total=False):
    """Ask for the reminders, with the resume code in them or without."""

    code: bool


class Reminders(Answer, total=False):
    """Give the reminders as a file for the browser to save."""

    name: str
    text: str


class ReviewDeck(Deck):
    """Show the vignettes that are due, each opening fresh, then the plan, and offer what a learner may take along.

    Args:
        due: the vignettes.
        lines: how it opens.
        plan: the lines of the learner's kept plan, to be said again; none of it is kept anew.
        parting: the resume code and how things stand, where a browser may forget them; empty elsewhere.
        library: what a choice is compared with, and the bank that the code speaks of.
        lies: where the passport lies.
    """

    entry = "cards/review.js"
    groups = (
        words.card.comparing,
        words.card.choosing,
        words.review.deck,
        words.forms.ending,
        words.review.plan_again,
        words.review.reminding,
        words.review.parting,
    )

    plan = traitlets.List(traitlets.Dict()).tag(sync=True)
    parting = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        due: Sequence[Vignette],
        lines: list[str],
        plan: list[Shown],
        parting: Shown,
        library: Library,
        lies: Whereabouts,
    ) -> None:
        self._lies = lies
        title = words.review.review()["title"]
        super().__init__(title, due, library, Passport(lies.path), lines=lines, plan=plan, parting=parting)

    def do_export(self, message: CopyOut) -> Standing | File:
        """Give the passport as a file for the browser to save."""
        return copy_out(message, self._lies, self._library)

    def do_parting(self, message: Message) -> Standing:
        """Give the resume code as it is by now."""
        return tell("", self._lies, self._library)

    def do_calendar(self, message: Remind) -> Answer | Reminders:
        """Give the reminders as a file for the browser to save, with the code only for whoever asked for it."""
        lines = words.review.reminding()
        try:
            attempts = self._passport.attempts()
        except PassportError:
            return {"kind": "refused", "remark": overview(self._lies, self._library)["lines"][0]}
        if not attempts:
            return {"kind": "refused", "remark": lines["nothing"]}
        code = overview(self._lies, self._library)["code"] if message.get("code") is True else ""
        text = calendar(passport_id(attempts), datetime.now().astimezone(), code)
        return {"kind": "done", "remark": lines["on_its_way"], "name": FILE_NAME, "text": text}


@calmly
def review() -> ReviewDeck:
    """Show the vignettes that are due to come back, at most six, each opening fresh."""
    library, lies = open_library(), whereabouts()
    found = Passport(lies.path).contents()
    attempts = found.attempts
    known = _reviewable(library, attempts)
    waiting = review_schedule.recalls(known, attempts)
    due = review_schedule.due(waiting, date.today())
    lines = _lines_due(len(due)) if due else _lines_of_rest(waiting, known)
    shown = [recall.vignette for recall in due[: review_schedule.MOST]]
    parting = overview(lies, library) if attempts and edition() is Edition.BROWSER else {}
    return ReviewDeck(shown, lines, _plan(found.writings), parting, library, lies)


def _plan(kept: Mapping[str, Writing]) -> list[Shown]:
    """Give the lines of a kept plan, each to be said from memory; none where there is no plan."""
    return plan_to_say(kept[PLAN]) if PLAN in kept else []


def _reviewable(library: Library, attempts: Collection[Attempt]) -> list[Vignette]:
    """Read the vignettes on record that a review may show: none of a form, and no decision of a case."""
    in_forms = {name for each in library.course.forms for name in each.vignettes}
    names = {attempt.vignette for attempt in attempts} & (set(library.vignette_ids()) - in_forms)
    return [library.vignette(name) for name in sorted(names)]


def _lines_due(count: int) -> list[str]:
    """Say how many scenes are due, and how many of them wait for another day."""
    lines = words.review.review()
    shown, more = min(count, review_schedule.MOST), max(count - review_schedule.MOST, 0)
    opening = [lines["due"].format(count=shown), lines["skip"]]
    return [*opening, lines["more"].format(count=more)] if more else opening


def _lines_of_rest(waiting: Collection[Recall], known: Collection[Vignette]) -> list[str]:
    """Say when the next vignette comes back, or why none does."""
    lines = words.review.review()
    if waiting:
        return [lines["later"].format(day=min(recall.on for recall in waiting))]
    return [lines["rests" if known else "nothing"]]


def passport_id(attempts: Sequence[Attempt]) -> str:
    """Mark a passport by its first attempt, wherever the file lies; nobody can tell from it which one that was.

    A code gives everybody who takes it in the same ids, so that the time belongs to it.

    Args:
        attempts: a passport's, oldest first, and at least one.
    """
    return str(uuid.uuid5(_NAMESPACE, f"{attempts[0].id} {attempts[0].at}"))


def calendar(passport: str, at: datetime, code: str = "") -> str:
    """Write an iCalendar file with an all-day event after each wait, counted from a moment where the learner is.

    Each passport has the same three events for good: a calendar that takes a later file moves them and adds none. The
    events are private and leave the day free: others may read a calendar at work.

    Args:
        passport: its id.
        at: the moment, with its time zone.
        code: a resume code, for whoever asks to have it in the calendar.
    """
    import icalendar  # here, so that no page loads it before somebody asks for reminders

    lines, moment = words.review.reminders(), at.astimezone(UTC)
    described = f"{lines['description']}\n{lines['code'].format(code=code)}" if code else lines["description"]
    made = icalendar.Calendar()
    made.add("prodid", "-//practicum//reminders//EN")
    made.add("version", "2.0")
    for wait in WAITS:
        event = _day(at.date() + timedelta(wait))
        event.add("uid", str(uuid.uuid5(_NAMESPACE, f"{passport} {wait}")))
        event.add("sequence", min(max(int((moment - _BEGINNING).total_seconds()), 0), _LAST))
        event.add("dtstamp", moment)
        event.add("summary", lines["summary"])
        event.add("description", described)
        made.add_component(event)
    text: str = made.to_ical().decode("utf-8")
    return text


def _day(on: date) -> icalendar.Event:
    """Make an event of a whole day that is private and leaves the day free."""
    import icalendar

    event = icalendar.Event()
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
