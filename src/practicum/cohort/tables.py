"""Lay many people's first choices out in tables, none of which tells of fewer than five people.

One rule keeps a small group from being found by subtraction: there is one set of choices, those at vignettes that
five people or more have taken, and every table is a way to part exactly this set. A level, a claim or a kind of
decidedness is a sum of vignettes that are shown themselves; confidences are joined until each row stands for five
people; the two checks are told of those who took both whole, and their vignettes of the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import nan

import pandas as pd

from ..compare import decided_gap
from ..model import FEWEST, Alignment, Decided, Form, Vignette
from . import figures
from .intake import Person

_COLUMNS = ("person", "vignette", "option", "fit", "best", "judged", "confidence", "later")

Meaning = tuple[str, dict[str, tuple[float | None, bool]], dict[str, str]]  # of a vignette: by option, by judgement
Block = tuple[int, int, pd.DataFrame]  # the least and the greatest confidence, and the choices made with them


@dataclass(frozen=True)
class Cohort:
    """The choices that may be told of, one row each, and the vignettes in their order."""

    choices: pd.DataFrame
    vignettes: tuple[Vignette, ...]
    people: int
    hidden: int
    both: tuple[Person, ...]


def gather(people: Sequence[Person], bank: Sequence[Vignette], forms: Sequence[Form]) -> Cohort:
    """Bring together the choices that may be told of.

    Args:
        people: one entry a person.
        bank: the vignettes to tell of.
        forms: the two forms; their vignettes are told of those alone who took both whole, where they are five.
    """
    in_forms = {name for form in forms for name in form.vignettes}
    whole = tuple(person for person in people if _took_both(person, forms))
    both = whole if len(whole) >= FEWEST else ()
    meanings = [_meaning(vignette) for vignette in bank]
    practised = [meaning for meaning in meanings if meaning[0] not in in_forms]
    told = {id(person) for person in both}
    rows: list[tuple] = []
    for number, person in enumerate(people):
        rows += _rows(number, person, meanings if not both or id(person) in told else practised)
    choices = pd.DataFrame(rows, columns=list(_COLUMNS))
    counted = choices.groupby("vignette")["person"].size()
    shown = set(counted.index[counted >= FEWEST])
    kept = choices[choices["vignette"].isin(shown)]
    hidden = sum(1 for each in bank if 0 < counted.get(each.id, 0) < FEWEST)
    return Cohort(kept, tuple(v for v in bank if v.id in shown), len(people), hidden, both)


def by_vignette(cohort: Cohort) -> pd.DataFrame:
    """Tell of each vignette: n, facility, how many chose what fits best, the third judgement, discrimination."""
    fits = cohort.choices.pivot(index="person", columns="vignette", values="fit")
    grouped = dict(tuple(cohort.choices.groupby("vignette")))
    rows = []
    for vignette in cohort.vignettes:
        taken = grouped[vignette.id]
        rows.append(
            {
                "vignette": vignette.id,
                "title": vignette.title,
                "people": len(taken),
                **figures.mean(taken["fit"], "facility"),
                **figures.share(int(taken["best"].sum()), len(taken) if _has_best(vignette) else 0, "best"),
                **{f"judged_{how}": int((taken["judged"] == how).sum()) for how in ("less", "same", "more")},
                **figures.discrimination(fits, vignette.id),
                "later": int(taken["later"].sum()),
            }
        )
    return pd.DataFrame(rows)


def by_option(cohort: Cohort) -> pd.DataFrame:
    """Tell how often each option of each vignette was taken."""
    counts = cohort.choices.groupby(["vignette", "option"]).size()
    people = cohort.choices.groupby("vignette").size()
    rows = [
        {
            "vignette": vignette.id,
            "title": vignette.title,
            "letter": "ABCDE"[at],
            "option": option.id,
            "alignment": option.alignment.value,
            "people": int(people[vignette.id]),
            "taken": int(counts.get((vignette.id, option.id), 0)),
            "share": counts.get((vignette.id, option.id), 0) / people[vignette.id],
        }
        for vignette in cohort.vignettes
        for at, option in enumerate(vignette.options)
    ]
    return pd.DataFrame(rows)


def by_group(cohort: Cohort, groups: Sequence[tuple[str, Collection[str]]]) -> pd.DataFrame:
    """Tell of groups of vignettes: how many of them are shown, people, choices, and facility over people.

    Args:
        groups: names, each with the ids of its vignettes.
    """
    rows = []
    for name, ids in groups:
        chosen = cohort.choices[cohort.choices["vignette"].isin(ids)]
        if chosen.empty:
            continue
        means = chosen.groupby("person")["fit"].mean()
        judged = (chosen["judged"] == "same").sum()
        counts = {"vignettes": chosen["vignette"].nunique(), "people": len(means), "choices": len(chosen)}
        rows.append({"group": name, **counts, **figures.mean(means, "facility"), "judged_same": int(judged)})
    return pd.DataFrame(rows)


def calibration(cohort: Cohort) -> pd.DataFrame:
    """Tell for each confidence how many choices fitted best; confidences of fewer than five people are joined."""
    having = {vignette.id for vignette in cohort.vignettes if _has_best(vignette)}
    choices = cohort.choices[cohort.choices["vignette"].isin(having)]
    blocks = _joined([(percent, percent, chosen) for percent, chosen in choices.groupby("confidence")])
    return pd.DataFrame(
        {
            "confidence": f"{low}" if low == high else f"{low} to {high}",
            "middle": chosen["confidence"].mean() / 100,
            "people": chosen["person"].nunique(),
            "choices": len(chosen),
            **figures.share(int(chosen["best"].sum()), len(chosen), "best"),
        }
        for low, high, chosen in blocks
    )


@dataclass(frozen=True)
class Change:
    """The two checks of those who took both whole: mean fits from 0 to 1, raw change, and gain."""

    people: int
    before: float
    after: float
    change: float
    low: float
    high: float
    rose: int
    same: int
    fell: int
    gain: float


def change(cohort: Cohort, forms: Sequence[Form], bank: Sequence[Vignette]) -> Change | None:
    """Lay the second check beside the first; None where fewer than five people took both whole.

    The gain is that of the means, (after - before) / (1 - before), and not a number where nothing was left to
    gain (Hake 1998).
    """
    if not cohort.both:
        return None
    speaking = {v.id: v for v in bank if v.decided is not Decided.SILENT}
    pairs = [_pair(person, forms, speaking) for person in cohort.both]
    frame = pd.DataFrame(pairs, columns=["before", "after"])
    moved = frame["after"] - frame["before"]
    interval = figures.mean(moved, "change")
    before, after = frame["before"].mean(), frame["after"].mean()
    return Change(
        people=len(frame),
        before=before,
        after=after,
        change=moved.mean(),
        low=interval["change_low"],
        high=interval["change_high"],
        rose=int((moved > 0).sum()),
        same=int((moved == 0).sum()),
        fell=int((moved < 0).sum()),
        gain=(after - before) / (1 - before) if before < 1 else nan,
    )


def _took_both(person: Person, forms: Sequence[Form]) -> bool:
    """Tell whether somebody took both checks whole, and all of the first before they began the second."""
    if len(forms) != 2 or any(name not in person.firsts for form in forms for name in form.vignettes):
        return False
    first, second = _in_order(person, forms)
    begun = min(person.firsts[name].at for name in second.vignettes)
    return all(person.firsts[name].at < begun for name in first.vignettes)


def _in_order(person: Person, forms: Sequence[Form]) -> list[Form]:
    """Put the form that somebody began earlier first: which one it is was a coin's to say."""
    return sorted(forms, key=lambda form: min(person.firsts[name].at for name in form.vignettes))


def _pair(person: Person, forms: Sequence[Form], speaking: dict[str, Vignette]) -> tuple[float, float]:
    """Give somebody's mean fit in the check before and in the one after, over the scenes that have one."""
    means = []
    for form in _in_order(person, forms):
        taken = [(speaking[name], person.firsts[name].option) for name in form.vignettes if name in speaking]
        fits = [vignette.option(option).alignment.fit for vignette, option in taken]
        said = [fit for fit in fits if fit is not None]
        means.append(sum(said) / len(said) if said else nan)
    return means[0], means[1]


def _rows(number: int, person: Person, meanings: Sequence[Meaning]) -> list[tuple]:
    """Lay one person's first choices out, a row each, in the order of the columns."""
    rows = []
    for name, options, judged in meanings:
        first = person.firsts.get(name)
        if first is not None:
            taken, later = options[first.option], person.later.get(name, 0)
            rows.append((number, name, first.option, *taken, judged[first.decided], first.confidence, later))
    return rows


def _meaning(vignette: Vignette) -> Meaning:
    """Work out once what each choice at a vignette amounts to."""
    silent = vignette.decided is Decided.SILENT
    options = {
        option.id: (None if silent else option.alignment.fit, option.alignment is Alignment.FITS)
        for option in vignette.options
    }
    gaps = {each.value: decided_gap(each, vignette.decided) for each in Decided}
    return (
        vignette.id,
        options,
        {name: "same" if not gap else "more" if gap > 0 else "less" for name, gap in gaps.items()},
    )


def _joined(blocks: list[Block]) -> list[Block]:
    """Join neighbouring confidences until each block stands for five people."""
    while len(blocks) > 1 and min(block[2]["person"].nunique() for block in blocks) < FEWEST:
        smallest = min(range(len(blocks)), key=lambda at: blocks[at][2]["person"].nunique())
        left = max(smallest - 1, 0)
        one, two = blocks[left], blocks[left + 1]
        blocks = [*blocks[:left], (one[0], two[1], pd.concat([one[2], two[2]])), *blocks[left + 2 :]]
    return [block for block in blocks if block[2]["person"].nunique() >= FEWEST]


def _has_best(vignette: Vignette) -> bool:
    return vignette.decided is not Decided.SILENT
