"""Studying the article as a whole: build its ladder, try new facts, set it beside the codes, see how it was coded."""

from __future__ import annotations

import traitlets

from .. import words
from .base import View


class LadderExercise(View):
    """Let a learner give claims their places on the ladder and compare; nothing is recorded."""

    scripts = (("build", words.study.building),)
    items = traitlets.List().tag(sync=True)
    places = traitlets.List().tag(sync=True)


class TwistList(View):
    """Let a learner judge one new fact at a time; nothing is recorded."""

    scripts = (("comparison", words.card.comparing), ("twists", words.study.twists))
    situation = traitlets.Dict().tag(sync=True)
    twists = traitlets.List().tag(sync=True)


class Contrasts(View):
    """Set places of the article beside what professional standards ask for."""

    scripts = (("contrasts", words.study.contrasts),)
    contrasts = traitlets.List().tag(sync=True)


class CodingNote(View):
    """Tell how the labels were made and how far readings agree."""

    scripts = (("coding", words.study.coding),)
    lines = traitlets.List().tag(sync=True)
    rows = traitlets.List().tag(sync=True)
