"""What phones can ask of a real server, and what nobody can: over the wire, with either store."""

import contextlib
import json
import posixpath
import re
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from server import Server, client
from sqlalchemy import insert
from venue import Phone, opened

from practicum.workshop.phones import handlers
from practicum.workshop.poll import Ballot, Stage
from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store
from practicum.workshop.store.schema import VOTERS
from practicum.workshop.store.voters import MOST_VOTERS

PRIVATE = (
    "api/contents",
    "api/kernels",
    "api/sessions",
    "api/terminals",
    "lab",
    "tree",
    "files/x",
    "api/status",
    "api/me",
)


@pytest.fixture(scope="module")
def venue(database):
    with opened(*database, base_url="/a/b/") as venue:
        yield venue


# What it does


def test_a_phone_joins_sees_votes_and_is_told_that_its_vote_is_saved(phone, room, store, scene):
    assert phone.join(room).json() == {"answer": "seen", "room": {"stage": "waiting"}, "own": {}}
    poll = polls.begin(store, room.id, scene["id"], scene)
    assert phone.see()["room"] == {
        "stage": "first",
        "poll": poll.id,
        "scene": scene,
        "asks_sureness": False,
        "revealed": None,
    }

    answer = phone.vote(poll)

    assert (answer.status_code, answer.json()) == (200, {"answer": "saved"})
    assert phone.see()["own"] == {"1": {"option": "ask", "sureness": ""}}
    [ballot] = polls.votes(store, poll.id)[0].ballots.values()
    assert ballot == Ballot("ask")


def test_the_page_and_its_parts_load_nothing_from_elsewhere(phone):
    page = phone.asking.get("join")
    parts = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    modules = modules_from(phone, "workshop/phones/phone.js")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert {p for p in parts if p != "data:,"} == {
        "tokens.css",
        "practicum.css",
        "phone.css",
        "workshop/phones/phone.js",
    }
    assert len(modules) >= 9
    for name in {*parts, *modules} - {"data:,"}:
        assert phone.asking.get(name).status_code == 200
        assert "//" not in re.sub(
            r"(?m)^\s*//.*$|http://www.w3.org/2000/svg|/\*.*?\*/| //.*", "", phone.asking.get(name).text
        )
    assert phone.asking.get("workshop/console.js").status_code == 404  # what the page does not import


def modules_from(phone, entry: str) -> set[str]:
    """Follow the page's imports as a browser does."""
    found, left = set(), [entry]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            text = phone.asking.get(name).text
            imported = re.findall(r'from "(\.[^"]+)"', text)
            left += [posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) for path in imported]
    return found


def test_one_hears_live_what_happens(inside, room, store, scene):
    heard: list[str] = []
    with inside.asking.stream("GET", "api/live") as live:
        assert live.headers["content-type"] == "text/event-stream"
        lines = live.iter_lines()
        heard.append(json.loads(next(lines).removeprefix("data: "))["stage"])
        polls.begin(store, room.id, scene["id"], scene)
        said = next(line for line in lines if line.startswith("data: "))
        heard.append(json.loads(said.removeprefix("data: "))["stage"])

    assert heard == ["waiting", "first"]


def test_joining_again_keeps_ones_token_so_that_nobody_votes_twice(inside, room, poll, store):
    token = inside.asking.cookies[handlers.COOKIE]
    inside.vote(poll, "ask")

    inside.join(room)
    inside.vote(poll, "wait")

    assert inside.asking.cookies[handlers.COOKIE] == token
    assert [ballot.option for ballot in polls.votes(store, poll.id)[0].ballots.values()] == ["wait"]


def test_the_token_is_for_this_page_alone_and_out_of_reach_of_scripts(phone, room):
    said = phone.join(room).headers["set-cookie"]

    assert re.search(r"; HttpOnly(;|$)", said)
    assert "SameSite=Strict" in said
    assert "Path=/a/b/practicum/" in said


def test_a_ready_server_names_its_store_without_its_password(phone, store):
    assert phone.asking.get("ready").json()["store"] == store.fingerprint


# What it must not open


@pytest.mark.parametrize("path", PRIVATE)
def test_a_phones_token_opens_nothing_of_the_server(inside, server, path):
    cookie = {handlers.COOKIE: inside.asking.cookies[handlers.COOKIE]}

    answer = client(cookies=cookie).get(server.url(path))

    assert answer.status_code in (302, 401, 403, 404, 405)
    assert answer.status_code != 302 or "login" in answer.headers["location"]


def test_a_stranger_sees_hears_and_casts_nothing(phone, poll):
    answers = [phone.asking.get("api/room"), phone.asking.get("api/live"), phone.vote(poll)]

    assert [(a.status_code, a.json()) for a in answers] == [(401, {"answer": "stranger"})] * 3


def test_a_token_that_was_made_up_opens_nothing(phone, room):
    phone.asking.cookies.set(handlers.COOKIE, secrets.token_urlsafe(24), path="/a/b/practicum/")

    assert phone.see() == {"answer": "stranger"}


@pytest.mark.parametrize("code", ["", "AAAA-AAAA", "<script>alert(1)</script>", "ABCD-EFGH' OR 1=1 --"])
def test_without_a_rooms_code_there_is_no_way_in_and_nothing_is_sent_back(phone, room, code):
    answer = phone.post("api/join", {"code": code})

    assert (answer.status_code, answer.json()) == (404, {"answer": "unknown"})
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "<script>alert(1)</script>",
        "join%3Cscript%3E",
        "kit.py",
        "..%2f..%2fmodel.py",
        "api/tally",
        "api/ballots",
        "page.py",
    ],
)
def test_what_is_asked_for_is_not_sent_back_and_no_other_file_is_given(phone, path):
    answer = phone.asking.get(path)

    led_to = answer.headers.get("Location", "")
    assert answer.status_code == 404 or (answer.status_code == 302 and "/login?" in led_to)  # no place of the phones'
    assert "<script>alert" not in answer.text
    assert "<" not in led_to


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"code": "x"}', "text/plain", 415),
        (b"code=x", "application/x-www-form-urlencoded", 415),
        (b'{"code": "x"}', "application/json-seq", 415),
        (b'{"code": "x"}', None, 415),
        (b"not json", "application/json", 400),
        (b"[" * 2000, "application/json", 400),
        (b'{"code": 7}', "application/json", 400),
        (b'{"code": "x", "more": "y"}', "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"code": "' + b"x" * 101 + b'"}', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
    ],
)
def test_a_body_of_another_type_size_or_shape_is_refused_in_one_word(phone, body, kind, status):
    answer = phone.asking.post("api/join", content=body, headers={"Content-Type": kind} if kind else {})

    assert (answer.status_code, answer.json()) == (status, {"answer": "unreadable"})


def test_a_large_body_is_refused_before_it_is_read(phone):
    large = b'{"code": "' + b"x" * 5_000_000 + b'"}'
    try:
        answer = phone.asking.post("api/join", content=large, headers={"Content-Type": "application/json"})
    except httpx.TransportError:
        return  # the server has hung up while we were still sending
    assert (answer.status_code, answer.json()) == (413, {"answer": "unreadable"})


def test_a_body_without_a_stated_length_is_cut_off(phone):
    def endless():
        for _ in range(2000):
            yield b" " * 1024

    with pytest.raises((httpx.WriteError, httpx.RemoteProtocolError, httpx.ReadError, AssertionError)):
        assert phone.asking.post(
            "api/join", content=endless(), headers={"Content-Type": "application/json"}
        ).is_success


def test_every_answer_carries_the_policy_and_is_kept_nowhere(inside):
    for path in ("join", "workshop/phones/phone.js", "ready", "api/room", "nothing"):
        headers = inside.asking.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] in ("no-store", "no-cache")


def test_there_is_no_vote_outside_an_open_round(inside, poll, store):
    assert inside.vote(poll, number=2).json() == {"answer": "closed"}
    polls.step(store, poll, Stage.DISCUSSING)

    answer = inside.vote(poll)

    assert (answer.status_code, answer.json()) == (409, {"answer": "closed"})
    assert polls.votes(store, poll.id)[0].ballots == {}


@pytest.mark.parametrize(
    "change", [{"option": "no-such"}, {"poll": "0" * 16}, {"round": "3"}, {"round": "1 "}, {"sureness": "surely"}]
)
def test_a_vote_for_what_is_not_there_is_refused(inside, poll, change):
    said = {"poll": poll.id, "round": "1", "option": "ask", "sureness": ""} | change

    assert inside.post("api/ballot", said).status_code in (400, 404)


def test_where_it_is_asked_a_phone_says_how_sure_and_a_ballot_without_it_is_refused(inside, poll, room, store, scene):
    assert inside.see()["room"]["asks_sureness"] is False
    assert inside.vote(poll, sureness="3").status_code == 404
    polls.step(store, poll, Stage.DISCUSSING)
    asking = polls.begin(store, room.id, scene["id"], scene, asks_sureness=True)

    answers = [inside.vote(asking, sureness=said).status_code for said in ("", "5", "0", "4")]

    assert answers == [404, 400, 200, 200]
    [ballot] = polls.votes(store, asking.id)[0].ballots.values()
    assert ballot == Ballot("ask", 4)
    assert inside.see()["own"] == {"1": {"option": "ask", "sureness": "4"}}
    assert inside.see()["room"]["asks_sureness"] is True


def test_votes_that_race_leave_one(inside, poll, store):
    with ThreadPoolExecutor(6) as pool:
        answers = list(
            pool.map(lambda n: inside.vote(poll, ("ask", "wait", "train")[n % 3]).json()["answer"], range(10))
        )

    assert set(answers) == {"saved"}
    assert len(polls.votes(store, poll.id)[0].ballots) == 1


def test_nobody_reads_anothers_ballot_nor_a_count(server, inside, room, poll):
    other = Phone(server.url())
    other.join(room)
    other.vote(poll, "train")

    seen = inside.see()

    assert seen["own"] == {}
    assert seen["room"].keys() == {"stage", "poll", "scene", "asks_sureness", "revealed"}
    assert seen["room"]["revealed"] is None


def test_whoever_votes_too_often_is_told_to_wait_and_nobody_else(server, inside, room, poll):
    answers = [inside.vote(poll) for _ in range(40)]
    other = Phone(server.url())
    other.join(room)

    assert answers[0].status_code == 200
    assert {"answer": "busy"} in [answer.json() for answer in answers if answer.status_code == 429]
    assert other.vote(poll).status_code == 200


def test_one_phone_holds_only_a_few_live_answers_open(inside):
    with contextlib.ExitStack() as open_ones:
        answers = [open_ones.enter_context(inside.asking.stream("GET", "api/live")) for _ in range(6)]
        codes = [answer.status_code for answer in answers]

    assert codes == [200] * 4 + [429] * 2


def test_another_site_cannot_vote_in_a_phones_name(inside, poll, store):
    plain = {"Origin": "http://evil.example", "Content-Type": "text/plain"}
    answer = inside.asking.post("api/ballot", content=json.dumps({"poll": poll.id}), headers=plain)

    assert answer.status_code == 415
    assert "access-control-allow-origin" not in answer.headers
    assert inside.asking.options("api/ballot").headers.get("access-control-allow-origin") is None


def test_a_full_room_says_so_to_whoever_comes_last(server, room, store):
    crowd = [{"id": f"{room.id}-{n}", "room": room.id, "token": f"{room.id}-{n}"} for n in range(MOST_VOTERS)]
    with store.writing() as connection:
        connection.execute(insert(VOTERS), crowd)

    answer = Phone(server.url()).join(room)

    assert (answer.status_code, answer.json()) == (409, {"answer": "closed"})


def test_a_class_comes_in_at_once_from_one_address_and_after_that_one_phone_a_second(tmp_path):
    address = f"sqlite:///{tmp_path / 'workshop.sqlite'}"
    store, server = Store(address), Server(tmp_path, PRACTICUM_DATABASE_URL=address, PRACTICUM_PHONES_AT_ONCE="3")
    try:
        room, other = rooms.open_room(store, "me"), rooms.open_room(store, "you")
        phones = [Phone(server.url()) for _ in range(20)]
        wrong = [phone.post("api/join", {"code": "AAAA-AAAA"}).status_code for phone in phones]
        started = time.monotonic()
        answers = [phone.join(room) for phone in phones]
        seconds = time.monotonic() - started
        again = phones[0].join(room)  # a phone that is in keeps its token, and is never held up
        elsewhere = Phone(server.url()).join(other)
        late, tries = phones[-1], 0
        while (last := late.join(room)).status_code != 200 and tries < 600:
            tries += 1
            time.sleep(0.05)
    finally:
        store.close()
        server.close()

    assert set(wrong) == {404}  # a code that is wrong takes nobody's place
    codes = [answer.status_code for answer in answers]
    assert codes[:3] == [200] * 3
    assert 3 <= codes.count(200) <= 3 + seconds + 1
    assert {"answer": "busy"} in [answer.json() for answer in answers]
    assert (again.status_code, elsewhere.status_code, last.status_code) == (200, 200, 200)


def test_a_store_that_is_away_is_said_in_one_word(tmp_path):
    server = Server(tmp_path / "away", PRACTICUM_DATABASE_URL="postgresql+psycopg://x:a-secret@127.0.0.1:9/nowhere")
    try:
        answer = Phone(server.url()).post("api/join", {"code": "ABCDEFGH"})
        assert (answer.status_code, answer.json()) == (503, {"answer": "unsaved"})
        assert "a-secret" not in server.log()
    finally:
        server.close()


def test_a_deleted_room_lets_go_of_its_phones(inside, room, poll, store):
    rooms.delete_room(store, room.id)

    assert inside.see()["room"] == {"stage": "gone"}
    assert inside.vote(poll).json() == {"answer": "gone"}


# What it survives


def test_a_server_killed_in_the_middle_of_a_vote_loses_no_answered_ballot(server, room, poll, store):
    options = ("ask", "wait", "train", "hour")
    phones = [Phone(server.url()) for _ in range(12)]
    for phone in phones:
        phone.join(room)
    answered: dict[int, int] = {}

    def vote_until_it_falls(number: int) -> None:
        for nth in range(200):
            try:
                if phones[number].vote(poll, options[nth % 4]).status_code == 200:
                    answered[number] = nth
            except httpx.HTTPError:
                return

    threads = [threading.Thread(target=vote_until_it_falls, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    while len(answered) < 12:  # in the middle: everybody has been answered once at least, and goes on
        time.sleep(0.005)
    server.kill()
    for thread in threads:
        thread.join()
    server.restart()

    for number, nth in answered.items():
        kept = phones[number].see()["own"]["1"]["option"]
        assert kept in (options[nth % 4], options[(nth + 1) % 4])  # the next one may have been on its way
    assert len(polls.votes(store, poll.id)[0].ballots) == 12 == len(answered)
    assert phones[0].vote(poll, "hour").json() == {"answer": "saved"}
