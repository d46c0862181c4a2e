"""People with phones in a room, and what the person at the console presses."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator

from practicum.content.library import Library, own_folder
from practicum.workshop.store import rooms
from practicum.workshop.store.database import Store

NARROW = {"width": 320, "height": 640}
SCENE = "eight-sessions"
VIGNETTE = Library(own_folder()).vignette(SCENE)
SAVED = "Your vote is saved."


class Phone:
    """Somebody with a phone: a browser of their own, narrow, with no token of the server."""

    def __init__(self, browser: Browser, address: str, **looks) -> None:
        self.context = browser.new_context(reduced_motion="reduce", viewport=NARROW, has_touch=True, **looks)
        self.page, self.foreign = self.context.new_page(), []
        self.page.on("request", lambda sent: "127.0.0.1" in sent.url or self.foreign.append(sent.url))
        self.page.goto(address)

    def sees(self, heading: str) -> None:
        self.page.get_by_role("heading", name=heading).wait_for()

    def choose(self, option: int, sureness: str = "") -> None:
        self.page.get_by_role("group").first.get_by_role("radio").nth(option).check()
        if sureness:
            self.page.get_by_role("radio", name=sureness, exact=True).check()
        self.page.get_by_role("button", name=re.compile("^Send my")).click()

    def vote(self, option: int, sureness: str = "") -> None:
        self.choose(option, sureness)
        self.page.get_by_text(SAVED).wait_for()

    def withhold(self, option: int) -> None:
        """Vote while no ballot reaches the server."""
        self.page.route("**/api/ballot", lambda route: route.abort())
        self.choose(option)
        self.page.get_by_text("Not saved yet").wait_for()

    def let_through(self) -> None:
        """Let ballots reach the server again."""
        self.page.unroute("**/api/ballot")

    def axe(self) -> list:
        return Axe().run(self.page).response["violations"]

    def overflows(self) -> bool:
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


class Phones:
    """The phones that come into a console's room, each seen to ask this machine alone."""

    def __init__(self, browser: Browser, console: Locator) -> None:
        self._browser, self._console, self._all = browser, console, []

    def __call__(self, count: int, **looks) -> list[Phone]:
        """Let so many phones into the room."""
        address = self._console.locator(".practicum-door-address").get_attribute("href")
        fresh = [Phone(self._browser, address, **looks) for _ in range(count)]
        for phone in fresh:
            phone.sees("You are in the room")
        self._all.extend(fresh)
        return fresh

    def close(self) -> list[str]:
        """Let all go, and give the addresses of other hosts that one of them asked."""
        for phone in self._all:
            phone.context.close()
        return [address for phone in self._all for address in phone.foreign]


def begin(console: Locator, asks_sureness: bool = False) -> None:
    """Open the first vote on the scene."""
    console.get_by_label("Which scene?").select_option(SCENE)
    console.get_by_label("Ask also how sure people are").set_checked(asks_sureness)
    console.get_by_role("button", name="Open the first vote").click()
    console.get_by_role("heading", name="First vote").wait_for()


def close_rooms(kept: Path) -> None:
    """Delete the rooms of whoever keeps them in a folder."""
    store = Store(f"sqlite:///{kept / 'workshop.sqlite'}")
    for room in rooms.rooms_of(store, (kept / "facilitator.key").read_text()):
        rooms.delete_room(store, room.id)
    store.close()
