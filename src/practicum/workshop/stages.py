"""The stages of a poll in a room, and which follows which."""

from __future__ import annotations

from enum import StrEnum

from ..content.model import PracticumError


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


def check_tell(stage: Stage) -> None:
    """Hold the showing of a first result against its rules: its vote is closed, and no other result is in sight.

    Raises:
        StageError: if the result is not to be shown at this stage.
    """
    if stage is not Stage.DISCUSSING:
        raise StageError("the first result can be shown only between the two votes. Look at the page again.")


def check_begin(shown: bool) -> None:
    """Hold a new poll against what the room has seen.

    Args:
        shown: whether a result of the same vignette has been in sight in the same room; one person who has come
            meanwhile would show by the difference.

    Raises:
        StageError: if the vignette is not to be voted on again.
    """
    if shown:
        raise StageError(
            "this room has seen how it voted on this scene. A second result would show what somebody who came later "
            "chose. Choose another scene, or delete this room and open a new one for other people."
        )
