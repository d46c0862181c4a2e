"""What a learner types goes nowhere unless they ask for it: a canary in every box of a page, sought everywhere."""

import json
import re
import shutil
from pathlib import Path

import pytest

from practicum.content.library import own_folder

PAGE = "86_canary.ipynb"
CANARY = "kestrel-over-the-harbour"
CALLS = [
    'import practicum\npracticum.page("start-here")',
    'practicum.vignette("eight-sessions")',
    'practicum.write("a-test-prompt")',
    "practicum.plan()",
    "practicum.mine.record()",
    "practicum.mine.passport()",
]
PROMPT = """
[[prompts]]
id = "a-test-prompt"
title = "One criticism"
ask = "What does this text leave out?"
hint = ""
"""
STORES = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])"


@pytest.fixture(scope="module", autouse=True)
def page(lab, tmp_path_factory):
    data = tmp_path_factory.mktemp("canary") / "data"
    shutil.copytree(own_folder(), data)
    with (data / "course.toml").open("a", encoding="utf-8") as course:
        course.write(PROMPT)
    lab.add_kernel("canary", PRACTICUM_DATA=str(data), IPYTHONDIR=str(lab.folder / "ipython"))
    lab.add_page(PAGE, CALLS, "canary")  # without the course's mark, so that nothing is taken out of it when saved


@pytest.fixture
def reader(reader):
    reader.sent = []

    def note(frame: str | bytes) -> None:
        reader.sent.append(frame if isinstance(frame, bytes) else frame.encode())

    reader.page.on("websocket", lambda socket: socket.on("framesent", note))
    reader.page.on("request", lambda request: reader.sent.append(request.post_data_buffer or b""))
    reader.open(PAGE)
    run_all(reader)
    return reader


def run_all(reader) -> None:
    reader.page.get_by_role("menuitem", name="Run", exact=True).click()
    reader.page.get_by_text("Run All Cells", exact=True).click()
    reader.card("Your passport").wait_for()


def type_everywhere(reader) -> int:
    """Type the canary into every box of the page, with a number so that each can be told apart; count the boxes."""
    reader.page.get_by_text("A private note (optional)").click()
    while (more := reader.page.get_by_role("button", name="Add a line")).is_visible():
        more.click()
    for who in reader.page.get_by_label("then I will speak to").all():
        who.select_option("somebody else, by role")
    boxes = reader.page.locator(".practicum :is(textarea, input[type=text])").all()
    for number, box in enumerate(boxes):
        box.fill(f"{CANARY} {number}")
    assert all(CANARY in box.input_value() for box in boxes)
    return len(boxes)


def close_all(reader) -> None:
    """Save the page, let its kernel and its history end, and begin with another."""
    reader.save(PAGE)
    reader.page.get_by_role("menuitem", name="Kernel").click()
    reader.page.get_by_text("Restart Kernel and Clear Outputs of All Cells…").click()
    reader.page.get_by_role("button", name="Confirm Kernel Restart").click()
    reader.page.get_by_text("| Idle").wait_for()
    reader.card("Your passport").wait_for(state="detached")


def copies(reader, folder: Path) -> list[Path]:
    """Save a copy of the passport without notes, and one with."""
    panel, found = reader.card("Your passport"), []
    for name, notes in (("without.jsonl", False), ("with.jsonl", True)):
        panel.get_by_label("Put my private notes and kept texts into the copy").set_checked(notes)
        with reader.page.expect_download() as download:
            panel.get_by_role("button", name="Save a copy").click()
        download.value.save_as(folder / name)
        found.append(folder / name)
    return found


def holding(folder: Path) -> set[str]:
    """Name the files under a folder that hold the canary, in whatever they are written."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(files) > 8
    return {path.name for path in files if CANARY.encode() in path.read_bytes()}


def test_what_is_typed_is_found_nowhere_until_keeping_is_asked_for_and_then_in_the_passport_alone(reader, tmp_path):
    type_and_keep_nothing(reader, tmp_path)

    reader.lab.passport.unlink()
    run_all(reader)

    type_and_keep_all(reader, tmp_path)


def type_and_keep_nothing(reader, tmp_path) -> None:
    card = reader.page.locator(".practicum-card").first
    typed = type_everywhere(reader)
    reader.choose(card)
    reader.commit(card)
    exports = copies(reader, tmp_path)
    stores = reader.page.evaluate(STORES)

    close_all(reader)

    folder = reader.lab.folder
    assert typed == 1 + 1 + (3 * 4 + 1) + 1 + 1  # note, criticism, plan, name, resume code
    assert holding(folder) == set()
    assert [path.name for path in exports if CANARY in path.read_text(encoding="utf-8")] == []
    assert CANARY not in stores
    assert [frame for frame in reader.sent if CANARY.encode() in frame] == []
    assert len(reader.sent) > 20
    assert list(folder.rglob("history.sqlite")) != []
    assert len(reader.lab.lines()) == 1


def type_and_keep_all(reader, tmp_path) -> None:
    card = reader.page.locator(".practicum-card").first
    type_everywhere(reader)
    reader.choose(card)
    card.get_by_label("Keep this note in my passport").check()
    reader.commit(card)
    for title in ("One criticism", "My consultation plan"):
        reader.card(title).get_by_role("button", name="Keep this in my passport").click()
        reader.card(title).get_by_text("Kept in my_passport.jsonl.").wait_for()
    without, with_notes = copies(reader, tmp_path)

    close_all(reader)

    kept = [json.loads(line) for line in reader.lab.lines()]
    numbers = set(re.findall(rf"{CANARY} (\d+)", reader.lab.passport.read_text(encoding="utf-8")))
    assert holding(reader.lab.folder) == {"my_passport.jsonl"}
    assert [record["kind"] for record in kept] == ["attempt", "writing", "writing"]
    assert numbers == {str(number) for number in range(1 + 1 + 3 * 4 + 1)}  # neither the name nor the resume code
    assert CANARY not in without.read_text(encoding="utf-8")
    assert with_notes.read_text(encoding="utf-8").count(CANARY) == len(numbers)
