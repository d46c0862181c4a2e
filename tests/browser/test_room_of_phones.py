"""A room of phones before a real server, led from a console that is shown without a JupyterLab."""

import re
import types

import pytest
from people import press
from phones import NARROW, SAVED, VIGNETTE, begin, close_rooms
from server import Server

from practicum.workshop import room as workshop


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("room"))
    yield server
    server.close()


@pytest.fixture
def static(static, pages, server):
    """Let the page come from the server's own address, as JupyterLab does."""
    own = server.url("page/")

    def hand(route):
        route.fulfill(response=route.fetch(url=route.request.url.replace(own, pages.address)))

    static.page.route(f"{own}**", hand)
    static.address = own
    return static


@pytest.fixture
def console(static, server, monkeypatch):
    """Give a console with a room just opened, and delete the room at the end."""
    for name in ("DATA", "RUNTIME"):
        monkeypatch.setenv(f"JUPYTER_{name}_DIR", str(server.folder / name))
    monkeypatch.setenv("JPY_PARENT_PID", str(server.process.pid))  # as in a kernel that the server has started
    console = static.show(workshop.console())
    press(console, "Open a room")
    console.locator(".practicum-square").wait_for()
    yield console
    close_rooms(server.folder / "DATA" / "practicum")


def test_votes_survive_a_reload_a_locked_phone_and_a_broken_line_and_one_that_comes_too_late_is_told_so(
    console, room
):
    phone, on_its_way, late = room(3)
    begin(console)
    for each in (phone, on_its_way, late):
        each.sees("First vote")
    phone.vote(2)
    phone.page.reload()
    phone.page.get_by_text(SAVED).wait_for()
    assert phone.page.get_by_role("group").first.get_by_role("radio").nth(2).is_checked()

    on_its_way.withhold(1)
    on_its_way.let_through()
    on_its_way.page.reload()
    on_its_way.page.get_by_text(SAVED).wait_for()
    console.get_by_text("Votes by phone: 2 of 3").wait_for()

    late.withhold(1)
    phone.context.set_offline(True)
    press(console, "Close the first vote")
    console.get_by_role("heading", name="Talk it over").wait_for()
    phone.context.set_offline(False)
    phone.sees("Talk it over")
    assert phone.page.get_by_text(f"Your vote: C. {VIGNETTE.options[2].text}").count() == 1
    late.sees("Talk it over")
    late.let_through()
    late.page.get_by_text("The vote was closed before yours arrived").wait_for()
    assert late.page.get_by_text("You did not vote here.").count() == 1


def test_a_code_is_typed_where_there_is_no_camera_and_without_live_words_the_phone_looks_by_itself(browser, console):
    address = console.locator(".practicum-door-address").get_attribute("href").partition("#")
    code = console.locator(".practicum-door-code").text_content()
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.route("**/api/live", lambda route: route.abort())
    page.goto(address[0])
    box = page.get_by_label("Code of the room")
    box.fill("AAAA-AAAA")
    page.keyboard.press("Enter")
    page.get_by_text("No open room has this code.").wait_for()

    box.fill(f" {code.lower()} ")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="You are in the room").wait_for()
    assert "#" not in page.url

    begin(console)
    page.get_by_role("heading", name="First vote").wait_for()
    context.close()


def test_a_phone_is_used_by_keyboard_and_its_page_is_axe_clean_and_fits_320_pixels_at_every_stage(console, room):
    [phone] = room(1)
    assert (axe_in_light_and_dark(phone), phone.overflows()) == ([], False)
    begin(console, asks_sureness=True)
    phone.sees("First vote")
    assert (axe_in_light_and_dark(phone), phone.overflows()) == ([], False)
    vote_by_keyboard(phone.page)
    press(console, "Close the first vote")
    phone.sees("Talk it over")
    assert (axe_in_light_and_dark(phone), phone.overflows()) == ([], False)
    press(console, "Show it without a second vote")
    phone.sees("How the room voted, beside both marks")
    for fold in phone.page.locator("summary").all():
        fold.click()
    assert (axe_in_light_and_dark(phone), phone.overflows()) == ([], False)


def axe_in_light_and_dark(phone) -> list:
    """Let axe read a phone's page in either colour scheme."""
    found = []
    for scheme in ("dark", "light"):
        phone.page.emulate_media(color_scheme=scheme)
        assert phone.page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
        found += phone.axe()
    return found


def vote_by_keyboard(page) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    for key in ("Space", "ArrowDown", "Tab", "Space", "Tab", "Enter"):
        page.keyboard.press(key)

    page.get_by_text(SAVED).wait_for()
    assert page.get_by_role("radio").nth(1).is_checked()


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


class Probe:
    """What this computer's network says of it; a test writes it."""

    network = ""

    def __init__(self, *_): ...
    def __enter__(self):
        return self

    def __exit__(self, *_): ...

    def connect(self, _):
        if not Probe.network:
            raise OSError

    def getsockname(self):
        return Probe.network, 9


def test_a_computer_in_another_network_shows_its_new_address_and_square_by_itself(static, console, monkeypatch):
    everywhere = [{**each, "hostname": "0.0.0.0"} for each in workshop.list_running_servers()]
    monkeypatch.setattr(workshop, "list_running_servers", lambda: everywhere)
    monkeypatch.setattr(workshop, "socket", types.SimpleNamespace(socket=Probe, AF_INET=0, SOCK_DGRAM=0))
    Probe.network = "192.0.2.7"
    console.get_by_text("http://192.0.2.7").first.wait_for()
    square = console.locator(".practicum-square path")
    drawn = square.get_attribute("d")

    Probe.network = "198.51.100.9"

    console.get_by_text("http://198.51.100.9").first.wait_for()
    static.page.wait_for_function(
        "(drawn) => document.querySelector('.practicum-square path')?.getAttribute('d') !== drawn", arg=drawn
    )
    Probe.network = ""
    console.get_by_text("This computer is in no network just now").wait_for()


def test_deleting_a_room_is_asked_twice_and_phones_are_told(console, room):
    [phone] = room(1)
    press(console, "Delete this room")
    press(console, "Keep it")
    press(console, "Delete this room")
    press(console, "Yes, delete it")

    console.get_by_role("button", name="Open a room").wait_for()
    phone.sees("This room is closed")
