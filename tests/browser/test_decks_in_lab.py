"""The two checks and what changed, in the real JupyterLab: the whole way, with a page loaded anew."""

import pytest
from people import commit_all
from samples import write_checks

PAGE = "80_checks.ipynb"
CELLS = [
    'practicum.page("only-page")',
    'practicum.form("before")',
    'practicum.form("after")',
    "practicum.mine.change()",
    "practicum.review()",
]


@pytest.fixture(scope="module", autouse=True)
def page(lab, tmp_path_factory):
    """Write a page that holds both checks, what changed, and a review."""
    data = write_checks(tmp_path_factory.mktemp("data") / "data", PAGE)
    lab.add_kernel("checks", PRACTICUM_DATA=str(data))
    lab.add_page(PAGE, [f"import practicum\n{call}" for call in CELLS], "checks", practicum={})


@pytest.fixture
def reader(reader):
    reader.open(PAGE)
    reader.run()
    reader.card("Your review").wait_for()
    return reader


def test_the_whole_way_from_the_first_check_to_what_changed(reader):
    commit_all(reader.card("The first check"), "Commit")
    second = reader.card("The second check")

    commit_all(second, "Commit", option=0)
    said = _look(reader)
    reader.page.reload()
    reader.run()
    first = reader.card("The first check")
    first.get_by_role("heading", name="Your response:").wait_for()

    panel = reader.card("Before and after")
    second.get_by_role("button", name="Try again").wait_for()
    assert "First check: 4 of 4 on record." in said
    assert "Second check: 4 of 4 on record." in said
    panel.get_by_role("img").nth(3).wait_for()
    assert panel.get_by_role("img").count() == 4
    assert panel.get_by_role("rowheader").count() == 0
    panel.get_by_text("The same in a table").focus()
    reader.page.keyboard.press("Enter")
    panel.get_by_role("rowheader").nth(18).wait_for()
    assert panel.get_by_role("rowheader").count() == 19
    assert panel.get_by_role("img").first.get_attribute("aria-label") in said.replace("\n", " ").replace("  ", " ")
    assert len(reader.lab.lines()) == 8


def _look(reader) -> str:
    """Press “Look again” and read what stands there then."""
    panel = reader.card("Before and after")
    panel.get_by_role("button", name="Look again").click()
    panel.get_by_text("This is how things stand now.").wait_for()
    return panel.inner_text()
