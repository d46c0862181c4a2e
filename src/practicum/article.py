"""What a notebook shows of the article itself: its claims, its ladder, practice, and how it was coded."""

from __future__ import annotations

from . import words
from .compare import ladder as ladder_of
from .library import named, open_library
from .views import phrasing
from .views.article import ClaimsList, FindTheClaim, LadderFigure
from .views.page import calmly


@calmly
def ladder() -> LadderFigure:
    """Draw the ladder: two limits, a stance, three rungs, and the step beside them."""
    figure = phrasing.ladder(ladder_of(open_library().article))
    return LadderFigure(figure["title"], ladder=figure)


@calmly
def claims() -> ClaimsList:
    """List what the article says, sentence by sentence: our words, its phrase, its strength."""
    article = open_library().article
    return ClaimsList(
        words.text.claims()["strengths"],
        strengths=list(words.text.strengths().values()),
        sentences=phrasing.sentences(article),
        silences=[silence.says for silence in article.silences],
    )


@calmly
def find(*claim_ids: str) -> FindTheClaim:
    """Practise finding the words behind some claims; nothing of it is recorded."""
    article = open_library().article
    items = [phrasing.exercise(named(article.claims, name, "article.toml"), article.claims) for name in claim_ids]
    return FindTheClaim(words.text.practice()["title"], items=items)
