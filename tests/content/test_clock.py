"""The course's clock: words at 180 a minute, half a minute for each choice, of what a page shows as it opens."""

import json

import pytest

from practicum.content import clock
from practicum.content.clock import Load
from practicum.content.library import Library, own_folder

LIBRARY = Library(own_folder())


@pytest.fixture
def library(sample_folder):
    return Library(sample_folder)


def notebook(library, prose="", *calls):
    """Put a notebook beside a sample folder, for its only page, which is given back."""
    [page] = library.course.pages
    cells = [{"cell_type": "markdown", "source": [prose]}]
    cells += [{"cell_type": "code", "source": [f"practicum.{call}"]} for call in calls]
    path = library.folder.parent / "notebooks" / page.notebook
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return page


def count(*texts):
    return sum(len(text.split()) for text in texts)


def test_a_page_takes_its_words_and_its_choices_and_a_minute_begun_is_a_minute():
    assert Load(180).minutes == 1
    assert Load(181).minutes == 2
    assert Load(180, choices=2).minutes == 2
    assert Load().minutes == 1
    assert Load(1, 2) + Load(3, 4) == Load(4, 6)


def test_a_scene_counts_with_its_options_and_its_longest_answer(library):
    page = notebook(library, "Ten words of prose are here, and all are counted.", 'vignette("the-late-train")')
    scene = library.vignette("the-late-train")
    told = count(scene.scene, scene.ask, scene.care, *(option.text for option in scene.options))
    answers = [count(o.text, o.article.because, o.practice.because, scene.parts) for o in scene.options]

    assert clock.load(library, page) == Load(10 + count(page.goal) + told + max(answers), choices=1)


def test_without_its_notebook_a_page_counts_what_the_course_lists(library):
    [page] = library.course.pages
    listed = clock.load(library, page)

    assert listed == clock.load(library, notebook(library, "", 'vignette("the-late-train")'))
    assert listed.choices == 1


def test_a_notebook_that_cannot_be_read_and_a_scene_that_is_not_there_stop_nothing(library):
    page = notebook(library, "Three words here.", 'vignette("gone")', "no python at all (")
    assert clock.load(library, page) == Load(3 + count(page.goal))

    (library.folder.parent / "notebooks" / page.notebook).write_text("[]", encoding="utf-8")
    assert clock.load(library, page).choices == 1


def test_every_call_that_shows_something_to_read_is_counted():
    whole = {page.id: clock.load(LIBRARY, page) for page in LIBRARY.course.pages}

    assert all(load.words >= 100 for load in whole.values())
    assert whole["one-story"].choices >= 4  # decisions on the longest way
    assert whole["first-check"].choices == len(LIBRARY.course.forms[0].vignettes)
    assert whole["second-check"].choices == 2 * whole["first-check"].choices
    assert clock.minutes(LIBRARY, LIBRARY.course.pages) == sum(load.minutes for load in whole.values())
