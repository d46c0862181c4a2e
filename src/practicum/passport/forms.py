"""Read the two forms in the order in which a learner meets them, and what of them is on record."""

from __future__ import annotations

from collections.abc import Collection

from ..content.library import Library, LibraryError
from ..content.model import Vignette
from .file import Passport
from .progress import first, forms_in_order


def in_order(library: Library, passport: Passport) -> tuple[list[Vignette], list[Vignette]]:
    """Read the vignettes of the form before the course, and of the one after it.

    Raises:
        LibraryError: if the course has not two forms.
    """
    forms = library.course.forms
    if len(forms) != 2:
        raise LibraryError("course.toml needs two tables [[forms]], one for each check. Add them there.")
    before, after = forms_in_order(forms, passport.legible(), passport.place)
    return _read(library, before.vignettes), _read(library, after.vignettes)


def on_record(form: Collection[Vignette], passport: Passport) -> int:
    """Count the vignettes of a form that are on record as they are now."""
    return len(first(form, passport.legible()))


def _read(library: Library, names: tuple[str, ...]) -> list[Vignette]:
    return [library.vignette(name) for name in names]
