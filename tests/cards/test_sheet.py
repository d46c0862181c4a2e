"""The sheet says on one page what to do on the day, and writes nothing."""

import shutil

import pytest

import practicum
from practicum import words
from practicum.content import clock
from practicum.content.library import Library, own_folder

LIBRARY = Library(own_folder())
SHEET = LIBRARY.sheet
MOST_WORDS = 450  # with its headings: more is no longer one page on paper


def said() -> str:
    """Give all that the sheet says, as one text."""
    return " ".join(text for part in practicum.sheet().sheet["parts"] for text in (part["title"], *part["lines"]))


def test_it_draws_its_parts_in_their_order():
    view = practicum.sheet()

    assert (view.sheet["title"], view.sheet["lead"]) == (SHEET.title, SHEET.lead)
    assert [(part["title"], tuple(part["lines"])) for part in view.sheet["parts"]] == [
        (part.title, part.lines) for part in SHEET.parts
    ]
    assert repr(view) == SHEET.title
    assert view.entry == "cards/sheet.js"


def test_it_has_what_a_sheet_must_say():
    assert [part.id for part in SHEET.parts] == [
        "signs",
        "whom-to-tell",
        "first-sentences",
        "protect-the-client",
        "record",
        "hand-over",
        "never",
    ]
    assert len(SHEET.parts[2].lines) == 3
    for statement in (
        "In training: your supervisor, at the next supervision",
        "stop before the next contact",
        "no relationship between us outside the sessions, now or later",
        "No sexual or romantic contact with a client, whoever starts it",
        "under age",
        "Look yours up.",
    ):
        assert statement in said(), statement


def test_it_is_one_page_of_plain_words():
    assert len(said().split()) <= MOST_WORDS
    assert not any(character.isdigit() for character in said()), "a figure on codes or law stands in beyond.toml"


def test_opening_it_writes_nothing(own_passport):
    view = practicum.sheet()

    assert view.reply({"kind": "look"}) is None
    assert not own_passport.exists()


def test_a_course_without_one_says_so_in_one_calm_line(sample_folder, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))

    assert practicum.sheet().lines == [words.record.sheet()["none"]]


@pytest.mark.parametrize("text", ["", "lead = ", 'title = "The sheet"'])
def test_one_that_cannot_be_read_stops_no_page(sample_folder, monkeypatch, text):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))
    (sample_folder / "sheet.toml").write_text(text, encoding="utf-8")

    assert practicum.sheet().lines[0] == words.pages.broken()[0]


def test_the_clock_counts_what_its_page_shows(sample_folder):
    page = next(page for page in LIBRARY.course.pages if page.id == "the-sheet")
    shutil.copy(own_folder() / "sheet.toml", sample_folder)

    assert clock.load(LIBRARY, page).words > len(said().split())
    assert not page.core
