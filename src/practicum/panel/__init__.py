"""Local supervisors: what they say of each option, beside our marks; what a facilitator's notebook calls."""

from .page import ask, hear

__all__ = ["ask", "hear"]
