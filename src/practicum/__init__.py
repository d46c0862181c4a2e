"""Mine to Handle: an interactive course on being attracted to a client."""

from importlib import import_module

from .course import beyond, page, vignette

_ELSEWHERE = {"case": "tellings", "form": "decks", "plan": "writings", "review": "decks", "write": "writings"}

__all__ = ["article", "beyond", "case", "form", "mine", "page", "plan", "review", "vignette", "write"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load what a page calls when it calls it: most pages call a few of these, and each brings its views along."""
    if name in ("article", "mine"):
        return import_module(f".{name}", __name__)
    if name in _ELSEWHERE:
        return getattr(import_module(f".{_ELSEWHERE[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
