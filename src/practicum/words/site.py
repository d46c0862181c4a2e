"""The words around a page where no JupyterLab stands around it: in the browser edition and in Voilà."""

from __future__ import annotations

from .translate import translate as _


def door() -> dict[str, str]:
    """Give the words of the page that leads in."""
    return {
        "opening": _("Opening the course …"),
        "failed": _("The course could not be opened. Check that you are connected, then load this page again."),
        "file": _(
            "This page was opened as a file, and browsers run no course from files. It needs a web address: ask "
            "whoever gave you this folder. For whoever looks after it: any web server will do, for instance "
            "“python3 -m http.server” run in this folder."
        ),
        "no_script": _("This course needs JavaScript. Switch it on for this page, then load it again."),
        "unknown": _("There is no page at this address. Ask whoever gave it to you for the course's own."),
        "missing": _("This address belongs to an earlier version. Opening the course as it is now …"),
    }


def start() -> dict:
    """Give the words that stand on a page while it starts, and over it later."""
    return {
        "label": _("The page is starting"),
        "hint": _(
            "This takes some seconds, and the first time up to a minute on a slow line. You can read on meanwhile."
        ),
        "steps": [
            _("Loading the page …"),
            _("Loading what the cards need …"),
            _("Opening the cards …"),
            _("The page is ready."),
        ],
        "newer": _("A newer version of the course is here. Your choices stay as they are."),
        "load": _("Open the newer version"),
        "unkept": _(
            "This browser has just refused to keep something. What you chose or wrote stands on this page and is not "
            "saved. Make room, or allow this site to keep data, then save it again before you leave the page."
        ),
        "failed": _("The cards of this page could not be opened. Load the page again; what is saved stays saved."),
        "home": _("To the first page"),
    }


def voila() -> dict[str, str]:
    """Give the words that stand around a page in Voilà."""
    return {
        "label": start()["label"],
        "opening": _("Opening the cards …"),
        "hint": _("This takes some seconds. You can read on meanwhile."),
        "home": start()["home"],
        "no_script": door()["no_script"],
    }


def refused() -> dict[str, str]:
    """Give the words of a Voilà server that cannot open another page now."""
    return {
        "title": _("Please come back in some minutes"),
        "full": _(
            "As many pages of this course are open as this server can hold. Try again in some minutes. What you have "
            "saved stays saved."
        ),
        "several": _(
            "You have as many pages of this course open as one visitor can have. Close one of them, then try again. "
            "What you have saved stays saved."
        ),
        "crowded": _(
            "This server keeps the passports of as many people as it can hold. Ask whoever gave you this address to "
            "make room, or for another way to open the course."
        ),
        "again": _("Try again"),
    }
