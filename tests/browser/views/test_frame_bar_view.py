"""The bar around a page: folded and opened by keyboard, and drawn where an edition has made a place for it."""

from axe_playwright_python.sync_playwright import Axe

PAGE = "03_on_your_own.ipynb"
SLOT = """(lab) => {
  const slot = document.createElement("div");
  slot.className = "practicum-frame-slot";
  if (lab) slot.dataset.practicumLab = "";
  document.body.prepend(slot);
  slot.addEventListener("practicum:whole-lab", () => slot.dataset.asked = "whole");
}"""


def test_where_no_place_is_made_for_it_the_bar_stands_above_the_pages_lines(static):
    static.run(PAGE)
    bar = static.page.get_by_role("navigation", name="The course")

    assert bar.bounding_box()["y"] < static.page.locator(".practicum-page").bounding_box()["y"]
    assert static.page.get_by_role("button", name="Open the whole of JupyterLab").count() == 0
    assert Axe().run(static.page, ".practicum-frame-nav").response["violations"] == []


def test_the_contents_open_by_keyboard_and_escape_folds_them_and_keeps_the_place(static):
    static.run(PAGE)
    bar = static.page.get_by_role("navigation", name="The course")
    contents = bar.get_by_text("Contents")

    contents.press("Enter")
    here = bar.get_by_role("link", name="On your own?", exact=True)
    here.focus()
    assert here.get_attribute("aria-current") == "page"
    static.page.keyboard.press("Escape")

    assert bar.locator("details[open]").count() == 0
    assert static.page.evaluate("document.activeElement.textContent") == "Contents"
    bar.get_by_text("If it weighs on you").press("Enter")
    contents.press("Enter")
    assert bar.locator("details[open]").count() == 1


def test_a_page_that_is_drawn_again_has_one_bar_in_its_place(static):
    static.open()
    static.page.evaluate(SLOT, False)
    static.run(PAGE)
    static.run(PAGE)

    assert static.page.locator(".practicum-frame-slot .practicum-frame-nav").count() == 1
    assert static.page.locator(".practicum-frame-nav").count() == 1


def test_only_jupyterlabs_place_leads_into_the_whole_of_it(static):
    static.open()
    static.page.evaluate(SLOT, True)
    static.run(PAGE)

    static.page.get_by_role("button", name="Open the whole of JupyterLab").press("Enter")

    static.page.locator(".practicum-frame-slot[data-asked=whole]").wait_for(state="attached")
