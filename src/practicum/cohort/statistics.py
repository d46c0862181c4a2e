"""Means, shares and correlations, each with a 95 % interval, and no number where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import nan

import pandas as pd
from scipy import stats

from ..content.model import FEWEST

Block = tuple[int, int, pd.DataFrame]  # the least and the greatest sureness by their place, and the choices made so

ENOUGH = 10  # people for a correlation: below that its interval spans nearly everything
_SURE = 0.95  # of an interval


def mean(values: pd.Series, name: str) -> dict[str, float]:
    """Give a mean with its 95 % t interval over people; not numbers where there is nothing to take the mean of."""
    said = values.dropna().astype(float)
    if said.empty:
        return dict.fromkeys((name, f"{name}_low", f"{name}_high"), nan)
    mean, error = said.mean(), stats.sem(said) if len(said) > 1 else nan
    low, high = stats.t.interval(_SURE, len(said) - 1, mean, error) if error else (mean, mean)
    return {name: mean, f"{name}_low": low, f"{name}_high": high}


def share(count: int, of: int, name: str) -> dict[str, float]:
    """Give a share with its 95 % Wilson interval."""
    if not of:
        return {name: nan, f"{name}_low": nan, f"{name}_high": nan}
    interval = stats.binomtest(count, of).proportion_ci(_SURE, method="wilson")
    return {name: count / of, f"{name}_low": interval.low, f"{name}_high": interval.high}


def apart(choices: pd.DataFrame, even: Collection[str], marks: Sequence[str]) -> dict[str, dict[str, float]]:
    """Correlate each even vignette with the other even ones that the same people took; no number for the others.

    Args:
        choices: one row each.
        even: the ids of the vignettes that may be held against each other.
        marks: the columns that tell whether a choice is supported; each is correlated by itself.
    """
    takers = choices.groupby("vignette")["person"].agg(frozenset)
    beside = {name: [one for one in even if takers[one] == takers[name]] for name in even}
    found: dict[str, dict[str, float]] = {name: {} for name in takers.index}
    for mark in marks:
        supported = choices.pivot(index="person", columns="vignette", values=mark)
        for name, told in found.items():
            said = discrimination(supported[beside.get(name, [])], name)
            told |= {f"{mark}_apart{end}": one for end, one in zip(("", "_low", "_high"), said, strict=True)}
    return found


def discrimination(supported: pd.DataFrame, vignette: str) -> tuple[float, float, float]:
    """Correlate the support at one vignette with that at all others, over people, with its 95 % interval.

    Not a number under ten people, or where one of the two does not vary.
    """
    nothing = (nan, nan, nan)
    if vignette not in supported:
        return nothing
    rest = supported.drop(columns=vignette).mean(axis=1)
    both = pd.DataFrame({"item": supported[vignette], "rest": rest}).dropna().astype(float)
    if len(both) < ENOUGH or (both.nunique() < 2).any():
        return nothing
    found = stats.pearsonr(both["item"], both["rest"])
    interval = found.confidence_interval(_SURE)
    return found.statistic, interval.low, interval.high


def joined(blocks: list[Block]) -> list[Block]:
    """Join neighbouring words of sureness until each block stands for five people."""
    while len(blocks) > 1 and min(block[2]["person"].nunique() for block in blocks) < FEWEST:
        smallest = min(range(len(blocks)), key=lambda at: blocks[at][2]["person"].nunique())
        left = max(smallest - 1, 0)
        one, two = blocks[left], blocks[left + 1]
        blocks = [*blocks[:left], (one[0], two[1], pd.concat([one[2], two[2]])), *blocks[left + 2 :]]
    return [block for block in blocks if block[2]["person"].nunique() >= FEWEST]
