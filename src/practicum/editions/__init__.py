"""What leaves this folder: the browser edition, handouts on paper, and launch links."""

from ..content.model import PracticumError


class ExportError(PracticumError):
    """Say what stands in the way of an export, and what to do."""
