"""Mine to Handle: an interactive course on being attracted to a client."""

from . import article, mine
from .course import beyond, case, page, vignette

__all__ = ["article", "beyond", "case", "mine", "page", "vignette"]
__version__ = "0.1.0"
