"""Follow rooms: what phones see of a poll, read once for all of them whenever the facilitator did something."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator

from ..model import PracticumError
from .store import polls, rooms
from .store.database import Store

LOOK = 0.4  # seconds between two looks at the store, while somebody follows
HEARTBEAT = 15  # seconds after which a word is sent even if nothing happened, so that no proxy hangs up
_GONE = -1  # the turn of a room that is not there
_CLOSED = json.dumps({"stage": "gone"})


class Following:
    """The rooms that somebody follows, looked at together by one task."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._followers: Counter[str] = Counter()
        self._seen: dict[str, tuple[int, str]] = {}  # by room: the facilitator's turn, and what phones see
        self._news = asyncio.Condition()
        self._looking: asyncio.Task | None = None

    async def now(self, room: str) -> str:
        """Read what phones see of a room at this moment, as JSON."""
        if room in self._seen and self._followers[room]:
            return self._seen[room][1]
        return await asyncio.to_thread(_read, self.store, room)

    async def follow(self, room: str) -> AsyncIterator[str | None]:
        """Give what phones see of a room now and whenever it changes; None as a heartbeat."""
        self._followers[room] += 1
        try:
            if self._looking is None or self._looking.done():
                self._looking = asyncio.create_task(self._look())
            seen = None
            while True:
                text = await self.now(room)
                yield text if text != seen else None
                if text == _CLOSED:
                    return
                seen = text
                await self._wait(room, seen)
        finally:
            self._followers -= Counter([room])
            if not self._followers[room]:
                self._seen.pop(room, None)

    async def _wait(self, room: str, seen: str) -> None:
        """Wait until a room looks different, or it is time for a heartbeat."""
        try:
            async with asyncio.timeout(HEARTBEAT), self._news:
                await self._news.wait_for(lambda: self._seen.get(room, (0, seen))[1] != seen)
        except TimeoutError:
            return

    async def _look(self) -> None:
        while self._followers:
            try:
                news = await asyncio.to_thread(self._news_of, list(self._followers), dict(self._seen))
            except PracticumError:
                pass  # the database is away: phones keep what they see, and the next look finds it again
            else:
                self._seen |= {room: seen for room, seen in news.items() if self._followers[room]}
                async with self._news:
                    self._news.notify_all()
            await asyncio.sleep(LOOK)

    def _news_of(self, names: list[str], seen: dict[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
        """Read the rooms whose facilitator did something since they were last seen, or that are gone."""
        now = rooms.turns(self.store, names)
        fresh = [name for name in names if name not in seen or seen[name][0] != now.get(name, _GONE)]
        return {name: (now.get(name, _GONE), _read(self.store, name)) for name in fresh}


def _read(store: Store, room: str) -> str:
    """Give what phones see of a room: where its poll stands, the vignette, and at the end what was revealed."""
    if room not in rooms.turns(store, [room]):
        return _CLOSED
    poll = polls.latest(store, room)
    if poll is None:
        return json.dumps({"stage": "waiting"})
    shown = {"stage": poll.stage.value, "poll": poll.id, "sheet": poll.sheet, "revealed": poll.revealed}
    return json.dumps(shown, ensure_ascii=False)
