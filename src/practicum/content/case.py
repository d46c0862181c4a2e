"""A branching case: its decisions, what came of each option, and its endings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .model import Option, PracticumError, Vignette


class EndingKind(StrEnum):
    """Name how a case ended: the work served, served at a price, or a limit crossed."""

    HELD = "held"
    COSTLY = "costly"
    CROSSED = "crossed"


@dataclass(frozen=True, kw_only=True)
class CaseOption(Option):
    """An option that leads on: what came of it, and the decision or ending that it leads to."""

    outcome: str
    to: str


@dataclass(frozen=True, kw_only=True)
class Decision(Vignette):
    """One moment of a case, compared like a vignette; it has its case's version and no number of its own."""

    number: int = 0
    version: int = 0
    options: tuple[CaseOption, ...]


@dataclass(frozen=True)
class Ending:
    """Where a way through a case may end."""

    id: str
    kind: EndingKind
    title: str
    text: str


@dataclass(frozen=True)
class Case:
    """A branching story of four to seven decisions; the first one in the file is where it starts."""

    id: str
    number: int
    version: int
    title: str
    opening: str
    decisions: tuple[Decision, ...]
    endings: tuple[Ending, ...]
    care: str = ""

    def find(self, name: str) -> Decision | Ending:
        """Find a decision or an ending by its id."""
        known: tuple[Decision | Ending, ...] = (*self.decisions, *self.endings)
        for each in known:
            if each.id == name:
                return each
        raise PracticumError(f'case "{self.id}" has no "{name}". Correct the id, or add it to the case.')
