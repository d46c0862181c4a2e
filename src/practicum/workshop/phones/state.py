"""What the phones' page of one server shares: the store, the limits, and who holds which token.

Nothing is loaded before somebody opens the page, and no file is made before a room is.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from .. import data_folder
from .rate_limit import RateLimits

if TYPE_CHECKING:
    from ..store.database import Store
    from ..store.voters import Voter
    from .ballot_queue import BallotQueue
    from .live import LiveRooms

_KNOWN_FOR = 30  # seconds that a voter is remembered without asking the store
_MOST_KNOWN = 10_000


class Phones:
    """Open the store when it is first needed, and keep what its handlers share."""

    def __init__(self) -> None:
        self.limits = RateLimits()
        self.listening: Counter[str] = Counter()  # by voter: how many live answers are open
        self._voters: dict[str, tuple[float, Voter]] = {}

    @cached_property
    def store(self) -> Store:
        """Open the store."""
        from ..store.database import Store

        return Store(data_folder.default_address())

    @cached_property
    def ballot_queue(self) -> BallotQueue:
        """Set up the queue of ballots that are to be written."""
        from .ballot_queue import BallotQueue

        return BallotQueue(self.store)

    @cached_property
    def live(self) -> LiveRooms:
        """Set up what tells phones of their rooms as they change."""
        from .live import LiveRooms

        return LiveRooms(self.store)

    async def voter(self, token: str | None) -> Voter | None:
        """Find who holds a token, asking the store only now and then."""
        from ..store.voters import voter_of

        if not token:
            return None
        until, known = self._voters.get(token, (0.0, None))
        if time.monotonic() < until:
            return known
        found = await asyncio.to_thread(voter_of, self.store, token)
        if found:
            if len(self._voters) >= _MOST_KNOWN:
                self._voters.clear()
            self._voters[token] = (time.monotonic() + _KNOWN_FOR, found)
        return found
