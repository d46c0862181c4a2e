"""The passport in a browser's storage: what the kernel lays out, tells the page, and hears of other tabs."""

import json

import pytest
from comm.base_comm import BaseComm

import practicum
from practicum import browser
from practicum.passport import Passport


class Recorder(BaseComm):
    """A comm that keeps what it sends; there is no page here."""

    sent: list[dict]

    def publish_msg(self, msg_type, data=None, **_):
        if msg_type == "comm_msg":
            self.sent.append(data)


@pytest.fixture
def page(monkeypatch):
    """Give a stand-in for the page: what it was told."""
    comm = Recorder(target_name=browser.TARGET)
    comm.sent = []
    monkeypatch.setattr(browser, "create_comm", lambda target_name: comm)
    before = list(browser.before_answers)
    yield comm
    browser.before_answers[:] = before


def commit(option: int = 1) -> dict:
    card = practicum.vignette("not-me")
    message = {"kind": "commit", "id": f"8b2a4c1e-0f4e-4b8e-9c39-0f4f4d1f6a1{option}"}
    message |= {"version": card.vignette["version"], "option": card.vignette["options"][option]["id"]}
    return card.reply(message | {"decided": "partly", "confidence": 80})


def tell_page() -> None:
    for tell in browser.before_answers:
        tell()


def test_the_lines_that_a_browser_kept_are_the_kernels_passport_and_no_news(page, own_passport):
    commit()
    kept = own_passport.read_text().splitlines()
    own_passport.unlink()

    browser.open_passport(kept, keeps=True)
    tell_page()

    assert own_passport.read_text().splitlines() == kept
    assert len(Passport(own_passport).attempts()) == 1
    assert page.sent == []


def test_the_page_is_told_of_each_new_line_once_and_of_each_that_is_gone(page, own_passport):
    browser.open_passport([], keeps=True)

    commit()
    tell_page()
    tell_page()
    [line] = own_passport.read_text().splitlines()
    assert page.sent == [{"added": [line], "gone": []}]

    Passport(own_passport).delete()
    tell_page()
    assert page.sent[1:] == [{"added": [], "gone": [line]}]


def test_what_another_tab_did_is_done_here_and_told_nobody(page, own_passport):
    browser.open_passport([], keeps=True)
    commit()
    tell_page()
    [here] = own_passport.read_text().splitlines()
    there = here.replace("a11", "a19").replace('"partly"', '"clearly"')
    page.sent.clear()

    page.handle_msg({"content": {"data": {"added": [there, here], "gone": []}}})
    tell_page()
    assert own_passport.read_text().splitlines() == [here, there]
    assert {json.loads(line)["decided"] for line in own_passport.read_text().splitlines()} == {"partly", "clearly"}

    page.handle_msg({"content": {"data": {"added": [], "gone": [here, there]}}})
    tell_page()
    assert not own_passport.exists()
    assert page.sent == []


def test_where_the_browser_keeps_nothing_nothing_is_called_saved(page, monkeypatch):
    monkeypatch.setenv("PRACTICUM_PASSPORT", "put back after the test")

    browser.open_passport([], keeps=False)

    assert commit()["kind"] == "unsaved"
    assert page.sent == []
