"""What pages show of the article as a whole, and the map of the course."""

import posixpath
import uuid
from pathlib import PurePosixPath

import pytest

import practicum
from practicum.content import clock
from practicum.content.library import Library, own_folder
from practicum.content.model import surenesses

LIBRARY = Library(own_folder())


def test_ten_claims_are_to_be_given_their_places_and_every_kind_of_place_is_among_them():
    exercise = practicum.article.build()
    places = {place["id"] for place in exercise.places}
    wanted = [item["place"] for item in exercise.items]

    assert len(exercise.items) == 10
    assert set(wanted) <= places
    assert len(set(wanted)) >= 6
    assert [item["claim"]["says"] for item in exercise.items] != [c.says for c in LIBRARY.article.claims][:10]


def test_each_new_fact_comes_with_its_shift_and_its_reason():
    shown = practicum.article.twists()

    assert len(shown.twists) == len(LIBRARY.situation.twists) >= 10
    for given, twist in zip(shown.twists, LIBRARY.situation.twists, strict=True):
        assert twist.fact in given["fact"]
        assert given["because"] == twist.because
        assert given["about"] == ""


def test_each_contrast_shows_its_claim_and_its_notes_with_their_sources():
    shown = practicum.article.contrasts().contrasts
    claims = {claim.id: claim for claim in LIBRARY.article.claims}

    for given, contrast in zip(shown, LIBRARY.contrasts, strict=True):
        assert given["claim"]["phrase"] == claims[contrast.claim].phrase
        assert len(given["facts"]) == len(contrast.beyond) >= 1
        assert all(fact["source"] for fact in given["facts"])
    assert len(shown) >= 10


def course_map(here="start-here"):
    """Show the map on a page, as its first cell has opened it."""
    practicum.page(here)
    return practicum.mine.map()


def test_the_map_lists_every_page_with_its_link_and_nothing_on_record():
    rows = course_map().rows

    assert [row["notebook"] for row in rows] == [page.notebook for page in LIBRARY.course.pages]
    assert [row["core"] for row in rows] == [page.core for page in LIBRARY.course.pages]
    assert all(row["goal"] and row["lines"] for row in rows)
    assert [line for row in rows for line in row["lines"] if "On record: 0 of" in line]
    assert not [line for row in rows for line in row["lines"] if "On record: 1" in line]


def test_the_map_says_how_long_the_core_and_each_page_take_by_the_clock():
    shown = course_map()
    core = [page for page in LIBRARY.course.pages if page.core]
    said = [row["lines"][0].split(".")[0] for row in shown.rows]

    assert said == [f"About {clock.load(LIBRARY, page).minutes} minutes" for page in LIBRARY.course.pages]
    assert f"{len(core)} pages, about 1 hour" in shown.whole


def test_on_a_page_in_a_folder_the_map_leads_out_of_it():
    here = next(page for page in LIBRARY.course.pages if page.notebook.startswith("further/"))

    led = [PurePosixPath("further", row["notebook"]) for row in course_map(here.id).rows]

    assert [posixpath.normpath(path) for path in led] == [page.notebook for page in LIBRARY.course.pages]


def test_the_map_looks_again_and_counts_scenes_stories_and_checks():
    shown = course_map()
    take("eight-sessions")
    take(LIBRARY.course.forms[0].vignettes[0])
    take(LIBRARY.course.forms[1].vignettes[0])
    begin("thursday-at-six")

    rows = shown.reply({"kind": "look"})["rows"]

    lines = {row["notebook"]: " ".join(row["lines"]) for row in rows}
    assert "On record: 1 of 3 scenes." in lines["03_on_your_own.ipynb"]
    assert "On record: 1 of 6 scenes." in lines["further/10_first_check.ipynb"]
    assert "On record: 1 of 6 scenes." in lines["further/20_second_check.ipynb"]
    assert "On record: 1 of 1 story begun, 0 to an ending." in lines["06_one_story.ipynb"]


@pytest.mark.parametrize("begun", [0, 1])
def test_the_form_that_was_begun_counts_on_the_page_of_the_first_check(begun):
    take(LIBRARY.course.forms[begun].vignettes[0])

    lines = {row["notebook"]: " ".join(row["lines"]) for row in course_map().rows}

    assert "On record: 1 of 6 scenes." in lines["further/10_first_check.ipynb"]
    assert "On record: 0 of 6 scenes." in lines["further/20_second_check.ipynb"]


@pytest.mark.parametrize("name", ["article", "case", "form", "mine", "plan", "review", "write"])
def test_a_name_of_the_face_is_loaded_when_it_is_called(name):
    assert getattr(practicum, name).__doc__


def test_a_name_that_the_face_does_not_have_is_missing_as_anywhere():
    with pytest.raises(AttributeError, match="no attribute 'casse'"):
        practicum.casse  # noqa: B018


def message(vignette, option):
    said = {"confidence": surenesses(vignette)[2], "version": vignette.version, "note": ""}
    return {"kind": "commit", "id": str(uuid.uuid4()), "vignette": vignette.id, "option": option.id, **said}


def take(name):
    vignette = LIBRARY.vignette(name)
    assert practicum.vignette(name).reply(message(vignette, vignette.options[0]))["kind"] == "saved"


def begin(name):
    decision = LIBRARY.case(name).decisions[0]
    assert practicum.case(name).reply(message(decision, decision.options[0]))["kind"] == "saved"
