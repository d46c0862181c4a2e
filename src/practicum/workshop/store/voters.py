"""Let people into a room by its code, and know them again by a token, never by a name."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select

from .. import plain_code
from .database import Store, StoreError
from .rooms import Room, as_room, iso
from .schema import ROOMS, VOTERS

MOST_VOTERS = 2000  # in a room; 1,000 phones in one round are measured


class FullError(StoreError):
    """Say that a room takes nobody more."""


@dataclass(frozen=True)
class Voter:
    """Somebody who has joined a room: an id made at random, and no name."""

    id: str
    room: str


def join(store: Store, code: str, token: str) -> Room | None:
    """Let somebody into the room of a code, under the secret that their phone keeps; None if there is no such room.

    Raises:
        FullError: if the room is full.
    """
    if not store.is_begun():
        return None
    with store.writing() as connection:
        found = select(ROOMS).where(ROOMS.c.code == plain_code(code), ROOMS.c.expires > iso()).with_for_update()
        row = connection.execute(found).one_or_none()
        if row is None:
            return None
        if people(connection, row.id) >= MOST_VOTERS:
            raise FullError(f"the room {row.code} has {MOST_VOTERS} people. Open a second room for the others.")
        connection.execute(insert(VOTERS).values(id=secrets.token_hex(8), room=row.id, token=_sum(token)))
        return as_room(row)


def room_of(store: Store, code: str) -> str | None:
    """Find the room of a code, if it is open."""
    if not store.is_begun():
        return None
    with store.reading() as connection:
        found = select(ROOMS.c.id).where(ROOMS.c.code == plain_code(code), ROOMS.c.expires > iso())
        return connection.execute(found).scalar_one_or_none()


def voter_of(store: Store, token: str) -> Voter | None:
    """Find who holds a secret, if their room is still open."""
    if not store.is_begun():
        return None
    with store.reading() as connection:
        found = (
            select(VOTERS.c.id, VOTERS.c.room)
            .join(ROOMS, ROOMS.c.id == VOTERS.c.room)
            .where(VOTERS.c.token == _sum(token), ROOMS.c.expires > iso())
        )
        row = connection.execute(found).one_or_none()
        return Voter(row.id, row.room) if row else None


def is_in_room(store: Store, room: str, code: str) -> bool:
    """Tell whether a code is that of a room."""
    with store.reading() as connection:
        found = select(ROOMS.c.id).where(ROOMS.c.id == room, ROOMS.c.code == plain_code(code))
        return connection.execute(found).one_or_none() is not None


def people(connection: Connection, room: str) -> int:
    """Count who has joined a room."""
    return connection.execute(select(func.count()).where(VOTERS.c.room == room)).scalar_one()


def _sum(token: str) -> str:
    return sha256(token.encode()).hexdigest()
