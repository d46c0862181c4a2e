"""Take passports in: find them in a folder, hold each against its limits, and keep what the tables need.

Whatever cannot be read is named, skipped and counted, and the rest goes on. One file is read at a time, by the reader
of a learner's own passport; of an attempt only the few fields named below are kept, and no note and no text.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..content.model import PracticumError, Vignette
from ..passport import line_file, lines
from ..passport.lines import Taken

MOST_BYTES = 5_000_000  # of a file: twenty thousand attempts, as much as the passport's own panel takes in
MOST_FILES = 5_000  # in a folder


class IntakeError(PracticumError):
    """Say which folder cannot be read, and what to do."""


@dataclass(frozen=True)
class Found:
    """A file that was found: its text, or in one word why it was not read."""

    name: str
    text: str = ""
    reason: str = ""


class First(NamedTuple):
    """A person's first choice at a vignette as it is now."""

    at: str
    option: str
    confidence: int


@dataclass
class Person:
    """What one passport holds: first choices by vignette, how many later ones, and the ids that mark it as theirs."""

    firsts: dict[str, First] = field(default_factory=dict)
    later: dict[str, int] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    torn: int = 0


@dataclass(frozen=True)
class Intake:
    """Everybody who was read, one entry a person; and what was not read, by file name and reason."""

    people: tuple[Person, ...]
    files: int
    skipped: tuple[Found, ...]
    joined: int
    torn: int


def find(folder: Path) -> Iterator[Found]:
    """Look through a folder, hidden files apart, and read each file that keeps the limits.

    Raises:
        IntakeError: if the folder itself cannot be read.
    """
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError as error:
        raise IntakeError(f"{folder}: {error.strerror}. Make the folder, and put the passports into it.") from error
    for name in names[:MOST_FILES]:
        yield _read(folder / name)
    yield from (Found(name, reason="too_many") for name in names[MOST_FILES:])


def take(found: Iterable[Found], bank: Iterable[Vignette]) -> Intake:
    """Read passports out of texts; copies of one person's passport are joined."""
    known = {each.id: (each.version, frozenset(option.id for option in each.options)) for each in bank}
    people: list[Person] = []
    skipped: list[Found] = []
    for each in found:
        person = None if each.reason else _person(each.text, known)
        if person is None or not person.ids:
            skipped.append(Found(each.name, reason=each.reason or "foreign"))
        else:
            people.append(person)
    files, joined = len(people), _join(people)
    return Intake(tuple(joined), files, tuple(skipped), files - len(joined), sum(p.torn for p in people))


def _read(path: Path) -> Found:
    """Read one file, following no link and waiting for no pipe."""
    try:
        careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(path, os.O_RDONLY | careful | getattr(os, "O_BINARY", 0))
    except OSError:
        return Found(path.name, reason="unreadable")
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            return Found(path.name, reason="no_file")
        if about.st_size > MOST_BYTES:
            return Found(path.name, reason="too_large")
        with os.fdopen(os.dup(descriptor), "rb") as file:
            return Found(path.name, line_file.text_of(file.read(MOST_BYTES)))
    except OSError:
        return Found(path.name, reason="unreadable")
    finally:
        os.close(descriptor)


def _person(text: str, known: Mapping[str, tuple[int, frozenset[str]]]) -> Person:
    """Read the lines of one passport."""
    person = Person()
    for taken in lines.read_taken(io.StringIO(text, newline="")):
        if taken:
            _keep(person, taken, known)
        else:
            person.torn += 1
    return person


def _keep(person: Person, taken: Taken, known: Mapping[str, tuple[int, frozenset[str]]]) -> None:
    """Keep a choice at a vignette as it is now; the earliest one counts, the others are counted."""
    name, at, vignette, version, choice = taken
    if name in person.ids:
        return
    person.ids.add(name)
    present, options = known.get(vignette, (0, frozenset[str]()))
    if version != present or choice.option not in options:
        return
    before = person.firsts.get(vignette)
    if before is not None:
        person.later[vignette] = person.later.get(vignette, 0) + 1
    if before is None or at < before.at:
        person.firsts[vignette] = First(at, choice.option, choice.confidence)


def _join(people: list[Person]) -> list[Person]:
    """Make one person of passports that share an attempt: copies of a file, or one carried on elsewhere.

    An id out of a resume code is worked out from the choice, so two people can have the same: it joins nobody.
    """
    owner: dict[str, int] = {}
    joined: dict[int, Person] = {}
    for number, person in enumerate(people):
        marks = [name for name in person.ids if not lines.is_of_a_code(name)]
        owners = sorted({owner[name] for name in marks if name in owner})
        home = owners[0] if owners else number
        for other in [*owners[1:], number]:
            if other != home:
                _merge(joined.setdefault(home, person), joined.pop(other, person))
        joined.setdefault(home, person)
        moved = set(owners[1:])
        owner.update({name: home for name, at in owner.items() if at in moved} if moved else {})
        owner.update(dict.fromkeys(marks, home))
    return list(joined.values())


def _merge(kept: Person, other: Person) -> None:
    """Put what another copy holds beside what is kept; the earlier choice counts."""
    if kept is other:
        return
    kept.ids |= other.ids
    for vignette, choice in other.firsts.items():
        mine = kept.firsts.get(vignette)
        if mine is None or choice.at < mine.at:
            kept.firsts[vignette] = choice
    for vignette, count in other.later.items():
        kept.later[vignette] = max(kept.later.get(vignette, 0), count)
