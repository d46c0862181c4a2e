"""What is the learner's own: their passport, and what it amounts to."""

from __future__ import annotations

from .keeping import passport

__all__ = ["passport"]
