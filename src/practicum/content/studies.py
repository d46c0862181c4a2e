"""What is studied of the article as a whole: new facts in one situation, and its places beside the codes."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Twist


@dataclass(frozen=True)
class Situation:
    """A situation with one response to it, and twists that each stand by themselves."""

    situation: str
    response: str
    twists: tuple[Twist, ...]


@dataclass(frozen=True)
class Contrast:
    """One place where the article is weak beside professional standards, with the notes that carry the facts."""

    id: str
    claim: str
    weak: str
    asked: str
    beyond: tuple[str, ...]
