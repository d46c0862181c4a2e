"""Put what a learner can write, keep and print into the form that the page draws."""

from __future__ import annotations

from datetime import datetime

from .. import words
from ..content.model import Prompt
from ..passport.completion import CaseTaken, Completion, PageTaken


def prompt(asked: Prompt, most: int) -> dict:
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


def plan(most: int) -> dict:
    """Give the consultation plan: three if-then lines, and where to look rules up."""
    lines = words.writing.plan()
    field = {"name": "codes", "kind": "line", "label": lines["codes"], "hint": lines["codes_hint"]}
    codes = {"legend": lines["codes_title"], "fields": [field], "sentences": [lines["codes_sentence"]]}
    return {
        "id": "plan",
        "title": lines["title"],
        "authored": False,
        "intro": [lines["ask"], lines["roles_only"]],
        "groups": [*(_plan_line(*numbered) for numbered in enumerate(words.writing.plan_examples(), 1)), codes],
        "heading": [],
        "end": [words.card.beyond()["beyond_trainee"]],
        "most": most,
    }


def fields(shown: dict) -> frozenset[str]:
    """Name the fields of a prompt or a plan."""
    return frozenset(field["name"] for group in shown["groups"] for field in group["fields"])


def account(done: Completion, fingerprint: str, course: str, file: str) -> dict:
    """Give the record of completion: what was done, and what that does not show."""
    lines = words.record.account()
    mark = words.record.fingerprint()
    if done.choices:
        days = {"first": _day(done.first), "last": _day(done.last)}
        standing = [lines["about"].format(file=file), lines["between"].format(choices=done.choices, **days)]
    else:
        standing = [lines["nothing"].format(file=file)]
    return {
        "title": lines["title"],
        "course": lines["course"].format(title=course),
        "standing": standing,
        "table": {
            "title": lines["caption"],
            "head": [lines["page"], lines["taken"]],
            "rows": [[page.title, "; ".join(_taken(page, lines))] for page in done.pages],
        },
        "limits": words.record.limits(),
        "mark": [mark["line"].format(fingerprint=fingerprint), mark["hint"]] if done.choices else [],
    }


def unreadable(course: str, file: str) -> dict:
    """Give a record where the passport cannot be read: it says so, and nothing else."""
    lines = words.record.account()
    return {
        "title": lines["title"],
        "course": lines["course"].format(title=course),
        "standing": [lines["unreadable"].format(file=file)],
        "table": None,
        "limits": [],
        "mark": [],
    }


def _plan_line(number: int, examples: dict[str, str]) -> dict:
    """Give one if-then line; its gaps are named after its number, for instance {notice_1}."""
    lines = words.writing.plan_line()

    def field(name: str, kind: str, **more: object) -> dict:
        hint = examples.get(name) or lines[f"{name}_hint"]
        return {"name": f"{name}_{number}", "kind": kind, "label": lines[name], "hint": hint, **more}

    roles = [{"value": role, "label": label} for role, label in words.writing.roles().items()]
    roles[-1]["asks"] = f"role_{number}"
    gaps = {name: f"{{{name}_{number}}}" for name in ("notice", "who", "when", "first")}
    return {
        "legend": lines["legend"].format(number=number),
        "fields": [
            field("notice", "line", watched=True),
            field("who", "choice", choices=roles),
            field("role", "short", watched=True),
            field("when", "short"),
            field("first", "line", watched=True, quoted=True),
        ],
        "sentences": [lines["sentence"].format(**gaps), lines["opening"].format(**gaps)],
    }


def _taken(page: PageTaken, lines: dict[str, str]) -> list[str]:
    counts = [("vignettes", page.vignettes), ("form", page.form)]
    shares = [lines[key].format(done=done, all=whole) for key, (done, whole) in counts if whole]
    return [*shares, *(_case(case, lines) for case in page.cases)]


def _case(case: CaseTaken, lines: dict[str, str]) -> str:
    how = lines["decisions"].format(done=case.decisions) if case.decisions else lines["not_begun"]
    return lines["story"].format(title=case.title, how=lines["ended"].format(how=how) if case.ended else how)


def _day(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().date().isoformat()
