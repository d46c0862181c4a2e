"""What the facilitator does in a room and sees of it, on the store and under the rules of a poll."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict

from .. import words
from ..content.compare import compare
from ..content.library import Library
from ..content.model import SURENESSES, PracticumError, Vignette
from ..widgets import present
from . import result
from .data_folder import facilitator_key, known_key
from .poll import Outcome, Stage, outcome, tally
from .store import polls, rooms
from .store.database import Store
from .store.polls import Poll
from .store.rooms import Room

_log = logging.getLogger(__name__)


class ShownRoom(TypedDict):
    """What the console shows of a room: how to come in, until when, and how many are there and have voted."""

    code: str
    closes: str
    people: int
    ballots: int


class ShownPoll(TypedDict):
    """What the console shows of a poll."""

    id: str
    stage: str
    scene: dict[str, Any]
    asks_sureness: bool
    number: int
    told: dict[str, Any] | None
    hands: dict[str, dict[str, int]]
    left: int | None
    revealed: dict[str, Any] | None


class Shown(TypedDict):
    """What the console shows: the room, its poll, and a line on what is in the way."""

    room: ShownRoom | None
    poll: ShownPoll | None
    trouble: str


@dataclass(frozen=True)
class Seen:
    """The poll that a button was pressed for, and its stage, as the page saw them and whatever it says of them."""

    poll: object
    stage: object


class Facilitator:
    """Whoever leads a room: what they do there, and what they see of it."""

    def __init__(self, library: Library, store: Store) -> None:
        self.library, self.store = library, store
        self._seen: Room | None = None  # the room that was shown last

    def shown(self) -> Shown:
        """Tell how the room and its poll stand; what is in the way, or has vanished, is said in a line."""
        try:
            room = self._room()
            about, poll = self._about(room)
            if room and self._room() is None:  # deleted meanwhile: a room that is gone looks like an empty one
                room = about = poll = None
            shown = Shown(room=about, poll=poll, trouble=self._missing(room))
        except PracticumError as error:
            return {"room": None, "poll": None, "trouble": str(error)}
        except Exception:  # the page waits for an answer, whatever lies in the store
            _log.exception("practicum: a room cannot be shown")
            return {"room": None, "poll": None, "trouble": words.workshop.console()["unshown"]}
        self._seen = room or self._seen
        return shown

    def open_room(self) -> None:
        """Open a room for this account."""
        rooms.open_room(self.store, facilitator_key())

    def delete_room(self) -> None:
        """Delete the room, with all that it holds."""
        if room := self._room():
            rooms.delete_room(self.store, room.id)
        self._seen = None

    def begin(self, vignette_id: str, asks_sureness: bool) -> None:
        """Begin a poll on a vignette; each ballot may be asked how sure it is, too."""
        vignette = self.library.vignette(vignette_id)
        polls.begin(self.store, self._here().id, vignette.id, present.scene(vignette), asks_sureness)

    def step(self, seen: Seen, to: Stage) -> None:
        """Lead the poll to another stage."""
        poll = self._poll(seen)
        revealed = self._revealed(poll) if to is Stage.REVEALED else None
        polls.step(self.store, poll, to, revealed=revealed)

    def tell(self, seen: Seen) -> None:
        """Show the first result."""
        polls.tell(self.store, self._poll(seen))

    def talk(self, seen: Seen, minutes: float) -> None:
        """Let a discussion last some minutes from now; with none it has no end."""
        until = (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat() if minutes > 0 else None
        polls.discuss_until(self.store, self._poll(seen), until)

    def raise_hands(self, seen: Seen, number: int, counted: Mapping[str, Mapping[str, int]]) -> None:
        """Take the hands of a round that were counted, by option and by word of sureness.

        Raises:
            ValueError: if the poll has no such option, or does not ask for such a word.
        """
        poll = self._poll(seen)
        places = {str(place) for place in range(SURENESSES)} if poll.asks_sureness else set()
        names = {"option": {option["id"] for option in poll.scene["options"]}, "sureness": places}
        if not all(counted[kind].keys() <= names[kind] for kind in names):
            raise ValueError
        polls.raise_hands(self.store, poll, number, counted)

    def _about(self, room: Room | None) -> tuple[ShownRoom | None, ShownPoll | None]:
        poll = polls.latest(self.store, room.id) if room else None
        return self._of_room(room, poll), self._of_poll(poll)

    def _missing(self, room: Room | None) -> str:
        """Say of a room whose time has not passed that it is not in the store any more, or not ours to show."""
        if room:
            return ""
        lines: dict[str, str] = words.workshop.console()
        if self._seen and self._seen.expires > rooms.iso():
            return lines["vanished"]
        until = rooms.kept_elsewhere(self.store, known_key())
        return lines["elsewhere"].format(at=_time_of_day(until)) if until else ""

    def _room(self) -> Room | None:
        """Find the newest open room of this account."""
        return next(iter(rooms.rooms_of(self.store, known_key())), None)

    def _here(self) -> Room:
        if (room := self._room()) is None:
            raise PracticumError("this room is gone. Open a new one.")
        return room

    def _poll(self, seen: Seen) -> Poll:
        """Find the poll that a button was pressed for, as the page saw it."""
        poll = polls.latest(self.store, self._here().id)
        if poll is None or (poll.id, poll.stage) != (seen.poll, seen.stage):
            self._here()  # says so if the room was deleted meanwhile, and its poll with it
            raise PracticumError("the room has gone on meanwhile. Look at the page again.")
        return poll

    def _of_room(self, room: Room | None, poll: Poll | None) -> ShownRoom | None:
        if room is None:
            return None
        standing = polls.standing(self.store, room.id, poll.id if poll else None)
        ballots = standing.ballots.get(_number(poll.stage), 0) if poll else 0
        return {
            "code": room.spelled,
            "closes": _time_of_day(room.expires),
            "people": standing.people,
            "ballots": ballots,
        }

    def _of_poll(self, poll: Poll | None) -> ShownPoll | None:
        if poll is None:
            return None
        first, second = polls.votes(self.store, poll.id)
        hands = (first, second)[_number(poll.stage) - 1]
        told = result.votes(self._vignette(poll), Outcome(tally(first)), False) if poll.told else None
        sure = {str(place): raised for place, raised in hands.sureness_by_hand.items()}
        return ShownPoll(
            id=poll.id,
            stage=poll.stage.value,
            scene=poll.scene,
            asks_sureness=poll.asks_sureness,
            number=_number(poll.stage),
            told=told,
            hands={"option": dict(hands.hands), "sureness": sure},
            left=_left(poll.until),
            revealed=poll.revealed,
        )

    def _vignette(self, poll: Poll) -> Vignette:
        return self.library.vignette(poll.vignette)

    def _revealed(self, poll: Poll) -> dict[str, Any]:
        """Work out what everybody is to see of a poll."""
        vignette = self._vignette(poll)
        comparisons = [compare(vignette, each.id, self.library) for each in vignette.options]
        first, second = polls.votes(self.store, poll.id)
        twice = poll.stage is Stage.CLOSED
        told = outcome(first, second, poll.told) if twice else Outcome(tally(first))
        return result.revealed(comparisons, told, twice)


def _time_of_day(moment: str) -> str:
    """Write a moment of today as the clock on the wall shows it."""
    here = datetime.fromisoformat(moment).astimezone()
    return words.workshop.revealed()["until"].format(hour=here.hour, minute=f"{here.minute:02}")


def _number(stage: Stage) -> int:
    """Tell which round a stage belongs to."""
    return 1 if stage in (Stage.FIRST, Stage.DISCUSSING) else 2


def _left(until: str | None) -> int | None:
    """Count the seconds to the end of a discussion; 0 once it is over."""
    if until is None:
        return None
    return max(0, round((datetime.fromisoformat(until) - datetime.now(UTC)).total_seconds()))
