"""The article as the course shows it: its ladder, its claims, practice in finding them, and what lies beyond."""

from __future__ import annotations

import traitlets

from .. import words
from ..widgets.base import View


class LadderFigure(View):
    """Draw the ladder."""

    scripts = (("cards/ladder", dict),)
    ladder = traitlets.Dict().tag(sync=True)


class ClaimsList(View):
    """List the claims, sentence by sentence."""

    scripts = (("cards/article", words.article.claims),)
    strengths = traitlets.List().tag(sync=True)
    sentences = traitlets.List().tag(sync=True)
    silences = traitlets.List().tag(sync=True)


class FindTheClaim(View):
    """Let a learner look for the words behind a claim; nothing is recorded."""

    scripts = (("cards/find_the_claim", words.article.practice),)
    items = traitlets.List().tag(sync=True)


class BeyondList(View):
    """Show some notes of track B with their sources."""

    scripts = (("cards/beyond", words.card.beyond),)
    facts = traitlets.List().tag(sync=True)
