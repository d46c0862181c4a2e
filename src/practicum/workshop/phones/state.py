"""What the phones' page of one server shares: the store, the limits, and who holds which mark.

Nothing is loaded before somebody opens the page, and no file is made before a room is.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from ... import settings
from ...content.model import PracticumError
from .. import data_folder
from .rate_limit import Limit

if TYPE_CHECKING:
    from ..store.database import Store
    from ..store.voters import Voter
    from .ballot_queue import Desk
    from .live import Following

AT_ONCE = 60  # phones that come into a room from one address at once; after that one a second
_KNOWN_FOR = 30  # seconds that a voter is remembered without asking the store
_MOST_KNOWN = 10_000


class Phones:
    """Open the store when it is first needed, and keep what its handlers share."""

    def __init__(self) -> None:
        # A whole room stands behind one address, a school's or a proxy's: so many may ask at once, and a guesser
        # is held to twenty codes a second of 2 ** 40.
        self.joins = Limit(burst=1200, rate=20)
        # New marks, by room and address: a class comes in at once, a hall of 300 within four minutes.
        self.marks = Limit(burst=settings.phones_at_once() or AT_ONCE, rate=1)
        self.looks = Limit(burst=30, rate=2)
        self.ballots = Limit(burst=12, rate=1)
        self.listening: Counter[str] = Counter()  # by voter: how many live answers are open
        self._voters: dict[str, tuple[float, Voter]] = {}

    @cached_property
    def store(self) -> Store:
        """Open the store."""
        from ..store.database import Store

        return Store(data_folder.default_address())

    @cached_property
    def desk(self) -> Desk:
        """Set up the desk that takes ballots."""
        from .ballot_queue import Desk

        return Desk(self.store)

    @cached_property
    def following(self) -> Following:
        """Set up what follows the rooms."""
        from .live import Following

        return Following(self.store)

    async def voter(self, token: str | None) -> Voter | None:
        """Find who holds a mark, asking the store only now and then."""
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

    async def sweep(self) -> None:
        """Delete rooms whose time has passed; a database that is away is swept another time."""
        if not data_folder.has_begun():
            return
        from ..store.rooms import sweep

        try:
            await asyncio.to_thread(sweep, self.store)
        except PracticumError as error:
            logging.getLogger(__name__).warning("rooms whose time has passed stay for now: %s", error)
