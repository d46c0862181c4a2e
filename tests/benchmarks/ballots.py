"""What a full room costs: ballots beside an empty handler of the same server, and a thousand phones in one round."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import bounds
from figures import BenchmarkError, Figure, held, spread
from lab import free_port
from lab import wait as wait_for
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from practicum.workshop.poll import Stage, tally
from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store

ABREAST = 200  # phones that ask at once
SCENE = {"id": "x", "options": [{"id": "a"}, {"id": "b"}]}
EMPTY = """
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
class Empty(JupyterHandler):
    def check_xsrf_cookie(self): pass
    @allow_unauthenticated
    async def post(self): self.finish({"answer": "empty"})
def _jupyter_server_extension_points(): return [{"module": "empty_handler"}]
def _load_jupyter_server_extension(app): app.web_app.add_handlers(".*$", [("/empty", Empty)])
"""


class Size(NamedTuple):
    """How many phones vote, and how often."""

    phones: int
    rounds: int


FULL, SMOKE = Size(1000, 7), Size(20, 1)


def measure(size: Size) -> list[Figure]:
    """Let phones join, then cast ballots and ask the empty handler by turns."""
    phones = size.phones
    with tempfile.TemporaryDirectory() as name, _server(Path(name), phones) as (address, store):
        AsyncHTTPClient.configure(None, max_clients=ABREAST)
        room = rooms.open_room(store, "me")
        marks = asyncio.run(_join(address, room.code, phones))
        rates, waits, lost = [], [], 0
        for _ in range(size.rounds):
            poll = polls.begin(store, room.id, "x", SCENE)
            empty = asyncio.run(_ask(f"{address}/empty", marks, b"{}"))
            body = json.dumps({"poll": poll.id, "round": "1", "option": "a", "sureness": ""}).encode()
            voting = asyncio.run(_ask(f"{address}/practicum/api/ballot", marks, body))
            wait, counted = _tallied(store, poll)
            waits.append(wait)
            lost += phones - counted
            rates.append((phones / empty, phones / voting))
            polls.step(store, poll, Stage.DISCUSSING)
        ratio = median(ours / theirs for theirs, ours in rates)
        theirs, ours = ([rate[which] for rate in rates] for which in (0, 1))
    return [
        held(
            *("ballots", bounds.BALLOTS, ratio, f"{ratio:.2f} x; {spread(ours, '/s', 0)}"),
            f"an empty handler: {spread(theirs, '/s', 0)}",
        ),
        held("ballots", bounds.LOST, lost, str(lost), f"{size.rounds} x {phones} ballots"),
        Figure("ballots", f"the facilitator's tally of {phones} ballots", spread(waits, "ms", 1)),
    ]


async def _join(address: str, code: str, phones: int) -> list[str]:
    """Let everybody in, and give their marks."""
    asking = AsyncHTTPClient()
    body = json.dumps({"code": code}).encode()
    answers = await asyncio.gather(
        *(asking.fetch(_post(f"{address}/practicum/api/join", body)) for _ in range(phones))
    )
    return [answer.headers["Set-Cookie"].partition(";")[0] for answer in answers]


async def _ask(address: str, marks: list[str], body: bytes) -> float:
    """Send one request for each phone, so many at a time, and give the seconds that all of them took."""
    asking = AsyncHTTPClient()
    started = time.perf_counter()
    answers = await asyncio.gather(*(asking.fetch(_post(address, body, mark)) for mark in marks))
    if any(answer.code != 200 for answer in answers):
        raise BenchmarkError("a ballot was not answered")
    return time.perf_counter() - started


def _post(address: str, body: bytes, mark: str = "") -> HTTPRequest:
    head = {"Content-Type": "application/json", **({"Cookie": mark} if mark else {})}
    return HTTPRequest(address, "POST", head, body, request_timeout=120, connect_timeout=120)


def _tallied(store: Store, poll: polls.Poll) -> tuple[float, int]:
    """Time the facilitator's tally in milliseconds, and give how many it counts."""
    started = time.perf_counter()
    counted = tally(polls.votes(store, poll.id)[0])
    return 1000 * (time.perf_counter() - started), counted.people if counted else 0


@contextlib.contextmanager
def _server(folder: Path, phones: int) -> Iterator[tuple[str, Store]]:
    """Run a Jupyter Server with the phones' page and an empty handler."""
    (folder / "empty_handler.py").write_text(EMPTY)
    address = f"sqlite:///{folder / 'workshop.sqlite'}"
    homes = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = {**os.environ, **homes, "PRACTICUM_DATABASE_URL": address, "PYTHONPATH": str(folder)}
    environment["PRACTICUM_PHONES_AT_ONCE"] = str(phones)  # all of them come from one address
    port = free_port()
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--ServerApp.jpserver_extensions={'empty_handler': True, 'practicum.workshop.phones.server': True}"]
    command += ["--IdentityProvider.token=t", "--log-level=ERROR", f"--ServerApp.root_dir={folder}"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            wait_for(server, f"http://127.0.0.1:{port}/api/status?token=t")
            store = Store(address)
            yield f"http://127.0.0.1:{port}", store
            store.close()
        finally:
            server.terminate()
            server.wait(timeout=20)
