"""Work out what a passport amounts to; derived each time, never stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..content.library import Library, LibraryError
from ..content.model import Form, Vignette
from .file import Passport
from .lines import Attempt

_NEVER = "9999"  # later than any time that an attempt records


def latest(attempts: Iterable[Attempt]) -> dict[str, Attempt]:
    """Take the last attempt at each vignette, by vignette id; attempts come oldest first."""
    return {attempt.vignette: attempt for attempt in attempts}


def first(vignettes: Iterable[Vignette], attempts: Iterable[Attempt]) -> dict[str, Attempt]:
    """Take the first attempt at each vignette's present version, by vignette id; attempts come oldest first.

    An attempt at an older version, or at an option that is gone, is passed over.
    """
    known = {vignette.id: vignette for vignette in vignettes}
    found: dict[str, Attempt] = {}
    for attempt in attempts:
        vignette = known.get(attempt.vignette)
        if vignette and is_present(attempt, vignette):
            found.setdefault(attempt.vignette, attempt)
    return found


def is_present(attempt: Attempt, vignette: Vignette) -> bool:
    """Tell whether an attempt was made at a vignette as it is now: its version, and an option that it has."""
    options = {option.id for option in vignette.options}
    return attempt.version == vignette.version and attempt.choice.option in options


def before_the_second(attempts: Collection[Attempt], second: Collection[Vignette]) -> tuple[Attempt, ...]:
    """Take the attempts made before the second check was begun: what comes later is no answer from before."""
    begun = min((attempt.at for attempt in attempts if attempt.vignette in {v.id for v in second}), default=_NEVER)
    return tuple(attempt for attempt in attempts if attempt.at < begun)


def forms_in_order(forms: tuple[Form, Form], attempts: Collection[Attempt], coin: str) -> tuple[Form, Form]:
    """Tell which of the two forms comes before the course, and which after it; the order is stored nowhere.

    Args:
        forms: the two forms of course.toml.
        attempts: a passport's; the form that was begun earlier comes before.
        coin: hexadecimal digits, such as those of a passport's path; they decide while neither has been begun.
    """
    begun = [_begun(form, attempts) for form in forms]
    swapped = int(coin, 16) % 2 if begun[0] == begun[1] else begun[1] < begun[0]
    return (forms[1], forms[0]) if swapped else forms


def forms_as_met(library: Library, passport: Passport) -> tuple[list[Vignette], list[Vignette]]:
    """Read the vignettes of the form before the course, and of the one after it.

    Raises:
        LibraryError: if the course has not two forms.
    """
    forms = library.course.forms
    if len(forms) != 2:
        raise LibraryError("course.toml needs two tables [[forms]], one for each check. Add them there.")
    before, after = forms_in_order(forms, passport.legible(), passport.path_hash)
    return _vignettes(library, before), _vignettes(library, after)


def on_record(form: Collection[Vignette], passport: Passport) -> int:
    """Count the vignettes of a form that are on record as they are now."""
    return len(first(form, passport.legible()))


def _begun(form: Form, attempts: Collection[Attempt]) -> str:
    """Give the time of a form's earliest attempt, at whichever version."""
    return min((attempt.at for attempt in attempts if attempt.vignette in form.vignettes), default=_NEVER)


def _vignettes(library: Library, form: Form) -> list[Vignette]:
    return [library.vignette(name) for name in form.vignettes]
