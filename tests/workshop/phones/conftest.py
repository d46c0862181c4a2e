"""A module's one server, and the phones before it: which server it is, each module says by a `venue` of its own."""

import pytest


@pytest.fixture
def server(venue):
    """Give the server that is running."""
    return venue.server


@pytest.fixture
def store(venue):
    """Give the store that it shares with whoever facilitates."""
    return venue.store


@pytest.fixture
def phone(venue):
    """Give a phone that has joined no room yet."""
    return venue.phone()


@pytest.fixture
def inside(venue, room):
    """Give a phone in the room."""
    return venue.inside(room)
