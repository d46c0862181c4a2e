"""Append a learner's attempts to one file that they own, and read them back whatever befell it.

The file is JSON Lines: one record a line, each written by one append and synced before it counts as saved.
SQLite does not survive the browser edition's drive, and every notebook is a process of its own, so there is
no lock: a line stands for itself. `records` says what a line holds.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from . import records
from .edition import NOWHERE
from .model import Attempt, PracticumError, Writing
from .whereabouts import FILE_NAME as FILE_NAME
from .whereabouts import default_path as default_path


class PassportError(PracticumError):
    """Say which passport could not be written or read, and what to do."""


@dataclass(frozen=True)
class Merge:
    """What came of taking another passport in: counts of lines."""

    added: int
    known: int
    unreadable: int


@dataclass(frozen=True)
class Passport:
    """One learner's file of attempts; opening it writes nothing."""

    path: Path

    @property
    def place(self) -> str:
        """Mark where this passport lies, in eight letters, without saying where."""
        return f"{zlib.crc32(f'{platform.node()}:{self.path.absolute()}'.encode()):08x}"

    def attempts(self) -> tuple[Attempt, ...]:
        """Read every attempt once, oldest first; torn lines and newer records are passed over."""
        attempts = {
            record["id"]: records.attempt(record) for _, record in self._records() if records.is_attempt(record)
        }
        return _numbered(sorted(attempts.values(), key=lambda attempt: (attempt.at, attempt.id)))

    def legible(self) -> tuple[Attempt, ...]:
        """Read what can be read: every attempt, or none while the file cannot be opened."""
        try:
            return self.attempts()
        except PassportError:
            return ()

    def writings(self) -> dict[str, Writing]:
        """Read the latest kept writing of each prompt, by the prompt's id."""
        found = [records.writing(record) for _, record in self._records() if records.is_writing(record)]
        return {kept.of: kept for kept in sorted(found, key=lambda kept: (kept.at, kept.id))}

    def record(self, attempts: Iterable[Attempt | Writing]) -> int:
        """Append attempts and writings that the file does not hold yet, durably, and count them.

        Raises:
            PassportError: if they could not be written; nothing is lost but the line itself.
        """
        known = {record["id"] for _, record in self._records()}
        fresh = {attempt.id: attempt for attempt in attempts if attempt.id not in known}
        self._append([records.line(attempt) for attempt in fresh.values()])
        return len(fresh)

    def export(self, *, with_notes: bool = False) -> str:
        """Copy the passport as text; notes, writings, and records too new to judge, only if asked for."""
        lines = []
        for line, record in self._records():
            if with_notes:
                lines.append(line)
            elif records.is_attempt(record):
                lines.append(records.line(replace(records.attempt(record), note="")))
        return "".join(line + "\n" for line in lines)

    def merge(self, text: str) -> Merge:
        """Take another passport's lines in, each once; older formats are brought up to date.

        Raises:
            PassportError: if the lines could not be written.
        """
        seen = {record["id"] for _, record in self._records()}
        fresh, known, unreadable = [], 0, 0
        for line in text.removeprefix("\ufeff").split("\n"):
            record = records.parse(line)
            if record is None:
                unreadable += bool(line.strip())
            elif record["id"] in seen:
                known += 1
            else:
                seen.add(record["id"])
                fresh.append(records.present(record) or line)
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
            _rewrite(self.path.resolve(), lambda line: not _is_of(line, prompt))
        except OSError as error:
            raise PassportError(f"{self.path}: {error.strerror}. Make room, or make the folder writable.") from error

    def delete(self) -> None:
        """Delete the file, and the copy that Jupyter makes of it when somebody opens it.

        Raises:
            PassportError: if a file could not be deleted.
        """
        if str(self.path) == NOWHERE:
            return
        try:
            self._checkpoint().unlink(missing_ok=True)
            self.path.resolve().unlink(missing_ok=True)
            self.path.unlink(missing_ok=True)  # a link to the file, where an operator has put one
        except OSError as error:
            raise PassportError(f"{self.path}: {error.strerror}. Delete it in the file browser.") from error

    def _checkpoint(self) -> Path:
        """Name the copy that Jupyter makes of the file when somebody opens it."""
        return self.path.parent / ".ipynb_checkpoints" / f"{self.path.stem}-checkpoint{self.path.suffix}"

    def _records(self) -> Iterator[tuple[str, dict]]:
        """Walk over the lines that hold a whole record."""
        if str(self.path) == NOWHERE:
            return
        try:
            text = self.path.read_bytes().decode("utf-8-sig", errors="replace")
        except FileNotFoundError:
            return
        except OSError as error:
            raise PassportError(f"{self.path}: {error.strerror}. Make the file readable.") from error
        for line in text.split("\n"):
            if record := records.parse(line):
                yield line, record

    def _append(self, lines: list[str]) -> None:
        """Write whole lines by one append and sync them; a torn last line is closed off first.

        With no lines it still syncs: a line whose first sync failed is on the disk before it counts as known.
        """
        created = not os.path.exists(self.path)
        if created and not lines:
            return
        if str(self.path) == NOWHERE:
            raise PassportError("nothing can be kept here. The lines at the top of each page say why.")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            torn = self.path.is_file() and not _ends_with_newline(self.path)
            payload = ("\n" if torn else "") + "".join(line + "\n" for line in lines)
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                _write_all(descriptor, payload.encode("utf-8", errors="replace"))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if created:
                _sync_folder(self.path.parent)
        except OSError as error:
            raise PassportError(
                f"{self.path}: {error.strerror}. Make the folder writable, or free some space."
            ) from error


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


def _ends_with_newline(path: Path) -> bool:
    """Tell whether a file is empty or ends with a whole line."""
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _sync_folder(folder: Path) -> None:
    """Sync the entry of a new file; not every system lets a folder be opened for that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _write_all(descriptor: int, payload: bytes) -> None:
    """Write every byte; a short write, as on a full disk, is an error and not a saved line."""
    if os.write(descriptor, payload) != len(payload):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_of(line: str, prompt: str) -> bool:
    """Tell whether a line keeps a writing of a prompt."""
    record = records.parse(line)
    return record is not None and records.is_writing(record) and record["of"] == prompt


def _rewrite(path: Path, keep: Callable[[str], bool]) -> None:
    """Put a file with fewer lines in the place of another, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        size = -1
        while size != path.stat().st_size:  # another page may append meanwhile
            size = path.stat().st_size
            lines = path.read_bytes().split(b"\n")
            draft.touch(mode=0o600)
            with draft.open("wb") as file:
                file.write(b"\n".join(line for line in lines if keep(line.decode("utf-8-sig", errors="replace"))))
                file.flush()
                os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(path.parent)
