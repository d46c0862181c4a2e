"""Voilà in a real browser: each visitor with their own passport, at a server for several."""

import pytest
from editions import Voila
from people import Reader

from practicum.content.library import Library, own_folder

PRACTICE = "03_on_your_own.ipynb"
FIRST = "Eight sessions"
MINE = "further/22_my_course.ipynb"


@pytest.fixture(scope="module")
def edition(voila):
    return voila


def test_two_visitors_do_not_share_a_passport_and_one_takes_theirs_along_and_deletes_it(visit, voila, tmp_path):
    one, other = visit(), visit()
    before = voila.files()
    one.open(PRACTICE)
    other.open(PRACTICE)
    assert voila.files() == before, "opening a page wrote something"

    one.choose(one.card(FIRST))
    one.commit(one.card(FIRST))
    other.reload()

    assert other.card(FIRST).get_by_role("button", name="Commit", exact=True).is_visible()
    assert len(voila.files()) == len(before) + 1
    assert {path.parent.stat().st_mode & 0o777 for path in voila.files()} == {0o700}
    [cookie] = [each for each in one.page.context.cookies() if each["name"] == "practicum-visitor"]
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    assert all(cookie["value"] not in str(path) for path in voila.files())
    take_along_and_delete(voila, one, tmp_path / "copy.jsonl")
    other.open(MINE)
    there = other.page.get_by_role("region", name="Your passport")
    there.locator("input[type=file]").set_input_files(tmp_path / "copy.jsonl")
    there.get_by_text("New records taken in: 1.").wait_for()


def take_along_and_delete(voila, visitor, copy) -> None:
    visitor.open(MINE)
    panel, held = visitor.page.get_by_role("region", name="Your passport"), voila.files()
    assert "It lies on the server that shows these pages" in panel.inner_text()
    assert str(voila.passports) not in panel.inner_text()

    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name="Save a copy").click()
    download.value.save_as(copy)
    panel.get_by_role("button", name="Delete everything").click()
    panel.get_by_role("button", name="Yes, delete my passport").click()
    panel.get_by_text("The passport is deleted.").wait_for()
    assert len(voila.files()) == len(held) - 1


def test_where_a_browser_brings_no_cookie_back_nothing_is_called_saved(visit, voila):
    visitor, before = visit(), voila.files()
    visitor.page.goto(f"{voila.url(PRACTICE)}?cookie-asked-for=yes")  # where a first visit leads, and no cookie came
    visitor.wait()
    visitor.page.get_by_text("This browser keeps nothing for this site").wait_for()

    visitor.choose(visitor.card(FIRST))
    visitor.card(FIRST).get_by_role("button", name="Commit", exact=True).click()

    visitor.card(FIRST).get_by_text("Not saved:").wait_for()
    assert voila.files() == before


def test_the_servers_own_address_opens_the_first_page_and_one_walks_on_by_links(visit, voila):
    visitor = visit()
    visitor.page.goto(f"http://127.0.0.1:{voila.port}/")
    visitor.wait()
    assert visitor.page.url == voila.at("render/00_start_here.ipynb")
    assert visitor.page.title() == "Mine to Handle"

    visitor.page.get_by_role("link", name="What the article says", exact=True).click()
    visitor.page.wait_for_url(voila.at("render/01_what_the_article_says.ipynb"))
    visitor.wait()
    visitor.page.get_by_role("link", name="The two limits").first.click()
    visitor.page.wait_for_url(voila.at("render/02_the_two_limits.ipynb"))
    visitor.wait()
    visitor.page.get_by_role("link", name="Mine to Handle").click()

    visitor.page.wait_for_url(voila.at("render/00_start_here.ipynb"))
    visitor.wait()


def test_the_first_page_is_at_most_three_screens_long_and_help_opens_at_one_press(visit):
    visitor = visit(viewport={"width": 1280, "height": 900})
    visitor.open("00_start_here.ipynb")
    assert visitor.page.evaluate("document.documentElement.scrollHeight") < 2700
    help_ = visitor.page.get_by_text("You need not finish this course, or decide anything today.")
    unasked = help_.is_visible()

    visitor.page.get_by_text("If it was done to you").click()

    assert (unasked, help_.is_visible()) == (False, True)


def test_what_is_no_learners_page_is_not_there(visit, voila):
    visitor = visit()
    for path in ("render/facilitator/90_run_a_workshop.ipynb", "render/nowhere.ipynb"):
        assert visitor.page.goto(voila.at(path)).status == 404
    assert visitor.page.goto(voila.at("files/facilitator/90_run_a_workshop.ipynb")).status == 404


def test_when_the_server_has_gone_the_page_says_what_to_do_and_keeps_the_choice(visit, browser, tmp_path_factory):
    voila = Voila(tmp_path_factory.mktemp("short"))
    visitor = visit()
    heard = visitor.listen()
    visitor.page.goto(voila.url(PRACTICE))
    visitor.wait()
    card = visitor.card(FIRST)
    visitor.choose(card)
    reason = Library(own_folder()).vignette("eight-sessions").options[0].article.because[:20].encode()
    visitor.until(lambda: reason in b"".join(heard))  # what is said of an option comes once one is selected
    voila.close()

    card.get_by_role("button", name="Commit", exact=True).click()

    card.get_by_text("Your choice is kept. Load the page again, and it will be sent.").wait_for()


def test_within_ones_own_jupyter_server_the_passport_beside_the_notebooks_is_used(browser, lab):
    lab.passport.unlink(missing_ok=True)
    reader = Reader(browser.new_context().new_page(), lab)
    reader.page.goto(f"http://127.0.0.1:{lab.port}/voila/render/notebooks/{PRACTICE}?token={lab.token}")
    reader.page.locator("body[data-practicum=ready]").wait_for()

    reader.choose(reader.card(FIRST))
    reader.commit(reader.card(FIRST))

    assert len(lab.lines()) == 1
    assert reader.foreign == []
    reader.page.context.close()
