"""Which edition a kernel serves, told from its surroundings."""

import os

import pytest

from practicum.settings import Edition, edition, knows_no_visitor, mark_server, opens_by_itself, phones_at_once


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch):
    for name in ("PRACTICUM_SERVER", "PRACTICUM_VISITOR", "BINDER_LAUNCH_HOST", "SERVER_SOFTWARE"):
        monkeypatch.delenv(name, raising=False)


def test_jupyterlab_is_the_edition_where_nothing_tells_of_another():
    assert edition() is Edition.LAB
    assert not opens_by_itself()


def test_a_page_of_a_shared_voila_server_is_known(monkeypatch):
    monkeypatch.setenv("PRACTICUM_VISITOR", "yes")

    assert edition() is Edition.VOILA


def test_in_voila_on_binder_the_passport_lies_on_binder_and_there_is_no_button(monkeypatch):
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://binder.example/")
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")

    assert edition() is Edition.BINDER
    assert opens_by_itself()


def test_inside_a_browser_pages_open_by_themselves(monkeypatch):
    monkeypatch.setattr("sys.platform", "emscripten")

    assert edition() is Edition.BROWSER
    assert opens_by_itself()


def test_voilas_own_command_knows_no_visitor(monkeypatch):
    assert not knows_no_visitor()

    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")

    assert knows_no_visitor()
    assert edition() is Edition.VOILA


@pytest.mark.parametrize("mark", ["PRACTICUM_VISITOR", "BINDER_LAUNCH_HOST"])
def test_whoever_was_given_a_cookie_or_a_computer_is_known(monkeypatch, mark):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv(mark, "yes")

    assert not knows_no_visitor()


@pytest.mark.parametrize(("parent", "known"), [("own", True), ("4", False), (None, False)])
def test_whoever_was_let_in_is_known_to_the_kernels_of_that_server_and_to_none_started_in_its_terminal(
    monkeypatch, parent, known
):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv("PRACTICUM_SERVER", "")  # and put it back after the test
    mark_server()
    monkeypatch.delenv("JPY_PARENT_PID", raising=False)
    if parent:
        monkeypatch.setenv("JPY_PARENT_PID", str(os.getpid()) if parent == "own" else parent)

    assert knows_no_visitor() is not known


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("60", 60),
        ("0300", 300),
        ("10000000", 10_000_000),
        (" 7 ", 7),
        ("0", None),
        ("", None),
        ("many", None),
        ("-1", None),
    ],
)
def test_a_number_is_read_and_anything_else_counts_as_unset(monkeypatch, said, number):
    monkeypatch.setenv("PRACTICUM_PHONES_AT_ONCE", said)

    assert phones_at_once() == number
