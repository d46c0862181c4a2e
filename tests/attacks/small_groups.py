"""Try to find out how one to four people chose: take rooms and cohorts apart, and press buttons at random.

`tests/inference.py` says what a group is and when it is pinned down.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Sequence
from itertools import combinations_with_replacement, product
from pathlib import Path
from unittest.mock import patch

import inference
from figures import Figure

from practicum.cohort import statistics, tables
from practicum.content.library import Library, own_folder
from practicum.content.model import FEWEST, SURENESSES, Alignment, Form, Practice
from practicum.workshop.data_folder import known_key
from practicum.workshop.poll import Ballot, Change, Round, Tally, outcome
from practicum.workshop.room import Console
from practicum.workshop.store import ballots, rooms, voters
from practicum.workshop.store.database import Store

FEW = 2  # stands in for five in cohorts, so that those that can be gone through are large beside it
SCENES = ("eight-sessions", "friday-week")
# Of a cohort's responses: one that the article alone supports, and one that good practice alone does
MARKS = ((Alignment.FITS, Practice.UNSOUND), (Alignment.AGAINST, Practice.SOUND))


def attack(quick: bool) -> list[Figure]:
    """Go through small rooms and cohorts, take random rooms apart, and press buttons at random."""
    return [
        *_rooms(quick),
        _taken_apart(2_000 if quick else 20_000),
        *_cohorts(quick),
        *_pressed(8 if quick else 400),
    ]


def _rooms(quick: bool) -> list[Figure]:
    """Go through every room of so many people, by options in use."""
    sizes = {2: 6, 3: 4} if quick else {2: 11, 3: 7, 4: 5}
    figures = []
    for told, (options, most) in product((False, True), sizes.items()):
        first = "the first result shown early" if told else "both results at the end"
        possible = inference.rooms(options, range(1, most + 1))
        reading = inference.read(
            possible, lambda room, told=told: inference.whole_print(room, told), inference.by_choice
        )
        figures.append(_figure(f"rooms of up to {most}, {options} responses, {first}", reading))
        possible = filter(inference.is_steady, inference.rooms(options, range(1, most + 1)))
        reading = inference.read(
            possible, lambda room, told=told: inference.whole_print(room, told), inference.by_absence
        )
        figures.append(_figure("  if nobody changes their mind", reading))
    most = 12 if quick else 20
    reading = inference.read(
        inference.full_rooms(2, range(1, most + 1)),
        lambda room: inference.whole_print(room, False),
        inference.by_choice,
    )
    return [*figures, _figure(f"rooms of up to {most} who all vote both times, 2 responses", reading), *_sure(quick)]


def _sure(quick: bool) -> list[Figure]:
    """Go through rooms that are asked how sure people are, by options, words and votes."""
    figures = []
    kinds = [(2, 2, 2, 4)] if quick else [(2, SURENESSES, 1, 8), (3, 3, 1, 9), (2, 2, 2, 6)]
    for options, said, votes, most in kinds:
        possible = inference.sure_rooms(options, said, votes, range(1, most + 1))
        reading = inference.read(possible, inference.print_of_sure, inference.by_any)
        what = f"rooms of up to {most} asked how sure, {options} responses, {said} words, votes: {votes}"
        figures.append(_figure(what, reading))
    return figures


def _figure(what: str, reading: inference.Reading) -> Figure:
    compared = f"{reading.rooms:,} gone through; {reading.prints:,} prints; {reading.of_one_mind:,} of one mind"
    return Figure("small_groups", f"pinned down: {what}", str(len(reading.pinned)), compared, "0", not reading.pinned)


def _taken_apart(count: int) -> Figure:
    """Take random rooms apart in which one response has one to four first ballots and the others five or more."""
    chance, apart, shown, one_mind = random.Random(5), 0, 0, 0
    for _ in range(count):
        sizes = [chance.randint(1, FEWEST - 1), *(chance.randint(FEWEST, 9) for _ in range(chance.randint(1, 3)))]
        firsts = [option for option, size in zip("abcd", sizes, strict=False) for _ in range(size)]
        seconds = [chance.choice("abcd"[: len(sizes)]) for _ in firsts]
        votes = [
            Round({f"v{n}": Ballot(option) for n, option in enumerate(options)}) for options in (firsts, seconds)
        ]
        ended = outcome(*votes, told=False)
        shown += bool(ended.first and ended.second)
        if len(set(seconds)) == 1:
            one_mind += 1  # everybody's second choice is printed then, whatever is left out
        else:
            apart += _follows("a", ended.first, ended.second, ended.change)
    compared = f"both tallies shown in {shown:,}; {one_mind} of one mind"
    what = f"taken apart of {count:,} random rooms with one small row"
    return Figure("small_groups", what, str(apart), compared, "0", not apart and shown == count)


def _follows(option: str, first: Tally, second: Tally, change: Change | None) -> bool:
    """Tell whether the second choices of a small row follow: from a row, from who stayed, or from the two tallies."""
    if change is not None:
        return True  # its rows and who stayed lead to a small row, whichever way they are written
    people, row = first.people, first.options[option]
    spans = [(max(0, row + count - people), min(row, count)) for count in second.options.values()]
    return all(least == most for least, most in spans)


def _cohorts(quick: bool) -> list[Figure]:
    """Go through cohorts of few people with two people in the place of five."""
    names = [option.id for option in inference.VIGNETTE.options]
    two = [(name, 80, 0) for name in names[:2]]
    apart = [way for way in product([*two, None], repeat=2) if any(way)]
    sure = [((name, percent, 0),) for name in names[:2] for percent in (50, 80, 100)]
    orders = [((a, 80, hour), (b, 80, 1 - hour)) for a, b, hour in product(names[:2], names[:2], (0, 1))]
    mixed = list(product([(name, percent, 0) for name in names[:2] for percent in (50, 100)], repeat=2))
    both = [
        ((a, one, hour), (b, two, 1 - hour))
        for a, b, one, two, hour in product(names[:2], names[:2], (50, 100), (50, 100), (0, 1))
    ]
    forms = (Form("a", ("scene-0",)), Form("b", ("scene-1",)))
    kinds = [("sets apart", 2, (), apart, 5), ("how sure", 1, (), sure, 5), ("before and after", 2, forms, orders, 5)]
    kinds.append(("before and after and how sure", 2, forms, both, 3))
    kinds = [("sets apart", 2, (), apart, 3)] if quick else [*kinds, ("two scenes and how sure", 2, (), mixed, 4)]
    figures = []
    with (
        patch.object(tables, "FEWEST", FEW),
        patch.object(statistics, "FEWEST", FEW),
        patch.object(statistics, "ENOUGH", FEW),
    ):
        for what, scenes, sets, ways, most in kinds:
            possible = (one for n in range(2, most + 1) for one in combinations_with_replacement(ways, n))
            bank = inference.bank(scenes, MARKS)
            reading = inference.read(possible, inference.page_of(bank, sets), inference.by_response, FEW)
            figures.append(_figure(f"cohorts of up to {most}, {what}", reading))
    return figures


def _pressed(times: int) -> list[Figure]:
    """Press the console's buttons at random while people come and vote, none of whom ever changes their mind."""
    early = differing = tallies = 0
    for number in range(times):
        with tempfile.TemporaryDirectory() as name, patch.dict(os.environ, JUPYTER_DATA_DIR=name):
            found = _Room(Path(name), random.Random(number))
            for _ in range(80):
                found.act()
            found.store.close()
        early, tallies = early + found.early, tallies + sum(map(len, found.shown.values()))
        differing += sum(_differ_by_few(*pair) for seen in found.shown.values() for pair in product(seen, seen))
    what = "pairs of tallies of one scene and room that differ by one to four people"
    compared = f"{times} rooms, 80 acts each; {tallies} tallies shown"
    return [
        Figure("small_groups", "tallies shown while their vote was open", str(early), compared, "0", not early),
        Figure("small_groups", what, str(differing), compared, "0", not differing and tallies >= times // 2),
    ]


def _differ_by_few(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether one tally has one to four people whom the other has not."""
    return 0 < sum(max(0, here - there) for here, there in zip(one, other, strict=True)) < FEWEST


class _Room:
    """A room of the facilitator's console, all that it has shown, and people of whom each keeps to one choice."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance, self.early = chance, 0
        self.store = Store(f"sqlite:///{folder / 'workshop.sqlite'}")
        self.console = Console(Library(own_folder()), self.store)
        self.console.reply({"kind": "open"})
        [self.room] = rooms.rooms_of(self.store, known_key())
        self.people: list[str] = []
        self.shown: dict[str, set[tuple[int, ...]]] = {}

    def act(self) -> None:
        """Let somebody come, let people vote, or press something; then look."""
        poll = self.console.reply({"kind": "look"})["shown"]["poll"] or {
            "id": "",
            "stage": "",
            "scene": {"options": []},
        }
        kind = self.chance.choice(["come", "come", "vote", "vote", "step", "step", "step", "tell", "begin"])
        asks = self.chance.random() < 0.5
        if kind == "come":
            token = f"phone-{len(self.people)}"
            voters.join(self.store, self.room.code, token)
            self.people.append(voters.voter_of(self.store, token).id)
        elif kind == "vote":
            self._vote(poll)
        else:
            to = self.chance.choice(["first", "discussing", "second", "closed", "revealed"])
            message = {"poll": poll["id"], "stage": poll["stage"], "to": to, "vignette": self.chance.choice(SCENES)}
            self.console.reply({"kind": kind, **message, "asks_sureness": asks})
        self._look()

    def _vote(self, poll: dict) -> None:
        """Let most people vote, each for the response that they always take; a closed round takes nothing."""
        names = [option["id"] for option in poll["scene"]["options"]]
        some = [each for each in self.people if names and self.chance.random() < 0.9]
        sureness = 3 if poll.get("asks_sureness") else None
        cast = [
            ballots.Cast(each, poll["id"], number, Ballot(names[int(each, 16) % len(names)], sureness))
            for each, number in product(some, (1, 2))
        ]
        ballots.cast(self.store, cast)

    def _look(self) -> None:
        """Read every tally that the console shows, and note one that came while its vote was open."""
        poll = self.console.reply({"kind": "look"})["shown"]["poll"]
        if poll is None:
            return
        prints = [
            votes for votes in (poll["told"], (poll["revealed"] or {}).get("votes")) if votes and votes["tables"]
        ]
        self.early += len(prints) if poll["stage"] == "first" else 0
        for votes in prints:
            columns = zip(*(row[1:] for row in votes["tables"][0]["rows"]), strict=True)
            self.shown.setdefault(poll["scene"]["id"], set()).update(tuple(map(int, column)) for column in columns)
