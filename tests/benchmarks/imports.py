"""What `import practicum` costs beyond `import anywidget`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from figures import Figure, spread

ROUNDS = 15
BOUND = 60  # milliseconds
UNWANTED = ("pandas", "sqlalchemy")

TIMED = """
import sys, time
started, busy = time.perf_counter(), time.process_time()
import {name}
print(time.perf_counter() - started, time.process_time() - busy, len(sys.modules))
"""


def measure() -> list[Figure]:
    """Import both by turns, each time in a fresh interpreter."""
    for name in ("anywidget", "practicum"):
        _timed(name)  # the first import of all may compile, and reads a cold disk
    rounds = [(_timed("anywidget"), _timed("practicum")) for _ in range(ROUNDS)]
    (bare, bare_busy, before), (ours, ours_busy, after) = (
        [[taken[which][what] for taken in rounds] for what in range(3)] for which in (0, 1)
    )
    beyond = median(ours) - median(bare)
    busy = median(ours_busy) - median(bare_busy)
    found = _found()
    return [
        Figure(
            *("imports", "import practicum beyond anywidget", f"{beyond:.0f} ms"),
            *(f"{spread(ours, 'ms', 0)}; anywidget {spread(bare, 'ms', 0)}", f"<= {BOUND} ms", beyond <= BOUND),
        ),
        Figure(
            *("imports", "the same, of the processor's own time", f"{busy:.0f} ms"),
            f"{spread(ours_busy, 'ms', 0)}; anywidget {spread(bare_busy, 'ms', 0)}",
        ),
        Figure("imports", "modules loaded beyond anywidget's", f"{after[0] - before[0]}", f"anywidget {before[0]}"),
        Figure("imports", "pandas or SQLAlchemy imported", ", ".join(found) or "none", "", "none", not found),
    ]


def _timed(name: str) -> tuple[float, float, int]:
    """Import a package in a fresh interpreter: milliseconds, those the processor worked, and modules loaded."""
    seconds, busy, modules = _output(TIMED.format(name=name), dict(os.environ)).split()
    return 1000 * float(seconds), 1000 * float(busy), int(modules)


def _found() -> list[str]:
    """Name the unwanted packages that the import reaches for; each is stood in for, so none need be installed."""
    with tempfile.TemporaryDirectory() as folder:
        for name in UNWANTED:
            (Path(folder) / f"{name}.py").write_text("print(__name__)\n", encoding="utf-8")
        said = _output("import practicum", {**os.environ, "PYTHONPATH": folder})
    return [name for name in UNWANTED if name in said.split()]


def _output(code: str, environment: dict[str, str]) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=tempfile.gettempdir(),
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout
