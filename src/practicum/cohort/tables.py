"""Lay many people's first choices out in tables, none of which tells of fewer than five people, and write them.

What is printed must not tell how a small group chose. A group is whoever took one response at one scene, or took one
scene and not another; it is small with one to four people. The reader is somebody who sees the page, its tables,
pictures and CSV files, and no passport. Claimed, and gone through cohort by cohort in `tests/inference.py`: whatever
is printed, there is another cohort with the same print in which a small group chose otherwise elsewhere. Three rules:

- A scene is shown if five people took it; the scenes of the two checks are told of those who took both whole.
- What is told of several scenes together is a sum of what is told of each: levels, claims, kinds of decidedness.
- Where one answer is held against another (sets apart, how sure, before and after), only even scenes count: those at
  which each response was taken by five people or by nobody. So nobody stands alone in what is compared.

Not claimed: a response may have a small count at a scene that five people took, and where all take the same,
everybody's choice is known. Whoever sees two pages that differ by a few passports can subtract; `report` holds a
second page back.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Any

import pandas as pd

from ..content.compare import decided_gap
from ..content.model import FEWEST, Alignment, Decided, Form, Vignette
from . import statistics
from .intake import Person

_COLUMNS = ("person", "vignette", "option", "fit", "best", "judged", "confidence", "later")
_FORMULA = "=+-@\u2212"  # what a cell must not begin with, in any width: OWASP, CSV injection
_ENDS = "\t\r\n"  # nor with what ends a cell or a row elsewhere
_PART = re.compile(r"[;\t\r\n]+|[^;\t\r\n]+")  # a program that parts cells at these does so within quotes, too

Meaning = tuple[str, dict[str, tuple[float | None, bool]], dict[str, str]]  # of a vignette: by option, by judgement


@dataclass(frozen=True)
class Cohort:
    """The choices that may be told of, one row each, and the vignettes in their order."""

    choices: pd.DataFrame
    vignettes: tuple[Vignette, ...]
    people: int
    hidden: int
    both: tuple[Person, ...]

    @cached_property
    def even(self) -> frozenset[str]:
        """Name the scenes at which each response was taken by five people or more, or by nobody."""
        fewest = self.choices.groupby(["vignette", "option"]).size().groupby("vignette").min()
        return frozenset(fewest.index[fewest >= FEWEST])


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
    rows: list[tuple[Any, ...]] = []
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
    apart = statistics.apart(cohort.choices, cohort.even)
    grouped = dict(tuple(cohort.choices.groupby("vignette")))
    rows = []
    for vignette in cohort.vignettes:
        taken = grouped[vignette.id]
        rows.append(
            {
                "vignette": vignette.id,
                "title": vignette.title,
                "people": len(taken),
                **statistics.mean(taken["fit"], "facility"),
                **statistics.share(int(taken["best"].sum()), len(taken) if vignette.best else 0, "best"),
                **{f"judged_{how}": int((taken["judged"] == how).sum()) for how in ("less", "same", "more")},
                **apart[vignette.id],
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
            "alignment": option.article.alignment.value,
            "people": int(people[vignette.id]),
            "taken": int(counts.get((vignette.id, option.id), 0)),
            "share": counts.get((vignette.id, option.id), 0) / people[vignette.id],
        }
        for vignette in cohort.vignettes
        for at, option in enumerate(vignette.options)
    ]
    return pd.DataFrame(rows)


def by_group(cohort: Cohort, groups: Sequence[tuple[str, Collection[str]]]) -> pd.DataFrame:
    """Tell of groups of vignettes: how many of them are shown, choices, and facility over choices; sums, all of them.

    Args:
        groups: names, each with the ids of its vignettes.
    """
    rows = []
    for name, ids in groups:
        chosen = cohort.choices[cohort.choices["vignette"].isin(ids)]
        if chosen.empty:
            continue
        counts = {"vignettes": chosen["vignette"].nunique(), "choices": len(chosen)}
        judged = int((chosen["judged"] == "same").sum())
        rows.append({"group": name, **counts, "facility": chosen["fit"].astype(float).mean(), "judged_same": judged})
    return pd.DataFrame(rows)


def calibration(cohort: Cohort) -> pd.DataFrame:
    """Tell for each confidence how many choices at even scenes fitted best; those of fewer than five are joined."""
    having = {vignette.id for vignette in cohort.vignettes if vignette.best} & cohort.even
    choices = cohort.choices[cohort.choices["vignette"].isin(having)]
    blocks = statistics.joined([(percent, percent, chosen) for percent, chosen in choices.groupby("confidence")])
    return pd.DataFrame(
        {
            "confidence": f"{low}" if low == high else f"{low} to {high}",
            "middle": chosen["confidence"].mean() / 100,
            "people": chosen["person"].nunique(),
            "choices": len(chosen),
            **statistics.share(int(chosen["best"].sum()), len(chosen), "best"),
        }
        for low, high, chosen in blocks
    )


@dataclass(frozen=True)
class Change:
    """The two checks of those who took both whole, at even scenes: mean fits, raw change, and gain.

    How many rose, stayed and fell is not told where one of these was one to four people.
    """

    people: int
    before: float
    after: float
    change: float
    low: float
    high: float
    rose: int | None
    same: int | None
    fell: int | None
    gain: float


def change(cohort: Cohort, forms: Sequence[Form], bank: Sequence[Vignette]) -> Change | None:
    """Lay the second check beside the first; None where fewer than five took both whole, or no scene is even.

    The gain is that of the means, (after - before) / (1 - before), and not a number where nothing was left to
    gain (Hake 1998).
    """
    speaking = {v.id: v for v in bank if v.decided is not Decided.SILENT and v.id in cohort.even}
    if not cohort.both or any(speaking.keys().isdisjoint(form.vignettes) for form in forms):
        return None
    pairs = [_pair(person, forms, speaking) for person in cohort.both]
    frame = pd.DataFrame(pairs, columns=["before", "after"])
    moved = frame["after"] - frame["before"]
    interval = statistics.mean(moved, "change")
    before, after = frame["before"].mean(), frame["after"].mean()
    ways = [int(way.sum()) for way in (moved > 0, moved == 0, moved < 0)]
    rose, same, fell = [None] * 3 if any(0 < way < FEWEST for way in ways) else ways
    gain = (after - before) / (1 - before) if before < 1 else nan
    ends = interval["change_low"], interval["change_high"]
    return Change(len(frame), before, after, moved.mean(), *ends, rose, same, fell, gain)


def as_csv(table: pd.DataFrame) -> str:
    """Write a table as CSV with its head; numbers stay numbers, and an apostrophe leads what could be a formula."""
    guarded = table.rename(columns=_guarded).map(_guarded)
    text: str = guarded.to_csv(index=False, float_format="%.4f", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    return text


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
        fits = [vignette.option(option).article.alignment.fit for vignette, option in taken]
        said = [fit for fit in fits if fit is not None]
        means.append(sum(said) / len(said) if said else nan)
    return means[0], means[1]


def _rows(number: int, person: Person, meanings: Sequence[Meaning]) -> list[tuple[Any, ...]]:
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
        option.id: (None if silent else option.article.alignment.fit, option.article.alignment is Alignment.FITS)
        for option in vignette.options
    }
    gaps = {each.value: decided_gap(each, vignette.decided) for each in Decided}
    return (
        vignette.id,
        options,
        {name: "same" if not gap else "more" if gap > 0 else "less" for name, gap in gaps.items()},
    )


def _guarded(cell: object) -> object:
    """Lead a text by an apostrophe, and each part of it, where a spreadsheet would take it for a formula."""
    if not isinstance(cell, str):
        return cell
    told = "".join(f"'{part}" if _begins_a_formula(part) else part for part in _PART.findall(cell))
    return f"'{told}" if cell[:1] and cell[0] in _ENDS else told


def _begins_a_formula(part: str) -> bool:
    """Look behind what spreadsheets take off first: spaces, quotes, and signs that nobody sees."""
    for letter in unicodedata.normalize("NFKC", part):
        if letter in _FORMULA:
            return True
        if not (letter.isspace() or letter in "\"'" or unicodedata.category(letter) in ("Cc", "Cf", "Mn")):
            return False
    return False
