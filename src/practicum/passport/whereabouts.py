"""Decide where a learner's passport lies, whose it is, and why it lies there; deciding looks and never writes.

One person has one passport, and no two people share one. A person is whom the hub names (JUPYTERHUB_USER), else the
system's account. The rules, in their order:

1. `PRACTICUM_PASSPORT` names a place: exactly there, `~` included. If it cannot be used, nothing is kept, and that is
   said; whoever names one place for several people has given them one passport.
   A relative place is seen from the pages' folder, that of the first page: pages in folders below share its passport.
2. A passport beside the pages that this account owns is used as ever.
3. A new one begins beside the pages where the folder is this person's alone: owned by the account, and writable to
   nobody else. On a hub several people may run as one account, so there the folder must also lie in a home that
   bears this person's name.
4. Else it lies in a folder of the person's own, named after them: in Jupyter's data folder, or else in their home, or
   else, hidden, beside the notebook. A container's home goes with the container, while a folder that was mounted into
   it stays: then beside the notebook comes first. What was begun in one of these places goes on there.
5. Where none of them can be written, nothing is kept. Nor is it where no place is named and Voilà's own command shows
   the page, which knows no visitors.

Whether something can be written is judged by its mode, its owner and its mount; that a disk is full shows only when
something is saved. On Windows, which knows no such owners, the folder counts as this person's alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from .. import settings
from ..content.library import open_library
from ..content.model import PracticumError
from ..settings import NOWHERE, Edition, edition, knows_no_visitor
from .permissions import Obstacle, account, is_foreign, is_shared, obstacle, outlasts

FILE_NAME = "my_passport.jsonl"
_COURSE = "mine-to-handle"
_READABLE = 24  # characters of a name that stand before its sum


class Why(StrEnum):
    """Why a passport lies where it lies."""

    BESIDE = "beside"  # beside the open notebook, as it should
    NAMED = "named"  # by whoever set the course up
    READ_ONLY = "read_only"  # in the person's own folder: the notebook's cannot be written
    SHARED = "shared"  # in the person's own folder: others may write in the notebook's
    TAKEN = "taken"  # in the person's own folder: what lies beside the notebook is somebody else's, or no file
    NOWHERE = "nowhere"  # no folder can be written


@dataclass(frozen=True)
class Owner:
    """Whose passport it is, by name, and whether the hub says so or the system."""

    name: str
    by_hub: bool


@dataclass(frozen=True)
class Whereabouts:
    """Where a passport lies.

    Attributes:
        path: the file, whether it is there yet or not; one that can never be written where nothing may be kept.
        owner: whose it is.
        why: why it lies there.
        wanted: where it would lie by rights: the named place, or beside the notebook.
        obstacle: why nothing can be kept there; None where it can.
    """

    path: Path
    owner: Owner
    why: Why
    wanted: Path
    obstacle: Obstacle | None = None

    @property
    def keeps(self) -> bool:
        """Tell whether anything can be kept, as far as one can know before it is tried."""
        return self.obstacle is None


def whereabouts() -> Whereabouts:
    """Find where the passport of this kernel's learner lies."""
    named = settings.passport()
    if not named and knows_no_visitor():
        named = NOWHERE
    return _named(named) if named else _unnamed(_pages() / FILE_NAME)


def default_path() -> Path:
    """Find the passport's file; `whereabouts` says also why it lies there, and whether anything can be kept."""
    return whereabouts().path


def earlier_passports(lies: Whereabouts) -> tuple[Path, ...]:
    """Find passports that this person may have begun elsewhere, as before an upgrade; each can be read."""
    if lies.why is Why.NAMED:  # whoever named the place looks after the others, which may be of other people
        return ()
    places = [lies.wanted, *_own_places(lies.wanted.parent, lies.owner)]
    return tuple(path for path in places if path != lies.path and _is_left(path))


def _named(named: str) -> Whereabouts:
    """Use the place that was named, or say what is amiss with it."""
    text, nowhere = os.path.expanduser(named), Path(NOWHERE)
    lies = Whereabouts(nowhere, _owner(), Why.NAMED, Path(named))
    if named == NOWHERE:
        return replace(lies, obstacle=Obstacle.NOWHERE)
    if text.startswith("~"):  # unchanged: nobody is known by that name
        return replace(lies, obstacle=Obstacle.UNKNOWN_HOME)
    path = _pages() / text
    amiss = obstacle(path)
    return replace(lies, path=nowhere if amiss is Obstacle.NO_FILE else path, wanted=path, obstacle=amiss)


def _unnamed(beside: Path) -> Whereabouts:
    """Put it beside the notebook where that is this person's alone, else into a folder of their own."""
    owner, amiss, there = _owner(), obstacle(beside), os.path.exists(beside)
    is_theirs = not (is_foreign(beside) if there else is_shared(beside.parent)) and _is_sure(beside.parent, owner)
    if amiss is None and is_theirs:
        return Whereabouts(beside, owner, Why.BESIDE, beside)
    places = [path for path in _own_places(beside.parent, owner) if _is_usable(path)]
    if own := next((path for path in places if os.path.exists(path)), next(iter(places), None)):
        return Whereabouts(own, owner, _reason(beside, amiss), beside)
    # What one has can be read where nothing can be added; a pipe would keep its reader waiting.
    path = beside if is_theirs and amiss is not Obstacle.NO_FILE else Path(NOWHERE)
    return Whereabouts(path, owner, Why.NOWHERE, beside, amiss or Obstacle.READ_ONLY)


def _reason(beside: Path, amiss: Obstacle | None) -> Why:
    """Say why a passport does not lie beside the notebook."""
    if is_foreign(beside) or amiss in (Obstacle.FOLDER, Obstacle.NO_FILE):
        return Why.TAKEN
    if amiss is Obstacle.READ_ONLY and beside.exists() and os.access(beside.parent, os.W_OK):
        return Why.TAKEN  # the file is what cannot be written, and not its folder
    return Why.SHARED if amiss is None else Why.READ_ONLY


def _own_places(folder: Path, owner: Owner) -> Iterator[Path]:
    """Name the places that are one person's own, the best first."""
    folder_name = _folder_name(owner)
    own = [root / folder_name / FILE_NAME for root in _roots()]
    beside = folder / f".{FILE_NAME.removesuffix('.jsonl')}-{folder_name}" / FILE_NAME
    yield from [beside, *own] if own and owner.by_hub and not outlasts(own[0], folder) else [*own, beside]


def _roots() -> Iterator[Path]:
    """Name the folders that hold a folder for each person: in Jupyter's data folder, and in the home."""
    from jupyter_core.paths import jupyter_data_dir  # the browser edition has none, and comes here never

    home = os.path.expanduser("~")
    if "JUPYTER_DATA_DIR" in os.environ or not home.startswith("~"):
        yield Path(jupyter_data_dir()).absolute() / _COURSE / "people"
    if not home.startswith("~"):
        yield Path(home).absolute() / f".{_COURSE}" / "people"


def _folder_name(owner: Owner) -> str:
    """Name a person's folder: no two people's are the same, whatever their names hold, and any system takes it."""
    kind = "hub" if owner.by_hub else "account"
    total = hashlib.sha256(f"{kind}:{owner.name}".encode("utf-8", errors="surrogatepass")).hexdigest()[:20]
    readable = re.sub(r"[^a-z0-9]+", "-", owner.name.lower())[:_READABLE].strip("-")
    return "-".join(filter(None, (readable, total)))


def _owner() -> Owner:
    """Name the person; on Binder each server is lent to one alone, and the hub's name for it is made at random."""
    named = os.environ.get("JUPYTERHUB_USER")
    if named and edition() is not Edition.BINDER:
        return Owner(named, by_hub=True)
    return Owner(account(), by_hub=False)


def _is_sure(folder: Path, owner: Owner) -> bool:
    """Tell whether a folder of this account can be no other person's: on a hub, one account may serve many."""
    if not owner.by_hub:
        return True
    home = Path(os.path.realpath(os.path.expanduser("~")))
    bears = home.name.removeprefix("jupyter-") if home.name == account() else home.name  # The Littlest JupyterHub's
    return bears == owner.name and Path(os.path.realpath(folder)).is_relative_to(home)


def _is_usable(path: Path) -> bool:
    """Tell whether this person's own file can lie there: nobody else's folder, and nobody else's file."""
    return obstacle(path) is None and not is_foreign(path.parent) and not is_foreign(path)


def _is_left(path: Path) -> bool:
    """Tell whether a passport that can be read lies there, and is this account's or the operator's."""
    try:
        found = path.stat()
    except OSError:
        return False
    mine = not is_foreign(path) or (found.st_uid == 0 and not os.access(path.parent, os.W_OK))
    return mine and stat.S_ISREG(found.st_mode) and os.access(path, os.R_OK)


def _pages() -> Path:
    """Name the folder of the pages: the open notebook's, or the one above it for a page in a folder of its own."""
    here = _here()
    try:
        first, *others = open_library().course.pages
    except PracticumError:  # the page says so
        return here
    for folder in {PurePosixPath(page.notebook).parent for page in others} - {PurePosixPath(first.notebook).parent}:
        above = here.parents[len(folder.parts) - 1] if len(folder.parts) <= len(here.parents) else here
        if above / folder == here and os.path.isfile(above / first.notebook):
            return above
    return here


def _here() -> Path:
    """Name the folder of the open notebook, even if somebody has deleted it meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.environ.get("PWD", os.sep))
