"""The local panel's two pages, by the messages that a page sends."""

import json
import uuid

import pytest

import practicum.panel
from practicum import words
from practicum.content.library import Library, own_folder
from practicum.content.model import Alignment, Practice
from practicum.panel.codings import ASKED
from practicum.passport import lines

LIBRARY = Library(own_folder())
SCENE = LIBRARY.vignette("eight-sessions")
OPTIONS = [option.id for option in SCENE.options]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the panel a folder of its own."""
    monkeypatch.setenv("PRACTICUM_PANEL", str(tmp_path / "panel"))
    (tmp_path / "panel").mkdir()
    return tmp_path / "panel"


def sheet(alignment: str = "fits", practice: str = "sound", **changes) -> dict:
    marks = {"alignments": dict.fromkeys(OPTIONS, alignment), "practices": dict.fromkeys(OPTIONS, practice)}
    return {"kind": "save", "member": str(uuid.uuid4()), "vignette": SCENE.id, **marks, **changes}


def earlier_sheet(member: str = "") -> str:
    """Write a sheet as it was kept before good practice was asked about."""
    answers = (("how far", "partly"), *((name, "fits") for name in OPTIONS))
    of = f"panel/{member or uuid.uuid4()}/{SCENE.id}/{SCENE.version}"
    return lines.written(lines.Writing(str(uuid.uuid4()), "2026-11-30T10:00:00.000+00:00", of, answers)) + "\n"


def hear() -> dict:
    return practicum.panel.hear().reply({"kind": "read"})["shown"]


def test_a_sheet_is_on_disk_before_it_counts_as_saved(folder):
    answer = practicum.panel.ask().reply(sheet())

    [line] = (folder / "sheets.jsonl").read_text().splitlines()
    assert answer["kind"] == "saved"
    assert json.loads(line)["answers"][f"article {OPTIONS[0]}"] == "fits"
    assert json.loads(line)["answers"][f"practice {OPTIONS[0]}"] == "sound"


def test_a_member_is_asked_for_both_marks_and_told_what_each_means(folder):
    page = practicum.panel.ask()

    assert [mark["value"] for mark in page.alignments] == list(Alignment)
    assert [mark["value"] for mark in page.practices] == list(Practice)
    assert all(mark["meaning"].startswith(f"{mark['label']}. ") for mark in (*page.alignments, *page.practices))


def test_a_member_sees_no_label_of_ours(folder):
    page = practicum.panel.ask()
    text = json.dumps(page.scenes)

    assert all(option.article.because not in text for option in SCENE.options)
    assert all(option.practice.because not in text for option in SCENE.options)
    assert all(option.keys() == {"id", "text"} for scene in page.scenes for option in scene["options"])
    assert not {scene["level"] for scene in page.scenes} - {""}
    assert len(page.scenes) >= 25


@pytest.mark.parametrize(
    "change",
    [
        {"member": "ada"},
        {"member": None},
        {"vignette": "no-such"},
        {"vignette": LIBRARY.course.forms[0].vignettes[0]},
        {"alignments": {}},
        {"alignments": "fits"},
        {"alignments": dict.fromkeys(OPTIONS, "perfect")},
        {"alignments": dict.fromkeys(OPTIONS, "sound")},
        {"practices": None},
        {"practices": dict.fromkeys(OPTIONS[1:], "sound")},
        {"practices": dict.fromkeys(OPTIONS, "fits")},
        {"practices": {name: ["sound"] for name in OPTIONS}},
    ],
)
def test_a_sheet_of_no_page_of_ours_is_refused_and_nothing_is_written(folder, change):
    answer = practicum.panel.ask().reply(sheet(**change))

    assert answer["kind"] == "refused"
    assert list((folder).iterdir()) == []


@pytest.mark.parametrize("members", [1, 4, 5, ASKED - 1])
def test_below_ten_sheets_nothing_is_shown_of_a_scene(folder, members):
    for _ in range(members):
        practicum.panel.ask().reply(sheet())

    shown = hear()

    assert shown["scenes"] == []
    assert f"Eight sessions: {members} of 10 sheets. Nothing is shown below ten." in shown["lines"]


def test_ten_sheets_stand_beside_our_marks_in_a_table_for_each(folder):
    for number in range(ASKED):
        practicum.panel.ask().reply(sheet("mostly" if number < 7 else "strains", "unsound" if number < 4 else "open"))

    [scene] = hear()["scenes"]
    article, practice = scene["tables"]

    assert scene["title"] == "Eight sessions (n = 10)"
    assert article["head"][1:] == [words.cohort.hearing()["ours"], *words.article.verdicts().values()]
    assert practice["head"][1:] == [words.cohort.hearing()["ours"], *words.article.practices().values()]
    assert [(one[1], two[1]) for one, two in zip(article["rows"], practice["rows"], strict=True)] == [
        (words.article.verdicts()[option.article.alignment], words.article.practices()[option.practice.mark])
        for option in SCENE.options
    ]
    assert all(row[2:] == ["0", "7", "0", "3", "0"] for row in article["rows"])
    assert all(row[2:] == ["0", "0", "0", "4", "6"] for row in practice["rows"])


def test_a_sheet_from_before_good_practice_was_asked_about_is_passed_over_and_that_is_said(folder):
    for _ in range(ASKED - 1):
        practicum.panel.ask().reply(sheet())
    (folder / "earlier.jsonl").write_text(earlier_sheet() + earlier_sheet())

    shown = hear()

    assert shown["scenes"] == []
    assert words.cohort.hearing()["earlier"].format(count=2) in shown["lines"]
    assert "Eight sessions: 9 of 10 sheets. Nothing is shown below ten." in shown["lines"]


def test_a_member_who_filled_in_the_sheet_again_is_not_said_to_be_passed_over(folder):
    member = str(uuid.uuid4())
    (folder / "earlier.jsonl").write_text(earlier_sheet(member))
    practicum.panel.ask().reply(sheet(member=member))

    lines_said = hear()["lines"]

    assert "Eight sessions: 1 of 10 sheets. Nothing is shown below ten." in lines_said
    assert words.cohort.hearing()["earlier"].format(count=1) not in lines_said


@pytest.mark.parametrize(
    "answers",
    [
        {"article no-such": "fits"},
        {f"article {OPTIONS[0]}": "perfect", f"practice {OPTIONS[0]}": "sound"},
        {f"article {OPTIONS[0]}": "fits", f"practice {OPTIONS[0]}": "sound"},
        {"a": "a learner's own text"},
        {},
    ],
)
def test_a_line_that_is_no_whole_sheet_is_no_ones(folder, answers):
    of = f"panel/{uuid.uuid4()}/{SCENE.id}/{SCENE.version}"
    kept = lines.Writing(str(uuid.uuid4()), "2026-11-30T10:00:00.000+00:00", of, tuple(answers.items()))
    (folder / "odd.jsonl").write_text(lines.written(kept))

    assert hear()["lines"][-1] == words.cohort.hearing()["none"]


def test_of_two_sheets_by_one_member_the_last_one_counts(folder):
    member = str(uuid.uuid4())
    for _ in range(ASKED - 1):
        practicum.panel.ask().reply(sheet())
    practicum.panel.ask().reply(sheet("against", member=member))
    practicum.panel.ask().reply(sheet("fits", member=member))

    [scene] = hear()["scenes"]

    assert scene["tables"][0]["rows"][0][2] == "10"


def test_sheets_of_other_machines_are_read_and_foreign_lines_are_not(folder, attempt):
    for _ in range(ASKED):
        practicum.panel.ask().reply(sheet())
    sheets = folder / "sheets.jsonl"
    sheets.rename(sheets.with_name("from-another-machine.jsonl"))
    (folder / "foreign.jsonl").write_text("not a sheet\n" + lines.written(attempt()))

    assert len(hear()["scenes"]) == 1


def test_a_folder_that_cannot_be_written_is_said_and_the_sheet_stays(folder, monkeypatch):
    (folder.parent / "a-file").touch()
    monkeypatch.setenv("PRACTICUM_PANEL", str(folder.parent / "a-file" / "deep"))

    assert practicum.panel.ask().reply(sheet())["kind"] == "unsaved"
