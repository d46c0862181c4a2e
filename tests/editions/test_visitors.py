"""Visitors of a Voilà server: what a page is given before its kernel starts."""

import asyncio
import json
import os
import threading
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie

import nbformat
import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

import practicum
from practicum import words
from practicum.content.library import Library, own_folder
from practicum.editions.voila import visitors
from practicum.settings import NOWHERE

HERE = "/03_on_your_own.ipynb"
PAGE = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Alone")], metadata={"practicum": {}})
FOREIGN = nbformat.v4.new_notebook(cells=PAGE.cells)
UNTITLED = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("No heading.")], metadata={"practicum": {}})
EMPTY = nbformat.v4.new_notebook(metadata={"practicum": {}})
NOTEBOOKS = {HERE: PAGE, "/foreign.ipynb": FOREIGN, "/untitled.ipynb": UNTITLED, "/empty.ipynb": EMPTY}


class Welcoming(RequestHandler):
    """Welcome a visitor as Voilà does, and hand out the page that would be run."""

    def get(self, cwd: str | None):
        notebook = nbformat.from_dict(NOTEBOOKS[f"/{self.request.path.rsplit('/', 1)[1]}"])
        visitors.welcome(self, notebook, cwd or "")
        self.write(json.dumps(notebook))


@pytest.fixture(scope="module")
def ports():
    """Run a server for everybody, and somebody's own Jupyter Server."""
    ready, done, found = threading.Event(), asyncio.Event(), []

    async def serve():
        for settings in ({}, {"serverapp": "somebody's"}):
            [socket] = bind_sockets(0, "127.0.0.1")
            HTTPServer(Application([(r"/(?:(.*)/)?\w+\.ipynb", Welcoming)], **settings), xheaders=True).add_socket(
                socket
            )
            found.append(socket.getsockname()[1])
        ready.set()
        await done.wait()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(10)
    yield found
    loop.call_soon_threadsafe(done.set)
    thread.join()
    loop.close()


def ask(port: int, address: str = HERE, cookie: str = "", **headers: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    headers |= {"Cookie": f"{visitors.COOKIE}={cookie}"} if cookie else {}
    connection.request("GET", address, headers=headers)
    return connection.getresponse()


def given(answer: HTTPResponse) -> SimpleCookie:
    return SimpleCookie(answer.headers.get("Set-Cookie", "")).get(visitors.COOKIE)


@pytest.fixture(autouse=True)
def passports(tmp_path, monkeypatch):
    monkeypatch.setenv("PRACTICUM_PASSPORTS", str(tmp_path / "passports"))
    return tmp_path / "passports"


def passport_in(answer: HTTPResponse, monkeypatch) -> str:
    """Run the cell that a visitor's page begins with, and read where the passport lies."""
    for name in ("PRACTICUM_PASSPORT", "PRACTICUM_VISITOR"):
        monkeypatch.setenv(name, "")  # and put it back after the test
    exec(json.loads(answer.read())["cells"][0]["source"], {})
    return os.environ["PRACTICUM_PASSPORT"]


def test_a_first_visit_is_given_a_cookie_and_asked_to_bring_it_back(ports):
    answer = ask(ports[0])

    assert answer.status == 302
    assert answer.headers["Location"] == f"{HERE}?cookie-asked-for=yes"
    assert (given(answer)["httponly"], given(answer)["samesite"], given(answer)["secure"]) == (True, "Lax", "")


def test_a_cookie_that_comes_back_leads_to_one_passport_whose_name_does_not_tell_it(ports, passports, monkeypatch):
    mark = given(ask(ports[0])).value

    places = {
        passport_in(ask(ports[0], address, mark), monkeypatch) for address in (HERE, f"{HERE}?cookie-asked-for=yes")
    }

    [place] = places
    assert place.startswith(str(passports))
    assert place.endswith("my_passport.jsonl")
    assert mark not in place
    assert list(passports.iterdir()) == []


def test_where_the_folder_of_passports_cannot_be_made_the_page_comes_and_says_so(ports, monkeypatch, tmp_path):
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("PRACTICUM_PASSPORTS", str(tmp_path / "a-file" / "passports"))

    assert passport_in(ask(ports[0], HERE, "a" * 22), monkeypatch)

    assert practicum.page("alone").lines[0] == words.whereabouts.nowhere()["visiting"]


def test_the_folder_of_passports_may_begin_with_the_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PRACTICUM_PASSPORTS", "~/passports")

    assert visitors.passports_folder() == tmp_path / "passports"


def test_where_no_cookie_comes_back_nothing_is_kept(ports, monkeypatch):
    assert passport_in(ask(ports[0], f"{HERE}?cookie-asked-for=yes"), monkeypatch) == NOWHERE


@pytest.mark.parametrize("cookie", ["short", "../../../etc/passwd-and-more", "a" * 200, "\u00e4" * 30])
def test_a_cookie_that_we_never_gave_is_replaced(ports, cookie):
    answer = ask(ports[0], HERE, cookie)

    assert answer.status == 302
    assert len(given(answer).value) == 22


def test_over_https_the_cookie_is_for_https_alone(ports):
    assert given(ask(ports[0], HERE, "a" * 22, **{"X-Forwarded-Proto": "https"}))["secure"]


def test_within_ones_own_jupyter_server_there_is_no_cookie_and_the_page_stays_as_it_is(ports):
    answer = ask(ports[1])
    page = json.loads(answer.read())

    assert given(answer) is None
    assert len(page["cells"]) == 1
    assert page["metadata"]["title"] == "Alone"


def test_within_ones_own_jupyter_server_a_notebook_that_is_not_the_courses_opens_as_ever(ports):
    answer = ask(ports[1], "/foreign.ipynb")

    assert answer.status == 200
    assert json.loads(answer.read()) == json.loads(json.dumps(FOREIGN))


@pytest.mark.parametrize("port", [0, 1], ids=["everybody's", "own"])
def test_the_courses_template_is_taken_for_the_courses_pages(ports, port):
    page = json.loads(ask(ports[port], HERE, "a" * 22).read())

    assert page["metadata"]["voila"] == {"template": "practicum"}


def test_what_would_come_from_another_host_is_taken_out_of_the_courses_pages_alone():
    left = [
        visitors.add_words({"fullMathjaxUrl": "somewhere"}, notebook_path=path)["fullMathjaxUrl"]
        for path in ("notebooks/03_on_your_own.ipynb", "mine.ipynb")
    ]

    assert left == ["", "somewhere"]


def test_the_way_home_leads_out_of_a_pages_folder():
    first = [
        visitors.add_words({}, notebook_path=path)["practicum"]["first"]
        for path in (
            "notebooks/03_on_your_own.ipynb",
            "notebooks/further/12_noticing.ipynb",
            "further/12_noticing.ipynb",
            "",
        )
    ]

    assert first == ["00_start_here.ipynb", *["../00_start_here.ipynb"] * 2, "00_start_here.ipynb"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("notebooks/further/12_noticing.ipynb", "noticing"),
        ("further/12_noticing.ipynb", "noticing"),
        ("12_noticing.ipynb", None),  # no page lies there
        ("00_start_here.ipynb", "start-here"),
        ("a folder/00_start_here.ipynb", "start-here"),
        ("100_start_here.ipynb", None),
        ("facilitator/90_run_a_workshop.ipynb", None),
        ("", None),
    ],
)
def test_a_page_is_known_by_the_end_of_its_path(path, found):
    page = visitors.of_path(Library(own_folder()).course, path)

    assert (page and page.id) == found


@pytest.mark.parametrize("address", ["/untitled.ipynb", "/empty.ipynb", f"/facilitator{HERE}"])
def test_in_ones_own_server_the_facilitators_pages_open_in_jupyterlab_alone(ports, address):
    assert ask(ports[1], address).status == 404


@pytest.mark.parametrize("address", ["/foreign.ipynb", "/untitled.ipynb", "/empty.ipynb", f"/facilitator{HERE}"])
def test_what_is_no_learners_page_is_not_there(ports, address):
    assert ask(ports[0], address, "a" * 22).status == 404


def test_beyond_the_bound_on_visitors_nobody_new_comes_in_and_who_was_here_still_does(ports, passports, monkeypatch):
    monkeypatch.setenv("PRACTICUM_VISITORS", "1")
    known, new = "a" * 22, "b" * 22
    place = passport_in(ask(ports[0], HERE, known), monkeypatch)
    os.makedirs(os.path.dirname(place))

    assert ask(ports[0], HERE, new).status == 503
    assert ask(ports[0], HERE, known).status == 200


@pytest.mark.parametrize("said", ["", "0", "-3", "many", "1e3", "٣"])
def test_a_bound_that_is_no_number_counts_as_none(monkeypatch, said):
    monkeypatch.setenv("PRACTICUM_VISITORS", said)

    assert visitors.most_visitors() == 5000
