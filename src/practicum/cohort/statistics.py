"""Means, shares and correlations, each with a 95 % interval, and no number where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Collection
from math import nan

import pandas as pd
from scipy import stats

from ..content.model import FEWEST

Block = tuple[int, int, pd.DataFrame]  # the least and the greatest confidence, and the choices made with them

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


def apart(choices: pd.DataFrame, even: Collection[str]) -> dict[str, dict[str, float]]:
    """Correlate each even vignette with the other even ones that the same people took; no number for the others."""
    fits = choices.pivot(index="person", columns="vignette", values="fit")
    takers = choices.groupby("vignette")["person"].agg(frozenset)
    beside = {name: [one for one in even if takers[one] == takers[name]] for name in even}
    return {name: discrimination(fits[beside.get(name, [])], name) for name in takers.index}


def discrimination(fits: pd.DataFrame, vignette: str) -> dict[str, float]:
    """Correlate the fit at one vignette with the mean fit at all others, over people, with its 95 % interval.

    Not a number under ten people, or where one of the two does not vary.
    """
    nothing = {"discrimination": nan, "discrimination_low": nan, "discrimination_high": nan}
    if vignette not in fits:
        return nothing
    rest = fits.drop(columns=vignette).mean(axis=1)
    both = pd.DataFrame({"item": fits[vignette], "rest": rest}).dropna().astype(float)
    if len(both) < ENOUGH or (both.nunique() < 2).any():
        return nothing
    found = stats.pearsonr(both["item"], both["rest"])
    interval = found.confidence_interval(_SURE)
    said = (found.statistic, interval.low, interval.high)
    return dict(zip(nothing, said, strict=True))


def joined(blocks: list[Block]) -> list[Block]:
    """Join neighbouring confidences until each block stands for five people."""
    while len(blocks) > 1 and min(block[2]["person"].nunique() for block in blocks) < FEWEST:
        smallest = min(range(len(blocks)), key=lambda at: blocks[at][2]["person"].nunique())
        left = max(smallest - 1, 0)
        one, two = blocks[left], blocks[left + 1]
        blocks = [*blocks[:left], (one[0], two[1], pd.concat([one[2], two[2]])), *blocks[left + 2 :]]
    return [block for block in blocks if block[2]["person"].nunique() >= FEWEST]
