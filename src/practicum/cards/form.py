"""The two checks: one form before the course and the other after it, each a deck of vignettes."""

from __future__ import annotations

from collections.abc import Sequence

from .. import words
from ..content.library import Library, LibraryError, open_library
from ..content.model import Practice, Vignette
from ..passport.file import Passport, default_path
from ..passport.progress import forms_as_met, on_record
from ..widgets.base import Answer, Message, calmly
from ..widgets.present import Shown
from .deck import Deck
from .vignette import Commit, find_all_left


class Looked(Answer, total=False):
    """Say whether a check is open, and give its state as it then is."""

    state: Shown


class Kept(Answer, total=False):
    """Say that a choice is kept, and what cannot wait until its comparison opens."""

    safety: str


class Check(Deck):
    """Show the form of one check, each card as the learner left it."""

    def show_card(self, vignette: Vignette) -> Shown:
        """Leave out the level of each scene: it would hint at what the scene turns on."""
        return {**super().show_card(vignette), "level": ""}


class FirstCheck(Check):
    """Show the form before the course: kept and not compared until the whole second one is on record."""

    def __init__(
        self, vignettes: Sequence[Vignette], later: Sequence[Vignette], library: Library, passport: Passport
    ) -> None:
        self._later = later
        state = _standing(vignettes, later, passport)
        super().__init__(words.forms.checks()["before"], vignettes, library, passport, **state)

    def is_held(self) -> bool:
        """Tell whether some scenes of the second check are not on record yet."""
        return _waits_for(self._later, self._passport)

    def do_commit(self, message: Commit) -> Answer | Kept:
        """Record a choice; while it is not compared, one sentence goes with what good practice speaks against."""
        answer = super().do_commit(message)
        option = self._named(message).option(message.get("option", ""))
        if answer["kind"] != "saved" or option.practice.mark is not Practice.UNSOUND or not self.is_held():
            return answer
        return {**answer, "safety": words.forms.safety()}

    def do_look(self, message: Message) -> Looked:
        """Say whether the comparisons are open by now, and open them if they are."""
        standing = _standing(self._vignettes, self._later, self._passport)
        for name, value in standing.items():
            self.set_trait(name, value)
        remark = "" if standing["held"] else words.forms.checks()["opened"]
        return {"kind": "done", "remark": remark, "state": standing}


class SecondCheck(Check):
    """Show the form after the course: every card is compared at once."""

    def __init__(
        self, vignettes: Sequence[Vignette], earlier: Sequence[Vignette], library: Library, passport: Passport
    ) -> None:
        lines = words.forms.checks()
        said = [lines["second"]] if on_record(earlier, passport) else [lines["second"], lines["alone"]]
        left = find_all_left(vignettes, passport)
        super().__init__(lines["after"], vignettes, library, passport, lines=said, left=left)


@calmly
def form(side: str) -> Check:
    """Show the check "before" the course or the one "after" it, each card as the learner left it."""
    if side not in ("before", "after"):
        raise LibraryError(f'there is no form "{side}". Write "before" or "after".')
    library, passport = open_library(), Passport(default_path())
    before, after = forms_as_met(library, passport)
    if side == "before":
        return FirstCheck(before, after, library, passport)
    return SecondCheck(after, before, library, passport)


def _standing(vignettes: Sequence[Vignette], later: Sequence[Vignette], passport: Passport) -> Shown:
    """Say how the first check stands: what opens it, what is on record, and whether its comparisons wait."""
    held, lines = _waits_for(later, passport), words.forms.checks()
    said = [lines["expect" if held else "open"]]
    return {"lines": said, "left": find_all_left(vignettes, passport), "held": held}


def _waits_for(later: Sequence[Vignette], passport: Passport) -> bool:
    return on_record(later, passport) < len(later)
