"""What leaves this folder: the browser edition, handouts on paper, and launch links."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..content.model import PracticumError

if TYPE_CHECKING:
    import jinja2


class ExportError(PracticumError):
    """Say what stands in the way of an export, and what to do."""


def template(path: Path) -> jinja2.Template:
    """Take a template from its file; everything that goes into it is escaped."""
    import jinja2  # here, since a server that starts and the browser edition need no templates

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(path.parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(path.name)
