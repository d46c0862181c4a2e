"""Delete a room between two looks at the store, as a facilitator may at any moment."""

from pathlib import Path

from sqlalchemy import event
from sqlalchemy.pool import Pool

from practicum.workshop.store import rooms
from practicum.workshop.store.database import Store


class Deletion:
    """A deletion that waits in a file, for this process or for a server: which room, and after how many looks."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def plan(self, room: str, looks: int) -> None:
        """Have a room deleted before the next look at the store, or so many later."""
        self.path.write_text(f"{room} {looks}")

    def is_done(self) -> bool:
        """Tell whether the room was deleted; if not, it will not be any more."""
        waiting = self.path.exists()
        self.path.unlink(missing_ok=True)
        return not waiting

    def watch(self, address: str) -> None:
        """Do in this process what is planned: each look begins by taking a connection."""
        event.listen(Pool, "checkout", self._look)
        self.address = address

    def leave(self) -> None:
        """Do nothing more in this process."""
        event.remove(Pool, "checkout", self._look)

    def _look(self, *_: object) -> None:
        if not self.path.exists():
            return
        room, looks = self.path.read_text().split()
        if int(looks):
            self.plan(room, int(looks) - 1)
            return
        self.path.unlink()
        store = Store(self.address)
        rooms.delete_room(store, room)
        store.close()
