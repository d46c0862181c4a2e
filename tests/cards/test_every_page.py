"""Every page shows itself and answers, whatever a passport holds that was accepted, in every zone."""

import ast
import json
import time
import uuid

import nbformat
import pytest

import practicum
import practicum.cohort
import practicum.panel
import practicum.workshop.room
from practicum import words
from practicum.cards.writing import list_fields, show_plan
from practicum.content.library import Library, own_folder
from practicum.passport import lines
from practicum.passport.file import Passport
from practicum.passport.lines import Attempt, Choice, Writing
from practicum.settings import NOWHERE
from practicum.widgets.base import PageLine, View

ROOT = own_folder().parent
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
TIMES = ["1970-01-01T00:00:00.000+00:00", "2026-03-29T02:30:00.000+00:00", "2998-12-31T23:59:59.999+00:00"]
CONFIDENCES = (0, 55, 100)
LOOKS = [{"kind": kind} for kind in ("look", "read", "export", "calendar", "reminders", "compare", "show")]


def calls():
    """Find every call of ours in the course's notebooks."""
    found = set()
    for path in NOTEBOOKS:
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                tree = ast.parse(cell.source)
                found |= {ast.unparse(node.value) for node in tree.body if isinstance(node, ast.Expr)}
    return sorted(found)


CALLS = calls()


def extremes(library):
    """Give attempts and writings with every accepted extreme, at every scene and decision and every prompt."""
    shown = [library.vignette(name) for name in library.vignette_ids()]
    shown += [decision for name in library.case_ids() for decision in library.case(name).decisions]
    notes = ["", "n" * 10_000, "\0\u2028\u202e</script>{gap}\ufffd\U0001f642"]
    for number, each in enumerate(shown):
        for turn, at in enumerate(TIMES):
            option = each.options[(number + turn) % len(each.options)].id
            choice = Choice(option, CONFIDENCES[(number + turn) % 3])
            yield Attempt(str(uuid.uuid4()), at, each.id, each.version, 0, choice, notes[turn])
        yield Attempt(str(uuid.uuid4()), TIMES[0], each.id, lines.MOST_VERSIONS, 0, Choice("gone", 0))
    yield Attempt("x" * 100, TIMES[2], "v" * 200, 1, 0, Choice("o" * 100, 100))
    fields = {"plan": list_fields(show_plan(2500))}
    for of in ["plan", "gone", *(prompt.id for prompt in library.course.prompts)]:
        for at in TIMES:
            yield Writing(
                str(uuid.uuid4()), at, of, tuple((field, "\0\u202e") for field in fields.get(of, ["text", ""]))
            )


@pytest.fixture(params=["Pacific/Auckland", "America/Los_Angeles", "UTC"])
def zone(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def full(own_passport):
    passport, library = Passport(own_passport), Library(own_folder())
    kept = list(extremes(library))
    passport.record(kept)
    assert {each.id for each in kept} == {record.id for _, record in passport._records() if record}
    return passport


def test_every_page_shows_itself_over_a_passport_of_extremes(full, zone):
    sorry = words.pages.broken()[0]
    swept = 0
    for call in CALLS:
        view = eval(call, {"practicum": practicum})
        assert isinstance(view, View), call
        assert not (isinstance(view, PageLine) and view.lines and view.lines[0] == sorry), call
        answers = [view.reply(look) for look in LOOKS]
        for sent in (view.get_state(), answers):
            json.dumps(sent, default=str, ensure_ascii=False).encode("utf-8")  # as a page is sent it
        swept += 1

    assert swept >= 60


def test_every_page_shows_itself_where_a_browser_keeps_nothing_and_its_head_says_so(monkeypatch):
    monkeypatch.setenv("PRACTICUM_PASSPORT", NOWHERE)
    monkeypatch.setenv("PRACTICUM_VISITOR", "yes")
    notice, heads = words.pages.notice()["nowhere"], 0
    for call in CALLS:
        view = eval(call, {"practicum": practicum})
        assert isinstance(view, View), call
        lines = getattr(view, "lines", [])
        assert words.pages.broken()[0] not in lines, call
        if call.startswith("practicum.page("):
            assert lines[0] == notice
            heads += 1

    assert heads == len(Library(own_folder()).course.pages)


def test_every_scene_takes_a_choice_over_a_passport_of_extremes(full, zone):
    before = len(full.attempts())
    cards = [practicum.vignette(name) for name in ("not-me", "airtime")]
    for card in cards:
        option = card.vignette["options"][0]["id"]
        chosen = {"version": card.vignette["version"], "option": option, "confidence": card.vignette["surenesses"][2]}
        answer = card.reply({"kind": "commit", "id": str(uuid.uuid4()), **chosen})
        assert answer["kind"] == "saved"
        assert card.left["remark"]

    assert len(full.attempts()) == before + len(cards)
