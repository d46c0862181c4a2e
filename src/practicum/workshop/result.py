"""Put what a room sees at the end of a poll into words: its votes, and each response beside its two marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from .. import words
from ..content.compare import Comparison
from ..content.model import Alignment, Option, Practice, Vignette
from ..widgets import present
from ..widgets.present import Shown, lettered
from .poll import Change, Counted, Outcome, Tally

_Named = list[tuple[str, Tally]]  # the tallies that may be shown, each with the name of its vote
_MARKS: dict[str, tuple[Iterable[str], Callable[[Option], str]]] = {  # of each kind: all there are, and an option's
    "article": (Alignment, lambda option: option.article.alignment),
    "practice": (Practice, lambda option: option.practice.mark),
}


def revealed(comparisons: list[Comparison], outcome: Outcome, second: bool = True) -> Shown:
    """Give what the console and the phones draw once a poll is at its end.

    Args:
        comparisons: one for each option of the vignette, in its order.
        outcome: what may be told of the votes.
        second: whether there was a second vote at all.
    """
    scene, shown = comparisons[0], _shown(_named(outcome, second))
    said = present.guidance(scene)
    responses = zip(said["responses"], comparisons, strict=True)
    return {
        **{name: said[name] for name in ("parts", "signs", "decided", "silences", "notes")},
        "votes": votes(scene.vignette, outcome, second),
        "marks": by_marks(scene.vignette, outcome, second),
        "responses": [{**response, **_counted_for(each, shown)} for response, each in responses],
        "ladder": _ladder(scene),
    }


def votes(vignette: Vignette, outcome: Outcome, second: bool = True) -> Shown:
    """Give tallies in words, as bars and in tables; no mark is in it, since a first result may be shown early."""
    named = _named(outcome, second)
    shown = _shown(named)
    tables = [_by_option(vignette, shown), _by_sureness(shown)] if shown else []
    return {
        "lines": _said(outcome, named),
        "tables": [table for table in tables if table],
        "bars": _bars(vignette, shown),
        "change": _moves(vignette, outcome.change) if outcome.change else None,
    }


def by_marks(vignette: Vignette, outcome: Outcome, second: bool = True) -> Shown:
    """Give the same tallies by each of the two marks: two counts side by side, and two tables."""
    shown = _shown(_named(outcome, second))
    return {
        "lines": [_supported(vignette, *each) for each in shown],
        "tables": [_by_mark(vignette, shown, kind) for kind in _MARKS] if shown else [],
    }


def _named(outcome: Outcome, second: bool) -> list[tuple[str, Tally | None]]:
    lines = words.workshop.tallies()
    return [(lines["first"], outcome.first), *([(lines["second"], outcome.second)] if second else [])]


def _shown(named: list[tuple[str, Tally | None]]) -> _Named:
    return [(name, tally) for name, tally in named if tally]


def _said(outcome: Outcome, named: list[tuple[str, Tally | None]]) -> list[str]:
    """Say of each vote why it is not shown, who is counted, and how many stayed."""
    lines, held = words.workshop.tallies(), outcome.counted is Counted.HELD
    untold = [name for name, tally in named if not tally and not (held and name == lines["second"])]
    said = [lines["too_few"].format(vote=name) for name in untold]
    said += [lines[outcome.counted]] if outcome.counted in lines else []
    if all(tally for _, tally in named) and len(named) == 2 and not held:
        said.append(_stayed(outcome.change) if outcome.change else lines["no_moves"])
    return said


def _supported(vignette: Vignette, name: str, tally: Tally) -> str:
    """Count the choices that each of the two supports; the two counts are never made one."""
    article = sum(tally.options.get(each.id, 0) for each in vignette.options if each.article.alignment.supports)
    practice = sum(tally.options.get(each.id, 0) for each in vignette.options if each.practice.mark.supports)
    line = words.workshop.marked()["supported"]
    return line.format(vote=name, people=tally.people, article=article, practice=practice)


def _by_mark(vignette: Vignette, shown: _Named, kind: str) -> Shown:
    """Count the votes for each mark of a kind that an option of the vignette has."""
    lines, (marks, mark_of) = words.workshop.marked(), _MARKS[kind]
    short = {"article": words.article.verdicts_in_short, "practice": words.article.practices_in_short}[kind]()
    rows = []
    for mark in marks:
        if options := [option for option in vignette.options if mark_of(option) == mark]:
            counts = [str(sum(tally.options.get(each.id, 0) for each in options)) for _, tally in shown]
            rows.append({"mark": {**present.marks(options[0])[kind], "verdict": short[mark]}, "counts": counts})
    head = [lines[kind], *(_counted(name, tally.people) for name, tally in shown)]
    return {"kind": kind, "title": lines[f"by_{kind}"], "head": head, "rows": rows}


def _counted_for(comparison: Comparison, shown: _Named) -> Shown:
    """Give how often an option was chosen in each vote, and the article's words on it."""
    line, name = words.workshop.marked()["votes_for"], comparison.option.id
    counts = [line.format(vote=vote, count=tally.options.get(name, 0), people=tally.people) for vote, tally in shown]
    return {"counts": counts, "claims": [present.claim(each) for each in comparison.claims]}


def _ladder(comparison: Comparison) -> Shown:
    """Mark the ladder for the scene alone: a room has no one option."""
    lines = words.workshop.revealed()
    rungs = tuple(replace(rung, in_option=False) for rung in comparison.ladder)
    return {**present.ladder(rungs), "title": lines["ladder"], "key": lines["ladder_key"]}


def _by_option(vignette: Vignette, shown: _Named) -> Shown:
    letters, lines = lettered(vignette), words.workshop.tallies()
    rows = [
        [f"{letters[option.id]}. {option.text}", *(str(tally.options.get(option.id, 0)) for _, tally in shown)]
        for option in vignette.options
    ]
    head = [lines["response"], *(_counted(name, tally.people) for name, tally in shown)]
    return {"title": lines["by_option"], "head": head, "rows": rows}


def _by_sureness(shown: _Named) -> Shown | None:
    """Lay out how sure people were, as far as enough of them said so."""
    said = [(name, tally.sureness) for name, tally in shown if tally.sureness]
    if not said:
        return None
    lines = words.workshop.tallies()
    rows = [
        [label, *(str(counts.get(place, 0)) for _, counts in said)]
        for place, label in enumerate(words.card.surenesses())
    ]
    head = [lines["sureness"], *(_counted(name, sum(counts.values())) for name, counts in said)]
    return {"title": lines["by_sureness"], "head": head, "rows": rows}


def _counted(name: str, people: int) -> str:
    return words.workshop.tallies()["counted"].format(vote=name, people=people)


def _bars(vignette: Vignette, shown: _Named) -> Shown | None:
    if not shown:
        return None
    letters = lettered(vignette)
    rows = [
        {"label": letters[option.id], "counts": [tally.options.get(option.id, 0) for _, tally in shown]}
        for option in vignette.options
    ]
    return {"names": [name for name, _ in shown], "rows": rows}


def _stayed(change: Change) -> str:
    return words.workshop.tallies()["stayed"].format(people=change.people, stayed=change.stayed)


def _moves(vignette: Vignette, change: Change) -> Shown:
    letters, lines = lettered(vignette), words.workshop.tallies()
    known = [option.id for option in vignette.options]
    head = [lines["first"], *(lines["move_to"].format(letter=letters[name]) for name in known)]
    rows = [
        [
            lines["move_row"].format(letter=letters[move.first], people=move.people),
            *(str(move.second.get(name, 0)) for name in known),
        ]
        for move in sorted(change.moves, key=lambda move: letters[move.first])
    ]
    return {"title": lines["moves"], "head": head, "rows": rows}
