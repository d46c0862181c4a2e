"""Connections that nobody speaks on are dropped, and nobody who asks properly waits for them."""

import contextlib
import socket
import time

import pytest
from server import client
from venue import opened

from practicum.workshop.store import polls

PATIENT = 120  # seconds that a test waits for what takes three, so that no busy machine makes it red
HASTE = """
from practicum.workshop.phones import handlers, server
server._TO_ASK, server._TO_SEND, handlers._TO_SEND, handlers._TO_HEAR = 3, 3, 3, 3
"""
BEGUN = {
    "nothing at all": "",
    "half a line": "GET /practicum/jo",
    "half a head": "GET /practicum/join HTTP/1.1\r\nHost: x\r\nX-Long: ",
    "a head without its body": "POST /practicum/api/ballot HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n",
    "half a body": "POST /practicum/api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n{",
    "a body in parts": "POST /practicum/api/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n",
    "half a body for Jupyter": "POST /api/contents HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n{",
}


@pytest.fixture(scope="module")
def venue(tmp_path_factory):
    """Give a server whose patience is short."""
    folder = tmp_path_factory.mktemp("slow")
    with opened(folder, f"sqlite:///{folder / 'workshop.sqlite'}", config=HASTE) as venue:
        yield venue


@contextlib.contextmanager
def connection(server, **options):
    with socket.socket() as line:
        for option, value in options.items():
            line.setsockopt(socket.SOL_SOCKET, getattr(socket, option), value)
        line.settimeout(PATIENT)
        line.connect(("127.0.0.1", server.port))
        yield line


def is_dropped(line) -> bool:
    """Tell whether the other side hangs up, whatever it says before that."""
    with contextlib.suppress(ConnectionError):
        try:
            while line.recv(65536):
                pass
        except TimeoutError:
            return False
    return True


@pytest.fixture(scope="module")
def lines(venue):
    """Give a connection for everything that is begun and not ended; they are held, and dropped, side by side."""
    with contextlib.ExitStack() as held:
        lines = {name: held.enter_context(connection(venue.server)) for name in BEGUN}
        for name, text in BEGUN.items():
            lines[name].sendall(text.encode())
        yield lines


@pytest.mark.parametrize("name", BEGUN)
def test_a_request_that_does_not_come_to_its_end_is_not_waited_for(server, lines, name):
    assert client(timeout=PATIENT).get(server.url("practicum/join")).is_success
    assert is_dropped(lines[name])


def test_a_phone_that_takes_nothing_in_is_dropped(server, store, room, scene):
    large = scene | {"scene": ["x" * 30_000_000]}
    polls.begin(store, room.id, scene["id"], large)
    phone = client(timeout=PATIENT).post(server.url("practicum/api/join"), json={"code": room.code})
    cookie = phone.headers["set-cookie"].partition(";")[0]
    with connection(server, SO_RCVBUF=4096) as line:
        line.sendall(f"GET /practicum/api/live HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n".encode())
        until(lambda: listening(server, cookie) == 0)

        heard = 0
        with contextlib.suppress(ConnectionError):
            while part := line.recv(65536):
                heard += len(part)
    assert heard < 30_000_000


def listening(server, cookie: str) -> int:
    """Count the live answers that are open for a phone: it may have four."""
    with contextlib.ExitStack() as open_ones:
        asking = open_ones.enter_context(client(headers={"Cookie": cookie}, timeout=PATIENT))
        for number in range(5):
            asked = asking.stream("GET", server.url("practicum/api/live"))
            if open_ones.enter_context(asked).status_code == 429:
                return 4 - number
    raise AssertionError("five live answers were open at once")


def until(holds) -> None:
    deadline = time.monotonic() + PATIENT
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.5)
