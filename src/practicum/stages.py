"""The stages of a poll in a room, and which follows which."""

from __future__ import annotations

from enum import StrEnum

from .model import PracticumError


class Stage(StrEnum):
    """Name where a poll stands: first vote, discussion, second vote, its end, the guidance in sight."""

    FIRST = "first"
    DISCUSSING = "discussing"
    SECOND = "second"
    CLOSED = "closed"
    REVEALED = "revealed"

    @property
    def round(self) -> int | None:
        """Tell which round is open, 1 or 2; None while none is."""
        return {"first": 1, "second": 2}.get(self.value)


_AFTER = {
    Stage.FIRST: {Stage.DISCUSSING},
    Stage.DISCUSSING: {Stage.FIRST, Stage.SECOND, Stage.REVEALED},
    Stage.SECOND: {Stage.CLOSED},
    Stage.CLOSED: {Stage.SECOND, Stage.REVEALED},
    Stage.REVEALED: set(),
}


class StageError(PracticumError):
    """Say which step a poll cannot take from where it stands."""


def check_step(stage: Stage, to: Stage, told: bool) -> None:
    """Hold a step of a poll against its rules.

    Args:
        told: whether the first result has been shown; its round is not opened again then, since one more
            ballot would show itself by the difference.

    Raises:
        StageError: if the poll cannot go there.
    """
    if to not in _AFTER[stage] or (to is Stage.FIRST and told):
        raise StageError(f'a poll that stands at "{stage}" cannot go to "{to}". Look at the page again.')
