"""No text of a table can begin a formula in whichever spreadsheet opens it, and numbers stay numbers."""

import csv
import io
import json
import re
import shutil
import unicodedata
import uuid

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import practicum.cohort
from practicum.cohort.tables import as_csv
from practicum.content.library import Library, own_folder

DANGEROUS = "=+-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼−"
SEPARATORS = {",": r"[\r\n]+", ";": r"[\r\n;]+", "\t": r"[\r\n\t]+"}
HIDDEN = "\t\r\n ;,'\"\u00a0\u200b\u2028\ufeff\x00\x0b\x85"
LETTERS = st.one_of(st.sampled_from(DANGEROUS + HIDDEN), st.characters(exclude_categories=["Cs"]))
TITLES = st.text(LETTERS, max_size=12)
ATTACKS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", '"=1', "'=1", "＝1", "＠A", "\u200b=1", "\ufeff=1",
    "a\r=1", "a;=1", "a\n-1", "a\t@b", "a; '\"=1", "\u00a0+1", "−1", "-2+3+cmd|' /C calc'!A0", "a;;\u200b=1",
    "\r", "\t",
]  # fmt: skip


def first_seen(cell: str) -> str:
    """Take off what spreadsheets do, and give the first letter in the width that they read."""
    seen = "".join(letter for letter in unicodedata.normalize("NFKC", cell) if unicodedata.category(letter) != "Cf")
    return seen.strip(' \t\r\n\u00a0\x0b\x00\x85\u2028"').removeprefix('"')[:1]


def cells_of(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


@pytest.mark.parametrize("title", ATTACKS)
def test_a_text_that_could_be_a_formula_is_led_by_an_apostrophe(title):
    head, cell = cells_of(as_csv(pd.DataFrame({title: [title]})))

    assert head == cell
    assert cell.startswith("'") or not re.match(f"[{re.escape(DANGEROUS)}\t\r\n]", cell)
    assert first_seen(cell) not in list(DANGEROUS)


@given(st.lists(TITLES, min_size=1, max_size=4))
def test_no_cell_begins_a_formula_whoever_wrote_the_title(titles):
    text = as_csv(pd.DataFrame({"title": titles, "share": [0.5] * len(titles)}))

    for cell in cells_of(text):
        assert cell[:1] not in list("=+-@\t\r\n")
        assert first_seen(cell) not in list(DANGEROUS)


@given(TITLES)
@pytest.mark.parametrize("separator", SEPARATORS)
def test_no_part_of_a_title_begins_one_where_cells_are_parted_otherwise(separator, title):
    text = as_csv(pd.DataFrame({"people": [5], "title": [title]}))

    for cell in re.split(SEPARATORS[separator], text):
        assert first_seen(cell) not in list(DANGEROUS)


@given(TITLES)
def test_nothing_of_a_title_is_lost_but_apostrophes_are_added(title):
    [_, cell] = cells_of(as_csv(pd.DataFrame({"title": [title]})))

    assert cell.replace("'", "") == title.replace("'", "")


@pytest.mark.parametrize("title", ["The late train", "'tis late", "3 - 2", "a, -b", "Two: =", ""])
def test_a_harmless_title_stays_as_it_is(title):
    assert cells_of(as_csv(pd.DataFrame({"title": [title]})))[1] == title


def test_a_number_stays_a_number_below_nothing_too():
    text = as_csv(pd.DataFrame({"n": [3, 4], "apart": [-0.25, float("nan")]}))

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(int(row["n"]), row["apart"]) for row in rows] == [(3, "-0.2500"), (4, "")]


def test_a_title_that_is_a_formula_is_none_in_any_table_of_the_page(tmp_path, monkeypatch):
    shutil.copytree(own_folder(), tmp_path / "data")
    path, title = tmp_path / "data" / "vignettes" / "eight-sessions.toml", "=HYPERLINK(1)"
    path.write_text(path.read_text().replace('title = "', f'title = "{title} ', 1))
    monkeypatch.setenv("PRACTICUM_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PRACTICUM_COHORT", str(tmp_path / "passports"))
    scene = Library(tmp_path / "data").vignette("eight-sessions")
    (tmp_path / "passports").mkdir()
    for number in range(5):
        choice = {"vignette": scene.id, "version": scene.version, "option": scene.options[number % 3].id}
        made = {"id": str(uuid.uuid4()), "at": "2026-11-23T10:00:00.000+00:00", "confidence": 62}
        line = json.dumps({"format": 2, "kind": "attempt", **choice, **made, "note": ""})
        (tmp_path / "passports" / f"p{number}.jsonl").write_text(line)

    parts = practicum.cohort.see().reply({"kind": "read"})["shown"]["parts"]

    cells = [cell for each in parts for cell in cells_of(each["csv"])]
    assert [cell for cell in cells if title in cell and not cell.startswith("'=")] == []
    assert sum(title in cell for cell in cells) >= 1 + len(scene.options)
    assert [cell for cell in cells if cell[:1] in list("=+-@\t\r") and not re.fullmatch(r"-\d+\.\d{4}", cell)] == []
