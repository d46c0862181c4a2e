"""A room deleted between any two looks at the store: whoever asks then is told so, and nothing that never was."""

import json
from itertools import count
from pathlib import Path

import httpx
import pytest
from deleting import Deletion
from python_path import python_path
from venue import opened

from practicum import words
from practicum.content.library import Library, own_folder
from practicum.workshop import room as facilitating
from practicum.workshop.data_folder import known_key
from practicum.workshop.store import polls, rooms

SCENE = "eight-sessions"
OPTION = Library(own_folder()).vignette(SCENE).options[0].id
CONFIG = """
from pathlib import Path
from deleting import Deletion
from practicum.workshop.phones import live, state
state._KNOWN_FOR = 0  # so that nobody is known without a look at the store
live.LOOK = 0.05
Deletion(Path({path!r})).watch({address!r})
"""


@pytest.fixture(scope="module")
def watched(database):
    """Give a server in which a deletion can be planned, and the deletion."""
    folder, address = database
    config = CONFIG.format(path=str(folder / "deletion"), address=address)
    with opened(folder, address, config=config, PYTHONPATH=python_path(Path(__file__).parent)) as venue:
        rooms.open_room(venue.store, "me")
        assert venue.phone().post("api/join", {"code": "AAAA-AAAA"}).status_code == 404  # tables are looked for once
        yield venue, Deletion(folder / "deletion")


def join(phone, room, _) -> httpx.Response:
    return phone.join(room)


def see(phone, *_) -> httpx.Response:
    return phone.asking.get("api/room")


def vote(phone, _, poll) -> httpx.Response:
    return phone.vote(poll)


@pytest.mark.parametrize(
    ("act", "is_inside", "fewest"), [(join, False, 5), (join, True, 4), (see, True, 3), (vote, True, 2)]
)
def test_a_phone_is_told_nothing_that_never_was(watched, scene, act, is_inside, fewest):
    venue, deletion = watched
    for looks in count():
        room = rooms.open_room(venue.store, "me")
        poll = polls.begin(venue.store, room.id, scene["id"], scene)
        phone = venue.inside(room) if is_inside else venue.phone()
        deletion.plan(room.id, looks)
        answer = act(phone, room, poll)
        if not deletion.is_done():
            break
        said = answer.json()
        assert answer.status_code in (200, 401, 404, 410)
        if answer.status_code == 200:
            assert said["answer"] == "seen"  # never "saved": the ballot went with the room
            assert said["room"]["stage"] in ("first", "gone")  # never "waiting": its vote was open to the end

    assert looks >= fewest


def test_whoever_listens_hears_the_end_and_nothing_that_never_was(watched, scene):
    venue, deletion = watched
    for looks in range(5):
        room = rooms.open_room(venue.store, "me")
        polls.begin(venue.store, room.id, scene["id"], scene)
        phone = venue.inside(room)
        deletion.plan(room.id, looks)
        with phone.asking.stream("GET", "api/live") as live:
            heard = [line.removeprefix("data: ") for line in live.iter_lines() if line.startswith("data: {")]
        assert deletion.is_done()
        if live.status_code == 200:
            assert [json.loads(seen)["stage"] for seen in heard] in (["gone"], ["first", "gone"])
        else:
            assert (live.status_code, looks) == (401, 0)


@pytest.fixture
def console(monkeypatch, tmp_path, address):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "share"))
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", address)
    return facilitating.console()


@pytest.fixture
def deletion(tmp_path, address):
    deletion = Deletion(tmp_path / "deletion")
    deletion.watch(address)
    yield deletion
    deletion.leave()


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "look"},
        {"kind": "delete"},
        {"kind": "begin", "vignette": "friday-week"},
        {"kind": "step", "to": "second"},
        {"kind": "step", "to": "revealed"},
        {"kind": "tell"},
        {"kind": "talk", "minutes": 1},
        {"kind": "hands", "round": 1, "option": {OPTION: 3}, "sureness": {}},
    ],
    ids=lambda message: "-".join(map(str, message.values())),
)
def test_a_facilitator_is_told_that_the_room_is_gone(console, deletion, store, message):
    lines = words.workshop.console()
    for looks in count():
        console.reply({"kind": "open"})
        poll = console.reply({"kind": "begin", "vignette": SCENE})["shown"]["poll"]
        console.reply({"kind": "step", "to": "discussing", "poll": poll["id"], "stage": "first"})
        [room] = rooms.rooms_of(store, known_key())
        deletion.plan(room.id, looks)
        answer = console.reply({"poll": poll["id"], "stage": "discussing", **message})
        if not deletion.is_done():
            break
        assert answer.get("remark", "") in ("", "this room is gone. Open a new one.")
        assert answer["shown"]["trouble"] in ("", lines["vanished"])
        assert answer["shown"]["poll"] or not answer["shown"]["room"]  # never an empty room: it had a poll to the end
        shown = console.reply({"kind": "look"})["shown"]
        assert (shown["room"], shown["poll"]) == (None, None)
        assert shown["trouble"] in ("", lines["vanished"])

    assert looks >= 3
    rooms.delete_room(store, room.id)
