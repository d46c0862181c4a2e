"""Fold the latest choices of a passport into a short code, and unfold them elsewhere.

One byte a vignette, at the place of its permanent number: option, decided-judgement and confidence together,
and whether the vignette's version is odd, so that a choice does not slip into the next version unseen. A last
byte may say that the two forms were taken in the other order: without times a code would not tell. A checksum
catches a slip of the pen; base32 keeps to letters and digits that are hard to mix up. Notes, times and earlier
tries are not in it: for those there is the passport file.
"""

from __future__ import annotations

import base64
import uuid
import zlib
from collections.abc import Iterable

from .model import CONFIDENCES, Attempt, Choice, Decided, PracticumError, Vignette

_DECIDED = tuple(Decided)
_NAMESPACE = uuid.UUID("5b0c2a58-6f0e-4b8e-9c39-0f4f4d1f6a11")
_PER_OPTION = len(_DECIDED) * len(CONFIDENCES)
_PER_VERSION = 5 * _PER_OPTION  # at most five options: data/schema/vignette.schema.json
_TURNED = b"\xff"  # no choice folds into it, so whoever does not know it passes it over


class ResumeError(PracticumError):
    """Say why a resume code cannot be read, and what to do."""


def to_code(latest: dict[str, Attempt], bank: Iterable[Vignette], turned: bool = False) -> str:
    """Fold the latest attempts into a code in groups of four; empty if there are none.

    Attempts at an older version of a vignette are left out: their options may mean something else by now.
    `turned` is kept in it: that of two forms the one named second was taken first.
    """
    cells: dict[int, int] = {}
    for vignette in bank:
        attempt = latest.get(vignette.id)
        if attempt and attempt.version == vignette.version and attempt.choice.option in _option_ids(vignette):
            cells[vignette.number] = _fold(attempt.choice, vignette)
    if not cells:
        return ""
    body = bytes(cells.get(number, 0) for number in range(1, max(cells) + 1)) + _TURNED * turned
    letters = base64.b32encode(_checksum(body) + body).decode().rstrip("=")
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def from_code(code: str, bank: Iterable[Vignette], at: str) -> tuple[Attempt, ...]:
    """Unfold a code into attempts made at `at`; the same code gives the same attempt ids.

    Raises:
        ResumeError: if the code is torn or mistyped.
    """
    body = _body(code)
    attempts = []
    for vignette in bank:
        cell = body[vignette.number - 1] if vignette.number <= len(body) else 0
        if cell and (choice := _unfold(cell, vignette)):
            name = f"{vignette.id}/{vignette.version}/{cell}"
            attempt_id = str(uuid.uuid5(_NAMESPACE, name))
            attempts.append(Attempt(attempt_id, at, vignette.id, vignette.version, 0, choice))
    return tuple(attempts)


def is_turned(code: str) -> bool:
    """Tell whether of two forms the one named second was taken first.

    Raises:
        ResumeError: if the code is torn or mistyped.
    """
    return _body(code).endswith(_TURNED)


def _body(code: str) -> bytes:
    """Check a typed code and take its checksum off."""
    letters = "".join(filter(str.isalnum, code)).upper().replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise ResumeError("the code has letters that no code has, or lacks some. Copy it again.") from error
    if len(raw) < 3 or raw[:2] != _checksum(raw[2:]):
        raise ResumeError("the code is not whole: a letter was lost or changed on the way. Copy it again.")
    return raw[2:]


def _checksum(body: bytes) -> bytes:
    """Give the two bytes that guard a code."""
    return (zlib.crc32(body) & 0xFFFF).to_bytes(2, "big")


def _fold(choice: Choice, vignette: Vignette) -> int:
    """Fold a choice into 1 to 180: options by the order of their permanent ids."""
    option = _option_ids(vignette).index(choice.option)
    confidence = min(range(len(CONFIDENCES)), key=lambda i: abs(CONFIDENCES[i] - choice.confidence))
    cell = 1 + option * _PER_OPTION + _DECIDED.index(choice.decided) * len(CONFIDENCES) + confidence
    return cell + vignette.version % 2 * _PER_VERSION


def _unfold(cell: int, vignette: Vignette) -> Choice | None:
    """Unfold a choice; None if the vignette has no such option, or is of another version by now."""
    odd, cell = divmod(cell - 1, _PER_VERSION)
    option, rest = divmod(cell, _PER_OPTION)
    decided, confidence = divmod(rest, len(CONFIDENCES))
    if odd != vignette.version % 2 or option >= len(vignette.options):
        return None
    return Choice(_option_ids(vignette)[option], _DECIDED[decided], CONFIDENCES[confidence])


def _option_ids(vignette: Vignette) -> list[str]:
    """Sort the permanent ids of a vignette's options."""
    return sorted(option.id for option in vignette.options)
