"""Put a case, the way through it and its map into the words that the page shows."""

from __future__ import annotations

from .. import words
from ..story import Case, Decision, Ending, Step, Walk, depths
from . import phrasing


def case(told: Case) -> dict:
    """Give what stands at the head of a case."""
    return {
        "id": told.id,
        "title": told.title,
        "care": words.card.comparison()["care"].format(care=told.care) if told.care else "",
        "scene": phrasing.paragraphs(told.opening),
        "level": "",
    }


def way(told: Case, taken: Walk, met: frozenset[str], lefts: list[dict]) -> dict:
    """Give the way so far and where it has come to; the map only once an ending has been met.

    Args:
        told: the case.
        taken: the way that stands.
        met: the ids of all places that were met on any way.
        lefts: the choice on record for each step, as a page redraws it.
    """
    ended = any(ending.id in met for ending in told.endings)
    return {
        "steps": [_step(step, left) for step, left in zip(taken.steps, lefts, strict=True)],
        "here": _place(taken.at),
        "figure": figure(told, taken, met) if ended else None,
    }


def figure(told: Case, taken: Walk, met: frozenset[str]) -> dict:
    """Give the map: places in rows by how deep they lie, the lines between them, and the same in words."""
    labels = _labels(told)
    rows = depths(told)
    nodes = [_node(place, labels, rows, met, taken) for place in (*told.decisions, *told.endings)]
    lines = words.story.figure()
    return {
        "title": lines["title"],
        "key": lines["key"],
        "nodes": nodes,
        "edges": _edges(told, taken, met),
        "text": lines["text"],
        "lines": _lines(told, taken, met, labels),
    }


def _step(step: Step, left: dict) -> dict:
    turn = step.turn
    return {
        "scene": phrasing.scene(step.decision),
        "text": turn.text,
        "verdict": words.text.verdicts()[turn.alignment],
        "fit": turn.alignment.fit,
        "outcome": turn.outcome,
        "left": left,
    }


def _place(place: Decision | Ending) -> dict:
    if isinstance(place, Decision):
        return {"scene": phrasing.scene(place)}
    kind = words.story.endings()[place.kind]
    return {"ending": {"title": place.title, "text": phrasing.paragraphs(place.text), "kind": kind}}


def _labels(told: Case) -> dict[str, str]:
    """Number the decisions and letter the endings."""
    numbers = {place.id: str(number) for number, place in enumerate(told.decisions, start=1)}
    return numbers | {place.id: "ABCDE"[index] for index, place in enumerate(told.endings)}


def _node(place: Decision | Ending, labels: dict, rows: dict[str, int], met: frozenset[str], taken: Walk) -> dict:
    on_way = {step.decision.id for step in taken.steps} | {taken.at.id}
    beside = sorted((name for name in rows if rows[name] == rows[place.id]), key=list(labels).index)
    return {
        "id": place.id,
        "row": rows[place.id],
        "column": beside.index(place.id) + 1,
        "columns": len(beside),
        "label": labels[place.id],
        "title": _title(place, met),
        "ending": isinstance(place, Ending),
        "met": place.id in met,
        "on_way": place.id in on_way,
    }


def _title(place: Decision | Ending, met: frozenset[str]) -> str:
    """Name a place, but not before the learner has been there."""
    if place.id in met:
        return place.title
    return words.story.figure()["unmet_ending" if isinstance(place, Ending) else "unmet_decision"]


def _edges(told: Case, taken: Walk, met: frozenset[str]) -> list[dict]:
    """List the lines from place to place, each once however many options lead along it."""
    on_way = {(step.decision.id, step.turn.to) for step in taken.steps}
    pairs = dict.fromkeys((decision.id, turn.to) for decision in told.decisions for turn in decision.options)
    return [{"from": a, "to": b, "on_way": (a, b) in on_way, "met": a in met and b in met} for a, b in pairs]


def _lines(told: Case, taken: Walk, met: frozenset[str], labels: dict[str, str]) -> list[str]:
    lines, kinds = words.story.figure(), words.story.endings()
    turns = {step.decision.id: step.turn for step in taken.steps}
    said = []
    for place in (*told.decisions, *told.endings):
        gaps = {"label": labels[place.id], "title": _title(place, met)}
        if place.id in turns:
            turn = turns[place.id]
            said.append(lines["took"].format(option=turn.text.rstrip("."), to=labels[turn.to], **gaps))
        elif isinstance(place, Ending) and place.id in met:
            said.append(lines["ended"].format(kind=kinds[place.kind], **gaps))
        else:
            said.append(lines["met" if place.id in met else "unmet"].format(**gaps))
    untaken = len(labels.keys() - met)
    said.append(lines["untaken"].format(count=untaken) if untaken else lines["all_taken"])
    return said
