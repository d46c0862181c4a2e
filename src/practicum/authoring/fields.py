"""What rules take out of a file and measure it with: its tables, ids, words, quotations and doubles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ..content.faults import Trail
from .legible import Found, Table, shown, texts

MAX_QUOTED = 10  # words of the article in one quotation, whose licence is unknown

_ID = re.compile(r"[a-z0-9-]{1,80}")  # what may be offered as an id
_VERDICT = re.compile(r"\b(in)?correct(ly)?\b|\bwrong(ly)?\b|\bscored?\b|\bfailed\b|\bmistakes?\b", re.IGNORECASE)
_QUOTED = re.compile(r"„([^“”]*)[“”]|“([^”]*)(?:”|$)|«([^»]*)(?:»|$)|»([^«]*)(?:«|$)|\"([^\"]*)(?:\"|$)")
# In single quotes it may be speech, unless a sentence of the article is named after it.
_SINGLE = re.compile(r"(?:^|(?<=[\s(]))['‘]((?:(?![\s(]['‘]).)*?)['’](?= ?\(S\d)", re.DOTALL)
_SENTENCE = re.compile(r"S(?<!\wS)(\d{2,})\b")  # begins with its letter: found four times as fast


def tables(raw: object, key: str) -> list[Table]:
    """Take the tables under a key; whatever is no table is the schema's to complain of."""
    found = raw.get(key) if isinstance(raw, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def table(raw: Table, key: str) -> Table:
    """Take the table under a key; whatever is none is the schema's to complain of."""
    found = raw.get(key)
    return found if isinstance(found, dict) else {}


def ids(raw: Table, key: str) -> list[str]:
    """Take the ids under a key; whatever is no text is the schema's to complain of."""
    found = raw.get(key)
    return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []


def length(raw: Table, key: str, least: int, most: int) -> Iterator[Found]:
    """Check how many words a text has."""
    words = len((raw.get(key) or "").split())
    if not least <= words <= most:
        yield (key,), f"the {key} has {words} words", f"Write {least} to {most}"


def doubles(key: str, things: list[Table], field: str = "id") -> Iterator[Found]:
    """Check that under a key no id stands twice, or no text of another field: nobody could tell the two apart."""
    yield from (((key, index), what, todo) for index, what, todo in doubled(things, field))


def doubled(things: list[Table], field: str) -> Iterator[tuple[int, str, str]]:
    """Find the tables that have an id, or a text of another field, which stands further up."""
    seen: set[object] = set()
    for index, thing in enumerate(things):
        name = thing.get(field)
        alike = plain(name) if isinstance(name, str) and field != "id" else name
        if alike is not None and alike in seen:
            what = f"{shown(name)} stands here twice" if field == "id" else f"two have the {field} {shown(name)}"
            yield index, what, f"Give one of them another {field}"
        seen.add(alike)


def plain(text: str) -> str:
    """Bring a text to the form in which it is compared: without case, and with single blanks."""
    return " ".join(text.casefold().split())


def spoken(said: list[tuple[Trail, str | None]]) -> Iterator[Found]:
    """Find verdicts in what the course says in its own voice."""
    for trail, text in said:
        if verdict := _VERDICT.search(text or ""):
            yield trail, f'"{verdict[0]}" is a verdict', "Say what agrees and what conflicts instead"


def quotations(said: Iterable[tuple[Trail, str | None]]) -> Iterator[Found]:
    """Find quotations of the article that are too long."""
    for trail, text in said:
        singly = _SINGLE.finditer(text) if text and "(S" in text else ()
        for found in (*_QUOTED.finditer(text or ""), *singly):
            words = len(found[found.lastindex].split())
            if words > MAX_QUOTED:
                yield trail, f"a quotation has {words} words", f"Quote at most {MAX_QUOTED}"


def sentences(raw: Table, count: int) -> Iterator[Found]:
    """Find mentions of a sentence, such as S05, that the article does not have."""
    for trail, text in texts(raw):
        for found in _SENTENCE.finditer(text):
            if not 1 <= int(found[1]) <= count:
                yield trail, f"{found[0]} is no sentence of the article", f"Name one of S01 to S{count:02}"


def listed(names: Collection[object]) -> str:
    """Name ids in a message, as far as they can be offered as such."""
    return ", ".join(sorted(str(name) for name in names if is_id(name)))


def is_id(name: object) -> bool:
    """Tell whether a value may be offered as an id."""
    return isinstance(name, str) and bool(_ID.fullmatch(name))
