"""The cohort's page and the local panel's, in the real JupyterLab."""

import pytest
from samples import whole_passport

from practicum.content.library import Library, own_folder

PAGE = "91_cohort.ipynb"
CALLS = [
    'import practicum\npracticum.page("start-here")',
    "import practicum.cohort\npracticum.cohort.see()",
    "import practicum.panel\npracticum.panel.ask()",
    "import practicum.panel\npracticum.panel.hear()",
]
LIBRARY = Library(own_folder())
SCENE = LIBRARY.vignette("not-me")


@pytest.fixture
def page(reader, lab):
    """Open the page with twelve passports, a foreign file and an empty panel."""
    for name in ("passports", "panel"):
        (lab.folder / "notebooks" / name).mkdir(exist_ok=True)
    for file in (lab.folder / "notebooks" / "panel").iterdir():
        file.unlink()
    for number in range(12):
        (lab.folder / "notebooks" / "passports" / f"p{number}.jsonl").write_text(whole_passport(LIBRARY, number))
    (lab.folder / "notebooks" / "passports" / "holiday.txt").write_text("not a passport")
    lab.add_page(PAGE, CALLS, practicum={})
    reader.open(PAGE)
    reader.run()
    reader.card("What the panel says").wait_for()
    return reader


def read(reader):
    card = reader.card("The cohort")
    card.get_by_role("button", name="Read the passports").click()
    card.get_by_text("Read: 12 files of 12 people.").wait_for()
    return card


def test_passports_become_tables_pictures_and_csv_and_a_member_saves_a_sheet_by_keyboard_and_hands_over(page, lab):
    see_tables_pictures_and_csv(page)
    fill_a_sheet_and_hand_over(page, lab)


def see_tables_pictures_and_csv(page) -> None:
    card = read(page)

    assert card.locator("table").count() == 9
    assert card.get_by_role("img").count() >= 6
    assert all(
        image.evaluate("one => one.complete && one.naturalWidth > 100") for image in card.get_by_role("img").all()
    )
    assert card.get_by_text("holiday.txt").count() == 1
    with page.page.expect_download() as download:
        card.get_by_role("region", name="By level").get_by_role("button", name="Save this table as CSV").click()
    assert download.value.suggested_filename == "cohort-levels.csv"
    assert download.value.path().read_text().startswith('"group","vignettes","choices","article","practice"')


def fill_a_sheet_and_hand_over(page, lab) -> None:
    card, keyboard = page.card("A local panel"), page.page.keyboard
    cells = page.cells()
    card.get_by_label("Which scene?").select_option(SCENE.id)
    for group in card.locator("fieldset fieldset").all():  # both marks of each response
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
    assert page.cells() == cells
    assert len(card.locator("fieldset fieldset").all()) == 2 * len(SCENE.options)
    assert len((lab.folder / "notebooks" / "panel" / "sheets.jsonl").read_text().splitlines()) == 1
