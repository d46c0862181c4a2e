"""Write an attempt or a writing as one line of JSON, and read it back whatever befell it.

This is the one reader of a passport, for a learner's own and for a cohort's: what it accepts keeps every bound below,
so that it can be shown, counted and copied anywhere. A record of a newer course is kept as it is and not judged; torn
and foreign lines are nobody's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain, islice
from typing import Any

FORMAT = 2
_EARLIEST_FORMAT = (
    1  # that a line of today's course may have: it also said how far the text decides, which is passed over
)
MOST_IN_A_LINE = 100_000  # letters: a kept text or note has 10,000, which JSON may write with six letters each
# Times that every zone and system can show: Windows tells no local time before 1970 or after 2999.
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
MOST_VERSIONS = 10_000
_MOST_FIELDS = 100  # of a writing: the longest plan has a dozen
_LONGEST_ID = 100  # letters: a UUID has 36
_SUBJECT = re.compile(r"[\w./-]{1,200}", re.ASCII)  # a vignette, "case/decision", a prompt, or a panel's coding
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a letter: JSON lets it through, no file and no page takes it
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_AROUND = " \t\r\n\ufeff\0"  # what editors, byte order marks and power cuts put around a record
_LIST = "[],"
_START = '{"'
_MOST_STARTS = 20_000  # places in one line at which a record is looked for: as many as a large file has
_AT_ONCE = 200  # lines that are parsed together
_KEY = '"format"'  # stands in every record, so that a large file of something else is passed over quickly
_decode = json.JSONDecoder().raw_decode  # half the time of json.loads, which looks for blanks first
_BROKEN = (AttributeError, KeyError, TypeError, ValueError, OverflowError, OSError)  # what a broken bound raises


@dataclass(frozen=True)
class Choice:
    """What a learner took: an option, and how sure in percent, 0 to 100."""

    option: str
    confidence: int


@dataclass(frozen=True)
class Attempt:
    """A choice as recorded; `at` is a UTC time in ISO 8601, `nth` counts from 1."""

    id: str
    at: str
    vignette: str
    version: int
    nth: int
    choice: Choice
    note: str = ""


@dataclass(frozen=True)
class Writing:
    """What a learner wrote and asked to keep: `of` names the prompt, `answers` are pairs of field and text."""

    id: str
    at: str
    of: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Newer:
    """A record of a newer course, as one line of JSON: kept, and passed over."""

    id: str
    text: str


Record = Attempt | Writing | Newer
Json = dict[str, Any]  # what a line says, before it is checked
Taken = tuple[str, str, str, int, Choice]  # an attempt's id, time, vignette, version and choice


def read(line: str) -> Record | None:
    """Read one line as a record; None for a torn, foreign or overlong one."""
    if _KEY not in line or len(line) > MOST_IN_A_LINE:
        return None
    try:
        said, end = _decode(line)
    except (ValueError, RecursionError):
        return None
    return None if line[end:].strip() else checked(said)


def read_all(lines: Iterable[str]) -> Iterator[tuple[str, Record | None]]:
    """Read lines as records, also where an editor has spread a record over several lines, or made a list of them.

    Args:
        lines: with their ends or without.

    Yields:
        Pieces of the text in their order, each with its record; None where a piece holds none. `is_lost` tells
        what could not be read from blank lines and brackets.
    """
    spread: list[str] = []
    depth = letters = 0
    for line in lines:
        if not spread and (record := read(line)):  # nearly every line of nearly every passport
            yield line, record
            continue
        found = _in_a_line(line) if _KEY in line else []
        if found or not (spread or "{" in line) or letters > MOST_IN_A_LINE:
            yield from ((piece, None) for piece in spread)
            yield from found or [(line, None)]
            spread, depth, letters = [], 0, 0
            continue
        bare = _STRING.sub("", line) if '"' in line else line
        depth += bare.count("{") - bare.count("}")
        spread.append(line)
        letters += len(line)
        if depth <= 0:
            yield from _in_lines(spread)
            spread, depth, letters = [], 0, 0
    yield from ((piece, None) for piece in spread)


def is_lost(piece: str) -> bool:
    """Tell whether a piece without a record holds anything that could have been one."""
    return bool(piece.strip(_AROUND + _LIST))


def checked(said: object) -> Record | None:
    """Check what JSON said against every bound; None for what is no record of ours.

    Args:
        said: anything that `json.loads` gives.
    """
    if not isinstance(said, dict):
        return None
    try:
        return _record(said)
    except _BROKEN:
        return None


def read_taken(lines: Iterable[str]) -> Iterator[Taken | None]:
    """Read a passport's attempts as bare fields, many lines at once while they are whole, since that is quicker.

    A cohort has hundreds of thousands of attempts, and to make each whole takes longer than to check it.

    Yields:
        Attempts in the order of their lines; None for each piece that is lost.
    """
    waiting = iter(lines)
    while group := list(islice(waiting, _AT_ONCE)):
        found = _at_once([line for line in group if not line.isspace()])
        if found is None:  # from the first torn line on one by one
            waiting = chain(group, waiting)
            break
        yield from (each for each in found if each)
    for piece, record in read_all(waiting):
        if isinstance(record, Attempt):
            yield _bare(record)
        elif record is None and is_lost(piece):
            yield None


def written(kept: Record) -> str:
    """Write one record as one line of JSON; a note is left out where there is none."""
    if isinstance(kept, Newer):
        return kept.text
    record = _of_attempt(kept) if isinstance(kept, Attempt) else _of_writing(kept)
    return json.dumps({"format": FORMAT, **record}, ensure_ascii=False)


def is_of_a_code(record_id: str) -> bool:
    """Tell whether an id was worked out from a resume code (a UUID of version 5): two people can have the same."""
    return len(record_id) == 36 and record_id[14] == "5"


def _at_once(group: list[str]) -> list[Taken | tuple[()]] | None:
    """Parse some lines in one go, () for each record that is no attempt; None if one is torn, or they are long."""
    text = ",".join(group)
    if len(text) > MOST_IN_A_LINE:
        return None
    try:
        said = json.loads(f"[{text}]")
    except (ValueError, RecursionError):
        return None
    found = [each for each in map(_quickly, said) if each is not None]
    return found if len(found) == len(said) == len(group) else None


def _quickly(said: object) -> Taken | tuple[()] | None:
    """Check what JSON said as `checked` does, and give of an attempt the bare fields, without its note."""
    if isinstance(said, dict) and said.get("kind") == "attempt" and _is_present(said.get("format")):
        try:
            return _taken(said)
        except _BROKEN:
            return None
    record = checked(said)
    if isinstance(record, Attempt):
        return _bare(record)
    return None if record is None else ()


def _bare(attempt: Attempt) -> Taken:
    """Give of an attempt the bare fields."""
    return attempt.id, attempt.at, attempt.vignette, attempt.version, attempt.choice


def _in_a_line(line: str) -> list[tuple[str, Record | None]]:
    """Find the records of one line: one as a rule; several in a list, or where lines ran into one another.

    Returns:
        Nothing if there is no record in it; else pieces that hold all of the line, each with its record or None.
    """
    text = line.strip(_AROUND)
    if record := read(text) or read(line.strip(_AROUND + _LIST)):
        return [(line, record)]
    pieces: list[tuple[str, Record | None]] = []
    done = at = 0
    for _ in range(_MOST_STARTS):
        at = text.find(_START, at)
        if at < 0:
            break
        record, end = _read_at(text, at)
        if record is None:
            at += 1
            continue
        pieces += [(f"{text[done:at]}\n", None), (f"{written(record)}\n", record)]
        done = at = end
    return [*pieces, (f"{text[done:]}\n", None)] if pieces else []


def _read_at(text: str, at: int) -> tuple[Record | None, int]:
    """Read the record that begins at a place in a text, and say where it ends."""
    try:
        said, length = _decode(text[at : at + MOST_IN_A_LINE])
    except (ValueError, RecursionError):
        return None, at
    return checked(said), at + length


def _in_lines(pieces: list[str]) -> Iterator[tuple[str, Record | None]]:
    """Put together what stands in several lines; each stands by itself where that gives no record."""
    text = "".join(pieces)
    if record := read(text.strip(_AROUND + _LIST)):
        yield text, record
    else:
        yield from ((piece, None) for piece in pieces)


def _record(said: Json) -> Record | None:
    """Make a record of what a line says, or raise where it breaks a bound."""
    number, kind = said["format"], said.get("kind")
    if type(number) is not int or number < 0:
        return None
    if number == 0:
        said = _from_draft(said)
    elif number > FORMAT or kind not in ("attempt", "writing"):
        return _newer(said)
    return _attempt(said) if kind == "attempt" else _writing(said)


def _newer(said: Json) -> Newer:
    text = json.dumps(said, ensure_ascii=False)
    return Newer(_id(said["id"]), json.dumps(said) if _SURROGATE.search(text) else text)


def _attempt(said: Json) -> Attempt:
    """Read an attempt; which try it was is derived later."""
    name, at, vignette, version, choice = _taken(said)
    return Attempt(name, at, vignette, version, 0, choice, _text(said.get("note") or ""))


def _is_present(number: object) -> bool:
    """Tell whether a record is of a format that is read as it stands; True is no number."""
    return type(number) is int and _EARLIEST_FORMAT <= number <= FORMAT


def _taken(said: Json) -> Taken:
    """Read what an attempt says, and see that its note is one."""
    version, confidence, note = said["version"], said["confidence"], said.get("note")
    if note and not isinstance(note, str):
        raise TypeError(note)
    if type(version) is not int or type(confidence) is not int:  # True, 1.0 and "1" are no numbers here
        raise TypeError(version, confidence)
    if not 1 <= version <= MOST_VERSIONS or not 0 <= confidence <= 100:
        raise ValueError(version, confidence)
    choice = _choice(said["option"], confidence)
    return _id(said["id"]), _utc(said["at"]), _subject(said["vignette"]), version, choice


@lru_cache(maxsize=4096)  # a course has some hundred options, and a cohort chooses them again and again
def _choice(option: str, confidence: int) -> Choice:
    return Choice(_id(option), confidence)


@lru_cache(maxsize=1024)
def _subject(said: str) -> str:
    if not _SUBJECT.fullmatch(said):
        raise ValueError(said)
    return said


def _writing(said: Json) -> Writing:
    answers = tuple((_text(field), _text(text)) for field, text in said["answers"].items())
    if len(answers) > _MOST_FIELDS:
        raise ValueError(len(answers))
    return Writing(_id(said["id"]), _utc(said["at"]), _subject(said["of"]), answers)


def _id(said: str) -> str:
    """Take a name of letters, digits and dashes."""
    if len(said) <= _LONGEST_ID and said.isascii() and said.replace("-", "").isalnum():
        return said
    raise ValueError(said)


def _text(said: object) -> str:
    """Take a text; half a letter in it becomes the sign for what could not be read."""
    if not isinstance(said, str):
        raise TypeError(said)
    return _SURROGATE.sub("\ufffd", said)


def _utc(said: str) -> str:
    """Bring a time to UTC, so that times sort as text, and hold it to what every zone can show."""
    at = datetime.fromisoformat(said)
    utc = at if at.tzinfo is UTC else at.astimezone(UTC)
    if not EARLIEST <= utc < LATEST:
        raise ValueError(said)
    is_plain = len(said) == 29 and said[7] == "-" and said[10] == "T" and said[19] == "." and said[23:] == "+00:00"
    return said if is_plain else utc.isoformat(timespec="milliseconds")


def _of_attempt(kept: Attempt) -> Json:
    record = {
        "kind": "attempt",
        "id": kept.id,
        "at": kept.at,
        "vignette": kept.vignette,
        "version": kept.version,
        "option": kept.choice.option,
        "confidence": kept.choice.confidence,
    }
    return record | ({"note": kept.note} if kept.note else {})


def _of_writing(kept: Writing) -> Json:
    return {"kind": "writing", "id": kept.id, "at": kept.at, "of": kept.of, "answers": dict(kept.answers)}


def _from_draft(said: Json) -> Json:
    """Bring a record of format 0, the draft's, up to date: it kept confidence as a share, time in seconds."""
    at = datetime.fromtimestamp(said["at"], UTC).isoformat(timespec="milliseconds")
    return {**said, "format": FORMAT, "at": at, "confidence": round(said["confidence"] * 100)}
