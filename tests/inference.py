"""What follows from what a room is shown: every small room is gone through, and its print compared with all others'.

Two readers are played. One takes nothing for granted: any person may have voted anything, as long as the whole print
comes out the same. The other takes for granted that nobody changes their mind, and subtracts one vote from the other.
A group is whoever made one choice in one vote, or voted only once. It is pinned down if it has one to four people and
every room with the same print gives it the same size and the same choices in the other vote (or, of those who voted
only once, in that one vote). Where a printed vote is of one mind, everybody's choice in it is printed; what follows
from that alone is counted by itself.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations_with_replacement, permutations, product

import pandas as pd

from practicum.cohort import tables
from practicum.cohort.intake import First, Person
from practicum.content.library import Library, own_folder
from practicum.content.model import FEWEST, Alignment, Decided, Form, Practice, Vignette
from practicum.workshop import result
from practicum.workshop.poll import Ballot, Outcome, Round, Tally, outcome, tally

VIGNETTE = Library(own_folder()).vignette("eight-sessions")
OPTIONS = tuple(option.id for option in VIGNETTE.options)
MANY = object()  # what rooms of one print say of a group, once two of them differ
Way = tuple[str | None, str | None]  # one person's choice in the first vote and in the second; None: did not vote
Room = tuple[Way, ...]
Group = tuple[str, str | None, str]  # what its people have in common, which option, and what is asked of them


@dataclass
class Reading:
    """What came of going through rooms: how many there were, how many prints, which groups were pinned down."""

    rooms: int = 0
    prints: int = 0
    pinned: list[tuple[str, Group]] = field(default_factory=list)
    of_one_mind: int = 0  # groups that follow because a whole vote was of one mind


def ways(options: int) -> list[Way]:
    """List what one person can do in two votes between so many options."""
    names = (*OPTIONS[:options], None)
    return [way for way in product(names, repeat=2) if way != (None, None)]


def rooms(options: int, people: Iterable[int]) -> Iterator[Room]:
    """List every room of so many people; who is who does not matter."""
    for count in people:
        yield from combinations_with_replacement(ways(options), count)


def full_rooms(options: int, people: Iterable[int]) -> Iterator[Room]:
    """List every room of so many people who all vote both times; these can be gone through for more people."""
    for count in people:
        yield from combinations_with_replacement(list(product(OPTIONS[:options], repeat=2)), count)


def votes(room: Room) -> tuple[Round, Round]:
    """Cast a room's ballots."""
    return tuple(Round({f"v{n}": Ballot(way[at]) for n, way in enumerate(room) if way[at]}) for at in (0, 1))


def whole_print(room: Room, told: bool) -> tuple[str, dict[str, str]]:
    """Give all that is shown of two votes, from the live counts to the end; and what a vote of one mind chose."""
    first, second = votes(room)
    ended = outcome(first, second, told)
    early = tally(first) if told else None
    counts = [len(room), len(first.ballots), len(second.ballots)]
    said = [_shown(_key(early)) if early else "", _shown(_key(ended.first), _key(ended.second), _rest(ended))]
    tallies = {"first": early or ended.first, "second": ended.second}
    minds = {vote: list(each.options) for vote, each in tallies.items() if each and len(each.options) == 1}
    return json.dumps([counts, said]), {vote: option for vote, [option] in minds.items()}


def sure_rooms(options: int, words: int, votes: int, people: Iterable[int]) -> Iterator[Room]:
    """List every room of so many people who all vote each time, and say in so many words how sure they are."""
    one = list(product(OPTIONS[:options], map(str, range(words))))
    for count in people:
        yield from combinations_with_replacement([sum(way, ()) for way in product(one, repeat=votes)], count)


def print_of_sure(room: Room) -> tuple[str, dict[str, str]]:
    """Give all that is shown at the end of one vote or two, where a way is an option and a word for each vote."""
    turns = range(0, len(room[0]), 2)
    rounds = [Round({f"v{n}": Ballot(way[at], int(way[at + 1])) for n, way in enumerate(room)}) for at in turns]
    ended = outcome(*rounds, told=False) if len(rounds) == 2 else Outcome(tally(*rounds))
    shown = _shown(_key(ended.first), _key(ended.second), _rest(ended) if len(rounds) == 2 else "")
    counts = [part for one in (ended.first, ended.second) if one for part in (one.options, one.sureness)]
    minds = {str(at): str(next(iter(each))) for at, each in enumerate(counts) if len(each) == 1}
    return json.dumps([len(room), shown]), minds


def read(
    possible: Iterable[Room],
    print_of: Callable[[Room], tuple[str, dict[str, str]]],
    groups: Callable[[Room], dict[Group, Counter]],
    fewest: int = FEWEST,
) -> Reading:
    """Go through rooms, and find every group that its print pins down."""
    known: dict[str, tuple[dict[str, str], dict[Group, object]]] = {}
    reading = Reading()
    for room in possible:
        reading.rooms += 1
        shown, minds = print_of(room)
        found = {group: frozenset(choices.items()) for group, choices in groups(room).items()}
        if shown not in known:
            known[shown] = (minds, found)
            continue
        before = known[shown][1]
        for group in before.keys() | found.keys():
            if before.get(group) != found.get(group):
                before[group] = MANY
    reading.prints = len(known)
    for shown, (minds, said) in known.items():
        for group, choices in said.items():
            if choices is MANY or not _is_small(choices, fewest):
                continue
            if {choice for choice, _ in choices if choice} == {minds.get(group[2])}:
                reading.of_one_mind += 1
            else:
                reading.pinned.append((shown, group))
    return reading


def by_choice(room: Room) -> dict[Group, Counter]:
    """Give the groups of a reader who takes nothing for granted, with what each chose in the other vote."""
    found: dict[Group, Counter] = {}
    for first, second in room:
        found.setdefault(("chose first", first, "second"), Counter())[second] += 1
        found.setdefault(("chose second", second, "first"), Counter())[first] += 1
        if first and second:
            found.setdefault(("chose first, voted twice", first, "second"), Counter())[second] += 1
            found.setdefault(("chose second, voted twice", second, "first"), Counter())[first] += 1
    return found


def by_any(room: Room) -> dict[Group, Counter]:
    """Give whoever said one thing, with what each of them said to every other question."""
    found: dict[Group, Counter] = {}
    for way in room:
        for (at, said), (other, more) in permutations(enumerate(way), 2):
            found.setdefault((f"said at {at}", said, str(other)), Counter())[more] += 1
    return found


def by_absence(room: Room) -> dict[Group, Counter]:
    """Give the groups that voted only once, for a reader who takes it that nobody changes their mind."""
    found: dict[Group, Counter] = {}
    for first, second in room:
        if not (first and second):
            vote = "first" if first else "second"
            found.setdefault(("voted only once", None, vote), Counter())[first or second] += 1
    return found


def is_steady(room: Room) -> bool:
    """Tell whether nobody in a room changed their mind."""
    return all(first == second for first, second in room if first and second)


def _is_small(choices: frozenset, fewest: int) -> bool:
    """Tell whether a group of one to four people chose something; not to have voted is no choice."""
    return 0 < sum(count for _, count in choices) < fewest and any(choice for choice, _ in choices)


def _key(one: Tally | None) -> tuple | None:
    return one and (tuple(sorted(one.options.items())), tuple(sorted(one.sureness.items())))


def _rest(ended: Outcome) -> str:
    """Name what an outcome holds beside its tallies, so that each is put into words once."""
    name = repr((ended.change, ended.counted))
    _RESTS[name] = ended
    return name


_RESTS: dict[str, Outcome] = {}


@cache
def _shown(first: tuple | None, second: tuple | None = None, rest: str = "") -> str:
    """Put tallies into the words, tables and bars that the console and the phones draw, and by both marks."""
    one, two = (each and Tally(dict(each[0]), dict(each[1])) for each in (first, second))
    ended = replace(_RESTS[rest], first=one, second=two) if rest else Outcome(one)
    shown = [show(VIGNETTE, ended, second=bool(rest)) for show in (result.votes, result.by_marks)]
    return json.dumps(shown)


# Cohorts: a person is what they did, scene by scene; None is a scene that they did not take

Done = tuple[tuple[str, int, int] | None, ...]  # by scene: the option, the confidence and the hour


def bank(scenes: int, marks: Sequence[tuple[Alignment, Practice]]) -> list[Vignette]:
    """Make vignettes alike, with an option for each pair of marks."""
    options = tuple(
        replace(option, article=replace(option.article, alignment=how), practice=replace(option.practice, mark=mark))
        for option, (how, mark) in zip(VIGNETTE.options, marks, strict=False)
    )
    return [replace(VIGNETTE, id=f"scene-{n}", options=options) for n in range(scenes)]


def page_of(scenes: Sequence[Vignette], forms: Sequence[Form]) -> Callable[[Sequence[Done]], tuple[str, dict]]:
    """Give a function that prints a cohort, with every table to the last digit that its CSV has."""

    def print_of(people: Sequence[Done]) -> tuple[str, dict]:
        cohort = tables.gather([_person(done) for done in people], scenes, forms)
        said = [len(people), cohort.hidden]
        if not cohort.choices.empty:
            groups = [("all", [each.id for each in scenes])]
            frames = (
                tables.by_vignette(cohort),
                tables.by_option(cohort),
                tables.by_group(cohort, groups),
                tables.calibration(cohort),
            )
            said += [frame.to_csv(index=False, float_format="%.4f") for frame in frames]
            changed = pd.DataFrame([vars(each) for each in tables.change(cohort)])
            said.append(changed.to_csv(index=False, float_format="%.4f"))
        return json.dumps(said), _minds(people)

    return print_of


def by_response(people: Sequence[Done]) -> dict[Group, Counter]:
    """Give whoever took one response at one scene, or took one scene and not another, with what else they did."""
    found: dict[Group, Counter] = {}
    for done in people:
        for at, one in enumerate(done):
            if one is None:
                continue
            found.setdefault((f"took at {at}", one[0], f"confidence {at}"), Counter())[one[1]] += 1
            for other, two in enumerate(done):
                if other != at:
                    found.setdefault((f"took at {at}", one[0], f"option {other}"), Counter())[two and two[0]] += 1
                if other != at and two is None:
                    found.setdefault((f"took {at} without {other}", None, f"option {at}"), Counter())[one[0]] += 1
    return found


def _person(done: Done) -> Person:
    """Make a passport."""
    firsts = {
        f"scene-{at}": First(f"2026-11-01T{one[2]:02}:00:00.000+00:00", one[0], one[1])
        for at, one in enumerate(done)
        if one
    }
    return Person(firsts, {}, {"id"})


def _minds(people: Sequence[Done]) -> dict[str, object]:
    """Give what everybody did alike, by what is asked."""
    alike: dict[str, set] = {}
    for done in people:
        for at, one in enumerate(done):
            if one:
                alike.setdefault(f"option {at}", set()).add(one[0])
                alike.setdefault(f"confidence {at}", set()).add(one[1])
    return {asked: next(iter(said)) for asked, said in alike.items() if len(said) == 1}
