"""Voilà's settings, read by its own command and by its extension of Jupyter Server alike."""

from practicum.visiting import configure

configure(get_config())  # noqa: F821, Voilà provides it
