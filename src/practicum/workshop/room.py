"""What a facilitator's notebook calls: the console of a room, with the address that phones reach, and paper cards."""

from __future__ import annotations

import os
import socket
from typing import Any

from jupyter_server.serverapp import list_running_servers

from .. import words
from ..content.library import Library, open_library
from ..content.model import Vignette
from ..widgets import present
from ..widgets.base import calmly
from . import result
from .console import Console, PaperSet
from .data_folder import default_address
from .facilitator import Facilitator
from .store.database import Store

_EVERYWHERE = {"", "*", "0.0.0.0", "::"}  # noqa: S104 - what a server says that listens on every address


@calmly
def console() -> Console:
    """Show the console of a room: the one that is open, or a button to open one; showing it writes nothing."""
    library = open_library()
    facilitator = Facilitator(library, Store(default_address()))
    store = facilitator.store.fingerprint
    return Console(
        lambda: {**facilitator.shown()},
        _scenes(library),
        lambda: {**server_address(), "store": store},
        facilitator.acts(),
    )


@calmly
def cards() -> PaperSet:
    """Offer voting cards and scenes to print; no guidance is in them."""
    library = open_library()
    return PaperSet(
        _signs(),
        [{**page, "scenes": [_printed(library, one) for one in page["scenes"]]} for page in _scenes(library)],
    )


def server_address() -> dict[str, Any]:
    """Tell how this kernel's server can be reached, as far as it says so itself.

    The browser knows best by which address it came, sub-path and hub included; this adds what it cannot know.

    Returns:
        "open": whether the server listens on all networks of this computer; False where it was not found.
        "lan": this computer's addresses in its networks, with the port; empty where it is not open, or in no network.
    """
    found = next((each for each in list_running_servers() if each["pid"] == _parent()), None)
    if found is None or found["hostname"] not in _EVERYWHERE:
        return {"open": False, "lan": []}
    scheme = "https" if found.get("secure") else "http"
    return {"open": True, "lan": [f"{scheme}://{address}:{found['port']}" for address in _addresses()]}


def _scenes(library: Library) -> list[dict[str, Any]]:
    """List the vignettes that stand on pages, page by page; those of the two checks are kept for the checks."""
    return [
        {"page": page.title, "scenes": [_scene(library.vignette(name)) for name in page.vignettes]}
        for page in library.course.pages
        if page.vignettes
    ]


def _scene(vignette: Vignette) -> dict[str, Any]:
    return {"id": vignette.id, "title": vignette.title, "care": vignette.care}


def _signs() -> list[str]:
    """Name what stands on the voting cards: the letters, and the three judgements."""
    return [*result.LETTERS, *words.workshop.printing()["decided"]]


def _printed(library: Library, scene: dict[str, Any]) -> dict[str, Any]:
    """Add what is printed of a scene: no label, no reason, no claim."""
    shown, lines = present.scene(library.vignette(scene["id"])), words.workshop.printing()
    options = [f"{letter}.  {each['text']}" for letter, each in zip(result.LETTERS, shown["options"], strict=False)]
    judgement = [lines["decided_ask"], "   ".join(lines["decided"])]
    care = [{"tag": "p", "text": shown["care"]}] if shown["care"] else []
    authored = [{"tag": "p", "text": text, "authored": True} for text in (*shown["scene"], shown["ask"], *options)]
    ours = [{"tag": "p", "text": text} for text in judgement]
    head = {"tag": "h1", "text": shown["title"], "authored": True}
    return {**scene, "blocks": [head, *care, *authored, *ours]}


def _parent() -> int:
    """Give the process that started this kernel: the server, on an ordinary installation."""
    return int(os.environ.get("JPY_PARENT_PID") or 0)


def _addresses() -> list[str]:
    """Find the address from which this computer would send; no packet is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address of documentation, which nobody has
            address = probe.getsockname()[0]
        except OSError:
            return []
    return [] if address.startswith("127.") else [address]
