"""The card by itself: its keys, its names, its themes, its widths."""

import pytest
from people import KEYS
from playwright.sync_api import expect
from static_page import THEMES

import practicum
from practicum.content.library import Library, own_folder

PRACTICE = "03_on_your_own.ipynb"
FIRST = "Eight sessions"
LIBRARY = Library(own_folder())
CORE = [page for page in LIBRARY.course.pages if page.core]
COMPARED = "Your response:"
CONTROLS = "input, textarea, summary, button, h4[tabindex]"


@pytest.fixture
def card(static):
    return static.show(practicum.vignette("eight-sessions"))


def test_no_key_that_changes_a_cell_leaves_a_card(static, card):
    card.get_by_text("A private note (optional)").click()
    pressed = 0

    for control in card.locator("fieldset input, textarea, summary").all():
        control.press("Enter")
        pressed += 1
    for stage in ("form", "comparison"):
        pressed += static.strike(card.locator(CONTROLS), KEYS)  # all of them; and one of each kind by real keys:
        for kind in CONTROLS.split(", "):
            for key in KEYS if card.locator(kind).count() else ():
                card.locator(kind).first.focus()
                static.page.keyboard.press(key)
                pressed += 1
        if stage == "form":
            static.choose(card)
            card.get_by_role("radio", name="Sure", exact=True).press("Enter")
            card.get_by_role("heading", name=COMPARED).wait_for()

    assert static.leaked() == []
    assert pressed > 300


def test_a_key_that_runs_or_saves_a_page_leaves_a_card(static, card):
    card.get_by_role("radio").first.focus()

    for key in ("Shift+Enter", "Control+Enter", "Control+s"):
        static.page.keyboard.press(key)

    assert static.leaked() == ["shift+Enter", "ctrl+Enter", "ctrl+s"]


def test_enter_on_an_unfinished_card_names_what_is_missing(static, card):
    card.get_by_role("radio").first.press("Enter")
    first = card.get_by_role("alert").inner_text()
    card.get_by_role("radio").first.check()
    card.get_by_role("button", name="Commit", exact=True).click()
    second = card.get_by_role("alert").inner_text()
    group = card.get_by_role("group", name="How sure are you?")

    assert first == "Choose a response first."
    assert second == "Say how sure you are."
    assert card.get_by_role("radio", name="A guess").evaluate("(radio) => radio === document.activeElement")
    assert group.get_by_role("alert").count() == 1
    expect(group.get_by_role("alert")).to_be_in_viewport()
    card.get_by_role("radio", name="A guess").check()
    assert card.get_by_role("alert").count() == 0
    assert static.lines() == []


def test_axe_finds_nothing_in_any_view_in_any_theme(static):
    static.run(PRACTICE)
    card = static.card(FIRST)
    card.get_by_text("A private note (optional)").click()
    card.get_by_role("button", name="Commit", exact=True).click()
    form = static.axe(THEMES)
    static.choose(card)
    static.commit(card)

    assert form == []
    assert static.axe(THEMES) == []


def test_every_control_has_its_name_and_its_role(static, card):
    groups = card.locator("legend").all_text_contents()
    options = card.get_by_role("group", name="What would you do?").get_by_role("radio")
    assert groups == ["What would you do?", "How sure are you?"]
    assert options.count() == 4
    assert static.card(FIRST).count() == 1
    assert card.get_by_role("radio", name="Keep to the plan with Elias").count() == 1
    assert card.get_by_role("heading", name=FIRST).count() == 1
    static.choose(card)
    static.commit(card)

    assert card.get_by_role("status").first.inner_text().startswith("Saved in my_passport.jsonl.")
    assert card.get_by_role("group", name=COMPARED).count() == 1
    verdicts = card.locator(".practicum-two-marks").first.get_by_role("heading").all_inner_texts()
    assert len(verdicts) == 2
    assert all(word in verdict for word, verdict in zip(("article", "ractice"), verdicts, strict=True))
    assert card.get_by_role("group", name="All responses").locator("summary").count() == 4
    assert card.get_by_role("list", name="Signs in this scene").get_by_role("listitem").count() >= 1
    card.get_by_text("More on this scene").click()
    card.get_by_text("What the article says", exact=True).click()
    assert card.get_by_role("figure").count() == 1


def test_at_every_width_nothing_overflows_and_every_target_is_large_enough_to_hit(static):
    static.run(PRACTICE)
    card = static.card(FIRST)
    static.choose(card)
    static.commit(card)

    for width, direction in ((1280, "ltr"), (640, "ltr"), (320, "ltr"), (320, "rtl")):
        static.resize(width, direction)
        sizes = static.sizes(".practicum :is(label.practicum-choice, input[type=radio], button, summary)")

        assert static.too_wide() == []
        assert card.bounding_box()["width"] > 150
        assert len(sizes) > 20
        assert min(sizes) >= 24


def test_a_reader_who_wants_no_motion_gets_none(static):
    static.page.emulate_media(reduced_motion="reduce")
    static.run(PRACTICE)

    moving = static.page.locator(".practicum, .practicum *").evaluate_all(
        "(all) => all.filter((e) => getComputedStyle(e).transitionDuration !== '0s'"
        " || getComputedStyle(e).animationName !== 'none').length"
    )

    assert moving == 0


def test_a_scene_to_try_is_compared_and_nothing_of_it_is_kept(static):
    card = static.show(practicum.try_out("eight-sessions"))
    static.choose(card)

    card.get_by_role("button", name="Commit", exact=True).press("Enter")

    card.get_by_role("heading", name=COMPARED).and_(static.page.locator(":focus")).wait_for()
    assert card.get_by_text("Saved").count() == 0
    assert card.get_by_role("textbox").count() == 0
    assert static.lines() == []
    assert static.page.evaluate("sessionStorage.length") == 0
    card.get_by_role("button", name="Try again").click()
    assert card.get_by_text("Nothing is kept of what you choose here.").is_visible()


def test_a_scene_to_try_says_so_while_nothing_answers(static):
    card = static.show(practicum.try_out("eight-sessions"))
    static.kernel.suspend()
    static.choose(card)

    card.get_by_role("button", name="Commit", exact=True).click()
    card.get_by_text("Nothing answers on this page yet.").wait_for()
    static.kernel.resume()

    card.get_by_role("heading", name=COMPARED).wait_for()
    assert card.get_by_role("status").first.inner_text() == ""


def test_a_response_keeps_its_letter_after_the_choice(static, card):
    texts = card.locator(".practicum-choice-text").all_inner_texts()[:4]
    letters = card.locator(".practicum-mark").all_inner_texts()
    static.choose(card)
    static.commit(card)

    rows = card.get_by_role("group", name="All responses").locator("details")
    for row in rows.all():
        row.locator("summary").click()
    told = rows.locator(".practicum-option").all_inner_texts()

    assert letters == list("ABCD")
    assert told == [f"{letter}. {text.strip()}" for letter, text in zip(letters, texts, strict=True)]
    assert card.locator(".practicum-yours .practicum-option").inner_text() == told[1]
    assert rows.nth(1).locator("b").first.inner_text() == "B (yours)"


def test_an_answer_opens_within_one_screen_and_150_words(static):
    measured = {}

    for page in CORE:
        for name in page.vignettes:
            static.open()
            card = static.show(practicum.vignette(name))
            static.choose(card)
            static.commit(card)
            answer = card.locator(".practicum-comparison")
            unseen = sum(len(one.inner_text().split()) for one in answer.locator(".practicum-unseen:visible").all())
            measured[name] = answer.bounding_box()["height"], len(answer.inner_text().split()) - unseen

    assert len(measured) >= 12
    assert {name: size for name, size in measured.items() if size[0] > 700 or size[1] > 150} == {}


def test_signs_are_highlighted_once_a_choice_is_committed_and_gone_for_a_new_try(static, card):
    scene, signs = card.locator(".practicum-scene"), LIBRARY.vignette("eight-sessions").signs
    told = scene.inner_text()
    static.choose(card)
    static.commit(card)

    assert sorted(scene.locator("mark").all_inner_texts()) == sorted(sign.phrase for sign in signs)
    assert scene.get_by_role("listitem").count() == len(signs)
    card.get_by_role("button", name="Try again").click()
    assert scene.inner_text() == told


def test_next_scene_leads_to_the_next_card_and_takes_the_focus_along(static):
    static.show(practicum.vignette("eight-sessions"), practicum.vignette("words-for-water"))
    card, other = static.card(FIRST), static.card("Words for water")
    static.choose(card)
    static.commit(card)

    card.get_by_role("button", name="Next scene").press("Enter")

    expect(other.get_by_role("heading", name="Words for water")).to_be_focused()
    static.choose(other)
    static.commit(other)
    assert other.get_by_role("button", name="Next scene").count() == 0


def test_what_the_marks_mean_is_two_presses_away(static, card):
    static.choose(card)
    static.commit(card)
    meaning = card.get_by_text("It does not agree with a sentence of the article.")
    unasked = meaning.is_visible()

    card.get_by_text("More on this scene").click()
    card.get_by_text("What the marks mean").click()

    assert (unasked, meaning.is_visible()) == (False, True)
    assert card.locator(".practicum-legend svg").count() == 10


def test_a_twist_says_what_was_said_and_what_both_marks_become(static, card):
    static.choose(card)
    static.commit(card)
    card.get_by_text("More on this scene").click()
    card.get_by_text("What if …").click()
    twist = card.locator(".practicum-twist").first

    twist.get_by_role("radio", name="more", exact=True).check()

    assert twist.get_by_role("status").inner_text().startswith("You said: more.")
    assert "The article: " in twist.get_by_role("status").inner_text()
    assert "Good practice: " in twist.get_by_role("status").inner_text()
