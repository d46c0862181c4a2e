"""The cohort's page and the local panel's, by themselves."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from samples import whole_passport

import practicum
from practicum import cohort, panel
from practicum.content.library import Library, own_folder

LIBRARY = Library(own_folder())
SCENE = LIBRARY.vignette("not-me")


@pytest.fixture
def page(static, tmp_path, monkeypatch):
    """Show the page with twelve passports, a foreign file and an empty panel."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "passports").mkdir()
    for number in range(12):
        (tmp_path / "passports" / f"p{number}.jsonl").write_text(whole_passport(LIBRARY, number))
    (tmp_path / "passports" / "holiday.txt").write_text("not a passport")
    draw(static)
    return static


def draw(static) -> None:
    static.show(practicum.page("start-here"), cohort.see(), panel.ask(), panel.hear())


def read(reader):
    card = reader.card("The cohort")
    card.get_by_role("button", name="Read the passports").click()
    card.get_by_text("Read: 12 files of 12 people.").wait_for()
    return card


def test_passports_become_tables_pictures_and_csv(page):
    card = read(page)

    assert card.locator("table").count() == 7
    assert card.get_by_role("img").count() >= 5
    assert all(
        image.evaluate("one => one.complete && one.naturalWidth > 100") for image in card.get_by_role("img").all()
    )
    assert card.get_by_text("holiday.txt").count() == 1
    with page.page.expect_download() as download:
        card.get_by_role("region", name="By level").get_by_role("button", name="Save this table as CSV").click()
    assert download.value.suggested_filename == "cohort-levels.csv"
    assert download.value.path().read_text().startswith('"group","vignettes","choices","facility"')


def test_files_can_be_chosen_in_the_browser(page, tmp_path):
    (tmp_path / "more").mkdir()
    for number in range(3):
        (tmp_path / "more" / f"more-{number}.jsonl").write_text(whole_passport(LIBRARY, number))
    card = page.card("The cohort")
    card.get_by_label("Or choose files").set_input_files(sorted((tmp_path / "more").iterdir()))
    card.get_by_text("Chosen here and not kept: 3 files.").wait_for()
    card.get_by_role("button", name="Read the passports").click()

    card.get_by_text("Read: 15 files of 15 people.").wait_for()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_light_and_dark(page, theme):
    page.open(theme)
    draw(page)
    read(page)

    assert Axe().run(page.page, ".practicum").response["violations"] == []


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_nothing_is_wider_than_its_card(page, width):
    card = read(page)
    for summary in card.locator("summary").all():
        summary.click()
    page.resize(width)

    assert page.too_wide(".practicum, .practicum section, .practicum-lines") == []
    assert card.bounding_box()["width"] > 150


def test_a_member_saves_a_sheet_by_keyboard_and_hands_over(page, tmp_path):
    card, keyboard = page.card("A local panel"), page.page.keyboard
    card.get_by_label("Which scene?").select_option(SCENE.id)
    for group in card.locator("fieldset").all():
        group.get_by_role("radio").first.focus()
        keyboard.press("Space")
    card.get_by_role("button", name="Save my sheet for this scene").focus()
    keyboard.press("Enter")
    card.get_by_text("Saved in").wait_for()
    assert card.get_by_text("Your sheets so far: 1.").count() == 1
    card.get_by_role("button", name="Next member").click()
    card.get_by_text("Your sheets so far: 0.").wait_for()
    hearing = page.card("What the panel says")
    hearing.get_by_role("button", name="Show what the panel says").click()

    hearing.get_by_text("Not me: 1 of 10 sheets. Nothing is shown below ten.").wait_for()
    assert page.leaked() == []
    assert len((tmp_path / "panel" / "sheets.jsonl").read_text().splitlines()) == 1
