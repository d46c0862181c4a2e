"""Write a table as CSV in which no text can begin a formula, whichever program opens it."""

from __future__ import annotations

import csv
import re
import unicodedata

import pandas as pd

_FORMULA = "=+-@\u2212"  # what a cell must not begin with, in any width: OWASP, CSV injection
_ENDS = "\t\r\n"  # nor with what ends a cell or a row elsewhere
_PART = re.compile(r"[;\t\r\n]+|[^;\t\r\n]+")  # a program that parts cells at these does so within quotes, too


def as_csv(table: pd.DataFrame) -> str:
    """Write a table with its head; numbers stay numbers, and an apostrophe leads a text that could be a formula."""
    guarded = table.rename(columns=_guarded).map(_guarded)
    return guarded.to_csv(index=False, float_format="%.4f", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


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
