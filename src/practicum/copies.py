"""Find the copies of a passport that sync programs and second downloads leave beside it; take in, delete."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from . import records
from .passport import Merge, Passport, PassportError

MOST_BYTES = 10_000_000  # forty thousand choices; a larger file is named and not read
_HEAD = 65_536  # bytes in which a passport shows that it is one
_BACKUP = r"(~|[._ -]?(bak|backup|orig|old|tmp|save))"  # what editors hang on a whole name
_ENDS_A_NAME = r"(?![^\W_])"  # so that my_passport is not found in my_passports


@dataclass(frozen=True)
class Copies:
    """The copies that lie beside a passport.

    Attributes:
        paths: the copies, by name.
        fresh: how many records they hold that the passport does not.
    """

    paths: tuple[Path, ...]
    fresh: int


def copies_of(path: Path) -> tuple[Path, ...]:
    """Find the files beside a passport that are named after it and hold records."""
    likely = _named_after(path.name)
    try:
        beside = sorted(each for each in path.parent.iterdir() if each.name != path.name and likely.search(each.name))
    except OSError:
        return ()
    return tuple(each for each in beside if _holds_records(each))


def look(passport: Passport) -> Copies:
    """See which copies there are, and what is in them that the passport does not have.

    Raises:
        PassportError: if the passport cannot be read.
    """
    paths = copies_of(passport.path)
    if not paths:
        return Copies((), 0)
    found = {record["id"] for path in paths for line in _lines(path) if (record := records.parse(line))}
    here = {record["id"] for line in _lines(passport.path) if (record := records.parse(line))}
    return Copies(paths, len(found - here))


def take_in(passport: Passport) -> Merge:
    """Merge every copy into the passport; the copies stay as they are.

    Raises:
        PassportError: if the passport could not be written.
    """
    merges = [passport.merge("\n".join(_lines(path))) for path in copies_of(passport.path)]
    added, known, unreadable = (sum(getattr(m, what) for m in merges) for what in ("added", "known", "unreadable"))
    return Merge(added=added, known=known, unreadable=unreadable)


def delete(path: Path) -> None:
    """Delete every copy of a passport; all of them are tried before a failure is said.

    Raises:
        PassportError: naming the copies that could not be deleted.
    """
    left = [each.name for each in copies_of(path) if not _deleted(each)]
    if left:
        raise PassportError(f"{path.parent}: {', '.join(left)} could not be deleted. Delete it in the file browser.")


def _named_after(name: str) -> re.Pattern[str]:
    """Match the names that are made of a passport's name.

    Dropbox, Nextcloud and Synology write a remark between stem and ending, Syncthing ".sync-conflict-", OneDrive the
    machine's name, browsers and file managers "(1)", "2", "copy" or "Copy of", editors an ending of their own.
    """
    stem, ending = re.escape(Path(name).stem), re.escape(Path(name).suffix)
    within = rf"(^|.*\W){stem}({_ENDS_A_NAME}.*)?{ending}$"
    return re.compile(rf"{within}|^{stem}{ending}{_BACKUP}$", re.IGNORECASE | re.DOTALL)


def _holds_records(path: Path) -> bool:
    """Tell whether a file is a plain one, no link and no pipe, and has a record near its beginning."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return any(records.parse(line) for line in _text(head).split("\n"))


def _lines(path: Path) -> Iterable[str]:
    """Read a file's lines; none where it is too large or cannot be read."""
    try:
        return _text(path.read_bytes()).split("\n") if path.stat().st_size <= MOST_BYTES else []
    except OSError:
        return []


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", errors="replace")


def _deleted(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
