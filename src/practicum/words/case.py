"""The words of a branching case and of its map."""

from __future__ import annotations

from .translate import translate as _


def case() -> dict:
    """Give the fixed words of a case's card."""
    return {
        "lead": _("As on every card, choose what fits the article best; then see what came of it in this story."),
        "decision": _("Decision {number}"),
        "commit": _("Commit and see what comes of it"),
        "outcome_title": _("What came of it"),
        "go_on": _("Go on"),
        "waiting": _("Going on as soon as your choice is saved …"),
        "so_far": _("The way so far"),
        "chosen": _("You chose:"),
        "beside": _("Beside the text"),
        "anew": _("Choose anew from here"),
        "anew_named": _("Choose anew from “{title}”"),
        "ending": _("An ending"),
        "whole_way": _("Your way, step by step"),
    }


def endings() -> dict[str, str]:
    """Say of what kind an ending is, by kind; it is the story's, and no verdict on anybody."""
    return {
        "held": _("The limits are kept, and the client's work is served."),
        "costly": _("The limits are kept, at a price."),
        "crossed": _("A limit is crossed, and the client bears it."),
    }


def figure() -> dict[str, str]:
    """Give the words of the map: its title, its key, and its twin in text."""
    return {
        "title": _("The map of this case"),
        "key": _(
            "Circles are decisions, squares are endings. A thick line is the way you are on, a thin one a way that "
            "you took before, a dashed one a way not taken yet."
        ),
        "text": _("The map in words"),
        "unmet_decision": _("a decision not met yet"),
        "unmet_ending": _("an ending not met yet"),
        "took": _("{label}. {title}. You chose “{option}”, and it led to {to}."),
        "met": _("{label}. {title}, met on an earlier way."),
        "ended": _("{label}. {title}. {kind}"),
        "unmet": _("{label}: {title}."),
        "untaken": _("Places not met yet: {count}. Choose anew from any decision to come to them."),
        "all_taken": _("You have been everywhere in this case."),
    }
