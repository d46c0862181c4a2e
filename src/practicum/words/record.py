"""The words of what goes onto paper: the record of what was done, and the sheet for the day it happens."""

from __future__ import annotations

from .editions import unanswered
from .translate import counted as ngettext
from .translate import translate as _


def record() -> dict[str, str]:
    """Give the words of the record that the page draws by itself."""
    return {
        "name": _("Your name, if you want it printed"),
        "name_hint": _("It goes onto the paper and into the text file. It is neither sent nor kept."),
        "name_line": _("Name: {name}"),
        "print": _("Print"),
        "save": _("Save as a text file"),
        "refresh": _("Look again"),
        "looked": _("This is how things stand now."),
        "no_kernel": unanswered()["asked"],
        "printed": _("Made on {day}."),
        "with_counts": _("Put the two counts onto the paper and into the text file, too"),
    }


def account() -> dict[str, str]:
    """Say what was done, whatever it is."""
    return {
        "title": _("Record of what was done"),
        "course": _("Course: {title}"),
        "about": _("What is on record in {file}, page by page. Reading and practice leave no record."),
        "nothing": _("Nothing is on record in {file} yet."),
        "between": _("First choice on {first}, latest on {last}. Choices saved in all: {choices}."),
        "caption": _("Page by page"),
        "page": _("Page"),
        "taken": _("On record"),
        "vignettes": ngettext("{done} of {all} scene", "{done} of {all} scenes", "all"),
        "form": ngettext("{done} of {all} scene of the check", "{done} of {all} scenes of the check", "all"),
        "story": _("story “{title}”: {how}"),
        "not_begun": _("not begun"),
        "decisions": ngettext("{done} decision", "{done} decisions", "done"),
        "ended": _("{how}, to an ending"),
        "unreadable": _("{file} cannot be read just now."),
    }


def counts() -> dict[str, str]:
    """Name what the two counts are of, and say whose they are."""
    return {
        "of": _("Scenes and stories, the two checks left out"),
        "hint": _("These two counts are for you. They go onto the paper only if you tick the box."),
    }


def limits() -> list[str]:
    """Say what the record is not."""
    return [
        _("This is no CE or CPD credit, and it shows no fitness for anything."),
        _("Nobody checked who pressed the buttons. What you chose is not in it."),
    ]


def fingerprint() -> dict[str, str]:
    """Explain the fingerprint of the passport."""
    return {
        "line": _(
            "Save a copy of your passport, without notes, before you add to it. "
            "A fingerprint of that copy (SHA-256, its first characters): {fingerprint}"
        ),
        "hint": _("By the two together you can show later that this record belongs to your file."),
    }


def sheet() -> dict[str, str]:
    """Give the words around the sheet."""
    return {
        "print": _("Print this page"),
        "none": _("This course has no sheet."),
    }
