"""A scene to try: read, choose and compare, and nothing of it is kept."""

from __future__ import annotations

import traitlets

from .. import words
from ..content.library import Library, open_library
from ..content.model import Vignette
from ..widgets import present
from ..widgets.base import View, calmly
from .vignette import Guided, Select, guide


class Trial(View):
    """Show one vignette to try; it knows no passport, so no choice can be recorded."""

    entry = "cards/trial.js"
    groups = (words.card.comparing, words.card.choosing)

    vignette = traitlets.Dict().tag(sync=True)

    def __init__(self, vignette: Vignette, library: Library) -> None:
        self._vignette, self._library = vignette, library
        super().__init__(vignette.title, vignette=present.scene(vignette))

    def refusal(self) -> str:
        """Ask for another choice."""
        return words.card.comparison()["refused"]

    def do_select(self, message: Select) -> Guided:
        """Put the selected option beside its two marks."""
        return guide(self._vignette, message.get("option", ""), self._library)


@calmly
def try_out(vignette_id: str) -> Trial:
    """Show one vignette to try, of which nothing is kept."""
    library = open_library()
    return Trial(library.vignette(vignette_id), library)
