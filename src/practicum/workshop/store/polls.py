"""Begin a poll in a room, lead it from stage to stage, and read what was voted."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from ..poll import Ballot, Round, Stage, StageError, check_begin, check_step, check_tell
from . import rooms, voters
from .database import Store
from .schema import BALLOTS, HANDS, POLLS, ROOMS


@dataclass(frozen=True)
class Poll:
    """A vote, a discussion and a second vote on one vignette; `scene` is what voters see of it.

    `asks_sureness` says that a ballot also tells how sure its voter is; `told` says that the first result has been
    shown; `until` is when the discussion is to end (UTC, ISO 8601); `revealed` is what everybody sees at the end.
    """

    id: str
    room: str
    vignette: str
    stage: Stage
    scene: dict[str, Any]
    asks_sureness: bool
    told: bool
    until: str | None
    revealed: dict[str, Any] | None


@dataclass(frozen=True)
class Standing:
    """How many have joined a room, and how many ballots each round of its latest poll has."""

    people: int
    ballots: Mapping[int, int]


def begin(store: Store, room: str, vignette: str, scene: dict[str, Any], asks_sureness: bool = False) -> Poll:
    """Begin a poll with its first round open.

    Raises:
        StageError: if the room is gone, its latest poll has not ended, or the vignette's result was in sight already.
    """
    with store.writing() as connection:
        _lock_room(connection, room)
        latest = _latest(connection, room)
        if latest is not None and latest.stage.round:
            raise StageError("a vote is open in this room. Close it first.")
        check_begin(vignette in _told(connection, room))
        nth = connection.execute(select(func.count()).where(POLLS.c.room == room)).scalar_one()
        poll = Poll(secrets.token_hex(8), room, vignette, Stage.FIRST, scene, asks_sureness, False, None, None)
        row = {"id": poll.id, "room": room, "nth": nth, "vignette": vignette, "stage": poll.stage.value}
        asked = {"scene": json.dumps(scene), "asks_sureness": int(asks_sureness)}
        connection.execute(insert(POLLS).values(**row, **asked, told=0))
        rooms.note_change(connection, room)
        return poll


def step(
    store: Store, poll: Poll, to: Stage, *, until: str | None = None, revealed: dict[str, Any] | None = None
) -> None:
    """Lead a poll on to another stage, from where the facilitator saw it.

    Raises:
        StageError: if the poll stands elsewhere by now, or cannot go there.
    """
    with store.writing() as connection:
        now = _locked(connection, poll)
        if now.stage is not poll.stage:
            raise StageError(f'this poll stands at "{now.stage}" by now. Look at the page again.')
        check_step(now.stage, to, now.told)
        changes = {"stage": to.value, "until": until, "revealed": json.dumps(revealed) if revealed else None}
        _change(connection, poll, changes)


def tell(store: Store, poll: Poll) -> None:
    """Note that the first result is in sight: its round is not opened again.

    Raises:
        StageError: unless the first vote is closed and the second has not begun.
    """
    with store.writing() as connection:
        check_tell(_locked(connection, poll).stage)
        _change(connection, poll, {"told": 1})


def discuss_until(store: Store, poll: Poll, until: str | None) -> None:
    """Set when the discussion is to end, or that it has no end."""
    with store.writing() as connection:
        _locked(connection, poll)
        _change(connection, poll, {"until": until})


def raise_hands(store: Store, poll: Poll, number: int, counted: Mapping[str, Mapping[str, int]]) -> None:
    """Put hands that the facilitator counted over earlier counts of the same round.

    Args:
        counted: hands by name, for each kind: "option", and "sureness" by the places of the words.

    Raises:
        StageError: if the counts are in sight already, or negative.
    """
    rows: list[dict[str, Any]] = [
        {"poll": poll.id, "round": number, "kind": kind, "name": name, "raised": raised}
        for kind, hands in counted.items()
        for name, raised in hands.items()
        if raised
    ]
    if any(row["raised"] < 0 for row in rows):
        raise StageError("hands cannot be fewer than none. Type a whole number.")
    with store.writing() as connection:
        now = _locked(connection, poll)
        if now.stage is Stage.REVEALED or (number == 1 and now.told):
            raise StageError("this result is in sight already, so its counts stay as they are.")
        connection.execute(delete(HANDS).where(HANDS.c.poll == poll.id, HANDS.c.round == number))
        if rows:
            connection.execute(insert(HANDS), rows)
        rooms.note_change(connection, poll.room)


def latest(store: Store, room: str) -> Poll | None:
    """Find the poll that a room is at."""
    with store.reading() as connection:
        return _latest(connection, room)


def standing(store: Store, room: str, poll: str | None) -> Standing:
    """Count who has joined a room and who has voted in a poll; never how."""
    with store.reading() as connection:
        voted = select(BALLOTS.c.round, func.count()).where(BALLOTS.c.poll == poll).group_by(BALLOTS.c.round)
        return Standing(voters.people(connection, room), dict(connection.execute(voted).all()))


def votes(store: Store, poll: str) -> tuple[Round, Round]:
    """Read both votes of a poll, for the rules of `practicum.workshop.poll` to count."""
    with store.reading() as connection:
        cast = connection.execute(select(BALLOTS).where(BALLOTS.c.poll == poll)).all()
        hands = connection.execute(select(HANDS).where(HANDS.c.poll == poll)).all()

    def vote(number: int) -> Round:
        return Round(
            {row.voter: Ballot(row.option, row.sureness) for row in cast if row.round == number},
            {row.name: row.raised for row in hands if (row.round, row.kind) == (number, "option")},
            {int(row.name): row.raised for row in hands if (row.round, row.kind) == (number, "sureness")},
        )

    return vote(1), vote(2)


def _latest(connection: Connection, room: str) -> Poll | None:
    found = select(POLLS).where(POLLS.c.room == room).order_by(POLLS.c.nth.desc()).limit(1)
    row = connection.execute(found).one_or_none()
    return _poll(row) if row else None


def _told(connection: Connection, room: str) -> set[str]:
    """Name the vignettes whose result was in sight in a room."""
    shown = or_(POLLS.c.told == 1, POLLS.c.revealed.is_not(None))
    return set(connection.execute(select(POLLS.c.vignette).where(POLLS.c.room == room, shown)).scalars())


def _lock_room(connection: Connection, room: str) -> None:
    if connection.execute(select(ROOMS.c.id).where(ROOMS.c.id == room).with_for_update()).one_or_none() is None:
        raise StageError("this room is gone. Open a new one.")


def _locked(connection: Connection, poll: Poll) -> Poll:
    """Read a poll as it is now, and hold it: ballots under way are waited for, later ones wait."""
    row = connection.execute(select(POLLS).where(POLLS.c.id == poll.id).with_for_update()).one_or_none()
    if row is None:
        raise StageError("this room is gone. Open a new one.")
    return _poll(row)


def _change(connection: Connection, poll: Poll, changes: dict[str, Any]) -> None:
    connection.execute(update(POLLS).where(POLLS.c.id == poll.id).values(**changes))
    rooms.note_change(connection, poll.room)


def _poll(row: Row[Any]) -> Poll:
    revealed = json.loads(row.revealed) if row.revealed else None
    scene, asks, told = json.loads(row.scene), bool(row.asks_sureness), bool(row.told)
    return Poll(row.id, row.room, row.vignette, Stage(row.stage), scene, asks, told, row.until, revealed)
