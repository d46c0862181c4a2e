"""A facilitator at a real JupyterHub: the console shows the address by which phones come in there."""

import nbformat
import pytest
from hub import Hub


@pytest.fixture(scope="module")
def hub(browser, tmp_path_factory):
    hub = Hub(tmp_path_factory.mktemp("school") / "hub")
    home = hub.folder / "homes" / "ada"
    home.mkdir(parents=True)
    cells = ["import practicum.workshop.room\npracticum.workshop.room.console()"]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# A room"), *map(nbformat.v4.new_code_cell, cells)],
        metadata={
            "practicum": {},
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        },
    )
    nbformat.write(notebook, home / "90_room.ipynb")
    yield hub
    hub.close()


def test_the_console_shows_the_hubs_own_address_and_a_phone_comes_in_by_it(browser, hub):
    address = hub.start_user("ada")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}lab/tree/90_room.ipynb")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("any")
    page.get_by_role("button", name="Sign in").click()
    console = page.get_by_role("region", name="The room", exact=True)
    console.get_by_role("button", name="Open a room").click()

    console.get_by_text(f"{address}practicum/join").wait_for()
    assert console.get_by_text("does not answer").count() == 0
    link = console.locator(".practicum-door-address").get_attribute("href")
    phone = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    phone.goto(link)
    phone.get_by_role("heading", name="You are in the room").wait_for()
    console.get_by_text("In the room by phone: 1").wait_for()
    phone.context.close()
    context.close()
