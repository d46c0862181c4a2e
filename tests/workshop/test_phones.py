"""What a server does for phones before anybody has a phone: nothing."""

import asyncio
import subprocess
import sys

import pytest

from practicum.workshop.phones.state import Phones
from practicum.workshop.store import rooms, voters

ASK = """
import asyncio, sys
from practicum.workshop import server
from practicum.workshop.phones import Phones
asyncio.run(Phones().sweep())
print([name for name in ("sqlalchemy", "segno", "pandas") if name in sys.modules])
"""


def test_a_server_without_a_room_loads_no_database():
    asked = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)

    assert asked.stdout.strip() == "[]"


def test_a_sweep_deletes_rooms_whose_time_has_passed_and_no_other(store, address, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", address)
    monkeypatch.setattr(rooms, "HOURS", -1)
    rooms.open_room(store, "me")
    monkeypatch.setattr(rooms, "HOURS", 12)
    phones = Phones()

    asyncio.run(phones.sweep())

    left = rooms.open_room(store, "me")
    assert rooms.turns(store, [left.id]) == {left.id: 0}
    assert rooms.sweep(store) == 0
    phones.store.close()


def test_a_store_that_is_away_is_swept_another_time(monkeypatch, caplog):
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", "postgresql+psycopg://x:a-secret@127.0.0.1:9/nowhere")

    asyncio.run(Phones().sweep())

    assert "stay for now" in caplog.text
    assert "a-secret" not in caplog.text


def test_a_voter_is_known_again_by_their_mark_alone(store, address, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", address)
    room = rooms.open_room(store, "me")
    voters.join(store, room.code, "a-mark")
    phones = Phones()

    async def ask() -> list:
        return [await phones.voter(mark) for mark in ("a-mark", "a-mark", "another", "", None)]

    found = asyncio.run(ask())
    assert [each.room if each else None for each in found] == [room.id, room.id, None, None, None]
    phones.store.close()


@pytest.mark.parametrize(
    ("said", "burst"), [("", 60), ("250", 250), ("many", 60), ("0", 60), ("-3", 60), (" 90 ", 90)]
)
def test_an_operator_says_how_many_phones_come_in_at_once_from_one_address(monkeypatch, said, burst):
    monkeypatch.setenv("PRACTICUM_PHONES_AT_ONCE", said)

    assert Phones().marks.burst == burst
