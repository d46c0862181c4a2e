"""The phones' page in a real browser, on lines that break, hang and fall silent; only its server is beside it."""

import re
import socket
import threading

import pytest
from people import Person
from server import Server

from practicum.content.model import SURENESSES
from practicum.workshop.poll import Ballot, Stage
from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store

SAVED = "Your vote is saved."
SCENE = {
    "id": "the-late-train",
    "title": "The late train",
    "care": "",
    "scene": ["Nora likes her Thursday client and knows it."],
    "ask": "Which response fits the article best?",
    "options": [{"id": name, "text": f"Do what {name} says."} for name in ("ask", "wait", "train")],
}

HASTE = "from practicum.workshop.phones import live\nlive.HEARTBEAT = 1\n"  # not ten seconds
QUIET = 30_000  # milliseconds of a phone's clock: longer than it bears to hear nothing, and then it has looked
KNOCKS = 7_000  # in which it has knocked again


class Line:
    """A line between phones and a server that can fall silent without hanging up: all of it, or live words alone."""

    def __init__(self, port: int) -> None:
        self.to, self.silent, self.dumb = port, threading.Event(), threading.Event()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._let_in, daemon=True).start()

    def _let_in(self) -> None:
        while True:
            try:
                near, _ = self.door.accept()
            except OSError:
                return
            far, live = socket.create_connection(("127.0.0.1", self.to)), threading.Event()
            for ends in ((near, far, True), (far, near, False)):
                threading.Thread(target=self._carry, args=(*ends, live), daemon=True).start()

    def _carry(self, start: socket.socket, end: socket.socket, asks: bool, live: threading.Event) -> None:
        try:
            while part := start.recv(65536):
                if asks:
                    live.set() if b" /practicum/api/live " in part else live.clear()
                if not self.dumb.is_set() and not (live.is_set() and self.silent.is_set()):
                    end.sendall(part)
            end.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def close(self) -> None:
        self.door.close()


@pytest.fixture(scope="module")
def server(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("phones")
    (folder / "CONFIG").mkdir()
    (folder / "CONFIG" / "jupyter_server_config.py").write_text(HASTE)
    server = Server(folder, PRACTICUM_DATABASE_URL=f"sqlite:///{folder / 'workshop.sqlite'}")
    yield server
    server.close()


@pytest.fixture
def store(server):
    store = Store(f"sqlite:///{server.folder / 'workshop.sqlite'}")
    yield store
    store.close()


@pytest.fixture
def room(store):
    return rooms.open_room(store, "me")


@pytest.fixture
def line(server):
    line = Line(server.port)
    yield line
    line.close()


@pytest.fixture
def page(browser, line, room):
    """Give the page of a phone that has joined the room."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.clock.install()  # it goes on as ever, until a test puts it forward
    page.goto(f"http://127.0.0.1:{line.port}/practicum/join#{room.code}")
    page.get_by_role("heading", name="You are in the room").wait_for()
    yield page
    context.close()


def choose(page, option: int) -> None:
    page.get_by_role("group").first.get_by_role("radio").nth(option).check()
    page.get_by_role("button", name=re.compile("^Send my")).click()


def begin(store, room, page, asks_sureness=False):
    poll = polls.begin(store, room.id, SCENE["id"], SCENE, asks_sureness)
    page.get_by_role("heading", name="First vote").wait_for()
    return poll


def test_heartbeats_reach_the_page(page):
    heard = """() => new Promise((resolve) => {
        new EventSource("api/live").addEventListener("beat", (event) => resolve(event.data));
    })"""

    assert page.evaluate(heard) == "here"


def test_a_vote_that_is_never_answered_is_said_not_to_be_saved_and_sent_again(page, store, room):
    poll = begin(store, room, page)
    page.route("**/api/ballot", lambda route: None)  # it hangs
    choose(page, 1)
    page.get_by_text("Sending").wait_for()
    page.get_by_text("Not saved yet").wait_for()
    page.unroute("**/api/ballot")
    page.get_by_role("button", name=re.compile("^Send my")).click()

    page.get_by_text(SAVED).wait_for()
    [ballot] = polls.votes(store, poll.id)[0].ballots.values()
    assert ballot == Ballot("wait")


def test_where_it_is_asked_a_vote_waits_for_how_sure_and_both_are_there_after_a_reload(page, store, room):
    poll = begin(store, room, page, asks_sureness=True)
    group = page.get_by_role("group", name="How sure are you?")
    assert group.get_by_role("radio").count() == SURENESSES
    choose(page, 1)
    page.get_by_text("Say how sure you are.").wait_for()
    assert polls.votes(store, poll.id)[0].ballots == {}

    group.get_by_role("radio", name="Certain").check()
    page.get_by_role("button", name=re.compile("^Send my")).click()
    page.get_by_text(SAVED).wait_for()
    page.reload()

    page.get_by_text(SAVED).wait_for()
    assert group.get_by_role("radio", name="Certain").is_checked()
    assert list(polls.votes(store, poll.id)[0].ballots.values()) == [Ballot("wait", 4)]
    polls.step(store, poll, Stage.DISCUSSING)
    page.get_by_text("Your vote: B. Do what wait says. How sure you were: Certain.").wait_for()


def test_where_it_is_not_asked_a_vote_is_a_response_and_nothing_else(page, store, room):
    begin(store, room, page)

    assert page.get_by_role("group").count() == 1
    assert page.get_by_role("radio").count() == len(SCENE["options"])


def test_where_live_words_fall_silent_looking_takes_over_by_itself(page, store, room, line):
    poll = begin(store, room, page)
    line.silent.set()

    polls.step(store, poll, Stage.DISCUSSING)
    page.clock.run_for(QUIET)

    page.get_by_role("heading", name="Talk it over").wait_for()
    page.get_by_text("Connected.", exact=True).wait_for()


@pytest.fixture
def slow_look(page):
    """Give a function that lets the phone look, and one that lets the answer through which came from the server."""
    held = []

    def look() -> None:
        page.route("**/api/room", lambda route: held.append((route, route.fetch())))
        page.evaluate("window.dispatchEvent(new Event('online'))")
        Person(page).until(lambda: held)

    def let_through() -> None:
        [(route, response)] = held
        with page.expect_response("**/api/room"):
            route.fulfill(response=response)
        page.evaluate("new Promise((done) => setTimeout(done))")

    return look, let_through


def test_a_look_whose_answer_is_slow_takes_no_later_word_back(page, store, room, slow_look):
    look, let_through = slow_look
    poll = begin(store, room, page)
    look()
    polls.step(store, poll, Stage.DISCUSSING)
    page.get_by_role("heading", name="Talk it over").wait_for()

    let_through()

    assert page.get_by_role("heading", level=2).first.inner_text() == "Talk it over"


def test_a_look_whose_answer_is_slow_takes_no_saved_vote_back(page, store, room, slow_look):
    look, let_through = slow_look
    poll = begin(store, room, page)
    look()
    choose(page, 2)
    page.get_by_text(SAVED).wait_for()

    let_through()
    polls.step(store, poll, Stage.DISCUSSING)

    page.get_by_text("Your vote: C. Do what train says.").wait_for()


def test_where_nothing_comes_through_the_phone_does_not_say_that_it_is_connected(page, store, room, line):
    begin(store, room, page)
    page.get_by_text("Connected.", exact=True).wait_for()
    line.dumb.set()
    page.clock.run_for(QUIET)

    page.get_by_text("No connection just now.").wait_for()
    assert page.get_by_text("Connected.", exact=True).count() == 0
    line.dumb.clear()

    page.get_by_text("Connected.", exact=True).wait_for()
    choose(page, 0)
    page.get_by_text(SAVED).wait_for()


def test_a_lost_file_is_said_and_the_vote_is_sent_once_it_is_back(page, store, room, server):
    poll = begin(store, room, page)
    path = server.folder / "workshop.sqlite"
    path.rename(server.folder / "away")
    page.get_by_text("does not find the file with the votes").first.wait_for()
    choose(page, 2)
    page.get_by_text("Not saved: the facilitator's computer").wait_for()

    (server.folder / "away").rename(path)

    page.get_by_text(SAVED).wait_for()
    page.get_by_text("Connected.", exact=True).wait_for()
    assert [ballot.option for ballot in polls.votes(store, poll.id)[0].ballots.values()] == ["train"]


def test_a_vote_in_a_room_that_is_gone_is_said_not_to_be_saved(page, store, room, line):
    begin(store, room, page)
    line.silent.set()  # so that the phone does not hear of it before it votes
    rooms.delete_room(store, room.id)

    choose(page, 0)

    page.get_by_text("Your last vote was not saved").wait_for()


def test_a_link_with_a_broken_code_leads_to_the_door(browser, server):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    for code in ("%", "%E0%A4%A", "🙈", "AAAA-AAAA", "<b>"):
        page = context.new_page()
        page.goto(f"{server.url('practicum/join')}#{code}")

        page.get_by_role("heading", name="Join the room").wait_for()
    context.close()


def at_the_door(browser, server, code="", answers=()):
    """Open the page at the door; each answer stands in for the server's next one to a request to join."""
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    waiting = list(answers)

    def answer(route):
        if not waiting:
            return route.continue_()
        status, word = waiting.pop(0)
        return route.fulfill(status=status, json={"answer": word})

    page.route("**/practicum/api/join", answer)
    page.clock.install()
    page.goto(f"http://127.0.0.1:{server.port}/practicum/join#{code}")
    return page


@pytest.mark.parametrize(
    ("status", "word", "said"),
    [
        (429, "busy", "Many people are coming in just now."),
        (503, "unsaved", "Nothing can be saved just now."),
        (503, "lost", "does not find the file with the votes"),
    ],
)
def test_a_phone_that_cannot_come_in_yet_says_why_and_comes_in_by_itself(browser, server, room, status, word, said):
    page = at_the_door(browser, server, room.code, [(status, word)])

    page.get_by_text(said).wait_for()
    page.clock.run_for(KNOCKS)
    page.get_by_role("heading", name="You are in the room").wait_for()  # nobody has pressed anything
    page.context.close()


def test_who_types_a_code_keeps_it_when_the_phone_was_looked_away_from(browser, server):
    page = at_the_door(browser, server)
    box = page.get_by_role("textbox")
    box.fill("ABCD-EF")

    with page.expect_response("**/practicum/api/room"):
        page.evaluate("window.dispatchEvent(new Event('online'))")
    page.evaluate("new Promise((done) => setTimeout(done))")

    assert box.input_value() == "ABCD-EF"
    page.context.close()


def test_a_browser_that_keeps_no_mark_hears_that_and_nothing_else(browser, server, room):
    page = at_the_door(browser, server)
    page.route("**/practicum/api/room", lambda route: route.fulfill(status=401, json={"answer": "stranger"}))

    page.get_by_role("textbox").fill(room.code)
    page.get_by_role("button", name="Join").click()

    page.get_by_text("cookie").first.wait_for()
    assert page.get_by_role("textbox").input_value() == room.code
    page.context.close()
