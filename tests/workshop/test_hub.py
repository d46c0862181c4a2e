"""Somebody's server behind a real JupyterHub: phones come in without an account, and nothing else opens."""

import json

import pytest
from probed import SOME, ProbedHub, amiss
from server import client
from venue import Phone

from practicum.workshop.poll import Stage
from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    hub = ProbedHub(tmp_path_factory.mktemp("school") / "hub")
    yield hub
    hub.close()


def test_behind_a_hub_phones_join_follow_and_vote_without_an_account(hub, scene):
    store = Store(f"sqlite:///{hub.folder / 'share' / 'practicum' / 'workshop.sqlite'}")
    room = rooms.open_room(store, "me")
    poll = polls.begin(store, room.id, scene["id"], scene)
    phone = Phone(hub.users)

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
    answer = client().get(f"{hub.users}{path}")

    assert answer.status_code in (302, 403, 404)
    assert (
        answer.status_code != 302
        or "hub/api/oauth2" in answer.headers["location"]
        or "/lab" in answer.headers["location"]
    )


def test_no_route_of_a_users_server_behind_a_hub_answers_a_stranger(hub):
    patterns, asked, found = amiss(hub, SOME)

    assert {why: str(answers[0]) for why, answers in found.items()} == {}
    assert patterns >= 70
    assert asked >= 1000
