"""A branching case: decide, compare, see what came of it, go on, and choose anew from any decision."""

from __future__ import annotations

import traitlets

from .. import words
from ..content.case import Case, Decision, Ending
from ..content.library import Library, open_library
from ..content.model import PracticumError
from ..passport.case_walk import Step, Walk, met, walk, ways
from ..passport.file import Passport, default_path
from ..widgets import present
from ..widgets.base import Answer, View, calmly
from ..widgets.present import Shown
from .vignette import Commit, Guided, Select, guide, record_choice, redraw

Moment = Decision | Ending
Ways = frozenset[tuple[str, str]]  # from a decision to the moment after it, by their ids


class Led(Guided, total=False):
    """Give what stands beside an option, and what came of it."""

    outcome: str


class Recorded(Answer, total=False):
    """Say how a choice was recorded, and give the way as it then stands."""

    way: Shown


class CaseCard(View):
    """Show one case, where the learner left it; of what lies ahead, only the decision at hand is in the state."""

    entry = "cards/case.js"
    groups = (words.card.comparing, words.card.choosing, words.card.case)

    case = traitlets.Dict().tag(sync=True)
    way = traitlets.Dict().tag(sync=True)

    def __init__(self, case: Case, library: Library, passport: Passport) -> None:
        self._case, self._library, self._passport = case, library, passport
        head = {**show_head(case), "path_hash": passport.path_hash}
        super().__init__(case.title, case=head, way=self._follow())

    def refusal(self) -> str:
        """Ask for another choice."""
        return words.card.comparison()["refused"]

    def do_select(self, message: Select) -> Led:
        """Put the selected option of a decision beside its two marks, and say what came of it."""
        decision, option_id = self._decision(message), message.get("option", "")
        guided = guide(decision, option_id, self._library)
        outcome = next(option.outcome for option in decision.options if option.id == option_id)
        return {**guided, "outcome": outcome}

    def do_commit(self, message: Commit) -> Answer | Recorded:
        """Record the choice committed at a decision, and follow the way on from there."""
        answer = record_choice(self._decision(message), message, self._passport)
        if answer["kind"] != "saved":
            return answer
        self.way = self._follow()
        return {**answer, "way": self.way}

    def _follow(self) -> Shown:
        """Follow the attempts on record through the case."""
        attempts = self._passport.legible()
        walked = walk(self._case, attempts)
        left = [redraw(step.attempt, self._passport) for step in walked.steps]
        return show_way(self._case, walked, ways(self._case, attempts), left)

    def _decision(self, message: Select) -> Decision:
        """Find the decision that a message of the page is about."""
        moment = self._case.find(message.get("vignette", ""))
        if not isinstance(moment, Decision):
            raise PracticumError(f'"{moment.id}" is an ending. Choose at a decision.')
        return moment


@calmly
def case(case_id: str) -> CaseCard:
    """Show a branching case, on the way where the learner left it."""
    library = open_library()
    return CaseCard(library.case(case_id), library, Passport(default_path()))


def show_head(case: Case) -> Shown:
    """Give what stands at the head of a case."""
    return {
        "id": case.id,
        "title": case.title,
        "care": words.card.comparison()["care"].format(care=case.care) if case.care else "",
        "scene": present.paragraphs(case.opening),
        "level": "",
    }


def show_way(case: Case, walked: Walk, taken: Ways, left: list[Shown]) -> Shown:
    """Give the way so far and where it has come to; the map only once an ending has been met.

    Args:
        case: the case.
        walked: the way that stands.
        taken: all ways from moment to moment that were ever taken.
        left: the choice on record for each step, as a page redraws it.
    """
    known = met(case, taken)
    ended = any(ending.id in known for ending in case.endings)
    return {
        "steps": [_step(step, choice) for step, choice in zip(walked.steps, left, strict=True)],
        "here": _here(walked.at),
        "map": show_map(case, walked, taken) if ended else None,
    }


def show_map(case: Case, walked: Walk, taken: Ways) -> Shown:
    """Give the map: moments in rows by how deep they lie, the lines between them, and the same in words."""
    labels, rows, known = _labels(case), _depths(case), met(case, taken)
    lines = words.card.case_map()
    return {
        "title": lines["title"],
        "key": lines["key"],
        "nodes": [_node(moment, labels, rows, known, walked) for moment in _moments(case)],
        "edges": _edges(case, walked, taken),
        "text": lines["text"],
        "lines": _map_in_words(case, walked, known, labels),
    }


def _step(step: Step, left: Shown) -> Shown:
    option = step.option
    return {
        "scene": present.scene(step.decision),
        "text": option.text,
        "marks": present.marks(option),
        "outcome": option.outcome,
        "left": left,
    }


def _here(moment: Moment) -> Shown:
    if isinstance(moment, Decision):
        return {"scene": present.scene(moment)}
    kind = words.card.endings()[moment.kind]
    return {"ending": {"title": moment.title, "text": present.paragraphs(moment.text), "kind": kind}}


def _moments(case: Case) -> tuple[Moment, ...]:
    return (*case.decisions, *case.endings)


def _labels(case: Case) -> dict[str, str]:
    """Number the decisions and letter the endings."""
    numbers = {decision.id: str(number) for number, decision in enumerate(case.decisions, start=1)}
    return numbers | {ending.id: "ABCDE"[index] for index, ending in enumerate(case.endings)}


def _depths(case: Case) -> dict[str, int]:
    """Tell how many decisions lie before each moment on the longest way to it; every way leads down the file."""
    depth = {case.decisions[0].id: 0}
    for decision in case.decisions:
        for option in decision.options:
            depth[option.to] = max(depth.get(option.to, 0), depth.get(decision.id, 0) + 1)
    return depth


def _node(moment: Moment, labels: dict[str, str], rows: dict[str, int], known: frozenset[str], walked: Walk) -> Shown:
    on_way = {step.decision.id for step in walked.steps} | {walked.at.id}
    beside = sorted((name for name in rows if rows[name] == rows[moment.id]), key=list(labels).index)
    return {
        "id": moment.id,
        "row": rows[moment.id],
        "column": beside.index(moment.id) + 1,
        "columns": len(beside),
        "label": labels[moment.id],
        "title": _title(moment, known),
        "ending": isinstance(moment, Ending),
        "met": moment.id in known,
        "on_way": moment.id in on_way,
    }


def _title(moment: Moment, known: frozenset[str]) -> str:
    """Name a moment, but not before the learner has been there."""
    if moment.id in known:
        return moment.title
    return words.card.case_map()["unmet_ending" if isinstance(moment, Ending) else "unmet_decision"]


def _edges(case: Case, walked: Walk, taken: Ways) -> list[Shown]:
    """List the lines from moment to moment, each once however many options lead along it."""
    on_way = {(step.decision.id, step.option.to) for step in walked.steps}
    pairs = dict.fromkeys((decision.id, option.to) for decision in case.decisions for option in decision.options)
    return [{"from": a, "to": b, "on_way": (a, b) in on_way, "met": (a, b) in taken} for a, b in pairs]


def _map_in_words(case: Case, walked: Walk, known: frozenset[str], labels: dict[str, str]) -> list[str]:
    lines, kinds = words.card.case_map(), words.card.endings()
    chosen = {step.decision.id: step.option for step in walked.steps}
    said = []
    for moment in _moments(case):
        gaps = {"label": labels[moment.id], "title": _title(moment, known)}
        if option := chosen.get(moment.id):
            said.append(lines["took"].format(option=option.text.rstrip("."), to=labels[option.to], **gaps))
        elif isinstance(moment, Ending) and moment.id in known:
            said.append(lines["ended"].format(kind=kinds[moment.kind], **gaps))
        else:
            said.append(lines["met" if moment.id in known else "unmet"].format(**gaps))
    left = len(labels.keys() - known)
    said.append(lines["untaken"].format(count=left) if left else lines["all_taken"])
    return said
