"""The nouns of the blind sheets, and how to read them; a learner's path never loads them."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.library import Library, as_noun, content_files
from ..content.model import Alignment, Decided


@dataclass(frozen=True)
class CodedOption:
    """How one reading labelled one option."""

    option: str
    alignment: Alignment


@dataclass(frozen=True)
class Coding:
    """What one reading made of one vignette: its best option, and in a close reading every label."""

    vignette: str
    version: int
    best: str
    decided: Decided | None = None
    options: tuple[CodedOption, ...] = ()
    confidence: int | None = None


@dataclass(frozen=True)
class Reading:
    """One sheet: a coding by somebody who saw the text and no labels, or a guess without the text."""

    id: str
    kind: str
    made: str
    reader: str
    shown: str
    codings: tuple[Coding, ...]


def sheets(library: Library) -> tuple[Reading, ...]:
    """Read every sheet of a data folder, sorted by file name."""
    return tuple(as_noun(Reading, path) for path in content_files(library.folder / "readings"))
