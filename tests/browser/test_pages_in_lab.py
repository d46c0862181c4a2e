"""Pages in the real JupyterLab: the links of the map, where a page stands once it is run, a narrow window."""

from practicum.content.library import Library, own_folder

COURSE = Library(own_folder()).course


def test_a_link_of_the_map_opens_its_page_beside_it(reader):
    reader.open("15_my_course.ipynb")
    reader.run()

    reader.card("The way through the course").get_by_role("link", name="Open Colleagues").press("Enter")

    reader.page.get_by_role("heading", name="Colleagues", exact=True).first.wait_for()
    assert reader.page.get_by_role("tab", name="06_colleagues.ipynb").count() == 1
    assert reader.page.get_by_role("tab", name="15_my_course.ipynb").count() == 1


def test_a_page_that_is_run_stays_where_it_stood_and_is_not_called_unsaved(reader):
    reader.open("05_alone.ipynb")
    reader.run()
    reader.card("Eight sessions").wait_for()
    reader.page.wait_for_timeout(500)

    opening = reader.page.locator(".practicum-page")
    box = opening.bounding_box()

    assert box is not None
    assert 0 <= box["y"] < 800, "the first lines of the page are out of sight"
    assert reader.page.locator(".jp-mod-dirty").count() == 0
    asked = reader.page.evaluate(
        "() => { const leaving = new Event('beforeunload', {cancelable: true});"
        " window.dispatchEvent(leaving); return leaving.defaultPrevented; }"
    )
    assert asked is False


def test_in_a_narrow_window_the_list_of_files_makes_room_for_the_page_and_comes_back_when_asked(reader):
    reader.page.set_viewport_size({"width": 375, "height": 800})
    reader.open("05_alone.ipynb")
    files = reader.page.get_by_role("region", name="File Browser Section")
    files.wait_for(state="hidden")

    reader.run()
    assert reader.card("Eight sessions").bounding_box()["width"] > 200
    reader.page.get_by_role("tab", name="File Browser").click()

    files.wait_for(state="visible")


def test_what_the_course_changes_in_jupyterlab_it_changes_on_its_own_pages_alone(reader):
    buttons = reader.page.locator(".jp-cell-toolbar jp-button")
    run = reader.page.get_by_role("button", name="Run this page")
    reader.lab.add_page("mine.ipynb", ["1"])
    reader.open("mine.ipynb")
    reader.page.locator(".jp-MarkdownCell").first.click()

    buttons.first.wait_for()
    assert buttons.count() >= 5, "a notebook that is not the course's has lost its cells' buttons"
    run.wait_for(state="hidden")

    reader.lab.add_page("ours.ipynb", ["1"], practicum={})  # the same notebook, but for its metadata
    reader.open("ours.ipynb")
    reader.page.locator(".jp-MarkdownCell").first.click()

    run.wait_for()
    buttons.nth(4).wait_for(state="attached")
    assert [button for button in buttons.all() if button.is_visible()] == []
