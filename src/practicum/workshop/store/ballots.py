"""Take ballots, many in one transaction: each counts once a voter and round, and only while its round is open."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from sqlalchemy import Connection, Insert, select
from sqlalchemy.dialects import postgresql, sqlite

from ..poll import Ballot, Stage
from .database import Store
from .rooms import iso
from .schema import BALLOTS, POLLS, ROOMS, VOTERS


class Answer(StrEnum):
    """Name what became of a ballot."""

    SAVED = "saved"
    CLOSED = "closed"
    UNKNOWN = "unknown"  # no such poll in this voter's room, no such option, or not what the poll asks
    GONE = "gone"  # the voter's room was deleted, or its time has passed


@dataclass(frozen=True)
class Cast:
    """A ballot on its way: who casts it, in which poll and round."""

    voter: str
    poll: str
    round: int
    ballot: Ballot


class OwnBallot(TypedDict):
    """What a voter chose, as their own phone is told; it has sent it in the same form."""

    option: str
    sureness: str


def cast(store: Store, ballots: Sequence[Cast]) -> list[Answer]:
    """Write ballots, a later one of the same voter over an earlier one, and tell what became of each.

    Whatever is answered SAVED is on disk.
    """
    with store.writing() as connection:
        polls = _held(connection, {each.poll for each in ballots})
        voters = _voters(connection, {each.voter for each in ballots})
        answers = [_judge(each, polls.get(each.poll), voters.get(each.voter)) for each in ballots]
        taken = {
            (each.poll, each.round, each.voter): _row(each)
            for each, answer in zip(ballots, answers, strict=True)
            if answer is Answer.SAVED
        }
        if taken:
            connection.execute(_replacing(store), [taken[key] for key in sorted(taken)])
    return answers


def own(store: Store, voter: str, poll: str) -> dict[int, OwnBallot]:
    """Read a voter's own ballots in a poll, by round."""
    with store.reading() as connection:
        found = select(BALLOTS).where(BALLOTS.c.poll == poll, BALLOTS.c.voter == voter)
        rows = connection.execute(found).all()
    return {row.round: {"option": row.option, "sureness": written(row.sureness)} for row in rows}


def written(sureness: int | None) -> str:
    """Write how sure somebody is as a phone sends it: the place of the word, or nothing."""
    return "" if sureness is None else str(sureness)


@dataclass(frozen=True)
class _Held:
    """What a ballot is judged by: its poll's room, the round that is open, the options, and what else is asked."""

    room: str
    round: int | None
    options: frozenset[str]
    asks_sureness: bool

    def fits(self, ballot: Ballot) -> bool:
        """Tell whether a ballot says what this poll asks, all of it and no more."""
        return ballot.option in self.options and (ballot.sureness is not None) == self.asks_sureness


def _held(connection: Connection, polls: Collection[str]) -> dict[str, _Held]:
    """Read polls and keep their stage as it is until the ballots are written."""
    columns = (POLLS.c.id, POLLS.c.room, POLLS.c.stage, POLLS.c.scene, POLLS.c.asks_sureness)
    wanted = select(*columns).where(POLLS.c.id.in_(polls))
    found = connection.execute(wanted.order_by(POLLS.c.id).with_for_update(read=True))
    return {
        row.id: _Held(
            row.room,
            Stage(row.stage).round,
            frozenset(option["id"] for option in json.loads(row.scene)["options"]),
            bool(row.asks_sureness),
        )
        for row in found
    }


def _voters(connection: Connection, voters: Collection[str]) -> dict[str, str]:
    """Find the rooms of voters; one whose room is deleted, or whose time has passed, is not named."""
    found = select(VOTERS.c.id, VOTERS.c.room).join(ROOMS, ROOMS.c.id == VOTERS.c.room)
    return dict(connection.execute(found.where(VOTERS.c.id.in_(voters), ROOMS.c.expires > iso())).all())


def _judge(ballot: Cast, poll: _Held | None, room: str | None) -> Answer:
    if room is None:
        return Answer.GONE
    if poll is None or poll.room != room or not poll.fits(ballot.ballot):
        return Answer.UNKNOWN
    return Answer.SAVED if ballot.round == poll.round else Answer.CLOSED


def _row(ballot: Cast) -> dict[str, str | int | None]:
    choice = {"option": ballot.ballot.option, "sureness": ballot.ballot.sureness}
    return {"poll": ballot.poll, "round": ballot.round, "voter": ballot.voter, **choice}


def _replacing(store: Store) -> Insert:
    """Insert, or replace what the same voter cast before; each dialect has a statement of its own."""
    insert = sqlite.insert if store.is_file else postgresql.insert
    statement = insert(BALLOTS)
    return statement.on_conflict_do_update(
        index_elements=["poll", "round", "voter"],
        set_={"option": statement.excluded.option, "sureness": statement.excluded.sureness},
    )
