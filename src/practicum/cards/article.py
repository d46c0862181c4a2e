"""What a notebook shows of the article itself: its claims, its ladder, practice, and how it was coded."""

from __future__ import annotations

from .. import words
from ..authoring.blind_readings import all_readings
from ..content.compare import ladder as ladder_of
from ..content.library import named, open_library
from ..widgets import present
from ..widgets.base import calmly
from . import coding
from .article_views import ClaimsList, FindTheClaim, LadderFigure
from .study import CodingNote, Contrasts, LadderExercise, TwistList

_GUIDING = ("prohibition", "obligation", "permission", "condition", "step", "recommendation")  # kinds of claim


@calmly
def ladder() -> LadderFigure:
    """Draw the ladder: two limits, a stance, three rungs, and the step beside them."""
    figure = present.ladder(ladder_of(open_library().article))
    return LadderFigure(figure["title"], ladder=figure)


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
    guiding = sorted((claim for claim in article.claims if claim.kind in _GUIDING), key=lambda claim: claim.id)
    return LadderExercise(
        words.article.building()["title"],
        items=[{"claim": present.claim(claim), "place": claim.place} for claim in guiding],
        places=[{"id": place.id, "title": place.title} for place in article.places],
    )


@calmly
def twists() -> TwistList:
    """Practise with new facts, each by itself: is dealing with it alone less or more supported by the text?"""
    situation = open_library().situation
    return TwistList(
        words.article.twists()["title"],
        situation={"situation": situation.situation, "response": situation.response},
        twists=[present.twist(twist) for twist in situation.twists],
    )


@calmly
def contrasts() -> Contrasts:
    """Set the places where the article is weak beside what professional standards ask for."""
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
def readings() -> CodingNote:
    """Tell how the labels were made, and how far blind readings agree with them and with one another."""
    library = open_library()
    bank = [library.vignette(name) for name in library.vignette_ids()]
    shown = coding.note(all_readings(library), bank)
    return CodingNote(words.article.coding()["title"], **shown)
