"""A facilitator's JupyterLab and a room of phones, through a vote, a discussion and a second vote."""

import re

import pytest
from people import press
from phones import SAVED, VIGNETTE, begin, close_rooms

from practicum import words

PAGE = "90_room.ipynb"
CALLS = [
    'import practicum\npracticum.page("start-here")',
    "import practicum.workshop.room\npracticum.workshop.room.console()",
]


@pytest.fixture
def console(reader, lab):
    """Give a console with a room just opened, and delete the room at the end."""
    lab.add_page(PAGE, CALLS, practicum={})
    reader.open(PAGE)
    reader.run()
    console = reader.card("The room")
    press(console, "Open a room")
    console.locator(".practicum-square").wait_for()
    yield console
    close_rooms(lab.folder / "_DATA" / "practicum")


def test_a_room_votes_discusses_and_votes_again_with_one_phone_away_and_a_kernel_lost_in_the_middle(
    reader, console, room
):
    phones = room(6)
    away = phones[2]
    begin(console, asks_sureness=True)
    for number, phone in enumerate(phones):
        phone.sees("First vote")
        if phone is away:
            phone.context.set_offline(True)
            phone.choose(0, "Sure")
            phone.page.get_by_text("Not saved yet").wait_for()
        else:
            phone.vote(number % 2, "Sure")
    console.get_by_text("Votes by phone: 5 of 6").wait_for()
    away.page.get_by_text("No connection just now").wait_for()
    away.context.set_offline(False)
    away.page.get_by_text(SAVED).wait_for()
    console.get_by_text("Votes by phone: 6 of 6").wait_for()
    assert not console.get_by_text("First vote (n").count()

    reader.lab.end_kernels()
    reader.open(PAGE)
    reader.page.keyboard.press("Escape")
    reader.run()
    console.get_by_text("Votes by phone: 6 of 6").wait_for()

    press(console, "Close the first vote")
    away.sees("Talk it over")
    console.get_by_text("What does the client hope for?").wait_for()
    press(console, "Open the second vote")
    for phone in phones:
        phone.sees("Second vote")
        phone.vote(1, "Certain")
    press(console, "Close the second vote")
    press(console, "Show the result and both marks")

    console.get_by_text("How many changed their choice is not shown").wait_for()  # three and three, all gone to B
    assert console.get_by_role("row", name=re.compile(r"^First [A-E]")).count() == 0
    both_votes = re.compile(r"First vote: \d of 6 · Second vote: \d of 6")
    for at, option in enumerate(VIGNETTE.options):
        response = console.locator(".practicum-response").nth(at)
        for said in (
            both_votes,
            words.article.verdicts()[option.article.alignment],
            words.article.practices()[option.practice.mark],
            option.article.because,
            option.practice.because,
        ):
            assert response.get_by_text(said).count() == 1
        assert response.locator("svg").count() == 2
    [certain] = console.get_by_role("row", name=re.compile("^Certain")).all()
    assert certain.get_by_role("cell").all_text_contents() == ["Certain", "0", "6"]
    for phone in phones:
        phone.sees("How the room voted, beside both marks")
        for sign in VIGNETTE.signs:
            assert phone.page.locator("q").get_by_text(sign.phrase, exact=True).count() == 1
        assert phone.page.get_by_text("How sure you were: Certain.").count() == 1
