"""Where a server can stand: two that share one room on different sub-paths, and one that nobody has used."""

from postgres import fresh_database
from server import Server, client
from venue import Phone

from practicum.workshop.store import polls, rooms
from practicum.workshop.store.database import Store


def test_two_servers_share_one_room_on_postgresql(tmp_path, scene):
    with fresh_database() as address:
        servers = [Server(tmp_path / name, f"/{name}/", PRACTICUM_DATABASE_URL=address) for name in ("one", "two")]
        store = Store(address)
        room = rooms.open_room(store, "me")
        phones = [Phone(server.url()) for server in servers for _ in range(3)]
        for phone in phones:
            assert phone.join(room).json()["room"] == {"stage": "waiting"}
        poll = polls.begin(store, room.id, scene["id"], scene)

        answers = [phone.vote(poll, option).json() for phone, option in zip(phones, ("ask", "wait") * 3, strict=True)]
        first, _ = polls.votes(store, poll.id)
        seen = [phone.see()["room"]["stage"] for phone in phones]
        for server in servers:
            server.close()
        store.close()

    assert answers == [{"answer": "saved"}] * 6
    assert sorted(ballot.option for ballot in first.ballots.values()) == ["ask"] * 3 + ["wait"] * 3
    assert seen == ["first"] * 6


def test_a_server_that_starts_loads_no_database_and_makes_no_file(tmp_path):
    server = Server(tmp_path / "server")
    try:
        assert client().get(server.url("practicum/join")).is_success
        assert client().get(server.url("practicum/api/room")).status_code == 401
        assert not list((tmp_path / "server").rglob("*.sqlite*"))
    finally:
        server.close()
