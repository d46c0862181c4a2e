"""The tables of the workshop's store, stated once, and their number.

A room lives for twelve hours, so no database is brought from one statement to the next: the number is part of every
table's name. Beside ours there may be tables of another number, whose rooms go on for the course that made them.
Whatever its number, a course keeps `id`, `host` and `expires` of its rooms, `room` of its polls, and lets all that
belongs to a room go with it: that is all that another course asks of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    TableClause,
    Text,
    column,
    table,
)

NUMBER = 4  # raised with every change of the tables below; the first two had no number in their names
METADATA = MetaData()

_OF_ROOMS = re.compile(r"(practicum_(?:[0-9]+_)?)rooms")


def _name(things: str) -> str:
    return f"practicum_{NUMBER}_{things}"


def _owner(thing: str) -> Column[Any]:
    """Refer to the row that this one belongs to, and goes with."""
    return Column(thing, Text, ForeignKey(f"{_name(thing)}s.id", ondelete="CASCADE"), nullable=False)


ROOMS = Table(
    _name("rooms"),
    METADATA,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("host", Text, nullable=False),  # whose room it is: a key that the facilitator's account alone knows
    Column("opened", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("revision", Integer, nullable=False),  # counts what the facilitator did, so that a look is cheap
)

POLLS = Table(
    _name("polls"),
    METADATA,
    Column("id", Text, primary_key=True),
    _owner("room"),
    Column("nth", Integer, nullable=False),
    Column("vignette", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("scene", Text, nullable=False),  # JSON: what voters see of the vignette
    Column("asks_sureness", Integer, nullable=False),  # 1: each ballot says how sure, too
    Column("told", Integer, nullable=False),  # 1: the first result has been shown
    Column("until", Text),  # when the discussion is to end
    Column("revealed", Text),  # JSON: the comparison and the tallies, once they are in sight
    Index(None, "room", "nth"),
)

HANDS = Table(
    _name("hands"),
    METADATA,
    _owner("poll"),
    Column("round", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # "option" or "sureness"
    Column("name", Text, nullable=False),  # the option's id, or the place of the word
    Column("raised", Integer, nullable=False),
    PrimaryKeyConstraint("poll", "round", "kind", "name"),
)

VOTERS = Table(
    _name("voters"),
    METADATA,
    Column("id", Text, primary_key=True),
    _owner("room"),
    Column("token", Text, nullable=False, unique=True),  # a SHA-256 sum; the token itself is the phone's alone
    Index(None, "room"),
)

BALLOTS = Table(
    _name("ballots"),
    METADATA,
    _owner("poll"),
    Column("round", Integer, nullable=False),
    _owner("voter"),
    Column("option", Text, nullable=False),
    Column("sureness", Integer),  # the place of one of five words, where the poll asks for it
    PrimaryKeyConstraint("poll", "round", "voter"),
    Index(None, "voter"),
)


def rooms_and_polls(names: Collection[str]) -> list[tuple[TableClause, TableClause]]:
    """Find, among the names of a database's tables, those of rooms, each with its polls, whatever their number."""
    return [
        (
            table(name, column("id", Text), column("host", Text), column("expires", Text)),
            table(f"{found[1]}polls", column("room", Text)),
        )
        for name in sorted(names)
        if (found := _OF_ROOMS.fullmatch(name))
    ]
