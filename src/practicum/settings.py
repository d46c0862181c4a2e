"""What an operator or an edition sets for the course: every PRACTICUM_ variable, and which edition this is.

A variable that is empty counts as unset, and so does a number that is none.
"""

from __future__ import annotations

import os
import re
import sys
from enum import StrEnum
from pathlib import Path

# Named as the passport's place, it says that nothing may be kept: such a passport is empty and refuses every line.
# No system can make a file there either.
NOWHERE = os.path.join(os.devnull, "my_passport.jsonl")

_PASSPORT, _VISITOR, _SERVER = "PRACTICUM_PASSPORT", "PRACTICUM_VISITOR", "PRACTICUM_SERVER"


class Edition(StrEnum):
    """One way in to the course; all of them show the same pages."""

    LAB = "lab"
    BINDER = "binder"
    VOILA = "voila"
    BROWSER = "browser"


def edition() -> Edition:
    """Tell from its surroundings which edition this kernel serves."""
    if sys.platform == "emscripten":
        return Edition.BROWSER
    if _named(_VISITOR):  # set before a page of a Voilà server that several people share
        return Edition.VOILA
    if _named("BINDER_LAUNCH_HOST"):
        return Edition.BINDER
    return Edition.VOILA if knows_no_visitor() else Edition.LAB


def knows_no_visitor() -> bool:
    """Tell whether Voilà shows this page and nobody knows to whom: its own command, without the course's settings.

    It runs every page in one folder, so whoever opens one would share a passport with everybody else.
    """
    return _is_voila() and not any(map(_named, (_VISITOR, "BINDER_LAUNCH_HOST"))) and not _is_of_marked_server()


def opens_by_itself() -> bool:
    """Tell whether a page runs as it opens, so that there is no button to run it; Voilà does so on Binder, too."""
    return sys.platform == "emscripten" or os.environ.get("SERVER_SOFTWARE", "").startswith("voila/")


def passport() -> str | None:
    """Tell at which place the passport is to lie, as it was written: PRACTICUM_PASSPORT."""
    return _named(_PASSPORT)


def place_passport(path: Path | str) -> None:
    """Let the passport of this process lie at a place; NOWHERE for none."""
    os.environ[_PASSPORT] = str(path)


def mark_server() -> None:
    """Tell the kernels of this server that whoever opens a page here was let in."""
    os.environ[_SERVER] = str(os.getpid())


def code_for_visitor(path: str) -> str:
    """Write the code by which a kernel of Voilà comes to know its visitor's passport; no module is loaded for it."""
    return f"import os\nos.environ[{_PASSPORT!r}] = {path!r}\nos.environ[{_VISITOR!r}] = 'yes'"


def visitors_passports() -> Path | None:
    """Tell in which folder passports of Voilà's visitors are to lie: PRACTICUM_PASSPORTS."""
    named = _folder("PRACTICUM_PASSPORTS")
    return named and named.absolute()  # a page's kernel works in another folder than the server


def most_visitors() -> int | None:
    """Tell how many visitors of Voilà may have a passport: PRACTICUM_VISITORS."""
    return _number("PRACTICUM_VISITORS")


def most_pages() -> int | None:
    """Tell how many pages Voilà may hold open: PRACTICUM_PAGES."""
    return _number("PRACTICUM_PAGES")


def data_folder() -> Path | None:
    """Tell which data folder is to be read in place of the course's own: PRACTICUM_DATA."""
    return _folder("PRACTICUM_DATA")


def language() -> str:
    """Tell in which language the words on screen are asked for, English if in none: PRACTICUM_LANGUAGE."""
    return _named("PRACTICUM_LANGUAGE") or "en"


def cohort_folder() -> Path:
    """Tell where a facilitator's passports lie: PRACTICUM_COHORT, or the folder beside the notebook."""
    return _folder("PRACTICUM_COHORT") or Path.cwd() / "passports"


def panel_folder() -> Path:
    """Tell where a local panel's sheets lie: PRACTICUM_PANEL, or the folder beside the notebook."""
    return _folder("PRACTICUM_PANEL") or Path.cwd() / "panel"


def database_url() -> str | None:
    """Tell which database keeps a workshop's rooms: PRACTICUM_DATABASE_URL."""
    return _named("PRACTICUM_DATABASE_URL")


def phones_at_once() -> int | None:
    """Tell how many phones may come at once from one address: PRACTICUM_PHONES_AT_ONCE."""
    return _number("PRACTICUM_PHONES_AT_ONCE")


def printing_browser() -> str | None:
    """Tell which browser makes a PDF: PRACTICUM_PRINTER."""
    return _named("PRACTICUM_PRINTER")


def _is_of_marked_server() -> bool:
    """Tell whether this kernel's own server is the marked one; what is started in a terminal inherits the mark."""
    return bool(_named(_SERVER)) and _named(_SERVER) == _named("JPY_PARENT_PID")


def _is_voila() -> bool:
    return os.environ.get("SERVER_SOFTWARE", "").startswith("voila/")


def _named(variable: str) -> str | None:
    return os.environ.get(variable) or None


def _folder(variable: str) -> Path | None:
    named = _named(variable)
    return Path(os.path.expanduser(named)) if named else None


def _number(variable: str) -> int | None:
    """Read a whole number above 0."""
    said = os.environ.get(variable, "").strip()
    return int(said) if re.fullmatch(r"0*[1-9]\d{0,8}", said, re.ASCII) else None
