"""Read the course's data folder into the model, lazily and by id."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import dacite

from .model import Article, BeyondNote, Course, PracticumError, Vignette

Noun = TypeVar("Noun")


class LibraryError(PracticumError):
    """Say which file of the data folder could not be read, where, and what to do."""


@dataclass(frozen=True)
class Library:
    """The content of the course, read from one data folder file by file, each when it is asked for.

    Args:
        folder: the data folder; `default_folder()` finds the course's own.
    """

    folder: Path

    @cached_property
    def article(self) -> Article:
        """Read the claims, the silences and the ladder."""
        return as_noun(Article, self.folder / "article.toml")

    @cached_property
    def notes(self) -> tuple[BeyondNote, ...]:
        """Read track B: what codes, research, supervision and law add."""
        return as_noun(_Beyond, self.folder / "beyond.toml").notes

    @cached_property
    def course(self) -> Course:
        """Read the order of the pages."""
        return as_noun(Course, self.folder / "course.toml")

    def vignette(self, vignette_id: str) -> Vignette:
        """Read one vignette; only its own file is opened."""
        path = self.folder / "vignettes" / f"{vignette_id}.toml"
        if not re.fullmatch(r"[a-z0-9-]+", vignette_id) or not path.is_file():
            raise LibraryError(
                f'there is no vignette "{vignette_id}" in {path.parent}. Correct the id, or add the file.'
            )
        return as_noun(Vignette, path)

    def vignette_ids(self) -> tuple[str, ...]:
        """List the ids of the bank, sorted, without opening a file."""
        return tuple(sorted(path.stem for path in (self.folder / "vignettes").glob("*.toml")))


def default_folder() -> Path:
    """Find the data folder: the one that PRACTICUM_DATA names, else the course's own."""
    named = os.environ.get("PRACTICUM_DATA")
    return Path(named) if named else own_folder()


def own_folder() -> Path:
    """Find the data folder that came with this code: the checkout's, else the installed copy.

    Raises:
        LibraryError: if there is none.
    """
    here = Path(__file__).resolve().parent
    for folder in (here.parents[1] / "data", here / "data"):
        if (folder / "article.toml").is_file():
            return folder
    raise LibraryError(
        "the course's data folder was not found. Install the course again, "
        "or set PRACTICUM_DATA to the folder that holds article.toml."
    )


def read_toml(path: Path) -> dict:
    """Read one TOML file.

    Raises:
        LibraryError: naming file and line, if the file is missing or is not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise LibraryError(f"{path}:1: cannot be read ({error.strerror}). Put the file there.") from error
    except UnicodeDecodeError as error:
        raise LibraryError(f"{path}:1: is not UTF-8 text. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = _line_of(error, text)
        raise LibraryError(f"{path}:{line}: is not TOML: {error}. Mend that line.") from error
    except (ValueError, RecursionError) as error:
        raise LibraryError(f"{path}:1: holds a value too large to read. Make it smaller.") from error


def as_noun(noun: type[Noun], path: Path) -> Noun:
    """Read one TOML file as a noun of the model.

    Raises:
        LibraryError: naming the file, if it does not hold such a noun.
    """
    try:
        return dacite.from_dict(noun, read_toml(path), dacite.Config(cast=[Enum, tuple]))
    except (dacite.DaciteError, ValueError) as error:
        raise LibraryError(
            f"{path}:1: {error}. Run 'python -m practicum check' to see each fault with its line."
        ) from error


@dataclass(frozen=True)
class _Beyond:
    """The shape of beyond.toml."""

    notes: tuple[BeyondNote, ...]


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Take the line number out of a parser's message; the last line where it names the end."""
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else text.count("\n") + 1
