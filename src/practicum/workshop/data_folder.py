"""Where a workshop keeps what it keeps; nothing is opened or made for asking."""

from __future__ import annotations

from pathlib import Path

from jupyter_core.paths import jupyter_data_dir

from .. import settings


def default_address() -> str:
    """Find the database: PRACTICUM_DATABASE_URL if set, else a file in Jupyter's data folder."""
    return _named() or f"sqlite:///{_file()}"


def has_begun() -> bool:
    """Tell whether there may be a database at all: one that is named, or the file."""
    return bool(_named()) or _file().is_file()


def data_folder() -> Path:
    """Name the folder in which a workshop keeps its files; it is made when something is written."""
    return Path(jupyter_data_dir()) / "practicum"


def make_folder(folder: Path) -> None:
    """Make the folder, for this account alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _named() -> str:
    return settings.database_url() or ""


def _file() -> Path:
    return data_folder() / "workshop.sqlite"
