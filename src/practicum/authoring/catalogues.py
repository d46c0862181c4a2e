"""Hold every translation of the words on screen against its original: its gaps, its plural forms, its rule."""

from __future__ import annotations

import gettext
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..content.faults import Fault
from ..words.translate import FOLDER, amiss

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_NUMBERS = range(200)  # rules of plural forms look at a number's last two digits
_MEND = "Keep each {gap} of the original as it is, in every form"


def faults(folder: Path = FOLDER) -> list[Fault]:
    """Check each catalogue, as it is written and as it is compiled; a course without translations has none."""
    found: list[Fault] = []
    for path in sorted(folder.glob("*/LC_MESSAGES/practicum.[pm]o")):
        found += _checked(path)
    return _once(found)


def _checked(path: Path) -> list[Fault]:
    """Check one file; one that cannot be read is a single fault."""
    from babel.messages import mofile, pofile  # here, since a course without translations needs no babel

    compiled = path.suffix == ".mo"
    try:
        with path.open("rb") as file:
            catalogue = mofile.read_mo(file) if compiled else pofile.read_po(file, abort_invalid=True)
        messages = [
            message for message in catalogue if message.id and not message.fuzzy and any(_forms(message.string))
        ]
        wrong = [*_gaps(path, messages), *(_rule(path, messages) if compiled else _counts(path, catalogue, messages))]
    except (OSError, ValueError, LookupError, ArithmeticError, struct.error, pofile.PoFileError) as error:
        return [Fault(path, 1, f"this is no catalogue that can be read ({error})", _todo(path, "Mend it"))]
    return wrong


def _gaps(path: Path, messages: list[Message]) -> Iterator[Fault]:
    """Find the translations whose gaps are not those of the original."""
    for message in messages:
        original = _forms(message.id)[-1]
        for form in filter(None, _forms(message.string)):
            if what := amiss(original, form):
                yield Fault(path, message.lineno or 1, f"“{form}”: {what}", _todo(path, _MEND))


def _counts(path: Path, catalogue: Catalog, messages: list[Message]) -> Iterator[Fault]:
    """Find the sentences that lack a plural form of the language."""
    for message in messages:
        forms = [form for form in _forms(message.string) if form]
        if message.pluralizable and len(forms) != catalogue.num_plurals:
            what = f"“{message.id[1]}” has {len(forms)} of the language's {catalogue.num_plurals} plural forms"
            yield Fault(path, message.lineno or 1, what, "Translate each of them.")


def _rule(path: Path, messages: list[Message]) -> Iterator[Fault]:
    """Find the sentences for which a compiled catalogue gives some number no form of its own."""
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for message in messages:
        if message.pluralizable:
            forms = set(filter(None, _forms(message.string)))
            one, several = _forms(message.id)
            without = [number for number in _NUMBERS if catalogue.ngettext(one, several, number) not in forms]
            if without:
                what = f"“{several}” has no form for the number {without[0]}"
                yield Fault(path, 1, what, _todo(path, "Translate each form, and see to the line Plural-Forms"))


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _todo(path: Path, what: str) -> str:
    """Say where a fault is mended: a compiled catalogue is made from the other one."""
    return f"{what}." if path.suffix == ".po" else f"{what}. Do so in {path.stem}.po, and compile it again."


def _once(found: list[Fault]) -> list[Fault]:
    """Leave out what a compiled catalogue has from the one that it was made of."""
    written = {(fault.path.with_suffix(".mo"), fault.what) for fault in found if fault.path.suffix == ".po"}
    return [fault for fault in found if (fault.path, fault.what) not in written]
