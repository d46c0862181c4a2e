"""The bar around a page: where one is, what lies before and behind, and what is done."""

import posixpath
import uuid

import practicum
from practicum.content.library import Library, own_folder
from practicum.content.model import surenesses

LIBRARY = Library(own_folder())
PAGES = LIBRARY.course.pages
CORE, FURTHER = ([page for page in PAGES if page.core == core] for core in (True, False))


def choose(vignette, **more) -> None:
    """Put a choice at a vignette, or at a decision of a case, on record."""
    choice = {"version": vignette.version, "option": vignette.options[0].id, "confidence": surenesses(vignette)[2]}
    answer = practicum.vignette(vignette.id).reply({"kind": "commit", "id": str(uuid.uuid4()), **choice, **more})
    assert answer["kind"] == "saved"


def named(here, link) -> str | None:
    """Name the notebook to which a link of a page leads."""
    return link and posixpath.normpath(posixpath.join(posixpath.dirname(here.notebook), link["notebook"]))


def done(view, here) -> dict[str, str]:
    """Say of each page in a bar's contents how much is done."""
    return {named(here, entry): entry["done"] for entry in view.reply({"kind": "look"})["contents"]}


def test_every_page_says_where_it_is_in_the_core_or_further(own_passport):
    for part, said in ((CORE, "Page"), (FURTHER, "Further, page")):
        for number, page in enumerate(part, start=1):
            assert practicum.page(page.id).bar["where"] == f"{said} {number} of {len(part)}"
    assert len(CORE) == 8
    assert len(FURTHER) >= 13


def test_every_page_leads_to_its_neighbours_and_to_all_others_from_whatever_folder(own_passport):
    for page in PAGES:
        bar = practicum.page(page.id).bar
        before, after = LIBRARY.course.before(page), LIBRARY.course.after(page)

        assert named(page, bar["back"]) == (before and before.notebook)
        assert named(page, bar["next"]) == (after and after.notebook)
        assert named(page, {"notebook": bar["first"]}) == PAGES[0].notebook
        assert named(page, {"notebook": bar["sheet"]}) == "further/09_the_sheet.ipynb"
        assert [named(page, each) for each in bar["contents"] if each["here"]] == [page.notebook]
        assert [named(page, each) for each in bar["contents"]] == [each.notebook for each in PAGES]
        assert [each["core"] for each in bar["contents"]] == [each.core for each in PAGES]


def test_a_course_without_the_sheet_has_bars_without_its_link(sample_folder, own_passport, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))

    assert practicum.page("only-page").bar["sheet"] == ""


def test_the_core_and_the_sheet_lead_to_ones_own_course_and_the_first_check_leads_into_the_core():
    course = LIBRARY.course
    led = [course.after(page) for page in (*CORE, FURTHER[0])]

    assert [page.id for page in led] == [*(page.id for page in CORE[1:]), "my-course", "my-course"]
    assert course.after(FURTHER[1]) is CORE[1]
    assert course.after(FURTHER[2]) is FURTHER[3]
    assert course.after(FURTHER[-1]) is None
    assert [course.before(page) for page in (CORE[0], CORE[1], FURTHER[0], FURTHER[1])] == [
        None,
        CORE[0],
        CORE[0],
        FURTHER[0],
    ]


def test_a_page_is_begun_with_its_first_scene_and_done_with_its_last(own_passport):
    page = next(page for page in PAGES if len(page.vignettes) > 2)
    view = practicum.page(page.id)
    assert set(done(view, page).values()) == {"none"}

    choose(LIBRARY.vignette(page.vignettes[0]))
    assert {name: how for name, how in done(view, page).items() if how != "none"} == {page.notebook: "begun"}

    for name in page.vignettes[1:]:
        choose(LIBRARY.vignette(name))
    assert done(view, page)[page.notebook] == "all"


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
            assert done(view, page)[page.notebook] != "none"
            decision = next((one for one in told.decisions if one.id == option.to), None)
        assert done(view, page)[page.notebook] == ("all" if number == len(page.cases) - 1 else "begun")


def test_opening_a_page_writes_nothing(own_passport):
    practicum.page(PAGES[0].id).reply({"kind": "look"})

    assert not own_passport.exists()
