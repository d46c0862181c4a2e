"""Keep the passport in the browser that the course runs in.

In the browser edition the kernel's disk is memory, gone on reload. So the page hands the lines that the browser
keeps to a kernel that starts. Whenever a message has changed the passport, the page is told which lines are new and
which are gone, and the message is answered once the page has said that the browser has them: nothing is called saved
before. What another tab of the same browser adds or deletes comes to this kernel the same way, so that every tab
speaks of the one passport.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from comm import create_comm

from ... import settings
from ...passport.file import FILE_NAME, Passport
from ...widgets.base import Inbox, Sent, inboxes

TARGET = "practicum.passport"  # the comm that the page's part of this edition listens to
Reply = Callable[[], Sent | None]
Send = Callable[[Sent], None]
_READABLE, _WRITABLE = 0o400, 0o600


def open_passport(lines: Iterable[str], folder: str, *, keeps: bool) -> None:
    """Lay the browser's lines out as this kernel's passport, and tell the page of every change from now on.

    Args:
        lines: the passport's lines as the browser keeps them, oldest first.
        folder: a name for this copy of the course, so that a choice on its way goes to no other copy.
        keeps: whether the browser keeps anything; if not, no choice is called saved.
    """
    path = Path.home() / folder / FILE_NAME
    settings.place_passport(path if keeps else settings.NOWHERE)
    if keeps:
        path.parent.mkdir(parents=True, exist_ok=True)
        inboxes.append(_Keeping(path, lines))


class _Keeping(Inbox):
    """Answer one message after the other, each when the browser has what it changed."""

    def __init__(self, path: Path, lines: Iterable[str]) -> None:
        self._path = path
        self._kept = list(lines)  # what the browser has
        self._write(self._kept)
        self._waiting: deque[tuple[Reply, Send]] = deque()
        self._asked: tuple[Reply, Send, Sent | None] | None = None  # the message whose lines are on their way
        self._comm = create_comm(target_name=TARGET)
        self._comm.on_msg(lambda message: self._hear(message["content"]["data"]))

    def take(self, reply: Callable[[], dict[str, Any] | None], send: Callable[[dict[str, Any]], None]) -> None:
        """Take one message; it waits while an earlier one does."""
        self._waiting.append((reply, send))
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._asked:
            reply, send = self._waiting.popleft()
            answer = reply()
            here, kept = Counter(self._lines()), Counter(self._kept)
            if here != kept:
                self._asked = reply, send, answer
                self._comm.send({"added": list(here - kept), "gone": list(kept - here)})
            elif answer is not None:
                send(answer)

    def _hear(self, heard: dict[str, Any]) -> None:
        """Hear from the page whether the browser has the lines, or what another tab did."""
        if "kept" not in heard:
            self._follow(heard["added"], heard["gone"])
        elif self._asked:
            (reply, send, answer), self._asked = self._asked, None
            if heard["kept"]:
                self._kept = self._lines()
            else:
                answer = self._without(reply)
            if answer is not None:
                send(answer)
            self._go_on()

    def _follow(self, added: list[str], gone: list[str]) -> None:
        """Do here what another tab did there; it is no news to the browser."""
        self._write(_changed(self._lines(), added, gone))
        self._kept = _changed(self._kept, added, gone)
        Passport(self._path).accept_as_it_is()

    def _without(self, reply: Callable[[], dict[str, Any] | None]) -> dict[str, Any] | None:
        """Put the passport back to what the browser has, and answer again, as on a disk that cannot be written."""
        self._write(self._kept)
        self._path.touch()
        self._path.chmod(_READABLE)
        try:
            return reply()
        finally:
            self._path.chmod(_WRITABLE)
            self._write(self._kept)

    def _lines(self) -> list[str]:
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        return list(filter(None, text.split("\n")))

    def _write(self, lines: list[str]) -> None:
        if lines:
            self._path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        else:
            self._path.unlink(missing_ok=True)


def _changed(lines: list[str], added: list[str], gone: list[str]) -> list[str]:
    left = [line for line in lines if line not in gone]
    return left + [line for line in added if line not in left]
