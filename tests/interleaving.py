"""Run several programs of one file in turns that a test chooses, one call to the system at a time.

Each program is a thread. It stops before every call of `os` or of a file that `line_file` makes, and goes on when the
schedule names it, so that any order in which two or three tabs could meet on a disk can be forced and repeated.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from types import SimpleNamespace

CALLS = ("open", "close", "read", "write", "lseek", "fstat", "stat")


class Turns:
    """Let programs go on one step at a time, in the order of a schedule, and by turns after it."""

    def __init__(self, programs: Iterable[Callable[[], object]]) -> None:
        """Take the programs; none has begun."""
        self._programs = list(programs)
        self._turn = threading.Condition()
        self._at: int | None = None
        self._own = threading.local()
        self.over: set[int] = set()
        self.results: dict[int, object] = {}
        self.steps = [0] * len(self._programs)

    def step(self) -> None:
        """Wait for the next turn; called by a program before each of its calls."""
        number = getattr(self._own, "number", None)
        if number is None:  # a thread that no schedule knows
            return
        with self._turn:
            self._at = None
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._at == number)
            self.steps[number] += 1

    def run(self, schedule: Iterable[int]) -> None:
        """Run all programs to their ends."""
        threads = [threading.Thread(target=self._run, args=(number,)) for number in range(len(self._programs))]
        for number, thread in enumerate(threads):
            self._at = number  # each runs up to its first call
            thread.start()
            self._wait()
        for number in schedule:
            self._go(number % len(threads))
        while len(self.over) < len(threads):  # by turns: one may wait for a lock that another holds
            for number in range(len(threads)):
                self._go(number)
        for thread in threads:
            thread.join()

    def _go(self, number: int) -> None:
        if number not in self.over:
            with self._turn:
                self._at = number
                self._turn.notify_all()
            self._wait()

    def _wait(self) -> None:
        with self._turn:
            self._turn.wait_for(lambda: self._at is None)

    def _run(self, number: int) -> None:
        self._own.number = number
        try:
            self.results[number] = self._programs[number]()
        except Exception as error:  # the test looks at it
            self.results[number] = error
        finally:
            with self._turn:
                self.over.add(number)
                self._at = None
                self._turn.notify_all()


def stepping(turns: Callable[[], Turns]) -> SimpleNamespace:
    """Give an `os` whose calls wait for their turn.

    Args:
        turns: gives the turns that are in force.
    """

    def waiting(call: Callable) -> Callable:
        def called(*arguments: object, **named: object) -> object:
            turns().step()
            return call(*arguments, **named)

        return called

    calls = {name: waiting(getattr(os, name)) for name in CALLS}
    return SimpleNamespace(**vars(os) | calls | {"fsync": waiting(lambda file: None)})  # no power is cut here
