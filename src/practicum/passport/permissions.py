"""Tell what this account may do with a place on the disk, by looking at modes, owners and mounts; nothing is written.

On Windows, which knows no such owners, whatever is there counts as this account's.
"""

from __future__ import annotations

import getpass
import os
import stat
from enum import StrEnum
from pathlib import Path


class Obstacle(StrEnum):
    """Name what keeps a passport from being read or written, as it is seen before or met on trying."""

    READ_ONLY = "read_only"
    FOLDER = "folder"
    NO_FILE = "no_file"  # a pipe or a device lies in its place; on trying, or a folder
    UNDER_FILE = "under_file"
    UNKNOWN_HOME = "unknown_home"
    UNREACHABLE = "unreachable"
    NOWHERE = "nowhere"  # a browser that keeps nothing
    REFUSED = "refused"  # on trying: a right is missing, the disk is full or away
    TOO_LARGE = "too_large"  # on trying


def account() -> str:
    """Name the system's account; what the environment says of it is believed only where the system has no word."""
    try:
        import pwd

        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
    except ImportError:  # Windows, and a browser
        return getpass.getuser() if os.name == "nt" else ""


def obstacle(path: Path) -> Obstacle | None:
    """Say why this account could write no file there; None if it can, as far as one can see."""
    try:
        found = path.stat()
    except FileNotFoundError:
        folder = _nearest(Path(os.path.realpath(path)).parent)
        if not folder.is_dir():
            return Obstacle.UNDER_FILE
        return None if os.access(folder, os.W_OK | os.X_OK) else Obstacle.READ_ONLY
    except NotADirectoryError:
        return Obstacle.UNDER_FILE
    except OSError:  # a name too long, links in a circle, a folder that lets nobody through
        return Obstacle.UNREACHABLE
    if not stat.S_ISREG(found.st_mode):
        return Obstacle.FOLDER if stat.S_ISDIR(found.st_mode) else Obstacle.NO_FILE
    return None if os.access(path, os.R_OK | os.W_OK) else Obstacle.READ_ONLY


def is_foreign(path: Path) -> bool:
    """Tell whether something that is there belongs to another account, or is a link that another account laid."""
    try:
        return path.stat().st_uid != os.geteuid() or path.lstat().st_uid not in (0, os.geteuid())
    except (OSError, AttributeError):  # nothing is there, or this system knows no owners
        return False


def is_shared(folder: Path) -> bool:
    """Tell whether other accounts may write in a folder, or own it."""
    if not hasattr(os, "geteuid"):
        return False
    found = _nearest(folder).stat()
    by_group = found.st_mode & stat.S_IWGRP and not _is_private(found.st_gid)
    return found.st_uid != os.geteuid() or bool(found.st_mode & stat.S_IWOTH) or bool(by_group)


def outlasts(place: Path, folder: Path) -> bool:
    """Tell whether a place in the home lasts as long as a folder: not if that was mounted, and the home was not."""
    home, other, root = (_nearest(path).stat().st_dev for path in (place, folder, Path(os.sep)))
    return home != root or other == root


def _is_private(group: int) -> bool:
    """Tell whether a group is the account's own, as many systems make one for each account."""
    import grp

    try:
        found, own = grp.getgrgid(group), account()
    except KeyError:
        return False
    return found.gr_name == own and set(found.gr_mem) <= {own}


def _nearest(path: Path) -> Path:
    """Find what is there already of a path: itself, or the nearest folder above it."""
    while not os.path.exists(path) and path != path.parent:
        path = path.parent
    return path
