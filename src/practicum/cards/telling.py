"""Put a case, the way through it and its map into the words that the page shows."""

from __future__ import annotations

from .. import words
from ..content.case import Case, Decision, Ending
from ..passport.case_walk import Step, Walk, met
from ..widgets import present

Ways = frozenset[tuple[str, str]]


def case(told: Case) -> dict:
    """Give what stands at the head of a case."""
    return {
        "id": told.id,
        "title": told.title,
        "care": words.card.comparison()["care"].format(care=told.care) if told.care else "",
        "scene": present.paragraphs(told.opening),
        "level": "",
    }


def way(told: Case, taken: Walk, ways: Ways, lefts: list[dict]) -> dict:
    """Give the way so far and where it has come to; the map only once an ending has been met.

    Args:
        told: the case.
        taken: the way that stands.
        ways: all ways from place to place that were ever taken.
        lefts: the choice on record for each step, as a page redraws it.
    """
    places = met(told, ways)
    ended = any(ending.id in places for ending in told.endings)
    return {
        "steps": [_step(step, left) for step, left in zip(taken.steps, lefts, strict=True)],
        "here": _place(taken.at),
        "figure": figure(told, taken, ways) if ended else None,
    }


def figure(told: Case, taken: Walk, ways: Ways) -> dict:
    """Give the map: places in rows by how deep they lie, the lines between them, and the same in words."""
    labels, rows, places = _labels(told), _depths(told), met(told, ways)
    nodes = [_node(place, labels, rows, places, taken) for place in (*told.decisions, *told.endings)]
    lines = words.card.case_map()
    return {
        "title": lines["title"],
        "key": lines["key"],
        "nodes": nodes,
        "edges": _edges(told, taken, ways),
        "text": lines["text"],
        "lines": _lines(told, taken, places, labels),
    }


def _step(step: Step, left: dict) -> dict:
    turn = step.option
    return {
        "scene": present.scene(step.decision),
        "text": turn.text,
        "verdict": words.article.verdicts()[turn.alignment],
        "fit": turn.alignment.fit,
        "outcome": turn.outcome,
        "left": left,
    }


def _place(place: Decision | Ending) -> dict:
    if isinstance(place, Decision):
        return {"scene": present.scene(place)}
    kind = words.card.endings()[place.kind]
    return {"ending": {"title": place.title, "text": present.paragraphs(place.text), "kind": kind}}


def _labels(told: Case) -> dict[str, str]:
    """Number the decisions and letter the endings."""
    numbers = {place.id: str(number) for number, place in enumerate(told.decisions, start=1)}
    return numbers | {place.id: "ABCDE"[index] for index, place in enumerate(told.endings)}


def _depths(case: Case) -> dict[str, int]:
    """Tell how many decisions lie before each place on the longest way to it; every way leads down the file."""
    depth = {case.decisions[0].id: 0}
    for decision in case.decisions:
        for turn in decision.options:
            depth[turn.to] = max(depth.get(turn.to, 0), depth.get(decision.id, 0) + 1)
    return depth


def _node(place: Decision | Ending, labels: dict, rows: dict[str, int], places: frozenset[str], taken: Walk) -> dict:
    on_way = {step.decision.id for step in taken.steps} | {taken.at.id}
    beside = sorted((name for name in rows if rows[name] == rows[place.id]), key=list(labels).index)
    return {
        "id": place.id,
        "row": rows[place.id],
        "column": beside.index(place.id) + 1,
        "columns": len(beside),
        "label": labels[place.id],
        "title": _title(place, places),
        "ending": isinstance(place, Ending),
        "met": place.id in places,
        "on_way": place.id in on_way,
    }


def _title(place: Decision | Ending, places: frozenset[str]) -> str:
    """Name a place, but not before the learner has been there."""
    if place.id in places:
        return place.title
    return words.card.case_map()["unmet_ending" if isinstance(place, Ending) else "unmet_decision"]


def _edges(told: Case, taken: Walk, ways: Ways) -> list[dict]:
    """List the lines from place to place, each once however many options lead along it."""
    on_way = {(step.decision.id, step.option.to) for step in taken.steps}
    pairs = dict.fromkeys((decision.id, turn.to) for decision in told.decisions for turn in decision.options)
    return [{"from": a, "to": b, "on_way": (a, b) in on_way, "met": (a, b) in ways} for a, b in pairs]


def _lines(told: Case, taken: Walk, places: frozenset[str], labels: dict[str, str]) -> list[str]:
    lines, kinds = words.card.case_map(), words.card.endings()
    turns = {step.decision.id: step.option for step in taken.steps}
    said = []
    for place in (*told.decisions, *told.endings):
        gaps = {"label": labels[place.id], "title": _title(place, places)}
        if place.id in turns:
            turn = turns[place.id]
            said.append(lines["took"].format(option=turn.text.rstrip("."), to=labels[turn.to], **gaps))
        elif isinstance(place, Ending) and place.id in places:
            said.append(lines["ended"].format(kind=kinds[place.kind], **gaps))
        else:
            said.append(lines["met" if place.id in places else "unmet"].format(**gaps))
    untaken = len(labels.keys() - places)
    said.append(lines["untaken"].format(count=untaken) if untaken else lines["all_taken"])
    return said
