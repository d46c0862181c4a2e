"""The card in the real JupyterLab: by keyboard from start to comparison, in another theme, in a narrow window."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import KEYS, tab_to

PRACTICE = "03_on_your_own.ipynb"
FIRST, LAST = "Eight sessions", "Before the report"
COMPARED = "Your response:"


def test_a_page_is_gone_through_by_keyboard_and_no_key_changes_a_cell(reader):
    reader.open(PRACTICE)
    reader.card(FIRST).wait_for()
    assert reader.page.locator(".jp-Dialog").count() == 0

    compare_by_keyboard(reader)
    [line] = reader.lab.lines()
    assert json.loads(line)["option"] == "say-it-to-elias"

    before = reader.cells()
    pressed = press_every_key(reader, reader.card(LAST))
    assert reader.cells() == before
    assert len(before) == 10
    assert pressed == 4 * len(KEYS)


def compare_by_keyboard(reader) -> None:
    """Choose, say how sure and commit by keys alone, and see that the comparison has the focus."""
    page, card = reader.page, reader.card(FIRST)
    tab_to(page, card.get_by_role("radio", name="Ask Elias"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    tab_to(page, card.get_by_role("button", name="Commit", exact=True), most=4)
    page.keyboard.press("Enter")

    heading = card.get_by_role("heading", name=COMPARED)
    heading.wait_for()
    assert heading.evaluate("(element) => element === document.activeElement")
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()


def press_every_key(reader, card) -> int:
    """Press each key on a control of each kind, and count."""
    pressed = 0
    card.get_by_text("A private note (optional)").click()
    for kind in ("input[type=radio]", "textarea", "summary", "button"):
        for key in KEYS:
            card.locator(kind).first.focus()
            reader.page.keyboard.press(key)
            pressed += 1
    return pressed


@pytest.mark.parametrize("theme", ["JupyterLab Dark"], indirect=True)
def test_in_a_narrow_window_and_another_theme_files_make_room_and_a_comparison_is_whole(theme, reader):
    reader.page.set_viewport_size({"width": 320, "height": 900})
    reader.open(PRACTICE)
    reader.page.get_by_role("region", name="File Browser Section").wait_for(state="hidden")
    reader.run()
    card = reader.card(FIRST)
    reader.choose(card)
    reader.commit(card)
    wide = "(views) => views.filter((v) => v.scrollWidth > v.clientWidth + 1).map((v) => v.className)"

    assert reader.page.evaluate("document.body.dataset.jpThemeName") == theme
    found = Axe().run(reader.page, ".practicum").response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert reader.page.locator(".practicum, .practicum *").evaluate_all(wide) == []
    assert card.bounding_box()["width"] > 200
