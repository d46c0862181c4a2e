"""Which edition of the course this kernel serves, and what that means for where a passport lies."""

from __future__ import annotations

import os
import sys
from enum import StrEnum


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
    if "PRACTICUM_VISITOR" in os.environ:  # set before a page of a Voilà server that several people share
        return Edition.VOILA
    if "BINDER_LAUNCH_HOST" in os.environ:
        return Edition.BINDER
    return Edition.LAB


def refuse() -> None:
    """Let every attempt to keep something fail, and be told so, where the browser keeps nothing."""
    os.environ["PRACTICUM_PASSPORT"] = os.path.join(os.devnull, "passport.jsonl")
