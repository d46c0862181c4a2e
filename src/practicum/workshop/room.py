"""What a facilitator's notebook calls: the console of a room, and cards on paper."""

from __future__ import annotations

from .. import words
from ..content.library import Library, open_library
from ..content.model import Vignette
from ..widgets import present
from ..widgets.page import calmly
from . import lan_address, result
from .console import Console, PaperSet
from .data_folder import default_address
from .facilitator import Chair
from .store.database import Store


@calmly
def console() -> Console:
    """Show the console of a room: the one that is open, or a button to open one; showing it writes nothing."""
    library = open_library()
    chair = Chair(library, Store(default_address()))
    return Console(
        chair.shown, _scenes(library), lambda: {**lan_address.server(), "store": chair.store.mark}, chair.acts()
    )


@calmly
def cards() -> PaperSet:
    """Offer voting cards and scenes to print; no guidance is in them."""
    library = open_library()
    return PaperSet(
        _signs(), [{**page, "scenes": [_sheet(library, one) for one in page["scenes"]]} for page in _scenes(library)]
    )


def _scenes(library: Library) -> list[dict]:
    """List the vignettes that stand on pages, page by page; those of the two checks are kept for the checks."""
    return [
        {"page": page.title, "scenes": [_scene(library.vignette(name)) for name in page.vignettes]}
        for page in library.course.pages
        if page.vignettes
    ]


def _scene(vignette: Vignette) -> dict:
    return {"id": vignette.id, "title": vignette.title, "care": vignette.care}


def _signs() -> list[str]:
    """Name what stands on the voting cards: the letters, and the three judgements."""
    return [*result.LETTERS, *words.workshop.printing()["decided"]]


def _sheet(library: Library, scene: dict) -> dict:
    """Add what is printed of a scene: no label, no reason, no claim."""
    shown, lines = present.scene(library.vignette(scene["id"])), words.workshop.printing()
    options = [f"{letter}.  {each['text']}" for letter, each in zip(result.LETTERS, shown["options"], strict=False)]
    judgement = [lines["decided_ask"], "   ".join(lines["decided"])]
    care = [{"tag": "p", "text": shown["care"]}] if shown["care"] else []
    authored = [{"tag": "p", "text": text, "authored": True} for text in (*shown["scene"], shown["ask"], *options)]
    ours = [{"tag": "p", "text": text} for text in judgement]
    head = {"tag": "h1", "text": shown["title"], "authored": True}
    return {**scene, "blocks": [head, *care, *authored, *ours]}
