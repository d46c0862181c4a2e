"""Open the workshop's database: a file in Jupyter's data folder, or a PostgreSQL that several servers share.

A transaction that writes is on disk when it ends. In SQLite one writer follows another; in PostgreSQL a poll's
row is the lock, so that a round is closed after the ballots that are being written and before all others.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from ...model import PracticumError
from ..places import make_folder
from .schema import STEPS, migrate

_ANOTHER_WRITER = 30  # seconds that a writer waits for another one
_MIGRATING = 0x70726163  # the key of PostgreSQL's lock while tables are made: "prac"


class StoreError(PracticumError):
    """Say which database could not be used, why, and what to do."""


class Store:
    """One database; nothing is made or opened before it is needed.

    Args:
        address: an SQLAlchemy URL; `places.default_address()` finds the course's own.

    Raises:
        StoreError: if the address is none, or names a database that this course cannot use.
    """

    def __init__(self, address: str) -> None:
        try:
            self.url: URL = make_url(address)
            known = self.url.get_backend_name() in ("sqlite", "postgresql")
            self.engine: Engine = create_engine(self.url, **_arguments(self.url))
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise StoreError(f"PRACTICUM_DATABASE_URL: {error}. {_ADDRESS_HELP}") from error
        if not known:
            raise StoreError(f"PRACTICUM_DATABASE_URL: names {self.url.get_backend_name()}. {_ADDRESS_HELP}")
        self.is_file = self.url.get_backend_name() == "sqlite"
        if self.is_file:
            event.listen(self.engine, "connect", _set_up_file)
            event.listen(self.engine, "begin", _begin)

    @property
    def mark(self) -> str:
        """Tell one database from another in eight letters, without its password."""
        return sha256(self.url.set(password=None, username=None).render_as_string().encode()).hexdigest()[:8]

    def is_begun(self) -> bool:
        """Tell, without writing, whether the tables are there and up to date."""
        if "_ready" in vars(self):
            return True
        if self.is_file and not Path(self.url.database or "").is_file():
            return False
        with self._calmly(), self.engine.connect() as connection:
            if not inspect(connection).has_table("practicum_steps"):
                return False
            return connection.execute(text("SELECT MAX(number) FROM practicum_steps")).scalar() == len(STEPS)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read in one transaction."""
        with self._calmly(), self._ready.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction: all of it is on disk when it ends, or nothing of it."""
        with self._calmly(), self._writer(self._ready).begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @cached_property
    def _ready(self) -> Engine:
        """Bring the tables up to date once, and give the engine."""
        if self.is_file:
            _make_file(Path(self.url.database or ""))
        with self._writer(self.engine).begin() as connection:
            if not self.is_file:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
            migrate(connection)
        return self.engine

    @staticmethod
    def _writer(engine: Engine) -> Engine:
        return engine.execution_options(practicum_writes=True)

    @contextmanager
    def _calmly(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            cause = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
            raise StoreError(
                f"{self.url!r}: {cause}. See that the folder can be written and has room, or that the database "
                "server runs, and try again; what was saved before stays saved."
            ) from error


_ADDRESS_HELP = (
    "Write postgresql+psycopg://user:password@host/database, with psycopg installed (pip install "
    "'mine-to-handle[postgresql]'), or take the variable away to use a file."
)


def _arguments(url: URL) -> dict:
    """Choose how connections are made and kept."""
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": _ANOTHER_WRITER}}
    return {"pool_pre_ping": True}


def _make_file(path: Path) -> None:
    """Make a new database file readable to this account alone; one that is there is not touched.

    To open and close it would let go of every lock that this process holds on it (sqlite.org/howtocorrupt.html).
    """
    make_folder(path.parent)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600))


def _set_up_file(connection: object, _: object) -> None:
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
