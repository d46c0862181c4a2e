"""What a learner does with their passport: look, copy it out, take a copy in, use a code, delete it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from . import copies, words
from .edition import edition
from .library import Library, LibraryError, default_folder
from .model import Attempt, PracticumError
from .passport import Passport, PassportError, default_path, now
from .progress import forms_in_order, latest
from .resume import ResumeError, from_code, is_turned, to_code
from .views.page import calmly
from .views.passport import PassportPanel


@calmly
def passport() -> PassportPanel:
    """Show the passport's panel; it writes nothing until a button is pressed."""
    desk = _Desk(Passport(default_path()), Library(default_folder()))
    acts = {
        "look": desk.look,
        "export": desk.export,
        "import": desk.take_in,
        "copies": desk.take_copies,
        "redeem": desk.redeem,
        "delete": desk.delete,
    }
    return PassportPanel(desk.overview(), desk.stored(), acts, desk.passport.place)


class _Desk:
    """One passport and the bank that its resume codes speak of."""

    def __init__(self, passport: Passport, library: Library) -> None:
        self.passport, self.library = passport, library
        self.file = passport.path.name

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
            attempts, writings = self.passport.attempts(), self.passport.writings()
        except PassportError:
            return {"lines": [self._say("unwritable")], "code": ""}
        if not attempts and not writings:
            return {"lines": [self._say("empty")], "code": ""}
        done = latest(attempts)
        notes = sum(bool(attempt.note) for attempt in attempts)
        counts = {"choices": _counted("choices", len(attempts)), "places": _counted("places", len(done))}
        holds = self._say("holds", **counts, notes=notes, texts=len(writings))
        return {"lines": [holds, self._where()], "code": self._code(attempts)}

    def stored(self) -> dict:
        """Give the table of what is stored where, with this passport's name in it."""
        here, table = edition(), words.pages.stored()
        kept = words.pages.kept()[here].replace("{file}", self.file)
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
            merge = self.passport.merge(str(message.get("text", "")))
        except PassportError:
            return self._done(self._say("unwritable"))
        counts = {"added": merge.added, "known": merge.known, "unreadable": merge.unreadable}
        return self._done(self._say("merged", **counts))

    def take_copies(self, message: dict) -> dict:
        """Merge the copies that lie beside the passport."""
        try:
            merge = copies.take_in(self.passport)
        except PassportError:
            return self._done(self._say("unwritable"))
        counts = {"added": merge.added, "known": merge.known, "unreadable": merge.unreadable}
        return self._done(self._say("merged", **counts))

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
            copies.delete(self.passport.path)
        except (PassportError, copies.CopiesError):
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

    def _where(self) -> str:
        """Say where the passport lies."""
        return words.pages.whereabouts()[edition()].format(path=self.passport.path)

    def _say(self, key: str, **gaps: object) -> str:
        """Take a sentence of the catalogue and fill its gaps."""
        return words.pages.passport_lines()[key].format(file=self.file, **gaps)

    def _done(self, remark: str) -> dict:
        return {"kind": "done", "remark": remark, "overview": self.overview()}


def _counted(what: str, count: int) -> str:
    """Say how many there are of a thing."""
    one, several = words.pages.counted()[what]
    return one if count == 1 else several.format(count=count)
