"""What a learner does with their passport: look, copy it out, take a copy in, use a code, delete it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from . import earlier, words
from .edition import edition
from .library import Library, LibraryError, default_folder
from .model import Attempt, PracticumError
from .passport import Merge, Passport, PassportError, now
from .progress import forms_in_order, latest
from .resume import ResumeError, from_code, is_turned, to_code
from .views import placing
from .views.page import calmly
from .views.passport import PassportPanel
from .whereabouts import Whereabouts, whereabouts


@calmly
def passport() -> PassportPanel:
    """Show the passport's panel; it writes nothing until a button is pressed."""
    desk = _Desk(whereabouts(), Library(default_folder()))
    acts = {
        "look": desk.look,
        "export": desk.export,
        "import": desk.take_in,
        "earlier": desk.take_earlier,
        "redeem": desk.redeem,
        "delete": desk.delete,
    }
    return PassportPanel(desk.overview(), desk.stored(), acts, desk.passport.place)


class _Desk:
    """One passport and the bank that its resume codes speak of."""

    def __init__(self, lies: Whereabouts, library: Library) -> None:
        self.lies, self.passport, self.library = lies, Passport(lies.path), library
        self.file = lies.path.name

    def overview(self) -> dict:
        """Say how things stand, and give the present resume code."""
        try:
            attempts, writings = self.passport.attempts(), self.passport.writings()
        except PassportError:
            return {"lines": [self._say("unwritable")], "code": ""}
        waiting = self._waiting()
        if not attempts and not writings:
            empty = [self._say("empty")] if self.lies.keeps else []
            return {"lines": [*empty, *placing.lines(self.lies)], "code": "", "earlier": waiting}
        done = latest(attempts)
        notes = sum(bool(attempt.note) for attempt in attempts)
        counts = {"choices": _counted("choices", len(attempts)), "places": _counted("places", len(done))}
        holds = self._say("holds", **counts, notes=notes, texts=len(writings))
        return {"lines": [holds, *placing.lines(self.lies)], "code": self._code(attempts), "earlier": waiting}

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
        except PassportError:
            return self._done(self._say("unwritable"))
        remark = self._say("copied" if text else "nothing")
        return {**self._done(remark), "name": self.file, "text": text}

    def take_in(self, message: dict) -> dict:
        """Merge a passport that the learner chose."""
        try:
            return self._merged(self.passport.merge(str(message.get("text", ""))))
        except PassportError:
            return self._done(self._say("unwritable"))

    def take_earlier(self, message: dict) -> dict:
        """Merge passports from before that lie elsewhere; the page names none, so it can ask for no other file."""
        try:
            return self._merged(earlier.take_in(self.lies))
        except PassportError:
            return self._done(self._say("unwritable"))

    def redeem(self, message: dict) -> dict:
        """Take a code in where nothing is on record yet: a code has no times, so it may not displace a choice."""
        try:
            done = latest(self.passport.attempts())
            attempts = self._unfolded(str(message.get("code", "")))
            here = {(attempt.vignette, attempt.version) for attempt in done.values()}
            added = self.passport.record(a for a in attempts if (a.vignette, a.version) not in here)
        except ResumeError:
            return {**self._done(self._say("bad_code")), "kind": "refused"}
        except PracticumError:
            return {**self._done(self._say("unwritable")), "kind": "refused"}
        return self._done(self._say("redeemed", added=added))

    def delete(self, message: dict) -> dict:
        """Delete the passport; the panel has asked twice."""
        try:
            self.passport.delete()
        except PassportError:
            return {**self._done(self._say("undeleted")), "kind": "refused"}
        return self._done(self._say("deleted"))

    def _code(self, attempts: tuple[Attempt, ...]) -> str:
        """Fold what is on record into a code; an author's broken file costs the code and not the panel."""
        done = latest(attempts)
        try:
            known, forms = set(self.library.vignette_ids()), self.library.course.forms
            turned = len(forms) == 2 and forms_in_order(forms, attempts, coin="0") != forms
            return to_code(done, [self.library.vignette(name) for name in done if name in known], turned)
        except LibraryError:
            return ""

    def _unfolded(self, code: str) -> list[Attempt]:
        """Unfold a code; a moment parts the form taken first from the other, as times did where it was made."""
        bank = [self.library.vignette(name) for name in self.library.vignette_ids()]
        at, forms = now(), self.library.course.forms
        earlier = (datetime.fromisoformat(at) - timedelta(seconds=1)).isoformat(timespec="milliseconds")
        first = forms[is_turned(code)].vignettes if len(forms) == 2 else ()
        attempts = from_code(code, bank, at)
        return [replace(made, at=earlier) if made.vignette in first else made for made in attempts]

    def _waiting(self) -> list[str]:
        """Say what waits in passports from before."""
        line = words.whereabouts.earlier()["panel"]
        return [line.format(path=path, count=count) for path, count in earlier.waiting_at(self.lies).items()]

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
    one, several = words.pages.counted()[what]
    return one if count == 1 else several.format(count=count)
