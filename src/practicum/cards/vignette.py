"""The vignette's card: where a learner reads, chooses, commits and compares."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

import traitlets

from .. import words
from ..content.compare import compare
from ..content.library import Library, open_library
from ..content.model import PracticumError, Vignette, surenesses
from ..passport.file import Passport, PassportError, default_path, now
from ..passport.lines import Attempt, Choice
from ..passport.progress import latest
from ..widgets import present
from ..widgets.base import Answer, Message, View, calmly
from ..widgets.present import Shown

MOST_IN_A_NOTE = 10_000  # characters, as the page's box takes them (choice_form.js)


class Select(Message, total=False):
    """Ask what stands beside an option; a case and a deck are told of which vignette."""

    vignette: str
    option: str


class Commit(Select, total=False):
    """Ask to record a choice, as it was taken at this version of the vignette."""

    version: int
    confidence: int
    note: str


class Guided(Answer, total=False):
    """Give what stands beside an option."""

    guidance: Shown


class VignetteCard(View):
    """Show one vignette, as the learner left it; nothing of its guidance is in the widget's state."""

    entry = "cards/vignette.js"
    groups = (words.card.comparing, words.card.choosing)

    vignette = traitlets.Dict().tag(sync=True)
    left = traitlets.Dict(allow_none=True).tag(sync=True)

    def __init__(self, vignette: Vignette, library: Library, passport: Passport) -> None:
        self._vignette, self._library, self._passport = vignette, library, passport
        scene = {**present.scene(vignette), "path_hash": passport.path_hash}
        super().__init__(vignette.title, vignette=scene, left=find_left(vignette, passport))

    def refusal(self) -> str:
        """Ask for another choice."""
        return words.card.comparison()["refused"]

    def do_select(self, message: Select) -> Guided:
        """Put the selected option beside its two marks."""
        return guide(self._vignette, message.get("option", ""), self._library)

    def do_commit(self, message: Commit) -> Answer:
        """Record the committed choice; from then on the card stands as it was left."""
        answer = record_choice(self._vignette, message, self._passport)
        if answer["kind"] == "saved":
            self.set_trait("left", find_left(self._vignette, self._passport))
        return answer


@calmly
def vignette(vignette_id: str) -> VignetteCard:
    """Show one vignette's card, as the learner left it."""
    library = open_library()
    return VignetteCard(library.vignette(vignette_id), library, Passport(default_path()))


def guide(vignette: Vignette, option_id: str, library: Library) -> Guided:
    """Put an option beside its two marks for a page.

    Raises:
        PracticumError: if the vignette has no such option.
    """
    return {"kind": "guidance", "guidance": present.guidance(compare(vignette, option_id, library))}


def record_choice(vignette: Vignette, message: Commit, passport: Passport) -> Answer:
    """Record a choice that a page sent, and say how it went in words for the learner.

    Raises:
        PracticumError: if it is no choice at this vignette.
    """
    lines, file = words.card.comparison(), passport.path.name
    attempt = _attempt(vignette, message)
    try:
        gone = passport.record([attempt]).gone
    except PassportError:
        return {"kind": "unsaved", "remark": lines["unsaved"].format(file=file)}
    said = [lines["saved"], *([lines["gone"]] if gone else [])]
    return {"kind": "saved", "remark": " ".join(said).format(file=file)}


def find_left(vignette: Vignette, passport: Passport) -> Shown | None:
    """Find the choice on record for this version of a vignette, in the form that a page redraws."""
    return find_all_left([vignette], passport).get(vignette.id)


def find_all_left(vignettes: Iterable[Vignette], passport: Passport) -> dict[str, Shown]:
    """Find the choices on record for the versions of some vignettes, by vignette id, in one reading."""
    done = latest(passport.legible())
    versions = {vignette.id: vignette.version for vignette in vignettes}
    found = [attempt for name, attempt in done.items() if attempt.version == versions.get(name)]
    return {attempt.vignette: redraw(attempt, passport) for attempt in found}


def redraw(attempt: Attempt, passport: Passport) -> Shown:
    """Give a choice on record in the form that a page redraws."""
    day = datetime.fromisoformat(attempt.at).astimezone().date()
    remark = words.card.comparison()["left"].format(nth=attempt.nth, day=day, file=passport.path.name)
    choice = attempt.choice
    return {
        "option": choice.option,
        "confidence": choice.confidence,
        "note": attempt.note,
        "remark": remark,
    }


def _attempt(vignette: Vignette, message: Commit) -> Attempt:
    """Check what a page sent as a choice, and make an attempt of it."""
    option = vignette.option(message.get("option", ""))
    try:
        choice = Choice(option.id, int(message.get("confidence") or 0))
        attempt_id = str(uuid.UUID(str(message.get("id"))))
    except (ValueError, TypeError, OverflowError) as error:
        raise PracticumError(f'this is no choice at "{vignette.id}": {error}. Choose on its card.') from error
    if choice.confidence not in surenesses(vignette) or message.get("version") != vignette.version:
        raise PracticumError(f'this is no choice at "{vignette.id}" as it is now. Open the page again, and choose.')
    note = message.get("note") or ""
    if not isinstance(note, str) or len(note) > MOST_IN_A_NOTE:
        raise PracticumError(f"a note is a text of at most {MOST_IN_A_NOTE} characters. Shorten it.")
    return Attempt(attempt_id, now(), vignette.id, vignette.version, 0, choice, note)
