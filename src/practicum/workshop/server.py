"""Hang the phones' page into a Jupyter Server that is starting; it opens nothing else of that server."""

from __future__ import annotations

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop, PeriodicCallback

from .answering import PLACE, Join, Live, Page, Ready, Seen, Vote
from .phones import Phones

_FIRST_SWEEP = 60  # seconds after the start
_SWEEPS = 3_600_000  # milliseconds between sweeps


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Name this module to Jupyter Server."""
    return [{"module": "practicum.workshop.server"}]


def _load_jupyter_server_extension(server_app: ServerApp) -> None:
    """Put the handlers below the server's own address, and sweep rooms whose time has passed."""
    web_app = server_app.web_app
    phones = web_app.settings["practicum_phones"] = Phones()
    below = (
        ("ready", Ready),
        ("api/join", Join),
        ("api/room", Seen),
        ("api/live", Live),
        ("api/ballot", Vote),
        (r"([a-z]+(?:\.[a-z]+)?)", Page),
    )
    base = web_app.settings["base_url"]
    web_app.add_handlers(".*$", [(url_path_join(base, PLACE, path), handler) for path, handler in below])
    IOLoop.current().call_later(_FIRST_SWEEP, phones.sweep)
    PeriodicCallback(phones.sweep, _SWEEPS).start()
