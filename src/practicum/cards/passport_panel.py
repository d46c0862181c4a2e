"""The passport's panel: look, copy the passport out, take a copy in, use a code, delete it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Required

import traitlets

from .. import words
from ..content.library import Library, LibraryError, default_folder
from ..content.model import PracticumError
from ..passport import copies
from ..passport.file import Merge, Passport, PassportError, now
from ..passport.lines import Attempt
from ..passport.permissions import Obstacle
from ..passport.progress import forms_in_order, latest
from ..passport.resume_code import ResumeError, Unfolded, from_code, to_code
from ..passport.whereabouts import Whereabouts, Why, whereabouts
from ..settings import Edition, edition, knows_no_visitor
from ..widgets.base import Answer, Message, View, calmly
from ..widgets.present import Shown
from ..words import translate

MOST_LETTERS = 5_000_000  # of a copy that is taken in; the page refuses such a file by itself, a message may not


class CopyOut(Message, total=False):
    """Ask for a copy of the passport, with private notes and kept texts or without."""

    notes: bool


class CopyIn(Message, total=False):
    """Ask to take in a copy, given as text."""

    text: str


class Redeem(Message, total=False):
    """Ask to take in a resume code."""

    code: str


class Standing(Answer, total=False):
    """Say how an act went, and how the passport stands by now."""

    overview: Required[Shown]


class File(Standing, total=False):
    """Give a file for the browser to save as well."""

    name: str
    text: str


class PassportPanel(View):
    """Show what is stored, and let a learner copy it, take a copy in, or delete it.

    Its `path_hash` tells one passport from another, so that a browser tab does not mix two passports up.
    """

    entry = "cards/passport_panel.js"
    groups = (words.pages.passport, words.whereabouts.earlier)
    overview = traitlets.Dict().tag(sync=True)
    stored = traitlets.Dict().tag(sync=True)
    path_hash = traitlets.Unicode().tag(sync=True)

    def __init__(self, lies: Whereabouts, library: Library) -> None:
        self._lies, self._library, self._passport = lies, library, Passport(lies.path)
        shown = {"overview": overview(lies, library), "stored": _stored(lies), "path_hash": self._passport.path_hash}
        super().__init__(words.pages.passport()["title"], **shown)

    def do_look(self, message: Message) -> Standing:
        """Say how things stand by now."""
        return self._tell("")

    def do_export(self, message: CopyOut) -> Standing | File:
        """Give the passport as a file for the browser to save."""
        answer = copy_out(message, self._lies, self._library)
        self.overview = answer["overview"]
        return answer

    def do_import(self, message: CopyIn) -> Standing:
        """Merge a passport that the learner chose."""
        text = str(message.get("text", ""))
        if len(text) > MOST_LETTERS:
            return self._tell(words.pages.passport()["too_big"], "refused")
        return self._merge(lambda: self._passport.merge(text))

    def do_earlier(self, message: Message) -> Standing:
        """Merge passports from before that lie elsewhere; the page names none, so it can ask for no other file."""
        return self._merge(lambda: copies.take_in_earlier(self._lies))

    def do_copies(self, message: Message) -> Standing:
        """Merge the copies that lie beside the passport."""
        return self._merge(lambda: copies.take_in(self._passport))

    def do_redeem(self, message: Redeem) -> Standing:
        """Take a code in where nothing is on record yet: a code has no times, so it may not displace a choice."""
        try:
            done = latest(self._passport.attempts())
            unfolded = _unfolded(str(message.get("code", "")), self._library)
            here = {_told(attempt) for attempt in done.values()}
            added = self._passport.record(made for made in unfolded.attempts if _told(made) not in here).added
        except ResumeError as error:
            return self._tell(words.pages.refusals()[error.why].format(course=error.course), "refused")
        except PassportError as error:
            return self._tell(_obstacle(error, self._lies), "refused")
        except PracticumError:
            return self._tell(words.pages.broken()[0], "refused")
        left_out = [_counted("left_out", unfolded.left_out)] if unfolded.left_out else []
        return self._tell(" ".join([_say("redeemed", self._lies, added=added), *left_out]))

    def do_delete(self, message: Message) -> Standing:
        """Delete the passport; the page has asked twice."""
        try:
            copies.delete(self._passport.path)  # first: what they have in common with the passport tells them
            self._passport.delete()
        except (PassportError, copies.CopiesError):
            return self._tell(_say("undeleted", self._lies), "refused")
        left = [_say("left", self._lies, path=path) for path in copies.waiting_at(self._lies)]
        return self._tell(" ".join([_say("deleted", self._lies), *left]))

    def _merge(self, take_in: Callable[[], Merge]) -> Standing:
        try:
            merge = take_in()
        except PassportError as error:
            return self._tell(_obstacle(error, self._lies))
        counts = {"added": merge.added, "known": merge.known, "unreadable": merge.unreadable}
        return self._tell(_say("merged", self._lies, **counts))

    def _tell(self, remark: str, kind: str = "done") -> Standing:
        """Say how an act went, and show how things stand by now."""
        answer = tell(remark, self._lies, self._library, kind)
        self.overview = answer["overview"]
        return answer


@calmly
def passport() -> PassportPanel:
    """Show the passport's panel; it writes nothing until a button is pressed."""
    return PassportPanel(whereabouts(), Library(default_folder()))


def tell(remark: str, lies: Whereabouts, library: Library, kind: str = "done") -> Standing:
    """Say how an act went, and how the passport stands by now."""
    return {"kind": kind, "remark": remark, "overview": overview(lies, library)}


def copy_out(message: CopyOut, lies: Whereabouts, library: Library) -> Standing | File:
    """Give the passport as a file for the browser to save; where it cannot be read, say so and give none."""
    try:
        text = Passport(lies.path).export(with_notes=message.get("notes") is True)
    except PassportError as error:
        return tell(_obstacle(error, lies), lies, library)
    remark = _say("copied" if text else "nothing", lies)
    return {**tell(remark, lies, library), "name": lies.path.name, "text": text}


def overview(lies: Whereabouts, library: Library) -> Shown:
    """Say how a passport stands, name copies that lie beside it, and give the present resume code."""
    found, standing = copies.look(lies.path), _standing(lies, library)
    if not found.paths:
        return standing
    names = ", ".join(path.name for path in found.paths)
    beside = _say("copies_fresh" if found.fresh else "copies_known", lies, names=names, fresh=found.fresh)
    return {**standing, "lines": [*standing["lines"], beside], "copies": found.fresh}


def _standing(lies: Whereabouts, library: Library) -> Shown:
    passport = Passport(lies.path)
    try:
        found = passport.contents()
    except PassportError as error:
        lines = [_obstacle(error, lies)] if lies.keeps else say_where(lies)
        return {"lines": lines, "code": ""}
    attempts, writings = found.attempts, found.writings
    lost = [_counted("lost", found.unreadable)] if found.unreadable else []
    waiting = _waiting(lies)
    if not attempts and not writings:
        empty = [_say("gone" if found.gone else "empty", lies)] if lies.keeps else []
        return {"lines": [*empty, *lost, *say_where(lies)], "code": "", "earlier": waiting}
    done = latest(attempts)
    notes = sum(bool(attempt.note) for attempt in attempts)
    counts = {"choices": _counted("choices", len(attempts)), "places": _counted("places", len(done))}
    holds = _say("holds", lies, **counts, notes=notes, texts=len(writings))
    return {"lines": [holds, *lost, *say_where(lies)], "code": _code(attempts, library), "earlier": waiting}


def _stored(lies: Whereabouts) -> Shown:
    """Give the table of what is stored where, with this passport's name in it."""
    table, kept = words.pages.stored(), _kept(lies)
    rows = [[cell.replace("{kept}", kept) for cell in row] for row in table["rows"]]
    return {"title": table["title"], "head": table["head"], "rows": [*rows, table["own_rows"][edition()]]}


def _code(attempts: tuple[Attempt, ...], library: Library) -> str:
    """Fold what is on record into a code; an author's broken file costs the code and not the panel."""
    done = latest(attempts)
    names = {_told(attempt)[0] for attempt in attempts}
    try:
        course = library.course
        turned = len(course.forms) == 2 and forms_in_order(course.forms, attempts, coin="0") != course.forms
        bank = [library.vignette(name) for name in library.vignette_ids() if name in names]
        return to_code(
            course, done, bank, turned, [library.case(name) for name in library.case_ids() if name in names]
        )
    except LibraryError:
        return ""


def _unfolded(code: str, library: Library) -> Unfolded:
    """Unfold a code with all that this course knows."""
    bank = [library.vignette(name) for name in library.vignette_ids()]
    return from_code(code, library.course, bank, now(), [library.case(name) for name in library.case_ids()])


def _told(attempt: Attempt) -> tuple[str, int]:
    """Name what an attempt is of: a vignette, or a case as a whole, since two ways through one make no third."""
    return attempt.vignette.partition("/")[0], attempt.version


def _obstacle(error: PassportError, lies: Whereabouts) -> str:
    """Say what keeps the passport from being read or written, and what to do."""
    return words.pages.obstacles()[error.obstacle].format(file=lies.path.name)


def _waiting(lies: Whereabouts) -> list[str]:
    """Say what waits in passports from before."""
    line = words.whereabouts.earlier()["panel"]
    return [line.format(path=path, count=count) for path, count in copies.waiting_at(lies).items()]


def _say(key: str, lies: Whereabouts, **gaps: object) -> str:
    """Take a sentence of the catalogue and fill its gaps."""
    return words.pages.passport_lines()[key].format(file=lies.path.name, **gaps)


def _counted(what: str, count: int) -> str:
    """Say how many there are of a thing."""
    return words.pages.counted()[what].format(count=count)


def say_where(lies: Whereabouts) -> list[str]:
    """Say where a passport lies, why there, and whose it is; first, where that is so, that nothing can be kept."""
    said = [say_unkept(lies)] if not lies.keeps else []
    said += say_elsewhere(lies)
    return [*said, _where(lies)] if lies.keeps else said


def say_unkept(lies: Whereabouts) -> str:
    """Say that nothing can be kept, why, and what to do."""
    if lies.obstacle is Obstacle.NOWHERE and knows_no_visitor():
        command = translate.here(".venv/bin/python -m practicum voila")
        return words.whereabouts.nowhere()["anybody"].format(command=command)
    if lies.obstacle is Obstacle.NOWHERE:
        return words.pages.notice()["nowhere"]
    lines, because = words.whereabouts.nowhere(), words.whereabouts.because()
    if edition() is Edition.VOILA:  # a visitor has no use for a path of the server
        return lines["visiting"]
    if lies.why is Why.NAMED:
        return lines["named"].format(because=because[lies.obstacle or "none"].format(path=lies.wanted))
    return lines["unnamed"].format(because=because["none"])


def say_elsewhere(lies: Whereabouts) -> list[str]:
    """Say why a passport does not lie beside the notebook; nothing where it does."""
    elsewhere = words.whereabouts.elsewhere()
    return [elsewhere[lies.why].format(path=lies.path, file=lies.path.name)] if lies.why in elsewhere else []


def _where(lies: Whereabouts) -> str:
    """Say where the passport lies and, where that is known, whose it is."""
    where = words.pages.whereabouts()[edition()].format(path=lies.path)
    if edition() is not Edition.LAB or lies.why is Why.NAMED:
        return where
    owners, owner = words.whereabouts.owners(), lies.owner
    return f"{where} {owners['hub' if owner.by_hub else 'account'].format(owner=owner.name)}"


def _kept(lies: Whereabouts) -> str:
    """Say in a few words where choices are kept."""
    here, said = edition(), words.whereabouts.kept()
    if not lies.keeps:
        return said["nowhere"]
    if lies.why is Why.BESIDE or here in (Edition.VOILA, Edition.BROWSER):  # their kernels name the path themselves
        return words.pages.kept()[here].replace("{file}", lies.path.name)
    return said["named" if lies.why is Why.NAMED else "own"].replace("{file}", lies.path.name)
