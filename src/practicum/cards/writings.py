"""A learner's own words on a page: kept when asked, found again, taken out."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime

from .. import words
from ..content.library import named, open_library
from ..passport.file import Passport, PassportError, default_path, now
from ..passport.lines import Writing
from ..widgets.base import calmly
from . import papers
from .writing import WritingBox

MOST_IN_A_BOX = 10_000  # characters: about four pages, more than any prompt asks for
MOST_IN_A_PLAN = 2_500  # characters: what one printed page holds


@calmly
def write(prompt_id: str) -> WritingBox:
    """Show a box to write in; it is kept in the passport only when a learner asks for it."""
    asked = named(open_library().course.prompts, prompt_id, "course.toml")
    return _box(papers.prompt(asked, MOST_IN_A_BOX))


@calmly
def plan() -> WritingBox:
    """Show the consultation plan: what to notice, to whom to speak, and how to begin."""
    return _box(papers.plan(MOST_IN_A_PLAN))


def kept(of: str, passport: Passport) -> dict | None:
    """Find what is kept for a prompt, in the form that a page redraws."""
    try:
        writing = passport.writings().get(of)
    except PassportError:
        return None
    return _redrawn(writing, passport) if writing else None


def keep(of: str, fields: Collection[str], most: int, message: dict, passport: Passport) -> dict:
    """Keep what a page sent, and say how it went in words for the learner.

    Args:
        of: the prompt's id.
        fields: the names of the prompt's fields; a text under any other name is refused.
        most: how many characters are kept at most.
        message: the page's: {"id": a UUID, "answers": {field: text}}.
        passport: where it is kept.
    """
    try:
        writing = Writing(str(uuid.UUID(str(message.get("id")))), now(), of, _answers(message, fields, most))
        gone, known = passport.is_gone(), passport.writings().get(of)
        if known is None or known.answers != writing.answers:
            passport.record([writing])
    except PassportError:
        return {"kind": "unkept", "remark": _say("unkept", passport)}
    except ValueError:
        return {"kind": "refused", "remark": _say("refused", passport)}
    remark = " ".join(_say(key, passport) for key in ("kept", *(["gone"] if gone else [])))
    return {"kind": "kept", "remark": remark, "kept": _redrawn(writing, passport)}


def forget(of: str, passport: Passport) -> dict:
    """Take every kept version of a writing out of the passport, and say how it went."""
    try:
        passport.forget(of)
    except PassportError:
        return {"kind": "unforgotten", "remark": _say("unforgotten", passport)}
    return {"kind": "forgotten", "remark": _say("forgotten", passport), "kept": None}


def _box(shown: dict) -> WritingBox:
    """Open a writing box as it was kept."""
    passport, of, fields = Passport(default_path()), shown["id"], papers.fields(shown)
    return WritingBox(
        {**shown, "place": passport.place},
        kept(of, passport),
        on_keep=lambda message: keep(of, fields, shown["most"], message, passport),
        on_forget=lambda: forget(of, passport),
    )


def _answers(message: dict, fields: Collection[str], most: int) -> tuple[tuple[str, str], ...]:
    """Check what a page sent: texts of this prompt's fields, not empty, and not too long."""
    sent = message.get("answers")
    if not isinstance(sent, dict) or not all(isinstance(text, str) for text in sent.values()):
        raise ValueError(sent)
    answers = tuple((field, text.strip()) for field, text in sent.items() if text.strip())
    length = sum(len(text) for _, text in answers)
    if not set(sent) <= set(fields) or not 0 < length <= most:
        raise ValueError(length)
    return answers


def _redrawn(writing: Writing, passport: Passport) -> dict:
    day = datetime.fromisoformat(writing.at).astimezone().date()
    return {"answers": dict(writing.answers), "remark": _say("left", passport, day=day)}


def _say(key: str, passport: Passport, **gaps: object) -> str:
    return words.writing.outcomes()[key].format(file=passport.path.name, **gaps)
