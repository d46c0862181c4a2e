"""The line that opens a page."""

from __future__ import annotations

import traitlets

from .. import words
from .base import View


class PageLine(View):
    """Show a few lines at the head of a page."""

    script_name = "page"
    words = staticmethod(words.pages.page)
    lines = traitlets.List().tag(sync=True)
