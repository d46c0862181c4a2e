"""What the facilitator does in a room: the act of every button of the console, and what it shows after it."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict

import segno

from .. import words
from ..content.compare import compare
from ..content.library import Library
from ..content.model import Decided, PracticumError, Vignette
from ..widgets import present
from . import result
from .data_folder import facilitator_key, known_key
from .poll import Outcome, Stage, outcome, tally
from .store import polls, rooms
from .store.database import Store
from .store.polls import Poll
from .store.rooms import Room

_LONGEST_TALK = 60  # minutes
_MOST_HANDS = 999  # as many as the page lets one type
_LONGEST_ADDRESS = 500  # letters that a square code can still be read with from the back of a room

Message = dict[str, Any]  # what the page sends, which each act checks, and what it is answered

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
    sheet: dict[str, Any]
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


class Facilitator:
    """Whoever leads a room: every act of the console, and what it shows after it."""

    def __init__(self, library: Library, store: Store) -> None:
        self.library, self.store = library, store
        self._seen: Room | None = None  # the room that was shown last

    def acts(self) -> dict[str, Callable[[Message], Message]]:
        """Name what answers the console's messages."""
        changing = {
            "open": self._open,
            "delete": self._delete,
            "begin": self._begin,
            "step": self._step,
            "tell": self._tell,
            "talk": self._talk,
            "hands": self._hands,
        }
        return {**{kind: _calm(act) for kind, act in changing.items()}, "look": lambda _: {}, "qr": _square}

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

    def _open(self, _: Message) -> None:
        rooms.open_room(self.store, facilitator_key())

    def _delete(self, _: Message) -> None:
        if room := self._room():
            rooms.delete_room(self.store, room.id)
        self._seen = None

    def _begin(self, message: Message) -> None:
        vignette = self.library.vignette(message["vignette"])
        polls.begin(self.store, self._here().id, vignette.id, present.scene(vignette))

    def _step(self, message: Message) -> None:
        poll, to = self._poll(message), Stage(message["to"])
        revealed = self._revealed(poll) if to is Stage.REVEALED else None
        polls.step(self.store, poll, to, revealed=revealed)

    def _tell(self, message: Message) -> None:
        polls.tell(self.store, self._poll(message))

    def _talk(self, message: Message) -> None:
        minutes = min(float(message.get("minutes") or 0), _LONGEST_TALK)
        if math.isnan(minutes):
            raise ValueError
        until = (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat() if minutes > 0 else None
        polls.discuss_until(self.store, self._poll(message), until)

    def _hands(self, message: Message) -> None:
        poll = self._poll(message)
        names = {"option": [option["id"] for option in poll.scene["options"]], "decided": list(Decided)}
        counted = {kind: _counts(message[kind], names[kind]) for kind in names}
        polls.raise_hands(self.store, poll, _round(message["round"]), counted)

    def _room(self) -> Room | None:
        """Find the newest open room of this account."""
        return next(iter(rooms.rooms_of(self.store, known_key())), None)

    def _here(self) -> Room:
        if (room := self._room()) is None:
            raise PracticumError("this room is gone. Open a new one.")
        return room

    def _poll(self, message: Message) -> Poll:
        """Find the poll that a button was pressed for, as the page saw it."""
        poll = polls.latest(self.store, self._here().id)
        if poll is None or poll.id != message.get("poll") or poll.stage != message.get("stage"):
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
        raised = {"option": dict(hands.hands), "decided": dict(hands.judged_by_hand)}
        return ShownPoll(
            id=poll.id,
            stage=poll.stage.value,
            sheet=poll.scene,
            number=_number(poll.stage),
            told=told,
            hands=raised,
            left=_left(poll.until),
            revealed=poll.revealed,
        )

    def _vignette(self, poll: Poll) -> Vignette:
        return self.library.vignette(poll.vignette)

    def _revealed(self, poll: Poll) -> dict[str, Any]:
        """Work out what everybody is to see of a poll."""
        vignette, library = self._vignette(poll), self.library
        comparisons = [compare(vignette, each.id, library.article, library.notes) for each in vignette.options]
        first, second = polls.votes(self.store, poll.id)
        twice = poll.stage is Stage.CLOSED
        told = outcome(first, second, poll.told) if twice else Outcome(tally(first))
        return result.revealed(comparisons, result.votes(vignette, told, twice))


def _calm(act: Callable[[Message], None]) -> Callable[[Message], Message]:
    """Do what a button asks; what stands in its way is said in a sentence, and nothing else happens."""

    def done(message: Message) -> Message:
        try:
            act(message)
        except PracticumError as error:
            return {"remark": str(error)}
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):  # of no page of ours
            return {"remark": words.card.comparison()["refused"]}
        except Exception:  # whatever it is, the page waits for an answer
            _log.exception("practicum: a button of the room's page failed")
            return {"remark": words.workshop.console()["unshown"]}
        return {"remark": ""}

    return done


def _square(message: Message) -> Message:
    """Draw an address as a QR code: rows of 1 and 0; none for what is no address."""
    text = message.get("address")
    if not isinstance(text, str) or not text.startswith(("http://", "https://")) or len(text) > _LONGEST_ADDRESS:
        return {"rows": [], "plain": False}
    if not text.isprintable():  # nor what no address can hold, such as half a letter
        return {"rows": [], "plain": False}
    rows = ["".join(map(str, row)) for row in segno.make(text, error="m", micro=False).matrix]
    return {"rows": rows, "plain": text.startswith("http://")}


def _round(said: object) -> int:
    """Take the number of a round out of a message.

    Raises:
        ValueError: if it is none.
    """
    if type(said) is not int or said not in (1, 2):
        raise ValueError
    return said


def _counts(said: Mapping[str, Any], names: list[str]) -> dict[str, int]:
    """Take hands by name out of a message.

    Raises:
        ValueError: if a name is none of these, or a count no whole number that one could type.
    """
    if not said.keys() <= set(names) or not all(type(count) is int for count in said.values()):
        raise ValueError
    if any(count > _MOST_HANDS for count in said.values()):
        raise ValueError
    return dict(said)


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
