"""A running server with its store, and the phones before it: what most tests of a workshop start from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from server import Server, client

from practicum.workshop.store.database import Store


class Phone:
    """A phone before a server: its cookies, and what it asks."""

    def __init__(self, address: str) -> None:
        self.asking = client(base_url=f"{address}practicum/")

    def post(self, path: str, said: object, **more) -> httpx.Response:
        return self.asking.post(path, json=said, **more)

    def join(self, room) -> httpx.Response:
        return self.post("api/join", {"code": room.spelled})

    def vote(self, poll, option: str = "ask", number: int = 1, sureness: str = "") -> httpx.Response:
        return self.post(
            "api/ballot", {"poll": poll.id, "round": str(number), "option": option, "sureness": sureness}
        )

    def see(self) -> dict:
        return self.asking.get("api/room").json()


@dataclass(frozen=True)
class Venue:
    """A running server, and the store that it shares with whoever facilitates."""

    server: Server
    store: Store

    def phone(self) -> Phone:
        """Give a phone that has joined no room yet."""
        return Phone(self.server.url())

    def inside(self, room) -> Phone:
        """Give a phone that has joined a room."""
        phone = self.phone()
        answer = phone.join(room)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        return phone


@contextmanager
def opened(folder: Path, address: str, base_url: str = "/", config: str = "", **environment: str) -> Iterator[Venue]:
    """Run a server in a folder over a database, with an operator's own configuration."""
    (folder / "CONFIG").mkdir(parents=True, exist_ok=True)
    (folder / "CONFIG" / "jupyter_server_config.py").write_text(config)
    store = Store(address)
    server = Server(folder, base_url, PRACTICUM_DATABASE_URL=address, **environment)
    try:
        yield Venue(server, store)
    finally:
        server.close()
        store.close()
