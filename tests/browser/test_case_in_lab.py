"""A case in the real JupyterLab: decided by keyboard, and reopened."""

import pytest
from people import decide

CASE = "Thursday at six"


@pytest.fixture
def told(reader):
    """Give a person with one case before them."""
    reader.lab.add_page("scratch_case.ipynb", ["import practicum\npracticum.case('thursday-at-six')"], practicum={})
    open_case(reader)
    return reader


def open_case(reader):
    reader.open("scratch_case.ipynb")
    reader.card(CASE).wait_for()


def test_a_reopened_case_stands_where_it_was_left(told):
    decide(told, CASE)
    decide(told, CASE)

    open_case(told)

    card = told.card(CASE)
    assert card.locator(".practicum-step").count() == 2
    assert card.get_by_text("Decision 3.").is_visible()
    assert card.get_by_role("heading", name="The map of this case").count() == 0
