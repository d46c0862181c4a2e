"""The course, walked by keyboard in each edition: from the first page to the record of completion.

Scenes, stories and checks are taken with Tab, Space, the arrows and Enter; pages are opened by the links at their
feet, and each is looked at. The mouse is never used. JupyterLab is walked from end to end. Where pages run by
themselves, somebody goes on from the pages with scenes to one page of each other kind, by its address.
"""

import json
import re
from functools import partial
from pathlib import PurePosixPath

import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import NOTEBOOKS, Files
from people import INTRANET, SHOWN
from playwright.sync_api import expect

from practicum.content.library import Library, own_folder

LIBRARY = Library(own_folder())
COURSE = LIBRARY.course
PAGES = COURSE.pages
IN_A_FORM = len(COURSE.forms[0].vignettes)
IDS = [page.id for page in PAGES]
ALONG = PAGES[: IDS.index("on-your-own") + 1]  # past the pages to read, to the second page with scenes
BEYOND = [
    PAGES[IDS.index(name)]
    for name in (
        *("one-story", "my-plan", "first-check", "read-closely", "alone"),
        *("text-and-codes", "second-check", "the-sheet", "my-course"),
    )
]
RECORD = "Record of what was done"
AMISS = ("This part cannot be shown just now", "Run this page")
TABS = 400  # more than any page has controls
FIRST_CONTROL = """() => Math.min(
  ...[...document.querySelectorAll(".practicum:not(.practicum-frame-top) *")]
    .filter((element) => element.matches("input, select, textarea, button, summary, a"))
    .filter((control) => control.getClientRects().length)
    .map((control) => control.getBoundingClientRect().top + scrollY))"""  # of the page's own, and not the bar's
STATE = """() => {
  const at = document.activeElement;
  const form = at.closest?.("form");
  return {
    radio: at.type === "radio" && !!form && !!form.querySelector("button[type=submit]") && !form.inert,
    button: at.tagName === "BUTTON" ? at.textContent : "",
    link: at.tagName === "A" ? at.getAttribute("href") ?? "" : "",
    card: at.closest?.(".practicum-card")?.querySelector("h3")?.textContent ?? "",
    text: at.textContent ?? "",
  };
}"""


class Walker:
    """A person without a mouse, at a page that runs by itself; `lines` reads their passport."""

    def __init__(self, person, lines):
        self.person, self.lines = person, lines
        self.page, self.keys = person.page, person.page.keyboard

    def run(self):
        """Have the page's cards open."""
        self.person.wait()

    def arrive(self, page):
        """Wait until a link has led to a page."""
        self.page.wait_for_url(f"**{page.notebook}*")
        self.person.wait()

    def look(self):
        """See that a page shows its cards, and nothing that a learner should not see."""
        assert self.person.code() == []
        assert self.page.locator(".practicum").count() >= 2
        assert self.page.evaluate(FIRST_CONTROL) <= 900  # pixels: within one screen of the page's top
        assert [text for text in AMISS if self.page.get_by_text(text).filter(visible=True).count()] == []

    def tab_until(self, found):
        """Press Tab until something has the focus."""
        for _ in range(TABS):
            state = self.page.evaluate(STATE)
            if found(state):
                return state
            self.keys.press("Tab")
        raise AssertionError(f"not found within {TABS} Tabs; the focus is at {self.page.evaluate(STATE)}")

    def choose(self):
        """Fill the form that has the focus and commit it."""
        for key in ("Space", "Tab", "Space"):
            self.keys.press(key)
        self.tab_until(lambda state: state["button"].startswith("Commit"))
        self.keys.press("Enter")

    def press(self, name):
        self.tab_until(lambda state: state["button"] == name)
        self.keys.press("Enter")


class LabWalker(Walker):
    """A person without a mouse at JupyterLab."""

    def run(self):
        self.person.run()

    def look(self):
        """See that every card is shown; JupyterLab's own tools stand around them."""
        assert self.page.locator(f"{SHOWN} .practicum").count() >= 2
        assert self.page.locator(f"{SHOWN} .jp-RenderedText").count() == 0
        assert self.page.locator(SHOWN).get_by_text(AMISS[0]).count() == 0
        self.person.until(lambda: self.page.evaluate(FIRST_CONTROL) <= 900)  # once its cards are drawn

    def arrive(self, page):
        self.page.wait_for_function(
            f"(title) => document.querySelector('{SHOWN} h1')?.textContent.includes(title)", arg=page.title[:20]
        )
        self.person.wait()


def take(walker, count, after=None):
    """Take so many choices, one form after the other; `after` names the button that leads on."""
    lines = len(walker.lines())
    for number in range(1, count + 1):
        walker.tab_until(lambda state: state["radio"])
        walker.choose()
        walker.page.wait_for_function("() => !document.querySelector('form:has(button[type=submit])')?.inert")
        _until(walker, lambda number=number: len(walker.lines()) == lines + number)
        if after and number < count:
            walker.press(after)


def _until(walker, true):
    for _ in range(300):
        if true():
            return
        walker.page.wait_for_timeout(50)
    raise AssertionError("nothing was saved")


def walk_story(walker):
    """Go through one story until it ends."""
    walker.press("Begin")
    for _ in range(7):
        walker.tab_until(lambda state: state["radio"])
        walker.choose()
        walker.page.get_by_role("button", name="Go on").wait_for()
        walker.press("Go on")
        walker.page.wait_for_timeout(150)
        if walker.page.evaluate("document.activeElement.closest('.practicum-ending') !== null"):
            return
    raise AssertionError("the story did not end")


@pytest.fixture(scope="module", params=["site", "voila"])
def edition(request):
    return request.getfixturevalue(request.param)


def test_the_whole_course_is_walked_by_keyboard_in_jupyterlab(reader):
    walker = LabWalker(reader, reader.lab.lines)
    seen = []
    for first in PAGES:  # the core, then every way through further pages
        if first.id not in seen:
            seen += walk(walker, first, stops=seen)
    record(walker)  # the last page of every way, and so the one that is open

    scenes, stories = taken(walker)
    assert seen[:8] == [page.id for page in PAGES if page.core]
    assert sorted(seen) == sorted(page.id for page in PAGES)
    assert len(scenes) == len(LIBRARY.vignette_ids())
    assert stories == set(LIBRARY.case_ids())


def test_where_pages_run_by_themselves_each_kind_is_walked_by_keyboard_and_looks_well_in_every_light_and_width(
    visit, edition
):
    # A plain address has no service worker, which would fetch the whole course beside the walk.
    visitor = visit(partial(edition.url, host=INTRANET) if isinstance(edition, Files) else edition.url)
    walker = Walker(visitor, lambda: edition.lines(visitor.page))
    *_, alone = ALONG
    walk(walker, PAGES[0], stops=[alone.id])
    walker.look()
    take(walker, 1)
    outlive_a_reload(walker)
    take(walker, len(alone.vignettes) - 1)
    for page in BEYOND:
        visitor.open(page.notebook)
        go_through(walker, page)
    record(walker)

    scenes, stories = taken(walker)
    assert len(scenes) == 2 * IN_A_FORM + sum(len(page.vignettes) for page in (*ALONG, *BEYOND))
    assert stories == {case for page in BEYOND for case in page.cases}


def test_the_pages_of_the_shorter_walk_have_every_kind_of_card():
    walked = {call for page in (*ALONG, *BEYOND) for call in calls(page)}
    every = {call for page in PAGES for call in calls(page)}

    assert every - walked == {"review"}  # test_browser_edition opens it
    assert len(every) >= 15


def calls(page):
    """Name what the cells of a page call."""
    return re.findall(r"practicum\.([\w.]+)\(", (NOTEBOOKS / page.notebook).read_text(encoding="utf-8"))


def walk(walker, first, stops=()):
    """Walk on from a page by the links at the feet of pages, to the end or to one of the stops; give those walked."""
    walker.person.open(first.notebook)
    page, seen = first, []
    while page and page.id not in stops:
        go_through(walker, page)
        seen.append(page.id)
        page = follow(walker, page)
    return seen


def go_through(walker, page):
    """Look at a page and take what is there to take."""
    walker.run()
    walker.look()
    if page.form:
        take(walker, IN_A_FORM, after="Next scene")
    take(walker, len(page.vignettes))
    for _ in page.cases:
        walk_story(walker)


def taken(walker):
    """Name the scenes and the stories that lie in the passport."""
    lines = [json.loads(line)["vignette"] for line in walker.lines()]
    return {name for name in lines if "/" not in name}, {name.split("/")[0] for name in lines if "/" in name}


def outlive_a_reload(walker):
    """See that a page is sound in either light, and that the choice made on it is there again."""
    is_sound(walker.page)
    walker.page.emulate_media(color_scheme="dark")
    walker.person.reload()
    walker.page.get_by_text("As you left it (choice 1)").wait_for()
    is_sound(walker.page)


def is_sound(page):
    """See that a page is axe clean and fits its window, wide and narrow."""
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def record(walker):
    """Read the record of completion: every page is in it with the scenes that were taken."""
    scenes, _ = taken(walker)
    walker.tab_until(lambda state: (state["card"], state["button"]) == (RECORD, "Look again"))
    walker.keys.press("Enter")
    shown = walker.page.get_by_role("region", name=RECORD)
    shown.get_by_text("no CE or CPD credit").wait_for()
    # The record was there before the press, and the new one takes its place when the kernel has read the passport.
    expect(shown.get_by_role("cell", name=f"{IN_A_FORM} of {IN_A_FORM} scenes of the check")).to_have_count(2)
    told = dict(row.locator("td").all_inner_texts() for row in shown.locator("tbody tr").all())
    for page in PAGES:
        if page.vignettes:
            assert told[page.title] == f"{len(scenes.intersection(page.vignettes))} of {len(page.vignettes)} scenes"


def follow(walker, page):
    """Open the page after this one by its link, if there is one."""
    after = COURSE.after(page)
    if after:
        walker.tab_until(lambda state: PurePosixPath(after.notebook).stem in state["link"])
        walker.keys.press("Enter")
        walker.arrive(after)
    return after
