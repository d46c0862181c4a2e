"""Take ballots as they come and write those that wait together: one sync of the disk serves all of them."""

from __future__ import annotations

import asyncio
from collections import deque

from ..model import PracticumError
from .store.ballots import Answer, Cast, cast
from .store.database import Store

_TOGETHER = 500  # ballots in one transaction


class Desk:
    """Write ballots to a store, one transaction after another, each with whatever has come in meanwhile."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._waiting: deque[tuple[Cast, asyncio.Future[Answer]]] = deque()
        self._writing: asyncio.Task | None = None

    async def take(self, ballot: Cast) -> Answer:
        """Write a ballot, and tell what became of it once it is on disk.

        Raises:
            StoreError: if the database could not be used; the ballot is not saved.
        """
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((ballot, answer))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await answer

    async def _write(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(_TOGETHER, len(self._waiting)))]
            try:
                answers = await asyncio.to_thread(cast, self.store, [ballot for ballot, _ in batch])
            except PracticumError as error:
                _give_up(batch, error)
            else:
                for (_, waiting), answer in zip(batch, answers, strict=True):
                    if not waiting.done():  # whoever asked may have hung up
                        waiting.set_result(answer)


def _give_up(batch: list[tuple[Cast, asyncio.Future[Answer]]], error: PracticumError) -> None:
    for _, waiting in batch:
        if not waiting.done():
            waiting.set_exception(error)
