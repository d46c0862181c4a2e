"""The two checks, what changed and the review by themselves: by keyboard, in themes, in narrow windows."""

import json
import shutil
import uuid

import pytest
from people import commit_all, tab_to
from samples import FORMS, write_checks

import practicum
from practicum import words
from practicum.content.library import Library
from practicum.passport.file import Passport


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return write_checks(tmp_path_factory.mktemp("data") / "data", "00_checks.ipynb")


@pytest.fixture
def static(static, data, monkeypatch):
    """Give a person before both checks, what changed, and a review."""
    monkeypatch.setenv("PRACTICUM_DATA", str(data))
    draw(static)
    return static


def draw(static) -> None:
    checks = practicum.form("before"), practicum.form("after")
    static.show(practicum.page("only-page"), *checks, practicum.mine.change(), practicum.review())


def scenes(deck) -> list[str]:
    """Read the titles of the scenes that are in sight."""
    return deck.locator("[role=group] h3:visible").all_text_contents()


def test_a_check_is_gone_through_by_keyboard_one_scene_at_a_time(static):
    page, deck = static.page, static.card("The first check")
    first, second = scenes(deck), []
    deck.get_by_role("radio").first.focus()

    for _ in range(2):  # a scene is skipped, the next one is committed
        tab_to(page, deck.get_by_role("button", name="Next"))
        page.keyboard.press("Enter")
        second.append(page.locator(":focus").inner_text())
    tab_to(page, deck.get_by_role("radio").and_(page.locator("[name$=option]:visible")).first)
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    tab_to(page, deck.get_by_role("button", name="Commit", exact=True).and_(page.locator(":visible")), most=4)
    page.keyboard.press("Enter")
    deck.get_by_text("Saved in my_passport.jsonl.").wait_for()

    assert len(first) == 1
    assert len({*first, *second}) == 3
    assert scenes(deck) == second[1:]
    assert page.locator(":focus").inner_text() == "Your choice is taken"
    assert deck.get_by_text("Scene 3 of 4").count() == 1
    assert deck.get_by_text("1 of 4 on record.").count() == 1
    assert len(static.lines()) == 1


def test_a_form_half_filled_is_as_it_was_after_going_on_and_back(static):
    deck = static.card("The first check")
    deck.locator("[name$=option]:visible").nth(2).check()

    deck.get_by_role("button", name="Next").click()
    deck.get_by_role("button", name="Previous scene").click()

    assert deck.locator("[name$=option]:visible").nth(2).is_checked()
    assert deck.get_by_role("button", name="Previous scene").is_hidden()


def test_while_the_check_is_held_nothing_of_the_guidance_reaches_the_browser_and_reminders_can_be_had(
    static, data, tmp_path
):
    deck = static.card("The first check")
    commit_all(deck, "Commit")

    sent = "".join(static.kernel.sent)
    options = Library(data).vignette("a-1").options
    reasons = [mark.because[-30:] for option in options for mark in (option.article, option.practice)]
    assert "Moment a-1" in sent
    assert [reason for reason in reasons if reason in sent] == []
    assert deck.get_by_role("button", name="Try again").count() == 0
    assert "The figures of the first check wait until" in _look(static)
    assert len(static.lines()) == 4
    review = static.card("Your review")
    with static.page.expect_download() as download:
        review.get_by_role("button", name="Put three reminders in my calendar").press("Enter")
    download.value.save_as(tmp_path / "saved.ics")
    assert download.value.suggested_filename == "reminders.ics"
    assert (tmp_path / "saved.ics").read_bytes().count(b"BEGIN:VEVENT\r\n") == 3
    assert review.get_by_role("status").inner_text().startswith("The file is on its way")


def test_after_an_unsound_choice_the_safety_sentence_is_said_where_the_choice_is_kept(
    static, data, tmp_path, monkeypatch
):
    shutil.copytree(data, tmp_path / "data")
    for path in (tmp_path / "data" / "vignettes").iterdir():
        path.write_text(path.read_text().replace('mark = "supervised"', 'mark = "unsound"'))
    monkeypatch.setenv("PRACTICUM_DATA", str(tmp_path / "data"))
    draw(static)
    deck, library = static.card("The first check"), Library(tmp_path / "data")
    sentence = deck.get_by_text(words.forms.safety())
    marks = [option.practice.mark for option in library.vignette("a-1").options]
    heard = {}

    for at, mark in enumerate(marks):
        static.choose(deck.locator("[role=group]:visible").first, option=at)
        deck.get_by_role("button", name="Commit", exact=True).and_(static.page.locator(":visible")).click()
        deck.get_by_text(f"{at + 1} of 4 on record.").wait_for()
        heard[mark] = sentence.and_(static.page.locator("[role=status]:visible")).count()
        if at < 3:
            deck.get_by_role("button", name="Next").click()

    assert "unsound" in marks
    assert {mark: int(mark == "unsound") for mark in marks} == heard


def test_a_plan_is_said_again_by_keyboard_a_line_at_a_time_and_nothing_is_kept_of_it(static):
    lines = {
        "notice_1": "that I dress for it",
        "who_1": "supervisor",
        "when_1": "Friday",
        "first_1": "Could we talk?",
    }
    answers = {**lines, "notice_2": "a smile", "who_2": "tutor", "when_2": "Monday"}
    practicum.plan().reply({"kind": "keep", "id": str(uuid.uuid4()), "answers": answers})
    kept = static.lines()
    static.show(practicum.review())
    page, review = static.page, static.card("Your review")
    look, focus = review.get_by_role("button", name="Show the whole line"), page.locator(":focus")

    before = review.inner_text()
    tab_to(page, look)
    page.keyboard.press("Enter")
    first = focus.inner_text()
    whole = review.inner_text()
    tab_to(page, review.get_by_role("button", name="Next line"), most=2)
    page.keyboard.press("Enter")
    second = review.inner_text()
    tab_to(page, look, most=2)
    page.keyboard.press("Enter")

    assert "If I notice that I dress for it, then …" in before
    assert "Say it first, then look." in before
    assert [hidden for hidden in ("my supervisor", "Friday", "Could we talk?", "a smile") if hidden in before] == []
    assert first == "If I notice that I dress for it, then I will speak to my supervisor by Friday."
    assert "What I will say first: “Could we talk?”" in whole
    assert "If I notice a smile, then …" in second
    assert "Could we talk?" not in second
    assert "my training tutor by Monday." in review.inner_text()
    assert review.get_by_role("button", name="Next line").count() == 0
    assert static.lines() == kept
    assert static.axe(["JupyterLab Dark", "JupyterLab Light"]) == []


def test_the_first_check_opens_where_it_stands_once_the_second_is_done(static):
    page, first, second = static.page, static.card("The first check"), static.card("The second check")
    see = first.get_by_role("button", name="Open the comparisons")
    commit_all(first, "Commit")
    unasked = see.is_hidden()

    commit_all(second, "Commit")
    see.wait_for()
    tab_to(page, see, most=120, key="Shift+Tab")
    page.keyboard.press("Enter")
    first.get_by_role("heading", name="Your response:").and_(page.locator(":visible")).wait_for()

    assert unasked
    assert see.is_hidden()
    assert page.locator(":focus").inner_text() == scenes(first)[0]
    assert first.get_by_text("Each one that you committed now has its comparison.").count() == 1
    assert first.get_by_text("Scene 4 of 4").count() == 1
    assert first.get_by_text("Level ").count() == 0
    assert len(static.lines()) == 8


def test_while_the_second_check_is_not_whole_nothing_offers_to_open_the_first(static):
    first, second = static.card("The first check"), static.card("The second check")
    commit_all(first, "Commit")
    asked = len(static.kernel.received)

    static.choose(second.locator("[role=group]:visible").first)
    second.get_by_role("button", name="Commit", exact=True).and_(static.page.locator(":visible")).click()
    second.get_by_text("Saved in my_passport.jsonl.").wait_for()
    static.until(lambda: any('"look"' in each for each in static.kernel.received[asked:]))

    assert first.get_by_role("button", name="Open the comparisons").is_hidden()


def test_the_first_way_on_in_a_check_is_to_the_next_scene_and_not_to_the_next_page(static):
    deck = static.card("The first check")

    names = [name for name in deck.get_by_role("button").all_inner_texts() if name]

    assert [name for name in names if name.startswith("Next")] == ["Next scene"]


def test_a_deck_says_at_its_last_scene_that_it_is_the_last_and_what_is_open(static):
    deck = static.card("The second check")
    end = deck.locator(".practicum-end")
    said = [end.inner_text()]
    for number in range(4):
        if number != 1:
            static.choose(deck.locator("[role=group]:visible").first)
            deck.get_by_role("button", name="Commit", exact=True).and_(static.page.locator(":visible")).click()
            deck.get_by_text(f"{number + (number == 0)} of 4 on record.").wait_for()
        if number < 3:
            deck.get_by_role("button", name="Next").click()
        if number == 2:
            said.append(end.inner_text())

    assert [*said, end.inner_text()] == [
        "",
        "This is the last scene. Still open, if you like: 2.",
        "That was the last scene. Still open, if you like: 2.",
    ]


def test_a_choice_on_its_way_is_sent_from_a_scene_that_is_not_in_sight(static, data):
    deck = static.card("The first check")
    name = FORMS["a" if "a-1" in scenes(deck)[0] else "b"][2]

    static.page.evaluate(_UNSENT, [Passport(static.passport).path_hash, name, Library(data).vignette(name).version])
    static.reload()
    draw(static)
    deck.get_by_text("1 of 4 on record.").wait_for()

    assert [json.loads(line)["vignette"] for line in static.lines()] == [name]
    assert scenes(deck) == [f"Moment {name[0]}-1"]


def test_before_and_after_axe_finds_nothing_and_at_every_width_nothing_overflows(static):
    themes = ["JupyterLab Dark", "JupyterLab Light"]
    assert static.axe(themes) == []

    commit_all(static.card("The first check"), "Commit")
    commit_all(static.card("The second check"), "Commit")
    _look(static)

    assert static.axe(themes) == []
    for width, direction in ((1280, "ltr"), (375, "ltr"), (320, "rtl")):
        static.resize(width, direction)
        assert static.too_wide(".practicum, .practicum div, .practicum p") == []
        targets = static.sizes(".practicum button:visible")
        assert len(targets) >= 5
        assert min(targets) >= 24


_UNSENT = """([mark, name, version]) => {
  const id = "7f1f5b8e-1111-4222-8333-444455556666";
  const choice = { id, version, option: null, confidence: 81, note: "", kept: 1 };
  choice.option = document.querySelector(".practicum-card input[name$=option]").value;
  sessionStorage.setItem(`practicum:unsent:${mark}:${name}:${id}`, JSON.stringify(choice));
}"""


def _look(static) -> str:
    """Press “Look again” and read what stands there then."""
    panel = static.card("Before and after")
    panel.get_by_role("button", name="Look again").click()
    panel.get_by_text("This is how things stand now.").wait_for()
    return panel.inner_text()
