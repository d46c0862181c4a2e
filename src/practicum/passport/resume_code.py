"""Fold the latest choices of a passport into a short code, and unfold them elsewhere.

A code says of which course it is, and of each choice at which vignette, at which version of it, and what was chosen:
whatever this course does not know is left out and counted, and nothing is taken for something else. A checksum
catches a slip of the pen; base32 keeps to letters and digits that are hard to mix up. Notes, times and earlier tries
are not in it: for those there is the passport file.

The bits, first to last: a checksum of 24 and a hash of the course of 16; whether of two forms the one named second
was taken first; then for each choice, in the order of the vignettes' permanent numbers, how far the number is from
the one before (Elias gamma), the version (Elias gamma), and option, judgement and confidence in seven bits. Zeros
fill the last byte; no choice is zeros alone.
"""

from __future__ import annotations

import base64
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..content.model import CONFIDENCES, Course, Decided, PracticumError, Vignette
from .lines import Attempt, Choice

_DECIDED = tuple(Decided)
_NAMESPACE = uuid.UUID("5b0c2a58-6f0e-4b8e-9c39-0f4f4d1f6a11")
_PER_OPTION = len(_DECIDED) * len(CONFIDENCES)
_CELL = 7  # bits: five options at most, data/schema/vignette.schema.json, of 18 ways each
_LONGEST = 5_000  # letters that are looked at: a code of five hundred choices has some 1,800
_FOLDS = str.maketrans("018", "OIB")  # digits that are no part of a code, and the letters that look like them


class Refusal(StrEnum):
    """Name why a code is not taken."""

    TORN = "torn"  # a letter was lost or changed, or it is no code at all
    OUTDATED = "outdated"  # of the first kind of codes, which did not say their vignettes' versions
    OTHER_COURSE = "other_course"


class ResumeError(PracticumError):
    """Say why a resume code cannot be read, and what to do."""

    def __init__(self, why: Refusal, message: str) -> None:
        """Take the reason in one word, and in a sentence."""
        super().__init__(message)
        self.why = why


@dataclass(frozen=True)
class Unfolded:
    """What a code holds: attempts, how many choices this course no longer knows, whether forms are swapped."""

    attempts: tuple[Attempt, ...]
    left_out: int
    swapped: bool


def to_code(course: Course, latest: dict[str, Attempt], bank: Iterable[Vignette], swapped: bool = False) -> str:
    """Fold the latest attempts into a code in groups of four; empty if there are none.

    Attempts at an older version of a vignette are left out: their options may mean something else by now.

    Args:
        course: the code is read in this course alone.
        latest: the latest attempt at each vignette, by its id.
        bank: the vignettes that may be in it.
        swapped: whether of two forms the one named second was taken first.
    """
    made: dict[int, tuple[int, int]] = {}
    for vignette in bank:
        attempt = latest.get(vignette.id)
        if attempt and attempt.version == vignette.version and attempt.choice.option in _option_ids(vignette):
            made[vignette.number] = vignette.version, _fold(attempt.choice, vignette)
    if not made:
        return ""
    bits, last = "01"[swapped], 0
    for number in sorted(made):
        version, cell = made[number]
        bits += _gamma(number - last) + _gamma(version) + f"{cell:0{_CELL}b}"
        last = number
    body = _course_hash(course) + int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8))
    letters = base64.b32encode(_checksum(body) + body).decode().rstrip("=")
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def from_code(code: str, course: Course, bank: Iterable[Vignette], at: str) -> Unfolded:
    """Unfold a code into attempts made at `at`; the same code gives the same attempt ids.

    Raises:
        ResumeError: if the code is torn or mistyped, of another course, or of the kind that knew no versions.
    """
    body = _body(code)
    if body[:2] != _course_hash(course):
        raise ResumeError(Refusal.OTHER_COURSE, "the code is of another course. Use it there.")
    bits = "".join(f"{byte:08b}" for byte in body[2:])
    known = {vignette.number: vignette for vignette in bank}
    attempts, all_of_them = [], 0
    for number, version, cell in _cells(bits[1:]):
        all_of_them += 1
        vignette = known.get(number)
        if vignette and vignette.version == version and (choice := _unfold(cell, vignette)):
            attempt_id = str(uuid.uuid5(_NAMESPACE, f"{vignette.id}/{version}/{cell}"))
            attempts.append(Attempt(attempt_id, at, vignette.id, version, 0, choice))
    return Unfolded(tuple(attempts), all_of_them - len(attempts), bits[0] == "1")


def _body(code: str) -> bytes:
    """Check a typed code and take its checksum off."""
    letters = "".join(filter(str.isalnum, code[:_LONGEST])).upper().translate(_FOLDS)
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise ResumeError(
            Refusal.TORN, "the code has letters that no code has, or lacks some. Copy it again."
        ) from error
    if len(raw) > 5 and raw[:3] == _checksum(raw[3:]):
        return raw[3:]
    if len(raw) > 2 and raw[:2] == (zlib.crc32(raw[2:]) & 0xFFFF).to_bytes(2):
        raise ResumeError(Refusal.OUTDATED, "the code was made by an earlier edition. Take the passport file.")
    raise ResumeError(Refusal.TORN, "the code is not whole: a letter was lost or changed on the way. Copy it again.")


def _cells(bits: str) -> Iterator[tuple[int, int, int]]:
    """Walk over the choices in a code: number, version and cell of each; the zeros at the end are none.

    Raises:
        ResumeError: if the bits end in the middle of a choice.
    """
    at = number = 0
    while "1" in bits[at:]:
        step, at = _number(bits, at)
        version, at = _number(bits, at)
        number += step
        cell = bits[at : at + _CELL]
        at += _CELL
        if len(cell) < _CELL:
            raise ResumeError(Refusal.TORN, "the code ends in the middle of a choice. Copy it again.")
        yield number, version, int(cell, 2)


def _gamma(number: int) -> str:
    """Write a number from 1 on in Elias's gamma code: as many zeros as it has further binary digits, then these."""
    return "0" * (number.bit_length() - 1) + f"{number:b}"


def _number(bits: str, at: int) -> tuple[int, int]:
    """Read a number in Elias's gamma code, and say where it ends; 0 where there is none."""
    zeros = len(bits[at:]) - len(bits[at:].lstrip("0"))
    end = at + 2 * zeros + 1
    return int(bits[at:end] or "0", 2), end


def _course_hash(course: Course) -> bytes:
    """Give the two bytes that stand for a course."""
    return (zlib.crc32((course.id or course.title).encode()) & 0xFFFF).to_bytes(2)


def _checksum(body: bytes) -> bytes:
    """Give the three bytes that guard a code; the first kind of codes had another sum of two."""
    return (zlib.crc32(body, 2) & 0xFFFFFF).to_bytes(3)


def _fold(choice: Choice, vignette: Vignette) -> int:
    """Fold a choice into 0 to 89: options by the order of their permanent ids."""
    option = _option_ids(vignette).index(choice.option)
    confidence = min(range(len(CONFIDENCES)), key=lambda i: abs(CONFIDENCES[i] - choice.confidence))
    return option * _PER_OPTION + _DECIDED.index(choice.decided) * len(CONFIDENCES) + confidence


def _unfold(cell: int, vignette: Vignette) -> Choice | None:
    """Unfold a choice; None if the vignette has no such option."""
    option, rest = divmod(cell, _PER_OPTION)
    decided, confidence = divmod(rest, len(CONFIDENCES))
    if option >= len(vignette.options):
        return None
    return Choice(_option_ids(vignette)[option], _DECIDED[decided], CONFIDENCES[confidence])


def _option_ids(vignette: Vignette) -> list[str]:
    """Sort the permanent ids of a vignette's options."""
    return sorted(option.id for option in vignette.options)
