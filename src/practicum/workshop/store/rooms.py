"""Open a room, let people join it by its code, find it again, and delete it with all that was in it."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from .database import Store, StoreError, data_folder, make_folder
from .schema import POLLS, ROOMS, VOTERS

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32: none that are mixed up when read aloud
CODE_LENGTH = 8  # letters of 5 bits each: 40 bits
HOURS = 12  # that a room lives
MOST_VOTERS = 2000  # in a room; 1,000 phones in one round are measured

_ALIKE = str.maketrans("OILU", "011V")  # what people type for a letter that the code has not


@dataclass(frozen=True)
class Room:
    """A place that people join by a code; times are UTC, ISO 8601."""

    id: str
    code: str
    expires: str
    turn: int

    @property
    def spelled(self) -> str:
        """Write the code as one reads it aloud: ABCD-EFGH."""
        return f"{self.code[:4]}-{self.code[4:]}"


@dataclass(frozen=True)
class Voter:
    """Somebody who has joined a room: a mark made at random, and no name."""

    id: str
    room: str


def open_room(store: Store, host: str) -> Room:
    """Open a room under a new code; rooms whose time has passed go at the same moment."""
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    now = datetime.now(UTC)
    room = Room(secrets.token_hex(8), code, _iso(now + timedelta(hours=HOURS)), 0)
    with store.writing() as connection:
        _sweep(connection)
        connection.execute(insert(ROOMS).values(**vars(room), host=host, opened=_iso(now)))
    return room


def rooms_of(store: Store, host: str) -> tuple[Room, ...]:
    """List the rooms of a facilitator that are open, the newest first; nothing is written for it."""
    if not store.is_begun():
        return ()
    with store.reading() as connection:
        found = select(ROOMS).where(ROOMS.c.host == host, ROOMS.c.expires > _iso()).order_by(ROOMS.c.opened.desc())
        return tuple(_room(row) for row in connection.execute(found))


def delete_room(store: Store, room: str) -> None:
    """Delete a room with its polls, its voters and every ballot, and leave nothing of them in the file."""
    with store.writing() as connection:
        _delete(connection, ROOMS.c.id == room)
    _clear_log(store)


def sweep(store: Store) -> int:
    """Delete the rooms whose time has passed, and count them; a database that is not there stays so."""
    if not store.is_begun():
        return 0
    with store.writing() as connection:
        swept = _sweep(connection)
    if swept:
        _clear_log(store)
    return swept


def join(store: Store, code: str, token: str) -> Room | None:
    """Let somebody into the room of a code, under the secret that their phone keeps; None if there is no such room.

    Raises:
        StoreError: if the room is full.
    """
    if not store.is_begun():
        return None
    with store.writing() as connection:
        found = select(ROOMS).where(ROOMS.c.code == plain(code), ROOMS.c.expires > _iso()).with_for_update()
        row = connection.execute(found).one_or_none()
        if row is None:
            return None
        if people(connection, row.id) >= MOST_VOTERS:
            raise StoreError(f"the room {row.code} has {MOST_VOTERS} people. Open a second room for the others.")
        connection.execute(insert(VOTERS).values(id=secrets.token_hex(8), room=row.id, token=_sum(token)))
        return _room(row)


def voter_of(store: Store, token: str) -> Voter | None:
    """Find who holds a secret, if their room is still open."""
    if not store.is_begun():
        return None
    with store.reading() as connection:
        found = (
            select(VOTERS.c.id, VOTERS.c.room)
            .join(ROOMS, ROOMS.c.id == VOTERS.c.room)
            .where(VOTERS.c.token == _sum(token), ROOMS.c.expires > _iso())
        )
        row = connection.execute(found).one_or_none()
        return Voter(row.id, row.room) if row else None


def is_room(store: Store, room: str, code: str) -> bool:
    """Tell whether a code is that of a room."""
    with store.reading() as connection:
        found = select(ROOMS.c.id).where(ROOMS.c.id == room, ROOMS.c.code == plain(code))
        return connection.execute(found).one_or_none() is not None


def turns(store: Store, rooms: list[str]) -> dict[str, int]:
    """Tell of some rooms how often their facilitator did something; a room that is gone is not named."""
    with store.reading() as connection:
        found = select(ROOMS.c.id, ROOMS.c.turn).where(ROOMS.c.id.in_(rooms), ROOMS.c.expires > _iso())
        return {row.id: row.turn for row in connection.execute(found)}


def people(connection: Connection, room: str) -> int:
    """Count who has joined a room."""
    return connection.execute(select(func.count()).where(VOTERS.c.room == room)).scalar_one()


def turn(connection: Connection, room: str) -> None:
    """Note that the facilitator did something, so that everybody who follows looks."""
    connection.execute(update(ROOMS).where(ROOMS.c.id == room).values(turn=ROOMS.c.turn + 1))


def plain(code: str) -> str:
    """Read a code as somebody typed it: case, hyphens and look-alikes do not matter."""
    return "".join(filter(str.isalnum, code)).upper().translate(_ALIKE)


def host_mark() -> str:
    """Give the mark of this account's rooms, making it the first time: several facilitators may share a database."""
    path = data_folder() / "facilitator.key"
    make_folder(path.parent)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(16))
    return path.read_text().strip()


def known_host() -> str:
    """Give this account's mark, or nothing while it has none; nothing is written for it."""
    path = data_folder() / "facilitator.key"
    return path.read_text().strip() if path.is_file() else ""


def _sweep(connection: Connection) -> int:
    return _delete(connection, ROOMS.c.expires <= _iso())


def _delete(connection: Connection, which: ColumnElement[bool]) -> int:
    """Delete rooms, their polls first: a ballot under way holds its poll, so it is waited for and never crossed."""
    going = select(ROOMS.c.id).where(which)
    connection.execute(delete(POLLS).where(POLLS.c.room.in_(going)))
    return connection.execute(delete(ROOMS).where(which)).rowcount


def _clear_log(store: Store) -> None:
    """Empty SQLite's write-ahead log, which may still hold deleted rows; it stays while somebody reads."""
    if store.is_file:
        with contextlib.closing(store.engine.raw_connection()) as connection:  # outside any transaction
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _room(row: Row) -> Room:
    return Room(row.id, row.code, row.expires, row.turn)


def _sum(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _iso(moment: datetime | None = None) -> str:
    return (moment or datetime.now(UTC)).isoformat(timespec="seconds")
