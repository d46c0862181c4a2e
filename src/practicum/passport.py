"""Append a learner's attempts to one file that they own, and read them back whatever befell it.

The file is JSON Lines: one record a line, each written by one append and synced before it counts as saved.
SQLite does not survive the browser edition's drive, and every notebook is a process of its own, so there is
no lock: a line stands for itself. Records of a newer course are kept as they are and passed over.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import platform
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from .model import Attempt, Choice, Decided, PracticumError

FORMAT = 1
FILE_NAME = "my_passport.jsonl"


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
        attempts = {record["id"]: _attempt(record) for _, record in self._records() if _is_ours(record)}
        return _numbered(sorted(attempts.values(), key=lambda attempt: (attempt.at, attempt.id)))

    def record(self, attempts: Iterable[Attempt]) -> int:
        """Append attempts that the file does not hold yet, durably, and count them.

        Raises:
            PassportError: if they could not be written; nothing is lost but the line itself.
        """
        known = {record["id"] for _, record in self._records()}
        fresh = {attempt.id: attempt for attempt in attempts if attempt.id not in known}
        self._append([_line(attempt) for attempt in fresh.values()])
        return len(fresh)

    def export(self, *, with_notes: bool = False) -> str:
        """Copy the passport as text; private notes, and records too new to judge, only if asked for."""
        lines = []
        for line, record in self._records():
            if with_notes:
                lines.append(line)
            elif _is_ours(record):
                lines.append(_line(replace(_attempt(record), note="")))
        return "".join(line + "\n" for line in lines)

    def merge(self, text: str) -> Merge:
        """Take another passport's lines in, each once; older formats are brought up to date.

        Raises:
            PassportError: if the lines could not be written.
        """
        seen = {record["id"] for _, record in self._records()}
        fresh, known, unreadable = [], 0, 0
        for line in text.removeprefix("\ufeff").split("\n"):
            record = _parse(line)
            if record is None:
                unreadable += bool(line.strip())
            elif record["id"] in seen:
                known += 1
            else:
                seen.add(record["id"])
                fresh.append(_line(_attempt(record)) if _is_ours(record) else line)
        self._append(fresh)
        return Merge(added=len(fresh), known=known, unreadable=unreadable)

    def delete(self) -> None:
        """Delete the file, and the copy that Jupyter makes of it when somebody opens it.

        Raises:
            PassportError: if a file could not be deleted.
        """
        copy = f"{self.path.stem}-checkpoint{self.path.suffix}"
        try:
            (self.path.parent / ".ipynb_checkpoints" / copy).unlink(missing_ok=True)
            self.path.resolve().unlink(missing_ok=True)
            self.path.unlink(missing_ok=True)  # a link to the file, where an operator has put one
        except OSError as error:
            raise PassportError(f"{self.path}: {error.strerror}. Delete it in the file browser.") from error

    def _records(self) -> Iterator[tuple[str, dict]]:
        """Walk over the lines that hold a whole record."""
        try:
            text = self.path.read_bytes().decode("utf-8-sig", errors="replace")
        except FileNotFoundError:
            return
        except OSError as error:
            raise PassportError(f"{self.path}: {error.strerror}. Make the file readable.") from error
        for line in text.split("\n"):
            if record := _parse(line):
                yield line, record

    def _append(self, lines: list[str]) -> None:
        """Write whole lines by one append and sync them; a torn last line is closed off first.

        With no lines it still syncs: a line whose first sync failed is on the disk before it counts as known.
        """
        created = not self.path.exists()
        if created and not lines:
            return
        try:
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


def default_path() -> Path:
    """Find the passport: PRACTICUM_PASSPORT if set, else beside the notebook that is open."""
    return Path(os.environ.get("PRACTICUM_PASSPORT") or Path.cwd() / FILE_NAME)


def now() -> str:
    """Give the present time as an attempt records it: UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _parse(line: str) -> dict | None:
    """Read one line as a record, brought up to the present format; None for a torn or foreign line."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    if record.get("format") == 0:
        record = _from_draft(record)
    if not isinstance(record.get("id"), str) or not isinstance(record.get("format"), int):
        return None
    try:
        _is_ours(record) and _attempt(record)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return record


def _from_draft(record: dict) -> dict:
    """Bring a record of format 0, the draft's, up to date: it kept confidence as a share, time in seconds."""
    try:
        at = datetime.fromtimestamp(record["at"], UTC).isoformat(timespec="milliseconds")
        return {**record, "format": FORMAT, "at": at, "confidence": round(record["confidence"] * 100)}
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return {}


def _is_ours(record: dict) -> bool:
    """Tell whether this course knows the kind and the format of a record."""
    return record["format"] == FORMAT and record.get("kind") == "attempt"


def _line(attempt: Attempt) -> str:
    """Write an attempt as one line of JSON; a note is left out where there is none."""
    record = {
        "format": FORMAT,
        "kind": "attempt",
        "id": attempt.id,
        "at": attempt.at,
        "vignette": attempt.vignette,
        "version": attempt.version,
        "option": attempt.choice.option,
        "decided": attempt.choice.decided.value,
        "confidence": attempt.choice.confidence,
    }
    return json.dumps(record | ({"note": attempt.note} if attempt.note else {}), ensure_ascii=False)


def _attempt(record: dict) -> Attempt:
    """Read an attempt from a record; which try it was is derived later."""
    choice = Choice(str(record["option"]), Decided(record["decided"]), int(record["confidence"]))
    at = datetime.fromisoformat(record["at"]).astimezone(UTC).isoformat(timespec="milliseconds")
    vignette, version = str(record["vignette"]), int(record["version"])
    return Attempt(record["id"], at, vignette, version, 0, choice, str(record.get("note") or ""))


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
