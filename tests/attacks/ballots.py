"""A storm of honest ballots beside poisoned ones, and a server that is killed in the middle of one.

Each honest ballot must be answered and be in the store; each poisoned one must be answered too, and spoil nothing.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from figures import Figure
from server import Server

from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store

SCENE = {"id": "x", "title": "X", "options": [{"id": "a", "text": "A."}, {"id": "b", "text": "B."}]}
BOUND = 60.0  # seconds after which a ballot counts as hung
POISONED = (
    {"poll": "\ud800"},
    {"option": "\udfff"},
    {"option": "a\x00"},
    {"poll": "\x00" * 16},
    {"poll": None},
    {"round": 1},
    {"round": "9" * 90},
    {"sureness": ["2"]},
    {"sureness": {"2": "\ud800"}},
    {"sureness": "4"},
    {"sureness": 4},
    {"more": "\ud800"},
    {"option": "a" * 5000},
)
RAW = (
    b"",
    b"\xff\xfe\x00",
    b"[" * 2000,
    b'{"a":' * 300,
    b'{"poll": NaN}',
    b'{"poll": ' + b"9" * 1500 + b"}",
    b'{"poll": "a", "poll": "b"}',
    '{"poll": "ü"}'.encode("utf-16"),
)


@dataclass
class Told:
    """What became of the requests of a storm."""

    honest: Counter = field(default_factory=Counter)
    poisoned: Counter = field(default_factory=Counter)
    slowest: float = 0.0

    @property
    def hung(self) -> int:
        """Count who was never answered."""
        return self.honest["hung"] + self.poisoned["hung"]


def attack(quick: bool) -> list[Figure]:
    """Let phones vote beside poison, then kill their server again and again while they vote."""
    phones, rounds, kills = (45, 1, 1) if quick else (300, 6, 8)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = f"sqlite:///{folder / 'workshop.sqlite'}"
        many = str(2 * phones)  # all of them come from one address
        server = Server(folder, PRACTICUM_DATABASE_URL=database, PRACTICUM_PHONES_AT_ONCE=many)
        store = Store(database)
        try:
            return [*_storms(server, store, phones, rounds), *_kills(server, store, phones // 3, kills)]
        finally:
            store.close()
            if server.process.poll() is None:
                server.close()


def _none(what: str, count: int) -> Figure:
    return Figure("ballots", what, str(count), "", "0", count == 0)


def _storms(server: Server, store: Store, phones: int, rounds: int) -> list[Figure]:
    told, lost = Told(), 0
    for _ in range(rounds):
        room = rooms.open_room(store, "me")
        poll = polls.begin(store, room.id, "x", SCENE)
        asyncio.run(_storm(server.url("practicum/"), room.code, poll.id, phones, told))
        lost += phones - len(polls.votes(store, poll.id)[0].ballots)
    honest, poisoned = sum(told.honest.values()), sum(told.poisoned.values())
    faults = server.log().count("Traceback")
    unsaved = honest - told.honest["saved"]
    return [
        _none(f"hung, of {honest} honest and {poisoned} poisoned", told.hung),
        _none(f"not saved, of {honest} honest", unsaved),
        _none(f"lost from the store, of {honest}", lost),
        _none("poisoned ballots called saved", told.poisoned["saved"]),
        _none("faults of the server", faults),
        Figure("ballots", "slowest answer", f"{told.slowest:.2f} s"),
    ]


async def _storm(address: str, code: str, poll: str, phones: int, told: Told) -> None:
    """Let everybody in, then let all vote at once, every other one with poison before it."""
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=address, timeout=BOUND, limits=limits) as asking:
        marks = await asyncio.gather(*(_join(asking, code) for _ in range(phones)))
        sends = [_vote(asking, mark, poll, told) for mark in marks]
        bad = [_poison(asking, mark, poll, number, told) for number, mark in enumerate(marks * 2)]
        mixed = [each for pair in zip(sends + [None] * len(bad), bad, strict=False) for each in pair if each]
        await asyncio.gather(*mixed)


async def _join(asking: httpx.AsyncClient, code: str) -> str:
    answer = await asking.post("api/join", json={"code": code}, headers={"Cookie": ""})
    asking.cookies.clear()
    return answer.headers["set-cookie"].partition(";")[0]


async def _vote(asking: httpx.AsyncClient, mark: str, poll: str, told: Told, option: str = "a") -> None:
    said = json.dumps({"poll": poll, "round": "1", "option": option, "sureness": ""}).encode()
    told.honest[await _post(asking, mark, said, told)] += 1


async def _poison(asking: httpx.AsyncClient, mark: str, poll: str, number: int, told: Told) -> None:
    honest = {"poll": poll, "round": "1", "option": "b", "sureness": ""}
    bodies = [*(json.dumps(honest | change).encode() for change in POISONED), *RAW]
    told.poisoned[await _post(asking, mark, bodies[number % len(bodies)], told)] += 1


async def _post(asking: httpx.AsyncClient, mark: str, body: bytes, told: Told) -> str:
    """Send a body, and give the word that came back."""
    begun = time.monotonic()
    head = {"Content-Type": "application/json", "Cookie": mark}
    try:
        answer = await asking.post("api/ballot", content=body, headers=head)
    except httpx.TimeoutException:
        return "hung"
    except httpx.HTTPError:
        return "cut off"
    told.slowest = max(told.slowest, time.monotonic() - begun)
    return answer.json()["answer"]


def _kills(server: Server, store: Store, phones: int, kills: int) -> list[Figure]:
    acknowledged = lost = 0
    for _ in range(kills):
        room = rooms.open_room(store, "me")
        poll = polls.begin(store, room.id, "x", SCENE)
        answered = asyncio.run(_until_it_falls(server, room.code, poll.id, phones))
        server.restart()
        acknowledged += len(answered)
        lost += asyncio.run(_missing(server, answered))
    what = f"kill -9 of the server in a storm, {kills} times: acknowledged"
    return [
        Figure("ballots", what, str(acknowledged), "", f">= {kills}", acknowledged >= kills),
        _none("acknowledged and lost", lost),
    ]


async def _missing(server: Server, answered: set[str]) -> int:
    """Count the phones that were told "saved" and find no ballot of theirs."""
    async with httpx.AsyncClient(base_url=server.url("practicum/"), timeout=BOUND) as asking:
        seen = [(await asking.get("api/room", headers={"Cookie": mark})).json() for mark in answered]
    return sum("1" not in each["own"] for each in seen)


async def _until_it_falls(server: Server, code: str, poll: str, phones: int) -> set[str]:
    """Let phones vote one after another, kill the server in the middle, and give whose ballots were called saved."""
    answered: set[str] = set()
    async with httpx.AsyncClient(base_url=server.url("practicum/"), timeout=BOUND) as asking:
        marks = await asyncio.gather(*(_join(asking, code) for _ in range(phones)))
        voting = [asyncio.create_task(_note(asking, mark, poll, answered)) for mark in marks]
        async for _ in _ticks():
            if len(answered) >= phones // 3 or all(task.done() for task in voting):
                break
        server.kill()
        await asyncio.gather(*voting)
    return answered


async def _note(asking: httpx.AsyncClient, mark: str, poll: str, answered: set[str]) -> None:
    told = Told()
    await _vote(asking, mark, poll, told)
    if told.honest["saved"]:
        answered.add(mark)


async def _ticks() -> AsyncIterator[None]:
    while True:
        yield
        await asyncio.sleep(0.001)
