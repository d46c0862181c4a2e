"""Append a learner's attempts to one file that they own, and read them back whatever befell it.

The file is JSON Lines, one record a line. SQLite does not survive the browser edition's drive, and every notebook is
a process of its own, so a line stands for itself. `line_file` says how none is lost, `records` what a line holds.
"""

from __future__ import annotations

import errno
import io
import platform
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from ..content.model import PracticumError
from ..settings import NOWHERE
from . import line_file, lines
from .line_file import NotAFileError, TooLargeError
from .lines import Attempt, Writing
from .permissions import Obstacle
from .whereabouts import FILE_NAME as FILE_NAME
from .whereabouts import default_path as default_path

_met: set[Path] = set()  # passports in which this process has seen anything


_OBSTACLES = {
    NotAFileError: Obstacle.NO_FILE,
    IsADirectoryError: Obstacle.NO_FILE,
    TooLargeError: Obstacle.TOO_LARGE,
}


class PassportError(PracticumError):
    """Say which passport could not be read or written, why, and what to do."""

    def __init__(self, path: Path, error: OSError, cure: str) -> None:
        """Take what the system said, and what to do about it."""
        super().__init__(f"{path}: {error.strerror}. {cure}")
        self.obstacle = _OBSTACLES.get(type(error), Obstacle.REFUSED)


@dataclass(frozen=True)
class Contents:
    """What one reading of a passport found.

    Attributes:
        attempts: oldest first.
        writings: the latest kept one of each prompt, by the prompt's id.
        unreadable: how many lines are lost.
        gone: whether this process has met records here, deleted none, and found none any more.
        obstacle: what kept the file from being read; then nothing was found.
    """

    attempts: tuple[Attempt, ...] = ()
    writings: Mapping[str, Writing] = field(default_factory=dict)
    unreadable: int = 0
    gone: bool = False
    obstacle: Obstacle | None = None


@dataclass(frozen=True)
class Merge:
    """What came of taking another passport in: counts of lines."""

    added: int
    known: int
    unreadable: int


@dataclass(frozen=True)
class Recorded:
    """How many records were new to a passport, and whether those that were there before were gone."""

    added: int
    gone: bool


@dataclass(frozen=True)
class Passport:
    """One learner's file of attempts; opening it writes nothing."""

    path: Path

    @property
    def path_hash(self) -> str:
        """Mark where this passport lies, in eight letters, without saying where."""
        return f"{zlib.crc32(f'{platform.node()}:{self.path.absolute()}'.encode()):08x}"

    def contents(self) -> Contents:
        """Read everything once.

        Raises:
            PassportError: if the file is there and cannot be read.
        """
        attempts: dict[str, Attempt] = {}
        writings: list[Writing] = []
        unreadable = 0
        for piece, record in self._records():
            if isinstance(record, Attempt):
                attempts[record.id] = record
            elif isinstance(record, Writing):
                writings.append(record)
            elif record is None:
                unreadable += lines.is_lost(piece)
        if attempts or writings:
            _met.add(self.path)
        return Contents(
            _numbered(sorted(attempts.values(), key=lambda attempt: (attempt.at, attempt.id))),
            {kept.of: kept for kept in sorted(writings, key=lambda kept: (kept.at, kept.id))},
            unreadable,
            gone=self.path in _met and not attempts and not writings,
        )

    def look(self) -> Contents:
        """Read everything once, or say what keeps it from being read."""
        try:
            return self.contents()
        except PassportError as error:
            return Contents(obstacle=error.obstacle)

    def attempts(self) -> tuple[Attempt, ...]:
        """Read every attempt once, oldest first; torn lines and newer records are passed over."""
        return self.contents().attempts

    def legible(self) -> tuple[Attempt, ...]:
        """Read what can be read: every attempt, or none while the file cannot be opened."""
        return self.look().attempts

    def writings(self) -> Mapping[str, Writing]:
        """Read the latest kept writing of each prompt, by the prompt's id."""
        return self.contents().writings

    def ids(self) -> set[str]:
        """Read the ids of all records, those of a newer course included.

        Raises:
            PassportError: if the file is there and cannot be read.
        """
        return {record.id for _, record in self._records() if record}

    def record(self, attempts: Iterable[Attempt | Writing]) -> Recorded:
        """Append attempts and writings that the file does not hold yet, durably, and count them.

        Raises:
            PassportError: if they could not be written; nothing is lost but the line itself.
        """
        known: dict[str, bool] = {}  # by id, whether it is a record of this course's
        for _, record in self._records():
            if record:
                known[record.id] = isinstance(record, Attempt | Writing)
        gone = self.path in _met and not any(known.values())
        fresh = {attempt.id: attempt for attempt in attempts if attempt.id not in known}
        self._append([lines.written(attempt) for attempt in fresh.values()])
        if fresh:
            _met.add(self.path)
        return Recorded(len(fresh), gone)

    def export(self, *, with_notes: bool = False) -> str:
        """Copy the passport as text; notes, writings, and records too new to judge, only if asked for."""
        copied = []
        for _, record in self._records():
            if isinstance(record, Attempt):
                copied.append(lines.written(record if with_notes else replace(record, note="")))
            elif record and with_notes:
                copied.append(lines.written(record))
        return "".join(line + "\n" for line in copied)

    def merge(self, text: str) -> Merge:
        """Take another passport's lines in, each once; older formats are brought up to date.

        Raises:
            PassportError: if the lines could not be written.
        """
        seen = self.ids()
        fresh, known, unreadable = [], 0, 0
        for piece, record in lines.read_all(io.StringIO(text, newline="")):
            if record is None:
                unreadable += lines.is_lost(piece)
            elif record.id in seen:
                known += 1
            else:
                seen.add(record.id)
                fresh.append(lines.written(record))
        self._append(fresh)
        return Merge(added=len(fresh), known=known, unreadable=unreadable)

    def forget(self, prompt: str) -> None:
        """Take every kept writing of a prompt out of the file; lines appended meanwhile are carried over.

        Raises:
            PassportError: if the file could not be written anew; then it stands as it was.
        """
        if prompt not in self.writings():
            return
        try:
            self._checkpoint().unlink(missing_ok=True)
            line_file.rewrite(self.path.resolve(), lambda held: _without(held, prompt))
        except OSError as error:
            raise PassportError(self.path, error, "Make room, or make the folder writable.") from error
        self.accept_as_it_is()

    def delete(self) -> None:
        """Delete the file, and the copy that Jupyter makes of it when somebody opens it.

        Raises:
            PassportError: if a file could not be deleted.
        """
        if str(self.path) == NOWHERE:
            return
        try:
            self._checkpoint().unlink(missing_ok=True)
            line_file.delete(self.path.resolve())
            line_file.delete(self.path)  # a link to the file, where an operator has put one
        except OSError as error:
            raise PassportError(self.path, error, "Delete it in the file browser.") from error
        self.accept_as_it_is()

    def accept_as_it_is(self) -> None:
        """Miss nothing that somebody has just taken out on a page, here or in another tab."""
        if self.contents().gone:
            _met.discard(self.path)

    def _checkpoint(self) -> Path:
        """Name the copy that Jupyter makes of the file when somebody opens it."""
        return self.path.parent / ".ipynb_checkpoints" / f"{self.path.stem}-checkpoint{self.path.suffix}"

    def _records(self) -> Iterator[tuple[str, lines.Record | None]]:
        """Walk over the pieces of the file, each with its record."""
        if str(self.path) == NOWHERE:
            return
        try:
            yield from lines.read_all(line_file.read(self.path))
        except OSError as error:
            cure = "Move it elsewhere" if isinstance(error, NotAFileError | TooLargeError) else "Make it readable"
            raise PassportError(self.path, error, f"{cure}.") from error

    def _append(self, added: list[str]) -> None:
        """Add lines; with none, a line whose first sync failed is on the disk before it counts as known."""
        try:
            if added and str(self.path) == NOWHERE:
                raise PermissionError(errno.EROFS, "Nothing can be kept here")
            line_file.append(self.path, added)
        except OSError as error:
            raise PassportError(self.path, error, "Make the folder writable, or free some space.") from error


def now() -> str:
    """Give the present time as an attempt records it: UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _numbered(attempts: list[Attempt]) -> tuple[Attempt, ...]:
    """Number the attempts at each vignette from 1, in their order."""
    counts: Counter[str] = Counter()
    numbered = []
    for attempt in attempts:
        counts[attempt.vignette] += 1
        numbered.append(replace(attempt, nth=counts[attempt.vignette]))
    return tuple(numbered)


def _without(held: Iterator[str], prompt: str) -> Iterator[str]:
    """Leave out every writing of a prompt."""
    for piece, record in lines.read_all(held):
        if not (isinstance(record, Writing) and record.of == prompt):
            yield piece
