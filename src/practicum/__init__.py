"""Mine to Handle: an interactive course on being attracted to a client."""

from .course import claims, find_the_claim, ladder, page, vignette
from .keeping import passport

__all__ = ["claims", "find_the_claim", "ladder", "page", "passport", "vignette"]
__version__ = "0.1.0"
