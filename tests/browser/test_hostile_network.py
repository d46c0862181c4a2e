"""The browser edition behind a filter, a portal and a broken line: what is said, what is kept, and what heals."""

import re

import pytest
from hostile import Hostile
from people import INTRANET

PRACTICE = "05_alone.ipynb"


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
    ("pattern", "manner", "said", "host"),
    [
        ("*.whl", "page", "Something else came in its place", "127.0.0.1"),
        ("*/version.json", "page", "version.json", "127.0.0.1"),
        ("*.wasm", "short", "Only the beginning of it came", INTRANET),
        ("*/start.js", "403", "start.js", INTRANET),
    ],
)
def test_a_file_that_does_not_come_is_named_and_after_it_came_a_reload_opens_the_course(
    visit, edition, pattern, manner, said, host
):
    visitor = visit(lambda notebook: edition.url(notebook, host))
    edition.withhold(pattern, manner=manner)
    visitor.page.goto(visitor.address(PRACTICE))

    trouble(visitor).get_by_text(said).wait_for()
    name = pattern.removeprefix("*").removeprefix("/")
    assert re.search(name.replace(".", r"\.") + r"\b", trouble(visitor).inner_text())
    assert "another network" in trouble(visitor).inner_text()

    edition.heal()
    trouble(visitor).get_by_role("button", name="Load the page again").click()
    visitor.wait()
    assert not trouble(visitor).is_visible()
