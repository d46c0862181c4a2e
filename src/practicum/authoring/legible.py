"""See that every text of a file can be read where it is shown, and show a value within a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from ..content.faults import Trail

Found = tuple[Trail, str, str]
Table = dict[str, Any]  # of a TOML file, which holds whatever an author wrote

MOST = 4_000  # characters of one text: two pages
LONGEST = 200  # characters without a blank: an address may be long, and no word is
_SHOWN = 60  # characters of a value within a message

# Signs that are not seen, or that turn about what stands after them: controls, overrides of direction, blanks without
# width, fillers, a sign that was lost in copying, signs for private use, and signs that are none.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u115f\u1160\u180e\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_HEAPED = re.compile("[\u0300-\u036f]{5,}")  # more accents on one letter than any language has
_ONE_LINE = frozenset({"title", "ask", "notebook", "kind", "phrase"})


def legible(raw: Table) -> Iterator[Found]:
    """Find texts that are blank, too long to be shown, or that hold signs which nobody sees."""
    for trail, text in texts(raw):
        if found := _UNSEEN.search(text) or _HEAPED.search(text):
            sign = found[0][-1]
            name = unicodedata.name(sign, "a control sign" if ord(sign) < 160 else "no letter").lower()
            what = f"{_field(trail)} has a sign that is not seen, U+{ord(sign):04X} ({name})"
            yield trail, what, "Delete it, or type the text again"
        elif text and not text.strip():
            yield trail, f"{_field(trail)} is blank", "Write something there, or nothing between the quotes"
        elif len(text) > MOST:
            yield trail, f"{_field(trail)} has {len(text)} characters", f"Write at most {MOST}"
        elif len(text) > LONGEST and (longest := max(map(len, text.split()))) > LONGEST:
            what = f"{_field(trail)} has {longest} characters without a blank"
            yield trail, what, f"Put a blank after {LONGEST} at the latest"
        elif trail[-1] in _ONE_LINE and "\n" in text:
            yield trail, f"{_field(trail)} has more than one line", "Write it in one line"


def texts(raw: Table) -> Iterator[tuple[Trail, str]]:
    """Walk over all texts of a file, in its order."""
    waiting: list[tuple[Trail, Iterator[tuple[str | int, Any]]]] = [((), iter(raw.items()))]
    while waiting:
        trail, entries = waiting[-1]
        for key, value in entries:
            if isinstance(value, str):
                yield (*trail, key), value
            elif isinstance(value, dict | list):
                waiting.append(((*trail, key), enumerate(value) if isinstance(value, list) else iter(value.items())))
                break
        else:
            waiting.pop()


def shown(value: object) -> str:
    """Show a value within a message, as one would write it in the file; long ones are cut."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) >= 10**15:
        return "a number of more than 15 digits"
    text = _HEAPED.sub("…", str(value))
    text = _UNSEEN.sub(lambda found: f"(U+{ord(found[0][-1]):04X})", text).replace("\n", " ")
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]} …"'


def _field(trail: Trail) -> str:
    names = [step for step in trail if isinstance(step, str)]
    return names[-1] if names else "the file"
