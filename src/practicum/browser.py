"""Keep the passport in the browser that the course runs in.

In the browser edition the kernel's disk is memory, gone on reload. So the page hands the lines that the browser keeps
to a kernel that starts, and after every answer the kernel tells the page which lines are new and which are gone,
before the answer itself: nothing counts as saved before the browser has it. What another tab of the same browser adds
or deletes comes to this kernel the same way, so that every tab speaks of the one passport.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from comm import create_comm

from .edition import refuse
from .passport import default_path
from .views.base import before_answers

TARGET = "practicum.passport"  # the comm that the page's part of this edition listens to


def open_passport(lines: Iterable[str], *, keeps: bool) -> None:
    """Lay the browser's lines out as this kernel's passport, and tell the page of every change from now on.

    Args:
        lines: the passport's lines as the browser keeps them, oldest first.
        keeps: whether the browser keeps anything; if not, no choice is called saved.
    """
    if not keeps:
        refuse()
        return
    path = default_path()
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    before_answers.append(_Teller(path).tell)


class _Teller:
    """Tell the page what of the passport's file is new and what is gone, and hear from it what other tabs did."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._told = Counter(self._lines())
        self._comm = create_comm(target_name=TARGET)
        self._comm.on_msg(self.hear)

    def tell(self) -> None:
        lines = Counter(self._lines())
        added, gone = lines - self._told, self._told - lines
        if added or gone:
            self._comm.send({"added": list(added), "gone": list(gone)})
        self._told = lines

    def hear(self, message: dict) -> None:
        """Do to the file what another tab did to its own; nothing of it is news to the page."""
        heard, lines = message["content"]["data"], self._lines()
        lines = [line for line in lines if line not in heard["gone"]]
        lines += [line for line in heard["added"] if line not in lines]
        if lines:
            self._path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        else:
            self._path.unlink(missing_ok=True)
        self._told = Counter(lines)

    def _lines(self) -> list[str]:
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        return list(filter(None, text.split("\n")))
