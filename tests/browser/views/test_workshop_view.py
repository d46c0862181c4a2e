"""The facilitator's console and what is printed for a room, by themselves; phones are in test_room_of_phones.py."""

import re

import pytest

from practicum.content.library import Library, own_folder
from practicum.content.model import SURENESSES
from practicum.workshop import room

SCENE = "eight-sessions"
LIBRARY = Library(own_folder())
VIGNETTE = LIBRARY.vignette(SCENE)
PLACED = [name for page in LIBRARY.course.pages for name in page.vignettes]


@pytest.fixture
def console(static, tmp_path, monkeypatch):
    """Give a console with a room just opened, in a data folder of the test's own."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "_DATA"))
    console = static.show(room.console())
    press(console, "Open a room")
    console.locator(".practicum-square").wait_for()
    return console


def begin(console, scene: str = SCENE) -> None:
    console.get_by_label("Which scene?").select_option(scene)
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
    votes = dict(zip(VIGNETTE.options, (4, 2, 1, 0), strict=True))
    article = sum(count for option, count in votes.items() if option.article.alignment.supports)
    practice = sum(count for option, count in votes.items() if option.practice.mark.supports)
    said = f"First vote, choices: 7. The article supports {article} of them, good practice {practice}."
    assert console.get_by_text(said).count() == 1
    assert console.locator(".practicum-response").first.get_by_text("First vote: 4 of 7").count() == 1
    assert static.leaked() == []


def test_the_console_is_axe_clean_from_the_door_to_the_end(static, console):
    assert axe(static) == []
    begin(console)
    press(console, "Close the first vote")
    console.get_by_role("heading", name="Talk it over").wait_for()
    assert axe(static) == []
    press(console, "Show it without a second vote")
    console.get_by_role("heading", name="Each response, and what speaks for and against it").wait_for()
    assert axe(static) == []


def test_where_the_article_and_good_practice_disagree_that_is_said_first(static, console):
    apart = next(each for name in PLACED if (each := LIBRARY.vignette(name)).parts)
    begin(console, apart.id)
    press(console, "Close the first vote")
    press(console, "Show it without a second vote")

    first = console.locator(".practicum-revealed > *").first
    first.wait_for()
    assert first.text_content() == apart.parts


def test_a_room_that_was_asked_how_sure_goes_on_being_asked_until_the_box_is_emptied(console):
    box = console.get_by_label("Ask also how sure people are")
    assert not box.is_checked()
    box.check()
    begin(console)
    console.get_by_text("Count raised hands", exact=True).click()
    assert console.get_by_label(re.compile("^Hands for “")).count() == SURENESSES
    press(console, "Close the first vote")
    press(console, "Show it without a second vote")
    press(console, "Choose another scene")
    assert box.is_checked()
    box.uncheck()
    begin(console, "friday-week")
    console.get_by_text("Count raised hands", exact=True).click()

    assert console.get_by_label(re.compile("^Hands for [A-E]")).count() >= 3
    assert console.get_by_label(re.compile("^Hands for “")).count() == 0


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
    reasons = [mark.because for option in VIGNETTE.options for mark in (option.article, option.practice)]
    assert not any(because in sheet for because in (*reasons, VIGNETTE.decided_because))
