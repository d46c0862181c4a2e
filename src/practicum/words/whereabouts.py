"""The words that say, before the first choice, where the passport lies, why there, and whose it is."""

from __future__ import annotations

from .translate import translate as _


def ready() -> dict[str, str]:
    """Say that one may stop; where it is sure to be so, that what is saved stays."""
    return {
        "stays": _("Stop whenever you like; what is saved stays."),
        "plain": _("Stop whenever you like."),
    }


def elsewhere() -> dict[str, str]:
    """Say that choices are kept in a folder of the learner's own, and why, by `whereabouts.Why`."""
    return {
        "read_only": _(
            "You cannot write in the folder of these pages. So your choices are kept in a folder of your own: {path}"
        ),
        "shared": _(
            "Several people may use the folder of these pages. So your choices are kept in a folder of your own: "
            "{path}"
        ),
        "taken": _(
            "The {file} beside these pages is somebody else's, or cannot be used. So your choices are kept in a "
            "folder of your own: {path}"
        ),
    }


def nowhere() -> dict[str, str]:
    """Say that nothing can be kept, and what to do about it; {because} is one of `because`."""
    return {
        "unnamed": _(
            "Nothing can be kept here: {because} What you choose is compared and then lost. To have it kept, ask "
            "whoever looks after this course for a folder in which you can write, then run this page again."
        ),
        "named": _(
            "Nothing can be kept here: {because} What you choose is compared and then lost. For whoever looks after "
            "this course: PRACTICUM_PASSPORT names that place. Name a file that each learner can write."
        ),
        "visiting": _(
            "Nothing can be kept on this server just now. What you choose is compared and then lost. For whoever "
            "looks after it: the folder of passports cannot be written."
        ),
        "anybody": _(
            "Nothing is kept on this server, since it cannot tell one visitor from another. What you choose is "
            "compared and then lost. For whoever looks after it: start it in the course's folder with this command, "
            "and what else you gave to Voilà after it: {command}"
        ),
    }


def because() -> dict[str, str]:
    """Say why nothing can be kept at a named place, by `permissions.Obstacle`, or at none."""
    return {
        "none": _("you cannot write in the folder of these pages, and you have no other folder to write in."),
        "read_only": _("you cannot write {path}."),
        "folder": _("{path} is a folder and no file."),
        "no_file": _("{path} is no ordinary file."),
        "under_file": _("{path} would lie inside a file, and not in a folder."),
        "unknown_home": _("{path} begins with the home of somebody who is not known here."),
        "unreachable": _("{path} cannot be reached."),
    }


def owners() -> dict[str, str]:
    """Say whose passport it is, by who says so."""
    return {
        "hub": _("It is kept for {owner}, as this hub names you."),
        "account": _("It belongs to the account {owner} of this computer."),
    }


def kept() -> dict[str, str]:
    """Say in a few words where choices are kept, where that is not beside the pages."""
    return {
        "own": _("One file, {file}, in a folder of your own"),
        "named": _("One file, {file}, where whoever looks after this course has put it"),
        "nowhere": _("Nowhere: nothing can be kept here"),
    }


def earlier() -> dict[str, str]:
    """Say that a passport from before lies elsewhere, and offer to take it in."""
    return {
        "page": _(
            "There is an earlier passport with records that yours does not hold: {count}. If it is yours, open "
            "“My course”, find “Your passport”, and press “Take in the earlier passport”."
        ),
        "panel": _("An earlier passport lies here: {path} It holds records that yours does not: {count}."),
        "button": _("Take in the earlier passport"),
        "hint": _("Press this only if it is yours. It adds to your passport, and leaves the earlier file as it is."),
    }
