"""The words that differ by edition: what stands around a page, and what it says where nothing answers."""

from __future__ import annotations

from typing import Any

from ..settings import opens_by_itself
from .translate import translate as _


def door() -> dict[str, str]:
    """Give the words of the page that leads in."""
    return {
        "opening": _("Opening the course …"),
        "trouble": trouble(),
        "framed": start()["framed"],
        "tab": start()["tab"],
        "by_hand": start()["by_hand"],
        "file": _(
            "This page was opened as a file, and browsers run no course from files. It needs a web address: ask "
            "whoever gave you this folder. For whoever looks after it: any web server will do, for instance "
            "“python3 -m http.server” run in this folder."
        ),
        "no_script": _("This course needs JavaScript. Switch it on for this page, then load it again."),
        "unknown": _("There is no page at this address. Ask whoever gave it to you for the course's own."),
        "missing": _("This address belongs to an earlier version. Opening the course as it is now …"),
    }


def start() -> dict[str, Any]:
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
        "framed": _(
            "The course stands inside another site's page here, as in a learning platform. Browsers often keep what "
            "you choose in here apart from what you choose elsewhere, or do not keep it at all. In a tab of its own "
            "the course has one passport. What you chose in here you can carry there with a copy or a resume code."
        ),
        "tab": _("Open it in a tab of its own"),
        "by_hand": _("If that does not open it, copy this address into a new tab: {address}"),
        "trouble": trouble(),
        "trace": trace(),
    }


def trouble() -> dict[str, Any]:
    """Give the words for a part of the course that does not come, and for the ways out."""
    return {
        "missing": _("A part of the course did not come: {file}."),
        "missing_more": _("Parts of the course did not come: {file} and others, {count} more at least."),
        "why": {
            "refused": _("The network, or the server of the course, answered “{status}” in its place."),
            "other": _(
                "Something else came in its place. Networks in hotels and companies do this when they want you to "
                "sign in, or when they hold a file back."
            ),
            "short": _("Only the beginning of it came."),
            "silent": _("There was no answer for {seconds} seconds."),
            "lost": _("There was no connection, or it broke off."),
        },
        "ways": _(
            "If this network asks you to sign in, do that first. Then load the page again. If it does not help, try "
            "another network, such as your phone's. Or ask whoever gave you the course for the scenes on paper, or "
            "for a server that shows the course (Voilà). What is saved stays saved."
        ),
        "address": _("For whoever looks after the network, the address is {address}"),
        "again": _("Load the page again"),
        "healed": _("Everything that was missing can be reached now. Load the page again to open the cards."),
        "slow": _(
            "This takes longer than usual, and nothing is missing. The line or this device is slow. The cards open "
            "by themselves when they are ready."
        ),
    }


def trace() -> dict[str, str]:
    """Give the words for a passport that lay in this browser and is gone."""
    return {
        "gone": _(
            "Since {date} a passport lay in this browser, with {entries}. It is gone from here, or a part of it is. "
            "Somebody may have cleared the browser's data, or the browser did so by itself. If you have a copy or "
            "a resume code, take it in on the page “My course”, under “Your passport”. Without them it cannot be "
            "brought back."
        ),
        "one": _("1 record"),
        "several": _("{count} records"),
        "seen": _("I have read this"),
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


def lab() -> dict[str, str]:
    """Give the words that stand on a page in JupyterLab before its kernel has spoken, or when it is gone."""
    return {
        "opening": _("Opening the cards …"),
        "changed": _("This page is not as the course made it, so it does not run by itself."),
        "waits": _("The cards of this page open when you press the button."),
        "lost": _("The page has lost its connection. What is saved stays saved. The button opens the cards again."),
        "run": _("Run this page"),
        "whole": _("Open the whole of JupyterLab"),
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


def unanswered() -> dict[str, str]:
    """Say that nothing answers, by what somebody wanted; only JupyterLab has a button that runs a page."""
    return _by_itself() if opens_by_itself() else _with_button()


def _with_button() -> dict[str, str]:
    return {
        "slow": _(
            "Nothing answers on this page yet. If this stays, press “Run this page” at the top, "
            "or load the page again."
        ),
        "asked": _(
            "Nothing answers on this page at the moment. Press “Run this page” at the top, "
            "or load the page again, and try once more."
        ),
        "chosen": _(
            "Nothing answers on this page at the moment. Your choice is kept. "
            "Press “Run this page” at the top, or load the page again, and it will be sent."
        ),
        "written": _(
            "Nothing answers on this page at the moment. Your text is still here. "
            "Press “Run this page” at the top, and it will be sent."
        ),
    }


def _by_itself() -> dict[str, str]:
    return {
        "slow": _("Nothing answers on this page yet. If this stays, load the page again."),
        "asked": _("Nothing answers on this page at the moment. Load the page again, and try once more."),
        "chosen": _(
            "Nothing answers on this page at the moment. Your choice is kept. Load the page again, "
            "and it will be sent."
        ),
        "written": _(
            "Nothing answers on this page at the moment. Your text is still here. "
            "Save it as a text file, then load the page again."
        ),
    }
