"""What a learner's notebook calls: one call a cell, each shows one thing."""

from __future__ import annotations

from .. import words
from ..content.library import named, open_library
from ..passport.copies import waiting
from ..passport.file import Passport, default_path
from ..passport.progress import latest
from ..passport.whereabouts import whereabouts
from ..widgets import placing, present
from ..widgets.base import PageLine, calmly
from . import choices, paging
from .vignette import VignetteCard


@calmly
def page(page_id: str) -> PageLine:
    """Open a page: say what is kept and where, how long it takes, what of it is on record, and how to pause."""
    lies = whereabouts()
    passport = Passport(lies.path)
    opened = named(open_library().course.pages, page_id, "course.toml")
    done, head = set(latest(passport.legible())), placing.head(lies, waiting(lies))
    if lies.keeps and (obstacle := passport.obstacle()):
        head = [words.pages.obstacles()[obstacle].format(file=passport.path.name), words.whereabouts.ready()["plain"]]
    return PageLine(opened.title, lines=paging.page(opened, done, passport.path.name, head))


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
