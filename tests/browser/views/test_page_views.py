"""All that each page shows, read by axe, and the exercise of building the ladder."""

import pytest
from static_page import THEMES

from practicum.content.library import Library, own_folder

SHOWN_IN_EVERY_THEME = ("00_start_here.ipynb", "02_read_the_article.ipynb")  # map, passport's panel, article
PAGES = [page.notebook for page in Library(own_folder()).course.pages]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("notebook", PAGES)
def test_a_page_is_shown_whole_and_axe_finds_nothing_on_it(static, notebook, capsys):
    static.run(notebook)

    assert tuple(capsys.readouterr()) == ("", "")
    assert static.page.locator(".practicum").count() >= 2
    assert static.page.get_by_text("This part cannot be shown just now.").count() == 0
    assert static.axe(THEMES if notebook in SHOWN_IN_EVERY_THEME else ()) == []


def test_the_sweep_saw_every_page():
    assert len(PAGES) >= 15
    assert set(SHOWN_IN_EVERY_THEME) < set(PAGES)


def test_the_ladder_that_a_learner_builds_is_laid_beside_ours(static):
    static.run("03_the_guidance.ipynb")
    card = static.card("Build it yourself")
    exercise = card.get_by_role("group", name="Colleagues are there to consult about the case.")

    exercise.get_by_label("Its place").select_option("Consult colleagues")
    card.get_by_role("group").first.get_by_label("Its place").select_option("Own therapy")
    card.get_by_role("button", name="Compare with ours").press("Enter")

    assert exercise.get_by_text("You put it under “Consult colleagues”. So do we.").is_visible()
    assert card.get_by_text("You put it under “Own therapy”. We put it under “Deal with it oneself”.").is_visible()
    assert card.get_by_role("status").inner_text().startswith("Alike: 1 of 2 that you placed.")
    assert static.lines() == []
