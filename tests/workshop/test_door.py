"""The door of a real server: whatever comes over the wire is answered in time and in a known word, and kept out."""

import json
import re
import secrets
import socket
import time

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from venue import opened

from practicum.workshop.phones import handlers
from practicum.workshop.store import polls, rooms
from practicum.workshop.store.schema import BALLOTS, VOTERS

BOUND = 30  # seconds in which anything is answered, on a busy machine
KNOWN = {"seen", "saved", "closed", "unknown", "unreadable", "stranger", "busy"}
NASTY = st.sampled_from(["\ud800", "a\x00", "\ufeff", "🙈", "a" * 101, "1", "ask", "partly", "", "__proto__"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | NASTY,
    lambda of: st.lists(of, max_size=3) | st.dictionaries(st.text(max_size=5), of, max_size=3),
    max_leaves=5,
)
UNHURRIED = settings(
    deadline=None, database=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, *HealthCheck]
)


SCENE = {"id": "x", "title": "X", "options": [{"id": "ask", "text": "Ask."}, {"id": "wait", "text": "Wait."}]}


class Door:
    """A server, its store, a room with an open vote, and as many phones in it as the limits ask for."""

    def __init__(self, venue) -> None:
        self.venue, self.store = venue, venue.store
        self.room = rooms.open_room(venue.store, "me")
        self.poll = polls.begin(venue.store, self.room.id, "x", SCENE)
        self.phone, self.asked = None, 0

    def fresh(self) -> httpx.Client:
        return self.venue.phone().asking

    def inside(self) -> httpx.Client:
        """Give a phone in the room that may still ask: one is told to wait after a dozen ballots."""
        if self.phone is None or self.asked >= 10:
            self.phone, self.asked = self.venue.inside(self.room).asking, 0
        self.asked += 1
        return self.phone

    def ballot(self) -> dict:
        return {"poll": self.poll.id, "round": "1", "option": "ask", "sureness": ""}


@pytest.fixture(scope="module")
def door(database):
    with opened(*database) as venue:
        yield Door(venue)


def assert_known(answer: httpx.Response) -> None:
    assert answer.json()["answer"] in KNOWN
    assert answer.status_code < 500


def assert_only_checked_values(store) -> None:
    with store.reading() as connection:
        cast = connection.execute(select(BALLOTS)).all()
        tokens = connection.execute(select(VOTERS.c.token)).scalars().all()
    assert all((row.option, row.sureness, row.round) in {("ask", None, 1), ("wait", None, 1)} for row in cast)
    assert all(re.fullmatch("[0-9a-f]{64}", token) for token in tokens)


@UNHURRIED
@given(body=st.binary(max_size=2500), kind=st.sampled_from(["application/json", "text/plain", "application/json; x"]))
@example(body=b"[" * 2048, kind="application/json")
@example(body=b'{"a":' * 400, kind="application/json")
def test_any_bytes_are_answered_in_a_known_word(door, body, kind):
    head = {"Content-Type": kind}

    assert_known(door.inside().post("api/ballot", content=body, headers=head))
    assert_known(door.fresh().post("api/join", content=body, headers=head))
    assert_only_checked_values(door.store)


@UNHURRIED
@given(change=st.dictionaries(st.sampled_from(["poll", "round", "option", "sureness", "more"]), VALUES, min_size=1))
@example(change={"poll": "\ud800"})
@example(change={"option": "ask\x00"})
@example(change={"round": 1})
def test_any_ballot_is_answered_in_a_known_word_and_an_honest_one_after_it_is_saved(door, change):
    answer = door.inside().post("api/ballot", content=json.dumps(door.ballot() | change))
    assert_known(answer)
    head = {"Content-Type": "application/json"}

    assert_known(door.inside().post("api/ballot", content=json.dumps(door.ballot() | change), headers=head))
    assert door.inside().post("api/ballot", json=door.ballot()).json() == {"answer": "saved"}
    assert_only_checked_values(door.store)


@UNHURRIED
@given(code=VALUES)
@example(code="\ud800")
@example(code="ABCD\x00EFGH")
def test_any_code_is_answered_in_a_known_word(door, code):
    body = json.dumps({"code": code})

    assert_known(door.fresh().post("api/join", content=body, headers={"Content-Type": "application/json"}))


@pytest.mark.parametrize(
    "cookie",
    [
        "x",
        "\xff" * 32,
        "a" * 33,
        "a" * 5000,
        '"' + "a" * 32,
        "\\000" * 8,
        "a\x80" * 16,
        "; " * 100 + "=",
        secrets.token_urlsafe(24),
    ],
    ids=[
        "one letter",
        "high bytes",
        "a letter too many",
        "long",
        "quoted",
        "escaped",
        "half",
        "parts",
        "well-formed",
    ],
)
def test_a_token_that_is_none_of_ours_makes_a_stranger(door, cookie):
    head = {"Cookie": f"{handlers.COOKIE}={cookie}".encode("latin-1")}

    for answer in (door.fresh().get("api/room", headers=head), door.fresh().get("api/live", headers=head)):
        assert (answer.status_code, answer.json()) == (401, {"answer": "stranger"})


@pytest.mark.parametrize("stated", ["abc", "-1", "+5", "1e3", " ", "5, 5", "0x10", "9" * 400, "١", "5.0", "1_0"])
@pytest.mark.parametrize("path", ["api/join", "api/ballot", "api/room"])
def test_a_stated_length_that_is_no_number_is_refused(door, stated, path):
    said = _speak(door, f"POST /practicum/{path} HTTP/1.1\r\nHost: x\r\nContent-Length: {stated}\r\n\r\n{{}}")

    assert re.match(rb"HTTP/1\.1 (400|405|413) ", said)


def test_a_body_under_a_verb_that_wants_none_is_cut_off_when_it_is_large(door):
    said = _speak(door, "GET /practicum/api/room HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n")

    assert said.startswith(b"HTTP/1.1 413 ")


def _speak(door, text: str) -> bytes:
    """Say something over a bare connection, and give all that is said back until it is closed."""
    with socket.create_connection(("127.0.0.1", door.venue.server.port), timeout=BOUND) as line:
        line.sendall(text.encode("utf-8"))
        heard = b""
        while part := line.recv(4096):
            heard += part
        return heard


def test_a_body_that_does_not_come_is_not_waited_for(door):
    begun = time.monotonic()

    said = _speak(
        door,
        "POST /practicum/api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        'Content-Length: 30\r\n\r\n{"code": "',
    )

    assert time.monotonic() - begun < 3 * BOUND
    assert b"200" not in said
    assert door.inside().post("api/ballot", json=door.ballot()).json() == {"answer": "saved"}


def test_a_room_deleted_while_somebody_joins_is_said_in_a_word(door):
    gone = rooms.open_room(door.store, "me")
    rooms.delete_room(door.store, gone.id)

    assert door.fresh().post("api/join", json={"code": gone.code}).json() == {"answer": "unknown"}


def test_nothing_of_all_this_was_a_fault_of_the_server(door):
    assert "Traceback" not in door.venue.server.log()
    assert "Uncaught exception" not in door.venue.server.log()
