"""The facilitator's seat: what every button of the console does, and what the console shows after it."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import segno

from .. import words
from ..content.compare import compare
from ..content.library import Library
from ..content.model import Decided, PracticumError, Vignette
from ..widgets import present
from . import host, result
from .poll import Outcome, outcome, tally
from .stages import Stage
from .store import polls, rooms
from .store.database import Store
from .store.polls import Poll
from .store.rooms import Room

_LONGEST_TALK = 60  # minutes
_MOST_HANDS = 999  # as many as the page lets one type
_LONGEST_ADDRESS = 500  # letters that a square code can still be read with from the back of a room

_log = logging.getLogger(__name__)


class Chair:
    """The facilitator's seat: every act of the console, and what it shows after it."""

    def __init__(self, library: Library, store: Store) -> None:
        self.library, self.store = library, store
        self._seen: Room | None = None  # the room that was shown last

    def acts(self) -> dict:
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

    def shown(self) -> dict:
        """Tell how the room and its poll stand; what is in the way, or has vanished, is said in a line."""
        try:
            room = self._room()
            poll = polls.latest(self.store, room.id) if room else None
            shown = {"room": self._of_room(room, poll), "poll": self._of_poll(poll), "trouble": self._vanished(room)}
        except PracticumError as error:
            return {"room": None, "poll": None, "trouble": str(error)}
        except Exception:  # the page waits for an answer, whatever lies in the store
            _log.exception("practicum: a room cannot be shown")
            return {"room": None, "poll": None, "trouble": words.workshop.console()["unshown"]}
        self._seen = room or self._seen
        return shown

    def _vanished(self, room: Room | None) -> str:
        """Say that a room which was shown is not in the store any more, though its time has not passed."""
        if room or self._seen is None or self._seen.expires <= rooms.iso():
            return ""
        return words.workshop.console()["vanished"]

    def _open(self, _: dict) -> None:
        rooms.open_room(self.store, host.host_mark())

    def _delete(self, _: dict) -> None:
        if room := self._room():
            rooms.delete_room(self.store, room.id)
        self._seen = None

    def _begin(self, message: dict) -> None:
        vignette = self.library.vignette(message["vignette"])
        polls.begin(self.store, self._here().id, vignette.id, present.scene(vignette))

    def _step(self, message: dict) -> None:
        poll, to = self._poll(message), Stage(message["to"])
        revealed = self._revealed(poll) if to is Stage.REVEALED else None
        polls.step(self.store, poll, to, revealed=revealed)

    def _tell(self, message: dict) -> None:
        polls.tell(self.store, self._poll(message))

    def _talk(self, message: dict) -> None:
        minutes = min(float(message.get("minutes") or 0), _LONGEST_TALK)
        if math.isnan(minutes):
            raise ValueError
        until = (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat() if minutes > 0 else None
        polls.discuss_until(self.store, self._poll(message), until)

    def _hands(self, message: dict) -> None:
        poll = self._poll(message)
        names = {"option": [option["id"] for option in poll.sheet["options"]], "decided": list(Decided)}
        counted = {kind: _counts(message[kind], names[kind]) for kind in names}
        polls.raise_hands(self.store, poll, _round(message["round"]), counted)

    def _room(self) -> Room | None:
        """Find the newest open room of this account."""
        return next(iter(rooms.rooms_of(self.store, host.known_host())), None)

    def _here(self) -> Room:
        if (room := self._room()) is None:
            raise PracticumError("this room is gone. Open a new one.")
        return room

    def _poll(self, message: dict) -> Poll:
        """Find the poll that a button was pressed for, as the page saw it."""
        poll = polls.latest(self.store, self._here().id)
        if poll is None or poll.id != message.get("poll") or poll.stage != message.get("stage"):
            raise PracticumError("the room has gone on meanwhile. Look at the page again.")
        return poll

    def _of_room(self, room: Room | None, poll: Poll | None) -> dict | None:
        if room is None:
            return None
        standing = polls.standing(self.store, room.id, poll.id if poll else None)
        closes = datetime.fromisoformat(room.expires).astimezone()
        at = words.workshop.revealed()["until"].format(hour=closes.hour, minute=f"{closes.minute:02}")
        ballots = standing.ballots.get(_number(poll.stage), 0) if poll else 0
        return {"code": room.spelled, "closes": at, "people": standing.people, "ballots": ballots}

    def _of_poll(self, poll: Poll | None) -> dict | None:
        if poll is None:
            return None
        first, second = polls.votes(self.store, poll.id)
        hands = (first, second)[_number(poll.stage) - 1]
        shown = {"id": poll.id, "stage": poll.stage.value, "sheet": poll.sheet, "number": _number(poll.stage)}
        told = result.votes(self._vignette(poll), Outcome(tally(first)), False) if poll.told else None
        raised = {"option": dict(hands.hands), "decided": dict(hands.judged_by_hand)}
        return {**shown, "told": told, "hands": raised, "left": _left(poll.until), "revealed": poll.revealed}

    def _vignette(self, poll: Poll) -> Vignette:
        return self.library.vignette(poll.vignette)

    def _revealed(self, poll: Poll) -> dict:
        """Work out what everybody is to see of a poll."""
        vignette, library = self._vignette(poll), self.library
        comparisons = [compare(vignette, each.id, library.article, library.notes) for each in vignette.options]
        first, second = polls.votes(self.store, poll.id)
        twice = poll.stage is Stage.CLOSED
        told = outcome(first, second, poll.told) if twice else Outcome(tally(first))
        return result.revealed(comparisons, result.votes(vignette, told, twice))


def _calm(act: Callable[[dict], None]) -> Callable[[dict], dict]:
    """Do what a button asks; what stands in its way is said in a sentence, and nothing else happens."""

    def done(message: dict) -> dict:
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


def _square(message: dict) -> dict:
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


def _counts(said: Mapping[str, object], names: list[str]) -> dict[str, int]:
    """Take hands by name out of a message.

    Raises:
        ValueError: if a name is none of these, or a count no whole number that one could type.
    """
    if not said.keys() <= set(names) or not all(type(count) is int for count in said.values()):
        raise ValueError
    if any(count > _MOST_HANDS for count in said.values()):
        raise ValueError
    return dict(said)


def _number(stage: Stage) -> int:
    """Tell which round a stage belongs to."""
    return 1 if stage in (Stage.FIRST, Stage.DISCUSSING) else 2


def _left(until: str | None) -> int | None:
    """Count the seconds to the end of a discussion; 0 once it is over."""
    if until is None:
        return None
    return max(0, round((datetime.fromisoformat(until) - datetime.now(UTC)).total_seconds()))
