"""Mine to Handle: an interactive course on being attracted to a client."""

from .course import beyond, claims, find_the_claim, ladder, page, vignette
from .keeping import passport

__all__ = ["beyond", "claims", "find_the_claim", "ladder", "page", "passport", "vignette"]
__version__ = "0.1.0"
