"""The words of handouts: the participants' sheets, and the facilitator's copy."""

from __future__ import annotations

from typing import Any

from .translate import counted as ngettext
from .translate import translate as _


def sheet() -> dict[str, Any]:
    """Give the words of the participants' sheets."""
    return {
        "many": _("{title}: scenes on paper"),
        "how": _(
            "Read a scene. Choose the response that fits the article best, which need not be the one that you "
            "would take. Then say how far the article decides the matter at all, and how sure you are."
        ),
        "yours": _(
            "This sheet is yours: nobody collects it. Please write about no real client. You may pass on any "
            "scene and lose nothing."
        ),
        "care": _("Content note: {care}."),
        "mine": _("My choice"),
        "first": _("First vote"),
        "second": _("Second vote, after talking"),
        "decided_ask": _("How far does the article decide this?"),
        "decided": [_("Clearly"), _("Partly"), _("It is silent")],
        "confidence_ask": _("How sure am I of my response?"),
        "notes": _("What my choice rests on"),
        "limits": _(
            "The course studies one short blog post. That a response fits that text does not mean that it is "
            "ethical, lawful or safe. All people in the scenes are invented, and all of them are adults."
        ),
        "pause": _(
            "If it weighs on you, pause: look up, put both feet on the floor, think of one person you could speak to."
        ),
    }


def article() -> dict[str, Any]:
    """Give the words of the sheet that says what the article says."""
    return {
        "title": _("The article in brief"),
        "how": _(
            "What the article says, in our words, in its own order. What stands in quotation marks is its own, a "
            "piece of the sentence that is named. The verb says how strongly it speaks."
        ),
        "limits": sheet()["limits"],
        "claims": _("What it says"),
        "silences": guide()["silences"],
        "ladder": _("Where one can go, as we arrange it"),
        "columns": [_("What"), _("When"), _("What the article says of it")],
    }


def guide() -> dict[str, Any]:
    """Give the words of the facilitator's copy; {scenes} counts them."""
    return {
        "mark": _("Facilitator's copy, with guidance. Keep it apart from the participants' sheets."),
        "beside": _("Beside the text"),
        "decided": _("How far the text decides this"),
        "options": _("Each response"),
        "silences": _("What the text does not say"),
        "beyond": _("Beyond the text: shown, dated, never counted"),
        "twists": _("If you want to change a fact"),
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


def steps() -> list[str]:
    """Name the steps of a round, as `notebooks/facilitator/90_run_a_workshop` has them."""
    return [
        _("Read the scene aloud once, slowly; then everybody reads it again, alone"),
        _("First vote, alone and in silence; no result is shown"),
        _("Talk with a neighbour: say what your choice rests on, understand before you agree"),
        _("Second vote, alone, whether or not anybody has changed their mind"),
        _("Show the votes; everybody looks at their own choice first, then at the words"),
        _("Take the responses one by one: what tempts in each, before what strains"),
        _("End with what the text does not say, and with what lies beyond it"),
    ]


def debrief() -> list[str]:
    """Give what is read aloud at the end."""
    return [
        _(
            "We have compared votes with one text. Some of you stood near it and some did not, and neither says what "
            "kind of therapist you are."
        ),
        _(
            "Feelings are to be expected, and the two limits hold all the same: no affair with a client, and nobody "
            "takes advantage of one. When somebody is in doubt, the way is to another person, and soon. If you are "
            "in training: bring such things to supervision early. The article does not say this. I do."
        ),
        _(
            "If something here came close to you, you need not carry it home alone. I stay for ten minutes. If a "
            "therapist, a supervisor or a teacher has been sexual with you, it was not your doing."
        ),
    ]
