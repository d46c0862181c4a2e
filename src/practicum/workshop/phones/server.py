"""Hang the phones' page into a Jupyter Server that is starting, and sweep its rooms; nothing else of it is opened."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado.ioloop import IOLoop, PeriodicCallback

from ...content.model import PracticumError
from .. import data_folder
from .handlers import PREFIX, Join, Live, Page, Ready, Seen, Vote
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
    add_handlers: Callable[..., None] = web_app.add_handlers  # tornado does not annotate it
    add_handlers(".*$", [(url_path_join(base, PREFIX, path), handler) for path, handler in below])
    IOLoop.current().call_later(_FIRST_SWEEP, sweep, phones)
    PeriodicCallback(partial(sweep, phones), _SWEEPS).start()


async def _start_jupyter_server_extension(server_app: ServerApp) -> None:
    """Drop connections that nobody speaks on: by itself, Jupyter Server waits an hour for a request to begin."""
    limits = server_app.http_server.conn_params
    limits.header_timeout = min(limits.header_timeout or _TO_ASK, _TO_ASK)
    limits.body_timeout = min(limits.body_timeout or _TO_SEND, _TO_SEND)


async def sweep(phones: Phones) -> None:
    """Delete rooms whose time has passed; a database that is away is swept another time."""
    if not data_folder.has_begun():
        return
    from ..store import rooms

    try:
        await asyncio.to_thread(rooms.sweep, phones.store)
    except PracticumError as error:
        logging.getLogger(__name__).warning("rooms whose time has passed stay for now: %s", error)
