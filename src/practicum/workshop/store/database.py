"""Open the workshop's database: a file in Jupyter's data folder, or a PostgreSQL that several servers share.

A transaction that writes is on disk when it ends. In SQLite one writer follows another; in PostgreSQL a poll's
row is the lock, so that a round is closed after the ballots that are being written and before all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, TableClause, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
    TimeoutError,
)

from ...content.model import PracticumError
from . import file
from .schema import METADATA, ROOMS, rooms_and_polls

_ANOTHER_WRITER = 30  # seconds that a writer waits for another one
_TO_CONNECT = 10  # seconds in which a server must let us in: else a network that swallows packets holds everybody up
_MAKING = 0x70726163  # the key of PostgreSQL's lock while tables are made: "prac"


class StoreError(PracticumError):
    """Say which database could not be used, why, and what to do."""


class AwayError(StoreError):
    """Say that a database cannot be reached, or written, by anybody just now."""


class GoneError(AwayError):
    """Say that the file in which rooms and votes are kept is not there any more."""


class Store:
    """One database; nothing is made or opened before it is needed.

    Args:
        address: an SQLAlchemy URL; `data_folder.default_address()` finds the course's own.

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
        self.path = Path(self.url.database or "")  # of the file, where it is one
        self._prepared: object = None  # whose tables are made: the file's, by device and inode, or the server's
        if self.is_file:
            file.watch(self.engine, self.path)

    @property
    def fingerprint(self) -> str:
        """Tell one database from another in eight letters, without its password."""
        return sha256(self.url.render_as_string().encode()).hexdigest()[:8]

    def is_begun(self) -> bool:
        """Tell, without writing, whether the tables are there.

        Raises:
            GoneError: if they were, and the file is not there any more.
        """
        return self._is_prepared() or ROOMS.name in self._names()

    def others(self) -> list[tuple[TableClause, TableClause]]:
        """Find, without writing, the rooms and polls that are kept here under another number."""
        return [pair for pair in rooms_and_polls(self._names()) if pair[0].name != ROOMS.name]

    def start_over(self) -> None:
        """Let a new file be made where the former one is gone; what was in that one is given up."""
        if self._there() is None:
            self._prepared = None

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Read what is there, whatever it is: no table is made for it."""
        with self._calmly(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read in one transaction."""
        with self._calmly(), self._ready().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction: all of it is on disk when it ends, in the file that lies at the path, or nothing.

        Raises:
            GoneError: if the file was deleted, moved or replaced meanwhile.
        """
        with self._calmly():
            with self._writer(self._ready()).begin() as connection:
                written = connection.info.get(file.WHICH)
                yield connection
            if self.is_file and self._there() != written:
                raise self._gone()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def _names(self) -> list[str]:
        """Name the tables of what lies at the address."""
        if self._there() is None:
            return []
        with self.looking() as connection:
            return inspect(connection).get_table_names()

    def _there(self) -> object:
        """Tell what lies at the address: which file, or None; a server is always the same."""
        return file.which(self.path) if self.is_file else "server"

    def _is_prepared(self) -> bool:
        there = self._there()
        if there is None and self._prepared is not None:
            raise self._gone()
        return there is not None and there == self._prepared

    def _ready(self) -> Engine:
        """Give the engine; the tables are made where they are not there yet, all at once."""
        if self._is_prepared():
            return self.engine
        if self.is_file:
            file.make_file(self.path)
        with self._writer(self.engine).begin() as connection:
            if not self.is_file:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
            METADATA.create_all(connection)
            prepared = connection.info[file.WHICH] if self.is_file else self._there()
        self._prepared = prepared
        return self.engine

    @staticmethod
    def _writer(engine: Engine) -> Engine:
        return engine.execution_options(practicum_writes=True)

    @contextmanager
    def _calmly(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            if self._prepared is not None and self._there() is None:
                raise self._gone() from error
            cause = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
            away = isinstance(error, OperationalError | InterfaceError | TimeoutError | OSError)
            raise (AwayError if away else StoreError)(
                f"{self.url!r}: {cause}. See that the folder can be written and has room, or that the database "
                "server runs, and try again; what was saved before stays saved."
            ) from error

    def _gone(self) -> GoneError:
        return GoneError(
            f"{self.path}: the file with the room and its votes is not there any more, or another one lies in its "
            "place. Nothing is saved just now. Put it back, and the room goes on by itself; or open a new room, and "
            "the former one is given up."
        )


_ADDRESS_HELP = (
    "Write postgresql+psycopg://user:password@host/database, with psycopg installed (pip install "
    "'mine-to-handle[postgresql]'), or take the variable away to use a file."
)


def _arguments(url: URL) -> dict[str, Any]:
    """Choose how connections are made and kept."""
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": _ANOTHER_WRITER}}
    named = {"connect_timeout": _TO_CONNECT} if "psycopg" in url.drivername else {}
    return {"pool_pre_ping": True, "connect_args": named}
