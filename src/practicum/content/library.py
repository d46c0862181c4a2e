"""Read the course's data folder into the model, lazily and by id."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

import dacite

from .. import settings
from .case import Case
from .faults import Fault
from .model import Article, BeyondNote, Contrast, Course, PracticumError, Sheet, SignKind, Situation, Vignette

Noun = TypeVar("Noun")
Named = TypeVar("Named", bound="_WithId")

MOST_BYTES = 2_000_000  # of one file: the largest of the course has 34,000, a reading of 5,000 vignettes 1,500,000
MOST_IN_A_LINE = 10_000  # characters
MOST_PARTS = 20  # of a dotted name: a parser takes long over one of thousands
_MANY_PARTS = re.compile(r"(?:[\w\"'-]+[ \t]*\.[ \t]*){20}")


class LibraryError(PracticumError):
    """Say which file of the data folder could not be read, where, and what to do."""


class FileError(LibraryError):
    """Say why one file could not be read; `fault` has its line, what it is and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


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
        """Read the notes: what codes, research, supervision and law say beside the article."""
        return as_noun(_Beyond, self.folder / "beyond.toml").notes

    @cached_property
    def signs(self) -> tuple[SignKind, ...]:
        """Read the kinds of warning sign; a course may do without them."""
        path = self.folder / "signs.toml"
        return as_noun(_Signs, path).signs if path.exists() else ()

    @cached_property
    def course(self) -> Course:
        """Read the order of the pages."""
        return as_noun(Course, self.folder / "course.toml")

    @cached_property
    def situation(self) -> Situation:
        """Read the situation whose twists are practised by themselves."""
        return as_noun(Situation, self.folder / "twists.toml")

    @cached_property
    def contrasts(self) -> tuple[Contrast, ...]:
        """Read the places where the article is weak beside professional standards."""
        return as_noun(_Contrasts, self.folder / "contrasts.toml").contrasts

    @cached_property
    def sheet(self) -> Sheet | None:
        """Read the page to print; a course may do without it."""
        path = self.folder / "sheet.toml"
        return as_noun(Sheet, path) if path.exists() else None

    def vignette(self, vignette_id: str) -> Vignette:
        """Read one vignette; only its own file is opened."""
        return as_noun(Vignette, self._file("vignette", vignette_id))

    def vignette_ids(self) -> tuple[str, ...]:
        """List the ids of the bank, sorted, without opening a file."""
        return self._ids("vignettes")

    def case(self, case_id: str) -> Case:
        """Read one case; the ids of its decisions and endings begin with its own, as attempts are recorded."""
        return _placed(as_noun(Case, self._file("case", case_id)))

    def case_ids(self) -> tuple[str, ...]:
        """List the ids of the cases, sorted, without opening a file."""
        return self._ids("cases")

    def _file(self, kind: str, name: str) -> Path:
        """Find the file of a vignette or a case."""
        path = self.folder / f"{kind}s" / f"{name}.toml"
        if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
            raise LibraryError(f'there is no {kind} "{name}" in {path.parent}. Correct the id, or add the file.')
        return path

    def _ids(self, folder: str) -> tuple[str, ...]:
        return tuple(path.stem for path in content_files(self.folder / folder))


def open_library() -> Library:
    """Open the library that a notebook draws on: one for each data folder, so that a page reads a file once."""
    return _opened(default_folder())


@cache
def _opened(folder: Path) -> Library:
    return Library(folder)


def named(shelf: tuple[Named, ...], name: str, file: str) -> Named:
    """Take the thing with an id from a shelf of nouns.

    Raises:
        LibraryError: naming the file that should have it.
    """
    for thing in shelf:
        if thing.id == name:
            return thing
    raise LibraryError(f'{file} has no "{name}". Add it there, or correct the id.')


def default_folder() -> Path:
    """Find the data folder: the one that PRACTICUM_DATA names, else the course's own."""
    return settings.data_folder() or own_folder()


def own_folder() -> Path:
    """Find the data folder that came with this code: the checkout's, else the installed copy.

    Raises:
        LibraryError: if there is none.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package.parents[1] / "data", package / "data"):
        if (folder / "article.toml").is_file():
            return folder
    raise LibraryError(
        "the course's data folder was not found. Install the course again, "
        "or set PRACTICUM_DATA to the folder that holds article.toml."
    )


def content_files(folder: Path) -> tuple[Path, ...]:
    """List the files of one kind of content, by name; what systems and editors leave lying about is passed over."""
    return tuple(path for path in sorted(folder.glob("*")) if _is_content(path.name))


def _is_content(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")  # "._x.toml" is macOS's, ".#x.toml" an editor's


def _read_text(path: Path) -> str:
    """Read one file as text.

    Raises:
        FileError: if it is missing, is no text, or is of a size that no content has.
    """
    try:
        if path.exists() and not path.is_file():
            raise _amiss(path, 1, "is no file", "Put a text file there")
        if path.stat().st_size > MOST_BYTES:
            raise _amiss(path, 1, f"is larger than {MOST_BYTES // 1_000_000} MB", "Take it apart into several files")
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise _amiss(path, 1, f"cannot be read ({error.strerror})", "Put the file there") from error
    except UnicodeDecodeError as error:
        raise _amiss(path, raw.count(b"\n", 0, error.start) + 1, "is not UTF-8 text", "Save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_toml(path: Path) -> dict[str, Any]:
    """Read one TOML file.

    Raises:
        FileError: naming file and line, if the file is missing or is not TOML.
    """
    text = _read_text(path)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MOST_IN_A_LINE:
            raise _amiss(path, number, f"the line has {len(line)} characters", f"Write at most {MOST_IN_A_LINE}")
        if line.count(".") >= MOST_PARTS and _MANY_PARTS.search(line):
            raise _amiss(path, number, "a name has too many parts with dots between them", "Write it without dots")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from .toml_slips import slip

        raise _amiss(path, *slip(str(error), text)) from error
    except (ValueError, RecursionError) as error:
        raise _amiss(path, 1, "holds a value too large to read", "Make it smaller") from error


def _amiss(path: Path, line: int, what: str, todo: str) -> FileError:
    return FileError(Fault(path, line, what, f"{todo}."))


def as_noun(noun: type[Noun], path: Path) -> Noun:
    """Read one TOML file as a noun of the model.

    Raises:
        LibraryError: naming the file, if it does not hold such a noun.
    """
    try:
        return dacite.from_dict(noun, read_toml(path), dacite.Config(cast=[Enum, tuple]))
    except (dacite.DaciteError, TypeError, ValueError) as error:
        raise LibraryError(
            f"{path}:1: {error}. Run 'python -m practicum check' to see each fault with its line."
        ) from error


def _placed(case: Case) -> Case:
    """Put a case's own id before the ids of its decisions and endings, and its version on its decisions."""

    def full(name: str) -> str:
        return f"{case.id}/{name}"

    decisions = tuple(
        replace(
            decision,
            id=full(decision.id),
            version=case.version,
            options=tuple(replace(option, to=full(option.to)) for option in decision.options),
        )
        for decision in case.decisions
    )
    return replace(case, decisions=decisions, endings=tuple(replace(end, id=full(end.id)) for end in case.endings))


class _WithId(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class _Beyond:
    """The shape of beyond.toml."""

    notes: tuple[BeyondNote, ...]


@dataclass(frozen=True)
class _Signs:
    """The shape of signs.toml."""

    signs: tuple[SignKind, ...]


@dataclass(frozen=True)
class _Contrasts:
    """The shape of contrasts.toml."""

    contrasts: tuple[Contrast, ...]
