"""What a page says where nothing answers it, and how it is opened anew in the present edition."""

from __future__ import annotations

from ..settings import opens_by_itself
from .translate import translate as _


def unanswered() -> dict[str, str]:
    """Say that nothing answers, by what somebody wanted; only JupyterLab has a button that runs a page."""
    return _by_itself() if opens_by_itself() else _with_button()


def _with_button() -> dict[str, str]:
    return {
        "slow": _(
            "Nothing answers on this page yet. If this stays, press “Run this page” at the top, "
            "or load the page again."
        ),
        "asked": _(
            "Nothing answers on this page at the moment. Press “Run this page” at the top, "
            "or load the page again, and try once more."
        ),
        "chosen": _(
            "Nothing answers on this page at the moment. Your choice is kept. "
            "Press “Run this page” at the top, or load the page again, and it will be sent."
        ),
        "written": _(
            "Nothing answers on this page at the moment. Your text is still here. "
            "Press “Run this page” at the top, and it will be sent."
        ),
    }


def _by_itself() -> dict[str, str]:
    return {
        "slow": _("Nothing answers on this page yet. If this stays, load the page again."),
        "asked": _("Nothing answers on this page at the moment. Load the page again, and try once more."),
        "chosen": _(
            "Nothing answers on this page at the moment. Your choice is kept. Load the page again, "
            "and it will be sent."
        ),
        "written": _(
            "Nothing answers on this page at the moment. Your text is still here. "
            "Save it as a text file, then load the page again."
        ),
    }
