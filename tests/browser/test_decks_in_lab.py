"""The two checks and what changed, in the real JupyterLab: the whole way, with a page loaded anew."""

import shutil
from pathlib import Path

import pytest
from samples import write_forms

from practicum.content.library import own_folder

PAGE = "80_checks.ipynb"
ONE_VIGNETTE = "eight-sessions"
CELLS = [
    'practicum.page("only-page")',
    'practicum.form("before")',
    'practicum.form("after")',
    "practicum.mine.change()",
    "practicum.review()",
]
COURSE = """\
title = "A small course"

[[pages]]
id = "only-page"
notebook = "80_checks.ipynb"
title = "The checks"
goal = "Have one page with all of it."
minutes = 10
"""


def make_course(folder: Path) -> Path:
    """Make a data folder with two forms of four, every scene the same one."""
    (folder / "vignettes").mkdir(parents=True)
    for name in ("article.toml", "beyond.toml", f"vignettes/{ONE_VIGNETTE}.toml"):
        shutil.copy(own_folder() / name, folder / name)
    (folder / "course.toml").write_text(COURSE, encoding="utf-8")
    return write_forms(folder, (folder / "vignettes" / f"{ONE_VIGNETTE}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def page(lab, tmp_path_factory):
    """Write a page that holds both checks, what changed, and a review."""
    data = make_course(tmp_path_factory.mktemp("data") / "data")
    lab.add_kernel("checks", PRACTICUM_DATA=str(data))
    lab.add_page(PAGE, [f"import practicum\n{call}" for call in CELLS], "checks", practicum={})


@pytest.fixture
def reader(reader):
    reader.open(PAGE)
    reader.run()
    reader.card("Your review").wait_for()
    return reader


def commit_all(deck, button: str, option: int = 1) -> None:
    """Commit the four scenes of a check, one after the other."""
    for number in range(4):
        card = deck.locator("[role=group]:visible")
        card.get_by_role("group").first.get_by_role("radio").nth((option + number) % 4).check()
        card.get_by_role("radio", name="Partly.").check()
        card.get_by_role("radio", name=("60 %", "80 %")[number % 2], exact=True).check()
        card.get_by_role("button", name=button, exact=True).click()
        card.get_by_text("Saved in my_passport.jsonl.").wait_for()
        if number < 3:
            deck.get_by_role("button", name="Next").click()


def test_the_whole_way_from_the_first_check_to_what_changed(reader):
    commit_all(reader.card("The first check"), "Commit")
    second = reader.card("The second check")

    commit_all(second, "Commit and compare", option=0)
    said = _look(reader)
    reader.page.reload()
    reader.page.get_by_text("| Idle").wait_for()
    reader.run()
    first = reader.card("The first check")
    first.get_by_role("heading", name="Your choice beside the text").wait_for()

    panel = reader.card("Before and after")
    second.get_by_role("button", name="Try again").wait_for()
    assert "First check: 4 of 4 on record." in said
    assert "Second check: 4 of 4 on record." in said
    panel.get_by_role("img").nth(2).wait_for()
    assert panel.get_by_role("img").count() == 3
    assert panel.get_by_role("rowheader").count() == 0
    panel.get_by_text("The same in a table").focus()
    reader.page.keyboard.press("Enter")
    panel.get_by_role("rowheader").nth(12).wait_for()
    assert panel.get_by_role("rowheader").count() == 13
    assert panel.get_by_role("img").first.get_attribute("aria-label") in said.replace("\n", " ").replace("  ", " ")
    assert len(reader.lab.lines()) == 8


def _look(reader) -> str:
    """Press “Look again” and read what stands there then."""
    panel = reader.card("Before and after")
    panel.get_by_role("button", name="Look again").click()
    panel.get_by_text("This is how things stand now.").wait_for()
    return panel.inner_text()
