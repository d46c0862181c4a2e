"""Name the language in which words stand and the direction in which it is written, as a page's elements do."""

from __future__ import annotations

import re

from .. import settings
from ..content.library import LibraryError, open_library
from ..content.model import Course
from .translate import found

ENGLISH = "en"
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)  # BCP 47, as far as pages need it
_LEFTWARD_SCRIPTS = ("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa")
_LEFTWARD = ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi")

_SCRIPTS = {"latin": ("Latn",), "cyrillic": ("Cyrl",), "arabic": ("Arab",)}  # as folders of catalogues name them


def of_words() -> str:
    """Name the language of the words on screen: English, too, where the one that was asked for has no catalogue."""
    name, _, script = (found(settings.language()) or ENGLISH).partition("@")
    return "-".join([name.partition(".")[0].replace("_", "-"), *_SCRIPTS.get(script, ())])


def attributes(tag: str) -> dict[str, str]:
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
    return {"words": attributes(of_words()), "course": attributes(course)}
