"""The words for studying the article as a whole: building its ladder, twists, contrasts, and how it was coded."""

from __future__ import annotations

from .translate import counted as ngettext
from .translate import translate as _


def building() -> dict:
    """Give the words of the exercise in which a learner builds the ladder."""
    return {
        "title": _("Build it yourself"),
        "lead": _("Ten things that the article says, in our words. Give each a place. Nothing of this is kept."),
        "place_of": _("Its place"),
        "choose": _("choose a place …"),
        "compare": _("Compare with ours"),
        "same": _("You put it under “{place}”. So do we."),
        "other": _("You put it under “{yours}”. We put it under “{ours}”."),
        "unplaced": _("We put it under “{ours}”."),
        "told": _("Alike: {same} of {placed} that you placed. Where we differ, the article's words are the judge."),
    }


def twists() -> dict:
    """Give the words of the ten new facts."""
    return {
        "title": _("One new fact at a time"),
        "situation": _("The situation"),
        "response": _("The response in question"),
        "each": _("Each fact below stands by itself. Nothing of this is kept."),
        "number": _("New fact {number}"),
    }


def contrasts() -> dict:
    """Give the words around the places where the article is weaker than professional standards."""
    return {
        "title": _("The text and the codes, side by side"),
        "lead": _("What the article says and where it is weak; beside it what others ask for or show."),
        "sources": _("The notes behind this, with their sources"),
        "article": _("The article"),
        "beyond": _("Beyond the text"),
    }


def coding() -> dict:
    """Give the words that tell how the labels were made; {n}, {k} and the like are filled in from the sheets."""
    return {
        "title": _("How the labels were made"),
        "lead": _(
            "How each response stands to the text, and how far the text decides a scene, was coded by the course's "
            "authors and held against blind sheets. A reading saw the article and the scenes, and no label."
        ),
        "coded": _("Coded by {readings}. Agreement with our labels of {responses}: kappa {kappas}."),
        "readings": ngettext("{count} reading", "{count} readings", "count"),
        "responses": ngettext("{count} response", "{count} responses", "count"),
        "decided": ngettext(
            "On how far the text decides {vignettes} scene: kappa {kappas}.",
            "On how far the text decides {vignettes} scenes: kappa {kappas}.",
            "vignettes",
        ),
        "between": _("The readings with one another: kappa {options} on responses, {decided} on how far it decides."),
        "readers": _("Who the readers were: {reader}"),
        "kappa": _("Kappa is agreement beyond chance: 1 is full agreement, 0 is what chance would give."),
        "found": _("How many of the responses that we hold to fit best each sheet found"),
        "head": [_("Sheet"), _("What it saw, and was asked"), _("Best responses found")],
        "found_of": _("{found} of {of}"),
        "no_expert": _(
            "This is no expert key, and no clinician has coded it yet. "
            "Where readings part from a label by more than a step, the card says so."
        ),
    }


def kinds() -> dict[str, str]:
    """Name the kinds of blind sheets."""
    return {
        "reading": _("Reading of the article"),
        "good-sense": _("Good sense, without the article"),
        "guess": _("Guess at an article not seen"),
        "temptation": _("The strongest pull, without the article"),
    }
