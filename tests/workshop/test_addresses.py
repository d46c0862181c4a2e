"""From where somebody asks: nobody chooses their own address, and a proxy is believed only where it is trusted."""

import secrets

import pytest
from server import client
from venue import opened

from practicum.workshop.phones.rate_limit import one_household

FEW = """
from practicum.workshop.phones import rate_limit
rate_limit._ASKED_AT_ONCE, rate_limit._ASKED_A_SECOND = 60, 1
"""
MOST = 600  # requests; a bucket of theirs holds 60 and is filled again by one a second
FORGED = {
    "forwarded": lambda one: {"X-Forwarded-For": one},
    "real": lambda one: {"X-Real-Ip": one},
    "both": lambda one: {"X-Forwarded-For": one, "X-Real-Ip": one},
}
PROXIED = {  # what a client may add where a proxy writes its address behind all others
    "first": lambda one: {"X-Forwarded-For": f"{one}, 192.0.2.77"},
    "real": lambda one: {"X-Forwarded-For": "192.0.2.77", "X-Real-Ip": one},
}


def configured(folder, config: str):
    """Run a server whose limits are reached soon, with an operator's own configuration."""
    with opened(folder, f"sqlite:///{folder / 'workshop.sqlite'}", config=config) as venue:
        yield venue.server


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    yield from configured(tmp_path_factory.mktemp("plain"), FEW)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory):
    yield from configured(tmp_path_factory.mktemp("proxied"), f"{FEW}c.ServerApp.trust_xheaders = True\n")


def is_held_up(server, headers) -> bool:
    """Ask as somebody who names another address each time; tell whether the limit holds them all the same."""
    with client(base_url=server.url("practicum/")) as asking:
        for number in range(MOST):
            address = f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"
            if asking.get("ready", headers=headers(address)).status_code == 429:
                return True
    return False


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_headers_that_nobody_trusts_make_no_new_address(plain, forge):
    assert is_held_up(plain, forge)


@pytest.mark.parametrize("forge", PROXIED.values(), ids=PROXIED)
def test_behind_a_proxy_a_client_makes_itself_no_new_address(proxied, forge):
    assert is_held_up(proxied, forge)


def test_behind_a_trusted_proxy_one_who_asks_too_often_holds_up_nobody_else(proxied):
    mine = {"X-Forwarded-For": "192.0.2.10"}
    assert is_held_up(proxied, lambda _: mine)

    others = {"X-Forwarded-For": f"192.0.2.{11 + secrets.randbelow(60)}"}
    assert client(headers=others).get(proxied.url("practicum/ready")).status_code == 200


@pytest.mark.parametrize(
    ("address", "household"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unknown", ""),
        ("\x00", ""),
    ],
)
def test_addresses_that_one_machine_can_choose_among_count_as_one(address, household):
    assert one_household(address) == household
