"""What a benchmark hands back, and the few sums that all of them share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bounds import Bound

ROOT = Path(__file__).resolve().parents[2]

_HEADINGS = ("benchmark", "what", "measured", "comparison", "bound", "within")


class BenchmarkError(Exception):
    """Say why a benchmark could not be measured."""


@dataclass(frozen=True)
class Figure:
    """One line of the table; without a bound it is there to be read beside the others."""

    benchmark: str
    what: str
    measured: str
    comparison: str = ""
    bound: str = ""
    within: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """Give the line's texts in the order of the table's headings."""
        within = {True: "yes", False: "NO", None: ""}[self.within]
        return (self.benchmark, self.what, self.measured, self.comparison, self.bound, within)


def held(benchmark: str, bound: Bound, figure: float, measured: str, comparison: str = "") -> Figure:
    """Set a figure beside its bound."""
    return Figure(benchmark, bound.what, measured, comparison, str(bound), bound.keeps(figure))


def table(figures: Sequence[Figure]) -> str:
    """Lay figures out in columns."""
    rows = [_HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def spread(values: Iterable[float], unit: str = "", digits: int = 1) -> str:
    """Write a median with the least and the greatest value, since a machine is never quiet."""
    ordered = sorted(values)
    middle, least, greatest = (f"{value:.{digits}f}" for value in (median(ordered), ordered[0], ordered[-1]))
    return f"{middle} {unit} ({least} to {greatest})".replace("  ", " ")


def apart(folder: Path) -> dict[str, str]:
    """Give an environment in which nothing touches the passport or the Jupyter settings of whoever measures.

    Args:
        folder: a temporary folder that takes whatever Jupyter writes.
    """
    own = {
        "PRACTICUM_PASSPORT": "my_passport.jsonl",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "share",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return {**os.environ, **{name: str(folder / place) for name, place in own.items()}}
