"""A passport from before, at a place where this person's does not lie any more: count what waits there, take it in.

It is read and never changed. Whether it is theirs only the learner knows, so nothing of it is taken in unasked.
"""

from __future__ import annotations

from pathlib import Path

from .file import Merge, Passport, PassportError
from .whereabouts import Whereabouts, earlier


def waiting(lies: Whereabouts) -> int:
    """Count the records that lie in earlier passports and not in this one."""
    return sum(waiting_at(lies).values())


def waiting_at(lies: Whereabouts) -> dict[Path, int]:
    """Count the records that wait in each earlier passport that has some; none where nothing could be added."""
    places = earlier(lies) if lies.keeps else ()
    known = _ids(lies.path) if places else set()
    counts = {path: len(_ids(path) - known) for path in places}
    return {path: count for path, count in counts.items() if count}


def take_in(lies: Whereabouts) -> Merge:
    """Add what waits in earlier passports to this one.

    Raises:
        PassportError: if one could not be read, or the lines could not be written.
    """
    passport = Passport(lies.path)
    merges = [passport.merge(Passport(path).export(with_notes=True)) for path in waiting_at(lies)]
    return Merge(*(sum(getattr(merge, of) for merge in merges) for of in ("added", "known", "unreadable")))


def _ids(path: Path) -> set[str]:
    """Read the ids of a passport's records; none of one that cannot be read."""
    try:
        return Passport(path).ids()
    except PassportError:
        return set()
