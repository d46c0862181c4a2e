"""The words of handouts: the participants' sheets, and the facilitator's copy."""

from __future__ import annotations

from typing import Any

from .translate import counted as ngettext
from .translate import translate as _


def sheet() -> dict[str, Any]:
    """Give the words of the participants' sheets."""
    return {
        "many": _("{title}: scenes on paper"),
        "how": _("Read a scene. Choose the response that you would give. Then say how sure you are."),
        "yours": _(
            "This sheet is yours: nobody collects it. Please write about no real client. You may leave out any "
            "scene and lose nothing."
        ),
        "care": _("Content note: {care}."),
        "mine": _("My choice"),
        "first": _("First vote"),
        "second": _("Second vote, after talking"),
        "confidence_ask": _("How sure am I?"),
        "notes": _("Why I chose it"),
        "limits": _(
            "The course studies one short blog post beside good practice. That the post supports a response does "
            "not mean that it is ethical, lawful or safe. All people in the scenes are invented, and all of them "
            "are adults."
        ),
        "pause": _(
            "If it weighs on you, pause: look up, put both feet on the floor, think of a person you could speak to."
        ),
    }


def article() -> dict[str, Any]:
    """Give the words of the sheet that says what the article says."""
    return {
        "title": _("The article in brief"),
        "how": _(
            "What the article says, in our words, in its own order. Words in quotation marks are the article's own, "
            "from the sentence that is named. The verb says how strongly it speaks."
        ),
        "limits": sheet()["limits"],
        "claims": _("What it says"),
        "silences": guide()["silences"],
        "ladder": _("The ladder, as we arrange it"),
        "columns": [_("What"), _("When"), _("What the article says of it")],
    }


def guide() -> dict[str, Any]:
    """Give the words of the facilitator's copy; {scenes} counts them."""
    return {
        "mark": _("Facilitator's copy, with guidance. Keep it apart from the participants' sheets."),
        "parts": _("Where the article and good practice disagree"),
        "agree": _("Here the article and good practice do not disagree."),
        "signs": _("Signs in this scene"),
        "options": _("Each response, with its two marks"),
        "response": _("Response"),
        "article": _("The article"),
        "practice": _("Good practice"),
        "cites": ngettext("Note {numbers}", "Notes {numbers}", "count"),
        "decided": _("How far the article decides this"),
        "silences": _("What the article does not mention"),
        "twists": _("What if …"),
        "sources": _("The notes: codes, research and supervision"),
        "timings": _("Timings"),
        "step": _("Step"),
        "minutes": _("Minutes"),
        "total": ngettext(
            "For one scene, about {minutes} minute; for all scenes here ({scenes}), about {all}.",
            "For one scene, about {minutes} minutes; for all scenes here ({scenes}), about {all}.",
            "minutes",
        ),
        "prompts": _("To keep the talk going"),
        "debrief": _("Debrief, to read aloud"),
    }


def sources() -> dict[str, str]:
    """Name a note's source in short, by what kind of knowledge it is; {checked} is a date."""
    return {
        "seen": _("{source} ({edition}); read at its source on {checked}."),
        "recalled": _("{source} ({edition}); from general knowledge on {checked}, not read again."),
        "advice": _("{source}, {checked}: the course's own advice."),
    }


def steps() -> list[str]:
    """Name the steps of a round, as `notebooks/facilitator/90_run_a_workshop` has them."""
    return [
        _("Read the scene aloud once, slowly; then everybody reads it again, alone"),
        _("First vote, alone and in silence; no result is shown"),
        _("Talk with a neighbour: say why you chose it, understand before you agree"),
        _("Second vote, alone, whether or not anybody has changed their mind"),
        _("Show the votes; everybody looks at their own choice first, then at its two marks"),
        _("Take the responses one by one: first what tempts in each, then what each mark says"),
        _("End with where the article and good practice disagree, and with what the article does not mention"),
    ]


def debrief() -> list[str]:
    """Give what is read aloud at the end."""
    return [
        _(
            "We have looked at our votes beside one short article, and beside good practice. Neither says what "
            "kind of therapist you are."
        ),
        _(
            "Feelings are to be expected, and the two limits hold all the same: no affair with a client, and nobody "
            "takes advantage of one. If you are in doubt, go to another person, and soon. If you are in training, "
            "bring such things to supervision early. The article does not say this. Good practice does."
        ),
        _(
            "If something here came close to you, you need not carry it home alone. I stay for ten minutes. If a "
            "therapist, a supervisor or a teacher has been sexual with you, it was not your doing."
        ),
    ]
