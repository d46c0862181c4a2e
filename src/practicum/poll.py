"""The rules of a vote in a room: its tallies, who moved, and what is never told of a few people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .model import FEWEST, Decided


@dataclass(frozen=True)
class Ballot:
    """One voter's choice in one round: an option, and how far they take the text to decide."""

    option: str
    decided: Decided


@dataclass(frozen=True)
class Tally:
    """Ballots and raised hands per option and per judgement; never of fewer than five people."""

    options: Mapping[str, int]
    decided: Mapping[str, int]

    @property
    def people(self) -> int:
        """Count who chose an option."""
        return sum(self.options.values())


@dataclass(frozen=True)
class Move:
    """Where those went who first chose one option, or one of several; five people at least."""

    first: tuple[str, ...]
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
    """One vote: ballots by voter, and hands that the facilitator counted, by option and by judgement."""

    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    hands: Mapping[str, int] = field(default_factory=dict)
    judged_by_hand: Mapping[str, int] = field(default_factory=dict)

    def of(self, voters: Collection[str]) -> Round:
        """Take the same vote with the ballots of some voters alone."""
        kept = {voter: ballot for voter, ballot in self.ballots.items() if voter in voters}
        return Round(kept, self.hands, self.judged_by_hand)


@dataclass(frozen=True)
class Outcome:
    """What may be told of a poll at its end; None stands where there are too few people to tell."""

    first: Tally | None
    second: Tally | None
    change: Change | None


def tally(vote: Round) -> Tally | None:
    """Count one vote; None under five people.

    Hands are raised in sight of all, so ballots that came by phone count only where they are five by
    themselves: else the hands, taken away, would leave them bare.
    """
    ballots = vote.ballots.values() if len(vote.ballots) >= FEWEST else ()
    options = Counter(ballot.option for ballot in ballots) + Counter(vote.hands)
    decided = Counter(ballot.decided.value for ballot in ballots) + Counter(vote.judged_by_hand)
    if options.total() < FEWEST:
        return None
    return Tally(options, decided if decided.total() >= FEWEST else {})


def outcome(first: Round, second: Round, told: bool) -> Outcome:
    """Tell what may be told of two votes, so that no subtraction leaves fewer than five people bare.

    Who voted only once would show where the matrix is taken away from a tally. Where they are one to four,
    the tallies are of those who voted twice; where the first tally is out already, the matrix is left out.
    """
    both = first.ballots.keys() & second.ballots.keys()
    gone, late = (len(vote.ballots) - len(both) for vote in (first, second))
    if len(both) < FEWEST or (told and 0 < gone < FEWEST):
        return Outcome(tally(first), tally(second), None)
    shown_first = first if told or not 0 < gone < FEWEST else first.of(both)
    shown_second = second.of(both) if 0 < late < FEWEST else second
    change = _change({v: first.ballots[v].option for v in both}, {v: second.ballots[v].option for v in both})
    return Outcome(tally(shown_first), tally(shown_second), change)


def _change(first: Mapping[str, str], second: Mapping[str, str]) -> Change:
    """Lay second choices beside first ones; rows of fewer than five people are joined until none is left."""
    rows: dict[tuple[str, ...], Counter[str]] = {}
    for voter, option in first.items():
        rows.setdefault((option,), Counter())[second[voter]] += 1
    while len(rows) > 1 and min(row.total() for row in rows.values()) < FEWEST:
        smallest, next_one = sorted(rows, key=lambda names: (rows[names].total(), names))[:2]
        joined = rows.pop(smallest) + rows.pop(next_one)
        rows[tuple(sorted(smallest + next_one))] = joined
    stayed = sum(first[voter] == second[voter] for voter in first)
    return Change(len(first), stayed, tuple(Move(names, rows[names]) for names in sorted(rows)))
