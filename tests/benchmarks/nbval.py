"""What running all notebooks under nbval costs, beside as many notebooks that do nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import bounds
import nbformat
from figures import ROOT, BenchmarkError, Figure, apart, held, spread

COMMAND = ("-m", "pytest", "--nbval", "--nbval-cell-timeout=60", "-q", "-p", "no:cacheprovider", "-c", "pytest.ini")


class Size(NamedTuple):
    """How many notebooks are run, and how often."""

    notebooks: int
    rounds: int


FULL, SMOKE = Size(100, 3), Size(2, 1)


def measure(size: Size) -> list[Figure]:
    """Run copies of the notebooks and empty ones by turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        shutil.copytree(ROOT / "notebooks", folder / "full")
        notebooks = sorted((folder / "full").rglob("*.ipynb"))
        for notebook in notebooks[size.notebooks :]:
            notebook.unlink()
        notebooks = notebooks[: size.notebooks]
        _empty(len(notebooks), folder / "empty")
        rounds = [(_run("full", folder), _run("empty", folder)) for _ in range(size.rounds)]
    full, empty = ([taken[which][0] for taken in rounds] for which in (0, 1))
    cells = rounds[0][0][1]
    ratio = median(full) / median(empty)
    return [
        held(
            *("nbval", bounds.RUNNING, ratio, f"{ratio:.2f} x; {spread(full, 's')}"),
            f"{len(notebooks)} notebooks, {cells} cells; empty ones {spread(empty, 's')}",
        )
    ]


def _empty(count: int, folder: Path) -> None:
    """Write notebooks of one cell that does nothing; without a cell nbval would not even start a kernel."""
    folder.mkdir()
    for number in range(count):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("pass")])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        nbformat.write(notebook, folder / f"{number:03}.ipynb")


def _run(part: str, folder: Path) -> tuple[float, int]:
    """Run one part: seconds, and the cells that passed."""
    started = time.perf_counter()
    run = subprocess.run(
        [sys.executable, *COMMAND, part], cwd=folder, env=apart(folder), capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - started
    passed = re.search(r"(\d+) passed", run.stdout)
    if run.returncode or not passed:
        raise BenchmarkError(f"nbval over the {part} notebooks did not pass:\n{run.stdout[-2000:]}")
    return seconds, int(passed[1])
