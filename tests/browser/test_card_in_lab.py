"""The card in the real JupyterLab: by keyboard, for assistive technology, and as it looks."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import MIRROR
from playwright.sync_api import expect

PRACTICE = "05_alone.ipynb"
FIRST = "Eight sessions"
COMPARED = "Your choice beside the text"
THEMES = ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"]
KEYS = [
    "ArrowDown",
    "b",
    "d",
    "d",
    "x",
    "m",
    "Escape",
    "Alt+Enter",
    "Control+Shift+ArrowDown",
    "Control+Shift+m",
    "Control+Backspace",
]
CONTROLS = "input, textarea, summary, button, h4[tabindex]"


def tab_to(page, role: str, name: str, most: int = 80) -> None:
    """Press Tab until a control has focus, as a person without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.get_by_role(role, name=name).and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"no {role} {name!r} within {most} Tabs")


def test_a_reader_gets_from_start_to_comparison_by_keyboard_alone(reader):
    reader.open(PRACTICE)
    page = reader.page

    tab_to(page, "button", "Run this page")
    page.keyboard.press("Enter")
    card = reader.card(FIRST)
    card.wait_for()
    tab_to(page, "radio", "Ask Elias")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    tab_to(page, "button", "Commit and compare", most=4)
    page.keyboard.press("Enter")

    heading = card.get_by_role("heading", name=COMPARED)
    heading.wait_for()
    assert heading.evaluate("(element) => element === document.activeElement")
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()
    [line] = reader.lab.lines()
    assert json.loads(line)["option"] == "see-it-through"


def test_a_page_run_before_its_kernel_is_there_opens_all_the_same(reader):
    page = reader.page

    page.goto(reader.lab.url(PRACTICE))
    page.get_by_role("button", name="Run this page").click()

    reader.card(FIRST).wait_for()
    assert page.locator(".jp-Dialog").count() == 0


def test_no_key_typed_on_a_card_changes_a_cell(reader):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)
    card.get_by_text("A private note (optional)").click()
    before, pressed = reader.cells(), 0

    for control in card.locator("fieldset input, textarea, summary").all():
        control.press("Enter")
        pressed += 1
    for stage in ("form", "comparison"):
        for index in range(card.locator(CONTROLS).count()):
            control = card.locator(CONTROLS).nth(index)
            for key in KEYS:
                control.focus()
                reader.page.keyboard.press(key)
                pressed += 1
        if stage == "form":
            reader.choose(card)
            card.get_by_role("radio", name="80 %", exact=True).press("Enter")
            card.get_by_role("heading", name=COMPARED).wait_for()

    assert reader.cells() == before
    assert len(before) == 13
    assert pressed > 100


def test_enter_on_an_unfinished_card_names_what_is_missing(reader):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)

    card.get_by_role("radio").first.press("Enter")
    first = card.get_by_role("alert").inner_text()
    card.get_by_role("radio").first.check()
    card.get_by_role("button", name="Commit and compare").click()
    second = card.get_by_role("alert").inner_text()
    group = card.get_by_role("group", name="How far does the article decide this?")

    assert first == "Choose a response first."
    assert second == "Say how far the article decides this."
    assert card.get_by_role("radio", name="Clearly.").evaluate("(radio) => radio === document.activeElement")
    assert group.get_by_role("alert").count() == 1
    expect(group.get_by_role("alert")).to_be_in_viewport()
    card.get_by_role("radio", name="Clearly.").check()
    assert card.get_by_role("alert").count() == 0
    assert reader.lab.lines() == []


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_any_view_in_any_theme(reader, theme):
    settings = reader.lab.folder / "LAB_SETTINGS" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    seen = {}

    for notebook in ("00_start_here.ipynb", "02_read_the_article.ipynb", PRACTICE):
        reader.open(notebook)
        reader.run()
        assert reader.page.evaluate("document.body.dataset.jpThemeName") == theme
        if notebook == PRACTICE:
            card = reader.card(FIRST)
            card.get_by_text("A private note (optional)").click()
            card.get_by_role("button", name="Commit and compare").click()
            seen["form"] = Axe().run(reader.page, ".practicum-card").response["violations"]
            reader.choose(card)
            reader.commit(card)
        seen[notebook] = Axe().run(reader.page, ".practicum").response["violations"]

    assert seen == {view: [] for view in seen}
    assert len(seen) == 4


def test_every_control_has_its_name_and_its_role(reader):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)

    groups = card.locator("legend").all_text_contents()
    options = card.get_by_role("group", name="Which response fits the article best?").get_by_role("radio")
    assert groups == [
        "Which response fits the article best?",
        "How far does the article decide this?",
        "How sure are you of the response you chose?",
    ]
    assert options.count() == 4
    assert card.get_by_role("radio", name="Leave the liking where it is, keep it out").count() == 1
    assert card.get_by_role("heading", name=FIRST).count() == 1
    reader.choose(card)
    reader.commit(card)

    assert card.get_by_role("status").first.inner_text().startswith("Saved in my_passport.jsonl.")
    assert card.get_by_role("region", name=COMPARED).count() == 1
    assert card.get_by_role("complementary", name="Beyond the text").count() == 1
    assert card.get_by_role("figure").count() == 1


@pytest.mark.parametrize(("width", "direction"), [(1280, "ltr"), (640, "ltr"), (320, "ltr"), (320, "rtl")])
def test_nothing_overflows_a_narrow_a_magnified_or_a_mirrored_page(reader, width, direction):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)
    reader.choose(card)
    reader.commit(card)

    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.page.evaluate(MIRROR, direction)
    if width < 700:
        reader.page.keyboard.press("Control+b")
    reader.page.wait_for_timeout(500)

    wide = "(views) => views.filter((v) => v.scrollWidth > v.clientWidth + 1).map((v) => v.className)"
    assert reader.page.locator(".practicum, .practicum *").evaluate_all(wide) == []
    assert card.bounding_box()["width"] > 150


def test_every_target_is_large_enough_to_hit(reader):
    reader.open(PRACTICE)
    reader.run()
    card = reader.card(FIRST)

    boxes = card.locator("label.practicum-choice, input[type=radio], button, summary").evaluate_all(
        "(targets) => targets.map((t) => t.getBoundingClientRect()).map((b) => Math.min(b.width, b.height))"
    )

    assert len(boxes) > 20
    assert min(box for box in boxes if box) >= 24


def test_a_reader_who_wants_no_motion_gets_none(reader):
    reader.page.emulate_media(reduced_motion="reduce")
    reader.open(PRACTICE)
    reader.run()

    moving = reader.page.locator(".practicum, .practicum *").evaluate_all(
        "(all) => all.filter((e) => getComputedStyle(e).transitionDuration !== '0s'"
        " || getComputedStyle(e).animationName !== 'none').length"
    )

    assert moving == 0
