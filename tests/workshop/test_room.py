"""The facilitator's console and cards, by the messages that a page sends."""

import json
import re

import pytest
from sqlalchemy import text, update

from practicum import words
from practicum.content.library import Library, own_folder
from practicum.workshop import room as facilitating
from practicum.workshop.data_folder import data_folder, known_key
from practicum.workshop.poll import Ballot
from practicum.workshop.store import ballots, rooms, voters
from practicum.workshop.store.ballots import Cast
from practicum.workshop.store.schema import NUMBER, POLLS

SCENE = "eight-sessions"
LIBRARY = Library(own_folder())


@pytest.fixture(autouse=True)
def own_data_folder(monkeypatch, tmp_path, address):
    """Keep the store and the account's key in this test's own folder."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "share"))
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", address)


@pytest.fixture
def console():
    return facilitating.console()


@pytest.fixture
def press(console):
    """Give a function that presses a button as the page does: it names the poll that it saw."""

    def send(kind: str, **more) -> dict:
        seen = send.shown["poll"] or {}
        answer = console.reply({"kind": kind, "poll": seen.get("id"), "stage": seen.get("stage"), **more})
        send.shown = answer["shown"]
        return answer

    send.shown = console.shown
    return send


def let_in(store, people: int) -> list[str]:
    [room] = rooms.rooms_of(store, known_key())
    for number in range(people):
        voters.join(store, room.code, f"phone-{number}")
    return [voters.voter_of(store, f"phone-{number}").id for number in range(people)]


def vote(store, press, voters: list[str], options: str, number: int) -> None:
    names = [option.id for option in LIBRARY.vignette(SCENE).options]
    cast = [
        Cast(voter, press.shown["poll"]["id"], number, Ballot(names["abcd".index(letter)]))
        for voter, letter in zip(voters, options, strict=True)
    ]
    ballots.cast(store, cast)


def test_showing_the_console_writes_nothing(console, tmp_path):
    assert console.shown == {"room": None, "poll": None, "trouble": ""}
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_room_is_opened_found_again_and_deleted(press, store):
    code = press("open")["shown"]["room"]["code"]
    assert len(code) == 9

    assert facilitating.console().shown["room"]["code"] == code  # a kernel that was started anew finds it

    assert press("delete")["shown"]["room"] is None
    assert voters.join(store, code, "a-phone") is None


def test_a_whole_poll_from_the_first_vote_to_the_text(press, store):
    press("open")
    voters = let_in(store, 8)
    press("begin", vignette=SCENE)
    vote(store, press, voters, "aaaaabbd", 1)
    assert press("look")["shown"]["room"] | {"code": "", "closes": ""} == {
        "code": "",
        "closes": "",
        "people": 8,
        "ballots": 8,
    }
    press("step", to="discussing")
    press("step", to="second")
    vote(store, press, voters, "bbbaabbb", 2)
    press("step", to="closed")

    revealed = press("step", to="revealed")["shown"]["poll"]["revealed"]

    assert [row[1:] for row in revealed["votes"]["tables"][0]["rows"]] == [
        ["5", "2"],
        ["2", "6"],
        ["0", "0"],
        ["1", "0"],
    ]
    assert revealed["votes"]["lines"] == [
        "How many changed their choice is not shown: some response was chosen by fewer than five people."
    ]
    assert len(revealed["responses"]) == 4


def test_before_the_end_nothing_that_is_shown_tells_the_guidance_or_how_anybody_voted(press, store):
    press("open")
    voters = let_in(store, 9)
    press("begin", vignette=SCENE)
    vote(store, press, voters, "aaabbbccd", 1)
    shown = [press("look")["shown"]]
    shown += [press("step", to=to)["shown"] for to in ("discussing", "second", "closed")]

    text = json.dumps(shown)
    options = LIBRARY.vignette(SCENE).options
    reasons = [mark.because for option in options for mark in (option.article, option.practice)]
    assert all(json.dumps(because)[1:-1] not in text for because in reasons)
    assert "First vote" not in text
    assert [each["poll"]["told"] for each in shown] == [None] * 4


def test_the_first_result_is_shown_when_the_facilitator_says_so(press, store):
    press("open")
    voters = let_in(store, 6)
    press("begin", vignette=SCENE)
    vote(store, press, voters, "aaabbb", 1)
    press("step", to="discussing")

    told = press("tell")["shown"]["poll"]["told"]

    assert [row[1:] for row in told["tables"][0]["rows"]] == [["3"], ["3"], ["0"], ["0"]]
    assert "cannot go to" in press("step", to="first")["remark"]


@pytest.mark.parametrize("stage", ["first", "second", "closed", "revealed"])
def test_no_message_shows_the_first_result_but_between_the_two_votes(press, store, stage):
    press("open")
    people = let_in(store, 7)
    press("begin", vignette=SCENE)
    vote(store, press, people, "aaabbbd", 1)
    for to in ("first", "discussing", "second", "closed", "revealed"):
        if press.shown["poll"]["stage"] != to:
            press("step", to=to)
        if to == "second":
            vote(store, press, people[:6], "aaabbb", 2)
        if to == stage:
            break

    answer = press("tell")

    assert "between the two votes" in answer["remark"]
    assert answer["shown"]["poll"]["told"] is None


def test_while_a_vote_is_open_no_message_answers_with_more_than_how_many_have_voted(press, store, console):
    press("open")
    people = let_in(store, 9)
    press("begin", vignette=SCENE)
    poll = press.shown["poll"]
    kinds = ("look", "tell", "hands", "step", "talk", "qr", "begin", "open_tally", "votes", "reveal")
    asked = [
        {"kind": kind, "to": to, "round": 1, "option": {}, "sureness": {}, "vignette": SCENE, "minutes": 1}
        for kind in kinds
        for to in ("first", "second", "closed", "revealed")
    ]

    heard = []
    for letters in ("aaaaaabb", "aaaaaabbd"):
        vote(store, press, people[: len(letters)], letters, 1)
        answers = [console.reply({"poll": poll["id"], "stage": "first", **message}) for message in asked]
        heard.append(json.dumps(answers).replace(f'"ballots": {len(letters)}', '"ballots": n'))

    assert '"ballots": n' in heard[0]
    assert len({re.sub(r'"left": (\d+|null)', "", each) for each in heard}) == 1


def test_a_scene_whose_result_was_seen_is_not_voted_on_again_in_the_same_room(press, store):
    press("open")
    people = let_in(store, 7)
    press("begin", vignette=SCENE)
    vote(store, press, people[:6], "aaabbb", 1)
    press("step", to="discussing")
    press("step", to="revealed")
    before = press.shown

    answer = press("begin", vignette=SCENE)

    assert "this room has seen how it voted on this scene" in answer["remark"]
    assert answer["shown"] == before
    assert press("begin", vignette="friday-week")["remark"] == ""
    press("delete")
    press("open")
    assert press("begin", vignette=SCENE)["remark"] == ""


def test_a_scene_begun_by_mistake_and_never_shown_can_be_opened_again(press, store):
    press("open")
    people = let_in(store, 6)
    press("begin", vignette=SCENE)
    vote(store, press, people, "aaabbb", 1)
    press("step", to="discussing")
    press("begin", vignette="friday-week")
    press("step", to="discussing")

    assert press("begin", vignette=SCENE)["shown"]["poll"]["stage"] == "first"


def test_once_the_first_result_is_out_somebody_who_leaves_does_not_show_in_the_second(press, store):
    press("open")
    people = let_in(store, 7)
    press("begin", vignette=SCENE)
    vote(store, press, people, "aaabbbd", 1)
    press("step", to="discussing")
    press("tell")
    press("step", to="second")
    vote(store, press, people[:6], "aaabbb", 2)
    press("step", to="closed")

    votes = press("step", to="revealed")["shown"]["poll"]["revealed"]["votes"]

    assert [row[1:] for row in votes["tables"][0]["rows"]] == [["3"], ["3"], ["0"], ["1"]]
    assert votes["lines"][0].startswith("Second vote: votes by phone are not shown.")


def test_hands_alone_make_a_whole_poll(press):
    press("open")
    press("begin", vignette=SCENE, asks_sureness=True)
    names = [option.id for option in LIBRARY.vignette(SCENE).options]
    press("hands", round=1, option=dict.fromkeys(names[:2], 4), sureness={"4": 7})
    press("step", to="discussing")
    press("step", to="second")
    press("hands", round=2, option={names[1]: 8}, sureness={"0": 8})
    press("step", to="closed")

    votes = press("step", to="revealed")["shown"]["poll"]["revealed"]["votes"]

    assert [row[1:] for row in votes["tables"][0]["rows"]] == [["4", "0"], ["4", "8"], ["0", "0"], ["0", "0"]]
    assert [row[1:] for row in votes["tables"][1]["rows"]] == [["0", "8"], *[["0", "0"]] * 3, ["7", "0"]]
    assert votes["change"] is None


def test_how_sure_people_are_is_asked_only_where_the_facilitator_says_so(press):
    press("open")
    for asked in (False, True):
        assert press("begin", vignette=SCENE, asks_sureness=asked)["shown"]["poll"]["asks_sureness"] is asked
        remark = press("hands", round=1, option={}, sureness={"3": 6})["remark"]
        assert (remark == "") is asked
        assert press.shown["poll"]["hands"]["sureness"] == ({"3": 6} if asked else {})
        press("step", to="discussing")
    assert press("begin", vignette=SCENE)["shown"]["poll"]["asks_sureness"] is False


def test_the_clock_runs_down_and_can_be_stopped(press):
    press("open")
    press("begin", vignette=SCENE)
    press("step", to="discussing")

    assert 175 <= press("talk", minutes=3)["shown"]["poll"]["left"] <= 180
    assert press("talk", minutes=0)["shown"]["poll"]["left"] is None
    assert press("talk", minutes=10**9)["shown"]["poll"]["left"] <= 3600


def test_a_button_that_was_overtaken_does_nothing_and_says_so(press, console):
    press("open")
    seen = press("begin", vignette=SCENE)["shown"]["poll"]
    press("step", to="discussing")

    answer = console.reply({"kind": "step", "poll": seen["id"], "stage": seen["stage"], "to": "discussing"})

    assert answer["remark"] == "the room has gone on meanwhile. Look at the page again."
    assert answer["shown"]["poll"]["stage"] == "discussing"


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "begin"},
        {"kind": "begin", "vignette": "../../article"},
        {"kind": "begin", "vignette": 7},
        {"kind": "step", "to": "nowhere"},
        {"kind": "begin", "vignette": "friday-week", "asks_sureness": "yes"},
        {"kind": "begin", "vignette": "friday-week", "asks_sureness": 1},
        {"kind": "hands", "round": "x", "option": [], "sureness": {}},
        {"kind": "talk", "minutes": "soon"},
        {"kind": "talk", "minutes": float("nan")},
        {"kind": "talk", "minutes": [3]},
        {"kind": "begin", "vignette": "\ud800"},
        {"kind": "begin", "vignette": ["eight-sessions"]},
        {"kind": "step", "to": ["second"]},
        {"kind": "hands", "round": 1, "option": {"no-such": 3}, "sureness": {}},
        {"kind": "hands", "round": 1, "option": {"\ud800": 3}, "sureness": {}},
        {"kind": "hands", "round": 1, "option": {}, "sureness": {"surely": 3}},
        {"kind": "hands", "round": 1, "option": {}, "sureness": {"5": 3}},
        {"kind": "hands", "round": 1, "option": {}},
        {"kind": "hands", "round": 1, "option": {}, "sureness": {"3": 10**30}},
        {"kind": "hands", "round": 1, "option": {}, "sureness": {"3": float("inf")}},
        {"kind": "hands", "round": 1, "option": {}, "sureness": {"3": True}},
        {"kind": "hands", "round": 3, "option": {}, "sureness": {"3": 3}},
        {"kind": "hands", "round": 10**30, "option": {}, "sureness": {"3": 3}},
    ],
)
def test_a_message_of_no_page_of_ours_changes_nothing(press, store, message):
    press("open")
    press("begin", vignette=SCENE, asks_sureness=True)
    press("step", to="discussing")
    before = press.shown

    answer = press(**{"kind": message["kind"], **{k: v for k, v in message.items() if k != "kind"}})

    assert answer["remark"]
    assert answer["shown"] == before


def test_a_message_that_no_button_sends_is_passed_over(console):
    assert console.reply({"kind": "shutdown"}) is None


def test_every_message_is_answered_whatever_lies_in_the_store(press, store, caplog):
    press("open")
    poll = press("begin", vignette=SCENE)["shown"]["poll"]
    with store.writing() as connection:
        connection.execute(update(POLLS).where(POLLS.c.id == poll["id"]).values(scene="{"))

    answers = [press(kind) for kind in ("look", "tell", "delete")]

    assert all(answer["shown"]["trouble"] for answer in answers[:2])
    assert answers[1]["remark"]
    assert press("look")["shown"] == {"room": None, "poll": None, "trouble": ""}
    assert "cannot be shown" in caplog.text


def test_a_room_that_vanishes_is_said_and_a_new_one_can_be_opened(press, store):
    press("open")
    [room] = rooms.rooms_of(store, known_key())
    rooms.delete_room(store, room.id)

    assert press("look")["shown"]["trouble"] == words.workshop.console()["vanished"]
    assert press("open")["shown"]["trouble"] == ""
    assert press("delete")["shown"] == {"room": None, "poll": None, "trouble": ""}


def test_a_room_of_another_version_is_said_to_whoever_opened_it_until_there_is_a_new_one(console, press, store):
    press("open")
    with store.writing() as connection:
        for things in ("polls", "rooms"):
            connection.execute(
                text(f"CREATE TABLE practicum_99_{things} AS SELECT * FROM practicum_{NUMBER}_{things}")
            )
    press("delete")

    shown = press("look")["shown"]

    said = words.workshop.console()["elsewhere"].partition("{at}")
    assert shown["trouble"].startswith(said[0])
    assert shown["trouble"].endswith(said[2])
    assert shown["room"] is None
    assert press("open")["shown"]["trouble"] == ""


def test_a_lost_file_is_said_with_its_place_and_a_new_room_can_be_opened(monkeypatch, tmp_path):
    path = tmp_path / "share" / "practicum" / "workshop.sqlite"
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", f"sqlite:///{path}")
    console = facilitating.console()
    console.reply({"kind": "open"})
    path.unlink()

    said = console.reply({"kind": "look"})["shown"]["trouble"]

    assert said.startswith(str(path))
    assert "open a new room" in said
    shown = console.reply({"kind": "open"})["shown"]
    assert shown["trouble"] == ""
    assert shown["room"]["people"] == 0


def test_a_computer_that_comes_into_another_network_tells_its_new_address(console, monkeypatch):
    running = {"pid": 7, "hostname": "0.0.0.0", "port": 8888}
    monkeypatch.setenv("JPY_PARENT_PID", "7")
    monkeypatch.setattr(facilitating, "list_running_servers", lambda: [running])
    told = []
    for address in ("192.0.2.7", "198.51.100.9", "127.0.0.1"):
        monkeypatch.setattr(facilitating.socket.socket, "connect", lambda *_: None)
        monkeypatch.setattr(facilitating.socket.socket, "getsockname", lambda _, address=address: (address, 9))
        told.append(console.reply({"kind": "look"})["server"])

    assert [each["lan"] for each in told] == [["http://192.0.2.7:8888"], ["http://198.51.100.9:8888"], []]
    assert all(each["open"] for each in told)


def test_a_store_that_is_away_is_said_in_a_line(monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", "postgresql+psycopg://x:a-secret@127.0.0.1:9/nowhere")
    data_folder().mkdir(parents=True)
    console = facilitating.console()

    answer = console.reply({"kind": "open"})

    assert "try again" in answer["remark"]
    assert "a-secret" not in json.dumps(answer)


def test_an_address_that_cannot_be_used_is_a_calm_line(monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", "nonsense")

    assert "PRACTICUM_DATABASE_URL" in facilitating.console().lines[1]


def test_a_square_code_is_drawn_for_a_web_address_and_for_nothing_else(console):
    drawn = console.reply({"kind": "qr", "address": "http://192.0.2.7:8888/practicum/join#ABCD-EFGH"})

    assert len(drawn["rows"]) == len(drawn["rows"][0]) >= 25
    assert set("".join(drawn["rows"])) == {"0", "1"}
    assert drawn["plain"] is True
    assert console.reply({"kind": "qr", "address": "https://example.org/practicum/join"})["plain"] is False
    for address in ("", None, 7, ["http://a"], "javascript:alert(1)", "http://\ud800", "https://" + "x" * 600):
        assert console.reply({"kind": "qr", "address": address})["rows"] == []


def test_the_scenes_to_choose_from_are_those_on_pages_and_none_of_a_check(console):
    offered = [scene["id"] for page in console.scenes for scene in page["scenes"]]
    in_forms = {name for form in LIBRARY.course.forms for name in form.vignettes}

    assert offered == [name for page in LIBRARY.course.pages for name in page.vignettes]
    assert not in_forms & set(offered)
    assert len(offered) >= 25


def test_what_is_printed_holds_no_guidance():
    paper = facilitating.cards()
    text = json.dumps([paper.cards, paper.scenes])
    vignettes = [LIBRARY.vignette(scene["id"]) for page in paper.scenes for scene in page["scenes"]]

    for vignette in vignettes:
        reasons = [each.because for option in vignette.options for each in (option.article, option.practice)]
        told = [said for said in (*reasons, vignette.parts, vignette.decided_because) if said]
        assert all(json.dumps(said)[1:-1] not in text for said in told)
        assert all(json.dumps(option.text)[1:-1] in text for option in vignette.options)
    assert len(vignettes) >= 25
    assert paper.cards == ["A", "B", "C", "D", "E", *words.card.surenesses()]
