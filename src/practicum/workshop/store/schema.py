"""The tables of the workshop's store, and the numbered steps that bring an older database up to them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    inspect,
    text,
)

from ...content.model import PracticumError

METADATA = MetaData()


class SchemaError(PracticumError):
    """Say that a database was made by a newer course."""


def _owner(table: str) -> Column:
    """Refer to the row that this one belongs to, and goes with."""
    return Column(table, Text, ForeignKey(f"practicum_{table}s.id", ondelete="CASCADE"), nullable=False)


ROOMS = Table(
    "practicum_rooms",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("host", Text, nullable=False),  # whose room it is: a mark that the facilitator's account alone knows
    Column("opened", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("turn", Integer, nullable=False),  # counts what the facilitator did, so that a look is cheap
)

POLLS = Table(
    "practicum_polls",
    METADATA,
    Column("id", Text, primary_key=True),
    _owner("room"),
    Column("nth", Integer, nullable=False),
    Column("vignette", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("sheet", Text, nullable=False),  # JSON: what voters see of the vignette
    Column("told", Integer, nullable=False),  # 1: the first result has been shown
    Column("until", Text),  # when the discussion is to end
    Column("revealed", Text),  # JSON: the comparison and the tallies, once they are in sight
)

HANDS = Table(
    "practicum_hands",
    METADATA,
    _owner("poll"),
    Column("round", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # "option" or "decided"
    Column("name", Text, nullable=False),
    Column("raised", Integer, nullable=False),
    PrimaryKeyConstraint("poll", "round", "kind", "name"),
)

VOTERS = Table(
    "practicum_voters",
    METADATA,
    Column("id", Text, primary_key=True),
    _owner("room"),
    Column("token", Text, nullable=False, unique=True),  # a SHA-256 sum; the token itself is the phone's alone
)

BALLOTS = Table(
    "practicum_ballots",
    METADATA,
    _owner("poll"),
    Column("round", Integer, nullable=False),
    _owner("voter"),
    Column("option", Text, nullable=False),
    Column("decided", Text, nullable=False),
    PrimaryKeyConstraint("poll", "round", "voter"),
)

# Each step once and for all: a later change of the tables above is a step of its own at the end, never an edit.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE practicum_rooms (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, host TEXT NOT NULL,"
        " opened TEXT NOT NULL, expires TEXT NOT NULL, turn INTEGER NOT NULL)",
        "CREATE TABLE practicum_polls (id TEXT PRIMARY KEY,"
        " room TEXT NOT NULL REFERENCES practicum_rooms (id) ON DELETE CASCADE, nth INTEGER NOT NULL,"
        " vignette TEXT NOT NULL, stage TEXT NOT NULL, sheet TEXT NOT NULL, told INTEGER NOT NULL, until TEXT,"
        " revealed TEXT)",
        "CREATE TABLE practicum_hands (poll TEXT NOT NULL REFERENCES practicum_polls (id) ON DELETE CASCADE,"
        " round INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, raised INTEGER NOT NULL,"
        " PRIMARY KEY (poll, round, kind, name))",
        "CREATE TABLE practicum_voters (id TEXT PRIMARY KEY,"
        " room TEXT NOT NULL REFERENCES practicum_rooms (id) ON DELETE CASCADE, token TEXT NOT NULL UNIQUE)",
        "CREATE TABLE practicum_ballots (poll TEXT NOT NULL REFERENCES practicum_polls (id) ON DELETE CASCADE,"
        " round INTEGER NOT NULL, voter TEXT NOT NULL REFERENCES practicum_voters (id) ON DELETE CASCADE,"
        " option TEXT NOT NULL, decided TEXT NOT NULL, PRIMARY KEY (poll, round, voter))",
    ),
    (
        "CREATE INDEX practicum_polls_of_room ON practicum_polls (room, nth)",
        "CREATE INDEX practicum_voters_of_room ON practicum_voters (room)",
        "CREATE INDEX practicum_ballots_of_voter ON practicum_ballots (voter)",
    ),
)


def migrate(connection: Connection, steps: Sequence[Sequence[str]] = STEPS) -> int:
    """Bring a database up to the present tables, and give the number of the last step.

    The caller holds a lock that keeps every other writer out, and commits: all steps or none.

    Raises:
        SchemaError: if the database has had steps that this course does not know.
    """
    taken = _steps_taken(connection)
    if taken > len(steps):
        raise SchemaError(
            f"{connection.engine.url!r} was made by a newer version of this course (step {taken}; this one knows "
            f"{len(steps)}). Upgrade the course where this runs, or name another database."
        )
    for number, step in enumerate(steps[taken:], start=taken + 1):
        for statement in step:
            connection.execute(text(statement))
        connection.execute(text("INSERT INTO practicum_steps (number) VALUES (:number)"), {"number": number})
    return len(steps)


def _steps_taken(connection: Connection) -> int:
    """Read how far a database has come; a new one starts counting."""
    if not inspect(connection).has_table("practicum_steps"):
        connection.execute(text("CREATE TABLE practicum_steps (number INTEGER PRIMARY KEY)"))
    return connection.execute(text("SELECT COALESCE(MAX(number), 0) FROM practicum_steps")).scalar_one()
