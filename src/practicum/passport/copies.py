"""Find what else holds a learner's records: copies beside their passport, and earlier passports; take in, delete.

Copies are what sync programs and second downloads leave beside a passport. A copy is named after the passport,
belongs to the same account, and has a record in common with it: a colleague's file, or one that somebody sent, may
have such a name as well. Where the passport itself is gone or empty, nothing can be compared; then copies are named
and may be taken in, and none is deleted.

An earlier passport lies where this person's does not lie any more. It is read and never changed. Whether it is theirs
only the learner knows, so nothing of it is taken in unasked.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..content.model import PracticumError
from . import line_file, lines
from .file import Merge, Passport, PassportError
from .permissions import is_foreign
from .whereabouts import Whereabouts, earlier_passports

_HEAD = 100  # lines in which a passport shows that it is one
_BACKUP = r"(~|[._ -]?(bak|backup|orig|old|tmp|save))"  # what editors hang on a whole name
_ENDS_A_NAME = r"(?![^\W_])"  # so that my_passport is not found in my_passports


class CopiesError(PracticumError):
    """Say which copies could not be deleted, and what to do."""


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
    """Find the copies beside a passport, by name."""
    likely = _named_after(path.name)
    try:
        beside = sorted(each for each in path.parent.iterdir() if each.name != path.name and likely.search(each.name))
    except OSError:
        return ()
    own = set(_ids(path)) if beside else set()  # most passports have nothing beside them, and are read once less
    return tuple(each for each in beside if _holds_records(each) and not (own and own.isdisjoint(_ids(each))))


def look(path: Path) -> Copies:
    """See which copies of a passport there are, and how much is in them that it does not have."""
    paths = copies_of(path)
    found = {name for each in paths for name in _ids(each)}
    return Copies(paths, len(found - set(_ids(path))) if found else 0)


def take_in(passport: Passport) -> Merge:
    """Merge every copy into the passport; the copies stay as they are.

    Raises:
        PassportError: if the passport could not be written.
    """
    return _total([passport.merge("".join(_lines(each))) for each in copies_of(passport.path)])


def delete(path: Path) -> None:
    """Delete every copy of a passport that is still there; all are tried before a failure is said.

    Raises:
        CopiesError: naming the copies that could not be deleted.
    """
    if not any(_ids(path)):
        return
    left = [each.name for each in copies_of(path) if not _deleted(each)]
    if left:
        raise CopiesError(f"{path.parent}: {', '.join(left)} could not be deleted. Delete it in the file browser.")


def waiting(lies: Whereabouts) -> int:
    """Count the records that lie in earlier passports and not in this one."""
    return sum(waiting_at(lies).values())


def waiting_at(lies: Whereabouts) -> dict[Path, int]:
    """Count the records that wait in each earlier passport that has some; none where nothing could be added."""
    paths = earlier_passports(lies) if lies.keeps else ()
    known = _all_ids(lies.path) if paths else set()
    counts = {path: len(_all_ids(path) - known) for path in paths}
    return {path: count for path, count in counts.items() if count}


def take_in_earlier(lies: Whereabouts) -> Merge:
    """Add what waits in earlier passports to this one.

    Raises:
        PassportError: if one could not be read, or the lines could not be written.
    """
    passport = Passport(lies.path)
    return _total([passport.merge(Passport(path).export(with_notes=True)) for path in waiting_at(lies)])


def _named_after(name: str) -> re.Pattern[str]:
    """Match the names that are made of a passport's name.

    Dropbox, Nextcloud and Synology write a remark between stem and ending, Syncthing ".sync-conflict-", OneDrive the
    machine's name, browsers and file managers "(1)", "2", "copy" or "Copy of", editors an ending of their own.
    """
    stem, ending = re.escape(Path(name).stem), re.escape(Path(name).suffix)
    within = rf"(^|.*\W){stem}({_ENDS_A_NAME}.*)?{ending}$"
    return re.compile(rf"{within}|^{stem}{ending}{_BACKUP}$", re.IGNORECASE | re.DOTALL)


def _holds_records(path: Path) -> bool:
    """Tell whether a file is this account's, is no link, and has a record near its beginning."""
    mine = not path.is_symlink() and not is_foreign(path)
    return mine and any(record for _, record in lines.read_all(islice(_lines(path), _HEAD)))


def _ids(path: Path) -> Iterator[str]:
    return (record.id for _, record in lines.read_all(_lines(path)) if record)


def _all_ids(path: Path) -> set[str]:
    """Read the ids of a passport's records; none of one that cannot be read."""
    try:
        return Passport(path).ids()
    except PassportError:
        return set()


def _lines(path: Path) -> Iterator[str]:
    """Walk over a file's lines; none where it is no file, too large, or cannot be read."""
    with contextlib.suppress(OSError):
        yield from line_file.read(path)


def _deleted(path: Path) -> bool:
    try:
        line_file.delete(path)
    except OSError:
        return False
    return True


def _total(merges: list[Merge]) -> Merge:
    """Add up what came of several merges."""
    return Merge(
        added=sum(merge.added for merge in merges),
        known=sum(merge.known for merge in merges),
        unreadable=sum(merge.unreadable for merge in merges),
    )
