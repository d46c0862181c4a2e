"""A workshop: a room, joined by a code, votes on a vignette, discusses it, and votes again."""

from __future__ import annotations

HOURS = 12  # that a room lives
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32: none that are mixed up when read aloud
CODE_LENGTH = 8  # letters of 5 bits each: 40 bits

_ALIKE = str.maketrans("OILU", "011V")  # what people type for a letter that the code has not


def plain_code(code: str) -> str:
    """Read a code as somebody typed it: case, hyphens and look-alikes do not matter."""
    return "".join(filter(str.isalnum, code)).upper().translate(_ALIKE)


def is_code(code: str) -> bool:
    """Tell whether some room could have this code, written plainly."""
    return len(code) == CODE_LENGTH and set(code) <= set(LETTERS)
