"""What is kept and what is not, in the real JupyterLab: reloads, lost kernels, notes, the passport's panel."""

import json
import os
import signal
from pathlib import Path

import pytest

from practicum.passport.whereabouts import whereabouts

PRACTICE = "05_alone.ipynb"
FIRST = "Eight sessions"
COMPARED = "Your choice beside the text"
CANARY = "kestrel over the harbour"


def test_a_restarted_kernel_shows_each_card_as_it_was_left_and_lets_one_try_again(reader):
    reader.open(PRACTICE)
    reader.run()
    reader.choose(reader.card(FIRST))
    reader.commit(reader.card(FIRST))

    reader.open_whole()
    reader.page.get_by_role("menuitem", name="Kernel").click()
    reader.page.get_by_text("Restart Kernel…").click()
    reader.page.get_by_role("button", name="Confirm Kernel Restart").click()
    reader.page.get_by_text("The page has lost its connection.").wait_for()
    reader.run_again()
    card = reader.card(FIRST)
    card.get_by_text("As you left it (choice 1)").wait_for()
    card.get_by_role("button", name="Try again").click()
    reader.choose(card, option=3)
    reader.commit(card)

    assert [json.loads(line)["option"] for line in reader.lab.lines()] == ["see-it-through", "speak-plainly"]


def test_a_commit_made_without_a_kernel_arrives_once_after_the_page_runs_again(reader):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)
    reader.choose(card)
    reader.page.wait_for_timeout(1000)

    for kernel in reader.lab.kernels():
        os.kill(kernel.pid, signal.SIGKILL)
    card.get_by_role("button", name="Commit and compare").click()
    card.get_by_text("Nothing answers on this page at the moment. Your choice is kept.").wait_for()
    assert card.get_by_role("heading", name=COMPARED).count() == 1
    assert reader.lab.lines() == []
    if reader.page.locator(".jp-Dialog").count():
        reader.page.keyboard.press("Enter")
    reader.page.get_by_text("The page has lost its connection.").wait_for()
    reader.run_again()
    reader.card(FIRST).get_by_text("Saved in my_passport.jsonl.").wait_for()
    reader.page.wait_for_timeout(3000)

    [line] = reader.lab.lines()
    assert json.loads(line)["option"] == "see-it-through"


def test_a_page_that_was_run_and_saved_is_the_file_that_came(reader):
    path = reader.lab.folder / "notebooks" / PRACTICE
    came = path.read_bytes()
    reader.open(PRACTICE)
    reader.run()

    reader.save(PRACTICE)

    assert path.read_bytes() == came


@pytest.mark.parametrize("kept", [False, True])
def test_a_note_is_written_only_when_its_box_is_ticked_and_never_into_a_notebook(reader, kept):
    card = _commit_with_a_note(reader, kept)

    reader.save(PRACTICE)

    texts = {path: path.read_text(errors="replace") for path in _files(reader.lab.folder)}
    holding = [path.name for path, text in texts.items() if CANARY in text]
    notebook = json.loads((reader.lab.folder / "notebooks" / PRACTICE).read_text())
    assert holding == (["my_passport.jsonl"] if kept else [])
    assert len(texts) > 4
    assert [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"] == [[]] * 7
    assert "widgets" not in notebook["metadata"]
    assert card.get_by_text(CANARY).count() == 1


def test_an_earlier_passport_is_named_on_each_page_and_taken_in_by_a_button(reader, monkeypatch):
    _commit_with_a_note(reader, kept=False)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(reader.lab.folder / "_DATA"))
    monkeypatch.delenv("PRACTICUM_PASSPORT")
    monkeypatch.chdir(reader.lab.passport.parent)
    reader.lab.passport.parent.chmod(0o777)  # as if several people had written in this folder before
    begun_elsewhere = reader.lab.passport.read_bytes()
    reader.lab.passport.unlink()
    earlier = whereabouts().path
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(begun_elsewhere)
    reader.lab.passport.parent.chmod(0o755)

    reader.open("15_my_course.ipynb")
    reader.run()
    reader.page.get_by_text("There is an earlier passport with records that yours does not hold: 1.").wait_for()
    panel = reader.card("Your passport")
    take = panel.get_by_role("button", name="Take in the earlier passport")
    take.click()
    panel.get_by_text("New records taken in: 1.").wait_for()

    assert take.count() == 0
    assert len(reader.lab.lines()) == 1
    assert reader.page.evaluate("document.activeElement.textContent") == "Look again"
    earlier.unlink()


def _commit_with_a_note(reader, kept: bool):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)
    reader.choose(card)
    card.get_by_text("A private note (optional)").click()
    card.get_by_label("Your note").fill(CANARY)
    card.get_by_label("Keep this note in my passport").set_checked(kept)
    reader.commit(card)
    return card


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
