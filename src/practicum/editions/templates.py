"""The templates of what is exported, with everything that goes into them escaped."""

from __future__ import annotations

from pathlib import Path

import jinja2


def template(path: Path) -> jinja2.Template:
    """Take a template from its file."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(path.parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(path.name)
