"""Pages in the real JupyterLab: the links of the map, and what is the course's own pages' alone."""

from practicum.content.library import Library, own_folder

COURSE = Library(own_folder()).course


SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"


def test_what_the_course_changes_in_jupyterlab_it_changes_on_its_own_pages_alone_and_its_links_open_beside(reader):
    buttons = reader.page.locator(f"{SHOWN} .jp-cell-toolbar jp-button")
    run = reader.page.locator(SHOWN).get_by_role("button", name="Run this page")
    reader.lab.add_page("mine.ipynb", ["1"])
    reader.lab.add_page("ours.ipynb", ["1"], practicum={})  # the same notebook, but for its metadata
    reader.open("mine.ipynb")
    reader.page.locator(".jp-MarkdownCell").first.click()

    buttons.first.wait_for()
    assert buttons.count() >= 5, "a notebook that is not the course's has lost its cells' buttons"
    run.wait_for(state="hidden")

    open_beside(reader, "ours.ipynb")
    reader.page.locator(f"{SHOWN} .jp-MarkdownCell").first.click()
    run.wait_for()
    buttons.nth(4).wait_for(state="attached")
    assert [button for button in buttons.all() if button.is_visible()] == []

    open_beside(reader, COURSE.pages[0].notebook)
    run.click()
    reader.card("The way through the course").get_by_role("link", name="Open Colleagues").press("Enter")
    reader.page.get_by_role("heading", name="Colleagues", exact=True).first.wait_for()
    assert reader.page.get_by_role("tab", name="06_colleagues.ipynb").count() == 1
    assert reader.page.get_by_role("tab", name="00_start_here.ipynb").count() == 1


def open_beside(reader, notebook: str) -> None:
    """Open a notebook from JupyterLab's list of files, and wait until it stands there."""
    reader.page.locator(".jp-DirListing-item", has_text=notebook).dblclick()
    reader.page.get_by_role("tab", name=notebook, selected=True).wait_for()
    reader.page.locator(f"{SHOWN} .jp-RenderedMarkdown").first.wait_for()
