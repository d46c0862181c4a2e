"""What a page of scenes imports beyond `import anywidget`, and what it must not reach for."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import bounds
from figures import Figure, held, spread

from practicum.content.library import Library, own_folder

UNWANTED = ("pandas", "altair", "scipy", "sqlalchemy", "jupyter_server")
TIMED = """
import sys, time
begun = time.process_time()
import anywidget
bare = time.process_time()
import {name}
print(bare - begun, time.process_time() - bare, len(sys.modules))
"""
CALLED = """
import anywidget, sys
before = set(sys.modules)
import practicum
practicum.page({page!r}), practicum.vignette({vignette!r})
print(*(name for name in sys.modules if name not in before and name.partition(".")[0] in sys.argv[1:]))
"""
OURS = ("practicum", "dacite", "tomllib")  # besides, a kernel has loaded by itself what the page needs


class Size(NamedTuple):
    """How many fresh interpreters are timed."""

    rounds: int


FULL, SMOKE = Size(25), Size(1)


def measure(size: Size) -> list[Figure]:
    """Import the package, and all that the first calls of a page load, each time in a fresh interpreter."""
    loaded = _loaded()
    _timed(loaded)  # the first import of all may compile, and reads a cold disk
    rounds = [(_timed(["practicum"]), _timed(loaded)) for _ in range(size.rounds)]
    alone, page = ([taken[which] for taken in rounds] for which in (0, 1))
    share = median(ours / bare for bare, ours, _ in page)
    found = [name for name in UNWANTED if name in _output(CALLED.format(**_called()), *UNWANTED).split()]
    return [
        held(
            *("imports", bounds.IMPORTED, share, f"{share:.2f} x; {spread([ours for _, ours, _ in page], 'ms', 0)}"),
            f"{len(loaded)} modules; anywidget {spread([bare for bare, _, _ in page], 'ms', 0)}",
        ),
        Figure("imports", "of that, import practicum alone", spread([ours for _, ours, _ in alone], "ms", 1)),
        held("imports", bounds.UNWANTED, len(found), ", ".join(found) or "none", f"of {len(UNWANTED)}"),
    ]


def _called() -> dict[str, str]:
    """Name a page and a vignette to be called."""
    library = Library(own_folder())
    return {"page": library.course.pages[0].id, "vignette": library.vignette_ids()[0]}


def _loaded() -> list[str]:
    """Find the modules that the first calls of a page load, in the order in which they are complete."""
    return _output(CALLED.format(**_called()), *OURS).split()


def _timed(names: Sequence[str]) -> tuple[float, float, int]:
    """Import anywidget and then modules: milliseconds that the processor worked for each, and modules loaded."""
    bare, ours, modules = _output(TIMED.format(name=", ".join(names))).split()
    return 1000 * float(bare), 1000 * float(ours), int(modules)


def _output(code: str, *arguments: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "PRACTICUM_PASSPORT": str(Path(folder) / "my_passport.jsonl")},
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    return run.stdout
