"""The local panel's two pages, by the messages that a page sends."""

import json
import uuid

import pytest

import practicum.panel
from practicum.content.library import Library, own_folder
from practicum.panel.codings import ASKED
from practicum.passport import lines

LIBRARY = Library(own_folder())
SCENE = LIBRARY.vignette("eight-sessions")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give the panel a folder of its own."""
    monkeypatch.setenv("PRACTICUM_PANEL", str(tmp_path / "panel"))
    (tmp_path / "panel").mkdir()
    return tmp_path / "panel"


def sheet(alignment: str = "fits", scene=SCENE, **changes) -> dict:
    alignments = {option.id: alignment for option in scene.options}
    said = {"kind": "save", "member": str(uuid.uuid4()), "vignette": scene.id, "decided": "partly"}
    return {**said, "alignments": alignments, **changes}


def hear() -> dict:
    return practicum.panel.hear().reply({"kind": "read"})["shown"]


def test_a_sheet_is_on_disk_before_it_counts_as_saved(folder):
    answer = practicum.panel.ask().reply(sheet())

    [line] = (folder / "sheets.jsonl").read_text().splitlines()
    assert answer["kind"] == "saved"
    assert json.loads(line)["answers"][SCENE.options[0].id] == "fits"


def test_a_member_sees_no_label_of_ours(folder):
    page = practicum.panel.ask()
    text = json.dumps(page.scenes)

    assert all(option.because not in text for option in SCENE.options)
    assert all("alignment" not in option for scene in page.scenes for option in scene["options"])
    assert not {scene["level"] for scene in page.scenes} - {""}
    assert len(page.scenes) >= 25


@pytest.mark.parametrize(
    "change",
    [
        {"member": "ada"},
        {"member": None},
        {"vignette": "no-such"},
        {"vignette": LIBRARY.course.forms[0].vignettes[0]},
        {"decided": "surely"},
        {"alignments": {}},
        {"alignments": "fits"},
        {"alignments": {option.id: "perfect" for option in SCENE.options}},
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

    assert shown["tables"] == []
    assert f"Eight sessions: {members} of 10 sheets. Nothing is shown below ten." in shown["lines"]


def test_ten_sheets_stand_beside_the_texts_key(folder):
    for number in range(ASKED):
        practicum.panel.ask().reply(sheet("mostly" if number < 7 else "strains"))

    [table] = hear()["tables"]

    assert table["title"] == "Eight sessions (n = 10)"
    assert [row[1] for row in table["rows"]] == [
        "The text does not say",
        "Fits the text",
        "Mostly fits the text",
        "Strains against the text",
    ]
    assert all(row[2:] == ["0", "7", "0", "3", "0"] for row in table["rows"])
    assert table["decided"].endswith("(The text's key: it decides clearly)")


def test_of_two_sheets_by_one_member_the_last_one_counts(folder):
    member = str(uuid.uuid4())
    for _ in range(ASKED - 1):
        practicum.panel.ask().reply(sheet())
    practicum.panel.ask().reply(sheet("against", member=member))
    practicum.panel.ask().reply(sheet("fits", member=member))

    [table] = hear()["tables"]

    assert table["rows"][0][2] == "10"


def test_sheets_of_other_machines_are_read_and_foreign_lines_are_not(folder, attempt):
    for _ in range(ASKED):
        practicum.panel.ask().reply(sheet())
    sheets = folder / "sheets.jsonl"
    sheets.rename(sheets.with_name("from-another-machine.jsonl"))
    (folder / "foreign.jsonl").write_text("not a sheet\n" + lines.written(attempt()))

    assert len(hear()["tables"]) == 1


def test_a_folder_that_cannot_be_written_is_said_and_the_sheet_stays(folder, monkeypatch):
    (folder.parent / "a-file").touch()
    monkeypatch.setenv("PRACTICUM_PANEL", str(folder.parent / "a-file" / "deep"))

    assert practicum.panel.ask().reply(sheet())["kind"] == "unsaved"
