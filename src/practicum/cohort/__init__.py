"""Many passports at once: what a facilitator's notebook calls."""

from .report import see

__all__ = ["see"]
