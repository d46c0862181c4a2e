"""Find the JavaScript modules that a page needs, in the order in which they can be loaded: imports first."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_COMMENT = re.compile(r"^ */\*\*(?:(?!\*/).)*\*/\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r"""^(?:import|export)\b[^;"'(]*?"(\.[^"]+)\"""", re.MULTILINE)  # as loader.js reads it


@cache
def source(name: str) -> str:
    """Read a module, by its path within the package."""
    return (PACKAGE / name).read_text(encoding="utf-8")


@cache
def shipped(name: str) -> str:
    """Give a module as a page gets it: without the comments that are for readers and for `tsc`."""
    return _COMMENT.sub("", source(name))


@cache
def needed(entry: str) -> tuple[str, ...]:
    """Name an entry module and all that it imports, depth first; the entry stands last.

    Raises:
        ImportError: modules import each other in a circle, which no page could load by blob addresses.
    """
    found: list[str] = []
    _visit(entry, (), found)
    return tuple(found)


def _visit(name: str, above: tuple[str, ...], found: list[str]) -> None:
    if name in above:
        raise ImportError(
            f"{' imports '.join((*above, name))}: a circle. Move what both need into a module of its own."
        )
    if name in found:
        return
    for specifier in _IMPORT.findall(source(name)):
        _visit(posixpath.normpath(posixpath.join(posixpath.dirname(name), specifier)), (*above, name), found)
    found.append(name)
