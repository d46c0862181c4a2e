"""What lies in a data folder and is passed over, so that nobody wonders why it does not show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..content.faults import Fault
from .legible import shown

SHELVES = ("vignettes", "cases", "readings")
FILES = ("article", "beyond", "course", "signs", "twists", "contrasts", "sheet")

_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__pycache__", "__macosx"})  # no author put them there
_OTHERS = frozenset({"schema"})
_PAPERS = (".md", ".license", "license", "notice", "authors")  # what goes with a folder and is no content


def passed_over(folder: Path) -> Iterator[Fault]:
    """Name each file and folder that a course would not read, though an author may think so."""
    for path in _listed(folder):
        if path.is_dir() and path.name not in (*SHELVES, *_OTHERS):
            yield _fault(path, "this folder is passed over", _advice_on_folder(path.name))
        elif not path.is_dir() and not path.name.lower().endswith(_PAPERS) and path.name not in _known():
            yield _fault(path, "this file is passed over", _advice(path.name, f"Use one of: {', '.join(_known())}"))
    for shelf in SHELVES:
        for path in _listed(folder / shelf):
            if path.is_dir() and not path.name.endswith(".toml"):
                what = "this folder is passed over, with all that lies in it"
                yield _fault(path, what, f"Put its files right into {shelf}")
            elif not path.name.endswith(".toml"):
                yield _fault(path, "this file is passed over", _advice(path.name, "Take it out of the data folder"))


def stems(folder: Path) -> set[str]:
    """Name what the files that are passed over would be called, had they their right names."""
    return {path.name.split(".")[0].lower() for path in _listed(folder) if not path.name.endswith(".toml")}


def _listed(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if not _is_systems(path.name)]


def _is_systems(name: str) -> bool:
    """Tell whether a system or an editor keeps a file for itself: hidden ones, backups, thumbnails."""
    return name.startswith((".", "#", "~$")) or name.endswith(("~", ".swp")) or name.lower() in _SYSTEM


def _known() -> list[str]:
    return [f"{name}.toml" for name in FILES]


def _advice(name: str, otherwise: str) -> str:
    right = f"{name.lower().partition('.toml')[0]}.toml"
    return f"Rename it {shown(right)}" if ".toml" in name.lower() and right != name else otherwise


def _advice_on_folder(name: str) -> str:
    return f"Rename it, or take it out: content lies in {', '.join(SHELVES)}"


def _fault(path: Path, what: str, todo: str) -> Fault:
    return Fault(path, 1, what, f"{todo}.")
