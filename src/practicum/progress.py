"""Work out what a passport amounts to; derived each time, never stored."""

from __future__ import annotations

from collections.abc import Iterable

from .model import Attempt


def latest(attempts: Iterable[Attempt]) -> dict[str, Attempt]:
    """Take the last attempt at each vignette, by vignette id; attempts come oldest first."""
    return {attempt.vignette: attempt for attempt in attempts}
