"""The rules of a vote in a room: its stages, its tallies, who moved, and what is never told of a few people.

What is shown must not tell how a small group voted. A group is whoever made one choice in one vote, or took part in
one vote and not in the other; it is small with one to four people. The reader is somebody who sees all that is ever
shown, on the console and on the phones: the counts of who has joined and voted, both tallies, the table of changes,
and the sentences beside them.

Claimed, and gone through room by room in `tests/inference.py`: whatever is shown, there is another room with the same
print in which a small group chose otherwise in the other vote. It holds also for a reader who takes it that nobody
changes their mind and subtracts one tally from the other: whoever voted only once does not come out.

Four rules do it, and each looks at nothing but numbers that are shown, so that a gap tells nothing either:

- A tally is of five ballots or more.
- After two votes, both tallies are of those who voted both times. Where the first result is out already, whoever it
  counts is counted in it for good: the second is then held back if one to four of them did not vote again.
- The table of changes, and how many stayed, are told only where each response has five ballots or none, in both
  votes. No rows are joined: what was joined can be taken apart with the tallies.
- A result is shown once (`check_step`, `check_begin`): a first vote whose result is out stays closed, and a scene
  whose result is out is not opened again in the same room.

Not claimed: a response may have a small count within a vote of five people or more, and where all choose the same,
everybody's choice is known. Whoever knows some of the ballots, their own or those of accomplices, can take them away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..content.model import FEWEST, PracticumError


class Stage(StrEnum):
    """Name where a poll stands: first vote, discussion, second vote, its end, the guidance in sight."""

    FIRST = "first"
    DISCUSSING = "discussing"
    SECOND = "second"
    CLOSED = "closed"
    REVEALED = "revealed"

    @property
    def round(self) -> int | None:
        """Tell which round is open, 1 or 2; None while none is."""
        return {"first": 1, "second": 2}.get(self.value)


_AFTER = {
    Stage.FIRST: {Stage.DISCUSSING},
    Stage.DISCUSSING: {Stage.FIRST, Stage.SECOND, Stage.REVEALED},
    Stage.SECOND: {Stage.CLOSED},
    Stage.CLOSED: {Stage.SECOND, Stage.REVEALED},
    Stage.REVEALED: set(),
}


class StageError(PracticumError):
    """Say which step a poll cannot take from where it stands."""


@dataclass(frozen=True)
class Ballot:
    """One voter's choice in one round: an option, and where the poll asks for it, how sure they are.

    `sureness` is the place of one of five words, from 0 (a guess) to 4 (certain).
    """

    option: str
    sureness: int | None = None


@dataclass(frozen=True)
class Tally:
    """Ballots and raised hands per option, and per word of sureness; never of fewer than five people."""

    options: Mapping[str, int]
    sureness: Mapping[int, int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """Count who chose an option."""
        return sum(self.options.values())


@dataclass(frozen=True)
class Move:
    """Where those went who first chose one option; five people at least."""

    first: str
    second: Mapping[str, int]

    @property
    def people(self) -> int:
        """Count who stands in this row."""
        return sum(self.second.values())


@dataclass(frozen=True)
class Change:
    """What became of the ballots of those who voted twice: how many stayed, and a row for each first choice."""

    people: int
    stayed: int
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Round:
    """One vote: ballots by voter, and hands that the facilitator counted, by option and by word of sureness."""

    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    hands: Mapping[str, int] = field(default_factory=dict)
    sureness_by_hand: Mapping[int, int] = field(default_factory=dict)

    def of(self, voters: Collection[str]) -> Round:
        """Take the same vote with the ballots of some voters alone."""
        kept = {voter: ballot for voter, ballot in self.ballots.items() if voter in voters}
        return Round(kept, self.hands, self.sureness_by_hand)


class Counted(StrEnum):
    """Name whose ballots the tallies of two votes count."""

    ALL = "all"
    BOTH = "both"  # only those who voted both times
    AGAIN = "again"  # all of the first vote, and of the second those who had voted before
    HELD = "held"  # all of the first vote, and none of the second


@dataclass(frozen=True)
class Outcome:
    """What may be told of a poll at its end; None stands where there are too few people to tell."""

    first: Tally | None
    second: Tally | None = None
    change: Change | None = None
    counted: Counted = Counted.ALL


def check_step(stage: Stage, to: Stage, told: bool) -> None:
    """Hold a step of a poll against its rules.

    Args:
        told: whether the first result has been shown; its round is not opened again then, since one more
            ballot would show itself by the difference.

    Raises:
        StageError: if the poll cannot go there.
    """
    if to not in _AFTER[stage] or (to is Stage.FIRST and told):
        raise StageError(f'a poll that stands at "{stage}" cannot go to "{to}". Look at the page again.')


def check_tell(stage: Stage) -> None:
    """Hold the showing of a first result against its rules: its vote is closed, and no other result is in sight.

    Raises:
        StageError: if the result is not to be shown at this stage.
    """
    if stage is not Stage.DISCUSSING:
        raise StageError("the first result can be shown only between the two votes. Look at the page again.")


def check_begin(shown: bool) -> None:
    """Hold a new poll against what the room has seen.

    Args:
        shown: whether a result of the same vignette has been in sight in the same room; one person who has come
            meanwhile would show by the difference.

    Raises:
        StageError: if the vignette is not to be voted on again.
    """
    if shown:
        raise StageError(
            "this room has seen how it voted on this scene. A second result would show what somebody who came later "
            "chose. Choose another scene, or delete this room and open a new one for other people."
        )


def tally(vote: Round) -> Tally | None:
    """Count one vote; None under five people.

    Hands are raised in sight of all, so ballots that came by phone count only where they are five by
    themselves: else the hands, taken away, would leave them bare.
    """
    ballots = vote.ballots.values() if len(vote.ballots) >= FEWEST else ()
    options = Counter(ballot.option for ballot in ballots) + Counter(vote.hands)
    said = Counter(ballot.sureness for ballot in ballots if ballot.sureness is not None)
    sureness = said + Counter(vote.sureness_by_hand)
    if options.total() < FEWEST:
        return None
    return Tally(options, sureness if sureness.total() >= FEWEST else {})


def outcome(first: Round, second: Round, told: bool) -> Outcome:
    """Tell what may be told of two votes; the rules stand at the top of this module.

    Args:
        told: whether the first result is out already, of everybody who voted in it.
    """
    once, again, counted = _counted(set(first.ballots), set(second.ballots), told)
    shown = first.of(once), second.of(again)
    change = _change(*(vote.ballots for vote in shown)) if once == again else None
    return Outcome(tally(shown[0]), tally(shown[1]), change, counted)


def _counted(first: set[str], second: set[str], told: bool) -> tuple[set[str], set[str], Counted]:
    """Choose whose ballots count in each tally, so that two tallies never differ by one to four people."""
    both = first & second
    if len(first) < FEWEST or len(second) < FEWEST or first == second:
        return first, second, Counted.ALL  # one of the two is not told at all, or nobody differs
    if len(both) < FEWEST or (told and 0 < len(first - both) < FEWEST):
        return first, set(), Counted.HELD
    return (first, both, Counted.AGAIN) if told else (both, both, Counted.BOTH)


def _change(first: Mapping[str, Ballot], second: Mapping[str, Ballot]) -> Change | None:
    """Lay second choices beside first ones; None where somebody stands with fewer than five at one of them."""
    rows: dict[str, Counter[str]] = {}
    for voter, ballot in first.items():
        rows.setdefault(ballot.option, Counter())[second[voter].option] += 1
    columns = sum(rows.values(), Counter())
    if not rows or min(*(row.total() for row in rows.values()), *columns.values()) < FEWEST:
        return None
    stayed = sum(row[option] for option, row in rows.items())
    return Change(len(first), stayed, tuple(Move(option, rows[option]) for option in sorted(rows)))
