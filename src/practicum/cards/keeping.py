"""What a learner does with their passport: look, copy it out, take a copy in, use a code, delete it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from .. import words
from ..content.library import Library, LibraryError, default_folder
from ..content.model import PracticumError
from ..passport import copies
from ..passport.file import Merge, Passport, PassportError, now
from ..passport.lines import Attempt
from ..passport.progress import forms_in_order, latest
from ..passport.resume_code import ResumeError, Unfolded, from_code, to_code
from ..passport.whereabouts import Whereabouts, whereabouts
from ..settings import edition
from ..widgets import placing
from ..widgets.base import calmly
from .passport_panel import PassportPanel

MOST_LETTERS = 5_000_000  # of a copy that is taken in; the page refuses such a file by itself, a message may not


@calmly
def passport() -> PassportPanel:
    """Show the passport's panel; it writes nothing until a button is pressed."""
    desk = _Desk(whereabouts(), Library(default_folder()))
    acts = {
        "look": desk.look,
        "export": desk.export,
        "import": desk.take_in,
        "earlier": desk.take_earlier,
        "copies": desk.take_copies,
        "redeem": desk.redeem,
        "delete": desk.delete,
    }
    return PassportPanel(desk.overview(), desk.stored(), acts, desk.passport.place)


def to_take_along(library: Library) -> dict[str, Callable[[dict], dict]]:
    """Name the acts by which a learner takes a passport along: a copy of it, and the resume code as it is by now."""
    desk = _Desk(whereabouts(), library)
    return {"export": desk.export, "parting": desk.look}


class _Desk:
    """One passport and the bank that its resume codes speak of."""

    def __init__(self, lies: Whereabouts, library: Library) -> None:
        self.lies, self.passport, self.library = lies, Passport(lies.path), library
        self.file = lies.path.name

    def overview(self) -> dict:
        """Say how things stand, name copies that lie beside the passport, and give the present resume code."""
        found, standing = copies.look(self.passport.path), self._standing()
        if not found.paths:
            return standing
        names = ", ".join(path.name for path in found.paths)
        beside = self._say("copies_fresh" if found.fresh else "copies_known", names=names, fresh=found.fresh)
        return {**standing, "lines": [*standing["lines"], beside], "copies": found.fresh}

    def _standing(self) -> dict:
        try:
            found, gone = self.passport.contents(), self.passport.is_gone()
        except PassportError as error:
            lines = [self._obstacle(error)] if self.lies.keeps else placing.lines(self.lies)
            return {"lines": lines, "code": ""}
        attempts, writings = found.attempts, found.writings
        lost = [_counted("lost", found.unreadable)] if found.unreadable else []
        waiting = self._waiting()
        if not attempts and not writings:
            empty = [self._say("gone" if gone else "empty")] if self.lies.keeps else []
            return {"lines": [*empty, *lost, *placing.lines(self.lies)], "code": "", "earlier": waiting}
        done = latest(attempts)
        notes = sum(bool(attempt.note) for attempt in attempts)
        counts = {"choices": _counted("choices", len(attempts)), "places": _counted("places", len(done))}
        holds = self._say("holds", **counts, notes=notes, texts=len(writings))
        lines = [holds, *lost, *placing.lines(self.lies)]
        return {"lines": lines, "code": self._code(attempts), "earlier": waiting}

    def stored(self) -> dict:
        """Give the table of what is stored where, with this passport's name in it."""
        here, table = edition(), words.pages.stored()
        kept = placing.kept(self.lies)
        rows = [[cell.replace("{kept}", kept) for cell in row] for row in table["rows"]]
        return {"title": table["title"], "head": table["head"], "rows": [*rows, table["own_rows"][here]]}

    def look(self, message: dict) -> dict:
        """Say how things stand by now."""
        return self._done("")

    def export(self, message: dict) -> dict:
        """Give the passport as text for the browser to save."""
        try:
            text = self.passport.export(with_notes=message.get("notes") is True)
        except PassportError as error:
            return self._done(self._obstacle(error))
        remark = self._say("copied" if text else "nothing")
        return {**self._done(remark), "name": self.file, "text": text}

    def take_in(self, message: dict) -> dict:
        """Merge a passport that the learner chose."""
        text = str(message.get("text", ""))
        if len(text) > MOST_LETTERS:
            return {**self._done(words.pages.passport()["too_big"]), "kind": "refused"}
        try:
            return self._merged(self.passport.merge(text))
        except PassportError as error:
            return self._done(self._obstacle(error))

    def take_earlier(self, message: dict) -> dict:
        """Merge passports from before that lie elsewhere; the page names none, so it can ask for no other file."""
        try:
            return self._merged(copies.take_in_earlier(self.lies))
        except PassportError as error:
            return self._done(self._obstacle(error))

    def take_copies(self, message: dict) -> dict:
        """Merge the copies that lie beside the passport."""
        try:
            return self._merged(copies.take_in(self.passport))
        except PassportError as error:
            return self._done(self._obstacle(error))

    def redeem(self, message: dict) -> dict:
        """Take a code in where nothing is on record yet: a code has no times, so it may not displace a choice."""
        try:
            done = latest(self.passport.attempts())
            unfolded = self._unfolded(str(message.get("code", "")))
            here = {(attempt.vignette, attempt.version) for attempt in done.values()}
            added = self.passport.record(a for a in unfolded.attempts if (a.vignette, a.version) not in here)
        except ResumeError as error:
            return {**self._done(words.pages.refusals()[error.why]), "kind": "refused"}
        except PassportError as error:
            return {**self._done(self._obstacle(error)), "kind": "refused"}
        except PracticumError:
            return {**self._done(words.pages.broken()[0]), "kind": "refused"}
        left_out = [_counted("left_out", unfolded.left_out)] if unfolded.left_out else []
        return self._done(" ".join([self._say("redeemed", added=added), *left_out]))

    def delete(self, message: dict) -> dict:
        """Delete the passport; the panel has asked twice."""
        try:
            copies.delete(self.passport.path)  # first: what they have in common with the passport tells them
            self.passport.delete()
        except (PassportError, copies.CopiesError):
            return {**self._done(self._say("undeleted")), "kind": "refused"}
        left = [self._say("left", path=path) for path in copies.waiting_at(self.lies)]
        return self._done(" ".join([self._say("deleted"), *left]))

    def _code(self, attempts: tuple[Attempt, ...]) -> str:
        """Fold what is on record into a code; an author's broken file costs the code and not the panel."""
        done = latest(attempts)
        try:
            known, forms = set(self.library.vignette_ids()), self.library.course.forms
            turned = len(forms) == 2 and forms_in_order(forms, attempts, coin="0") != forms
            course = self.library.course
            return to_code(course, done, [self.library.vignette(name) for name in done if name in known], turned)
        except LibraryError:
            return ""

    def _unfolded(self, code: str) -> Unfolded:
        """Unfold a code; a moment parts the form taken first from the other, as times did where it was made."""
        bank = [self.library.vignette(name) for name in self.library.vignette_ids()]
        at, course = now(), self.library.course
        earlier = (datetime.fromisoformat(at) - timedelta(seconds=1)).isoformat(timespec="milliseconds")
        unfolded = from_code(code, course, bank, at)
        first = course.forms[unfolded.turned].vignettes if len(course.forms) == 2 else ()
        attempts = (replace(made, at=earlier) if made.vignette in first else made for made in unfolded.attempts)
        return replace(unfolded, attempts=tuple(attempts))

    def _obstacle(self, error: PassportError) -> str:
        """Say what keeps the passport from being read or written, and what to do."""
        return words.pages.obstacles()[error.obstacle].format(file=self.file)

    def _waiting(self) -> list[str]:
        """Say what waits in passports from before."""
        line = words.whereabouts.earlier()["panel"]
        return [line.format(path=path, count=count) for path, count in copies.waiting_at(self.lies).items()]

    def _merged(self, merge: Merge) -> dict:
        counts = {"added": merge.added, "known": merge.known, "unreadable": merge.unreadable}
        return self._done(self._say("merged", **counts))

    def _say(self, key: str, **gaps: object) -> str:
        """Take a sentence of the catalogue and fill its gaps."""
        return words.pages.passport_lines()[key].format(file=self.file, **gaps)

    def _done(self, remark: str) -> dict:
        return {"kind": "done", "remark": remark, "overview": self.overview()}


def _counted(what: str, count: int) -> str:
    """Say how many there are of a thing."""
    return words.pages.counted()[what].format(count=count)
