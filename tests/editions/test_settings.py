"""Which edition a kernel serves, told from its surroundings."""

import pytest

from practicum.settings import Edition, edition, knows_no_visitor, opens_by_itself


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


@pytest.mark.parametrize("mark", ["PRACTICUM_SERVER", "PRACTICUM_VISITOR", "BINDER_LAUNCH_HOST"])
def test_whoever_was_let_in_or_given_a_cookie_is_known(monkeypatch, mark):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv(mark, "yes")

    assert not knows_no_visitor()
