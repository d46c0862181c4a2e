"""Studying the article as a whole: build its ladder, try new facts, set it beside the codes, see how it was coded."""

from __future__ import annotations

import traitlets

from .. import words
from ..widgets.base import View


class LadderExercise(View):
    """Let a learner give claims their places on the ladder and compare; nothing is recorded."""

    entry = "cards/ladder_exercise.js"
    groups = (words.article.building,)
    items = traitlets.List().tag(sync=True)
    places = traitlets.List().tag(sync=True)


class TwistList(View):
    """Let a learner judge one new fact at a time; nothing is recorded."""

    entry = "cards/twists.js"
    groups = (words.card.comparing, words.article.twists)
    situation = traitlets.Dict().tag(sync=True)
    twists = traitlets.List().tag(sync=True)


class Contrasts(View):
    """Set places of the article beside what professional standards ask for."""

    entry = "cards/contrasts.js"
    groups = (words.article.contrasts,)
    contrasts = traitlets.List().tag(sync=True)


class CodingNote(View):
    """Tell how the labels were made and how far readings agree."""

    entry = "cards/coding.js"
    groups = (words.article.coding,)
    lines = traitlets.List().tag(sync=True)
    rows = traitlets.List().tag(sync=True)
