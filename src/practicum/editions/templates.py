"""The templates of what is exported, with everything that goes into them escaped."""

from __future__ import annotations

from pathlib import Path

import jinja2

STATIC = Path(__file__).with_name("static")


def template(name: str) -> jinja2.Template:
    """Take one of the templates in static/."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(STATIC),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
