"""A scene to try: it is compared like any other, and nothing of it is kept."""

import uuid

import pytest

import practicum
from practicum.content.library import Library, own_folder

TRIED = "the-talk-that-was-due-in-march"


@pytest.fixture
def trial():
    return practicum.try_out(TRIED)


def test_a_choice_is_compared_like_one_on_the_scenes_own_card(trial):
    message = {"kind": "select", "option": "ring-the-supervisor"}

    assert trial.reply(message) == practicum.vignette(TRIED).reply(message)
    assert trial.reply({"kind": "select", "option": "gone"})["kind"] == "refused"


def test_a_commit_is_no_message_that_it_knows_and_no_file_is_begun(trial, own_passport):
    choice = {"option": "ring-the-supervisor", "confidence": 81, "version": 3}

    assert trial.reply({"kind": "commit", "id": str(uuid.uuid4()), **choice}) is None
    assert not own_passport.exists()


def test_what_was_tried_is_no_scene_of_a_check():
    course = Library(own_folder()).course

    assert TRIED not in {name for form in course.forms for name in form.vignettes}


def test_a_scene_that_is_not_there_is_met_with_a_calm_line():
    assert practicum.try_out("nowhere").lines[0] == "This part cannot be shown just now. The rest of the page works."
