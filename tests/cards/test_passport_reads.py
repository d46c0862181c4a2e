"""A card reads the passport once to open, and once more to write: a long passport is a large file."""

import uuid

import pytest

import practicum
from practicum.content.library import Library, own_folder
from practicum.content.model import surenesses
from practicum.passport import line_file

SCENE = Library(own_folder()).vignette("airtime")
OPENINGS = {
    "page": lambda: practicum.page("start-here"),
    "vignette": lambda: practicum.vignette(SCENE.id),
    "text": lambda: practicum.write("criticism"),
    "panel": practicum.mine.passport,
}


def commit() -> dict:
    choice = {"version": SCENE.version, "option": SCENE.options[0].id, "confidence": surenesses(SCENE)[2]}
    return {"kind": "commit", "id": str(uuid.uuid4()), **choice}


@pytest.fixture
def reads(own_passport, monkeypatch):
    """Put a choice on record, and list the readings of the passport from then on."""
    assert practicum.vignette(SCENE.id).reply(commit())["kind"] == "saved"
    really, read = line_file.read, []
    monkeypatch.setattr(line_file, "read", lambda path: read.append(path) or really(path))
    return read


@pytest.mark.parametrize("card", OPENINGS)
def test_a_card_opens_with_one_reading_of_the_passport(reads, own_passport, card):
    OPENINGS[card]()

    assert reads == [own_passport]


def test_a_commit_is_one_reading_to_record_it_and_one_to_show_what_is_on_record(reads, own_passport):
    card = practicum.vignette(SCENE.id)
    reads.clear()

    assert card.reply(commit())["kind"] == "saved"

    assert reads == [own_passport] * 2


def test_keeping_a_text_is_one_reading_to_compare_and_one_to_record_it(reads, own_passport):
    box = practicum.write("criticism")
    reads.clear()

    answers = {"text": "It never says who judges."}
    assert box.reply({"kind": "keep", "id": str(uuid.uuid4()), "answers": answers})["kind"] == "kept"

    assert reads == [own_passport] * 2
