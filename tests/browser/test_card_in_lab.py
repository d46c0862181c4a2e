"""The card in the real JupyterLab: by keyboard from start to comparison, in another theme, in a narrow window."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import KEYS, tab_to

PRACTICE = "05_alone.ipynb"
FIRST = "Eight sessions"
COMPARED = "Your choice beside the text"


def test_a_reader_gets_from_start_to_comparison_by_keyboard_alone(reader):
    reader.open(PRACTICE)
    page = reader.page

    card = reader.card(FIRST)
    card.wait_for()
    tab_to(page, card.get_by_role("radio", name="Ask Elias"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    tab_to(page, card.get_by_role("button", name="Commit and compare"), most=4)
    page.keyboard.press("Enter")

    heading = card.get_by_role("heading", name=COMPARED)
    heading.wait_for()
    assert heading.evaluate("(element) => element === document.activeElement")
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()
    [line] = reader.lab.lines()
    assert json.loads(line)["option"] == "see-it-through"


def test_no_key_typed_on_a_card_changes_a_cell(reader):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)
    card.get_by_text("A private note (optional)").click()
    before, pressed = reader.cells(), 0

    for control in (
        card.get_by_role("radio"),
        card.locator("textarea"),
        card.locator("summary"),
        card.get_by_role("button"),
    ):
        for key in KEYS:
            control.first.focus()
            reader.page.keyboard.press(key)
            pressed += 1

    assert reader.cells() == before
    assert len(before) == 13
    assert pressed == 4 * len(KEYS)


@pytest.mark.parametrize("theme", ["JupyterLab Dark"], indirect=True)
def test_in_another_theme_and_a_narrow_window_a_comparison_is_whole(theme, reader):
    reader.page.set_viewport_size({"width": 320, "height": 900})
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)
    reader.choose(card)
    reader.commit(card)
    wide = "(views) => views.filter((v) => v.scrollWidth > v.clientWidth + 1).map((v) => v.className)"

    assert reader.page.evaluate("document.body.dataset.jpThemeName") == theme
    assert Axe().run(reader.page, ".practicum").response["violations"] == []
    assert reader.page.locator(".practicum, .practicum *").evaluate_all(wide) == []
    assert card.bounding_box()["width"] > 150
