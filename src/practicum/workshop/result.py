"""Put what a room sees at the end of a poll into words: its votes, and each response beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import words
from ..content.compare import Comparison, Rung
from ..content.model import Decided, Vignette
from ..widgets import present
from ..widgets.present import Shown, lettered
from .poll import Change, Counted, Outcome, Tally


def revealed(comparisons: list[Comparison], voted: Shown) -> Shown:
    """Give what the console and the phones draw once a poll is at its end.

    Args:
        comparisons: one for each option of the vignette, in its order.
        voted: how the room voted, as `votes` gives it.
    """
    vignette, lines = comparisons[0].vignette, words.workshop.revealed()
    scene = present.guidance(comparisons[0])
    ladder = {**scene["ladder"], "key": lines["ladder_key"]}
    ladder["places"] = [_unchosen(place, rung.in_vignette) for place, rung in _rungs(ladder, comparisons[0])]
    return {
        "votes": voted,
        "options": [_option(each) for each in comparisons],
        "decided": [
            lines["decided"].format(key=words.card.decided_names()[vignette.decided]),
            vignette.decided_because,
        ],
        "ladder": ladder,
        "silences": scene["silences"],
        "beyond": scene["beyond"],
    }


def votes(vignette: Vignette, outcome: Outcome, second: bool = True) -> Shown:
    """Give tallies in words, as bars and in tables; `second` is whether there was a second vote at all."""
    lines = words.workshop.tallies()
    named = [(lines["first"], outcome.first), *([(lines["second"], outcome.second)] if second else [])]
    shown = [(name, tally) for name, tally in named if tally]
    tables = [_by_option(vignette, shown), _by_decided(shown)] if shown else []
    return {
        "lines": _said(outcome, named),
        "tables": [table for table in tables if table],
        "bars": _bars(vignette, shown),
        "change": _moves(vignette, outcome.change) if outcome.change else None,
    }


def _said(outcome: Outcome, named: list[tuple[str, Tally | None]]) -> list[str]:
    """Say of each vote why it is not shown, who is counted, and how many stayed."""
    lines, held = words.workshop.tallies(), outcome.counted is Counted.HELD
    untold = [name for name, tally in named if not tally and not (held and name == lines["second"])]
    said = [lines["too_few"].format(vote=name) for name in untold]
    said += [lines[outcome.counted]] if outcome.counted in lines else []
    if all(tally for _, tally in named) and len(named) == 2 and not held:
        said.append(_stayed(outcome.change) if outcome.change else lines["no_moves"])
    return said


def _option(comparison: Comparison) -> Shown:
    said = present.guidance(comparison)
    return {"id": comparison.option.id, **said["yours"], "claims": said["claims"]}


def _rungs(ladder: Shown, comparison: Comparison) -> Iterator[tuple[Shown, Rung]]:
    return zip(ladder["places"], comparison.ladder, strict=True)


def _unchosen(place: Shown, touched: bool) -> Shown:
    """Mark a place of the ladder for the scene alone: a room has no one option."""
    badge = words.card.comparison()["in_vignette"] if touched else ""
    return {**place, "touched": touched, "badge": badge}


def _by_option(vignette: Vignette, shown: list[tuple[str, Tally]]) -> Shown:
    letters, lines = lettered(vignette), words.workshop.tallies()
    rows = [
        [f"{letters[option.id]}. {option.text}", *(str(tally.options.get(option.id, 0)) for _, tally in shown)]
        for option in vignette.options
    ]
    head = [lines["response"], *(lines["counted"].format(vote=name, people=tally.people) for name, tally in shown)]
    return {"title": lines["by_option"], "head": head, "rows": rows}


def _by_decided(shown: list[tuple[str, Tally]]) -> Shown | None:
    """Lay out the third judgement, as far as it was given by enough people."""
    judged = [(name, tally.decided) for name, tally in shown if tally.decided]
    if not judged:
        return None
    lines, names = words.workshop.tallies(), words.card.decided_names()
    rows = [[names[each], *(str(counts.get(each.value, 0)) for _, counts in judged)] for each in Decided]
    head = [lines["judgement"], *(_counted(name, counts) for name, counts in judged)]
    return {"title": lines["by_decided"], "head": head, "rows": rows}


def _counted(name: str, counts: Mapping[str, int]) -> str:
    return words.workshop.tallies()["counted"].format(vote=name, people=sum(counts.values()))


def _bars(vignette: Vignette, shown: list[tuple[str, Tally]]) -> Shown | None:
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
