"""Put the cohort's tables into words; the page itself only draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import words
from ..content.model import Alignment, Practice
from ..widgets.present import Shown

Row = Mapping[str, Any]  # of a table, by its columns
MARKS = ("article", "practice")  # what is said of an option, side by side and never merged


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


def of(number: int, whole: int, low: float | None = None, high: float | None = None) -> str:
    """Write how many of how many, and the range around their share in percent."""
    cells = words.cohort.cells()
    if low is None or high is None:
        return cells["of"].format(count=number, of=whole)
    return cells["range"].format(count=number, of=whole, low=round(100 * low), high=round(100 * high))


def row_of_vignette(row: Row) -> list[str]:
    """Write what is told of a vignette: the two counts, and by each mark what sets apart."""
    apart = [figure(*(row[f"{mark}_apart{end}"] for end in ("", "_low", "_high"))) for mark in MARKS]
    return [row["title"], str(row["people"]), *_supported(row, row["people"]), *apart, str(row["later"])]


def row_of_marks(row: Row, name: str, column: str) -> list[str]:
    """Write how many choices each mark gets; `column` is how the marks' columns begin."""
    kinds = Alignment if column == "alignment" else Practice
    return [name, str(row["choices"]), *(str(row[f"{column}_{kind}"]) for kind in kinds)]


def row_of_option(row: Row) -> list[str]:
    """Write how often an option was taken, beside its two marks."""
    marks = [words.article.verdicts_in_short()[row["alignment"]], words.article.practices_in_short()[row["practice"]]]
    taken = [str(row["taken"]), str(row["people"]), figure(row["share"])]
    return [f"{row['title']}: {row['letter']}", *marks, *taken]


def row_of_group(row: Row, name: str) -> list[str]:
    """Write what is told of a group of vignettes."""
    counts = [str(row[key]) for key in ("vignettes", "choices")]
    return [name, *counts, *(of(row[mark], row["choices"]) for mark in MARKS)]


def row_of_sureness(row: Row) -> list[str]:
    """Write what came of choices made with one word of sureness, or with some neighbouring ones."""
    counts = [str(row[key]) for key in ("people", "choices")]
    return [when(row["when"]), sure(row["least"], row["most"]), *counts, *_supported(row, row["choices"])]


def level(name: str) -> str:
    """Name a level, or all of them."""
    cells = words.cohort.cells()
    return cells["all"] if name == "all" else cells["level"].format(level=name)


def decided(name: str) -> str:
    """Tell how far the article decides some scenes."""
    return words.card.decided()[name]


def when(part: str) -> str:
    """Name the check that choices belong to, or the other scenes."""
    return words.cohort.when()[part]


def sure(least: int, most: int) -> str:
    """Name a word of sureness, or the first and the last of some neighbouring ones."""
    names = words.card.surenesses()
    if least == most:
        return names[least]
    return words.cohort.cells()["words"].format(least=names[least], most=names[most])


def _supported(row: Row, whole: int) -> list[str]:
    """Write the two counts side by side, the article's and good practice's."""
    return [of(row[mark], whole, row[f"{mark}_share_low"], row[f"{mark}_share_high"]) for mark in MARKS]
