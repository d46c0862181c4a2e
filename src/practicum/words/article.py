"""The words for the article: verdicts, verbs, strengths, claims and practice."""

from __future__ import annotations

from .translate import translate as _


def verdicts() -> dict[str, str]:
    """Say how an option stands to the text, by alignment."""
    return {
        "fits": _("Fits the text"),
        "mostly": _("Mostly fits the text"),
        "unsaid": _("The text does not say"),
        "strains": _("Strains against the text"),
        "against": _("Goes against the text"),
    }


def verbs() -> dict[str, str]:
    """Say what the text does by a claim, by strength."""
    return {
        "requires": _("The text requires:"),
        "forbids": _("The text forbids:"),
        "rejects": _("The text rejects:"),
        "allows": _("The text allows:"),
        "offers": _("The text offers:"),
        "suggests": _("The text suggests:"),
        "says": _("The text says:"),
    }


def strengths() -> dict[str, str]:
    """Explain each strength in a line, by strength."""
    return {
        "requires": _("requires: it uses the word “must”"),
        "forbids": _("forbids: it says that nobody may"),
        "rejects": _("rejects: it calls the thing not good"),
        "allows": _("allows: it says that one can"),
        "offers": _("offers: it says that help is there"),
        "suggests": _("suggests: it says that something might be a good idea"),
        "says": _("says: it states how things are, and rules nothing"),
    }


def strength_names() -> dict[str, str]:
    """Name each strength by its verb."""
    return {
        "requires": _("requires"),
        "forbids": _("forbids"),
        "rejects": _("rejects"),
        "allows": _("allows"),
        "offers": _("offers"),
        "suggests": _("suggests"),
        "says": _("says"),
    }


def claims() -> dict[str, str]:
    """Give the words of the close reading."""
    return {
        "sentence": _("Sentence {number}"),
        "remark": _("About its wording: {remark}"),
        "senses": _("It can be read in more than one way:"),
        "strengths": _("How strongly the text speaks: seven verbs"),
        "silences": _("What the text has no word on"),
    }


def practice() -> dict:
    """Give the words of the find-the-claim practice."""
    return {
        "title": _("Find the words"),
        "which": _("Which words of the article say this?"),
        "how": _("How strongly does the text say it?"),
        "found": _("Yes, these are the words."),
        "elsewhere": _("Those words say something else: {says} Look for it once more, or read on."),
        "strength_same": _("So we read it too."),
        "strength_other": _("We read it otherwise. The text {strength}."),
        "unrecorded": _("This is practice. Nothing of it is kept."),
    }
