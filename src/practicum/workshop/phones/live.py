"""Tell phones of their rooms live: what they see, read once for all whenever the facilitator did something."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

from ...content.model import PracticumError
from ..store import polls, rooms
from ..store.database import GoneError, Store

LOOK = 0.4  # seconds between two looks at the store, while somebody follows
HEARTBEAT = 10  # seconds after which a word is sent even if nothing happened: a phone knows by it that it hears us
WELL, AWAY, LOST = "here", "away", "lost"  # what a heartbeat tells: all is well; the store is away; its file is gone
_GONE = -1  # the revision of a room that is not there


class RoomSeen(TypedDict):
    """What phones see of a room: where its poll stands, what it asks, and what of its result is in sight."""

    stage: str
    poll: NotRequired[str]
    scene: NotRequired[dict[str, Any]]
    asks_sureness: NotRequired[bool]
    revealed: NotRequired[dict[str, Any] | None]


_WAITING = json.dumps(RoomSeen(stage="waiting"))
_CLOSED = json.dumps(RoomSeen(stage="gone"))

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class News:
    """What a phone hears: how the room looks, as JSON, or None if that has not changed; and how the store is."""

    seen: str | None
    store: str = WELL


class LiveRooms:
    """The rooms that somebody follows, looked at together by one task."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._followers: Counter[str] = Counter()
        self._seen: dict[str, tuple[int, str]] = {}  # by room: its revision, and what phones see
        self._how = WELL
        self._news = asyncio.Condition()
        self._looking: asyncio.Task[None] | None = None

    async def now(self, room: str) -> str:
        """Read what phones see of a room at this moment, as JSON."""
        if room in self._seen and self._followers[room] and self._how == WELL:
            return self._seen[room][1]
        return await asyncio.to_thread(_read, self.store, room)

    async def follow(self, room: str) -> AsyncGenerator[News, None]:
        """Give what phones see of a room now and whenever it changes, and a heartbeat where it does not."""
        self._followers[room] += 1
        try:
            seen = None
            while seen != _CLOSED:
                self._keep_looking()
                text, how = await self._latest(room), self._how
                yield News(text if text != seen else None, how)
                seen = text or seen
                await self._wait(room, seen, how)
        finally:
            self._followers -= Counter([room])
            if not self._followers[room]:
                self._seen.pop(room, None)

    def _keep_looking(self) -> None:
        """Look after the rooms, in a task of its own; one that has died is followed by another."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())

    async def _latest(self, room: str) -> str | None:
        """Read how a room looks; None where the store does not say it just now."""
        if room in self._seen:
            return self._seen[room][1]
        try:
            text = await asyncio.to_thread(_read, self.store, room)
        except Exception as error:  # a phone goes on hearing that we are here, and the next look may find the room
            self._note(error)
            return None
        self._how = WELL
        return text

    async def _wait(self, room: str, seen: str | None, how: str) -> None:
        """Wait until a room looks different, the store is better or worse, or it is time for a heartbeat."""
        if seen == _CLOSED:
            return
        try:
            async with asyncio.timeout(HEARTBEAT), self._news:
                await self._news.wait_for(lambda: self._seen.get(room, (0, seen))[1] != seen or self._how != how)
        except TimeoutError:
            return

    async def _look(self) -> None:
        while self._followers:
            try:
                news = await asyncio.to_thread(_news_of, self.store, list(self._followers), dict(self._seen))
            except Exception as error:  # phones keep what they see, and the next look finds the rooms again
                self._note(error)
            else:
                self._seen |= {room: seen for room, seen in news.items() if self._followers[room]}
                self._how = WELL
            async with self._news:
                self._news.notify_all()
            await asyncio.sleep(LOOK)

    def _note(self, error: Exception) -> None:
        """Note that the store does not answer, and log it once."""
        how = LOST if isinstance(error, GoneError) else AWAY
        if how != self._how:
            ours = isinstance(error, PracticumError)
            _log.warning("practicum: rooms cannot be looked at: %s", error, exc_info=None if ours else error)
        self._how = how


def _news_of(store: Store, names: list[str], seen: Mapping[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
    """Read the rooms whose facilitator did something since they were last seen, or that are gone.

    A room that cannot be read looks as it did, until its facilitator does something else: it blinds no other.
    """
    now = rooms.revisions(store, names)
    news = {}
    for name in names:
        revision, (last, text) = now.get(name, _GONE), seen.get(name, (None, _WAITING))
        if revision == last:
            continue
        try:
            news[name] = (revision, _read(store, name))
        except PracticumError:
            raise
        except Exception:
            _log.exception("practicum: one room cannot be read")
            news[name] = (revision, text)
    return news


def _read(store: Store, room: str) -> str:
    """Give what phones see of a room: where its poll stands, the vignette, and at the end what was revealed."""
    poll = polls.latest(store, room)
    if room not in rooms.revisions(store, [room]):  # asked last: a room that is gone has no poll either
        return _CLOSED
    if poll is None:
        return _WAITING
    shown = RoomSeen(
        stage=poll.stage.value,
        poll=poll.id,
        scene=poll.scene,
        asks_sureness=poll.asks_sureness,
        revealed=poll.revealed,
    )
    return json.dumps(shown, ensure_ascii=False)
