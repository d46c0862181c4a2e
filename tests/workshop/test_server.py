"""Every place that a server can stand at: a sub-path, a real JupyterHub, and two servers that share one room."""

import json

import pytest
from hub import Hub
from postgres import fresh_database
from server import Server, client
from venue import Phone

from practicum.workshop.poll import Stage
from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    hub = Hub(tmp_path_factory.mktemp("school") / "hub")
    yield hub
    hub.close()


def test_behind_a_real_jupyterhub_phones_join_follow_and_vote_without_an_account(hub, scene):
    address = hub.start_user("ada")
    store = Store(f"sqlite:///{hub.folder / 'share' / 'practicum' / 'workshop.sqlite'}")
    room = rooms.open_room(store, "me")
    poll = polls.begin(store, room.id, scene["id"], scene)
    phone = Phone(address)

    assert phone.asking.get("join").text.startswith("<!doctype html>")
    assert phone.join(room).json()["room"]["stage"] == "first"
    assert phone.vote(poll, "ask").json() == {"answer": "saved"}
    with phone.asking.stream("GET", "api/live") as live:
        lines = live.iter_lines()
        assert json.loads(next(lines).removeprefix("data: "))["stage"] == "first"
        polls.step(store, poll, Stage.DISCUSSING)
        said = next(line for line in lines if line.startswith("data: "))
        assert json.loads(said.removeprefix("data: "))["stage"] == "discussing"
    store.close()


@pytest.mark.parametrize("path", ["lab", "api/contents", "api/status", "api/kernels", "tree", "files/x"])
def test_behind_the_hub_nothing_else_of_that_server_opens(hub, path):
    answer = client().get(f"{hub.start_user('ada')}{path}")

    assert answer.status_code in (302, 403, 404)
    assert (
        answer.status_code != 302
        or "hub/api/oauth2" in answer.headers["location"]
        or "/lab" in answer.headers["location"]
    )


def test_two_servers_share_one_room_on_postgresql(tmp_path, scene):
    with fresh_database() as address:
        servers = [Server(tmp_path / name, f"/{name}/", PRACTICUM_DATABASE_URL=address) for name in ("one", "two")]
        store = Store(address)
        room = rooms.open_room(store, "me")
        phones = [Phone(server.url()) for server in servers for _ in range(3)]
        for phone in phones:
            assert phone.join(room).json()["room"] == {"stage": "waiting"}
        poll = polls.begin(store, room.id, scene["id"], scene)

        answers = [phone.vote(poll, option).json() for phone, option in zip(phones, ("ask", "wait") * 3, strict=True)]
        first, _ = polls.votes(store, poll.id)
        seen = [phone.see()["room"]["stage"] for phone in phones]
        for server in servers:
            server.close()
        store.close()

    assert answers == [{"answer": "saved"}] * 6
    assert sorted(ballot.option for ballot in first.ballots.values()) == ["ask"] * 3 + ["wait"] * 3
    assert seen == ["first"] * 6


def test_a_server_that_starts_loads_no_database_and_makes_no_file(tmp_path):
    server = Server(tmp_path / "server")
    try:
        assert client().get(server.url("practicum/join")).is_success
        assert client().get(server.url("practicum/api/room")).status_code == 401
        assert not list((tmp_path / "server").rglob("*.sqlite*"))
    finally:
        server.close()
