"""A case by itself: walked to an ending by keyboard, chosen anew, redrawn, and read by axe."""

import json
import uuid

import pytest
from people import decide

import practicum
from practicum.content.library import Library, own_folder
from practicum.passport.file import Passport

CASE = "Thursday at six"
UNSENT = """([key, choice]) => sessionStorage.setItem(key, JSON.stringify(choice))"""


@pytest.fixture
def told(static):
    """Give a person with one case before them."""
    open_case(static)
    return static


def open_case(static) -> None:
    static.open()
    static.show(practicum.case("thursday-at-six"))


def to_the_end(reader):
    """Take the first option of every decision until the story ends."""
    decide(reader, CASE)
    for _ in range(6):
        if not reader.card(CASE).locator("form").count():
            return
        decide(reader, CASE)
    assert not reader.card(CASE).locator("form").count()


def test_a_case_is_walked_to_an_ending_by_keyboard_its_map_is_drawn_and_axe_finds_nothing(told):
    card = told.card(CASE)

    to_the_end(told)

    assert card.get_by_text("An ending", exact=True).is_visible()
    assert told.page.evaluate("document.activeElement.tagName") == "H4"
    assert card.get_by_role("heading", name="The map of this case").is_visible()
    assert card.locator("svg.practicum-map .practicum-way").count() >= 3
    assert card.get_by_text("Places not met yet").is_visible()
    assert len(told.lines()) >= 3
    card.get_by_text("The two marks", exact=True).first.press("Enter")
    card.get_by_role("heading", name="Your response:").wait_for()
    assert told.axe() == []


def test_a_case_begins_with_its_opening_and_one_button(told):
    card = told.card(CASE)
    first = [control.inner_text() for control in card.locator("button, input").all()]

    card.get_by_role("button", name="Begin").press("Enter")

    assert first == ["Begin"]
    assert card.get_by_role("radio").count() >= 3
    assert told.page.evaluate("document.activeElement.tagName") == "H3"
    assert told.lines() == []


def test_a_decision_is_chosen_anew_and_the_way_goes_on_from_there(told):
    card = told.card(CASE)
    to_the_end(told)
    steps = card.locator(".practicum-step").count()

    card.get_by_role("button", name="Choose anew from").nth(1).press("Enter")

    assert card.locator(".practicum-step").count() == 1
    assert card.locator(".practicum-ending").count() == 0
    decide(told, CASE, option=1)
    assert card.locator(".practicum-step").count() == 2
    assert len(told.lines()) == steps + 1


def test_a_choice_made_anew_that_nothing_answered_is_sent_once_the_page_runs_again(told):
    decide(told, CASE)
    decide(told, CASE)
    first = json.loads(told.lines()[0])
    other = Library(own_folder()).case("thursday-at-six").decisions[0].options[1]
    choice = {key: first[key] for key in ("version", "confidence")}
    choice |= {"id": str(uuid.uuid4()), "option": other.id, "kept": 1}
    key = f"practicum:unsent:{Passport(told.passport).path_hash}:{first['vignette']}:{choice['id']}"
    told.page.evaluate(UNSENT, [key, choice])

    open_case(told)

    card = told.card(CASE)
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()
    assert [json.loads(line)["option"] for line in told.lines()[2:]] == [other.id]
    assert card.locator(".practicum-step").count() == 0
    card.get_by_role("button", name="Go on").press("Enter")
    assert card.locator(".practicum-step").count() == 1


def test_a_reopened_case_stands_where_it_was_left_and_a_step_opens_its_comparison_again(told):
    decide(told, CASE)
    decide(told, CASE)

    open_case(told)

    card = told.card(CASE)
    assert card.locator(".practicum-step").count() == 2
    assert card.get_by_text("Decision 3.").is_visible()
    assert card.get_by_role("heading", name="The map of this case").count() == 0

    card.get_by_text("The two marks", exact=True).first.press("Enter")

    card.get_by_role("heading", name="Your response:").wait_for()
    assert card.get_by_role("group", name="All responses").is_visible()
