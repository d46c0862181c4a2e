"""What shows several vignettes in a row: the check before the course, the check after it, and a review."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from .. import words
from ..content.library import Library, LibraryError, open_library
from ..content.model import Vignette
from ..passport import review_schedule
from ..passport.file import Passport, PassportError, default_path
from ..passport.lines import Attempt
from ..passport.progress import forms_as_met, on_record
from ..passport.review_schedule import Recall
from ..passport.whereabouts import whereabouts
from ..settings import Edition, edition
from ..widgets import present
from ..widgets.base import calmly
from . import choices, passport_panel, reminders
from .deck import Deck, ReviewDeck


@calmly
def form(side: str) -> Deck:
    """Show the check "before" the course or the one "after" it, each card as the learner left it."""
    if side not in ("before", "after"):
        raise LibraryError(f'there is no form "{side}". Write "before" or "after".')
    library, passport = open_library(), Passport(default_path())
    before, after = forms_as_met(library, passport)
    return _first(before, after, library, passport) if side == "before" else _second(before, after, library, passport)


@calmly
def review() -> ReviewDeck:
    """Show the vignettes that are due to come back, at most six, each opening fresh."""
    library, passport = open_library(), Passport(default_path())
    attempts = passport.attempts()
    known = _reviewable(library, attempts)
    waiting = review_schedule.recalls(known, attempts)
    due = review_schedule.due(waiting, date.today())
    desk = _Desk([recall.vignette for recall in due[: review_schedule.MOST]], library, passport)
    parting = _Parting(library, passport)
    state = {"cards": desk.cards(), "place": passport.place, "parting": parting.shown(attempts)}
    state["lines"] = _lines_due(len(due)) if due else _lines_of_rest(waiting, known)
    return ReviewDeck(words.review.review()["title"], {**desk.acts(), **parting.acts()}, **state)


def _first(before: list[Vignette], after: list[Vignette], library: Library, passport: Passport) -> Deck:
    """Show the first check: kept and not compared until the whole second one is on record."""

    def held() -> bool:
        return on_record(after, passport) < len(after)

    desk, lines = _Desk(before, library, passport, held), words.forms.checks()

    def state() -> dict:
        waits = held()
        shown = [lines["expect"], lines["held"]] if waits else [lines["open"]]
        return {"lines": shown, "left": desk.left(), "held": waits}

    def look(_: dict) -> dict:
        now = state()
        return {"kind": "done", "remark": lines["still_held" if now["held"] else "opened"], "state": now}

    acts = {**desk.acts(), "look": look}
    return Deck(lines["before"], acts, cards=_unlevelled(desk.cards()), place=passport.place, **state())


def _second(before: list[Vignette], after: list[Vignette], library: Library, passport: Passport) -> Deck:
    """Show the second check: every card is compared at once."""
    desk = _Desk(after, library, passport)
    lines = words.forms.checks()
    shown = [lines["second"]] if on_record(before, passport) else [lines["second"], lines["alone"]]
    state = {"lines": shown, "left": desk.left(), "place": passport.place}
    return Deck(lines["after"], desk.acts(), cards=_unlevelled(desk.cards()), **state)


def _unlevelled(cards: list[dict]) -> list[dict]:
    """Leave out the level of each scene: in a check it would hint at what the scene turns on."""
    return [{**card, "level": ""} for card in cards]


class _Desk:
    """The vignettes of one deck, and what a page may ask about them."""

    def __init__(
        self,
        vignettes: Collection[Vignette],
        library: Library,
        passport: Passport,
        held: Callable[[], bool] = lambda: False,
    ) -> None:
        self.vignettes, self.library, self.passport, self.held = vignettes, library, passport, held

    def acts(self) -> dict[str, Callable[[dict], dict]]:
        """Name what answers a card's messages."""
        return {"select": self.select, "commit": self.commit}

    def cards(self) -> list[dict]:
        """Give what is seen of each vignette before a choice."""
        return [present.scene(vignette) for vignette in self.vignettes]

    def left(self) -> dict[str, dict]:
        """Find the choices on record, by vignette id."""
        return choices.lefts(self.vignettes, self.passport)

    def select(self, message: dict) -> dict:
        """Put an option beside the text, unless the deck is held or has no such vignette."""
        shown = self._named(message)
        if shown is None or self.held():
            return choices.refusal()
        return choices.guidance(shown, message.get("option"), self.library)

    def commit(self, message: dict) -> dict:
        """Record a choice, unless the deck has no such vignette."""
        shown = self._named(message)
        return choices.refusal() if shown is None else choices.commit(shown, message, self.passport)

    def _named(self, message: dict) -> Vignette | None:
        """Find the vignette that a message is about."""
        return next((vignette for vignette in self.vignettes if vignette.id == message.get("vignette")), None)


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


class _Parting:
    """What a learner may take along from a review: reminders, and where a browser forgets, copy and code."""

    def __init__(self, library: Library, passport: Passport) -> None:
        self.passport, lies = passport, whereabouts()
        self.taking = {
            "export": lambda message: passport_panel.copy_out(message, lies, library),
            "parting": lambda message: passport_panel.tell("", lies, library),
        }

    def acts(self) -> dict[str, Callable[[dict], dict]]:
        """Name what answers the page's messages."""
        return {**self.taking, "calendar": self.calendar}

    def shown(self, attempts: Collection[Attempt]) -> dict:
        """Give what is said before a break: in the browser edition alone, and where something is on record."""
        return self._standing() if attempts and edition() is Edition.BROWSER else {}

    def calendar(self, message: dict) -> dict:
        """Give the reminders as a file for the browser to save, with the code only for whoever asked for it."""
        lines = words.review.reminding()
        try:
            attempts = self.passport.attempts()
        except PassportError:
            return {"kind": "refused", "remark": self._standing()["lines"][0]}
        if not attempts:
            return {"kind": "refused", "remark": lines["nothing"]}
        code = self._standing()["code"] if message.get("code") is True else ""
        text = reminders.calendar(reminders.mark(attempts), datetime.now().astimezone(), code)
        return {"kind": "done", "remark": lines["on_its_way"], "name": reminders.FILE_NAME, "text": text}

    def _standing(self) -> dict:
        return self.taking["parting"]({})["overview"]
