"""Whoever follows a room hears of each step once, and one look serves all of them."""

import asyncio
import json

import pytest

from practicum.stages import Stage
from practicum.workshop import following
from practicum.workshop.following import Following
from practicum.workshop.store import polls, rooms


@pytest.fixture
def room(store):
    return rooms.open_room(store, "me")


async def heard(words, stages: list[str], until: str) -> list[str]:
    """Listen to a room until a stage comes; heartbeats are passed over."""
    async for text in words:
        if text:
            stages.append(json.loads(text)["stage"])
            if stages[-1] == until:
                return stages
    return stages


def test_every_follower_hears_each_stage_once_and_in_order(store, room, sheet):
    async def follow() -> list[list[str]]:
        shared = Following(store)
        listeners = [asyncio.create_task(heard(shared.follow(room.id), [], "discussing")) for _ in range(20)]
        await asyncio.sleep(2 * following.LOOK)
        poll = await asyncio.to_thread(polls.begin, store, room.id, sheet["id"], sheet)
        await asyncio.sleep(2 * following.LOOK)
        await asyncio.to_thread(polls.step, store, poll, Stage.DISCUSSING)
        return await asyncio.wait_for(asyncio.gather(*listeners), 10)

    assert asyncio.run(follow()) == [["waiting", "first", "discussing"]] * 20


def test_a_room_that_is_deleted_says_so(store, room):
    async def follow() -> list[str]:
        listener = asyncio.create_task(heard(Following(store).follow(room.id), [], "gone"))
        await asyncio.sleep(2 * following.LOOK)
        await asyncio.to_thread(rooms.delete_room, store, room.id)
        return await asyncio.wait_for(listener, 10)

    assert asyncio.run(follow()) == ["waiting", "gone"]


def test_a_silent_room_sends_a_heartbeat(store, room, monkeypatch):
    monkeypatch.setattr(following, "HEARTBEAT", 0.2)

    async def follow() -> list:
        words, texts = Following(store).follow(room.id), []
        async for text in words:
            texts.append(text)
            if len(texts) == 3:
                return texts

    first, *beats = asyncio.run(follow())
    assert json.loads(first) == {"stage": "waiting"}
    assert beats == [None, None]


def test_nothing_is_looked_at_once_nobody_follows(store, room):
    async def leave() -> tuple[bool, dict]:
        shared = Following(store)
        words = shared.follow(room.id)
        await anext(words)
        await words.aclose()
        await asyncio.sleep(3 * following.LOOK)
        return shared._looking.done(), shared._seen

    assert asyncio.run(leave()) == (True, {})


def test_what_phones_see_holds_no_guidance_before_it_is_revealed(store, room, sheet):
    poll = polls.begin(store, room.id, sheet["id"], sheet)
    seen = {}
    for to in (Stage.FIRST, Stage.DISCUSSING, Stage.SECOND, Stage.CLOSED, Stage.REVEALED):
        if to is not Stage.FIRST:
            revealed = {"because": "here it is"} if to is Stage.REVEALED else None
            polls.step(store, polls.latest(store, room.id), to, revealed=revealed)
        seen[to] = json.loads(asyncio.run(Following(store).now(room.id)))

    assert [stage for stage, said in seen.items() if said["revealed"]] == [Stage.REVEALED]
    assert all(said["sheet"] == sheet and said["poll"] == poll.id for said in seen.values())
