"""The words of the phones' page."""

from __future__ import annotations

from typing import Any

from .card import choosing, comparing, surenesses
from .translate import translate as _
from .workshop import headings, revealing


def page() -> dict[str, Any]:
    """Give every word of the page."""
    card = choosing()
    return {
        **_joining(),
        **_voting(),
        "title": _("A vote in the room"),
        "sureness_ask": card["confidence_ask"],
        "surenesses": surenesses(),
        "missing": {"option": card["missing"]["option"], "sureness": card["missing"]["confidence"]},
        "comparing": comparing(),
        "revealing": revealing(),
    }


def _joining() -> dict[str, str]:
    return {
        "no_script": _("This page needs JavaScript. Raise your hand instead: the facilitator counts hands as well."),
        "join": _("Join the room"),
        "join_about": _(
            "Type the code that the facilitator shows. You give no name, and nobody sees what you choose."
        ),
        "code": _("Code of the room"),
        "enter": _("Join"),
        "joining": _("Joining …"),
        "no_room": _("No open room has this code. Look at it again; letters and digits are enough."),
        "full": _("This room is full. Tell the facilitator, or raise your hand when it is time to vote."),
        "crowded": _("Many people are coming in just now. This page tries again by itself in a moment."),
        "no_cookie": _(
            "You were let in, but this browser did not keep its mark. Allow cookies for this page, or use another "
            "browser, or raise your hand when it is time to vote."
        ),
        "waiting": _("You are in the room"),
        "waiting_about": _("Nothing to do yet. Keep this page open; it goes on by itself."),
        "gone": _("This room is closed"),
        "gone_about": _("Its votes are deleted, or will be soon. Thank you for taking part."),
        "other_room": _("Join another room"),
        "privacy": _(
            "Your vote is kept without a name until the room is deleted, after twelve hours at most. This page keeps "
            "one mark in your browser so that you can come back."
        ),
        "pass": _("You may pass. Nobody is asked about themselves."),
    }


def _voting() -> dict[str, Any]:
    return {
        "headings": headings(),
        "discussing_about": _("The first vote is closed. Talk with your neighbours; a second vote may follow."),
        "closed_about": _("Thank you. The result comes next."),
        "send": _("Send my vote"),
        "change": _("Send my changed vote"),
        "sending": _("Sending … not saved yet."),
        "saved": _("Your vote is saved. You may change it until the vote is closed."),
        "late": _("The vote was closed before yours arrived, so it was not counted."),
        "refused": _("This vote could not be read. Please choose again."),
        "unsent": _(
            "Not saved yet: nothing answers just now. Keep this page open, and it is sent as soon as it can be."
        ),
        "busy": _("That was often. It is sent again in a moment."),
        "yours": _("Your vote: {letter}. {text}"),
        "yours_sure": _("How sure you were: {sureness}."),
        "none": _("You did not vote here."),
        "unsent_lost": _(
            "Not saved: the facilitator's computer does not find the file with the votes. Please tell the "
            "facilitator. Keep this page open, and your vote is sent as soon as it can be."
        ),
        "gone_unsaved": _(
            "Your last vote was not saved: this room is closed, or your browser has lost its mark. If the room is "
            "still open, join it again, and your vote is sent."
        ),
        "connected": _("Connected."),
        "apart": _("No connection just now. This page tries again by itself."),
        "lost": _("The facilitator's computer does not find the file with the votes. Please tell the facilitator."),
        "away": _("Nothing can be saved just now. This page tries again by itself."),
    }
