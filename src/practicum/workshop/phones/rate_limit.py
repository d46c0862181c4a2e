"""Let nobody ask too often: how often phones may ask for what, by a bucket of tokens for each who asks, in memory."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from ... import settings

AT_ONCE = 60  # phones that come into a room from one address at once; after that one a second

# A whole room stands behind one address, a school's or a proxy's: so many may ask at once, and a guesser is held to
# twenty codes a second of 2 ** 40.
_ASKED_AT_ONCE, _ASKED_A_SECOND = 1200, 20
_MOST_KEYS = 20_000  # buckets kept; full ones are forgotten beyond that, since a new one is full as well
_BETWEEN_SWEEPS = 1.0  # seconds: whoever floods it with keys may not make each call a sweep


@dataclass
class RateLimit:
    """Allow each key so many acts at once, and so many a second after that.

    Args:
        burst: acts at once.
        rate: acts a second.
        clock: tells seconds; a test may hold another one.
    """

    burst: int
    rate: float
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[Hashable, tuple[float, float]] = field(default_factory=dict)
    _swept: float = -_BETWEEN_SWEEPS

    def allows(self, key: Hashable) -> bool:
        """Take a token out of a key's bucket; False if it is empty."""
        now = self.clock()
        tokens = self._tokens(key, now)
        self._buckets[key] = (tokens - 1 if tokens >= 1 else tokens, now)
        if len(self._buckets) > _MOST_KEYS and now - self._swept >= _BETWEEN_SWEEPS:
            self._swept = now
            self._forget_full(now)
        return tokens >= 1

    def _tokens(self, key: Hashable, now: float) -> float:
        tokens, last = self._buckets.get(key, (self.burst, now))
        return min(self.burst, tokens + (now - last) * self.rate)

    def _forget_full(self, now: float) -> None:
        self._buckets = {key: kept for key, kept in self._buckets.items() if self._tokens(key, now) < self.burst}


class RateLimits:
    """Hold how often phones may ask one server for each kind of thing."""

    def __init__(self) -> None:
        self.joins = RateLimit(burst=_ASKED_AT_ONCE, rate=_ASKED_A_SECOND)
        # New phones, by room and address: a class comes in at once, a hall of 300 within four minutes.
        self.newcomers = RateLimit(burst=settings.phones_at_once() or AT_ONCE, rate=1)
        self.looks = RateLimit(burst=30, rate=2)
        self.ballots = RateLimit(burst=12, rate=1)


def one_household(address: str) -> str:
    """Give what stands for an address: itself, or its network where, as in IPv6, one machine has 2 ** 64 of them."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if known.version == 6 and known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(known) if known.version == 4 else str(ipaddress.ip_network((known, 64), strict=False))
