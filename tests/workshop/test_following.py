"""Whoever follows a room hears of each step once, and one look serves all of them."""

import asyncio
import json

import pytest
from sqlalchemy import update

from practicum.workshop.phones import live
from practicum.workshop.phones.live import LiveRooms, News
from practicum.workshop.poll import Stage
from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store
from practicum.workshop.store.schema import POLLS


@pytest.fixture(autouse=True)
def look(monkeypatch):
    """Look often: what is heard is the same."""
    monkeypatch.setattr(live, "LOOK", 0.02)


async def hear(words, stages: list[str]) -> None:
    """Listen to a room to its end, and note its stages; heartbeats are passed over."""
    async for news in words:
        if news.seen:
            stages.append(json.loads(news.seen)["stage"])


async def until(heard: list[list[str]], stage: str) -> None:
    """Wait until everybody has heard of a stage."""
    async with asyncio.timeout(30):
        while not all(stages and stages[-1] == stage for stages in heard):
            await asyncio.sleep(0.02)


def test_every_follower_hears_each_stage_once_and_in_order_to_the_end(store, room, scene, monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT", 3600)  # so that a word comes because something happened
    heard: list[list[str]] = [[] for _ in range(20)]

    async def follow() -> None:
        shared = LiveRooms(store)
        listeners = [asyncio.create_task(hear(shared.follow(room.id), stages)) for stages in heard]
        await until(heard, "waiting")
        poll = await asyncio.to_thread(polls.begin, store, room.id, scene["id"], scene)
        await until(heard, "first")
        await asyncio.to_thread(polls.step, store, poll, Stage.DISCUSSING)
        await until(heard, "discussing")
        await asyncio.to_thread(rooms.delete_room, store, room.id)
        await asyncio.wait_for(asyncio.gather(*listeners), 30)  # a room that is gone is followed no longer

    asyncio.run(follow())
    assert heard == [["waiting", "first", "discussing", "gone"]] * 20


def test_a_silent_room_sends_a_heartbeat(store, room, monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT", 0.2)

    async def follow() -> list:
        words, texts = LiveRooms(store).follow(room.id), []
        async for news in words:
            texts.append(news)
            if len(texts) == 3:
                return texts

    first, *beats = asyncio.run(follow())
    assert json.loads(first.seen) == {"stage": "waiting"}
    assert beats == [News(None, "here")] * 2


def test_nothing_is_looked_at_once_nobody_follows(store, room):
    async def leave() -> dict:
        shared = LiveRooms(store)
        words = shared.follow(room.id)
        await anext(words)
        await words.aclose()
        await asyncio.wait_for(shared._looking, 30)
        return shared._seen

    assert asyncio.run(leave()) == {}


def test_what_phones_see_holds_no_guidance_before_it_is_revealed(store, room, scene):
    poll = polls.begin(store, room.id, scene["id"], scene)
    seen = {}
    for to in (Stage.FIRST, Stage.DISCUSSING, Stage.SECOND, Stage.CLOSED, Stage.REVEALED):
        if to is not Stage.FIRST:
            revealed = {"because": "here it is"} if to is Stage.REVEALED else None
            polls.step(store, polls.latest(store, room.id), to, revealed=revealed)
        seen[to] = json.loads(asyncio.run(LiveRooms(store).now(room.id)))

    assert [stage for stage, said in seen.items() if said["revealed"]] == [Stage.REVEALED]
    assert all(said["scene"] == scene and said["poll"] == poll.id for said in seen.values())


def test_one_room_that_cannot_be_read_blinds_no_other(store, room, scene):
    broken = rooms.open_room(store, "me")
    heard: list[list[str]] = [[], []]

    async def follow() -> None:
        shared = LiveRooms(store)
        names = (room.id, broken.id)
        tasks = [
            asyncio.create_task(hear(shared.follow(name), said)) for name, said in zip(names, heard, strict=True)
        ]
        await until(heard, "waiting")
        poll = await asyncio.to_thread(polls.begin, store, broken.id, scene["id"], scene)
        await until(heard[1:], "first")
        await asyncio.to_thread(spoil, store, poll)
        await asyncio.to_thread(polls.begin, store, room.id, scene["id"], scene)
        await until(heard[:1], "first")
        for task in tasks:
            task.cancel()

    asyncio.run(follow())
    assert heard == [["waiting", "first"], ["waiting", "first"]]


def spoil(store, poll) -> None:
    """Make the scene of a poll unreadable, and let everybody look."""
    with store.writing() as connection:
        connection.execute(update(POLLS).where(POLLS.c.id == poll.id).values(scene="{"))
        rooms.note_change(connection, poll.room)


def test_a_follower_that_cannot_be_served_blinds_no_other(store, room, scene):
    heard: list[list[str]] = [[]]
    beats: list[str] = []

    async def listen(words) -> None:
        async for news in words:
            beats.append(news.store)

    async def follow() -> None:
        shared = LiveRooms(store)
        honest = asyncio.create_task(hear(shared.follow(room.id), heard[0]))
        await until(heard, "waiting")
        poisoned = asyncio.create_task(listen(shared.follow("\ud800")))  # no room has such a name: the driver raises
        async with asyncio.timeout(30):
            while "away" not in beats:
                await asyncio.sleep(0.02)
        poisoned.cancel()
        await asyncio.gather(poisoned, return_exceptions=True)
        await asyncio.to_thread(polls.begin, store, room.id, scene["id"], scene)
        await until(heard, "first")
        honest.cancel()

    asyncio.run(follow())
    assert heard == [["waiting", "first"]]


def test_a_looking_task_that_is_ended_is_followed_by_another(store, room, scene, monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT", 0.2)
    heard: list[list[str]] = [[]]

    async def follow() -> None:
        shared = LiveRooms(store)
        listening = asyncio.create_task(hear(shared.follow(room.id), heard[0]))
        await until(heard, "waiting")
        shared._looking.cancel()
        await asyncio.gather(shared._looking, return_exceptions=True)
        await asyncio.to_thread(polls.begin, store, room.id, scene["id"], scene)
        await until(heard, "first")
        listening.cancel()

    asyncio.run(follow())


def test_a_store_that_is_away_is_told_with_the_heartbeat_and_that_it_is_back_as_well(tmp_path, scene):
    path = tmp_path / "share" / "workshop.sqlite"
    store = Store(f"sqlite:///{path}")
    room = rooms.open_room(store, "me")
    told: list[str] = []

    async def listen(words) -> None:
        async for news in words:
            told.append(news.store)

    async def hears(how: str) -> None:
        async with asyncio.timeout(30):
            while not told or told[-1] != how:
                await asyncio.sleep(0.02)

    async def follow() -> None:
        listening = asyncio.create_task(listen(LiveRooms(store).follow(room.id)))
        await hears("here")
        path.rename(tmp_path / "away")
        await hears("lost")
        (tmp_path / "away").rename(path)
        await hears("here")
        listening.cancel()

    asyncio.run(follow())
    store.close()
