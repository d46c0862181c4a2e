"""The facilitator's console and what is printed for a room, by themselves; phones are in test_room_of_phones.py."""

import re

import pytest

from practicum.content.library import Library, own_folder
from practicum.workshop import room

SCENE = "eight-sessions"
VIGNETTE = Library(own_folder()).vignette(SCENE)


@pytest.fixture
def console(static, tmp_path, monkeypatch):
    """Give a console with a room just opened, in a data folder of the test's own."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "_DATA"))
    console = static.show(room.console())
    press(console, "Open a room")
    console.locator(".practicum-square").wait_for()
    return console


def begin(console) -> None:
    console.get_by_label("Which scene?").select_option(SCENE)
    console.get_by_role("button", name="Open the first vote").click()
    console.get_by_role("heading", name="First vote").wait_for()


def press(console, name: str) -> None:
    console.get_by_role("button", name=name, exact=True).click()


def test_the_console_is_led_by_keyboard_and_hands_are_typed(static, console):
    page = static.page
    console.get_by_label("Which scene?").select_option(SCENE)
    console.get_by_role("button", name="Open the first vote").focus()
    page.keyboard.press("Enter")
    console.get_by_role("heading", name="First vote").wait_for()
    console.get_by_text("Count raised hands", exact=True).focus()
    page.keyboard.press("Enter")
    for letter, count in zip("ABCD", "4210", strict=True):
        console.get_by_label(f"Hands for {letter}").focus()
        page.keyboard.type(count)
    console.get_by_role("button", name="Take these counts").focus()
    page.keyboard.press("Enter")
    console.get_by_text("Hands taken: 7").wait_for()
    for name in ("Close the first vote", "Show it without a second vote"):
        console.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")

    row = console.get_by_role("row", name=re.compile(r"^A\. "))
    row.wait_for()
    assert row.get_by_role("cell").all_text_contents()[1:] == ["4"]
    assert static.leaked() == []


def test_the_console_is_axe_clean_from_the_door_to_the_end(static, console):
    assert axe(static) == []
    begin(console)
    press(console, "Close the first vote")
    console.get_by_role("heading", name="Talk it over").wait_for()
    assert axe(static) == []
    press(console, "Show it without a second vote")
    console.get_by_role("heading", name="Each response beside the text").wait_for()
    assert axe(static) == []


def axe(static) -> list:
    return static.axe(["JupyterLab Light", "JupyterLab Dark"], of=".practicum-console")


def test_cards_and_a_scene_are_printed_without_guidance(static):
    static.page.add_init_script("window.print = () => { window.top.printed = document.body.innerText; }")
    static.show(room.cards())
    paper = static.card("On paper")
    press(paper, "Print a set of voting cards")
    static.page.wait_for_function("window.printed")
    cards = static.page.evaluate("window.printed").split()
    static.page.evaluate("window.printed = null")
    paper.get_by_label("Which scene?").select_option(SCENE)
    press(paper, "Print this scene")
    static.page.wait_for_function("window.printed")
    sheet = static.page.evaluate("window.printed")

    assert cards[:5] == list("ABCDE")
    assert all(f"{letter}.  {option.text}" in sheet for letter, option in zip("ABCD", VIGNETTE.options, strict=True))
    assert not any(option.because in sheet for option in VIGNETTE.options)
    assert VIGNETTE.beyond_note not in sheet
