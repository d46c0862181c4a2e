"""What a learner's notebook calls: one call a cell, each shows one thing."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import cache
from pathlib import Path

from . import words
from .compare import compare
from .compare import ladder as ladder_of
from .library import Library, default_folder
from .model import CONFIDENCES, Attempt, Choice, Decided, PracticumError, Vignette
from .passport import Passport, PassportError, default_path, now
from .progress import latest
from .views import phrasing
from .views.article import BeyondList, ClaimsList, FindTheClaim, LadderFigure
from .views.page import PageLine, calmly
from .views.vignette import VignetteCard


@calmly
def vignette(vignette_id: str) -> VignetteCard:
    """Show one vignette's card, as the learner left it."""
    library, passport = _library(default_folder()), Passport(default_path())
    shown = library.vignette(vignette_id)
    return VignetteCard(
        {**phrasing.scene(shown), "place": passport.place},
        _left(shown, passport),
        on_select=lambda option_id: _guidance(shown, option_id, library),
        on_commit=lambda message: _commit(shown, message, passport),
    )


@calmly
def page(page_id: str) -> PageLine:
    """Open a page: say how long it takes, what of it is on record, and how to pause."""
    course, passport = _library(default_folder()).course, Passport(default_path())
    opened = _named(course.pages, page_id, "course.toml has no page")
    return PageLine(opened.title, lines=phrasing.page(opened, _done(passport), passport.path.name))


@calmly
def ladder() -> LadderFigure:
    """Draw the ladder: two limits, a stance, three rungs, and the step beside them."""
    figure = phrasing.ladder(ladder_of(_library(default_folder()).article))
    return LadderFigure(figure["title"], ladder=figure)


@calmly
def claims() -> ClaimsList:
    """List what the article says, sentence by sentence: our words, its phrase, its strength."""
    article = _library(default_folder()).article
    return ClaimsList(
        words.text.claims()["strengths"],
        strengths=list(words.text.strengths().values()),
        sentences=phrasing.sentences(article),
        silences=[silence.says for silence in article.silences],
    )


@calmly
def find_the_claim(*claim_ids: str) -> FindTheClaim:
    """Practise finding the words behind some claims; nothing of it is recorded."""
    article = _library(default_folder()).article
    wanted = [_named(article.claims, name, "article.toml has no claim") for name in claim_ids]
    items = [phrasing.exercise(claim, article.claims) for claim in wanted]
    return FindTheClaim(words.text.practice()["title"], items=items)


@calmly
def beyond(*note_ids: str) -> BeyondList:
    """Show some notes of track B, each with its source, its edition and the day it was checked."""
    notes = _library(default_folder()).notes
    facts = [phrasing.fact(_named(notes, note_id, "beyond.toml has no note")) for note_id in note_ids]
    return BeyondList(words.card.beyond()["beyond_title"], facts=facts)


@cache
def _library(folder: Path) -> Library:
    return Library(folder)


def _named(shelf: tuple, name: str, missing: str):
    """Take the thing with an id from a shelf of nouns."""
    for thing in shelf:
        if thing.id == name:
            return thing
    raise PracticumError(f'{missing} "{name}". Add it there, or correct the id.')


def _done(passport: Passport) -> set[str]:
    """Name the vignettes on record; none while the passport cannot be read."""
    try:
        return set(latest(passport.attempts()))
    except PassportError:
        return set()


def _guidance(shown: Vignette, option_id: str, library: Library) -> dict:
    """Put an option beside the text, or refuse one that is not there."""
    try:
        comparison = compare(shown, option_id, library.article, library.notes)
    except PracticumError:
        return _refusal()
    return {"kind": "guidance", "guidance": phrasing.guidance(comparison)}


def _refusal() -> dict:
    return {"kind": "refused", "remark": words.card.comparison()["refused"]}


def _commit(shown: Vignette, message: dict, passport: Passport) -> dict:
    """Record a choice that the page sent, and say how it went in words for the learner."""
    lines = words.card.comparison()
    try:
        attempt = _attempt(shown, message)
        passport.record([attempt])
    except PassportError:
        return {"kind": "unsaved", "remark": lines["unsaved"].format(file=passport.path.name)}
    except (PracticumError, ValueError, TypeError):
        return _refusal()
    remark = lines["saved"].format(file=passport.path.name)
    return {"kind": "saved", "remark": remark, "left": _left(shown, passport)}


def _attempt(shown: Vignette, message: dict) -> Attempt:
    """Check a message of the page and make an attempt of it."""
    option = shown.option(message.get("option"))
    confidence = int(message.get("confidence") or 0)
    if confidence not in CONFIDENCES or message.get("version") != shown.version:
        raise ValueError(confidence)  # of no card of ours, or of a card as it was before an upgrade
    choice = Choice(option.id, Decided(message.get("decided")), confidence)
    attempt_id = str(uuid.UUID(str(message.get("id"))))
    note = str(message.get("note") or "")
    return Attempt(attempt_id, now(), shown.id, shown.version, 0, choice, note)


def _left(shown: Vignette, passport: Passport) -> dict | None:
    """Find the choice on record for this version of a vignette, in the form that the page redraws."""
    try:
        attempt = latest(passport.attempts()).get(shown.id)
    except PassportError:
        return None
    if attempt is None or attempt.version != shown.version:
        return None
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
