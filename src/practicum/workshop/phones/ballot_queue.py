"""Queue ballots as they come and write those that wait together: one sync of the disk serves all of them.

Whoever hands in a ballot is answered, whatever happens to it, to the others, to the store or to this server.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence

from ...content.model import PracticumError
from ..store.ballots import Answer, Cast, cast
from ..store.database import AwayError, Store, StoreError

_TOGETHER = 500  # ballots in one transaction
_PATIENCE = 45  # seconds until somebody is told that nothing came back: a writer waits up to 30 for another one

_log = logging.getLogger(__name__)
_Waiting = tuple[Cast, asyncio.Future[Answer]]


class BallotQueue:
    """Write ballots to a store, one transaction after another, each with whatever has come in meanwhile."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._waiting: deque[_Waiting] = deque()
        self._writing: asyncio.Task[None] | None = None

    async def take(self, ballot: Cast) -> Answer:
        """Write a ballot, and tell what became of it once it is on disk.

        Raises:
            StoreError: if it is not known to be saved; it may be sent again, and counts once.
        """
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((ballot, answer))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        try:
            async with asyncio.timeout(_PATIENCE):
                return await answer
        except TimeoutError as error:
            raise StoreError("the database did not answer in time; a ballot is not known to be saved.") from error

    async def _write(self) -> None:
        batch: list[_Waiting] = []
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(_TOGETHER, len(self._waiting)))]
                await self._write_together(batch)
        finally:  # this task is ended from outside: nobody is left waiting
            _give_up([*batch, *self._waiting], StoreError("this server is stopping; send the ballot again."))
            self._waiting.clear()

    async def _write_together(self, batch: Sequence[_Waiting]) -> None:
        """Write some ballots in one transaction; where that fails, each by itself, so that one spoils no other."""
        try:
            answers = await asyncio.to_thread(cast, self.store, [ballot for ballot, _ in batch])
        except AwayError as error:
            _give_up(batch, error)
        except Exception as error:  # whatever it is, everybody in the batch is answered
            if len(batch) > 1:
                await self._write_singly(batch)
            else:
                _give_up(batch, _refused(error))
        else:
            for (_, waiting), answer in zip(batch, answers, strict=True):
                if not waiting.done():  # whoever asked may have hung up
                    waiting.set_result(answer)

    async def _write_singly(self, batch: Sequence[_Waiting]) -> None:
        _log.warning("practicum: %d ballots could not be written together; each is written by itself", len(batch))
        for one in batch:
            if not one[1].done():
                await self._write_together([one])


def _refused(error: Exception) -> PracticumError:
    """Give what is told of one ballot that could not be written; what is no error of ours is logged whole."""
    if isinstance(error, PracticumError):
        return error
    _log.error("practicum: a ballot could not be written", exc_info=error)
    return StoreError("a ballot could not be written; it is not saved.")


def _give_up(batch: Sequence[_Waiting], error: PracticumError) -> None:
    for _, waiting in batch:
        if not waiting.done():
            waiting.set_exception(error)
