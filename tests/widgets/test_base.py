"""A view answers a page at one door: an act for each kind, a calm refusal, and nothing for what it does not know."""

import pytest
import traitlets

from practicum import words
from practicum.content.model import PracticumError
from practicum.widgets.base import Inbox, View, inboxes


class Bell(View):
    """Ring when asked, at most three times."""

    entry = "widgets/page.js"

    def do_ring(self, message):
        if message.get("times") not in (1, 2, 3):
            raise PracticumError("a bell rings at most three times. Ask for fewer.")
        return {"kind": "rung", "times": message["times"]}


class Counter(View):
    """Count in its state, as often as there is paper."""

    entry = "widgets/page.js"
    count = traitlets.Int().tag(sync=True)
    paper = 1

    def do_count(self, message):
        if not self.paper:
            return {"kind": "unsaved"}
        self.paper -= 1
        self.count += 1
        return {"kind": "saved"}


class Doorbell(Bell):
    """Ring, and refuse in words of its own."""

    def refusal(self):
        return "It does not ring."


@pytest.fixture
def bell():
    """Give a bell that keeps what it sends."""
    bell = Bell("A bell")
    bell.sent = []
    bell.send = bell.sent.append
    return bell


def test_a_message_is_answered_by_the_act_of_its_kind_under_its_id(bell):
    bell._answer({"kind": "ring", "id": "a", "times": 2})

    assert bell.sent == [{"re": "a", "kind": "rung", "times": 2}]


def test_what_makes_no_sense_to_an_act_is_refused_in_the_views_words(bell):
    assert bell.reply({"kind": "ring", "times": 4}) == {"kind": "refused", "remark": words.pages.broken()[0]}
    assert Doorbell("A doorbell").reply({"kind": "ring"}) == {"kind": "refused", "remark": "It does not ring."}


@pytest.mark.parametrize("kind", ["knock", "", "ring ", "msg", "send", "close", "_answer", "reply", "__init__"])
def test_no_other_method_of_a_view_can_be_called_from_a_page(bell, kind):
    assert bell.reply({"kind": kind}) is None

    bell._answer({"kind": kind, "id": "a"})
    assert bell.sent == []


@pytest.mark.parametrize("message", [None, "ring", 7, [], {}, {"kind": None}, {"kind": ["ring"]}, {"id": "a"}])
def test_what_is_no_message_is_passed_over(bell, message):
    bell._answer(message)

    assert bell.sent == []


class Waiting(Inbox):
    """Keep what would be answered and sent."""

    def __init__(self):
        self.held = []

    def take(self, reply, send):
        self.held.append((reply, send))


@pytest.fixture
def waiting():
    """Put an inbox in force that waits."""
    inboxes.append(Waiting())
    yield inboxes[-1].held
    inboxes.pop()


def test_an_edition_may_wait_before_it_sends_an_answer(bell, waiting):
    bell._answer({"kind": "ring", "id": "a", "times": 1})
    [(reply, send)] = waiting

    assert bell.sent == []
    send(reply())
    assert bell.sent == [{"re": "a", "kind": "rung", "times": 1}]


def test_what_an_answer_that_did_not_hold_has_changed_is_put_back(waiting):
    counter = Counter("A counter", count=4)
    counter._answer({"kind": "count", "id": "a"})
    [(reply, _)] = waiting

    assert (reply()["kind"], counter.count) == ("saved", 5)
    assert (reply()["kind"], counter.count) == ("unsaved", 4)


def test_a_message_that_waited_finds_the_state_as_it_is_by_then(waiting):
    counter = Counter("A counter", count=4)
    counter._answer({"kind": "count", "id": "a"})
    (first, _) = waiting[0]
    first()
    counter._answer({"kind": "count", "id": "b"})
    (second, _) = waiting[1]

    assert (first()["kind"], counter.count) == ("unsaved", 4)
    assert (second()["kind"], counter.count) == ("unsaved", 4)
