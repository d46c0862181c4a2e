"""Every word on screen that is not content: one catalogue, translated by gettext.

Views are handed whole groups of words, one function for each group. Translations are ordinary gettext files in
words/locale/<language>/LC_MESSAGES/practicum.mo; PRACTICUM_LANGUAGE names the language.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import (
        article,
        card,
        cohort,
        editions,
        forms,
        pages,
        paper,
        phone,
        record,
        review,
        whereabouts,
        workshop,
        writing,
    )

__all__ = [
    "article",
    "card",
    "cohort",
    "editions",
    "forms",
    "pages",
    "paper",
    "phone",
    "record",
    "review",
    "whereabouts",
    "workshop",
    "writing",
]


def __getattr__(name: str) -> ModuleType:
    """Load a module of sentences when it is first named: a page shows a few of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f".{name}", __name__)
