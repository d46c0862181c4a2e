"""A facilitator's JupyterLab and a room of phones, through a vote, a discussion and a second vote."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from practicum.content.library import Library, own_folder
from practicum.workshop.store import rooms
from practicum.workshop.store.database import Store

PAGE = "90_room.ipynb"
SCENE = "eight-sessions"
VIGNETTE = Library(own_folder()).vignette(SCENE)
NARROW = {"width": 320, "height": 640}
CALLS = [
    'import practicum\npracticum.page("start-here")',
    "import practicum.workshop.room\npracticum.workshop.room.console()",
]
SAVED = "Your vote is saved."


class Phone:
    """Somebody with a phone: a browser of their own, narrow, with no token of the server."""

    def __init__(self, browser, address: str, **looks) -> None:
        self.context = browser.new_context(viewport=NARROW, has_touch=True, **looks)
        self.page, self.foreign = self.context.new_page(), []
        self.page.set_default_timeout(60_000)
        self.page.on("request", lambda sent: "127.0.0.1" in sent.url or self.foreign.append(sent.url))
        self.page.goto(address)

    def sees(self, heading: str) -> None:
        self.page.get_by_role("heading", name=heading).wait_for()

    def choose(self, option: int, decided: str = "Partly.") -> None:
        self.page.get_by_role("group").first.get_by_role("radio").nth(option).check()
        self.page.get_by_role("radio", name=decided).check()
        self.page.get_by_role("button", name=re.compile("^Send my")).click()

    def vote(self, option: int) -> None:
        self.choose(option)
        self.page.get_by_text(SAVED).wait_for()

    def axe(self) -> list:
        return Axe().run(self.page).response["violations"]

    def overflows(self) -> bool:
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.fixture
def console(reader, lab):
    """Give a console with a room just opened, and delete the room at the end."""
    lab.add_page(PAGE, CALLS, practicum={})
    reader.open(PAGE)
    reader.run()
    console = reader.card("The room")
    console.get_by_role("button", name="Open a room").click()
    console.locator(".practicum-square").wait_for()
    yield console
    close_rooms(lab)


def close_rooms(lab) -> None:
    kept = lab.folder / "_DATA" / "practicum"
    store = Store(f"sqlite:///{kept / 'workshop.sqlite'}")
    for room in rooms.rooms_of(store, (kept / "facilitator.key").read_text()):
        rooms.delete_room(store, room.id)
    store.close()


@pytest.fixture
def room(browser, console):
    """Give a function that lets phones into the room, and see at the end that none asked another host."""
    phones: list[Phone] = []

    def let_in(count: int, **looks) -> list[Phone]:
        address = console.locator(".practicum-door-address").get_attribute("href")
        fresh = [Phone(browser, address, **looks) for _ in range(count)]
        for phone in fresh:
            phone.sees("You are in the room")
        phones.extend(fresh)
        return fresh

    yield let_in
    foreign = [address for phone in phones for address in phone.foreign]
    for phone in phones:
        phone.context.close()
    assert foreign == []


def begin(console) -> None:
    console.get_by_label("Which scene?").select_option(SCENE)
    console.get_by_role("button", name="Open the first vote").click()
    console.get_by_role("heading", name="First vote").wait_for()


def press(console, name: str) -> None:
    console.get_by_role("button", name=name, exact=True).click()


def test_a_room_votes_discusses_and_votes_again_with_one_phone_away_in_the_middle(console, room):
    phones = room(6)
    away = phones[2]
    begin(console)
    for number, phone in enumerate(phones):
        phone.sees("First vote")
        if phone is away:
            phone.context.set_offline(True)
            phone.choose(0)
            phone.page.get_by_text("Not saved yet").wait_for()
        else:
            phone.vote(number % 2)
    console.get_by_text("Votes by phone: 5 of 6").wait_for()
    away.page.get_by_text("No connection just now").wait_for()
    away.context.set_offline(False)
    away.page.get_by_text(SAVED).wait_for()
    console.get_by_text("Votes by phone: 6 of 6").wait_for()
    assert not console.get_by_text("First vote (n").count()

    press(console, "Close the first vote")
    away.sees("Talk it over")
    console.get_by_text("What does the client hope for?").wait_for()
    press(console, "Open the second vote")
    for phone in phones:
        phone.sees("Second vote")
        phone.vote(1)
    press(console, "Close the second vote")
    press(console, "Show the result and the text")

    console.get_by_text("How many changed their choice is not shown").wait_for()  # three and three, all gone to B
    assert console.get_by_role("row", name=re.compile(r"^First [A-E]")).count() == 0
    for option in VIGNETTE.options:
        assert console.get_by_text(option.because).count() == 1
    for phone in phones:
        phone.sees("How the room voted, beside the text")
        assert phone.page.get_by_text(VIGNETTE.beyond_note).count() == 1


def test_a_vote_survives_a_reload_and_a_locked_phone(console, room):
    [phone] = room(1)
    begin(console)
    phone.sees("First vote")
    phone.vote(2)

    phone.page.reload()
    phone.page.get_by_text(SAVED).wait_for()
    assert phone.page.get_by_role("group").first.get_by_role("radio").nth(2).is_checked()

    phone.context.set_offline(True)
    press(console, "Close the first vote")
    console.get_by_role("heading", name="Talk it over").wait_for()
    phone.context.set_offline(False)
    phone.sees("Talk it over")
    assert phone.page.get_by_text(f"Your vote: C. {VIGNETTE.options[2].text}").count() == 1


def test_a_vote_on_its_way_is_sent_after_a_reload(console, room):
    [phone] = room(1)
    begin(console)
    phone.sees("First vote")
    phone.page.route("**/api/ballot", lambda route: route.abort())
    phone.choose(1)
    phone.page.get_by_text("Not saved yet").wait_for()

    phone.page.unroute("**/api/ballot")
    phone.page.reload()

    phone.page.get_by_text(SAVED).wait_for()
    console.get_by_text("Votes by phone: 1 of 1").wait_for()


def test_a_vote_that_comes_too_late_is_told_so(console, room):
    [phone] = room(1)
    begin(console)
    phone.sees("First vote")
    phone.page.route("**/api/ballot", lambda route: route.abort())
    phone.choose(1)
    phone.page.get_by_text("Not saved yet").wait_for()
    press(console, "Close the first vote")
    phone.sees("Talk it over")

    phone.page.unroute("**/api/ballot")

    phone.page.get_by_text("The vote was closed before yours arrived").wait_for()
    assert phone.page.get_by_text("You did not vote here.").count() == 1


def test_where_live_words_do_not_come_through_the_phone_looks_by_itself(browser, console):
    address = console.locator(".practicum-door-address").get_attribute("href")
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.route("**/api/live", lambda route: route.abort())
    page.goto(address)
    page.get_by_role("heading", name="You are in the room").wait_for()

    begin(console)

    page.get_by_role("heading", name="First vote").wait_for()
    context.close()


def test_a_code_is_typed_where_there_is_no_camera(browser, console):
    address = console.locator(".practicum-door-address").get_attribute("href").partition("#")
    code = console.locator(".practicum-door-code").text_content()
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address[0])
    box = page.get_by_label("Code of the room")
    box.fill("AAAA-AAAA")
    page.keyboard.press("Enter")
    page.get_by_text("No open room has this code.").wait_for()

    box.fill(f" {code.lower()} ")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="You are in the room").wait_for()
    assert "#" not in page.url
    context.close()


def test_a_phone_is_used_by_keyboard_alone(console, room):
    [phone] = room(1)
    begin(console)
    phone.sees("First vote")
    page = phone.page
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_text(SAVED).wait_for()
    assert page.get_by_role("radio").nth(1).is_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_phones_page_is_axe_clean_and_fits_320_pixels_at_every_stage(console, room, scheme):
    [phone] = room(1, color_scheme=scheme)
    assert (phone.axe(), phone.overflows()) == ([], False)
    begin(console)
    phone.sees("First vote")
    assert (phone.axe(), phone.overflows()) == ([], False)
    phone.vote(0)
    press(console, "Close the first vote")
    phone.sees("Talk it over")
    assert (phone.axe(), phone.overflows()) == ([], False)
    press(console, "Show it without a second vote")
    phone.sees("How the room voted, beside the text")
    assert (phone.axe(), phone.overflows()) == ([], False)


def test_a_group_under_five_sees_the_text_and_no_count(console, room):
    phones = room(4)
    begin(console)
    for phone in phones:
        phone.sees("First vote")
        phone.vote(1)
    press(console, "Close the first vote")
    press(console, "Show it without a second vote")

    said = "First vote: fewer than five people, so nothing is shown of it."
    console.get_by_text(said).wait_for()
    phones[0].page.get_by_text(said).wait_for()
    assert console.get_by_role("table").count() == phones[0].page.get_by_role("table").count() == 0


def test_on_a_laptop_that_phones_cannot_reach_the_console_says_what_to_do(console):
    assert console.get_by_text("Phones cannot open this address").count() == 1
    assert console.get_by_text("--ip=0.0.0.0").count() == 1
    console.get_by_text("Another address under which this computer can be reached").click()
    box = console.get_by_label("Only if you know one")
    box.fill("https://course.example")
    press(console, "Use this address")

    link = console.locator(".practicum-door-address")
    console.get_by_text("https://course.example/practicum/join").wait_for()
    assert re.fullmatch(r"https://course\.example/practicum/join#[0-9A-Z]{4}-[0-9A-Z]{4}", link.get_attribute("href"))


MOVING = """
import types
from pathlib import Path
import practicum.workshop.room as room

NETWORK = Path({network!r})

class Probe:  # what this computer's network says of it; the test writes it
    def __init__(self, *_): pass
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def connect(self, _):
        if not NETWORK.read_text(): raise OSError
    def getsockname(self): return NETWORK.read_text(), 9

found = room.list_running_servers
room.list_running_servers = lambda: [dict(each, hostname="0.0.0.0") for each in found()]
room.socket = types.SimpleNamespace(socket=Probe, AF_INET=0, SOCK_DGRAM=0)
"""


def test_a_computer_in_another_network_shows_its_new_address_and_square_by_itself(reader, lab):
    network = lab.folder / "network.txt"
    network.write_text("192.0.2.7")
    lab.add_page("93_moving.ipynb", [CALLS[0], MOVING.format(network=str(network)), CALLS[1]], practicum={})
    reader.open("93_moving.ipynb")
    reader.run()
    console = reader.card("The room")
    console.get_by_role("button", name="Open a room").click()
    console.get_by_text("http://192.0.2.7").first.wait_for()
    square = console.locator(".practicum-square path")
    square.wait_for()
    drawn = square.get_attribute("d")

    network.write_text("198.51.100.9")

    console.get_by_text("http://198.51.100.9").first.wait_for()
    reader.page.wait_for_function(
        "(drawn) => document.querySelector('.practicum-square path')?.getAttribute('d') !== drawn", arg=drawn
    )
    network.write_text("")
    console.get_by_text("This computer is in no network just now").wait_for()
    close_rooms(lab)


def test_a_room_outlives_a_kernel_and_a_reload(reader, console, room):
    [phone] = room(1)
    begin(console)
    phone.sees("First vote")
    phone.vote(0)
    reader.open(PAGE)
    reader.page.keyboard.press("Escape")
    reader.run()

    console = reader.card("The room")
    console.get_by_text("Votes by phone: 1 of 1").wait_for()
    press(console, "Close the first vote")
    phone.sees("Talk it over")


def test_deleting_a_room_is_asked_twice_and_phones_are_told(console, room):
    [phone] = room(1)
    press(console, "Delete this room")
    press(console, "Keep it")
    press(console, "Delete this room")
    press(console, "Yes, delete it")

    console.get_by_role("button", name="Open a room").wait_for()
    phone.sees("This room is closed")
