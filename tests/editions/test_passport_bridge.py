"""The passport in a browser's storage: what the kernel lays out, tells the page, and hears from it."""

import json
import os
from pathlib import Path

import pytest
from comm.base_comm import BaseComm

import practicum
from practicum.editions.browser import passport_bridge
from practicum.passport.file import Passport
from practicum.passport.whereabouts import whereabouts
from practicum.widgets.base import inboxes


class Recorder(BaseComm):
    """A comm that keeps what it sends; there is no page here."""

    sent: list[dict]

    def publish_msg(self, msg_type, data=None, **_):
        if msg_type == "comm_msg":
            self.sent.append(data)

    def hear(self, **news):
        """Say something, as the page does."""
        self.handle_msg({"content": {"data": news}})


@pytest.fixture
def page(monkeypatch, tmp_path):
    """Give a stand-in for the page's end of the wire."""
    comm = Recorder(target_name=passport_bridge.TARGET)
    comm.sent = []
    monkeypatch.setattr(passport_bridge, "create_comm", lambda target_name: comm)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("PRACTICUM_PASSPORT", os.environ["PRACTICUM_PASSPORT"])  # and put it back after the test
    before = list(inboxes)
    yield comm
    inboxes[:] = before


@pytest.fixture
def answers(monkeypatch):
    """Collect what cards answer, and give a function that commits a choice at one."""
    sent = []

    def commit(number: int = 1) -> None:
        card = practicum.vignette("not-me")
        monkeypatch.setattr(type(card), "send", lambda _, answer, **__: sent.append(answer))
        message = {"kind": "commit", "id": f"8b2a4c1e-0f4e-4b8e-9c39-0f4f4d1f6a1{number}"}
        message |= {"version": card.vignette["version"], "option": card.vignette["options"][1]["id"]}
        card._answer(message | {"confidence": card.vignette["surenesses"][3]})

    commit.sent = sent
    return commit


def lines() -> list[str]:
    path = Path(os.environ["PRACTICUM_PASSPORT"])
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_the_lines_that_a_browser_kept_are_the_kernels_passport_and_no_news(page, own_passport, answers):
    answers()
    kept = lines()

    passport_bridge.open_passport(kept, "a-course", keeps=True)

    assert lines() == kept
    assert len(Passport(Path(os.environ["PRACTICUM_PASSPORT"])).attempts()) == 1
    assert page.sent == []


def test_a_choice_is_called_saved_once_the_browser_has_it(page, answers):
    passport_bridge.open_passport([], "a-course", keeps=True)

    answers()
    assert answers.sent == []
    assert page.sent == [{"added": lines(), "gone": []}]

    page.hear(kept=True)
    assert [answer["kind"] for answer in answers.sent] == ["saved"]
    answers()  # the same again, as a page does that has heard nothing
    assert [answer["kind"] for answer in answers.sent] == ["saved", "saved"]
    assert len(page.sent) == 1


def test_what_comes_meanwhile_waits_for_its_turn(page, answers):
    passport_bridge.open_passport([], "a-course", keeps=True)

    answers(1)
    answers(2)
    assert len(page.sent) == 1
    page.hear(kept=True)
    assert len(page.sent) == 2
    assert len(answers.sent) == 1
    page.hear(kept=True)

    assert [answer["re"][-1] for answer in answers.sent] == ["1", "2"]
    assert len(lines()) == 2


def test_what_another_tab_did_is_done_here_and_told_nobody(page, answers):
    passport_bridge.open_passport([], "a-course", keeps=True)
    answers()
    page.hear(kept=True)
    [here] = lines()
    there = here.replace("a11", "a19").replace("81", "100")

    page.hear(added=[there, here], gone=[])
    assert [json.loads(line)["confidence"] for line in lines()] == [81, 100]
    page.hear(added=[], gone=[here, there])

    assert lines() == []
    assert len(page.sent) == 1
    answers(2)  # and what is new here afterwards is all that is told
    assert page.sent[1:] == [{"added": lines(), "gone": []}]


def test_a_choice_on_its_way_outlives_what_another_tab_deletes(page, answers):
    passport_bridge.open_passport([], "a-course", keeps=True)
    answers(1)
    page.hear(kept=True)
    [first] = lines()

    answers(2)
    page.hear(added=[], gone=[first])
    page.hear(kept=True)

    assert len(lines()) == 1
    assert first not in lines()
    assert len(answers.sent) == 2


def test_deleting_is_told_line_by_line(page, answers):
    passport_bridge.open_passport([], "a-course", keeps=True)
    answers()
    page.hear(kept=True)
    [line] = lines()
    panel, heard = practicum.mine.passport(), []
    panel.send = heard.append

    panel._answer({"kind": "delete", "id": "x"})
    assert page.sent[1:] == [{"added": [], "gone": [line]}]
    page.hear(kept=True)

    assert heard[0]["remark"] == "The passport is deleted."


def test_two_copies_of_the_course_do_not_take_each_others_unsent_choices(page):
    passport_bridge.open_passport([], "-teaching-one-", keeps=True)
    one = Passport(Path(os.environ["PRACTICUM_PASSPORT"])).path_hash
    passport_bridge.open_passport([], "-teaching-other-", keeps=True)

    assert Passport(Path(os.environ["PRACTICUM_PASSPORT"])).path_hash != one


def test_where_the_browser_keeps_nothing_a_passport_is_empty_and_nothing_is_called_saved(page, answers):
    passport_bridge.open_passport([], "a-course", keeps=False)

    answers()

    assert not whereabouts().keeps
    assert [answer["kind"] for answer in answers.sent] == ["unsaved"]
    assert "This browser keeps nothing" in practicum.page("alone").lines[0]
    panel = practicum.mine.passport()
    assert panel.reply({"kind": "delete"})["remark"] == "The passport is deleted."
    assert practicum.review()
