"""The kernels of a Voilà server that anybody may open pages at: how many there are, and how long one lives.

Each open page has a kernel of its own, which takes memory for as long as it lives. So there is a bound on all and on
each visitor's, and a kernel whose page is gone does not stay.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer

from .visitors import VISITOR, Refused

MOST = 40  # pages at once, some 60 MB each
MOST_EACH = 5  # of one visitor: pages in several tabs
_STARTING = 20  # seconds that a visitor's own page has to appear before it makes room for another of theirs
_LEFT = 1  # seconds after which one that they have left does: somebody may leaf through the course


@dataclass(frozen=True)
class Patience:
    """How many seconds a kernel may do nothing before it is stopped.

    Attributes:
        unseen: where no page has ever been connected to it.
        left: after its page was closed, or has lost the line.
        watched: while its page is open.
    """

    unseen: float
    left: float
    watched: float


CALM = Patience(unseen=180, left=600, watched=4 * 3600)
FULL = Patience(unseen=60, left=60, watched=1800)  # when somebody waits for a slot


@dataclass
class _Slot:
    """Whose a kernel is, and when something last happened to it."""

    visitor: str
    active: float
    pages: int = 0
    seen: bool = False


class PageKernels(AsyncMappingKernelManager):
    """Start a kernel for each page while there is room, and stop those that nobody needs."""

    cull_interval = Integer(30, help="Seconds between two looks for kernels that nobody needs.").tag(config=True)
    most = Integer(MOST, help="Pages that are open at once.").tag(config=True)
    most_each = Integer(MOST_EACH, help="Pages that one visitor has open at once.").tag(config=True)
    calm, full = CALM, FULL

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._slots: dict[str, _Slot] = {}
        self.cull_idle_timeout = max(self.cull_idle_timeout, 1)  # else Jupyter does not look for idle ones at all

    async def start_kernel(self, **kwargs: Any) -> str:
        """Take a slot and start a kernel in it; the slot is taken before anything is waited for.

        Raises:
            Refused: if there is no slot.
        """
        visitor = VISITOR.get()
        spare = self._spare(visitor)
        kernel_id = self.new_kernel_id(**kwargs)
        self._slots[kernel_id] = _Slot(visitor, time.monotonic())
        try:
            if spare:
                self._slots.pop(spare)
                await self.shutdown_kernel(spare, now=True)
            return await super().start_kernel(kernel_id=kernel_id, **kwargs)
        except BaseException:
            self._slots.pop(kernel_id, None)
            raise

    def remove_kernel(self, kernel_id: str) -> Any:
        """Give its slot back, however it came to its end."""
        self._slots.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)

    def notify_connect(self, kernel_id: str) -> None:
        """Remember that a page is open."""
        super().notify_connect(kernel_id)
        self._note(kernel_id, 1)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Remember since when no page is open."""
        super().notify_disconnect(kernel_id)
        self._note(kernel_id, -1)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Stop a kernel that is dead, or that nobody needs any longer."""
        dead = getattr(self._kernels[kernel_id], "execution_state", None) == "dead"
        if dead or self._overdue(kernel_id, self.calm) > 0:
            self.log.info("practicum: the kernel of a page that nobody needs is stopped")
            await self.shutdown_kernel(kernel_id)

    def _spare(self, visitor: str) -> str | None:
        """Name the kernel that has to go first, if one has to."""
        own = [kernel_id for kernel_id, slot in self._slots.items() if visitor and slot.visitor == visitor]
        if len(own) >= self.most_each:
            found, patience = own, Patience(_STARTING, _LEFT, float("inf"))
        elif len(self._slots) >= self.most:
            found, patience = list(self._slots), self.full
        else:
            return None
        overdue = {kernel_id: self._overdue(kernel_id, patience) for kernel_id in found if kernel_id in self}
        longest = max(overdue, key=lambda name: overdue[name], default=None)
        if longest is None or overdue[longest] <= 0:
            raise Refused("several" if found is own else "full")
        return longest

    def _overdue(self, kernel_id: str, patience: Patience) -> float:
        """Tell for how many seconds a kernel has done nothing beyond what patience allows; negative while it may."""
        slot = self._slots.get(kernel_id)
        if slot is None:
            return 0
        kernel: Any = self._kernels[kernel_id]
        told = kernel.last_activity if kernel.trait_has_value("last_activity") else None  # asking at once would raise
        idle = time.monotonic() - slot.active
        idle = min(idle, time.time() - told.timestamp()) if told else idle
        allowed = patience.watched if slot.pages else patience.left if slot.seen else patience.unseen
        return idle - allowed

    def _note(self, kernel_id: str, change: int) -> None:
        slot = self._slots.get(kernel_id)
        if slot:
            slot.pages, slot.seen, slot.active = slot.pages + change, True, time.monotonic()
