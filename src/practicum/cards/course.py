"""What a learner's notebook calls: one call a cell, each shows one thing."""

from __future__ import annotations

from ..content.library import open_library
from ..passport.file import Passport, default_path
from ..widgets import present
from ..widgets.base import calmly
from . import choices
from .vignette import VignetteCard


@calmly
def vignette(vignette_id: str) -> VignetteCard:
    """Show one vignette's card, as the learner left it."""
    library, passport = open_library(), Passport(default_path())
    shown = library.vignette(vignette_id)
    return VignetteCard(
        {**present.scene(shown), "place": passport.place},
        choices.left(shown, passport),
        on_select=lambda option_id: choices.guidance(shown, option_id, library),
        on_commit=lambda message: choices.commit(shown, message, passport),
    )
