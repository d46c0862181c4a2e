"""Writing, the consultation plan and the record in the real JupyterLab: by keyboard, on paper, without a kernel."""

import json
import os
import re
import shutil
import signal
from pathlib import Path

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from editions import Lab
from people import MIRROR

from practicum.cards.writing import MOST_IN_A_BOX, MOST_IN_A_PLAN
from practicum.content.library import Library, own_folder
from practicum.content.model import Decided
from practicum.passport.file import Passport
from practicum.passport.lines import Attempt, Choice

PAGE = "85_writing.ipynb"
BOX, PLAN, RECORD = "One criticism", "My consultation plan", "Record of what was done"
CALLS = [
    'import practicum\npracticum.page("start-here")',
    'practicum.write("a-test-prompt")',
    "practicum.plan()",
    "practicum.mine.record()",
]
PROMPT = """
[[prompts]]
id = "a-test-prompt"
title = "One criticism"
ask = "What does this text leave out?"
hint = "For example: whom it forgets."
"""
THEMES = ["JupyterLab Light", "JupyterLab Dark"]
KEYS = ["ArrowDown", "b", "d", "d", "x", "m", "Escape", "Alt+Enter", "Control+Shift+ArrowDown", "Control+Backspace"]
TAKE_PRINT = "window.print = () => { window.top.printed = document.documentElement.outerHTML; }"
WORDS = "It never says who judges."


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("writing")
    shutil.copytree(own_folder(), folder / "data")
    with (folder / "data" / "course.toml").open("a", encoding="utf-8") as course:
        course.write(PROMPT)
    lab = Lab(folder / "course", PRACTICUM_DATA=str(folder / "data"))
    lab.add_page(PAGE, CALLS, practicum={})
    yield lab
    lab.close()


@pytest.fixture
def reader(reader):
    reader.page.add_init_script(TAKE_PRINT)
    open_page(reader)
    return reader


def open_page(reader) -> None:
    reader.open(PAGE)
    reader.run()
    reader.card(RECORD).wait_for()


def tab_to(page, control, most: int = 60) -> None:
    """Press Tab until a control has focus, as a person without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if control.and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"not within {most} Tabs: {control}")


def press(card, name: str) -> None:
    card.get_by_role("button", name=name, exact=True).click()


def write(reader, text: str = WORDS):
    box = reader.card(BOX)
    box.get_by_label("Your words").fill(text)
    return box


def fill_line(reader, number: int = 1, role: str = "my supervisor"):
    line = reader.card(PLAN).get_by_role("group", name=f"Line {number}")
    line.get_by_label("If I notice").fill("that one hour runs over.")
    line.get_by_label("then I will speak to").select_option(role)
    line.get_by_label("by …").fill("Friday")
    line.get_by_label("What I will say first").fill("“I have let an hour run over. I want to look at why.”")
    return line


def printed(reader) -> str:
    """Give what the browser was last asked to print."""
    return reader.page.evaluate("window.printed")


def texts(reader, html: str) -> list[str]:
    """Read a printed document as a browser shows it, element by element."""
    script = """(html) => [...new DOMParser().parseFromString(html, "text/html").body.children]
      .map((e) => `${e.tagName} ${e.textContent}`)"""
    return reader.page.evaluate(script, html)


def as_pdf(browser, html: str, paper: str) -> bytes:
    """Print a document as the browser would, onto a kind of paper."""
    sheet = browser.new_context().new_page()
    sheet.set_content(html)
    pdf = sheet.pdf(format=paper, tagged=True)
    sheet.context.close()
    return pdf


def take_everything(passport: Path) -> int:
    """Record an attempt at every vignette and every decision of the course; count them."""
    library = Library(own_folder())
    shown = [library.vignette(name) for name in library.vignette_ids()]
    shown += [decision for name in library.case_ids() for decision in library.case(name).decisions]
    choices = [Choice(one.options[0].id, Decided.PARTLY, 80) for one in shown]
    at = "2026-11-23T10:00:00.000+00:00"
    pairs = enumerate(zip(shown, choices, strict=True))
    return Passport(passport).record(Attempt(str(n), at, one.id, one.version, 0, c) for n, (one, c) in pairs)


def kernels(lab) -> list[psutil.Process]:
    children = psutil.Process(lab.process.pid).children(recursive=True)
    return [child for child in children if "ipykernel_launcher" in " ".join(child.cmdline())]


def test_a_text_is_kept_found_again_and_taken_out_by_keyboard_alone(reader):
    page, box = reader.page, reader.card(BOX)
    box.get_by_label("Your words").focus()

    page.keyboard.type(WORDS)
    tab_to(page, box.get_by_role("button", name="Keep this in my passport"), most=2)
    page.keyboard.press("Enter")
    box.get_by_text("Kept in my_passport.jsonl.").wait_for()
    [line] = reader.lab.lines()
    open_page(reader)
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
    assert reader.lab.lines() == []
    assert box.get_by_role("button", name="Take it out of my passport").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Keep this in my passport"
    assert box.get_by_label("Your words").input_value() == WORDS


def test_the_plan_is_printed_as_sentences_with_the_date_and_the_line_for_trainees(reader):
    fill_line(reader)
    fill_line(reader, 3, role="somebody else, by role").get_by_label("which role").fill("the head of my service")

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
    assert reader.lab.lines() == []


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


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_plan_that_can_be_kept_fits_one_page_and_has_its_headings(reader, browser, paper):
    plan = reader.card(PLAN)
    for number in (1, 2, 3):
        fill_line(reader, number)
    boxes = plan.locator("textarea")
    room = (MOST_IN_A_PLAN - 200) // boxes.count()
    for index in range(boxes.count()):
        boxes.nth(index).fill(("that I think of little else " * 40)[:room])

    press(plan, "Print")
    reader.page.wait_for_function("window.printed")
    pdf = as_pdf(browser, printed(reader), paper)

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert (len(re.findall(rb"/S\s*/H1\b", pdf)), len(re.findall(rb"/S\s*/H2\b", pdf))) == (1, 4)


def test_what_was_printed_leaves_the_page_and_the_focus_is_where_it_was(reader):
    write(reader)
    button = reader.card(BOX).get_by_role("button", name="Print")

    button.press("Enter")
    reader.page.wait_for_function("window.printed")

    assert button.evaluate("(button) => button === document.activeElement")
    assert reader.page.locator("iframe.practicum-paper").count() == 1
    reader.run()
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


def test_a_text_kept_without_a_kernel_arrives_once_after_the_page_runs_again(reader):
    box = write(reader)
    for kernel in kernels(reader.lab):
        os.kill(kernel.pid, signal.SIGKILL)

    press(box, "Keep this in my passport")
    box.get_by_text("Nothing answers on this page at the moment. Your text is still here.").wait_for()
    write(reader, WORDS + " More.")
    assert reader.lab.lines() == []
    if reader.page.locator(".jp-Dialog").count():
        reader.page.keyboard.press("Enter")
    reader.page.get_by_text("| Idle").wait_for()
    reader.run()
    box.get_by_text("Changed since it was kept.").wait_for()
    reader.page.wait_for_timeout(3000)

    [line] = reader.lab.lines()
    assert json.loads(line)["answers"] == {"text": WORDS}
    assert reader.card(BOX).get_by_label("Your words").input_value() == WORDS + " More."


def test_what_was_typed_and_not_kept_is_there_again_when_the_page_is_run_anew_and_not_when_it_is_loaded_anew(reader):
    write(reader)
    fill_line(reader)

    reader.run()
    reader.card(BOX).get_by_text("What you had typed is here again. It is not kept.").wait_for()
    kept_by_page = reader.card(BOX).get_by_label("Your words").input_value()
    role = reader.card(PLAN).get_by_label("then I will speak to").first.input_value()
    open_page(reader)

    assert (kept_by_page, role) == (WORDS, "supervisor")
    assert reader.card(BOX).get_by_label("Your words").input_value() == ""
    assert reader.lab.lines() == []


def test_a_text_is_kept_later_when_the_passport_can_be_written_again(reader):
    box = write(reader)
    reader.lab.passport.mkdir()

    press(box, "Keep this in my passport")
    box.get_by_text("Not kept: my_passport.jsonl cannot be written just now.").wait_for()
    reader.lab.passport.rmdir()
    press(box, "Keep this in my passport")
    box.get_by_text("Kept in my_passport.jsonl.").wait_for()

    assert len(reader.lab.lines()) == 1


def test_too_much_or_nothing_is_said_and_not_sent(reader):
    box = reader.card(BOX)
    press(box, "Keep this in my passport")
    nothing = box.get_by_role("status").last.inner_text()

    write(reader, "x" * (MOST_IN_A_BOX + 1))
    press(box, "Keep this in my passport")

    assert nothing == "There is nothing to keep yet."
    assert "characters 10001, at most 10000" in box.get_by_role("status").last.inner_text()
    assert reader.lab.lines() == []


@pytest.mark.parametrize(
    ("text", "warned"),
    [("I told Anna Meier about it", True), ("write to a@b.org", True), (WORDS, False), ("", False)],
)
def test_a_text_that_may_name_somebody_is_met_with_a_warning(reader, text, warned):
    box = write(reader, text)

    assert box.get_by_text("This may name somebody or something real.").count() == warned


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
    assert json.loads(reader.lab.lines()[0])["answers"] == {"who_1": "therapist"}


def test_the_record_is_printed_with_a_name_that_goes_nowhere(reader):
    sent = []
    record = reader.card(RECORD)
    record.get_by_text("Nothing is on record in my_passport.jsonl yet.").wait_for()
    reader.page.on("request", lambda request: sent.append(request.post_data or ""))
    record.get_by_label("Your name").fill("Nora Quill")

    press(record, "Look again")
    record.get_by_text("This is how things stand now.").wait_for()
    press(record, "Print")
    reader.page.wait_for_function("window.printed")

    said = texts(reader, printed(reader))
    assert said[:3] == ["H1 Record of what was done", "P Course: Mine to Handle", "P Name: Nora Quill"]
    assert "P This is no CE or CPD credit, and it shows no fitness for anything." in said
    assert record.get_by_label("Your name").input_value() == "Nora Quill"
    assert [body for body in sent if "Quill" in body] == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_record_of_the_whole_course_fits_one_page(reader, browser, paper):
    taken = take_everything(reader.lab.passport)
    record = reader.card(RECORD)
    record.get_by_label("Your name").fill("Nora Quill")

    press(record, "Look again")
    record.get_by_text(f"Choices saved in all: {taken}.").wait_for()
    press(record, "Print")
    reader.page.wait_for_function("window.printed")

    assert len(re.findall(rb"/Type\s*/Page\b", as_pdf(browser, printed(reader), paper))) == 1
    assert len(record.get_by_role("row").all()) > 8
    assert taken > 60


def test_no_key_typed_in_a_box_changes_a_cell(reader):
    before, pressed = reader.cells(), 0

    for card in (reader.card(BOX), reader.card(PLAN), reader.card(RECORD)):
        for control in card.locator("textarea, input:visible, select, button").all():
            for key in KEYS:
                control.focus()
                reader.page.keyboard.press(key)
                pressed += 1

    assert reader.cells() == before
    assert len(before) == 5
    assert pressed > 200


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_any_state(reader, theme):
    settings = reader.lab.folder / "LAB_SETTINGS" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}))
    open_page(reader)
    write(reader, "I told Anna Meier about it")
    press(reader.card(BOX), "Keep this in my passport")
    reader.card(BOX).get_by_text("Kept in").wait_for()
    press(reader.card(BOX), "Take it out of my passport")
    fill_line(reader, role="somebody else, by role")
    press(reader.card(PLAN), "Print")
    reader.page.wait_for_function("window.printed")

    found = Axe().run(reader.page, ".practicum").response
    paper = reader.page.context.browser.new_context().new_page()
    paper.set_content(printed(reader))
    on_paper = Axe().run(paper).response["violations"]
    paper.context.close()

    assert reader.page.evaluate("document.body.dataset.jpThemeName") == theme
    assert found["violations"] == []
    assert len(found["passes"]) > 10
    assert [fault["id"] for fault in on_paper if fault["id"] not in ("region", "landmark-one-main")] == []


@pytest.mark.parametrize(("width", "direction"), [(1280, "ltr"), (320, "ltr"), (320, "rtl")])
def test_nothing_overflows_and_every_target_is_large_enough(reader, width, direction):
    fill_line(reader, role="somebody else, by role")
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.page.evaluate(MIRROR, direction)
    if width < 700:
        reader.page.keyboard.press("Control+b")
    reader.page.wait_for_timeout(500)

    wide = "(all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className || e.tagName)"
    sizes = reader.page.locator(".practicum :is(button, input, select, textarea)").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map((b) => Math.min(b.width, b.height)).filter((b) => b)"
    )

    parts = reader.page.locator(".practicum-writing, .practicum-writing :is(div, fieldset, p, label, table, button)")
    assert parts.evaluate_all(wide) == []
    assert len(sizes) > 20
    assert min(sizes) >= 24


def test_every_control_has_a_label_that_can_be_seen(reader):
    unnamed = """(all) => all.filter((e) => !(e.labels?.length && [...e.labels].every((l) => l.textContent.trim())))
      .map((e) => e.id)"""
    controls = reader.page.locator(".practicum-writing :is(input, select, textarea)")

    assert controls.evaluate_all(unnamed) == []
    assert controls.count() == 1 + 16 + 1
