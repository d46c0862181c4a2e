"""Look a sentence up in the learner's language, whatever a translation made of its gaps, and name that language."""

from __future__ import annotations

import gettext
import re
import struct
import sys
from functools import cache
from pathlib import Path
from typing import Any

from .. import settings
from ..content.library import LibraryError, open_library
from ..content.model import Course

PSEUDO = "qps"  # the pseudo-locale: every sentence in brackets, so that one which escaped stands out
FOLDER = Path(__file__).with_name("locale")
_GAP = re.compile(r"\{(\w+)\}")
_BROKEN = (OSError, ValueError, LookupError, struct.error)  # what gettext raises over a file that is no catalogue
ENGLISH = "en"
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)  # BCP 47, as far as pages need it
_LEFTWARD_SCRIPTS = ("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa")
_LEFTWARD = ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
_SCRIPTS = {"latin": ("Latn",), "cyrillic": ("Cyrl",), "arabic": ("Arab",)}  # as folders of catalogues name them


def translate(message: str) -> str:
    """Translate one sentence; English where there is no translation, or one that spoils a gap."""
    return _translated(settings.language(), message)


def counted(one: str, several: str, by: str) -> Counted:
    """Give a sentence whose form follows a number; words import this as `ngettext`, so that pybabel finds it.

    Args:
        one: the English form for one.
        several: the English form for any other number.
        by: the gap that holds the number.
    """
    wanted = settings.language()
    sentence = Counted(f"⟦{several}⟧" if wanted == PSEUDO else several)
    sentence.forms, sentence.by = (wanted, one, several), by
    return sentence


class Counted(str):
    """A sentence that is not chosen before its number is known: `format` takes the form for it."""

    forms: tuple[str, str, str]
    by: str

    def format(self, **gaps: Any) -> str:  # type: ignore[override]
        """Fill the gaps of the form that goes with the number."""
        return _form(*self.forms, gaps[self.by]).format(**gaps)


def amiss(original: str, translation: str) -> str:
    """Say how a translation's gaps differ from the original's; empty if they do not."""
    ours, theirs = set(_GAP.findall(original)), set(_GAP.findall(translation))
    if foreign := sorted(theirs - ours):
        return f"the gap {_shown(foreign)} is not in the original"
    if lacking := sorted(ours - theirs):
        return f"the gap {_shown(lacking)} is lacking"
    if re.search(r"[{}]", _GAP.sub("", translation)):
        return "a brace belongs to no gap"
    return ""


def found(language: str) -> str:
    """Name the catalogue that a language is served from, as its folder is named; empty for English or none."""
    try:
        path = gettext.find("practicum", FOLDER, [language])
    except ValueError:  # a name that no folder can have
        return ""
    return Path(path).parts[-3] if path and type(_catalogue(language)) is gettext.GNUTranslations else ""


def language_of_words() -> str:
    """Name the language of the words on screen: English, too, where the one that was asked for has no catalogue."""
    name, _, script = (found(settings.language()) or ENGLISH).partition("@")
    return "-".join([name.partition(".")[0].replace("_", "-"), *_SCRIPTS.get(script, ())])


def language_attributes(tag: str) -> dict[str, str]:
    """Give what an element says of the text in it; what is no tag of a language counts as English."""
    tag = tag if _TAG.fullmatch(tag) else ENGLISH
    language, *parts = tag.lower().split("-")
    scripts = [part for part in parts if len(part) == 4 and part.isalpha()]
    leftward = scripts[0] in _LEFTWARD_SCRIPTS if scripts else language in _LEFTWARD
    return {"lang": tag, "dir": "rtl" if leftward else "ltr"}


def languages() -> dict[str, dict[str, str]]:
    """Say in which languages the words on screen and the course's own texts stand, as a page's elements have it."""
    try:
        course = open_library().course.language
    except LibraryError:
        course = Course.language
    return {"words": language_attributes(language_of_words()), "course": language_attributes(course)}


def here(command: str) -> str:
    """Write a command of the course's environment as this system has it: Windows lays its programs elsewhere."""
    if sys.platform != "win32":
        return command
    bare, path, rest = command.partition(".venv/bin/")
    return bare + path.replace("/", "\\").replace("bin", "Scripts") + rest


def installing(extra: str) -> str:
    """Give the command that installs an extra of the course."""
    return here(f".venv/bin/pip install -e '.[{extra}]'")


@cache
def _translated(language: str, message: str) -> str:
    """Translate once: a comparison looks up more than a hundred sentences."""
    if language == PSEUDO:
        return f"⟦{message}⟧"
    try:
        said = _catalogue(language).gettext(message)
    except ArithmeticError:  # a rule of a catalogue's own may divide by nothing
        return message
    return message if not said or amiss(message, said) else said


def _form(language: str, one: str, several: str, number: int) -> str:
    """Choose a form by the language's own rule, and by the English one where that gives none."""
    english = one if number == 1 else several
    if language == PSEUDO:
        return f"⟦{english}⟧"
    try:
        said = _catalogue(language).ngettext(one, several, number)
    except ArithmeticError:
        return english
    return english if not said or amiss(several, said) else said


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Open a language's catalogue once; one that is broken is left, and `check` tells the translator of it."""
    try:
        return gettext.translation("practicum", FOLDER, [language], fallback=True)
    except _BROKEN:
        return gettext.NullTranslations()


def _shown(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
