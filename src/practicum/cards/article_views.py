"""The article as the course shows it: its ladder, its claims, practice in finding them, and what lies beyond."""

from __future__ import annotations

import traitlets

from .. import words
from ..widgets.base import View


class LadderFigure(View):
    """Draw the ladder."""

    entry = "cards/ladder.js"
    ladder = traitlets.Dict().tag(sync=True)


class ClaimsList(View):
    """List the claims, sentence by sentence."""

    entry = "cards/article.js"
    groups = (words.article.claims,)
    strengths = traitlets.List().tag(sync=True)
    sentences = traitlets.List().tag(sync=True)
    silences = traitlets.List().tag(sync=True)


class FindTheClaim(View):
    """Let a learner look for the words behind a claim; nothing is recorded."""

    entry = "cards/find_the_claim.js"
    groups = (words.article.practice,)
    items = traitlets.List().tag(sync=True)


class BeyondList(View):
    """Show some notes of track B with their sources."""

    entry = "cards/beyond.js"
    groups = (words.card.beyond,)
    facts = traitlets.List().tag(sync=True)
