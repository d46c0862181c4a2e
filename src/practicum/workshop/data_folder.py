"""Where a workshop keeps what it keeps, and the key by which an account knows its rooms.

Nothing is opened or made for asking. All of it is this account's alone.
"""

from __future__ import annotations

import os
import secrets
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


def facilitator_key() -> str:
    """Give the key of this account's rooms, making it the first time: several facilitators may share a database."""
    path = _key()
    make_folder(path.parent)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        return known_key()
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(secrets.token_hex(16))
    return known_key()


def known_key() -> str:
    """Give this account's key, or nothing while it has none; nothing is written for it."""
    return _key().read_text(encoding="utf-8").strip() if _key().is_file() else ""


def _key() -> Path:
    return data_folder() / "facilitator.key"


def _named() -> str:
    return settings.database_url() or ""


def _file() -> Path:
    return data_folder() / "workshop.sqlite"
