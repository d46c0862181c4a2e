"""Put the cohort's tables into words; the page itself only draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import words
from ..content.model import Alignment, Decided
from ..widgets.present import Shown

Row = Mapping[str, Any]  # of a table, by its columns


def table(part: str, head: list[str], rows: Iterable[list[str]], frame: str, pictures: Mapping[str, str]) -> Shown:
    """Give a part of the page: its table, its picture if it has one, and the same as CSV."""
    lines = words.cohort.parts()[part]
    return {
        "id": part,
        "title": lines["title"],
        "hint": lines["hint"],
        "table": {"title": lines["title"], "head": head, "rows": list(rows)},
        "pictures": dict(pictures),
        "csv": frame,
    }


def heads(*names: str) -> list[str]:
    """Head a table."""
    columns = words.cohort.columns()
    return [columns[name] for name in names]


def figure(value: float, low: float | None = None, high: float | None = None) -> str:
    """Write a figure with two digits, and the interval around it; a dash where there is none."""
    cells = words.cohort.cells()
    if value != value:
        return cells["nothing"]
    if low is None or high is None or low != low or high != high:
        return f"{value:.2f}"
    return cells["interval"].format(figure=f"{value:.2f}", low=f"{low:.2f}", high=f"{high:.2f}")


def count(number: int | None) -> str:
    """Write a count; a dash where it is not told."""
    return words.cohort.cells()["nothing"] if number is None else str(number)


def row_of_vignette(row: Row) -> list[str]:
    """Write what is told of a vignette."""
    interval = [figure(row[name], row[f"{name}_low"], row[f"{name}_high"]) for name in ("facility", "best")]
    apart = figure(row["discrimination"], row["discrimination_low"], row["discrimination_high"])
    judged = [str(row[f"judged_{how}"]) for how in ("same", "less", "more")]
    return [row["title"], str(row["people"]), *interval, *judged, apart, str(row["later"])]


def row_of_option(row: Row) -> list[str]:
    """Write how often an option was taken."""
    verdict = words.article.verdicts()[Alignment(row["alignment"])]
    taken = [str(row["taken"]), str(row["people"]), figure(row["share"])]
    return [f"{row['title']}: {row['letter']}", verdict, *taken]


def row_of_group(row: Row, name: str) -> list[str]:
    """Write what is told of a group of vignettes."""
    counts = [str(row[key]) for key in ("vignettes", "choices")]
    return [name, *counts, figure(row["facility"]), str(row["judged_same"])]


def row_of_confidence(row: Row) -> list[str]:
    """Write what came of choices made with a confidence."""
    name = words.cohort.cells()["percent"].format(confidence=row["confidence"])
    return [name, str(row["people"]), str(row["choices"]), figure(row["best"], row["best_low"], row["best_high"])]


def level(number: int) -> str:
    """Name a level."""
    return words.cohort.cells()["level"].format(level=number)


def decided(name: str) -> str:
    """Name a kind of decidedness."""
    return words.card.decided_names()[Decided(name)]
