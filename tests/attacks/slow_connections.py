"""Connections that only hold a place: how many a server keeps, and whether a phone is answered beside them."""

from __future__ import annotations

import contextlib
import selectors
import socket
import tempfile
import time
from pathlib import Path

import httpx
from figures import Figure
from server import Server

from practicum.workshop.phones import server as bounds

QUICK = """
from practicum.workshop.phones import handlers, server
server._TO_ASK, server._TO_SEND, handlers._TO_SEND = 3, 3, 3
"""
BEGUN = (
    b"",
    b"GET /practicum/jo",
    b"GET /practicum/join HTTP/1.1\r\nHost: x\r\nX-Long: ",
    b"POST /practicum/api/ballot HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n",
    b"POST /practicum/api/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n",
)


def attack(quick: bool) -> list[Figure]:
    """Open many connections that never ask to the end, ask properly beside them, and see them dropped."""
    many, patience = (100, 30) if quick else (500, 3 * bounds._TO_ASK)
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as open_ones:
        folder = Path(name)
        if quick:  # the same code with bounds of seconds
            (folder / "CONFIG").mkdir()
            (folder / "CONFIG" / "jupyter_server_config.py").write_text(QUICK)
        server = Server(folder)
        open_ones.callback(server.close)
        lines = [open_ones.enter_context(_hold(server.port, BEGUN[number % len(BEGUN)])) for number in range(many)]
        begun = time.monotonic()
        answered = httpx.get(server.url("practicum/join"), timeout=60)
        beside = time.monotonic() - begun
        left = _left(lines, patience)
        took = time.monotonic() - begun
    what = f"an answer beside {many} held connections"
    return [
        Figure("slow", what, f"{beside:.2f} s", "", "200", answered.is_success),
        Figure("slow", f"connections still held after {took:.0f} s", str(left), "", "0", left == 0),
    ]


@contextlib.contextmanager
def _hold(port: int, said: bytes):
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(said)
        line.setblocking(False)
        yield line


def _left(lines: list[socket.socket], patience: float) -> int:
    """Wait until the other side has hung up on all, and count those on which it has not."""
    deadline = time.monotonic() + patience
    with selectors.DefaultSelector() as watching:
        for line in lines:
            watching.register(line, selectors.EVENT_READ)
        while watching.get_map() and time.monotonic() < deadline:
            for key, _ in watching.select(timeout=1):
                if _has_hung_up(key.fileobj):
                    watching.unregister(key.fileobj)
        return len(watching.get_map())


def _has_hung_up(line: socket.socket) -> bool:
    try:
        return not line.recv(65536)
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
