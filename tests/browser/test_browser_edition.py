"""The browser edition in a real browser: read, choose, compare, reload, carry on; with and without a network."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from editions import Files
from people import INTRANET, Visitor

from practicum.content.library import Library, own_folder
from practicum.editions.browser.site import list_files

PRACTICE, START, MINE = "03_on_your_own.ipynb", "00_start_here.ipynb", "further/22_my_course.ipynb"
FIRST, FIRST_ID = "Eight sessions", "eight-sessions"
SCENE = Library(own_folder()).vignette(FIRST_ID)
OPTIONS = [option.id for option in SCENE.options]
HEADING = ".jp-RenderedMarkdown h1"

REFUSAL = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };"


@pytest.fixture(scope="module")
def edition(site):
    return site


@pytest.fixture
def visit_plainly(visit, site):
    """Let people in by an address at which no service worker fetches the whole course beside the page."""
    return lambda: visit(partial(site.url, host=INTRANET))


@pytest.fixture
def earlier(attempt):
    """Give a choice that was made at the first scene before."""
    return attempt(vignette=FIRST_ID, version=SCENE.version, option=OPTIONS[2])


def test_the_door_opens_the_first_page_and_says_how_far_the_start_has_come(visit_plainly):
    visitor = visit_plainly()
    visitor.page.goto(visitor.address(""))

    visitor.page.get_by_role("progressbar", name="The page is starting").wait_for()
    visitor.page.get_by_role("heading", name="Before you go on").wait_for()
    assert visitor.code() == []
    visitor.wait()

    assert visitor.page.url.endswith(f"/notebooks/index.html?path={START}")
    assert visitor.page.title() == "Mine to Handle"
    assert not visitor.page.get_by_role("progressbar").is_visible()
    assert visitor.page.get_by_role("heading", name="The talk that was due in March").is_visible()


def test_opened_as_a_file_the_door_says_that_it_needs_a_web_address(browser, built):
    page = browser.new_context().new_page()
    page.goto((built.folder / "index.html").as_uri())

    page.get_by_role("alert").get_by_text("It needs a web address").wait_for()

    assert not page.get_by_role("status").is_visible()
    page.context.close()


def own_address(site, notebook, **host):
    """Give the address of a page in the present version, past the door."""
    [version] = site.root.glob("v-*")
    return site.url("", **host).replace("index.html", f"{version.name}/notebooks/index.html?path={notebook}")


def publish(root, stamp) -> Path:
    """Put a newer version beside the one that is there, with another heading; give the folder of the former."""
    [old] = root.glob("v-*")
    new = old.with_name(stamp)
    shutil.copytree(old, new)
    page = new / "notebooks" / "index.html"
    page.write_text(page.read_text().replace(old.name, new.name))
    for name, heading in ((PRACTICE, "# On your own?"), ("04_colleagues_and_therapy.ipynb", "# Colleagues")):
        notebook = new / "files" / name
        notebook.write_text(notebook.read_text().replace(heading, heading.replace("# ", "# Now ")))
    list_files(new)
    (root / "version.json").write_text(json.dumps({"stamp": new.name}))
    return old


def test_after_one_visit_a_learner_goes_on_without_a_network_and_with_it_reaches_a_newer_version(
    visit, built, tmp_path
):
    site = Files(tmp_path, built.folder)
    visitor = visit(site.url)
    visitor.page.goto(own_address(site, PRACTICE))
    visitor.page.locator("body[data-practicum-offline=ready]").wait_for()

    visitor.page.context.set_offline(True)
    visitor.choose(visitor.card(FIRST), option=2)
    visitor.commit(visitor.card(FIRST))
    lines = [json.loads(line) for line in site.lines(visitor.page)]
    assert [(line["vignette"], line["option"]) for line in lines] == [(FIRST_ID, OPTIONS[2])]
    assert not [path for path in visitor.asked if any(name in path for name in ("pandas", "sqlalchemy", "numpy"))]
    visitor.reload()
    visitor.card(FIRST).get_by_text("As you left it (choice 1)").wait_for()
    visitor.page.get_by_role("link", name="Mine to Handle").click()
    visitor.page.wait_for_url(f"**/index.html?path={START}")
    visitor.page.locator(HEADING).first.wait_for()
    visitor.page.goto(site.url(MINE).replace("index.html", ""))  # the folder's address, which links name
    visitor.wait()
    panel = visitor.page.get_by_role("region", name="Your passport")
    assert "1 choice at 1 scene or decision" in panel.inner_text()

    shutil.rmtree(publish(site.root, "v-0123456789"))
    visitor.page.context.set_offline(False)
    visitor.page.reload()  # out of what the browser keeps of the old version
    visitor.page.wait_for_url(f"**/v-0123456789/notebooks/index.html?path={MINE}")
    visitor.wait()
    assert "1 choice at 1 scene or decision" in panel.inner_text()
    site.close()


def test_a_newer_version_is_offered_and_reached_by_any_link_and_by_an_old_address(visit, built, tmp_path):
    site = Files(tmp_path, built.folder)
    visitor = visit(partial(site.url, host=INTRANET))  # where no worker keeps the old version
    old_address, old = own_address(site, PRACTICE, host=INTRANET), publish(site.root, "v-0123456789")

    visitor.page.add_init_script("sessionStorage.setItem('practicum:moved', 'v-0123456789')")  # led there once before
    visitor.page.goto(old_address)
    visitor.page.get_by_text("A newer version of the course is here.").wait_for()
    visitor.page.get_by_role("button", name="Open the newer version").click()
    visitor.page.get_by_role("heading", name="Now On your own?").wait_for()
    shutil.rmtree(old)
    visitor.wait()  # until nothing is on its way out of a folder that goes now

    shutil.rmtree(publish(site.root, "v-9876543210"))
    missing = (site.root / "404.html").rename(site.root / "elsewhere.html")  # nor is there a word for what is gone
    visitor.page.get_by_role("link", name="Colleagues and your own therapy", exact=True).first.click()
    visitor.page.wait_for_url("**/v-9876543210/notebooks/index.html?path=04_colleagues_and_therapy.ipynb")
    visitor.page.get_by_role("heading", name="Now Colleagues and your own therapy").wait_for()
    missing.rename(site.root / "404.html")

    visitor.page.goto(old_address)
    visitor.page.wait_for_url(f"**/v-9876543210/notebooks/index.html?path={PRACTICE}")
    visitor.page.goto(visitor.address("").replace("index.html", "nowhere.html"))
    visitor.page.get_by_text("There is no page at this address.").wait_for()
    site.close()


def test_where_index_html_is_sent_to_a_shorter_address_one_still_goes_from_page_to_page(visit, built, tmp_path):
    site = Files(tmp_path, built.folder, short=True)
    visitor = visit(site.url)
    visitor.page.goto(site.url(PRACTICE))
    visitor.page.locator("body[data-practicum-offline=ready]").wait_for()

    visitor.page.get_by_role("link", name="Colleagues and your own therapy", exact=True).first.click()
    visitor.page.get_by_role("heading", name="Colleagues and your own therapy", exact=True).first.wait_for()
    visitor.page.context.set_offline(True)
    visitor.page.goto(site.url(""))
    visitor.page.locator(HEADING).first.wait_for()

    assert visitor.page.url.endswith(f"path={START}")
    site.close()


def test_at_my_course_the_passport_is_saved_deleted_and_taken_in_again_and_links_open_where_one_asks(
    visit_plainly, site, earlier, tmp_path
):
    visitor = visit_plainly()
    site.settle(visitor.page, earlier, host=INTRANET)
    visitor.open(MINE)

    save_delete_and_take_in(visitor, site, tmp_path / "copy.jsonl")
    open_links(visitor)


def save_delete_and_take_in(visitor, site, copy):
    """Take the passport along as a file and as a code, and bring it back by each."""
    panel = visitor.page.get_by_role("region", name="Your passport")
    assert "It lies in this browser, on this device" in panel.inner_text()
    code = panel.locator("code, output").first.inner_text()

    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name="Save a copy").click()
    download.value.save_as(copy)
    delete(panel)
    assert site.lines(visitor.page) == []

    panel.locator("input[type=file]").set_input_files(copy)
    panel.get_by_text("New records taken in: 1.").wait_for()
    assert [json.loads(line)["vignette"] for line in site.lines(visitor.page)] == [FIRST_ID]
    delete(panel)
    panel.get_by_role("textbox", name="A code from another machine").fill(code)
    panel.get_by_role("button", name="Take in a resume code").click()
    panel.get_by_text("Choices taken in: 1.").wait_for()
    assert [json.loads(line)["vignette"] for line in site.lines(visitor.page)] == [FIRST_ID]


def open_links(visitor):
    """Open links in another tab, and in this one by keyboard; no key of JupyterLab's does anything to the page."""
    page, cells = visitor.page, visitor.page.locator(".jp-Cell")
    for link in ("Open Colleagues", "Open What the article says"):
        with page.context.expect_page() as opened:
            page.get_by_role("link", name=link).last.click(modifiers=["Control"])
        opened.value.wait_for_url("**/notebooks/index.html?path=0*.ipynb")
        opened.value.close()

    before = cells.count()
    page.locator(".jp-MarkdownCell").get_by_role("link", name="Start here").last.focus()  # in text, and in no card
    for key in ("b", "a", "d", "d", "x", "m", "Escape"):
        page.keyboard.press(key)
    assert (cells.count(), before >= 3) == (before, True)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/index.html?path={START}")


def delete(panel):
    """Delete the passport and wait until that is done."""
    panel.get_by_role("button", name="Delete everything").click()
    panel.get_by_role("button", name="Yes, delete my passport").click()
    panel.get_by_text("The passport is deleted.").wait_for()


def test_two_tabs_speak_of_one_passport_also_where_a_choice_is_refused_for_a_while_and_deleting_deletes_all(
    visit_plainly, site
):
    first = visit_plainly()
    first.open(MINE)
    panel = first.page.get_by_role("region", name="Your passport")
    assert "Nothing is stored yet." in panel.inner_text()
    second = Visitor(first.page.context.new_page(), first.address)
    second.open(PRACTICE)
    second.choose(second.card(FIRST))
    second.commit(second.card(FIRST))
    refuse_for_a_while(second, site, second.card("Before the report"))

    panel.get_by_role("button", name="Look again").click()
    panel.get_by_text("2 choices at 2 scenes and decisions").wait_for()
    delete(panel)
    assert site.lines(first.page) == []

    second.card(FIRST).get_by_role("button", name="Try again").click()
    second.choose(second.card(FIRST), option=2)
    second.commit(second.card(FIRST))
    assert [json.loads(line)["option"] for line in site.lines(first.page)] == [OPTIONS[2]]


def refuse_for_a_while(visitor, site, card):
    """Commit where the browser has no room: it is not called saved, and is saved when there is room again."""
    before = site.lines(visitor.page)
    visitor.page.evaluate(f"() => {{ window.granted = Storage.prototype.setItem; {REFUSAL} }}")
    visitor.choose(card)
    card.get_by_role("button", name="Commit", exact=True).click()
    card.get_by_text("Not saved:").wait_for()
    visitor.page.get_by_role("alert").get_by_text("refused to keep something").wait_for()
    assert card.get_by_text("Saved in").count() == 0
    assert site.lines(visitor.page) == before

    visitor.page.evaluate("() => { Storage.prototype.setItem = window.granted }")
    card.get_by_role("button", name="Save again").click()
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()
    assert len(site.lines(visitor.page)) == len(before) + 1


@pytest.mark.parametrize("refusal", ["Promise.reject(new Error('no'))", "new Promise(() => {})"])
def test_without_a_service_worker_the_door_opens_all_the_same(visit, refusal):
    visitor = visit()
    visitor.page.add_init_script(f"navigator.serviceWorker.register = () => {refusal};")

    visitor.page.goto(visitor.address(PRACTICE))

    visitor.page.locator(HEADING).first.wait_for()


def test_a_start_that_fails_says_so(visit, built, tmp_path):
    site = Files(tmp_path, built.folder)
    [lock] = site.root.glob("v-*/static/pyodide/pyodide-lock.json")
    packages = json.loads(lock.read_text())
    packages["packages"]["mine-to-handle"]["sha256"] = "0" * 64
    lock.write_text(json.dumps(packages))
    visitor = visit(partial(site.url, host=INTRANET))
    visitor.page.goto(visitor.address(PRACTICE))

    visitor.page.get_by_role("alert").get_by_text("The cards of this page could not be opened.").wait_for()
    site.close()


def test_where_the_browser_keeps_nothing_a_page_that_reads_the_passport_opens_and_says_so(visit_plainly):
    visitor = visit_plainly()
    visitor.page.add_init_script(REFUSAL)

    visitor.open("further/21_review.ipynb")

    says_that_nothing_is_kept(visitor)


def test_where_the_browser_keeps_nothing_no_choice_is_called_saved(visit_plainly):
    visitor = visit_plainly()
    visitor.page.add_init_script(REFUSAL)
    visitor.open(PRACTICE)
    says_that_nothing_is_kept(visitor)
    card = visitor.card(FIRST)
    visitor.choose(card)

    card.get_by_role("button", name="Commit", exact=True).click()

    card.get_by_text("Not saved:").wait_for()
    assert card.get_by_text("Saved in").count() == 0


def says_that_nothing_is_kept(visitor):
    visitor.page.get_by_text("This browser keeps nothing for this site").first.wait_for()
    assert visitor.page.get_by_text("This part cannot be shown just now").count() == 0
    assert visitor.code() == []


def test_a_review_offers_the_copy_and_the_code_before_a_break_in_which_a_browser_forgets(
    visit_plainly, site, earlier, tmp_path
):
    visitor = visit_plainly()
    site.settle(visitor.page, earlier, host=INTRANET)
    visitor.open("further/21_review.ipynb")
    review = visitor.card("Your review")
    review.get_by_role("heading", name="Before you go").wait_for()
    code = review.locator("output").inner_text()

    def saved(button: str) -> str:
        with visitor.page.expect_download() as download:
            review.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / "saved")
        return (tmp_path / "saved").read_text(encoding="utf-8").replace("\n ", "")

    copy, unasked = saved("Save a copy"), saved("Put three reminders in my calendar")
    review.get_by_role("checkbox", name="Put my resume code into them, too.").check()
    asked = saved("Put three reminders in my calendar")

    assert copy.splitlines() == site.lines(visitor.page)
    assert code
    assert [text.count(code) for text in (unasked, asked)] == [0, 3]
