"""Both kinds of store, empty, for every test that keeps something."""

import pytest
from postgres import fresh_database

from practicum.workshop.store.database import Store

SHEET = {
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
def sheet() -> dict:
    """Give what voters see of a vignette."""
    return SHEET
