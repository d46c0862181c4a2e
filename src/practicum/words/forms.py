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
        "expect": _("Choose what you expect the article to say. You will compare it later."),
        "open": _("These are the scenes of your first check. Each one that you committed now has its comparison."),
        "opened": _("The second check is done, and the comparisons are open."),
        "second": _("Each is compared at once. Your first choice counts."),
        "alone": _("Your first check is not on record. These scenes would become your first."),
    }


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
        _(
            "The figures compare choices with one short text. "
            "They measure nobody's ethics, skill or fitness to practise."
        ),
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
    """Give the title of each measure, what it counts, and its sentence."""
    return {"fit": _fit(), "judged": _judged(), "sure": _sure()}


def _fit() -> dict[str, str]:
    return {
        "title": _("How your choices stand to the text"),
        "hint": _(
            "One disc is one choice, as full as its fit: 1, ¾, ¼ or 0. Where the text does not say, the disc is "
            "dashed and counts for nothing. A scene on which the text is silent has only the next count."
        ),
        "sentence": ngettext(
            "{check}: where the text has a word, {near} of your {of} choice went with it, wholly or mostly. "
            "{counts}.",
            "{check}: where the text has a word, {near} of your {of} choices went with it, wholly or mostly. "
            "{counts}.",
            "of",
        ),
        "none": _("{check}: no choice to count here yet."),
    }


def _judged() -> dict[str, str]:
    return {
        "title": _("How far you took the text to decide"),
        "hint": _("A full disc is the same judgement as our reading. A ring is a judgement of less, or of more."),
        "sentence": ngettext(
            "{check}: at {same} of {of} scene you judged as our reading does.",
            "{check}: at {same} of {of} scenes you judged as our reading does.",
            "of",
        ),
    }


def _sure() -> dict[str, str]:
    return {
        "title": _("How sure you were"),
        "hint": _(
            "Only scenes that have a response which fits. "
            "A full disc is a choice that fitted best, a ring another one."
        ),
        "sentence": ngettext(
            "{check}: {best} of {choices} choice fitted best. By how sure you were: {counts}.",
            "{check}: {best} of {choices} choices fitted best. By how sure you were: {counts}.",
            "choices",
        ),
        "none": _("{check}: no choice to count here yet."),
    }


def counts() -> dict[str, str]:
    """Give the small sentences inside a measure's sentence."""
    return {
        "alignment": _("{verdict}: {count}"),
        "sure": _("{confidence} %: {best} of {choices}"),
        "of": _("{count} of {of}"),
        "none": _("none"),
        "less": _("You took it to decide less: {count}."),
        "more": _("You took it to decide more: {count}."),
    }


def columns() -> dict[str, str]:
    """Name the columns of the pictures, in few letters; {confidence} is in percent."""
    return {
        "fits": _("fits"),
        "mostly": _("mostly"),
        "unsaid": _("not said"),
        "strains": _("strains"),
        "against": _("against"),
        "less": _("less"),
        "same": _("the same"),
        "more": _("more"),
        "sure": _("{confidence} %"),
    }


def rows() -> dict[str, str]:
    """Name the rows of the table."""
    return {
        "taken": _("Scenes on record"),
        "silent": _("Of these, the text is silent on"),
        "fit": _("Fit, added up"),
        "same": _("How far the text decides: the same as our reading"),
        "less": _("How far the text decides: less than our reading"),
        "more": _("How far the text decides: more than our reading"),
        "sure": _("{confidence} % sure: fitted best"),
    }
