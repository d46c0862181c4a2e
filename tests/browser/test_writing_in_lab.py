"""Writing in the real JupyterLab: without a kernel, and when a page is run or loaded anew."""

import json
import os
import shutil
import signal

import pytest
from people import fill_line, press

from practicum.content.library import own_folder

PAGE = "85_writing.ipynb"
BOX, PLAN, RECORD = "One criticism", "My consultation plan", "Record of what was done"
CALLS = [
    'import practicum\npracticum.page("start-here")',
    'practicum.write("a-test-prompt")',
    "practicum.plan()",
    "practicum.mine.record()",
]
PROMPT = """
[[prompts]]
id = "a-test-prompt"
title = "One criticism"
ask = "What does this text leave out?"
hint = "For example: whom it forgets."
"""
WORDS = "It never says who judges."


@pytest.fixture(scope="module", autouse=True)
def page(lab, tmp_path_factory):
    data = tmp_path_factory.mktemp("writing") / "data"
    shutil.copytree(own_folder(), data)
    with (data / "course.toml").open("a", encoding="utf-8") as course:
        course.write(PROMPT)
    lab.add_kernel("writing", PRACTICUM_DATA=str(data))
    lab.add_page(PAGE, CALLS, "writing", practicum={})


@pytest.fixture
def reader(reader):
    open_page(reader)
    return reader


def open_page(reader) -> None:
    reader.open(PAGE)
    reader.run()
    reader.card(RECORD).wait_for()


def write(reader, text: str = WORDS):
    box = reader.card(BOX)
    box.get_by_label("Your words").fill(text)
    return box


def test_what_is_typed_outlives_a_run_and_what_is_kept_without_a_kernel_arrives_once(reader):
    write(reader)
    fill_line(reader.card(PLAN))

    reader.open_whole()
    reader.run_again()
    reader.card(BOX).get_by_text("What you had typed is here again. It is not kept.").wait_for()
    kept_by_page = reader.card(BOX).get_by_label("Your words").input_value()
    role = reader.card(PLAN).get_by_label("then I will speak to").first.input_value()
    open_page(reader)

    assert (kept_by_page, role) == (WORDS, "supervisor")
    assert reader.card(BOX).get_by_label("Your words").input_value() == ""
    assert reader.lab.lines() == []
    keep_without_a_kernel(reader)


def keep_without_a_kernel(reader) -> None:
    box = write(reader)
    for kernel in reader.lab.kernels():
        os.kill(kernel.pid, signal.SIGKILL)

    press(box, "Keep this in my passport")
    box.get_by_text("Nothing answers on this page at the moment. Your text is still here.").wait_for()
    write(reader, WORDS + " More.")
    assert reader.lab.lines() == []
    if reader.page.locator(".jp-Dialog").count():
        reader.page.keyboard.press("Enter")
    reader.page.get_by_text("The page has lost its connection.").wait_for()
    reader.run_again()
    box.get_by_text("Changed since it was kept.").wait_for()
    press(reader.card(RECORD), "Look again")  # a second copy of the text would be on its way before this is
    reader.card(RECORD).get_by_text("This is how things stand now.").wait_for()

    [line] = reader.lab.lines()
    assert json.loads(line)["answers"] == {"text": WORDS}
    assert reader.card(BOX).get_by_label("Your words").input_value() == WORDS + " More."
