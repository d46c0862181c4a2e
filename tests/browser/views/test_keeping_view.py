"""What is kept and what is not, by the views alone: reloads, a slow kernel, a passport that cannot be written."""

import json

import practicum
from practicum.content.library import Library, own_folder

PRACTICE = "03_on_your_own.ipynb"
FIRST = "Eight sessions"
COMPARED = "Your response:"
CANARY = "kestrel over the harbour"


def commit_with_a_note(static) -> None:
    static.run(PRACTICE)
    card = static.card(FIRST)
    static.choose(card)
    card.get_by_text("A private note (optional)").click()
    card.get_by_label("Your note").fill(CANARY)
    card.get_by_label("Keep this note in my passport").check()
    static.commit(card)


def first_vignette():
    return Library(own_folder()).vignette("eight-sessions")


def test_a_reloaded_page_shows_each_card_as_it_was_left(static):
    static.run(PRACTICE)
    static.choose(static.card(FIRST), option=2)
    static.commit(static.card(FIRST))

    static.reload()
    static.run(PRACTICE)

    card = static.card(FIRST)
    card.get_by_text("As you left it (choice 1)").wait_for()
    assert card.locator(".practicum-yours").get_by_text(first_vignette().options[2].text).count() == 1
    assert static.page.get_by_role("button", name="Commit", exact=True).count() == 2  # of three
    assert len(static.lines()) == 1


def test_what_is_shown_is_what_was_committed_however_slow_the_kernel(static):
    static.run(PRACTICE)
    card = static.card(FIRST)
    static.choose(card, option=2)

    static.kernel.suspend()
    card.get_by_role("radio", name="Ask Elias").check()
    commit = card.get_by_role("button", name="Commit", exact=True)
    commit.click()
    commit.dispatch_event("click")
    assert card.locator("form").evaluate("(form) => form.inert")
    static.kernel.resume()
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()
    card.get_by_role("heading", name=COMPARED).wait_for()

    assert [json.loads(line)["option"] for line in static.lines()] == ["ask-about-the-ease"]
    assert "Ask Elias" in card.locator(".practicum-yours").inner_text()


def test_an_unwritable_passport_is_said_calmly_and_saved_later(static):
    static.run(PRACTICE)
    static.passport.mkdir()  # only now: a page that finds it there keeps choices in another place, and says so
    card = static.card(FIRST)
    static.choose(card)

    card.get_by_role("button", name="Commit", exact=True).click()
    card.get_by_text("Not saved: my_passport.jsonl cannot be written just now.").wait_for()
    assert card.get_by_role("heading", name=COMPARED).count() == 1
    assert "Traceback" not in static.page.inner_text("body")
    static.passport.rmdir()
    card.get_by_role("button", name="Save again").click()
    card.get_by_text("Saved in my_passport.jsonl.").wait_for()

    assert len(static.lines()) == 1


def test_guidance_leaves_the_kernel_only_when_an_option_is_selected(static):
    reasons = [
        mark.because[-30:] for option in first_vignette().options for mark in (option.article, option.practice)
    ]

    static.run(PRACTICE)
    before = "".join(static.kernel.sent)
    static.card(FIRST).get_by_role("radio").nth(1).check()
    static.page.wait_for_function("practicumPage.idle()")
    after = "".join(static.kernel.sent)

    assert FIRST in before
    assert [reason for reason in reasons if reason in before] == []
    assert [reason for reason in reasons if reason in after] == reasons
    assert static.page.get_by_text(reasons[1]).count() == 0


def test_the_passport_goes_out_comes_in_and_is_deleted(static, tmp_path):
    commit_with_a_note(static)
    static.run("further/22_my_course.ipynb")
    panel = static.card("Your passport")
    panel.get_by_text("so far: 1 choice at 1 scene or decision, private notes: 1").wait_for()
    code = panel.locator("output").text_content()  # innerText is empty while Lab skips a cell out of sight

    with static.page.expect_download() as download:
        panel.get_by_role("button", name="Save a copy").click()
    copy = tmp_path / "copy.jsonl"
    download.value.save_as(copy)
    panel.get_by_role("button", name="Delete everything").click()
    panel.get_by_role("button", name="Yes, delete my passport").click()
    panel.get_by_text("The passport is deleted.").wait_for()
    assert not static.passport.exists()
    panel.get_by_label("Take in a copy from another machine").set_input_files(copy)
    panel.get_by_text("New records taken in: 1.").wait_for()
    panel.get_by_label("A code from another machine").fill(code.lower())
    panel.get_by_role("button", name="Take in a resume code").click()
    panel.get_by_text("Choices taken in: 0. Where you had one already, it stays.").wait_for()

    assert CANARY not in copy.read_text()
    assert len(static.lines()) == 1


def test_a_copy_beside_the_passport_is_named_taken_in_and_deleted_with_it(static):
    static.run(PRACTICE)
    static.choose(static.card(FIRST))
    static.commit(static.card(FIRST))
    own = static.passport.read_text(encoding="utf-8")
    copy = static.passport.with_name("my_passport (1).jsonl")
    more = json.dumps(json.loads(own) | {"id": "made-elsewhere", "vignette": "not-me"})
    copy.write_text(f"{own}{more}\n", encoding="utf-8")
    try:
        static.run("further/22_my_course.ipynb")
        panel = static.card("Your passport")
        panel.get_by_text("my_passport (1).jsonl").wait_for()
        panel.get_by_role("button", name="Take these copies in").click()
        panel.get_by_text("New records taken in: 1.").wait_for()

        assert len(static.lines()) == 2
        assert static.page.evaluate("document.activeElement.textContent") == "Look again"
        panel.get_by_role("button", name="Delete everything").click()
        panel.get_by_role("button", name="Yes, delete my passport").click()
        panel.get_by_text("The passport is deleted.").wait_for()
        assert not copy.exists()
    finally:
        copy.unlink(missing_ok=True)


def test_what_deletes_looks_like_it_and_not_by_colour_alone(static):
    static.show(practicum.mine.passport())
    panel = static.card("Your passport")
    look = "(button) => [getComputedStyle(button, '::before').content[1], getComputedStyle(button).borderTopWidth]"
    delete = panel.get_by_role("button", name="Delete everything")
    plain = panel.get_by_role("button", name="Save a copy").evaluate(look)
    shown = delete.evaluate(look)

    delete.click()

    assert (shown, plain[1]) == (["⚠", "2px"], "1px")
    assert panel.get_by_role("button", name="Yes, delete my passport").evaluate(look) == shown
    assert panel.get_by_role("button", name="Keep it").evaluate(look)[1] == "1px"
