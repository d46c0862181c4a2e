"""Open a room, find it again, and delete it with all that was in it."""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, TableClause, delete, insert, select, union_all, update
from sqlalchemy.exc import SQLAlchemyError

from .. import CODE_LENGTH, HOURS, LETTERS
from .database import Store
from .schema import POLLS, ROOMS


@dataclass(frozen=True)
class Room:
    """An event that people join by a code; times are UTC, ISO 8601."""

    id: str
    code: str
    expires: str
    revision: int

    @property
    def spelled(self) -> str:
        """Write the code as one reads it aloud: ABCD-EFGH."""
        return f"{self.code[:4]}-{self.code[4:]}"


def open_room(store: Store, host: str) -> Room:
    """Open a room under a new code; rooms whose time has passed go before it."""
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    now = datetime.now(UTC)
    room = Room(secrets.token_hex(8), code, iso(now + timedelta(hours=HOURS)), 0)
    store.start_over()
    sweep(store)
    with store.writing() as connection:
        connection.execute(insert(ROOMS).values(**vars(room), host=host, opened=iso(now)))
    return room


def rooms_of(store: Store, host: str) -> tuple[Room, ...]:
    """List the rooms of a facilitator that are open, the newest first; nothing is written for it."""
    if not store.is_begun():
        return ()
    with store.reading() as connection:
        found = select(ROOMS).where(ROOMS.c.host == host, ROOMS.c.expires > iso()).order_by(ROOMS.c.opened.desc())
        return tuple(as_room(row) for row in connection.execute(found))


def kept_elsewhere(store: Store, host: str) -> str | None:
    """Tell until when a facilitator's room is kept in this database under another number; None if none is."""
    others = store.others()
    if not others:
        return None
    with store.looking() as connection:
        wanted = (select(of.c.expires).where(of.c.host == host, of.c.expires > iso()) for of, _ in others)
        return max(connection.execute(union_all(*wanted)).scalars(), default=None)


def delete_room(store: Store, room: str) -> None:
    """Delete a room with its polls, its voters and every ballot, and leave nothing of them in the file."""
    with store.writing() as connection:
        _delete(connection, ROOMS, POLLS, ROOMS.c.id == room)
    _clear_log(store)


def sweep(store: Store) -> int:
    """Delete the rooms whose time has passed, and count them; a database that is not there stays so."""
    others = store.others()
    if not others and not store.is_begun():
        return 0
    with store.writing() as connection:
        swept = sum(
            _delete(connection, *tables, tables[0].c.expires <= iso()) for tables in [(ROOMS, POLLS), *others]
        )
    if swept:
        _clear_log(store)
    return swept


def revisions(store: Store, rooms: list[str]) -> dict[str, int]:
    """Tell of some rooms how often their facilitator did something; a room that is gone is not named."""
    with store.reading() as connection:
        found = select(ROOMS.c.id, ROOMS.c.revision).where(ROOMS.c.id.in_(rooms), ROOMS.c.expires > iso())
        return {row.id: row.revision for row in connection.execute(found)}


def note_change(connection: Connection, room: str) -> None:
    """Note that the facilitator did something, so that everybody who follows looks."""
    connection.execute(update(ROOMS).where(ROOMS.c.id == room).values(revision=ROOMS.c.revision + 1))


def _delete(connection: Connection, rooms: TableClause, polls: TableClause, which: ColumnElement[bool]) -> int:
    """Delete rooms, their polls first: a ballot under way holds its poll, so it is waited for and never crossed."""
    going = select(rooms.c.id).where(which)
    connection.execute(delete(polls).where(polls.c.room.in_(going)))
    return connection.execute(delete(rooms).where(which)).rowcount


def _clear_log(store: Store) -> None:
    """Empty SQLite's write-ahead log, which may still hold deleted rows; it stays while somebody reads or writes."""
    if store.is_file:
        with (
            contextlib.suppress(sqlite3.Error, SQLAlchemyError),  # the next room's end empties it as well
            contextlib.closing(store.engine.raw_connection()) as connection,  # outside any transaction
        ):
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def as_room(row: Row[Any]) -> Room:
    """Read a room from its row."""
    return Room(row.id, row.code, row.expires, row.revision)


def iso(moment: datetime | None = None) -> str:
    """Write a moment, or the present one, as the store keeps it."""
    return (moment or datetime.now(UTC)).isoformat(timespec="seconds")
