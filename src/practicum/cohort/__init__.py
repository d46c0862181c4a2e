"""Many passports at once, and a panel's reading of the bank: what a facilitator's notebooks call."""

from .panelling import ask, hear
from .seeing import see

__all__ = ["ask", "hear", "see"]
