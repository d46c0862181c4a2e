"""The rules that hold between files: numbers, titles and ids are one file's own, and names work everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .fields import plain
from .legible import Table, shown

Clash = tuple[str, str, str, str]  # the file that it is told of, the field, what it is, what to do

SPARE = 200  # numbers that a bank may have given up or left out: a resume code is as long as the largest number
_LARGEST = 9999  # as the schema has it
_WINDOWS = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_PAPER = "article"  # what the command for paper calls the article itself


def numbers(shelf: Mapping[str, Table], kind: str) -> Iterator[Clash]:
    """See that each file has a number of its own, and that none is so large that resume codes grow by it.

    Args:
        shelf: the vignettes, or the cases: each kind is numbered by itself.
        kind: what these are called where there are several.
    """
    most = len(shelf) + SPARE
    taken = {name: raw["number"] for name, raw in shelf.items() if isinstance(raw.get("number"), int)}
    free = max((number for number in taken.values() if number <= most), default=0) + 1
    for number, names in _shared(taken.items()):
        what = f"{_both(names)} have number {number}"
        yield names[-1], "number", what, f"{_all_but_one(names)} a free number: {free}{' or more' * (len(names) > 2)}"
    for name, number in taken.items():
        if most < number <= _LARGEST:
            what = f"number is {number}, and there are {len(shelf)} {kind}: resume codes grow with the gaps"
            yield name, "number", what, f"Take the next free number: {free}"


def titles(bank: Mapping[str, Table], cases: Mapping[str, Table]) -> Iterator[Clash]:
    """See that no two scenes or cases have one title: a learner could not tell them apart."""
    named = [(name, raw.get("title")) for shelf in (bank, cases) for name, raw in shelf.items()]
    known = {name: title for name, title in named if isinstance(title, str)}
    for _, names in _shared((name, plain(title)) for name, title in known.items()):
        what = f"{_both(names)} have the title {shown(known[names[0]])}"
        yield names[-1], "title", what, f"{_all_but_one(names)} another title"


def ids(bank: Mapping[str, Table], cases: Mapping[str, Table], notebooks: Iterable[str]) -> Iterator[Clash]:
    """See that an id is one thing's alone, in the course, on paper, and on every kind of disk."""
    books = {book.removesuffix(".ipynb").rpartition("/")[2] for book in notebooks}
    prefixes = {book.partition("_")[0] for book in books}
    for name in bank:
        if name in cases:
            yield name, "id", f'a vignette and a case are both called "{name}"', "Give one of them another name"
        if name == _PAPER or name in books or name.zfill(2) in prefixes:
            what = f'"{name}" is also the name of a page, or of the article, where scenes are printed'
            yield name, "id", what, "Give the vignette another name"
    for name in (*bank, *cases):
        if _WINDOWS.fullmatch(name):
            yield name, "id", f'Windows cannot keep a file called "{name}"', "Give it another name"


def _shared(values: Iterable[tuple[str, object]]) -> Iterator[tuple[object, list[str]]]:
    """Give the values that several names have."""
    owners: dict[object, list[str]] = defaultdict(list)
    for name, value in values:
        owners[value].append(name)
    yield from ((value, names) for value, names in owners.items() if len(names) > 1)


def _all_but_one(names: list[str]) -> str:
    return "Give one of them" if len(names) == 2 else "Give all but one of them"


def _both(names: list[str]) -> str:
    files = [f"{name}.toml" for name in names]
    if len(files) == 2:
        return f"{files[0]} and {files[1]} both"
    rest = f"{files[2]}" if len(files) == 3 else f"{len(files) - 2} more files"
    return f"{files[0]}, {files[1]} and {rest}"
