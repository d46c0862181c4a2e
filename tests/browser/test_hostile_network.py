"""The browser edition behind a filter, a portal and a broken line: what is said, what is kept, and what heals."""

import re
from functools import partial

import pytest
from hostile import PORTAL, Hostile
from people import INTRANET

PRACTICE = "03_on_your_own.ipynb"
HEADING = ".jp-RenderedMarkdown h1"


@pytest.fixture(scope="module")
def edition(browser, built, tmp_path_factory):
    hostile = Hostile(tmp_path_factory.mktemp("hostile"), built.folder)
    assert hostile.shortened == 4
    yield hostile
    hostile.close()


@pytest.fixture(autouse=True)
def whole(edition):
    """Let nothing be withheld at a test's start."""
    edition.heal()


def trouble(visitor):
    return visitor.page.locator("#practicum-start-trouble, #practicum-trouble")


@pytest.mark.parametrize(
    ("pattern", "manner", "said", "host", "opened"),
    [  # at the door, at the start of a page, and for its cards; `tests/attacks/hostile_network.py` tries every kind
        ("*/version.json", "page", "Something else came in its place", "127.0.0.1", HEADING),
        ("*/start.js", "403", "start.js", INTRANET, HEADING),
        ("*.wasm", "short", "Only the beginning of it came", INTRANET, "body[data-practicum=ready]"),
    ],
)
def test_a_file_that_does_not_come_is_named_and_after_it_came_a_reload_opens_the_course(
    visit, edition, pattern, manner, said, host, opened
):
    visitor = visit(partial(edition.url, host=host))
    edition.withhold(pattern, manner=manner)
    visitor.page.goto(visitor.address(PRACTICE))

    trouble(visitor).get_by_text(said).wait_for()
    name = pattern.removeprefix("*").removeprefix("/")
    assert re.search(name.replace(".", r"\.") + r"\b", trouble(visitor).inner_text())
    assert "another network" in trouble(visitor).inner_text()

    edition.heal()
    trouble(visitor).get_by_role("button", name="Load the page again").click()
    visitor.page.locator(opened).first.wait_for()
    assert not trouble(visitor).is_visible()


CACHE = "caches.open('practicum:/teaching/course/')"


def test_a_wrong_file_that_an_earlier_worker_kept_is_dropped_and_the_passport_stays(visit, edition, attempt):
    visitor = visit()
    edition.settle(visitor.page, attempt("kept"))
    wheel = next(edition.version.glob("static/pyodide/pygments-*.whl"))
    address = f"/teaching/course/{edition.version.name}/static/pyodide/{wheel.name}"
    visitor.page.evaluate(
        f"async ([address, page]) => (await {CACHE}).put(address, new Response(page))", [address, PORTAL.decode()]
    )

    visitor.open(PRACTICE)

    size = f"async (address) => (await (await (await {CACHE}).match(address)).blob()).size"
    assert visitor.page.evaluate(size, address) == wheel.stat().st_size
    assert len(edition.lines(visitor.page)) == 1


def test_a_passport_that_was_here_and_is_gone_is_said_until_it_is_read_or_brought_back(visit, edition, attempt):
    visitor = visit()
    page, gone = visitor.page, visitor.page.locator("#practicum-start-gone")
    said = gone.get_by_text("a passport lay in this browser, with 2 records. It is gone")
    page.goto(edition.url(PRACTICE))
    page.locator("body[data-practicum-start]").wait_for(state="attached")
    assert not gone.is_visible()
    edition.lay(page, attempt("one"), attempt("two"))
    page.reload()
    page.wait_for_function(COUNT, arg=2)
    edition.cookies.clear()

    page.evaluate("localStorage.clear()")
    page.reload()
    said.wait_for()
    edition.lay(page, attempt("one"), attempt("two"))
    page.reload()
    page.wait_for_function(COUNT, arg=2)
    assert not gone.is_visible()

    page.evaluate("() => { localStorage.clear(); indexedDB.deleteDatabase('practicum:/teaching/course/'); }")
    page.reload()
    said.wait_for()  # by what a cookie tells
    assert {path.rpartition("/")[2] for path in edition.cookies} <= {"trace.html"}
    gone.get_by_role("button", name="I have read this").click()
    gone.wait_for(state="hidden")
    page.wait_for_function(COUNT, arg=None)
    page.reload()
    page.locator("body[data-practicum-start]").wait_for(state="attached")
    assert not gone.is_visible()


COUNT = """(wanted) => new Promise((resolve) => {
  const opening = indexedDB.open("practicum:/teaching/course/");
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => resolve(false);
  opening.onsuccess = () => {
    const asked = opening.result.transaction("trace").objectStore("trace").get("passport");
    asked.onsuccess = () => (opening.result.close(), resolve((asked.result?.lines ?? null) === wanted));
  };
})"""


@pytest.mark.parametrize(
    "sandbox",
    ["", 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'],
    ids=["kept apart", "refused"],
)
def test_in_another_sites_frame_the_course_offers_a_tab_of_its_own(visit, edition, sandbox):
    outer = f'<!DOCTYPE html><iframe {sandbox} src="{edition.url(PRACTICE)}" width="900" height="600"></iframe>'
    (edition.root / "outer.html").write_text(outer, encoding="utf-8")
    visitor = visit()
    visitor.page.goto(edition.url("", INTRANET).replace("index.html", "outer.html"))

    frame = visitor.page.frame_locator("iframe")
    link = frame.get_by_role("link", name="Open it in a tab of its own")
    link.wait_for()
    frame.get_by_text(re.compile(r"copy this address into a new tab: http://127\.0\.0\.1\S+/index\.html")).wait_for()
    with visitor.page.context.expect_page() as opened:
        link.click()
    opened.value.locator("#practicum-start").wait_for()
    assert not opened.value.locator("#practicum-start-framed").is_visible()
