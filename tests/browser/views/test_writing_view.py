"""Writing, the consultation plan and the record by themselves: by keyboard, on paper, in themes and widths."""

import json
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from people import fill_line, press, tab_to

import practicum
from practicum.cards.writing import MOST_IN_A_BOX, MOST_IN_A_PLAN
from practicum.content.library import Library, own_folder
from practicum.content.model import surenesses
from practicum.passport.file import Passport
from practicum.passport.lines import Attempt, Choice

BOX, PLAN, RECORD = "One criticism", "My consultation plan", "Record of what was done"
PROMPT = """
[[prompts]]
id = "a-test-prompt"
title = "One criticism"
ask = "What does this text leave out?"
hint = "For example: whom it forgets."
"""
KEYS = ["ArrowDown", "b", "d", "d", "x", "m", "Escape", "Alt+Enter", "Control+Shift+ArrowDown", "Control+Backspace"]
TAKE_PRINT = "window.print = () => { window.top.printed = document.documentElement.outerHTML; }"
WORDS = "It never says who judges."


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Give the course's data with a prompt of the tests' own."""
    data = tmp_path_factory.mktemp("writing") / "data"
    shutil.copytree(own_folder(), data)
    with (data / "course.toml").open("a", encoding="utf-8") as course:
        course.write(PROMPT)
    return data


@pytest.fixture
def reader(static, data, monkeypatch):
    """Give a person before a box, the plan and the record."""
    monkeypatch.setenv("PRACTICUM_DATA", str(data))
    static.page.add_init_script(TAKE_PRINT)
    static.open()
    draw(static)
    return static


def draw(reader) -> None:
    reader.show(
        practicum.page("start-here"),
        practicum.write("a-test-prompt"),
        practicum.plan(),
        practicum.mine.record(),
    )


def write(reader, text: str = WORDS):
    box = reader.card(BOX)
    box.get_by_label("Your words").fill(text)
    return box


def printed(reader) -> str:
    """Give what the browser was last asked to print."""
    return reader.page.evaluate("window.printed")


def texts(reader, html: str) -> list[str]:
    """Read a printed document as a browser shows it, element by element."""
    script = """(html) => [...new DOMParser().parseFromString(html, "text/html").body.children]
      .map((e) => `${e.tagName} ${e.textContent}`)"""
    return reader.page.evaluate(script, html)


def as_pdfs(browser, html: str) -> list[bytes]:
    """Print a document as the browser would, onto either kind of paper."""
    sheet = browser.new_context().new_page()
    sheet.set_content(html)
    pdfs = [sheet.pdf(format=paper, tagged=True) for paper in ("A4", "Letter")]
    sheet.context.close()
    return pdfs


def take_everything(passport: Path) -> int:
    """Record an attempt at every vignette and every decision of the course; count them."""
    library = Library(own_folder())
    shown = [library.vignette(name) for name in library.vignette_ids()]
    shown += [decision for name in library.case_ids() for decision in library.case(name).decisions]
    choices = [Choice(one.options[0].id, surenesses(one)[3]) for one in shown]
    at = "2026-11-23T10:00:00.000+00:00"
    pairs = enumerate(zip(shown, choices, strict=True))
    made = (Attempt(str(n), at, one.id, one.version, 0, c) for n, (one, c) in pairs)
    return Passport(passport).record(made).added


def test_a_text_is_kept_found_again_and_taken_out_by_keyboard_alone(reader):
    page, box = reader.page, reader.card(BOX)
    box.get_by_label("Your words").focus()

    page.keyboard.type(WORDS)
    tab_to(page, box.get_by_role("button", name="Keep this in my passport"), most=2)
    page.keyboard.press("Enter")
    box.get_by_text("Kept in my_passport.jsonl.").wait_for()
    [line] = reader.lines()
    reader.reload()
    draw(reader)
    box.get_by_text(re.compile(r"As you kept it on \d{4}-\d\d-\d\d, in my_passport.jsonl.")).wait_for()
    again = box.get_by_label("Your words").input_value()
    box.get_by_label("Your words").focus()
    tab_to(page, box.get_by_role("button", name="Take it out of my passport"), most=5)
    page.keyboard.press("Enter")
    stops = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box.get_by_text("Taken out of my_passport.jsonl.").wait_for()

    assert json.loads(line)["answers"] == {"text": WORDS}
    assert again == WORDS
    assert stops == "Leave it there"
    assert reader.lines() == []
    assert box.get_by_role("button", name="Take it out of my passport").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Keep this in my passport"
    assert box.get_by_label("Your words").input_value() == WORDS


def test_the_plan_is_printed_as_sentences_with_the_date_and_the_line_for_trainees(reader):
    fill_line(reader.card(PLAN))
    fill_line(reader.card(PLAN), 3, role="somebody else, by role").get_by_label("which role").fill(
        "the head of my service"
    )

    press(reader.card(PLAN), "Print")
    reader.page.wait_for_function("window.printed")

    said = texts(reader, printed(reader))
    assert said[:4] == [
        "H1 My consultation plan",
        "H2 Line 1",
        "P If I notice that one hour runs over, then I will speak to my supervisor by Friday.",
        "P What I will say first: “I have let an hour run over. I want to look at why.”",
    ]
    assert "P If I notice that one hour runs over, then I will speak to the head of my service by Friday." in said
    assert "H2 Line 2" not in said
    assert said[-2] == "P If you are in training: bring attraction to supervision early."
    assert re.fullmatch(r"P Written with “Mine to Handle”, \d{4}-\d\d-\d\d\.", said[-1])
    assert "<title>My consultation plan</title>" in printed(reader)
    assert reader.lines() == []


def test_an_empty_plan_prints_room_for_a_pen(reader):
    press(reader.card(PLAN), "Print")
    reader.page.wait_for_function("window.printed")

    said = texts(reader, printed(reader))

    assert [line for line in said if line.startswith("H2")] == [
        "H2 Line 1",
        "H2 Line 2",
        "H2 Line 3",
        "H2 The rules that apply to me",
    ]
    assert said[2] == "P If I notice {0}, then I will speak to {0} by {0}.".format("_" * 18)


def test_the_longest_plan_that_can_be_kept_fits_one_page_and_has_its_headings(reader, browser):
    plan = reader.card(PLAN)
    for number in (1, 2, 3):
        fill_line(reader.card(PLAN), number)
    boxes = plan.locator("textarea")
    room = (MOST_IN_A_PLAN - 200) // boxes.count()
    for index in range(boxes.count()):
        boxes.nth(index).fill(("that I think of little else " * 40)[:room])

    press(plan, "Print")
    reader.page.wait_for_function("window.printed")
    pdfs = as_pdfs(browser, printed(reader))

    assert [len(re.findall(rb"/Type\s*/Page\b", pdf)) for pdf in pdfs] == [1, 1]
    assert [len(re.findall(rb"/S\s*/H1\b", pdf)) for pdf in pdfs] == [1, 1]
    assert [len(re.findall(rb"/S\s*/H2\b", pdf)) for pdf in pdfs] == [4, 4]


def test_what_was_printed_leaves_the_page_and_the_focus_is_where_it_was(reader):
    write(reader)
    button = reader.card(BOX).get_by_role("button", name="Print")

    button.press("Enter")
    reader.page.wait_for_function("window.printed")

    assert button.evaluate("(button) => button === document.activeElement")
    assert reader.page.locator("iframe.practicum-paper").count() == 1
    draw(reader)
    assert reader.page.locator("iframe.practicum-paper").count() == 0


def test_a_text_file_holds_what_is_printed_and_markup_stays_text(reader, tmp_path):
    hostile = "<img src=x onerror=alert(1)> & {text}\n\nA second paragraph."
    box = write(reader, hostile)

    with reader.page.expect_download() as download:
        press(box, "Save as a text file")
    download.value.save_as(tmp_path / "copy.txt")
    press(box, "Print")
    reader.page.wait_for_function("window.printed")

    saved = (tmp_path / "copy.txt").read_text(encoding="utf-8")
    assert download.value.suggested_filename == "a-test-prompt.txt"
    assert saved.startswith(f"One criticism\n\nWhat does this text leave out?\n\n{hostile}\n\nWritten with ")
    assert texts(reader, printed(reader))[2] == f"P {hostile}"


def test_a_text_is_kept_later_when_the_passport_can_be_written_again(reader):
    box = write(reader)
    reader.passport.mkdir()

    press(box, "Keep this in my passport")
    box.get_by_text("Not kept: my_passport.jsonl cannot be written just now.").wait_for()
    reader.passport.rmdir()
    press(box, "Keep this in my passport")
    box.get_by_text("Kept in my_passport.jsonl.").wait_for()

    assert len(reader.lines()) == 1


def test_too_much_or_nothing_is_said_and_not_sent(reader):
    box = reader.card(BOX)
    press(box, "Keep this in my passport")
    nothing = box.get_by_role("status").last.inner_text()

    write(reader, "x" * (MOST_IN_A_BOX + 1))
    press(box, "Keep this in my passport")

    assert nothing == "There is nothing to keep yet."
    assert "characters 10001, at most 10000" in box.get_by_role("status").last.inner_text()
    assert reader.lines() == []


def test_a_text_that_may_name_somebody_is_met_with_a_warning(reader):
    texts = ["I told Anna Meier about it", "", "write to a@b.org", WORDS]
    warning = reader.card(BOX).get_by_text("This may name somebody or something real.")

    warned = [write(reader, text) and warning.count() for text in texts]

    assert warned == [1, 0, 1, 0]


def test_a_role_of_ones_own_is_asked_for_only_where_it_is_chosen(reader):
    line = reader.card(PLAN).get_by_role("group", name="Line 1")
    role, who = line.get_by_label("which role"), line.get_by_label("then I will speak to")
    before = role.is_visible()

    who.select_option("somebody else, by role")
    role.fill("the head of my service")
    shown = role.is_visible()
    who.select_option("my own therapist")
    press(reader.card(PLAN), "Keep this in my passport")
    reader.card(PLAN).get_by_text("Kept in my_passport.jsonl.").wait_for()

    assert (before, shown, role.is_visible()) == (False, True, False)
    assert json.loads(reader.lines()[0])["answers"] == {"who_1": "therapist"}


def test_the_record_is_printed_with_a_name_that_goes_nowhere(reader):
    record = reader.card(RECORD)
    record.get_by_text("Nothing is on record in my_passport.jsonl yet.").wait_for()
    record.get_by_label("Your name").fill("Nora Quill")

    press(record, "Look again")
    record.get_by_text("This is how things stand now.").wait_for()
    press(record, "Print")
    reader.page.wait_for_function("window.printed")

    said = texts(reader, printed(reader))
    assert said[:3] == ["H1 Record of what was done", "P Course: Mine to Handle", "P Name: Nora Quill"]
    assert "P This is no CE or CPD credit, and it shows no fitness for anything." in said
    assert record.get_by_label("Your name").input_value() == "Nora Quill"
    assert [asked for asked in reader.kernel.received if "Quill" in asked] == []
    assert len(reader.kernel.received) > 3


def test_the_two_counts_are_printed_only_if_the_learner_ticks_the_box(reader):
    record = reader.card(RECORD)
    box = record.get_by_label("Put the two counts onto the paper")
    unseen = box.is_hidden()
    take_everything(reader.passport)
    press(record, "Look again")
    record.get_by_text("good practice supports").first.wait_for()
    said = []

    for ticked in (False, True):
        box.set_checked(ticked)
        reader.page.evaluate("delete window.printed")
        press(record, "Print")
        reader.page.wait_for_function("window.printed")
        said.append(texts(reader, printed(reader)))

    assert unseen
    assert [sum("good practice supports" in line for line in paper) for paper in said] == [0, 2]
    assert [line for paper in said for line in paper if "only if you tick the box" in line] == []


def test_the_record_of_the_whole_course_fits_one_page(reader, browser):
    taken = take_everything(reader.passport)
    record = reader.card(RECORD)
    record.get_by_label("Your name").fill("Nora Quill")

    press(record, "Look again")
    record.get_by_label("Put the two counts onto the paper").check()
    record.get_by_text(f"Choices saved in all: {taken}.").wait_for()
    press(record, "Print")
    reader.page.wait_for_function("window.printed")

    pdfs = as_pdfs(browser, printed(reader))
    assert [len(re.findall(rb"/Type\s*/Page\b", pdf)) for pdf in pdfs] == [1, 1]
    assert len(record.get_by_role("row").all()) > 8
    assert taken > 60


def test_no_key_that_changes_a_cell_leaves_a_box(reader):
    pressed = 0

    for card in (reader.card(BOX), reader.card(PLAN), reader.card(RECORD)):
        pressed += reader.strike(card.locator("textarea, input:visible, select, button"), KEYS)
        for kind in ("textarea", "input:visible", "select", "button"):  # and one of each kind by real keys
            for key in KEYS if card.locator(kind).count() else ():
                card.locator(kind).first.focus()
                reader.page.keyboard.press(key)
                pressed += 1

    assert reader.leaked() == []
    assert pressed > 200


def test_axe_finds_nothing_in_any_state(reader):
    write(reader, "I told Anna Meier about it")
    press(reader.card(BOX), "Keep this in my passport")
    reader.card(BOX).get_by_text("Kept in").wait_for()
    press(reader.card(BOX), "Take it out of my passport")
    fill_line(reader.card(PLAN), role="somebody else, by role")
    press(reader.card(PLAN), "Print")
    reader.page.wait_for_function("window.printed")

    found = reader.axe(["JupyterLab Light", "JupyterLab Dark"])
    paper = reader.page.context.browser.new_context().new_page()
    paper.set_content(printed(reader))
    on_paper = Axe().run(paper).response["violations"]
    paper.context.close()

    assert found == []
    assert [fault["id"] for fault in on_paper if fault["id"] not in ("region", "landmark-one-main")] == []


def test_at_every_width_nothing_overflows_and_every_target_is_large_enough(reader):
    fill_line(reader.card(PLAN), 3, role="somebody else, by role")

    for width, direction in ((1280, "ltr"), (320, "ltr"), (320, "rtl")):
        reader.resize(width, direction)
        sizes = reader.sizes(".practicum :is(button, input, select, textarea)")
        parts = ".practicum-writing, .practicum-writing :is(div, fieldset, p, label, table, button)"

        assert reader.too_wide(parts) == []
        assert len(sizes) > 20
        assert min(sizes) >= 24


def test_every_control_has_a_label_that_can_be_seen(reader):
    unnamed = """(all) => all.filter((e) => !(e.labels?.length && [...e.labels].every((l) => l.textContent.trim())))
      .map((e) => e.id)"""
    controls = reader.page.locator(".practicum-writing :is(input, select, textarea)")

    assert controls.evaluate_all(unnamed) == []
    assert controls.count() == 1 + 16 + 2


def test_the_plan_opens_with_one_line_and_gives_another_at_each_press(reader):
    plan = reader.card(PLAN)
    add, legends = plan.get_by_role("button", name="Add a line"), plan.locator("legend:visible")
    opened = legends.all_inner_texts()

    add.press("Enter")
    focus = reader.page.evaluate("document.activeElement.closest('fieldset').querySelector('legend').textContent")
    add.press("Enter")

    assert [legend for legend in opened if legend.startswith("Line")] == ["Line 1"]
    assert focus == "Line 2"
    assert [legend for legend in legends.all_inner_texts() if legend.startswith("Line")] == [
        "Line 1",
        "Line 2",
        "Line 3",
    ]
    assert add.is_hidden()


def test_a_kept_plan_opens_with_every_line_that_has_something_in_it(reader):
    fill_line(reader.card(PLAN), 2)
    press(reader.card(PLAN), "Keep this in my passport")
    reader.card(PLAN).get_by_text("Kept in my_passport.jsonl.").wait_for()

    reader.reload()
    draw(reader)

    reader.card(PLAN).get_by_text("As you kept it on").wait_for()
    assert reader.card(PLAN).get_by_role("group", name="Line 2").is_visible()
    assert not reader.card(PLAN).get_by_role("group", name="Line 3").is_visible()
