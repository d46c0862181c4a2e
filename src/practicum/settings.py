"""Which edition of the course this kernel serves, and the place where no passport lies."""

from __future__ import annotations

import os
import sys
from enum import StrEnum

# Named as the passport's place, it says that nothing may be kept: such a passport is empty and refuses every line.
# No system can make a file there either.
NOWHERE = os.path.join(os.devnull, "my_passport.jsonl")


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


def opens_by_itself() -> bool:
    """Tell whether a page runs as it opens, so that there is no button to run it; Voilà does so on Binder, too."""
    return sys.platform == "emscripten" or os.environ.get("SERVER_SOFTWARE", "").startswith("voila/")
