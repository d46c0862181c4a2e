"""What holds wherever a page runs by itself, in the browser edition and in Voilà: by keyboard, kept, axe clean."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PRACTICE = "03_on_your_own.ipynb"
FIRST = "Eight sessions"


@pytest.fixture(scope="module", params=["site", "voila"])
def edition(request):
    return request.getfixturevalue(request.param)


def test_a_choice_made_by_keyboard_outlives_a_reload_and_is_axe_clean_in_every_light_and_width(visit):
    visitor = visit()
    visitor.open(PRACTICE)
    visitor.commit_by_keyboard(visitor.card(FIRST))
    is_sound(visitor)

    visitor.page.emulate_media(color_scheme="dark")
    visitor.reload()

    visitor.card(FIRST).get_by_text("As you left it (choice 1)").wait_for()
    is_sound(visitor)


def is_sound(visitor):
    """See that a page is axe clean and fits its window, wide and narrow."""
    for width in (1280, 375):
        visitor.page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(visitor.page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], width
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
