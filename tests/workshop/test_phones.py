"""What a server does for phones before anybody has a phone: nothing."""

import asyncio
import subprocess
import sys

from practicum.workshop.phones import server
from practicum.workshop.phones.state import Phones
from practicum.workshop.store import rooms, voters

ASK = """
import asyncio, sys
from practicum.workshop.phones import server
from practicum.workshop.phones.state import Phones
asyncio.run(server.sweep(Phones()))
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

    asyncio.run(server.sweep(phones))

    left = rooms.open_room(store, "me")
    assert rooms.revisions(store, [left.id]) == {left.id: 0}
    assert rooms.sweep(store) == 0
    phones.store.close()


def test_a_store_that_is_away_is_swept_another_time(monkeypatch, caplog):
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", "postgresql+psycopg://x:a-secret@127.0.0.1:9/nowhere")

    asyncio.run(server.sweep(Phones()))

    assert "stay for now" in caplog.text
    assert "a-secret" not in caplog.text


def test_a_voter_is_known_again_by_their_token_alone(store, address, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATABASE_URL", address)
    room = rooms.open_room(store, "me")
    voters.join(store, room.code, "a-token")
    phones = Phones()

    async def ask() -> list:
        return [await phones.voter(token) for token in ("a-token", "a-token", "another", "", None)]

    found = asyncio.run(ask())
    assert [each.room if each else None for each in found] == [room.id, room.id, None, None, None]
    phones.store.close()
