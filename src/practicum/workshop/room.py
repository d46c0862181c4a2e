"""What a facilitator's notebook shows: the console of a room, and what is printed for a room without phones."""

from __future__ import annotations

import logging
import math
import os
import socket
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import segno
import traitlets
from jupyter_server.serverapp import list_running_servers

from .. import words
from ..content.library import Library, open_library
from ..content.model import PracticumError
from ..widgets import present
from ..widgets.base import Sent, View, calmly
from ..widgets.present import Shown
from .data_folder import default_address
from .facilitator import Facilitator, Seen
from .poll import Stage
from .store.database import Store

_LONGEST_TALK = 60  # minutes
_MOST_HANDS = 999  # as many as the page lets one type
_LONGEST_ADDRESS = 500  # letters that a square code can still be read with from the back of a room
_EVERYWHERE = {"", "*", "0.0.0.0", "::"}  # noqa: S104 - what a server says that listens on every address

_log = logging.getLogger(__name__)


def _calm(act: Callable[[Console, Sent], None]) -> Callable[[Console, Sent], Sent]:
    """Do what a button asks; what stands in its way is said in a sentence, and nothing else happens."""

    @wraps(act)
    def done(console: Console, message: Sent) -> Sent:
        remark = ""
        try:
            act(console, message)
        except PracticumError as error:
            remark = str(error)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):  # of no page of ours
            remark = words.card.comparison()["refused"]
        except Exception:  # whatever it is, the page waits for an answer
            _log.exception("practicum: a button of the room's page failed")
            remark = words.workshop.console()["unshown"]
        return console.answer(remark=remark)

    return done


class Console(View):
    """Open a room, lead a poll from stage to stage, and show what came of it.

    Every answer says how things stand by then: a room fills by itself, and a computer may come into another network.
    """

    entry = "workshop/console.js"
    groups = (words.card.comparing, words.workshop.revealing, words.workshop.door, words.workshop.console)

    shown = traitlets.Dict().tag(sync=True)
    scenes = traitlets.List(traitlets.Any()).tag(sync=True)
    server = traitlets.Dict().tag(sync=True)
    surenesses = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, library: Library, store: Store) -> None:
        self._facilitator, self._store = Facilitator(library, store), store.fingerprint
        state = {"scenes": _scenes(library), "surenesses": words.card.surenesses(), **self._standing()}
        super().__init__(words.workshop.console()["title"], **state)

    def answer(self, **answer: object) -> Sent:
        """Give an answer, and how things stand by now."""
        return {"kind": "done", **answer, **self._standing()}

    def do_look(self, message: Sent) -> Sent:
        """Say how things stand."""
        return self.answer()

    def do_qr(self, message: Sent) -> Sent:
        """Draw an address as a QR code."""
        return self.answer(**_square(message.get("address")))

    @_calm
    def do_open(self, message: Sent) -> None:
        """Open a room."""
        self._facilitator.open_room()

    @_calm
    def do_delete(self, message: Sent) -> None:
        """Delete the room, with all that it holds."""
        self._facilitator.delete_room()

    @_calm
    def do_begin(self, message: Sent) -> None:
        """Begin a poll."""
        asks_sureness = message.get("asks_sureness", False)
        if type(asks_sureness) is not bool:
            raise ValueError
        self._facilitator.begin(message["vignette"], asks_sureness)

    @_calm
    def do_step(self, message: Sent) -> None:
        """Lead the poll to another stage."""
        self._facilitator.step(_seen(message), Stage(message["to"]))

    @_calm
    def do_tell(self, message: Sent) -> None:
        """Show the first result."""
        self._facilitator.tell(_seen(message))

    @_calm
    def do_talk(self, message: Sent) -> None:
        """Let the clock of a discussion run anew, or stop it."""
        minutes = min(float(message.get("minutes") or 0), _LONGEST_TALK)
        if math.isnan(minutes):
            raise ValueError
        self._facilitator.talk(_seen(message), minutes)

    @_calm
    def do_hands(self, message: Sent) -> None:
        """Take hands that were counted."""
        counted = {kind: _counts(message[kind]) for kind in ("option", "sureness")}
        self._facilitator.raise_hands(_seen(message), _round(message["round"]), counted)

    def _standing(self) -> Shown:
        return {"shown": {**self._facilitator.shown()}, "server": {**server_address(), "store": self._store}}


class PaperSet(View):
    """Print voting cards, and a scene without any guidance.

    The cards are a letter for each response, and the five words for how sure; each scene has with it what is printed.
    """

    entry = "workshop/voting_cards.js"
    groups = (words.workshop.printing,)

    cards = traitlets.List(traitlets.Any()).tag(sync=True)
    scenes = traitlets.List(traitlets.Any()).tag(sync=True)

    def __init__(self, library: Library) -> None:
        lines = words.workshop.printing()
        pages = _scenes(library)
        scenes = [{**page, "scenes": [_printed(library, each) for each in page["scenes"]]} for page in pages]
        super().__init__(lines["title"], cards=[*present.LETTERS, *words.card.surenesses()], scenes=scenes)


@calmly
def console() -> Console:
    """Show the console of a room: the one that is open, or a button to open one; showing it writes nothing."""
    return Console(open_library(), Store(default_address()))


@calmly
def cards() -> PaperSet:
    """Offer voting cards and scenes to print; no guidance is in them."""
    return PaperSet(open_library())


def server_address() -> Shown:
    """Tell how this kernel's server can be reached, as far as it says so itself.

    The browser knows best by which address it came, sub-path and hub included; this adds what it cannot know.

    Returns:
        "open": whether the server listens on all networks of this computer; False where it was not found.
        "lan": this computer's addresses in its networks, with the port; empty where it is not open, or in no network.
    """
    found = next((each for each in list_running_servers() if each["pid"] == _parent()), None)
    if found is None or found["hostname"] not in _EVERYWHERE:
        return {"open": False, "lan": []}
    scheme = "https" if found.get("secure") else "http"
    return {"open": True, "lan": [f"{scheme}://{address}:{found['port']}" for address in _addresses()]}


def _scenes(library: Library) -> list[Shown]:
    """List the vignettes that stand on pages, page by page; those of the two checks are kept for the checks."""
    return [
        {"page": page.title, "scenes": [_scene(library, name) for name in page.vignettes]}
        for page in library.course.pages
        if page.vignettes
    ]


def _scene(library: Library, name: str) -> Shown:
    vignette = library.vignette(name)
    return {"id": vignette.id, "title": vignette.title, "care": vignette.care}


def _printed(library: Library, scene: Shown) -> Shown:
    """Add what is printed of a scene: no mark, no reason, no claim."""
    shown = present.scene(library.vignette(scene["id"]))
    options = [f"{letter}.  {each['text']}" for letter, each in zip(present.LETTERS, shown["options"], strict=False)]
    care = [{"tag": "p", "text": shown["care"]}] if shown["care"] else []
    authored = [{"tag": "p", "text": text, "authored": True} for text in (*shown["scene"], shown["ask"], *options)]
    head = {"tag": "h1", "text": shown["title"], "authored": True}
    return {**scene, "blocks": [head, *care, *authored]}


def _seen(message: Sent) -> Seen:
    return Seen(message.get("poll"), message.get("stage"))


def _round(said: object) -> int:
    """Take the number of a round out of a message.

    Raises:
        ValueError: if it is none.
    """
    if type(said) is not int or said not in (1, 2):
        raise ValueError
    return said


def _counts(said: Mapping[str, Any]) -> dict[str, int]:
    """Take hands by name out of a message.

    Raises:
        ValueError: if a count is no whole number that one could type.
    """
    if not all(type(count) is int and count <= _MOST_HANDS for count in said.values()):
        raise ValueError
    return dict(said)


def _square(address: object) -> Sent:
    """Draw an address as rows of 1 and 0; none for what is no address."""
    if not isinstance(address, str) or not address.startswith(("http://", "https://")):
        return {"rows": [], "plain": False}
    if len(address) > _LONGEST_ADDRESS or not address.isprintable():  # nor what no address can hold, as half a letter
        return {"rows": [], "plain": False}
    rows = ["".join(map(str, row)) for row in segno.make(address, error="m", micro=False).matrix]
    return {"rows": rows, "plain": address.startswith("http://")}


def _parent() -> int:
    """Give the process that started this kernel: the server, on an ordinary installation."""
    return int(os.environ.get("JPY_PARENT_PID") or 0)


def _addresses() -> list[str]:
    """Find the address from which this computer would send; no packet is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address of documentation, which nobody has
            address = probe.getsockname()[0]
        except OSError:
            return []
    return [] if address.startswith("127.") else [address]
