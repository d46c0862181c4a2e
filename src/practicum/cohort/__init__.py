"""Many passports at once: what a facilitator's notebook calls."""

from __future__ import annotations

from .. import words
from ..widgets.base import PageLine, View
from ..words.translate import installing

__all__ = ["see"]


def see() -> View:
    """Show the cohort's page, or what to paste where the extra `cohort` is not installed."""
    try:
        from . import report
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("practicum"):
            raise
        sentence = words.cohort.lacking().format(command=installing("cohort"))
        return PageLine(sentence, lines=[sentence])
    return report.see()
