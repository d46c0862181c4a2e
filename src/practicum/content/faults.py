"""Name a fault by file and line, and find the line of anything in a TOML file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

Trail = tuple[str | int, ...]

# What TOML is made of, where its text is known to be sound: tomllib reads it first, and keeps no lines.
# Not compiled here: a page that reads sound files needs none of it.
_SIGN = r"""
    (?P<blank>[ \t\r]+ | \#[^\n]*)
  | (?P<line>\n)
  | (?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5} | '{3}.*?'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*')
  | (?P<mark>[\[\]{}=,.])
  | (?P<bare>[^\s\[\]{}=,.\#"']+ | .)
    """
_ESCAPE = r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))"
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


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
    """Know on which line each table, key and entry of a sound TOML text begins."""

    def __init__(self, text: str) -> None:
        self._of: dict[Trail, int] = {}
        self._counts: dict[Trail, int] = {}  # of the tables of each [[array]], from 0
        self._table: Trail = ()
        self._key: list[str] = []  # the parts of a key that is being read
        self._begun = 0  # the line on which that key begins
        self._heading = 0  # how many brackets opened the heading that is being read
        self._open: list[_Open] = []  # the lists and inline tables that are open, outermost first
        self._trail: Trail = ()  # of the value that is being read
        self._in_value = False
        number = 1
        for sign in re.finditer(_SIGN, text, re.VERBOSE | re.DOTALL):
            if sign.lastgroup != "blank":
                self._take(sign.lastgroup, sign[0], number)
            number += sign[0].count("\n")

    def of(self, *trail: str | int) -> int:
        """Find the line of the nearest thing that a trail such as ("options", 2, "claims", 0) names."""
        while trail and trail not in self._of:
            trail = trail[:-1]
        return self._of.get(trail, 1)

    def _take(self, kind: str | None, sign: str, number: int) -> None:
        """Take one sign, as a part of a value, of a heading or of a key."""
        if self._in_value:
            self._take_value(kind, sign, number)
        elif kind in ("text", "bare"):
            self._begun = self._begun or number
            self._key.append(_unquoted(sign))
        elif sign == "[":
            self._heading += 1
        elif sign == "]" and self._key:
            self._take_heading()
        elif sign == "=":
            owner = self._open[-1].trail if self._open else self._table
            self._trail = self._note(owner, self._begun)
            self._in_value = True
        elif sign in ",}":  # between the keys of an inline table, or at its end
            self._close(sign)

    def _take_value(self, kind: str | None, sign: str, number: int) -> None:
        """Take one sign of a value; a line's end closes a value that stands in no list."""
        inside = self._open[-1] if self._open else None
        if kind == "line":
            self._in_value = bool(inside)
        elif sign in (",", "]", "}"):
            self._close(sign)
        else:
            if inside and inside.is_list:
                self._trail = (*inside.trail, inside.index)
                self._of.setdefault(self._trail, number)
            if sign in ("[", "{"):
                self._open.append(_Open(self._trail, sign == "["))
                self._in_value = sign == "["

    def _close(self, sign: str) -> None:
        """Leave an entry of a list or an inline table, or the whole of it."""
        if sign == ",":
            self._open[-1].index += 1
        else:
            self._open.pop()
        self._in_value = not self._open or self._open[-1].is_list or sign != ","

    def _take_heading(self) -> None:
        """Open the table that a heading names: [[decisions.options]] is one of the latest decision's options."""
        *owners, name = self._key
        trail: Trail = ()
        for owner in owners:
            trail = (*trail, owner)
            trail = (*trail, self._counts[trail]) if trail in self._counts else trail
        trail = (*trail, name)
        if self._heading > 1:
            self._counts[trail] = self._counts.get(trail, -1) + 1
            trail = (*trail, self._counts[trail])
        self._of[trail] = self._begun
        self._table, self._key, self._begun, self._heading = trail, [], 0, 0

    def _note(self, owner: Trail, number: int) -> Trail:
        """Note the line of a key, and of each table that a dotted key goes through."""
        trail = owner
        for part in self._key:
            trail = (*trail, part)
            self._of.setdefault(trail, number)
        self._key, self._begun = [], 0
        return trail


@dataclass
class _Open:
    """A list or an inline table that is being read."""

    trail: Trail
    is_list: bool
    index: int = 0


def _unquoted(sign: str) -> str:
    """Give the name that a key's part stands for."""
    if sign[0] == "'":
        return sign[1:-1]
    return re.sub(_ESCAPE, _character, sign[1:-1]) if sign[0] == '"' else sign


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(found[3], found[3])
