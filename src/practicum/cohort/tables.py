"""Lay many people's first choices out in tables, none of which tells of fewer than five people, and write them.

What is printed must not tell how a small group chose. A group is whoever took one response at one scene, or took one
scene and not another; it is small with one to four people. The reader is somebody who sees the page, its tables,
pictures and CSV files, and no passport. Claimed, and gone through cohort by cohort in `tests/inference.py`: whatever
is printed, there is another cohort with the same print in which a small group chose otherwise elsewhere. Three rules:

- A scene is shown if five people took it; the scenes of the two checks are told of those who took both whole.
- How many choices each mark gets, and how many the article or good practice supports, is a sum of how often each
  response was taken: at a scene, and at several scenes together.
- Where one answer is held against another (sets apart, how sure, before and after), only even scenes count: those at
  which each response was taken by five people or by nobody. So nobody stands alone in what is compared. Of the two
  checks a scene counts together with the one that it is matched with, so that both checks have equally many.

Not claimed: a response may have a small count at a scene that five people took, and where all take the same,
everybody's choice is known. Whoever sees two pages that differ by a few passports can subtract; `report` holds a
second page back.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from ..content.model import FEWEST, Alignment, Form, Option, Practice, Vignette, sureness
from . import statistics
from .intake import Person
from .present import MARKS

_COLUMNS = ("person", "vignette", "option", "article", "practice", "sure", "when", "later")
_FORMULA = "=+-@\u2212"  # what a cell must not begin with, in any width: OWASP, CSV injection
_ENDS = "\t\r\n"  # nor with what ends a cell or a row elsewhere
_PART = re.compile(r"[;\t\r\n]+|[^;\t\r\n]+")  # a program that parts cells at these does so within quotes, too

Meaning = tuple[str, dict[str, tuple[bool, bool]], tuple[int, ...]]  # of a vignette: who supports an option; sureness


@dataclass(frozen=True)
class Cohort:
    """The choices that may be told of, one row each, and the vignettes in their order."""

    choices: pd.DataFrame
    vignettes: tuple[Vignette, ...]
    people: int
    hidden: int
    both: tuple[Person, ...]
    forms: tuple[Form, ...]

    @cached_property
    def taken(self) -> dict[tuple[str, str], int]:
        """Count how often each option of each vignette was taken; one that nobody took is not named."""
        counts: dict[tuple[str, str], int] = self.choices.groupby(["vignette", "option"]).size().to_dict()
        return counts

    @cached_property
    def even(self) -> frozenset[str]:
        """Name the scenes at which each response was taken by five people or more, or by nobody."""
        uneven = {vignette for (vignette, _), count in self.taken.items() if count < FEWEST}
        return frozenset(vignette for vignette, _ in self.taken if vignette not in uneven)

    @cached_property
    def paired(self) -> frozenset[str]:
        """Name the scenes of the two checks that are even, and matched with one that is even as well."""
        if not self.both:
            return frozenset()
        pairs = zip(*(form.vignettes for form in self.forms), strict=False)
        return frozenset(name for pair in pairs if self.even.issuperset(pair) for name in pair)


def gather(people: Sequence[Person], bank: Sequence[Vignette], forms: Sequence[Form]) -> Cohort:
    """Bring together the choices that may be told of.

    Args:
        people: one entry a person.
        bank: the vignettes to tell of.
        forms: the two forms, matched pair by pair; their vignettes are told of those alone who took both whole, where
            they are five.
    """
    in_forms = {name for form in forms for name in form.vignettes}
    whole = tuple(person for person in people if _took_both(person, forms))
    both = whole if len(whole) >= FEWEST else ()
    meanings = [_meaning(vignette) for vignette in bank]
    practised = [meaning for meaning in meanings if meaning[0] not in in_forms]
    told = {id(person): _when(person, forms) for person in both}
    rows: list[tuple[Any, ...]] = []
    for number, person in enumerate(people):
        when = told.get(id(person), {})
        rows += _rows(number, person, meanings if not both or when else practised, when)
    choices = pd.DataFrame(rows, columns=list(_COLUMNS))
    counted = choices.groupby("vignette")["person"].size()
    shown = set(counted.index[counted >= FEWEST])
    kept = choices[choices["vignette"].isin(shown)]
    hidden = sum(1 for each in bank if 0 < counted.get(each.id, 0) < FEWEST)
    return Cohort(kept, tuple(v for v in bank if v.id in shown), len(people), hidden, both, tuple(forms))


def by_vignette(cohort: Cohort) -> pd.DataFrame:
    """Tell of each vignette: n, the two counts with their shares, what each mark gets, and what sets apart."""
    apart = statistics.apart(cohort.choices, cohort.even, MARKS)
    later = cohort.choices.groupby("vignette")["later"].sum()
    rows = []
    for vignette in cohort.vignettes:
        counts = _marked(cohort, [vignette])
        people = counts["choices"]
        rows.append(
            {
                "vignette": vignette.id,
                "title": vignette.title,
                "people": people,
                **{mark: counts[mark] for mark in MARKS},
                **_shares(counts),
                **{name: count for name, count in counts.items() if name not in ("choices", *MARKS)},
                **apart[vignette.id],
                "later": int(later[vignette.id]),
            }
        )
    return pd.DataFrame(rows)


def by_option(cohort: Cohort) -> pd.DataFrame:
    """Tell how often each option of each vignette was taken, beside its two marks."""
    people = cohort.choices.groupby("vignette").size()
    rows = [
        {
            "vignette": vignette.id,
            "title": vignette.title,
            "letter": "ABCDE"[at],
            "option": option.id,
            "alignment": option.article.alignment.value,
            "practice": option.practice.mark.value,
            "people": int(people[vignette.id]),
            "taken": cohort.taken.get((vignette.id, option.id), 0),
            "share": cohort.taken.get((vignette.id, option.id), 0) / people[vignette.id],
        }
        for vignette in cohort.vignettes
        for at, option in enumerate(vignette.options)
    ]
    return pd.DataFrame(rows)


def by_group(cohort: Cohort, groups: Sequence[tuple[str, Collection[str]]]) -> pd.DataFrame:
    """Tell of groups of vignettes: how many of them are shown, choices, the two counts, and what each mark gets.

    Args:
        groups: names, each with the ids of its vignettes.
    """
    rows = []
    for name, ids in groups:
        shown = [vignette for vignette in cohort.vignettes if vignette.id in ids]
        if shown:
            rows.append({"group": name, "vignettes": len(shown), **_marked(cohort, shown)})
    return pd.DataFrame(rows)


def calibration(cohort: Cohort) -> pd.DataFrame:
    """Tell for each word of sureness how many choices at even scenes the article and good practice support.

    The first check, the second and the other scenes stand by themselves where before and after are told, and all even
    scenes together where they are not. Words that fewer than five people used are joined with their neighbours.
    """
    in_forms = {name for form in cohort.forms for name in form.vignettes} if cohort.paired else set()
    counted = cohort.choices[cohort.choices["vignette"].isin(cohort.paired | (cohort.even - in_forms))]
    when = counted["when"].where(counted["vignette"].isin(in_forms), "other" if in_forms else "all")
    rows = []
    for part in ("before", "after", "other", "all"):
        by_word = counted[when == part].groupby("sure")
        for least, most, chosen in statistics.joined([(word, word, one) for word, one in by_word]):
            supported = {mark: int(chosen[mark].sum()) for mark in MARKS}
            counts = {"people": chosen["person"].nunique(), "choices": len(chosen), **supported}
            rows.append({"when": part, "least": least, "most": most, **counts, **_shares(counts)})
    return pd.DataFrame(rows)


@dataclass(frozen=True)
class Change:
    """What one mark supports in the two checks of those who took both whole, at even scenes matched in pairs.

    `before` and `after` are choices, of `people` times `scenes`; `change` is the mean of what each person's count
    changed by. How many rose, stayed and fell is not told where one of these was one to four people. There is no
    normalised gain: not every scene has a response that each mark supports, so nobody can reach all.
    """

    mark: str
    people: int
    scenes: int
    before: int
    after: int
    change: float
    low: float
    high: float
    rose: int | None
    same: int | None
    fell: int | None


def change(cohort: Cohort) -> list[Change]:
    """Lay the second check beside the first, by each mark; empty if fewer than five took both, or no pair is even."""
    chosen = cohort.choices[cohort.choices["vignette"].isin(cohort.paired)]
    return [] if chosen.empty else [_changed(chosen, mark, len(cohort.paired) // 2) for mark in MARKS]


def as_csv(table: pd.DataFrame) -> str:
    """Write a table as CSV with its head; numbers stay numbers, and an apostrophe leads what could be a formula."""
    guarded = table.rename(columns=_guarded).map(_guarded)
    text: str = guarded.to_csv(index=False, float_format="%.4f", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    return text


def _changed(chosen: pd.DataFrame, mark: str, scenes: int) -> Change:
    """Count what one mark supports in each check, person by person."""
    counts = chosen.groupby(["person", "when"])[mark].sum().unstack("when")
    moved = (counts["after"] - counts["before"]).astype(float)
    ways = [int(way.sum()) for way in (moved > 0, moved == 0, moved < 0)]
    rose, same, fell = [None] * 3 if any(0 < way < FEWEST for way in ways) else ways
    before, after = int(counts["before"].sum()), int(counts["after"].sum())
    interval = statistics.mean(moved, "change")
    ends = interval["change_low"], interval["change_high"]
    return Change(mark, len(counts), scenes, before, after, interval["change"], *ends, rose, same, fell)


def _marked(cohort: Cohort, vignettes: Iterable[Vignette]) -> dict[str, int]:
    """Count the choices at some vignettes, those that each mark supports, and what each mark gets; sums, all."""
    counts = Counter({"choices": 0, "article": 0, "practice": 0})
    counts.update({f"alignment_{each}": 0 for each in Alignment} | {f"practice_{each}": 0 for each in Practice})
    for vignette in vignettes:
        for option in vignette.options:
            taken, alignment, mark = cohort.taken.get((vignette.id, option.id), 0), *_marks_of(option)
            counts["choices"] += taken
            counts[f"alignment_{alignment}"] += taken
            counts[f"practice_{mark}"] += taken
            counts["article"] += taken * alignment.supports
            counts["practice"] += taken * mark.supports
    return dict(counts)


def _marks_of(option: Option) -> tuple[Alignment, Practice]:
    """Give an option's two marks."""
    return option.article.alignment, option.practice.mark


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Give the share of the choices that each mark supports, with its interval."""
    shares = [statistics.share(counts[mark], counts["choices"], f"{mark}_share") for mark in MARKS]
    return {name: said for share in shares for name, said in share.items()}


def _took_both(person: Person, forms: Sequence[Form]) -> bool:
    """Tell whether somebody took both checks whole, and all of the first before they began the second."""
    if len(forms) != 2 or any(name not in person.firsts for form in forms for name in form.vignettes):
        return False
    when = _when(person, forms)
    begun = min(person.firsts[name].at for name, part in when.items() if part == "after")
    return all(person.firsts[name].at < begun for name, part in when.items() if part == "before")


def _when(person: Person, forms: Sequence[Form]) -> dict[str, str]:
    """Tell which scenes somebody met in the check before, and which in the one after: a coin said which form."""
    ordered = sorted(forms, key=lambda form: min(person.firsts[name].at for name in form.vignettes))
    return {name: when for form, when in zip(ordered, ("before", "after"), strict=True) for name in form.vignettes}


def _rows(number: int, person: Person, meanings: Sequence[Meaning], when: Mapping[str, str]) -> list[tuple[Any, ...]]:
    """Lay one person's first choices out, a row each, in the order of the columns."""
    rows = []
    for name, options, words in meanings:
        first = person.firsts.get(name)
        if first is not None:
            later = person.later.get(name, 0)
            said = (*options[first.option], words[first.confidence])
            rows.append((number, name, first.option, *said, when.get(name, ""), later))
    return rows


def _meaning(vignette: Vignette) -> Meaning:
    """Work out once who supports each option of a vignette, and which word of sureness each percent is nearest to."""
    supported = {each.id: (each.article.alignment.supports, each.practice.mark.supports) for each in vignette.options}
    return vignette.id, supported, tuple(sureness(vignette, percent) for percent in range(101))


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
