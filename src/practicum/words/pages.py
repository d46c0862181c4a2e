"""The words of the pages and of the passport."""

from __future__ import annotations

from typing import Any

from .editions import unanswered
from .translate import counted as ngettext
from .translate import translate as _


def page() -> dict[str, str]:
    """Give the words of the line that opens a page."""
    return {
        "minutes": ngettext("About {minutes} minute", "About {minutes} minutes", "minutes"),
        "care": _("Content note: {care}. You may skip any card."),
        "on_record": ngettext(
            "{done} of {all} scene of this page is saved in {file}.",
            "{done} of {all} scenes of this page are saved in {file}.",
            "all",
        ),
