"""The whole course, walked by keyboard in each edition: from the first page to the record of completion.

Every scene, every story and both checks are taken with Tab, Space, the arrows and Enter; pages are opened by the
links at their feet, and each is looked at. The mouse is never used.
"""

import json
from functools import partial

import pytest
from editions import Files
from people import INTRANET
from playwright.sync_api import expect

from practicum.content.library import Library, own_folder

LIBRARY = Library(own_folder())
PAGES = LIBRARY.course.pages
RECORD = "Record of what was done"
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"  # the page that is open; others lie behind it
AMISS = ("This part cannot be shown just now", "Run this page")
TABS = 400  # more than any page has controls
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
        self.keys.press("Space")
        for _ in range(2):
            self.keys.press("Tab")
            self.keys.press("Space")
        self.tab_until(lambda state: state["button"].startswith("Commit"))
        self.keys.press("Enter")

    def press(self, name):
        self.tab_until(lambda state: state["button"] == name)
        self.keys.press("Enter")


class LabWalker(Walker):
    """A person without a mouse at JupyterLab."""

    def run(self):
        self.tab_until(lambda state: state["text"] == "Run this page")
        self.keys.press("Enter")
        self.page.locator(f"{SHOWN} .practicum-page").wait_for()
        self.page.get_by_text("| Idle").wait_for()

    def look(self):
        """See that every card is shown; JupyterLab's own tools stand around them."""
        assert self.page.locator(f"{SHOWN} .practicum").count() >= 2
        assert self.page.locator(f"{SHOWN} .jp-RenderedText").count() == 0
        assert self.page.locator(SHOWN).get_by_text(AMISS[0]).count() == 0

    def arrive(self, page):
        self.page.wait_for_function(
            f"(title) => document.querySelector('{SHOWN} h1')?.textContent.includes(title)", arg=page.title[:20]
        )
        self.page.get_by_text("| Idle").wait_for()


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
    walk(LabWalker(reader, reader.lab.lines))


def test_the_whole_course_is_walked_by_keyboard_where_pages_run_by_themselves(visit, edition):
    # A plain address has no service worker, which would fetch the whole course beside the walk.
    visitor = visit(partial(edition.url, host=INTRANET) if isinstance(edition, Files) else edition.url)
    walk(Walker(visitor, lambda: edition.lines(visitor.page)))


def walk(walker):
    """Walk from the first page to the last, and hold the passport against the course."""
    walker.person.open(PAGES[0].notebook)
    seen = []

    for page in PAGES:
        walker.run()
        walker.look()
        seen.append(page.id)
        if page.form:
            take(walker, 8, after="Next scene")
        take(walker, len(page.vignettes))
        for _ in page.cases:
            walk_story(walker)
        if page.id == "second-check":
            record(walker)
        follow(walker, page)

    lines = [json.loads(line)["vignette"] for line in walker.lines()]
    assert seen == [page.id for page in PAGES]
    assert len({name for name in lines if "/" not in name}) == len(LIBRARY.vignette_ids())
    assert {name.split("/")[0] for name in lines if "/" in name} == set(LIBRARY.case_ids())


def record(walker):
    """Read the record of completion: every page is in it with all its scenes."""
    walker.tab_until(lambda state: (state["card"], state["button"]) == (RECORD, "Look again"))
    walker.keys.press("Enter")
    shown = walker.page.get_by_role("region", name=RECORD)
    shown.get_by_text("no CE or CPD credit").wait_for()
    # The record was there before the press, and the new one takes its place when the kernel has read the passport.
    expect(shown.get_by_role("cell", name="8 of 8 scenes of the check")).to_have_count(2)
    taken = dict(row.locator("td").all_inner_texts() for row in shown.locator("tbody tr").all())
    for page in PAGES:
        if page.vignettes:
            assert taken[page.title] == f"{len(page.vignettes)} of {len(page.vignettes)} scenes"


def follow(walker, page):
    """Open the next page by the link at this one's foot."""
    at = PAGES.index(page)
    if at + 1 == len(PAGES):
        return
    name = PAGES[at + 1].notebook.removesuffix(".ipynb")
    walker.tab_until(lambda state: name in state["link"])
    walker.keys.press("Enter")
    walker.arrive(PAGES[at + 1])
