"""What changed between the check before the course and the one after it; worked out anew whenever one looks."""

from __future__ import annotations

from .. import words
from ..content.library import open_library
from ..passport.file import Passport, PassportError, default_path
from ..passport.measures import measure
from ..passport.progress import before_the_second, forms_as_met
from ..widgets.base import calmly
from . import measuring
from .change import ChangePanel


@calmly
def change() -> ChangePanel:
    """Lay the second check beside the first, as far as both have come."""
    return ChangePanel(_shown(), on_look=_shown)


def _shown() -> dict:
    """Measure both forms by what is on record at this moment."""
    passport = Passport(default_path())
    try:
        attempts = passport.attempts()
    except PassportError:
        line = words.forms.standing()["unreadable"].format(file=passport.path.name)
        return {"standing": [line], "parts": [], "table": {}}
    before, after = forms_as_met(open_library(), passport)
    first = measure(before, before_the_second(attempts, after))
    late = measure(before, attempts).taken - first.taken
    return measuring.shown(first, measure(after, attempts), late)
