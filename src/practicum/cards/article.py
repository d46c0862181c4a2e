"""The article itself: its ladder, its claims, practice with both, and what lies beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets

from .. import words
from ..content.compare import ladder as ladder_of
from ..content.library import named, open_library
from ..widgets import present
from ..widgets.base import View, calmly

if TYPE_CHECKING:
    from .coding import CodingNote


class LadderFigure(View):
    """Draw the ladder."""

    entry = "cards/ladder.js"
    ladder = traitlets.Dict().tag(sync=True)


class ClaimsList(View):
    """List the claims, sentence by sentence."""

    entry = "cards/article.js"
    groups = (words.article.claims,)
    strengths = traitlets.List(traitlets.Unicode()).tag(sync=True)
    sentences = traitlets.List(traitlets.Dict()).tag(sync=True)
    silences = traitlets.List(traitlets.Unicode()).tag(sync=True)


class FindTheClaim(View):
    """Let a learner look for the words behind a claim; nothing is recorded."""

    entry = "cards/find_the_claim.js"
    groups = (words.article.practice,)
    items = traitlets.List(traitlets.Dict()).tag(sync=True)


class BeyondList(View):
    """Show some notes of codes, research and supervision, with their sources."""

    entry = "cards/beyond.js"
    groups = (words.card.notes,)
    facts = traitlets.List(traitlets.Dict()).tag(sync=True)


class LadderExercise(View):
    """Let a learner give claims their places on the ladder and compare; nothing is recorded."""

    entry = "cards/ladder_exercise.js"
    groups = (words.article.building,)
    items = traitlets.List(traitlets.Dict()).tag(sync=True)
    places = traitlets.List(traitlets.Dict()).tag(sync=True)


class TwistList(View):
    """Let a learner judge one new fact at a time; nothing is recorded."""

    entry = "cards/twists.js"
    groups = (words.card.comparing, words.article.twists)
    situation = traitlets.Dict().tag(sync=True)
    twists = traitlets.List(traitlets.Dict()).tag(sync=True)


class Contrasts(View):
    """Set what the article leaves weak beside what professional standards ask for."""

    entry = "cards/contrasts.js"
    groups = (words.article.contrasts,)
    contrasts = traitlets.List(traitlets.Dict()).tag(sync=True)


@calmly
def ladder() -> LadderFigure:
    """Draw the ladder: two limits, a stance, three rungs, and the step beside them."""
    shown = present.ladder(ladder_of(open_library().article))
    return LadderFigure(shown["title"], ladder=shown)


@calmly
def claims() -> ClaimsList:
    """List what the article says, sentence by sentence: our words, its phrase, its strength."""
    article = open_library().article
    return ClaimsList(
        words.article.claims()["strengths"],
        strengths=list(words.article.strengths().values()),
        sentences=present.sentences(article),
        silences=[silence.says for silence in article.silences],
    )


@calmly
def find(*claim_ids: str) -> FindTheClaim:
    """Practise finding the words behind some claims; nothing of it is recorded."""
    article = open_library().article
    items = [present.exercise(named(article.claims, name, "article.toml"), article.claims) for name in claim_ids]
    return FindTheClaim(words.article.practice()["title"], items=items)


@calmly
def build() -> LadderExercise:
    """Let a learner give the claims that guide their places on the ladder, and compare."""
    article = open_library().article
    guiding = sorted((claim for claim in article.claims if claim.guides), key=lambda claim: claim.id)
    return LadderExercise(
        words.article.building()["title"],
        items=[{"claim": present.claim(claim), "place": claim.place} for claim in guiding],
        places=[{"id": place.id, "title": place.title} for place in article.places],
    )


@calmly
def twists() -> TwistList:
    """Practise with new facts, each by itself: what do the article and good practice make of going on alone?"""
    situation = open_library().situation
    return TwistList(
        words.article.twists()["title"],
        situation={"situation": situation.situation, "response": situation.response},
        twists=[present.twist(twist) for twist in situation.twists],
    )


@calmly
def contrasts() -> Contrasts:
    """Set what the article leaves weak beside what professional standards ask for."""
    library = open_library()
    shown = [
        {
            "claim": present.claim(named(library.article.claims, contrast.claim, "article.toml")),
            "weak": contrast.weak,
            "asked": contrast.asked,
            "facts": [present.fact(named(library.notes, name, "beyond.toml")) for name in contrast.beyond],
        }
        for contrast in library.contrasts
    ]
    return Contrasts(words.article.contrasts()["title"], contrasts=shown)


@calmly
def beyond(*note_ids: str) -> BeyondList:
    """Show some notes of good practice, each with its source, its edition and the day it was checked."""
    notes = open_library().notes
    facts = [present.fact(named(notes, note_id, "beyond.toml")) for note_id in note_ids]
    return BeyondList(words.card.notes()["notes_title"], facts=facts)


@calmly
def readings() -> CodingNote:
    """Tell how the marks were made, and how far blind readings agree with them and with one another."""
    from .coding import note  # here, since no other page needs the blind readings

    return note()
