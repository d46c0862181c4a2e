"""The bar around a page: where one is, what lies before and behind, and what is done."""

import uuid

import practicum
from practicum.content.library import Library, own_folder
from practicum.content.model import surenesses

LIBRARY = Library(own_folder())
PAGES = LIBRARY.course.pages


def choose(vignette, **more) -> None:
    """Put a choice at a vignette, or at a decision of a case, on record."""
    choice = {"version": vignette.version, "option": vignette.options[0].id, "confidence": surenesses(vignette)[2]}
    answer = practicum.vignette(vignette.id).reply({"kind": "commit", "id": str(uuid.uuid4()), **choice, **more})
    assert answer["kind"] == "saved"


def done(view) -> dict[str, str]:
    """Say of each page in a bar's contents how much is done."""
    return {entry["notebook"]: entry["done"] for entry in view.reply({"kind": "look"})["contents"]}


def test_every_page_says_where_it_is_and_leads_to_its_neighbours(own_passport):
    for number, page in enumerate(PAGES, start=1):
        bar = practicum.page(page.id).bar
        before, after = (bar[way] and bar[way]["notebook"] for way in ("back", "next"))

        assert bar["where"] == f"Page {number} of {len(PAGES)}"
        assert before == (PAGES[number - 2].notebook if number > 1 else None)
        assert after == (PAGES[number].notebook if number < len(PAGES) else None)
        assert [entry["notebook"] for entry in bar["contents"] if entry["here"]] == [page.notebook]
        assert [entry["notebook"] for entry in bar["contents"]] == [page.notebook for page in PAGES]
    assert len(PAGES) >= 8


def test_a_page_is_begun_with_its_first_scene_and_done_with_its_last(own_passport):
    page = next(page for page in PAGES if len(page.vignettes) > 2)
    view = practicum.page(page.id)
    assert set(done(view).values()) == {"none"}

    choose(LIBRARY.vignette(page.vignettes[0]))
    assert {name: how for name, how in done(view).items() if how != "none"} == {page.notebook: "begun"}

    for name in page.vignettes[1:]:
        choose(LIBRARY.vignette(name))
    assert done(view)[page.notebook] == "all"


def test_a_page_of_stories_is_done_when_each_has_met_an_ending(own_passport):
    page = next(page for page in PAGES if len(page.cases) > 1)
    view = practicum.page(page.id)

    for number, name in enumerate(page.cases):
        case = practicum.case(name)
        told = LIBRARY.case(name)
        decision = told.decisions[0]
        endings = {ending.id for ending in told.endings}
        while decision:
            option = next((one for one in decision.options if one.to in endings), decision.options[0])
            choice = {"vignette": decision.id, "version": told.version, "option": option.id}
            answer = case.reply(
                {"kind": "commit", "id": str(uuid.uuid4()), "confidence": surenesses(decision)[2], **choice}
            )
            assert answer["kind"] == "saved", answer
            assert done(view)[page.notebook] != "none"
            decision = next((one for one in told.decisions if one.id == option.to), None)
        assert done(view)[page.notebook] == ("all" if number == len(page.cases) - 1 else "begun")


def test_opening_a_page_writes_nothing(own_passport):
    practicum.page(PAGES[0].id).reply({"kind": "look"})

    assert not own_passport.exists()
