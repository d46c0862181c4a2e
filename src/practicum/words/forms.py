"""The words of the two checks, before and after the course, and of what changed between them."""

from __future__ import annotations

from .editions import unanswered
from .translate import counted as ngettext
from .translate import translate as _


def deck() -> dict[str, str]:
    """Give the fixed words of a check's deck."""
    return {
        "scene": _("Scene {number} of {all}"),
        "on_record": _("{done} of {all} on record."),
        "back": _("Previous scene"),
        "next": _("Next scene"),
        "commit": _("Commit"),
        "kept": _("Your choice is taken"),
        "kept_hint": _("Its comparison opens when the second check is done."),
        "see": _("Open the comparisons"),
    }


def ending() -> dict[str, str]:
    """Say that a deck is at its end; {numbers} are those of the scenes that are not on record."""
    return {
        "at_last": _("This is the last scene."),
        "was_last": _("That was the last scene."),
        "still_open": _("Still open, if you like: {numbers}."),
    }


def checks() -> dict[str, str]:
    """Give the titles and the opening lines of the two checks."""
    return {
        "before": _("The first check"),
        "after": _("The second check"),
        "expect": _("Choose what you would do. You will compare it later."),
        "open": _("These are the scenes of your first check. Each one that you committed now has its comparison."),
        "opened": _("The second check is done, and the comparisons are open."),
        "second": _("Each is compared at once. Your first choice counts."),
        "alone": _("Your first check is not on record. These scenes would become your first."),
    }


def safety() -> str:
    """Say at once what cannot wait until the comparisons open; it says nothing of why, or of any other response."""
    return _("Before anybody takes a step like this, a supervisor or a consultant should hear of it.")


def change() -> dict[str, str]:
    """Give the fixed words of the view that lays the second check beside the first."""
    return {
        "title": _("Before and after"),
        "look": _("Look again"),
        "looked": _("This is how things stand now."),
        "table": _("The same in a table"),
        "what": _("What is counted"),
        "before": _("First check"),
        "after": _("Second check"),
        "no_kernel": unanswered()["asked"],
    }


def caveats() -> list[str]:
    """Say what the figures do not mean."""
    return [
        _("So few scenes and one person say nothing certain, and nothing here says that the course caused a change."),
        _("Two counts stand beside each other: what the article supports, and what good practice supports."),
        _("They are never added up. They measure nobody's ethics, skill or fitness to practise."),
    ]


def standing() -> dict[str, str]:
    """Say how far a check has come; {check} is its name."""
    return {
        "none": _("{check}: nothing on record yet."),
        "partly": _("{check}: {taken} of {scenes} so far."),
        "whole": _("{check}: {taken} of {scenes} on record."),
        "held": _(
            "The figures of the first check wait until it is whole and the second has begun, or until the second "
            "is whole: so nothing is given away."
        ),
        "late": _("Taken when the second check had begun, and so not counted in the first: {late}."),
        "unreadable": _("{file} cannot be read just now. Nothing was changed."),
    }


def parts() -> dict[str, dict[str, str]]:
    """Give the title of each measure, and what its picture shows."""
    return {
        "both": {
            "title": _("What is supported"),
            "hint": _(
                "One sign is one choice that is supported: a disc where the article agrees with it or mostly does, "
                "a square where good practice supports it."
            ),
        },
        "article": {
            "title": _("What the article makes of your choices"),
            "hint": _("One disc is one choice. The more the article agrees, the fuller it is."),
        },
        "practice": {
            "title": _("What good practice makes of your choices"),
            "hint": _("One square is one choice. Each mark has a sign of its own."),
        },
        "sure": {
            "title": _("How sure you were"),
            "hint": _("The same choices, by your own word for how sure you were."),
        },
    }


def both() -> dict[str, str]:
    """Lay the two counts beside each other, and certainty beside them; {check} is a check's name."""
    return {
        "counts": ngettext(
            "{check}: of your {choices} choice, the article supports {article}, good practice supports {practice}.",
            "{check}: of your {choices} choices, the article supports {article}, good practice supports {practice}.",
            "choices",
        ),
        "sure": ngettext(
            "Of the {choices} of which you were sure or certain, the article supports {article}, good practice "
            "supports {practice}.",
            "Of the {choices} of which you were sure or certain, the article supports {article}, good practice "
            "supports {practice}.",
            "choices",
        ),
        "unsure": _("You were sure or certain of none."),
        "marks": _("{check}: {counts}."),
        "mark": _("{verdict}: {count}"),
        "word": ngettext(
            "{word}: {choices} choice, of which the article supports {article}, good practice {practice}",
            "{word}: {choices} choices, of which the article supports {article}, good practice {practice}",
            "choices",
        ),
        "of": _("{count} of {of}"),
        "none": _("none"),
        "row_article": _("{check}, the article"),
        "row_practice": _("{check}, good practice"),
    }


def columns() -> dict[str, str]:
    """Name the columns of the pictures, in few letters."""
    return {
        "article": _("the article"),
        "practice": _("good practice"),
        "fits": _("agrees"),
        "mostly": _("mostly"),
        "unsaid": _("not said"),
        "strains": _("conflicts"),
        "against": _("ruled out"),
        "sound": _("supports"),
        "partial": _("a start"),
        "supervised": _("ask first"),
        "unsound": _("against"),
        "open": _("differ"),
    }


def rows() -> dict[str, str]:
    """Name the rows of the table; {word} says how sure somebody was."""
    return {
        "taken": _("Scenes on record"),
        "article": _("The article supports"),
        "practice": _("Good practice supports"),
        "sure_article": _("Sure or certain: the article supports"),
        "sure_practice": _("Sure or certain: good practice supports"),
        "word_article": _("{word}: the article supports"),
        "word_practice": _("{word}: good practice supports"),
    }
