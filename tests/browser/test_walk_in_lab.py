"""The whole course, walked once by keyboard in the real JupyterLab: from the first page to the record of completion.

Every scene, every story and both checks are taken with Tab, Space, the arrows and Enter; pages are opened by the
links at their feet. The mouse is never used.
"""

import json

from practicum.library import Library, own_folder

LIBRARY = Library(own_folder())
PAGES = LIBRARY.course.pages
RECORD = "Record of what was done"
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
    """A person without a mouse."""

    def __init__(self, reader):
        self.reader, self.page, self.keys = reader, reader.page, reader.page.keyboard

    def tab_until(self, found):
        """Press Tab until something has the focus."""
        for _ in range(TABS):
            state = self.page.evaluate(STATE)
            if found(state):
                return state
            self.keys.press("Tab")
        raise AssertionError(f"not found within {TABS} Tabs; the focus is at {self.page.evaluate(STATE)}")

    def run(self):
        self.tab_until(lambda state: "Run this page" in state["text"] and state["text"] == "Run this page")
        self.keys.press("Enter")
        self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .practicum-page").wait_for()
        self.page.get_by_text("| Idle").wait_for()

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


def take(walker, count, after=None):
    """Take so many choices, one form after the other; `after` names the button that leads on."""
    lines = len(walker.reader.lab.lines())
    for number in range(1, count + 1):
        walker.tab_until(lambda state: state["radio"])
        walker.choose()
        walker.page.wait_for_function("() => !document.querySelector('form:has(button[type=submit])')?.inert")
        _until(walker, lambda number=number: len(walker.reader.lab.lines()) == lines + number)
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
    for _ in range(7):
        walker.tab_until(lambda state: state["radio"])
        walker.choose()
        walker.page.get_by_role("button", name="Go on").wait_for()
        walker.press("Go on")
        walker.page.wait_for_timeout(150)
        if walker.page.evaluate("document.activeElement.closest('.practicum-ending') !== null"):
            return
    raise AssertionError("the story did not end")


def test_the_whole_course_is_walked_by_keyboard_to_the_record(reader):
    walker = Walker(reader)
    reader.open(PAGES[0].notebook)
    seen = []

    for page in PAGES:
        walker.run()
        seen.append(page.id)
        if page.form:
            take(walker, 8, after="Next")
        take(walker, len(page.vignettes))
        for _ in page.cases:
            walk_story(walker)
        if page.id == "second-check":
            record(walker)
        follow(walker, page)

    lines = [json.loads(line)["vignette"] for line in reader.lab.lines()]
    assert seen == [page.id for page in PAGES]
    assert len({name for name in lines if "/" not in name}) == len(LIBRARY.vignette_ids())
    assert {name.split("/")[0] for name in lines if "/" in name} == set(LIBRARY.case_ids())


def record(walker):
    """Read the record of completion: every page is in it with all its scenes."""
    walker.tab_until(lambda state: (state["card"], state["button"]) == (RECORD, "Look again"))
    walker.keys.press("Enter")
    shown = walker.page.get_by_role("region", name=RECORD)
    shown.get_by_text("no CE or CPD credit").wait_for()
    rows = [row.all_inner_texts() for row in (line.locator("td") for line in shown.locator("tbody tr").all())]
    taken = dict(rows)
    for page in PAGES:
        if page.vignettes:
            assert taken[page.title] == f"{len(page.vignettes)} of {len(page.vignettes)} scenes"
    assert [cell for cell in taken.values() if cell == "8 of 8 scenes of the check"] == [
        "8 of 8 scenes of the check"
    ] * 2


def follow(walker, page):
    """Open the next page by the link at this one's foot."""
    at = PAGES.index(page)
    if at + 1 == len(PAGES):
        return
    name = PAGES[at + 1].notebook
    walker.tab_until(lambda state: name in state["link"])
    walker.keys.press("Enter")
    walker.page.wait_for_function(
        "(title) => document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) h1')?.textContent.includes(title)",
        arg=PAGES[at + 1].title[:20],
    )
    walker.page.get_by_text("| Idle").wait_for()
