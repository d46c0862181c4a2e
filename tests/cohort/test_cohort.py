"""The cohort's page and the panel's, by the messages that a page sends."""

import base64
import csv
import io
import json
import uuid
from pathlib import Path

import pytest

import practicum.cohort
from practicum import words
from practicum.cohort import present
from practicum.content.library import Library, own_folder

LIBRARY = Library(own_folder())
SCENE = LIBRARY.vignette("eight-sessions")
CANARY = "a canary that sings in every note"


def passport(options: dict[str, str], note: str = "") -> str:
    """Write a passport: an option for each vignette."""
    lines = [
        json.dumps(
            {
                "format": 2,
                "kind": "attempt",
                "id": str(uuid.uuid4()),
                "at": f"2026-11-23T10:00:{number:02}.000+00:00",
                "vignette": name,
                "version": LIBRARY.vignette(name).version,
                "option": option,
                "confidence": 62,
                "note": note,
            }
        )
        for number, (name, option) in enumerate(options.items())
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    place = tmp_path / "passports"
    place.mkdir()
    monkeypatch.setenv("PRACTICUM_COHORT", str(place))
    return place


@pytest.fixture
def filled(folder) -> Path:
    """Put ten passports and two other files into the folder."""
    for number in range(10):
        options = {
            SCENE.id: SCENE.options[number % 2].id,
            "friday-week": LIBRARY.vignette("friday-week").options[0].id,
        }
        (folder / f"p{number}.jsonl").write_text(passport(options, CANARY))
    (folder / "ada lovelace homework.txt").write_text("not a passport")
    (folder / "big.jsonl").write_bytes(b" " * 5_000_001)
    return folder


def read(page=None) -> dict:
    page = page or practicum.cohort.see()
    return page.reply({"kind": "read"})["shown"]


def part(shown: dict, name: str) -> dict:
    [found] = [each for each in shown["parts"] if each["id"] == name]
    return found


def test_opening_the_page_reads_no_file_and_writes_none(filled, tmp_path):
    before = sorted(tmp_path.rglob("*"))

    page = practicum.cohort.see()

    assert page.shown == {"lines": [f"Put the passports into this folder: {filled}"], "skipped": [], "parts": []}
    assert sorted(tmp_path.rglob("*")) == before


def test_what_was_read_and_what_was_not_is_said(filled):
    shown = read()

    assert shown["lines"] == [
        "Read: 10 files of 10 people.",
        "Not read: 2 files. A file's name can be a person's name; mind your screen.",
    ]
    assert shown["skipped"] == [
        ["ada lovelace homework.txt", "holds no choice of this course"],
        ["big.jsonl", "is larger than 5 MB"],
    ]


def test_every_table_has_its_picture_or_nothing_to_draw_and_the_same_as_csv(filled):
    shown = read()

    assert [each["id"] for each in shown["parts"]] == [
        "vignettes",
        "article",
        "practice",
        "options",
        "claims",
        "levels",
        "decided",
        "change",
        "calibration",
    ]
    for each in shown["parts"]:
        assert all(len(row) == len(each["table"]["head"]) for row in each["table"]["rows"])
        assert each["pictures"] or each["id"] in ("change", "options")  # the two tables before it draw its marks
        assert (
            each["id"] == "change"
            or len(list(csv.reader(io.StringIO(each["csv"])))) == len(each["table"]["rows"]) + 1
        )


def test_the_csv_holds_the_figures_of_the_table(filled):
    options = part(read(), "options")
    rows = list(csv.DictReader(io.StringIO(options["csv"])))

    assert [(row["taken"], f"{float(row['share']):.2f}") for row in rows] == [
        (r[3], r[5]) for r in options["table"]["rows"]
    ]
    assert all(cell[:1] not in "=+-@\t" for row in rows for cell in row.values() if cell)


def test_the_csv_names_both_marks_and_how_sure_people_were(filled):
    shown = read()
    options, sure = (
        list(csv.DictReader(io.StringIO(part(shown, name)["csv"]))) for name in ("options", "calibration")
    )

    ours = {
        option.id: (option.article.alignment.value, option.practice.mark.value)
        for name in (SCENE.id, "friday-week")
        for option in LIBRARY.vignette(name).options
    }
    assert {row["option"]: (row["alignment"], row["practice"]) for row in options} == ours
    assert [row["confidence"] for row in sure] == [words.card.surenesses()[2]]
    assert sum(int(row["choices"]) for row in sure) == 20


def test_the_two_counts_stand_side_by_side_in_every_table_that_counts(filled):
    shown, lines = read(), words.cohort.columns()
    for name in ("vignettes", "claims", "levels", "decided", "change", "calibration"):
        head = part(shown, name)["table"]["head"]
        assert head.index(lines["practice"]) == head.index(lines["article"]) + 1


def test_the_tables_of_the_marks_have_a_column_for_each_and_end_with_all_scenes(filled):
    shown = read()
    for name, verdicts in (("article", words.article.verdicts()), ("practice", words.article.practices())):
        table = part(shown, name)["table"]
        assert table["head"][2:] == list(verdicts.values())
        assert all(sum(map(int, row[2:])) == int(row[1]) for row in table["rows"])
        assert table["rows"][-1][:2] == [words.cohort.cells()["all"], "20"]


def test_a_picture_asks_no_other_host_and_is_there_for_light_and_dark(filled):
    for each in read()["parts"]:
        for theme, address in each["pictures"].items():
            assert theme in ("light", "dark")
            svg = base64.b64decode(address.removeprefix("data:image/svg+xml;base64,")).decode()
            assert "<image" not in svg
            assert "href" not in svg.replace("http://www.w3.org/1999/xlink", "")


def test_no_note_gets_anywhere(filled):
    assert CANARY not in json.dumps(read())


def test_files_can_be_chosen_and_forgotten(folder):
    page = practicum.cohort.see()
    for number in range(6):
        said = page.reply({"kind": "take", "name": f"p{number}", "text": passport({SCENE.id: SCENE.options[0].id})})
    assert said["shown"]["lines"][1] == "Chosen here and not kept: 6 files."
    assert read(page)["lines"][0] == "Read: 6 files of 6 people."

    page.reply({"kind": "drop"})

    assert read(page)["lines"] == [
        "Read: 0 files of 0 people.",
        "No scene was taken by five people or more, so there is nothing to show.",
    ]
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_calmly(monkeypatch, tmp_path):
    monkeypatch.setenv("PRACTICUM_COHORT", str(tmp_path / "nowhere"))
    page = practicum.cohort.see()

    assert "is not there" in page.shown["lines"][0]
    assert "Make the folder" in read(page)["lines"][0]


def test_what_is_held_against_each_other_is_said_to_be_missing_where_somebody_stands_alone(folder):
    for number in range(8):
        (folder / f"p{number}.jsonl").write_text(passport({SCENE.id: SCENE.options[number % 3].id}))

    calibration = part(read(), "calibration")

    assert calibration["table"]["rows"][0][0].startswith("At no scene was each response taken by five people")
    assert (calibration["csv"], calibration["pictures"]) == ("", {})


def test_a_second_reading_that_differs_by_a_few_people_is_held_back(filled):
    page = practicum.cohort.see()
    before = read(page)
    texts = [passport({SCENE.id: SCENE.options[0].id}) for _ in range(5)]
    for number, text in enumerate(texts[:4]):
        (filled / f"late{number}.jsonl").write_text(text)
    held = read(page)
    (filled / "late4.jsonl").write_text(texts[4])
    later = read(page)
    (filled / "p0.jsonl").unlink()
    gone = read(page)

    assert before["parts"]
    for answer in (held, gone):
        assert (answer["parts"], answer["skipped"]) == ([], [])
        assert answer["lines"][0].startswith("Since tables were last shown here, one to four passports")
    assert later["lines"][0] == "Read: 15 files of 15 people."
    assert read(practicum.cohort.see())["parts"]  # a page that is run anew knows of no earlier one


def test_reading_the_same_files_again_shows_the_same(filled):
    page = practicum.cohort.see()

    assert read(page) == read(page)


def test_of_four_people_nothing_is_shown(folder):
    for number in range(4):
        (folder / f"p{number}.jsonl").write_text(passport({SCENE.id: SCENE.options[0].id}))

    shown = read()

    assert shown["parts"] == []
    assert "Scenes that fewer than five people took, and that are not shown: 1." in shown["lines"]


def test_figures_are_written_with_their_range_and_a_dash_where_there_is_none():
    assert present.figure(0.5, 0.25, 0.75) == "0.50 (0.25 to 0.75)"
    assert present.figure(0.5) == "0.50"
    assert present.figure(float("nan"), 0, 1) == "–"
    assert present.of(12, 40) == "12 of 40"
    assert present.of(12, 40, 0.18, 0.454) == "12 of 40 (18 to 45 %)"


def test_neighbouring_words_of_sureness_are_named_by_the_first_and_the_last():
    assert present.sure(2, 2) == "Fairly sure"
    assert present.sure(3, 4) == "Sure to Certain"
