"""The words of the pages and of the passport."""

from __future__ import annotations

from typing import Any

from .editions import lab, unanswered
from .translate import counted as ngettext
from .translate import translate as _


def page() -> dict[str, str]:
    """Give the words of the line that opens a page."""
    return {
        "minutes": ngettext("About {minutes} minute", "About {minutes} minutes", "minutes"),
        "care": _("Content note: {care}. You may skip any card."),
        "on_record": ngettext(
            "{done} of {all} scene of this page is saved in {file}.",
            "{done} of {all} scenes of this page are saved in {file}.",
            "all",
        ),
    }


def frame_bar() -> dict[str, Any]:
    """Give the words of the bar around a page."""
    return {
        "label": _("The course"),
        "where": _("Page {number} of {all}"),
        "where_further": _("Further, page {number} of {all}"),
        "further": _("Further"),
        "scenes": _("{done} of {all}"),
        "back": _("Back"),
        "back_to": _("Back: {title}"),
        "next": _("Next"),
        "next_to": _("Next: {title}"),
        "contents": _("Contents"),
        "done": {"begun": _("begun"), "all": _("done")},
        "here": _("you are here"),
        "weighs": _("If it weighs on you"),
        "pause": [
            _("You may stop here."),
            _("Look up. Put both feet on the floor. Think of one person you could speak to."),
        ],
        "help": _("More on this, and where to find help"),
        "sheet": _("The sheet: what to do on the day"),
        "whole": lab()["whole"],
    }


def course_map() -> dict[str, str]:
    """Give the words of the map of the course."""
    return {
        "title": _("The way through the course"),
        "whole": _("The course: {pages}, about {hours}. Further pages are for later. Skip what you like."),
        "whole_plain": _("{pages}, about {hours} in all. Go in this order or your own; skip what you like."),
        "further": frame_bar()["further"],
        "pages": ngettext("{count} page", "{count} pages", "count"),
        "hours": ngettext("{hours} hour", "{hours} hours", "count"),
        "minutes": ngettext("About {minutes} minute.", "About {minutes} minutes.", "minutes"),
        "care": _("Content note: {care}."),
        "scenes": ngettext("On record: {done} of {all} scene.", "On record: {done} of {all} scenes.", "all"),
        "cases": ngettext(
            "On record: {begun} of {all} story begun, {ended} to an ending.",
            "On record: {begun} of {all} stories begun, {ended} to an ending.",
            "all",
        ),
        "open": _("Open {title}"),
        "refresh": _("Look again"),
        "no_kernel": passport()["no_kernel"],
    }


def broken() -> list[str]:
    """Give the lines that stand where something cannot be shown; {error} is for whoever looks after the course."""
    return [
        _("This part cannot be shown just now. The rest of the page works."),
        _("For whoever looks after this course: {error}"),
    ]


def passport() -> dict[str, Any]:
    """Give the words of the passport's panel."""
    return {
        "title": _("Your passport"),
        "refresh": _("Look again"),
        "copies": _("Take these copies in"),
        "export": _("Save a copy"),
        "export_notes": _("Put my private notes and kept texts into the copy"),
        "import": _("Take in a copy from another machine"),
        "code": _("Your resume code"),
        "code_hint": _(
            "Write it down or copy it. It carries your latest choice at each scene and your way through each story. "
            "Notes, kept texts and earlier choices are not in it: for those, save a copy."
        ),
        "redeem": _("Take in a resume code"),
        "redeem_label": _("A code from another machine"),
        "delete": _("Delete everything"),
        "delete_sure": _("Yes, delete my passport"),
        "delete_ask": _(
            "This deletes every choice, every kept note and every kept text in the file. It cannot be undone."
        ),
        "delete_stop": _("Keep it"),
        "no_kernel": unanswered()["asked"],
        "too_big": _("That file is too big to be a passport."),
    }


def passport_lines() -> dict[str, str]:
    """Give the sentences that tell how things stand with the passport."""
    return {
        "empty": _("Nothing is stored yet. {file} begins with your first choice."),
        "gone": _(
            "The file {file} with your earlier choices is no longer there. Your next choice begins a new one. "
            "If you have a copy, or have moved the file, you can take it in below."
        ),
        "holds": _("In {file} so far: {choices} at {places}, private notes: {notes}, kept texts: {texts}."),
        "copies_fresh": _(
            "Copies of it lie beside it: {names}. A sync program or a second download made them. Records in them "
            "that are not in your passport: {fresh}. “Delete everything” deletes these copies, too."
        ),
        "copies_known": _(
            "Copies of it lie beside it: {names}. All that is in them is in your passport. “Delete everything” "
            "deletes these copies, too."
        ),
        "merged": _(
            "New records taken in: {added}. Here already: {known}. Lines that could not be read: {unreadable}."
        ),
        "redeemed": _("Choices taken in: {added}. Where you had one already, it stays."),
        "deleted": _("The passport is deleted."),
        "left": _("An earlier passport is left where it is: {path} If it is yours, delete it in the list of files."),
        "nothing": _("There is nothing to copy yet."),
        "copied": _("A copy is on its way to your downloads."),
        "undeleted": _("Not everything could be deleted. Delete {file} in the list of files."),
    }


def obstacles() -> dict[str, str]:
    """Say what keeps a passport from being read or written, and what to do about it."""
    return {
        "refused": _(
            "{file} cannot be read or written just now. Nothing was changed. "
            "Perhaps the disk is full or away, or the file belongs to somebody else."
        ),
        "no_file": _(
            "Something else has the name {file}: a folder, for instance. Nothing can be kept until it has another "
            "name. Rename it in the list of files, then load this page again."
        ),
        "too_large": _(
            "{file} is far too large to be a passport, so it is not opened. Nothing was changed. Rename it in the "
            "list of files, then load this page again: a new one begins, and you can take a copy in."
        ),
    }


def refusals() -> dict[str, str]:
    """Say why a resume code is not taken, and what to do; {course} is the id of the course that it is of."""
    return {
        "torn": _(
            "This code is not whole: a letter was lost or changed on the way. Copy it again, letter by letter."
        ),
        "outdated": _(
            "This code was made by an earlier edition of the course, which asked other things. Nothing was taken in. "
            "Save a copy of the passport there, and take that copy in here."
        ),
        "other_course": _("This code belongs to another course, “{course}”. Nothing was taken in."),
    }


def whereabouts() -> dict[str, str]:
    """Say where the passport lies, by edition."""
    beside = _("It lies here: {path}")
    return {
        "lab": beside,
        "binder": beside,
        "voila": _(
            "It lies on the server that shows these pages, under a name that only this browser knows. "
            "Whoever runs that server can read it."
        ),
        "browser": _(
            "It lies in this browser, on this device, and nowhere else. Whoever uses the same browser can read it; "
            "clearing the browser's data for this site deletes it, and some browsers do so by themselves after a "
            "week or more without a visit. Save a copy before a long break."
        ),
    }


def notice() -> dict[str, str]:
    """Say at the head of every page what is special about an edition; most have nothing to say."""
    return {
        "binder": _(
            "You are on Binder: a server that somebody else lends for a short while. It stops after some minutes "
            "without use, and everything on it is gone then. Before you leave, open “My course” and save a copy of "
            "your passport, or write down your resume code. Whoever runs the server could in principle read along."
        ),
        "nowhere": _(
            "This browser keeps nothing for this site, so your choices are compared and then lost. To have them "
            "kept, allow the site to store data or cookies, or leave the private window, and load the page again."
        ),
    }


def counted() -> dict[str, str]:
    """Name one of a thing, and several of it."""
    return {
        "choices": ngettext("{count} choice", "{count} choices", "count"),
        "places": ngettext("{count} scene or decision", "{count} scenes and decisions", "count"),
        "lost": ngettext(
            "{count} line of the file could not be read. It stays there as it is.",
            "{count} lines of the file could not be read. They stay there as they are.",
            "count",
        ),
        "left_out": ngettext(
            "{count} choice was left out: its scene has changed since, or is not in this course.",
            "{count} choices were left out: their scenes have changed since, or are not in this course.",
            "count",
        ),
    }


def stored() -> dict[str, Any]:
    """Say what is stored where: the table that 00_start_here shows and a test keeps true; {kept} is `kept()`."""
    return {
        "title": _("What is stored where"),
        "head": [_("What"), _("Where"), _("How long")],
        "rows": _rows(),
        "own_rows": _own_rows(),
    }


def kept() -> dict[str, str]:
    """Say in a few words where choices are kept, by edition."""
    return {
        "lab": _("One file, {file}, beside these pages"),
        "binder": _("One file, {file}, beside these pages, on a server that is soon gone"),
        "voila": _("A file on the server that shows these pages, for this browser alone"),
        "browser": _("This browser's own storage, on this device"),
    }


def _rows() -> list[list[str]]:
    choices = _("Your choices: response, how far the text decides it, confidence, time")
    return [
        [choices, _("{kept}"), _("Until you delete it")],
        [_("A private note that you ticked to keep"), _("The same place"), _("Until you delete it")],
        [_("A private note that you did not tick"), _("This page only"), _("Until you close it")],
        [_("A text or a plan that you asked to keep"), _("The same place"), _("Until you take it out or delete it")],
        [_("A text or a plan that you did not keep"), _("This page only"), _("Until you close it")],
        [_("A name on the record of what was done"), _("This page only"), _("Until you close it")],
        [
            _("A choice on its way to the file, without its note"),
            _("This browser tab"),
            _("Until it is saved, or the tab is closed"),
        ],
        [_("Cards as drawn, practice, twists"), _("This page only"), _("Until you close it")],
    ]


def _own_rows() -> dict[str, list[str]]:
    """Give the row that an edition has for itself."""
    opened = [
        _("Which cards you opened"),
        _("Jupyter's own history of commands, in your home folder"),
        _("Until you clear that history"),
    ]
    return {
        "lab": opened,
        "binder": opened,
        "voila": [
            _("A number that leads this browser to its file"),
            _("A cookie of these pages"),
            _("Half a year, or until you clear cookies"),
        ],
        "browser": [
            _("The course's pages, for a time without a network; how many records lie here, since when"),
            kept()["browser"],
            _("Until you clear the browser's data for this site"),
        ],
    }
