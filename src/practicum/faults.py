"""Name a fault by file and line, and find the line of anything in a TOML file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

Trail = tuple[str | int, ...]

_TABLE = re.compile(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"^\s*([\w-]+)\s*=")
_OPENING = re.compile(r"^\s*[\w-]+\s*=\s*(\"{3}|'{3})")


@dataclass(frozen=True)
class Fault:
    """One thing amiss: in which file, on which line, what it is, and what to do."""

    path: Path
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        """Write it as editors read it: path, line, sentence."""
        return f"{self.path}:{self.line}: {self.what}. {self.todo}"


class Lines:
    """Know on which line each table and key of a TOML text begins; tomllib keeps no lines."""

    def __init__(self, text: str) -> None:
        self._of: dict[Trail, int] = {}
        table: Trail = ()
        counts: dict[Trail, int] = {}
        open_string = ""
        for number, line in enumerate(text.split("\n"), start=1):
            if open_string:
                open_string = "" if open_string in line else open_string
            elif found := _TABLE.match(line):
                table = self._table(found, counts)
                self._of[table] = number
            elif found := _KEY.match(line):
                self._of[(*table, found[1])] = number
                open_string = _opened(line)

    def of(self, *trail: str | int) -> int:
        """Find the line of the nearest thing that a trail such as ("options", 2, "claims", 0) names."""
        while trail and trail not in self._of:
            trail = trail[:-1]
        return self._of.get(trail, 1)

    @staticmethod
    def _table(found: re.Match, counts: dict[Trail, int]) -> Trail:
        """Name the table that a header opens: [[decisions.options]] is one of the latest decision's options."""
        *owners, name = found[2].split(".")
        trail: Trail = ()
        for owner in owners:
            trail = (*trail, owner)
            trail = (*trail, counts[trail]) if trail in counts else trail
        trail = (*trail, name)
        if found[1] == "[":
            return trail
        counts[trail] = counts.get(trail, -1) + 1
        return (*trail, counts[trail])


def _opened(line: str) -> str:
    """Give the quotes of a many-line string that this line opens and does not close."""
    found = _OPENING.match(line)
    quotes = found[1] if found else ""
    return quotes if quotes and line.count(quotes) == 1 else ""
