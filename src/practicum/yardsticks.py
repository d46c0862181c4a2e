"""What the rules of good content measure with: tables and ids, lengths, doubles, tone and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .faults import Trail

MAX_QUOTED = 10  # words of the article in one quotation, whose licence is unknown

_VERDICT = re.compile(r"\b(in)?correct(ly)?\b|\bwrong(ly)?\b|\bscored?\b|\bfailed\b|\bmistakes?\b", re.IGNORECASE)
_QUOTED = re.compile(r"“([^”]*)”")

Found = tuple[Trail, str, str]


def tables(raw: object, key: str) -> list[dict]:
    """Take the tables under a key; whatever is no table is the schema's to complain of."""
    found = raw.get(key) if isinstance(raw, dict) else None
    return [table for table in found if isinstance(table, dict)] if isinstance(found, list) else []


def ids(raw: dict, key: str) -> list[str]:
    """Take the ids under a key; whatever is no text is the schema's to complain of."""
    found = raw.get(key)
    return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []


def length(raw: dict, key: str, least: int, most: int) -> Iterator[Found]:
    """Check how many words a text has."""
    words = len((raw.get(key) or "").split())
    if not least <= words <= most:
        yield (key,), f"the {key} has {words} words", f"Write {least} to {most}"


def doubles(key: str, things: list[dict]) -> Iterator[Found]:
    """Check that no id stands twice."""
    seen: set[str] = set()
    for index, thing in enumerate(things):
        name = thing.get("id")
        if name in seen:
            yield (key, index), f'"{name}" stands here twice', "Give one of them another id"
        seen.add(name)


def spoken(said: list[tuple[Trail, str | None]]) -> Iterator[Found]:
    """Find verdicts and long quotations in what the course says in its own voice."""
    for trail, text in said:
        if verdict := _VERDICT.search(text or ""):
            yield trail, f'"{verdict[0]}" is a verdict', "Say how it stands to the text instead"
    yield from quotations(said)


def quotations(said: list[tuple[Trail, str | None]]) -> Iterator[Found]:
    """Find quotations of the article that are too long."""
    for trail, text in said:
        for quoted in _QUOTED.findall(text or ""):
            if len(quoted.split()) > MAX_QUOTED:
                yield trail, f"a quotation has {len(quoted.split())} words", f"Quote at most {MAX_QUOTED}"
