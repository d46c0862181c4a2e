"""The words of the local panel's pages."""

from __future__ import annotations

from .translate import translate as _


def asking() -> dict:
    """Give the fixed words of the panel's page."""
    return {
        "title": _("A local panel"),
        "about": _(
            "For supervisors. Say of each response how it stands to the article, as you read it. Our own labels are "
            "not shown here. You give no name."
        ),
        "scene": _("Which scene?"),
        "option": _("{letter}. {text}"),
        "save": _("Save my sheet for this scene"),
        "saved": _("Saved in {file}. Choose another scene, or hand over to the next member."),
        "unsaved": _("Not saved: {file} cannot be written just now. Your sheet stays on this page."),
        "refused": _("This sheet could not be read. Please fill it in again."),
        "missing": _("Something is not filled in yet."),
        "next": _("Next member"),
        "now": _("A new member's sheets begin here."),
        "sheets": _("Your sheets so far: {count}."),
        "no_kernel": _("Nothing answers on this page just now. Press “Run this page” at the top, then try again."),
    }


def hearing() -> dict[str, str]:
    """Give the words of what the panel says."""
    return {
        "title": _("What the panel says"),
        "read": _("Show what the panel says, beside the text's key"),
        "warn": _("Press this when all sheets are in: it shows our labels."),
        "folder": _("Sheets are read from this folder: {folder}"),
        "few": _("{scene}: {count} of 10 sheets. Nothing is shown below ten."),
        "none": _("No sheet yet."),
        "no_kernel": asking()["no_kernel"],
        "counted": _("{scene} (n = {count})"),
        "key": _("The text's key"),
        "decided": _("How far the text decides"),
        "caveat": _(
            "Neither is an expert key. The text's key is what we read the article to imply; the panel is what these "
            "members read it to say. Where they differ, talk about the words of the article."
        ),
    }
