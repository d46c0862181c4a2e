"""What is kept and what is not, in the real JupyterLab: lost kernels, notes, saved pages, an earlier passport."""

import json
import os
import signal
from pathlib import Path

from practicum.content.library import Library, own_folder
from practicum.passport.file import Passport
from practicum.passport.whereabouts import whereabouts

PRACTICE = "03_on_your_own.ipynb"
FIRST, OTHER, LAST = "Eight sessions", "Before the report", "Early on Thursdays"
COMPARED = "Your response:"
CANARY = "kestrel over the harbour"


def test_choices_outlive_a_kernel_that_is_restarted_and_one_that_is_lost(reader):
    heard = reader.listen()
    reader.open(PRACTICE)
    reader.run()
    reader.choose(reader.card(FIRST))
    reader.commit(reader.card(FIRST))

    restart_kernel(reader)
    reader.run_again()
    card = reader.card(FIRST)
    card.get_by_text("As you left it (choice 1)").wait_for()
    card.get_by_role("button", name="Try again").click()
    reader.choose(card, option=3)
    reader.commit(card)
    commit_without_a_kernel(reader, heard)

    # A second copy of the choice would be on its way before the next choice is, and taken before that is saved.
    reader.choose(reader.card(LAST))
    reader.commit(reader.card(LAST))
    lines = [json.loads(line) for line in reader.lab.lines()]
    assert [line["option"] for line in lines[:2]] == ["say-it-to-elias", "see-it-through"]
    assert [line["vignette"] for line in lines[2:]] == ["before-the-report", "early-on-thursdays"]


def restart_kernel(reader) -> None:
    reader.open_whole()
    reader.page.get_by_role("menuitem", name="Kernel").click()
    reader.page.get_by_text("Restart Kernel…").click()
    reader.page.get_by_role("button", name="Confirm Kernel Restart").click()
    reader.page.get_by_text("The page has lost its connection.").wait_for()


def commit_without_a_kernel(reader, heard: list[bytes]) -> None:
    """Choose, lose the kernel, commit, and run the page again when JupyterLab has started another."""
    card, before = reader.card(OTHER), reader.lab.lines()
    reader.choose(card)
    reader.until(lambda: reason_of("before-the-report") in b"".join(heard))

    for kernel in reader.lab.kernels():
        os.kill(kernel.pid, signal.SIGKILL)
    card.get_by_role("button", name="Commit", exact=True).click()
    card.get_by_text("Nothing answers on this page at the moment. Your choice is kept.").wait_for()
    assert card.get_by_role("heading", name=COMPARED).count() == 1
    assert reader.lab.lines() == before
    if reader.page.locator(".jp-Dialog").count():
        reader.page.keyboard.press("Enter")
    reader.page.get_by_text("The page has lost its connection.").wait_for()
    reader.run_again()
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()


def reason_of(vignette: str) -> bytes:
    """Give a piece of what is said of an option: it reaches the page once an option is selected."""
    return Library(own_folder()).vignette(vignette).options[0].article.because[:20].encode()


def test_a_page_that_is_run_stays_where_it_stood_is_saved_as_it_came_and_holds_no_note(reader):
    path = reader.lab.folder / "notebooks" / PRACTICE
    came = path.read_bytes()
    reader.open(PRACTICE)
    reader.run()
    reader.card(LAST).wait_for()

    assert reader.page.locator(".jp-mod-dirty").count() == 0
    assert not asks_before_leaving(reader)
    reader.save(PRACTICE)  # whatever would move the page once it has been run has done so when its file is written
    assert 0 <= reader.page.locator(".practicum-page").bounding_box()["y"] < 800, "the first lines are out of sight"
    assert path.read_bytes() == came

    commit_with_a_note(reader, FIRST, kept=False)
    reader.save(PRACTICE)
    assert holding(reader.lab.folder) == []
    commit_with_a_note(reader, LAST, kept=True)
    reader.save(PRACTICE)
    assert holding(reader.lab.folder) == ["my_passport.jsonl"]
    assert path.read_bytes() == came


def asks_before_leaving(reader) -> bool:
    return reader.page.evaluate(
        "() => { const leaving = new Event('beforeunload', {cancelable: true});"
        " window.dispatchEvent(leaving); return leaving.defaultPrevented; }"
    )


def commit_with_a_note(reader, title: str, *, kept: bool) -> None:
    card = reader.card(title)
    reader.choose(card)
    card.get_by_text("A private note (optional)").click()
    card.get_by_label("Your note").fill(CANARY)
    card.get_by_label("Keep this note in my passport").set_checked(kept)
    reader.commit(card)
    assert card.get_by_text(CANARY).count() == 1


def holding(folder: Path) -> list[str]:
    """Name the files under a folder that hold the note."""
    texts = {path: path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file()}
    assert len(texts) > 4
    return [path.name for path, text in texts.items() if CANARY in text]


def test_an_earlier_passport_is_named_on_each_page_and_taken_in_by_a_button(reader, attempt, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(reader.lab.folder / "_DATA"))
    monkeypatch.delenv("PRACTICUM_PASSPORT")
    monkeypatch.chdir(reader.lab.passport.parent)
    reader.lab.passport.parent.chmod(0o777)  # as if several people had written in this folder before
    earlier = whereabouts().path
    assert earlier != reader.lab.passport
    earlier.parent.mkdir(parents=True)
    Passport(earlier).record([attempt(vignette="eight-sessions", option="see-it-through")])
    reader.lab.passport.parent.chmod(0o755)

    reader.open("further/22_my_course.ipynb")
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
