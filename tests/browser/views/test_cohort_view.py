"""The cohort's page and the local panel's, by themselves: files chosen in the browser, themes, widths."""

import pytest
from samples import whole_passport

import practicum
from practicum import cohort, panel
from practicum.content.library import Library, own_folder

LIBRARY = Library(own_folder())


@pytest.fixture
def page(static, tmp_path, monkeypatch):
    """Show the page with twelve passports, a foreign file and an empty panel."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "passports").mkdir()
    for number in range(12):
        (tmp_path / "passports" / f"p{number}.jsonl").write_text(whole_passport(LIBRARY, number))
    (tmp_path / "passports" / "holiday.txt").write_text("not a passport")
    static.show(practicum.page("start-here"), cohort.see(), panel.ask(), panel.hear())
    return static


def read(reader):
    card = reader.card("The cohort")
    card.get_by_role("button", name="Read the passports").click()
    card.get_by_text("Read: 12 files of 12 people.").wait_for()
    return card


def test_files_can_be_chosen_in_the_browser(page, tmp_path):
    (tmp_path / "more").mkdir()
    for number in range(3):
        (tmp_path / "more" / f"more-{number}.jsonl").write_text(whole_passport(LIBRARY, number))
    card = page.card("The cohort")
    card.get_by_label("Or choose files").set_input_files(sorted((tmp_path / "more").iterdir()))
    card.get_by_text("Chosen here and not kept: 3 files.").wait_for()
    card.get_by_role("button", name="Read the passports").click()

    card.get_by_text("Read: 15 files of 15 people.").wait_for()


def test_axe_finds_nothing_and_nothing_is_wider_than_its_card(page):
    card = read(page)
    closed = page.axe(["JupyterLab Light", "JupyterLab Dark"])
    for summary in card.locator("summary").all():
        summary.click()

    assert closed == []
    for width in (1280, 375, 320):
        page.resize(width)
        assert page.too_wide(".practicum, .practicum section, .practicum-lines") == []
        assert card.bounding_box()["width"] > 150
