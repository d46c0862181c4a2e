"""Write an attempt or a writing as one line of JSON, and read it back whatever befell it.

Records of a newer course are kept as they are and passed over; torn and foreign lines are nobody's.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from .model import Attempt, Choice, Decided, Writing

FORMAT = 1


def parse(line: str) -> dict | None:
    """Read one line as a record, brought up to the present format; None for a torn or foreign line."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    if record.get("format") == 0:
        record = _from_draft(record)
    if not isinstance(record.get("id"), str) or not isinstance(record.get("format"), int):
        return None
    try:
        if is_attempt(record):
            attempt(record)
        elif is_writing(record):
            writing(record)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        return None
    return record


def is_attempt(record: dict) -> bool:
    """Tell whether a record is an attempt that this course knows how to read."""
    return record["format"] == FORMAT and record.get("kind") == "attempt"


def is_writing(record: dict) -> bool:
    """Tell whether a record is a writing that this course knows how to read."""
    return record["format"] == FORMAT and record.get("kind") == "writing"


def attempt(record: dict) -> Attempt:
    """Read an attempt from a record; which try it was is derived later."""
    choice = Choice(str(record["option"]), Decided(record["decided"]), int(record["confidence"]))
    vignette, version = str(record["vignette"]), int(record["version"])
    return Attempt(record["id"], _utc(record["at"]), vignette, version, 0, choice, str(record.get("note") or ""))


def writing(record: dict) -> Writing:
    """Read a writing from a record."""
    answers = tuple((str(field), str(text)) for field, text in record["answers"].items())
    return Writing(record["id"], _utc(record["at"]), str(record["of"]), answers)


def line(kept: Attempt | Writing) -> str:
    """Write one record as one line of JSON; a note is left out where there is none."""
    record = _of_attempt(kept) if isinstance(kept, Attempt) else _of_writing(kept)
    return json.dumps({"format": FORMAT, **record}, ensure_ascii=False)


def present(record: dict) -> str | None:
    """Write a record that was read as this course writes it; None for one that is too new to judge."""
    if is_attempt(record):
        return line(attempt(record))
    return line(writing(record)) if is_writing(record) else None


def _of_attempt(kept: Attempt) -> dict:
    record = {
        "kind": "attempt",
        "id": kept.id,
        "at": kept.at,
        "vignette": kept.vignette,
        "version": kept.version,
        "option": kept.choice.option,
        "decided": kept.choice.decided.value,
        "confidence": kept.choice.confidence,
    }
    return record | ({"note": kept.note} if kept.note else {})


def _of_writing(kept: Writing) -> dict:
    return {"kind": "writing", "id": kept.id, "at": kept.at, "of": kept.of, "answers": dict(kept.answers)}


def _utc(at: str) -> str:
    """Bring a time to UTC, so that times sort as text."""
    return datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="milliseconds")


def _from_draft(record: dict) -> dict:
    """Bring a record of format 0, the draft's, up to date: it kept confidence as a share, time in seconds."""
    try:
        at = datetime.fromtimestamp(record["at"], UTC).isoformat(timespec="milliseconds")
        return {**record, "format": FORMAT, "at": at, "confidence": round(record["confidence"] * 100)}
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return {}
