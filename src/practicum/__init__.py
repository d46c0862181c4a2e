"""Mine to Handle: an interactive course on being attracted to a client."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cards import article, mine
    from .cards.article import beyond
    from .cards.case import case
    from .cards.form import form
    from .cards.page import page
    from .cards.record import sheet
    from .cards.review import review
    from .cards.trial import try_out
    from .cards.vignette import vignette
    from .cards.writing import plan, write

# What notebooks call, by the module that has it; each is loaded when it is first called, for it brings widgets along.
_HOMES = {
    "article": "cards.article",
    "beyond": "cards.article",
    "case": "cards.case",
    "form": "cards.form",
    "mine": "cards.mine",
    "page": "cards.page",
    "plan": "cards.writing",
    "review": "cards.review",
    "sheet": "cards.record",
    "try_out": "cards.trial",
    "vignette": "cards.vignette",
    "write": "cards.writing",
}

__all__ = [
    "article",
    "beyond",
    "case",
    "form",
    "mine",
    "page",
    "plan",
    "review",
    "sheet",
    "try_out",
    "vignette",
    "write",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load what a page calls when it calls it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f".{_HOMES[name]}", __name__)
    return getattr(home, name, home)  # of two names, notebooks call what their module holds


def __dir__() -> list[str]:
    """Name what notebooks call, so that a name can be completed before it was ever called."""
    return [*globals(), *__all__]
