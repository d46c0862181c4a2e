"""The words of the review and of its reminders."""

from __future__ import annotations

from .editions import unanswered
from .pages import passport
from .translate import translate as _


def deck() -> dict[str, str]:
    """Give the fixed words of a review's deck."""
    return {
        "scene": _("Scene {number} of {all}"),
        "on_record": _("{done} of {all} taken up again."),
        "back": _("Previous scene"),
        "next": _("Next scene"),
    }


def review() -> dict[str, str]:
    """Give the title of a review, and the lines that say what is due; {day} is a date."""
    return {
        "title": _("Your review"),
        "due": _(
            "Scenes due today: {count}. They open fresh, and what you chose before is not shown. "
            "First come those where you were sure and good practice speaks against your choice."
        ),
        "more": _("More are waiting: {count}. They can come another day, or when you run this page again."),
        "later": _("Nothing is due today. The next scene comes back on {day}."),
        "rests": _("Every scene on record has come back as often as it should. Nothing more is due."),
        "nothing": _("Nothing is on record yet. Scenes that you commit come back here after 1, 7 and 21 days."),
        "skip": _("Skip what you like and lose nothing."),
    }


def plan_again() -> dict[str, str]:
    """Give the words around the lines of a learner's own plan, each to be said again."""
    return {
        "title": _("Your plan, said once more"),
        "number": _("Line {number} of {all}"),
        "ask": _("Say it first, then look."),
        "look": _("Show the whole line"),
        "next": _("Next line"),
    }


def reminding() -> dict[str, str]:
    """Give the words around the reminders."""
    return {
        "calendar": _("Put three reminders in my calendar"),
        "calendar_hint": _(
            "A small file for your calendar: three days, 1, 7 and 21 days from today. "
            "It names neither the course's subject nor anything that you chose. "
            "Press it again on another day, and the three days move; none is added."
        ),
        "with_code": _("Put my resume code into them, too. Whoever reads your calendar can then read your choices."),
        "on_its_way": _("The file is on its way to your downloads. Open it with your calendar."),
        "nothing": _("Nothing is on record yet that could come back. The reminders begin with your first choice."),
        "no_kernel": unanswered()["asked"],
    }


def parting() -> dict[str, str]:
    """Say before a long break what a browser may forget, and how to take it along."""
    return {
        "title": _("Before you go"),
        "forgets": _(
            "Safari, and the browsers of an iPhone or iPad, delete what this course has kept once you have used them "
            "for seven days without coming here. The break before a review can be two weeks long, or three."
        ),
        "both": _("So take your passport along now: save a copy, or write the code down. With either you can go on."),
        **{name: passport()[name] for name in ("export", "export_notes", "code", "code_hint", "no_kernel")},
    }


def reminders() -> dict[str, str]:
    """Give what stands in the calendar; colleagues may read it there."""
    return {
        "summary": _("A short review"),
        "description": _("Open the page “Review” of your course. It takes about ten minutes."),
        "code": _("Your resume code: {code}"),
    }
