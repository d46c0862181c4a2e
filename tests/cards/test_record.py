"""The record of completion says what was done, belongs to one file, and names nobody."""

import hashlib
import json
import re

import pytest

import practicum
from practicum.cards.record import show_account
from practicum.passport.completion import CaseTaken, Completion, PageTaken
from practicum.passport.file import Passport


@pytest.fixture
def passport(own_passport):
    return Passport(own_passport)


@pytest.fixture(autouse=True)
def sample(sample_folder, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))


def shown(account) -> str:
    return json.dumps(account, ensure_ascii=False)


def test_opening_and_looking_again_write_nothing(tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())

    record = practicum.mine.record()
    record.reply({"kind": "look"})

    assert record.account["standing"] == ["Nothing is on record in my_passport.jsonl yet."]
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_it_says_what_was_taken_on_which_page_and_when(passport, attempt):
    passport.record([attempt(), attempt("two", at="2026-11-25T10:00:00.000+00:00")])

    account = practicum.mine.record().account

    assert account["course"] == "Course: A small course"
    assert account["standing"][1] == "First choice on 2026-11-23, latest on 2026-11-25. Choices saved in all: 2."
    assert account["table"]["rows"] == [["The only page", "1 of 1 scene"]]


def test_it_says_that_it_is_no_credit_and_that_nobody_checked(passport, attempt):
    passport.record([attempt()])

    first, second = practicum.mine.record().account["limits"]

    assert first == "This is no CE or CPD credit, and it shows no fitness for anything."
    assert second.startswith("Nobody checked who pressed the buttons")


def test_apart_from_the_two_counts_it_does_not_say_what_was_chosen(passport, attempt):
    accounts = []
    for option in ("ask-a-colleague", "take-the-late-train"):
        passport.delete()
        passport.record([attempt(option=option)])
        account = practicum.mine.record().account
        accounts.append({key: value for key, value in account.items() if key not in ("fingerprint", "counts")})

    assert accounts[0] == accounts[1]


def test_the_two_counts_stand_side_by_side_with_certainty_and_are_the_learners_own(passport, attempt):
    nothing = practicum.mine.record().account["counts"]
    passport.record([attempt(option="ask-a-colleague", confidence=100), attempt("two", option="take-the-late-train")])

    first, second, hint = practicum.mine.record().account["counts"]

    assert nothing == []
    assert first.endswith("of your 1 choice, the article supports 1, good practice supports 1.")
    assert second == "Of the 1 of which you were sure or certain, the article supports 1, good practice supports 1."
    assert "only if you tick the box" in hint


def test_no_count_gives_a_check_away(forms_folder, passport, attempt):
    passport.record(attempt(name, vignette=name) for name in ("a-1", "b-1"))

    assert practicum.mine.record().account["counts"] == []


def test_its_fingerprint_is_that_of_the_copy_without_notes(passport, attempt):
    passport.record([attempt(note="mine alone")])
    copy = practicum.mine.passport().reply({"kind": "export"})["text"]

    shown = practicum.mine.record().account["fingerprint"]

    digest = hashlib.sha256(copy.encode()).hexdigest()
    assert shown[0].split(": ")[1].replace(" ", "") == digest[:16]


def test_a_note_or_a_kept_text_does_not_change_the_fingerprint(passport, attempt, tmp_path):
    passport.record([attempt(note="mine alone")])
    first = practicum.mine.record().account["fingerprint"]
    practicum.plan().reply(
        {"kind": "keep", "id": "12345678-1234-4234-8234-123456789012", "answers": {"when_1": "Friday"}}
    )

    assert passport.writings()
    assert practicum.mine.record().account["fingerprint"] == first
    assert "mine alone" not in shown(practicum.mine.record().account)


def test_looking_again_shows_what_came_since(passport, attempt):
    record = practicum.mine.record()
    passport.record([attempt()])

    answer = record.reply({"kind": "look"})

    assert answer["kind"] == "done"
    assert answer["account"]["table"]["rows"] == [["The only page", "1 of 1 scene"]]
    assert record.account == answer["account"]


def test_a_passport_that_cannot_be_read_is_said_calmly(passport):
    passport.path.mkdir()

    account = practicum.mine.record().account

    assert account["standing"] == ["my_passport.jsonl cannot be read just now."]
    assert (account["table"], account["fingerprint"]) == (None, [])


@pytest.mark.parametrize("message", [{}, {"kind": "burn"}, {"kind": None}, {"name": "Nora"}])
def test_a_message_that_no_button_sends_is_passed_over(message):
    assert practicum.mine.record().reply(message) is None


def test_the_whole_course_can_be_told(monkeypatch, library, attempt, passport):
    monkeypatch.delenv("PRACTICUM_DATA")
    course = library.course
    names = [name for page in course.pages for name in page.vignettes]
    passport.record(attempt(name, vignette=name) for name in names)

    rows = practicum.mine.record().account["table"]["rows"]

    counted = sum(len(page.vignettes) for page in course.pages if page.vignettes)
    assert sum(int(row[1].split()[0]) for row in rows if re.match(r"\d+ of \d+ scenes(;|$)", row[1])) == counted
    assert counted == len(names) >= 6


@pytest.mark.parametrize(
    ("decisions", "ended", "said"),
    [
        (0, False, "not begun"),
        (1, False, "1 decision"),
        (4, False, "4 decisions"),
        (4, True, "4 decisions, to an ending"),
    ],
)
def test_a_story_is_told_in_plain_words(decisions, ended, said):
    page = PageTaken("Two stories", (0, 0), (7, 8), (CaseTaken("The question", decisions, ended),))

    account = show_account(Completion((page,), 0, "", ""), "", "", "")

    assert account["table"]["rows"] == [["Two stories", f"7 of 8 scenes of the check; story “The question”: {said}"]]
