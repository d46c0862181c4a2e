"""Voilà's settings, read by its own command and by its extension of Jupyter Server alike."""

from practicum.editions.voila.visitors import configure

configure(get_config())  # noqa: F821, Voilà provides it
