"""The words of what a learner writes: the box, the consultation plan, and what becomes of a text."""

from __future__ import annotations

from .editions import unanswered
from .translate import translate as _


def box() -> dict[str, str]:
    """Give the fixed words of a writing box."""
    return {**_writing(), **_keeping()}


def _writing() -> dict[str, str]:
    return {
        "privacy": _(
            "What you type stays on this page and is gone when you close it, unless you press “Keep this in my "
            "passport”. Please write about no real client: no name, date, place or diagnosis."
        ),
        "warning": _("This may name somebody or something real. Please leave such detail out."),
        "print": _("Print"),
        "save": _("Save as a text file"),
        "choose_role": _("Choose a role"),
        "more": _("Add a line"),
        "back": _("What you had typed is here again. It is not kept."),
        "dated": _("Written with “Mine to Handle”, {day}."),
    }


def _keeping() -> dict[str, str]:
    return {
        "keep": _("Keep this in my passport"),
        "remove": _("Take it out of my passport"),
        "remove_ask": _(
            "This takes every version that you kept out of the file. What stands in the box stays on this page."
        ),
        "remove_stop": _("Leave it there"),
        "remove_sure": _("Yes, take it out"),
        "keeping": _("Keeping it …"),
        "removing": _("Taking it out …"),
        "changed": _("Changed since it was kept. Press “Keep this in my passport” to keep it as it is now."),
        "empty": _("There is nothing to keep yet."),
        "too_long": _(
            "This is too long to keep: characters {length}, at most {most}. Shorten it, or save it as a text file."
        ),
        "no_kernel": unanswered()["written"],
        "no_kernel_remove": unanswered()["asked"],
    }


def outcomes() -> dict[str, str]:
    """Say what became of a text that a page sent, or of the wish to take one out."""
    return {
        "kept": _("Kept in {file}."),
        "gone": _(
            "The file with what you kept earlier is no longer there, so a new one was begun. If you have a copy, or "
            "have moved the file, take it in on the page “My course”."
        ),
        "left": _("As you kept it on {day}, in {file}."),
        "unkept": _("Not kept: {file} cannot be written just now. Your text stays on this page."),
        "refused": _("This could not be kept as it is. It stays on this page."),
        "forgotten": _("Taken out of {file}. What stands in the box is on this page only."),
        "unforgotten": _("Not taken out: {file} cannot be written just now. Please try again in a moment."),
    }


def prompt() -> dict[str, str]:
    """Give the label of a prompt's one box."""
    return {"label": _("Your words")}


def roles() -> dict[str, str]:
    """Name whom a learner could speak to: roles, never people."""
    return {
        "supervisor": _("my supervisor"),
        "colleague": _("a colleague, or my peer group"),
        "therapist": _("my own therapist"),
        "tutor": _("my training tutor"),
        "adviser": _("the adviser of my professional body"),
        "other": _("somebody else, by role"),
    }


def plan() -> dict[str, str]:
    """Give the words around the consultation plan."""
    return {
        "title": _("My consultation plan"),
        "ask": _(
            "Decide now, while it is calm: what would you notice, to whom would you speak, and how would you begin? "
            "One line is a plan. You can add two more."
        ),
        "roles_only": _("Roles only, never names: neither of the people you would speak to, nor of any client."),
        "codes_title": _("The rules that apply to me"),
        "codes": _("Where I will look up my code and my law"),
        "codes_hint": _("For example: the website of my professional body; my training's handbook. Rules change."),
        "codes_sentence": _("Where I will look up my code and my law: {codes}."),
    }


def plan_examples() -> list[dict[str, str]]:
    """Give for each line of the plan what one could write there; they are shown as hints and never filled in."""
    return [
        {
            "notice": _("For example: that I look forward to one session more than to the others"),
            "first": _(
                "For example: “There is a client I like more than is good for the work. Can we think about it?”"
            ),
        },
        {
            "notice": _("For example: that one session runs over, or that I dress for it"),
            "first": _("For example: “I have let a session run over three times. I would like to look at why.”"),
        },
        {
            "notice": _("For example: that I leave something out when I speak of this work"),
            "first": _("For example: “There is something that I have not told you so far.”"),
        },
    ]


def plan_line() -> dict[str, str]:
    """Give the words of one if-then line of the plan."""
    return {
        "legend": _("Line {number}"),
        "notice": _("If I notice …"),
        "who": _("then I will speak to …"),
        "who_hint": _("A role, not a name"),
        "role": _("which role? No name, please"),
        "role_hint": _("For example: the head of my service"),
        "when": _("by …"),
        "when_hint": _("For example: Friday; our next meeting"),
        "first": _("What I will say first"),
        "cue": _("If I notice {notice}, then …"),
        "sentence": _("If I notice {notice}, then I will speak to {who} by {when}."),
        "opening": _("What I will say first: “{first}”"),
    }
