"""What holds wherever a page runs by itself, in the browser edition and in Voilà: no code, by keyboard, axe clean."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from practicum.content.library import Library, own_folder

PAGES = [page.notebook for page in Library(own_folder()).course.pages]
PRACTICE = "05_alone.ipynb"
FIRST = "Eight sessions"


@pytest.fixture(scope="module", params=["site", "voila"])
def edition(request):
    return request.getfixturevalue(request.param)


def test_by_keyboard_a_choice_is_compared_and_outlives_a_reload(visit):
    visitor = visit()
    visitor.open(PRACTICE)
    visitor.commit_by_keyboard(visitor.card(FIRST))

    visitor.reload()

    visitor.card(FIRST).get_by_text("As you left it (choice 1)").wait_for()


@pytest.mark.parametrize("notebook", PAGES)
def test_every_page_runs_by_itself_without_code_or_a_traceback(visit, notebook):
    visitor = visit()
    visitor.open(notebook)

    assert visitor.code() == []
    assert visitor.page.locator(".practicum").count() >= 2
    assert visitor.page.get_by_text("This part cannot be shown just now").count() == 0
    assert [
        place.inner_text() for place in visitor.page.get_by_text("Run this page").all() if place.is_visible()
    ] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_a_page_is_axe_clean_and_fits_its_window(visit, scheme, width):
    visitor = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    visitor.open(PRACTICE)
    visitor.choose(visitor.card(FIRST))
    visitor.commit(visitor.card(FIRST))

    found = Axe().run(visitor.page).response["violations"]

    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
