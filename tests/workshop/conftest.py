"""Both kinds of store, a room in it and a poll in the room, for every test that keeps something."""

import pytest
from postgres import fresh_database

from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store

SCENE = {
    "id": "the-late-train",
    "version": 1,
    "title": "The late train",
    "level": "",
    "care": "",
    "scene": ["Nora likes her Thursday client and knows it."],
    "ask": "Which response fits the article best?",
    "options": [{"id": name, "text": f"Do what {name} says."} for name in ("ask", "wait", "train", "hour")],
}


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Name an empty database of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'share' / 'workshop.sqlite'}"
    else:
        with fresh_database() as database:
            yield database


@pytest.fixture
def store(address):
    """Give a store with nothing in it but what a test puts there."""
    store = Store(address)
    yield store
    store.close()


@pytest.fixture
def scene() -> dict:
    """Give what voters see of a vignette."""
    return SCENE


@pytest.fixture
def room(store):
    """Open a room."""
    return rooms.open_room(store, "me")


@pytest.fixture
def poll(store, room, scene):
    """Begin a poll in the room."""
    return polls.begin(store, room.id, scene["id"], scene)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request, tmp_path_factory):
    """Give a folder, and the address of an empty database of either kind, for the server of a module's tests."""
    folder = tmp_path_factory.mktemp("server")
    if request.param == "sqlite":
        yield folder, f"sqlite:///{folder / 'workshop.sqlite'}"
    else:
        with fresh_database() as address:
            yield folder, address
