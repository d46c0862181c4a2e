"""What is the learner's own: their passport, and what it amounts to."""

from __future__ import annotations

from .change import change
from .page import course_map as map
from .passport_panel import passport
from .record import record

__all__ = ["change", "map", "passport", "record"]
