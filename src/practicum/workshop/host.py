"""The mark of an account: several facilitators may share a database, and each sees their own rooms alone."""

from __future__ import annotations

import os
import secrets

from .data_folder import data_folder, make_folder


def host_mark() -> str:
    """Give the mark of this account's rooms, making it the first time: several facilitators may share a database."""
    path = data_folder() / "facilitator.key"
    make_folder(path.parent)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(secrets.token_hex(16))
    return path.read_text(encoding="utf-8").strip()


def known_host() -> str:
    """Give this account's mark, or nothing while it has none; nothing is written for it."""
    path = data_folder() / "facilitator.key"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
