"""Pages in the real JupyterLab: they run by themselves, look like a course, and lead from one to the next."""

import json

import pytest
from people import SHOWN

from practicum.content.library import Library, own_folder

COURSE = Library(own_folder()).course
OWN = ['import practicum\npracticum.page("on-your-own")', 'practicum.vignette("eight-sessions")']
CHANGED = "This page is not as the course made it, so it does not run by itself."
ALONE = "document.body.classList.contains('practicum-alone')"
LEAVING = """() => {
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}"""
AROUND = ["#jp-top-panel", ".jp-SideBar.jp-mod-left", "#jp-main-statusbar", ".lm-DockPanel-tabBar"]
TOOLS = [f"{SHOWN} > .jp-Toolbar", f"{SHOWN} .jp-InputPrompt", f"{SHOWN} .jp-CodeCell .jp-Cell-inputWrapper"]


def where(reader) -> str:
    """Read from the bar which page is open."""
    return reader.page.locator(f"{SHOWN} .practicum-frame-page").inner_text()


def visible(reader, places: list[str]) -> list[str]:
    """Name those of some places that can be seen."""
    return [place for place in places if any(one.is_visible() for one in reader.page.locator(place).all())]


def arrive(reader, page) -> None:
    """Wait until a page of the course stands there alone, with one kernel."""
    beside = COURSE.beside(page)
    place = f"age {beside.index(page) + 1} of {len(beside)}"
    reader.page.locator(f"{SHOWN}[data-practicum=ready] .practicum-frame-page", has_text=place).wait_for()
    reader.until(lambda: reader.page.locator(".jp-NotebookPanel").count() == 1)
    reader.until(lambda: len(reader.lab.kernels()) == 1)


def test_a_page_runs_when_it_opens_writes_nothing_and_is_not_called_unsaved(reader):
    path = reader.lab.folder / "notebooks" / "03_on_your_own.ipynb"
    came = path.read_bytes()

    reader.open("03_on_your_own.ipynb")
    reader.card("Eight sessions").wait_for()
    reader.page.wait_for_timeout(500)

    box = reader.page.locator(".practicum-page").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800, "the first lines of the page are out of sight"
    assert reader.page.locator(".jp-mod-dirty").count() == 0
    assert reader.page.evaluate(LEAVING) is False
    assert path.read_bytes() == came
    assert reader.lab.lines() == []


@pytest.mark.parametrize(
    "calls",
    [[*OWN, "print('added')"], [OWN[0], OWN[1] + "\nprint('changed')"], [OWN[0].replace("practicum\n", "os\n")]],
    ids=["added", "changed", "another import"],
)
def test_a_page_with_other_code_is_not_run_and_says_so_with_one_button(reader, calls):
    reader.lab.add_page("other_code.ipynb", calls, practicum={})
    reader.open("other_code.ipynb")

    reader.page.get_by_text(CHANGED).wait_for()
    assert reader.page.locator(".jp-OutputArea-output").count() == 0
    assert reader.page.get_by_role("button", name="Run this page").count() == 1
    assert not reader.page.get_by_text("Opening the cards").is_visible()

    if calls[0] == OWN[0]:
        reader.run_again()
        assert reader.page.get_by_text(CHANGED).count() == 0


def test_a_notebook_without_the_courses_mark_is_never_run(reader):
    reader.lab.add_page("unmarked.ipynb", OWN)
    reader.open("unmarked.ipynb")
    reader.page.wait_for_timeout(2000)

    assert reader.page.locator(".jp-OutputArea-output").count() == 0
    assert not reader.page.evaluate(ALONE)


def test_what_lies_beside_a_page_is_not_what_runs_with_it(reader):
    beside = reader.lab.folder / "notebooks" / "practicum.py"
    beside.write_text("raise SystemExit('what lies beside the page was imported')", encoding="utf-8")
    try:
        reader.open("03_on_your_own.ipynb")
        reader.run()
    finally:
        beside.unlink()


def test_a_setting_keeps_pages_from_running_by_themselves(reader):
    settings = reader.lab.folder / "LAB_SETTINGS" / "practicum"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "course.jupyterlab-settings").write_text(json.dumps({"runPages": False}), encoding="utf-8")
    try:
        reader.open("03_on_your_own.ipynb")
        reader.page.get_by_text("The cards of this page open when you press the button.").wait_for()
        assert reader.page.locator(".practicum").count() == 0
        reader.run_again()
    finally:
        (settings / "course.jupyterlab-settings").unlink()


def test_a_page_stands_alone_under_its_bar_until_the_whole_of_jupyterlab_is_opened(reader):
    reader.open("03_on_your_own.ipynb")
    reader.run()
    assert visible(reader, AROUND + TOOLS) == []

    reader.open_whole()
    assert visible(reader, AROUND) == AROUND
    assert visible(reader, TOOLS)[:1] == TOOLS[:1]
    assert visible(reader, [f"{SHOWN} .practicum-frame-nav"]) == []

    reader.page.get_by_role("button", name="Show as a course").click()
    reader.page.locator(f"{SHOWN} .practicum-frame-nav").wait_for()
    assert visible(reader, AROUND + TOOLS) == []


def test_another_notebook_looks_the_same_before_beside_and_after_a_page_of_the_course(reader):
    reader.lab.add_page("mine.ipynb", ["1"])
    settings = sorted(path for path in (reader.lab.folder / "LAB_SETTINGS").rglob("*"))
    look = f"""() => [
        document.querySelector('#jp-left-stack').offsetWidth,
        ...[...document.querySelectorAll('{SHOWN} > .jp-Toolbar [data-jp-item-name]')].map(
            (item) => [item.dataset.jpItemName, item.offsetWidth > 0].join()),
        document.querySelector('{SHOWN}').getBoundingClientRect().x]"""

    def looks() -> list:
        assert visible(reader, AROUND) == AROUND
        return reader.page.evaluate(look)

    reader.open("mine.ipynb")
    reader.page.locator(".jp-MarkdownCell").first.click()
    reader.page.locator(".jp-cell-toolbar jp-button").nth(4).wait_for()
    before = looks()
    assert "practicum-run,true" not in before
    assert "practicum-course-view,true" not in before

    reader.page.get_by_text("03_on_your_own.ipynb").dblclick()
    reader.page.locator(f"{SHOWN}[data-practicum=ready]").wait_for()
    assert visible(reader, AROUND) == []
    reader.page.go_back()
    reader.page.locator(f"{SHOWN}.practicum-is-other").wait_for()
    reader.until(lambda: not reader.page.evaluate(ALONE))

    assert looks() == before
    assert reader.page.locator(".jp-NotebookPanel").count() == 2
    assert sorted(path for path in (reader.lab.folder / "LAB_SETTINGS").rglob("*")) == settings


def test_five_pages_are_walked_with_one_view_and_one_kernel_and_back_goes_back(reader):
    pages = COURSE.pages[3:8]
    reader.open(pages[0].notebook)

    for page in pages[1:]:
        reader.page.locator(f"{SHOWN} .practicum-frame-next").click()
        arrive(reader, page)
    for page in pages[-2:0:-1]:
        reader.page.go_back()
        arrive(reader, page)

    assert reader.page.locator(".jp-mod-dirty").count() == 0
    assert reader.page.url.endswith(pages[1].notebook)


def test_the_contents_lead_to_any_page_and_a_large_link_at_the_end_to_the_next(reader):
    first, second, *_, last = COURSE.pages
    reader.open(last.notebook)
    bar = reader.page.get_by_role("navigation", name="The course")
    bar.get_by_text("Contents").press("Enter")
    bar.get_by_role("link", name=first.title, exact=True).press("Enter")
    arrive(reader, first)

    reader.page.locator(f"{SHOWN} .jp-MarkdownCell:last-child strong > a").press("Enter")

    arrive(reader, second)


def test_a_double_click_or_a_key_on_a_text_shows_no_markdown_and_changes_no_cell(reader):
    reader.open("03_on_your_own.ipynb")
    cells = reader.cells()
    text = reader.page.locator(f"{SHOWN} .jp-MarkdownCell").nth(1)

    text.dblclick()
    text.click()
    for key in ("Enter", "b", "a", "m", "y", "Shift+Enter", "Shift+m"):
        reader.page.keyboard.press(key)

    assert reader.page.locator(".jp-MarkdownCell:not(.jp-mod-rendered)").count() == 0
    assert reader.cells() == cells


def test_a_facilitators_page_keeps_its_kernel_and_the_whole_of_jupyterlab(reader):
    page = reader.page
    page.goto(reader.lab.url("facilitator/90_run_a_workshop.ipynb"))
    page.locator(f"{SHOWN}[data-practicum=ready]").wait_for()
    assert visible(reader, AROUND) == AROUND

    page.evaluate(
        "(name) => document.querySelector('.jp-NotebookPanel .practicum').append("
        "Object.assign(document.createElement('a'), { id: 'led', textContent: 'on', href: name }))",
        "../03_on_your_own.ipynb",
    )
    page.evaluate("document.getElementById('led').dataset.practicumNotebook = '../03_on_your_own.ipynb'")
    page.locator("#led").dispatch_event("click")

    page.locator(f"{SHOWN}.practicum-is-page[data-practicum=ready]").wait_for()
    assert len(reader.lab.kernels()) == 2
