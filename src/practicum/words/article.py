"""The words for the article: its verdicts and claims, and how it is studied as a whole."""

from __future__ import annotations

from typing import Any

from .translate import counted as ngettext
from .translate import translate as _


def verdicts() -> dict[str, str]:
    """Say what the article makes of an option, by alignment."""
    return {
        "fits": _("Agrees with the article"),
        "mostly": _("Mostly agrees with the article"),
        "unsaid": _("The article does not say"),
        "strains": _("Conflicts with the article"),
        "against": _("The article rules it out"),
    }


def verdicts_in_short() -> dict[str, str]:
    """Say it in a table whose column is the article."""
    return {
        "fits": _("agrees"),
        "mostly": _("mostly"),
        "unsaid": _("does not say"),
        "strains": _("conflicts"),
        "against": _("rules it out"),
    }


def practices_in_short() -> dict[str, str]:
    """Say it in a table whose column is good practice."""
    return {
        "sound": _("supports it"),
        "partial": _("a start"),
        "supervised": _("supervisor first"),
        "unsound": _("against it"),
        "open": _("opinions differ"),
    }


def practices() -> dict[str, str]:
    """Say what good practice makes of an option, by practice mark."""
    return {
        "sound": _("Good practice supports it"),
        "partial": _("Good practice: a start, not enough"),
        "supervised": _("Good practice: only with your supervisor first"),
        "unsound": _("Good practice speaks against it"),
        "open": _("Good practice: supervisors differ"),
    }


def practice_meanings() -> dict[str, str]:
    """Explain each practice mark in a sentence; it stands after the mark."""
    return {
        "sound": _("It is allowed, and enough for now."),
        "partial": _("It helps. Something is still left undone: a duty, a need of the client, or a second opinion."),
        "supervised": _("It may be right. First talk this very step through with a supervisor or a consultant."),
        "unsound": _("It would cost the client something that can be foreseen, or leave a duty undone."),
        "open": _("Two informed supervisors would advise opposite things, each with a good reason."),
    }


def meanings() -> dict[str, str]:
    """Explain each verdict in a sentence, by alignment; it stands after the verdict."""
    return {
        "fits": _("It is what the article says to do, or the nearest of these responses to it."),
        "mostly": _("The article allows it, but another response is nearer to its words."),
        "unsaid": _("No sentence of the article speaks of this."),
        "strains": _("It does not agree with a sentence of the article."),
        "against": _("A sentence of the article says the opposite."),
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


def practice() -> dict[str, Any]:
    """Give the words of the find-the-claim practice."""
    return {
        "title": _("Find the words"),
        "one": _("One guess"),
        "number": _("Claim {number} of {all}"),
        "back": _("Previous claim"),
        "next": _("Next claim"),
        "which": _("Which words of the article say this?"),
        "how": _("How strongly does the text say it?"),
        "found": _("Yes, these are the words."),
        "elsewhere": _("Those words say something else: {says} Look for it once more, or read on."),
        "strength_same": _("So we read it too."),
        "strength_other": _("We read it otherwise. The text {strength}."),
        "unrecorded": _("This is practice. Nothing of it is kept."),
    }


def building() -> dict[str, Any]:
    """Give the words of the exercise in which a learner builds the ladder."""
    return {
        "title": _("Build it yourself"),
        "lead": _("Ten things that the article says, in our words. Give each a place. Nothing of this is kept."),
        "place_of": _("Its place"),
        "choose": _("choose a place …"),
        "compare": _("Compare with ours"),
        "same": _("You put it under “{place}”. So do we."),
        "other": _("You put it under “{yours}”. We put it under “{ours}”."),
        "unplaced": _("We put it under “{ours}”."),
        "told": _("Alike: {same} of {placed} that you placed. Where we differ, the article's words are the judge."),
    }


def twists() -> dict[str, Any]:
    """Give the words of the ten new facts."""
    return {
        "title": _("One new fact at a time"),
        "situation": _("The situation"),
        "response": _("The response in question"),
        "each": _("Each fact below stands by itself. Nothing of this is kept."),
        "number": _("New fact {number}"),
    }


def contrasts() -> dict[str, Any]:
    """Give the words around the places where the article is weaker than professional standards."""
    return {
        "title": _("The text and the codes, side by side"),
        "lead": _("What the article says and where it is weak; beside it what others ask for or show."),
        "sources": _("The notes behind this, with their sources"),
        "article": _("The article"),
        "beyond": _("Beyond the text"),
    }


def coding() -> dict[str, Any]:
    """Give the words that tell how the marks were made; figures are filled in from the blind readings."""
    return {
        "title": _("How the marks were made"),
        "lead": _(
            "The course's authors coded how well each response matches the article, what good practice makes of it, "
            "and how far the article decides a scene. Blind readers coded the same scenes. They saw none of our "
            "marks. Each figure says how many scenes or responses a reader saw as they are now."
        ),
        "article": _("The article: {readings}. Agreement with our marks: {kappas}."),
        "practice": _("Good practice: {readings}. Agreement with our marks: {kappas}."),
        "decided": _("How far the article decides: {readings}. Agreement with our marks: {kappas}."),
        "uncoded": _(
            "Good practice: nobody has coded the scenes blind, as they are now. Take these marks as our opinion, "
            "with the notes that we name for it."
        ),
        "readings": ngettext("{count} reading", "{count} readings", "count"),
        "responses": ngettext("kappa {kappa} on {count} response", "kappa {kappa} on {count} responses", "count"),
        "scenes": ngettext("kappa {kappa} on {count} scene", "kappa {kappa} on {count} scenes", "count"),
        "between": _("The readings of the article with one another: {kappas}."),
        "between_practice": _("The readings of good practice with one another: {kappas}."),
        "readers": _("Who the readers were: {reader}"),
        "kappa": _("Kappa is agreement beyond chance: 1 is full agreement, 0 is what chance would give."),
        "found": _("What our marks say of the responses that each reader took for the best"),
        "head": [
            _("Reading"),
            _("What it saw, and was asked"),
            _("The article supports"),
            _("Good practice supports"),
        ],
        "found_of": _("{found} of {of}"),
        "no_expert": _(
            "No clinician has coded the scenes yet. Our marks are no expert key. "
            "Where a reading of the article differs from our mark by more than one step, the card says so."
        ),
    }


def kinds() -> dict[str, str]:
    """Name the kinds of blind readings."""
    return {
        "reading": _("Reading of the article"),
        "practice": _("Reading by good practice, without the article"),
        "good-sense": _("Good sense, without the article"),
        "guess": _("Guess at an article not seen"),
        "temptation": _("The strongest pull, without the article"),
    }
