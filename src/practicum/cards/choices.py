"""What a page does with a learner's choice at one scene: say what stands beside it, record it, find it again."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from .. import words
from ..content.compare import compare
from ..content.library import Library
from ..content.model import CONFIDENCES, Decided, PracticumError, Vignette
from ..passport.file import Passport, PassportError, now
from ..passport.lines import Attempt, Choice
from ..passport.progress import latest
from ..widgets import present

MOST_IN_A_NOTE = 10_000  # characters, as the page's box takes them (choosing.js)


def guidance(shown: Vignette, option_id: str, library: Library) -> dict:
    """Put an option beside the text for a page, or refuse one that is not there."""
    try:
        comparison = compare(shown, option_id, library.article, library.notes)
    except PracticumError:
        return refusal()
    return {"kind": "guidance", "guidance": present.guidance(comparison)}


def refusal() -> dict:
    """Say that a message cannot be read."""
    return {"kind": "refused", "remark": words.card.comparison()["refused"]}


def commit(shown: Vignette, message: dict, passport: Passport) -> dict:
    """Record a choice that a page sent, and say how it went in words for the learner."""
    lines = words.card.comparison()
    try:
        attempt = _attempt(shown, message)
        gone = passport.is_gone()
        passport.record([attempt])
    except PassportError:
        return {"kind": "unsaved", "remark": lines["unsaved"].format(file=passport.path.name)}
    except (PracticumError, ValueError, TypeError, OverflowError):
        return refusal()
    said = [lines["saved"], *([lines["gone"]] if gone else [])]
    remark = " ".join(said).format(file=passport.path.name)
    return {"kind": "saved", "remark": remark, "left": left(shown, passport)}


def left(shown: Vignette, passport: Passport) -> dict | None:
    """Find the choice on record for this version of a vignette, in the form that a page redraws."""
    return lefts([shown], passport).get(shown.id)


def lefts(shown: Iterable[Vignette], passport: Passport) -> dict[str, dict]:
    """Find the choices on record for the versions of some vignettes, by vignette id, in one reading."""
    done = latest(passport.legible())
    versions = {vignette.id: vignette.version for vignette in shown}
    found = [attempt for name, attempt in done.items() if attempt.version == versions.get(name)]
    return {attempt.vignette: redrawn(attempt, passport) for attempt in found}


def redrawn(attempt: Attempt, passport: Passport) -> dict:
    """Give a choice on record in the form that a page redraws."""
    day = datetime.fromisoformat(attempt.at).astimezone().date()
    remark = words.card.comparison()["left"].format(nth=attempt.nth, day=day, file=passport.path.name)
    choice = attempt.choice
    return {
        "option": choice.option,
        "decided": choice.decided.value,
        "confidence": choice.confidence,
        "note": attempt.note,
        "remark": remark,
    }


def _attempt(shown: Vignette, message: dict) -> Attempt:
    """Check a message of the page and make an attempt of it."""
    option = shown.option(message.get("option"))
    confidence = int(message.get("confidence") or 0)
    if confidence not in CONFIDENCES or message.get("version") != shown.version:
        raise ValueError(confidence)  # of no card of ours, or of a card as it was before an upgrade
    choice = Choice(option.id, Decided(message.get("decided")), confidence)
    attempt_id = str(uuid.UUID(str(message.get("id"))))
    note = message.get("note") or ""
    if not isinstance(note, str) or len(note) > MOST_IN_A_NOTE:
        raise ValueError(len(note))
    return Attempt(attempt_id, now(), shown.id, shown.version, 0, choice, note)
