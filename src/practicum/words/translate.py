"""Look a sentence of the catalogue up in the learner's language."""

from __future__ import annotations

import gettext
import os
import sys
from functools import cache
from pathlib import Path

PSEUDO = "qps"  # the pseudo-locale: every sentence in brackets, so that one which escaped stands out


def translate(message: str) -> str:
    """Translate one sentence; English where there is no translation."""
    language = os.environ.get("PRACTICUM_LANGUAGE", "en")
    return f"⟦{message}⟧" if language == PSEUDO else _catalogue(language).gettext(message)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Open a language's catalogue once: a comparison looks up more than a hundred sentences."""
    folder = Path(__file__).with_name("locale")
    return gettext.translation("practicum", folder, [language], fallback=True)


def here(command: str) -> str:
    """Write a command of the course's environment as this system has it: Windows lays its programs elsewhere."""
    if sys.platform != "win32":
        return command
    bare, path, rest = command.partition(".venv/bin/")
    return bare + path.replace("/", "\\").replace("bin", "Scripts") + rest
