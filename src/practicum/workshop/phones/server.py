"""Hang the phones' page into a Jupyter Server that is starting; it opens nothing else of that server."""

from __future__ import annotations

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop, PeriodicCallback

from .handlers import PLACE, Join, Live, Page, Ready, Seen, Vote
from .state import Phones

_TO_ASK = 75  # seconds that a connection may be open without a whole request: as long as common web servers allow
_TO_SEND = 600  # seconds in which a request's body must be here: a large notebook over a slow line
_FIRST_SWEEP = 60  # seconds after the start
_SWEEPS = 3_600_000  # milliseconds between sweeps


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Name this module to Jupyter Server."""
    return [{"module": "practicum.workshop.phones.server"}]


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


async def _start_jupyter_server_extension(server_app: ServerApp) -> None:
    """Drop connections that only hold a place: by itself, Jupyter Server waits an hour for a request to begin."""
    limits = server_app.http_server.conn_params
    limits.header_timeout = min(limits.header_timeout or _TO_ASK, _TO_ASK)
    limits.body_timeout = min(limits.body_timeout or _TO_SEND, _TO_SEND)
