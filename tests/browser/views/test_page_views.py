"""All that each page shows, read by axe, and the exercise of building the ladder."""

import pytest
from static_page import THEMES

import practicum
from practicum.content.library import Library, own_folder

SHOWN_IN_EVERY_THEME = ("further/22_my_course.ipynb", "01_what_the_article_says.ipynb")  # map, passport, article
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
    assert len(PAGES) >= 16
    assert set(SHOWN_IN_EVERY_THEME) < set(PAGES)


def test_claims_are_looked_for_one_at_a_time(static):
    card = static.show(practicum.article.find("no-advantage", "handle-own-feelings"))
    first = card.locator(".practicum-exercise:visible").get_attribute("aria-label")
    card.get_by_role("radio").first.check()

    card.get_by_role("button", name="Next claim").press("Enter")

    assert card.get_by_text("Claim 2 of 2").and_(static.page.locator(":focus")).count() == 1
    assert card.locator(".practicum-exercise:visible").get_attribute("aria-label") != first
    card.get_by_role("button", name="Previous claim").click()
    assert card.get_by_role("radio").first.is_checked()


def test_a_practice_is_never_longer_than_a_screen_and_a_half(static):
    static.show(practicum.article.build(), practicum.article.find("no-advantage", "handle-own-feelings"))

    heights = [card.bounding_box()["height"] for card in static.page.locator(".practicum-card").all()]

    assert max(heights) < 1350


def test_the_ladder_that_a_learner_builds_is_laid_beside_ours(static):
    static.run("further/11_read_closely.ipynb")
    card = static.card("Build it yourself")
    exercise = card.get_by_role("group", name="Colleagues are there to consult about the case.")

    exercise.get_by_label("Its place").select_option("Consult colleagues")
    card.get_by_role("group").first.get_by_label("Its place").select_option("Own therapy")
    card.get_by_role("button", name="Compare with ours").press("Enter")

    assert exercise.get_by_text("You put it under “Consult colleagues”. So do we.").is_visible()
    assert card.get_by_text("You put it under “Own therapy”. We put it under “Deal with it oneself”.").is_visible()
    assert card.get_by_role("status").inner_text().startswith("Alike: 1 of 2 that you placed.")
    assert static.lines() == []
