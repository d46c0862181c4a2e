"""No server of ours hands out a file, a listing or anything else to somebody who has no token."""

import re
import socket
from urllib.parse import quote

import pytest
from probed import SOME, Probed, ProbedVoila, amiss, routes
from server import client
from sweep import CANARY, Stranger, addresses

OURS = re.compile(r"practicum/(ready|api/(join|room|live|ballot)|\(\(\?:\[a-z\]\+/)")


@pytest.fixture(scope="module", params=["jupyterlab", "jupyter_server"])
def jupyter(request, tmp_path_factory):
    server = Probed(tmp_path_factory.mktemp("open") / "server", request.param, "/my/place/")
    yield server
    server.close()


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    voila = ProbedVoila(tmp_path_factory.mktemp("voila"))
    yield voila
    voila.close()


def test_the_phones_page_adds_its_own_few_endpoints(jupyter):
    ours = [pattern for pattern in routes(jupyter) if "/practicum/" in pattern]

    assert len(ours) == 6
    assert all(OURS.search(pattern) for pattern in ours)


def test_no_route_of_a_jupyter_server_answers_a_stranger(jupyter):
    patterns, asked, found = amiss(jupyter, SOME)

    assert {why: str(answers[0]) for why, answers in found.items()} == {}
    assert patterns >= (70 if jupyter.module == "jupyterlab" else 45)
    assert asked >= 1000


def test_whoever_holds_the_token_sees_pages_by_voila_and_still_no_files(jupyter):
    with client(headers={"Authorization": f"token {jupyter.token}"}) as holder:
        assert holder.get(jupyter.url("voila/tree/")).status_code == 200
        assert holder.get(jupyter.url("voila/static/voila.js")).status_code == 200
        assert CANARY in holder.get(jupyter.url("files/scan-present.jpg")).text
        assert holder.get(jupyter.url("api/contents")).status_code == 200


def test_no_route_of_voila_hands_out_a_file_or_a_listing(voila):
    patterns, asked, found = amiss(voila, SOME)

    assert {why: str(answers[0]) for why, answers in found.items()} == {}
    assert patterns >= 12
    assert asked >= 300


def test_voila_leads_from_its_own_address_to_the_first_page(voila):
    answer = Stranger(voila.port).ask("GET", "/")

    assert (answer.status, answer.location) == (302, "/voila/render/00_start_here.ipynb")


def test_voila_takes_no_large_body(voila):
    with socket.create_connection(("127.0.0.1", voila.port), timeout=60) as line:
        # the head alone: who sends the body too may be hung up on before the answer has been read
        line.sendall(b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n")
        answer = line.recv(1000)

    assert answer == b"" or answer.split()[1] in (b"400", b"413")


def test_a_sweep_writes_an_address_for_every_route_and_fits_files_into_its_gaps():
    files = ["a folder/scan-present.JPG"]

    assert f"/voila/files/{quote(files[0])}" in addresses(r"/voila/files/(.*)$", files)
    assert addresses(r"/lab/api/settings/?$", files) == ["/lab/api/settings/"]
    assert addresses(r"/(robots\.txt|favicon\.ico)$", files) == ["/robots.txt"]
    with pytest.raises(ValueError, match="no address"):
        addresses(r"/(?=never)other$", files)
