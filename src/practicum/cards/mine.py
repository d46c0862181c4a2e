"""What is the learner's own: their passport, and what it amounts to."""

from __future__ import annotations

from .change import change
from .keeping import passport
from .mapping import course_map as map
from .record import record

__all__ = ["change", "map", "passport", "record"]
