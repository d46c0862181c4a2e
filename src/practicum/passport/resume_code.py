"""Fold the latest choices of a passport into a short code, and unfold them elsewhere.

A code says of which course it is, and of each choice at which vignette or decision, at which version of it, and what
was chosen: whatever this course does not know is left out and counted, and nothing is taken for something else. A
checksum catches a slip of the pen; base32 keeps to letters and digits that are hard to mix up. Notes, times and
earlier tries are not in it: for those there is the passport file.

The bits, first to last: a checksum of 24; the course's own id, five bits a letter and five zeros at its end; whether
of two forms the one named second was taken first; how many vignettes follow; of each vignette, in the order of the
permanent numbers, how far its number is from the one before, its version, and a choice in five bits; then of each
case the same two, how many decisions it has and, in the order of its file, a bit for each decision, after a 1 whether
it is on the way that stands, and the choice. Numbers are in Elias's gamma code; zeros fill the last byte, and no case
is zeros alone.

The id is there whole, since a hash of it would pass for another course's, and can be told to whoever has mixed two
courses up. It begins in the middle of a letter, so that nobody reads off a calendar what the course is about.
"""

from __future__ import annotations

import base64
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from ..content.case import Case
from ..content.model import SURENESSES, Course, PracticumError, Vignette, sureness, surenesses
from .case_walk import walk
from .lines import Attempt, Choice
from .progress import is_present

_Numbered = TypeVar("_Numbered", Vignette, Case)

_NAMESPACE = uuid.UUID("3f6f0a0e-7a53-4a0b-9d0e-0b1c5f0c9a7d")
_LETTERS = "\0abcdefghijklmnopqrstuvwxyz-"  # of a course's id; a digit is a sign of its own, and the digit after it
_LETTER = 5  # bits
_DIGIT = len(_LETTERS)
_CELL = 5  # bits: six options at most, of five words each
_CHECKSUM = 3  # bytes
_SEED = 3  # of the checksum: each kind of codes had another, so that none passes for another's
_LONGEST = 5_000  # letters that are looked at: a code of five hundred choices has some 900
_FOLDS = str.maketrans("018", "OIB")  # digits that are no part of a code, and the letters that look like them


class Refusal(StrEnum):
    """Name why a code is not taken."""

    TORN = "torn"  # a letter was lost or changed, or it is no code at all
    OUTDATED = "outdated"  # of an earlier kind of codes, which asked for other things than this course does
    OTHER_COURSE = "other_course"


class ResumeError(PracticumError):
    """Say why a resume code cannot be read, and what to do."""

    def __init__(self, why: Refusal, message: str, course: str = "") -> None:
        """Take the reason in one word and in a sentence, and the id of the course that the code is of."""
        super().__init__(message)
        self.why, self.course = why, course


@dataclass(frozen=True)
class Unfolded:
    """What a code holds: attempts, and how many choices this course no longer knows."""

    attempts: tuple[Attempt, ...]
    left_out: int


def to_code(
    course: Course,
    latest: dict[str, Attempt],
    bank: Iterable[Vignette],
    swapped: bool = False,
    cases: Iterable[Case] = (),
) -> str:
    """Fold the latest attempts into a code in groups of four; empty if there are none.

    Attempts at an older version are left out: their options may mean something else by now.

    Args:
        course: the code is read in this course alone.
        latest: the latest attempt at each vignette and decision, by its id.
        bank: the vignettes that may be in it.
        swapped: whether of two forms the one named second was taken first.
        cases: the cases whose decisions may be in it.
    """
    taken = {each.number: each for each in bank if each.id in latest and is_present(latest[each.id], each)}
    told = {case.number: case for case in cases if walk(case, latest.values()).steps}
    if not taken and not told:
        return ""
    bits = _name(course) + "01"[swapped] + _gamma(len(taken) + 1)
    for step, vignette in _steps(taken):
        bits += _gamma(step) + _gamma(vignette.version) + _cell(vignette, latest[vignette.id].choice)
    for step, case in _steps(told):
        bits += _gamma(step) + _gamma(case.version) + _way(case, latest)
    body = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8))
    letters = base64.b32encode(_checksum(body) + body).decode().rstrip("=")
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def from_code(code: str, course: Course, bank: Iterable[Vignette], at: str, cases: Iterable[Case] = ()) -> Unfolded:
    """Unfold a code into attempts made at `at`; the same code gives the same attempt ids.

    A moment parts what came before from what came after, as times did where the code was made: the form taken first
    from the other, and decisions that were left behind from the way that stands.

    Raises:
        ResumeError: if the code is torn or mistyped, of another course, or of an earlier kind.
    """
    bits = _Bits(_body(code))
    named = bits.name()
    if named != _id(course):
        raise ResumeError(Refusal.OTHER_COURSE, f'the code is of another course, "{named}". Use it there.', named)
    swapped = bits.take(1)
    found = [*_vignettes(bits, bank, at), *_cases(bits, cases, at)]
    first = course.forms[swapped].vignettes if len(course.forms) == 2 else ()
    attempts = [replace(made, at=_before(at)) if made.vignette in first else made for made in found if made]
    return Unfolded(tuple(attempts), len(found) - len(attempts))


def _body(code: str) -> bytes:
    """Check a typed code and take its checksum off."""
    letters = "".join(filter(str.isalnum, code[:_LONGEST])).upper().translate(_FOLDS)
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise ResumeError(
            Refusal.TORN, "the code has letters that no code has, or lacks some. Copy it again."
        ) from error
    if len(raw) > _CHECKSUM and raw[:_CHECKSUM] == _checksum(raw[_CHECKSUM:]):
        return raw[_CHECKSUM:]
    if _is_outdated(raw):
        raise ResumeError(Refusal.OUTDATED, "the code was made by an earlier edition. Take the passport file.")
    raise ResumeError(Refusal.TORN, "the code is not whole: a letter was lost or changed on the way. Copy it again.")


def _is_outdated(raw: bytes) -> bool:
    """Tell whether the bytes are a code of an earlier kind: the first had a sum of two bytes, the second of three."""
    second = len(raw) > 5 and raw[:3] == (zlib.crc32(raw[3:], 2) & 0xFFFFFF).to_bytes(3)
    return second or (len(raw) > 2 and raw[:2] == (zlib.crc32(raw[2:]) & 0xFFFF).to_bytes(2))


def _checksum(body: bytes) -> bytes:
    """Give the bytes that guard a code."""
    return (zlib.crc32(body, _SEED) & 0xFFFFFF).to_bytes(_CHECKSUM)


# ---- Fold


def _id(course: Course) -> str:
    """Name a course: by its id, or else by a sum of its title that no id looks like."""
    return course.id or f"-{zlib.crc32(course.title.encode()):x}"


def _name(course: Course) -> str:
    """Write a course's name in bits."""
    said = [[_DIGIT, int(letter)] if letter.isdigit() else [_LETTERS.index(letter)] for letter in _id(course)]
    return "".join(f"{part:0{_LETTER}b}" for letter in [*said, [0]] for part in letter)


def _steps(shelf: Mapping[int, _Numbered]) -> Iterator[tuple[int, _Numbered]]:
    """Give in the order of their numbers how far each is from the one before."""
    last = 0
    for number, each in sorted(shelf.items()):
        yield number - last, each
        last = number


def _way(case: Case, latest: dict[str, Attempt]) -> str:
    """Write the choices at a case's decisions, and which of them are on the way that stands."""
    on_way = {step.decision.id for step in walk(case, latest.values()).steps}
    bits = _gamma(len(case.decisions))
    for decision in case.decisions:
        attempt = latest.get(decision.id)
        taken = attempt and is_present(attempt, decision)
        bits += f"1{'01'[decision.id in on_way]}{_cell(decision, attempt.choice)}" if attempt and taken else "0"
    return bits


def _cell(vignette: Vignette, choice: Choice) -> str:
    """Write a choice in bits: the place of the option among the permanent ids, and of the word for how sure."""
    option = _option_ids(vignette).index(choice.option)
    return f"{option * SURENESSES + sureness(vignette, choice.confidence):0{_CELL}b}"


def _gamma(number: int) -> str:
    """Write a number from 1 on in Elias's gamma code: as many zeros as it has further binary digits, then these."""
    return "0" * (number.bit_length() - 1) + f"{number:b}"


def _option_ids(vignette: Vignette) -> list[str]:
    """Sort the permanent ids of a vignette's options."""
    return sorted(option.id for option in vignette.options)


# ---- Unfold


class _Bits:
    """Bits that are read from the front.

    Raises:
        ResumeError: from whatever reads beyond the end.
    """

    def __init__(self, body: bytes) -> None:
        self._bits, self._at = "".join(f"{byte:08b}" for byte in body), 0

    def more(self) -> bool:
        """Tell whether anything follows but the zeros that fill the last byte."""
        return self._bits.find("1", self._at) >= 0

    def take(self, count: int) -> int:
        """Read a number of so many bits."""
        end = self._at + count
        if end > len(self._bits):
            raise ResumeError(Refusal.TORN, "the code ends in the middle of a choice. Copy it again.")
        cell, self._at = self._bits[self._at : end], end
        return int(cell, 2)

    def number(self) -> int:
        """Read a number in Elias's gamma code."""
        first = self._bits.find("1", self._at)
        return self.take(2 * (first - self._at) + 1 if first >= 0 else len(self._bits) + 1)

    def name(self) -> str:
        """Read a course's name."""
        said = ""
        while part := self.take(_LETTER):
            said += _LETTERS[part] if part < _DIGIT else str(self.take(_LETTER))
        return said


def _vignettes(bits: _Bits, bank: Iterable[Vignette], at: str) -> Iterator[Attempt | None]:
    """Walk over the choices at vignettes; None for each that this course does not know."""
    known, number = {vignette.number: vignette for vignette in bank}, 0
    for _ in range(bits.number() - 1):
        number += bits.number()
        version, cell = bits.number(), bits.take(_CELL)
        vignette = known.get(number)
        yield _attempt(vignette, cell, at) if vignette and vignette.version == version else None


def _cases(bits: _Bits, cases: Iterable[Case], at: str) -> Iterator[Attempt | None]:
    """Walk over the choices at the decisions of cases; None for each that this course does not know."""
    known, number = {case.number: case for case in cases}, 0
    while bits.more():
        number += bits.number()
        version, count = bits.number(), bits.number()
        case = known.get(number)
        is_known = case and case.version == version and len(case.decisions) == count
        decisions = case.decisions if case and is_known else ()
        for nth in range(count):
            if bits.take(1):
                stands, cell = bits.take(1), bits.take(_CELL)
                yield _attempt(decisions[nth], cell, at if stands else _before(at)) if decisions else None


def _attempt(vignette: Vignette, cell: int, at: str) -> Attempt | None:
    """Read a choice; None if the vignette has no such option."""
    option, place = divmod(cell, SURENESSES)
    if option >= len(vignette.options):
        return None
    choice = Choice(_option_ids(vignette)[option], surenesses(vignette)[place])
    said = f"{vignette.id} {vignette.version} {choice.option} {choice.confidence}"
    return Attempt(str(uuid.uuid5(_NAMESPACE, said)), at, vignette.id, vignette.version, 0, choice)


def _before(at: str) -> str:
    """Give the time a second earlier."""
    return (datetime.fromisoformat(at) - timedelta(seconds=1)).isoformat(timespec="milliseconds")
