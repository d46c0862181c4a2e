"""The writing box: where a learner writes in their own words, and keeps or prints what they wrote."""

from __future__ import annotations

import re
import uuid
from datetime import datetime

import traitlets

from .. import words
from ..content.library import named, open_library
from ..content.model import PracticumError, Prompt
from ..passport.file import Passport, PassportError, default_path, now
from ..passport.lines import Writing
from ..widgets.base import Answer, Message, View, calmly
from ..widgets.present import Shown

PLAN = "plan"  # what the consultation plan is kept under
MOST_IN_A_BOX = 10_000  # characters: about four pages, more than any prompt asks for
MOST_IN_A_PLAN = 2_500  # characters: what one printed page holds


class Keep(Message, total=False):
    """Ask to keep a text, given by the names of the prompt's fields."""

    answers: dict[str, str]


class Kept(Answer, total=False):
    """Say how it went, and what is kept from then on, as the page redraws it."""

    kept: Shown | None


class WritingBox(View):
    """Show a prompt's fields; what is typed there reaches the kernel only when a learner asks to keep it.

    Args:
        prompt: what is asked (`show_prompt`, `show_plan`).
        passport: where it is kept.
    """

    entry = "cards/writing.js"
    groups = (words.writing.box,)

    prompt = traitlets.Dict().tag(sync=True)
    kept = traitlets.Dict(allow_none=True).tag(sync=True)

    def __init__(self, prompt: Shown, passport: Passport) -> None:
        self._of, self._most, self._fields = prompt["id"], prompt["most"], list_fields(prompt)
        self._passport = passport
        super().__init__(prompt["title"], prompt={**prompt, "path_hash": passport.path_hash}, kept=self._find())

    def refusal(self) -> str:
        """Say that a text cannot be kept as it is."""
        return self._say("refused")

    def do_keep(self, message: Keep) -> Answer | Kept:
        """Keep a text in the passport, each once."""
        writing = self._writing(message)
        try:
            found = self._passport.contents()
            known = found.writings.get(self._of)
            if known is None or known.answers != writing.answers:
                self._passport.record([writing])
        except PassportError:
            return {"kind": "unkept", "remark": self._say("unkept")}
        remark = " ".join(self._say(key) for key in ("kept", *(["gone"] if found.gone else [])))
        self.kept = self._redrawn(writing)
        return {"kind": "kept", "remark": remark, "kept": self.kept}

    def do_forget(self, message: Message) -> Answer | Kept:
        """Take every kept version of a text out of the passport."""
        try:
            self._passport.forget(self._of)
        except PassportError:
            return {"kind": "unforgotten", "remark": self._say("unforgotten")}
        self.set_trait("kept", None)
        return {"kind": "forgotten", "remark": self._say("forgotten"), "kept": None}

    def _find(self) -> Shown | None:
        """Find what is kept, in the form that a page redraws."""
        try:
            writing = self._passport.writings().get(self._of)
        except PassportError:
            return None
        return self._redrawn(writing) if writing else None

    def _writing(self, message: Keep) -> Writing:
        """Check what a page sent: an id, and texts of this prompt's fields, not empty, and not too long."""
        try:
            writing_id = str(uuid.UUID(str(message.get("id"))))
        except ValueError as error:
            raise PracticumError(f"a text comes with an id: {error}. Keep it on its page.") from error
        sent = message.get("answers")
        if not isinstance(sent, dict) or not all(isinstance(text, str) for text in sent.values()):
            raise PracticumError("only texts can be kept. Write one on its page.")
        answers = tuple((field, text.strip()) for field, text in sent.items() if text.strip())
        length = sum(len(text) for _, text in answers)
        if not set(sent) <= self._fields or not 0 < length <= self._most:
            raise PracticumError(f'"{self._of}" takes {self._most} characters in its own fields. Change the text.')
        return Writing(writing_id, now(), self._of, answers)

    def _redrawn(self, writing: Writing) -> Shown:
        day = datetime.fromisoformat(writing.at).astimezone().date()
        return {"answers": dict(writing.answers), "remark": self._say("left", day=day)}

    def _say(self, key: str, **gaps: object) -> str:
        return words.writing.outcomes()[key].format(file=self._passport.path.name, **gaps)


@calmly
def write(prompt_id: str) -> WritingBox:
    """Show a box to write in; it is kept in the passport only when a learner asks for it."""
    asked = named(open_library().course.prompts, prompt_id, "course.toml")
    return WritingBox(show_prompt(asked, MOST_IN_A_BOX), Passport(default_path()))


@calmly
def plan() -> WritingBox:
    """Show the consultation plan: what to notice, to whom to speak, and how to begin."""
    return WritingBox(show_plan(MOST_IN_A_PLAN), Passport(default_path()))


def show_prompt(asked: Prompt, most: int) -> Shown:
    """Give a prompt: one box, and what of it is printed."""
    label = words.writing.prompt()["label"]
    field = {"name": "text", "kind": "long", "label": label, "hint": asked.hint, "watched": asked.watched}
    return {
        "id": asked.id,
        "title": asked.title,
        "authored": True,
        "intro": [asked.ask],
        "groups": [{"legend": "", "fields": [field], "sentences": ["{text}"]}],
        "heading": [asked.ask],
        "end": [],
        "most": most,
    }


def show_plan(most: int) -> Shown:
    """Give the consultation plan: an if-then line, two more that can be added, and where to look rules up."""
    lines = words.writing.plan()
    field = {"name": "codes", "kind": "line", "label": lines["codes"], "hint": lines["codes_hint"]}
    codes = {"legend": lines["codes_title"], "fields": [field], "sentences": [lines["codes_sentence"]]}
    return {
        "id": PLAN,
        "title": lines["title"],
        "authored": False,
        "intro": [lines["ask"], lines["roles_only"]],
        "groups": [*(_plan_line(*numbered) for numbered in enumerate(words.writing.plan_examples(), 1)), codes],
        "heading": [],
        "end": [words.card.notes()["notes_trainee"]],
        "most": most,
    }


def plan_to_say(kept: Writing) -> list[Shown]:
    """Give each line of a kept plan twice: its beginning, to be said to its end from memory, and the whole of it."""
    lines, written = words.writing.plan_line(), dict(kept.answers)
    said = []
    for number in range(1, len(words.writing.plan_examples()) + 1):
        gaps = {name: _in_a_sentence(written.get(f"{name}_{number}", "")) for name in ("notice", "when")}
        gaps |= {"who": _whom(written, number), "first": _plain(written.get(f"first_{number}", ""))}
        if not gaps["notice"] or not any(gaps[name] for name in ("who", "when", "first")):
            continue
        shown = {name: text or "…" for name, text in gaps.items()}
        whole = [lines["sentence"], *([lines["opening"]] if gaps["first"] else [])]
        said.append({"cue": lines["cue"].format(**shown), "whole": [each.format(**shown) for each in whole]})
    return said


def list_fields(prompt: Shown) -> frozenset[str]:
    """Name the fields of a prompt or a plan."""
    return frozenset(field["name"] for group in prompt["groups"] for field in group["fields"])


def _whom(written: dict[str, str], number: int) -> str:
    """Name whom a line of a plan means: a role by its words, or the one that somebody wrote."""
    role, roles = written.get(f"who_{number}", ""), words.writing.roles()
    *_, own = roles
    return _in_a_sentence(written.get(f"role_{number}", "")) if role == own else roles.get(role, "")


def _in_a_sentence(text: str) -> str:
    """Give a text as it stands within a sentence: without full stop."""
    return re.sub(r"[.,;:]+$", "", _plain(text))


def _plain(text: str) -> str:
    """Give a text in one line and without its quotes, as the page prints it (writing.js)."""
    return re.sub(r'^["“„«](.*)["”“»]$', r"\1", " ".join(text.split()))


def _plan_line(number: int, examples: dict[str, str]) -> Shown:
    """Give one if-then line; its gaps are named after its number, for instance {notice_1}."""
    lines = words.writing.plan_line()

    def field(name: str, kind: str, **more: object) -> Shown:
        hint = examples.get(name) or lines[f"{name}_hint"]
        return {"name": f"{name}_{number}", "kind": kind, "label": lines[name], "hint": hint, **more}

    roles = [{"value": role, "label": label} for role, label in words.writing.roles().items()]
    roles[-1]["asks"] = f"role_{number}"
    gaps = {name: f"{{{name}_{number}}}" for name in ("notice", "who", "when", "first")}
    return {
        "legend": lines["legend"].format(number=number),
        "later": number > 1,
        "fields": [
            field("notice", "line", watched=True),
            field("who", "choice", choices=roles),
            field("role", "short", watched=True),
            field("when", "short"),
            field("first", "line", watched=True, quoted=True),
        ],
        "sentences": [lines["sentence"].format(**gaps), lines["opening"].format(**gaps)],
    }
