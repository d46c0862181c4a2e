"""A page of the browser edition that is opened by its own address, past the door."""

import pytest

PRACTICE = "03_on_your_own.ipynb"


@pytest.fixture(scope="module")
def edition(site):
    return site


def test_a_page_opened_by_its_own_address_opens_without_a_network_after_one_visit(visit, site):
    [version] = site.root.glob("v-*")
    visitor = visit(lambda notebook: site.url("").replace("index.html", page_address(version.name, notebook)))
    visitor.open(PRACTICE)
    visitor.page.locator("body[data-practicum-offline=ready]").wait_for()

    visitor.page.context.set_offline(True)
    visitor.reload()
    visitor.page.get_by_role("link", name="Colleagues and your own therapy", exact=True).first.click()
    visitor.page.wait_for_url("**/index.html?path=04_colleagues_and_therapy.ipynb")
    visitor.wait()

    assert visitor.page.get_by_role("heading", name="Colleagues and your own therapy", exact=True).first.is_visible()


def page_address(version: str, notebook: str) -> str:
    return f"{version}/notebooks/index.html?path={notebook}"
