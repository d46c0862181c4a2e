"""The workshop's file: make it, open it, and know it again, so that nothing is saved into one that is gone.

A file that is deleted or moved stays open to whoever has it open: one could go on writing into nothing. So each
connection notes which file it has opened, by device and inode, and that is held against what lies at the path.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from ..data_folder import make_folder

WHICH = "practicum_file"  # where a connection notes which file it has opened


def which(path: Path) -> tuple[int, int] | None:
    """Tell which file lies at a path, by device and inode; None if there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def watch(engine: Engine, path: Path) -> None:
    """Let an engine's connections open the file at a path, never make one, and never outlive it."""

    def open_file(_: object, record: ConnectionPoolEntry, arguments: list[str], named: dict[str, Any]) -> None:
        record.info[WHICH] = which(path)
        arguments[:] = [f"file:{quote(str(path.absolute()))}?mode=rw"]
        named["uri"] = True

    def check(_: object, record: ConnectionPoolEntry, __: object) -> None:
        if record.info[WHICH] != which(path):
            raise DisconnectionError(f"another file lies at {path}")  # a fresh connection takes its place

    event.listen(engine, "do_connect", open_file)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "checkout", check)
    event.listen(engine, "begin", _begin)


def make_file(path: Path) -> None:
    """Make a new database file readable to this account alone; one that is there is not touched.

    To open and close it would let go of every lock that this process holds on it (sqlite.org/howtocorrupt.html).
    What a file that is gone has left beside it would be taken for the new one's.
    """
    make_folder(path.parent)
    if not path.exists():
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600))


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    """Set up a connection to a file: whole transactions of ours, rows that go with their owner, nothing left behind.

    A write-ahead log with a sync at each commit: readers do not wait, and a commit is on disk before it returns.
    """
    connection.isolation_level = None  # else sqlite3 opens transactions by itself, and later than it says
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}").fetchall()


def _begin(connection: Connection) -> None:
    """Open a transaction; one that writes takes its lock at once, so that it never has to give up half way."""
    writes = connection.get_execution_options().get("practicum_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
