"""What a large bank costs: to open one vignette of it, and to check all of it."""

from __future__ import annotations

import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from figures import BenchmarkError, Figure, spread

from practicum.authoring.check import check
from practicum.content.library import Library, own_folder

SMALL, MIDDLE, LARGE = 40, 1000, 5000
OPENINGS, CHECKS = 30, 2
OPENING, FLAT, CHECKING = 1.2, 1.2, 20  # times, times, seconds


def measure() -> list[Figure]:
    """Build three banks of the same vignettes, and open and check them by turns."""
    with tempfile.TemporaryDirectory() as name:
        banks = {size: _bank(Path(name) / str(size), size) for size in (SMALL, MIDDLE, LARGE)}
        return [*_opening(banks[SMALL], banks[LARGE]), *_checking(banks[MIDDLE], banks[LARGE])]


def _bank(folder: Path, size: int) -> Path:
    """Copy the course's data and clone its vignettes, under new ids and numbers, up to a size."""
    shutil.copytree(own_folder(), folder)
    shelf = folder / "vignettes"
    originals = [path.read_text(encoding="utf-8") for path in sorted(shelf.glob("*.toml"))]
    taken = max(int(re.search(r"(?m)^number = (\d+)", text)[1]) for text in originals)
    clones: list[str] = []
    for nth in range(size - len(originals)):
        text = re.sub(r"(?m)^number = \d+", f"number = {taken + 1 + nth}", originals[nth % len(originals)])
        clone = re.search(r'(?m)^id = "(.*)"', text)[1] + f"-{nth:04}"
        text = re.sub(r'(?m)^id = ".*"', f'id = "{clone}"', text, count=1)
        text = re.sub(r'(?m)^title = ".*"', f'title = "Moment {nth:04}"', text, count=1)
        (shelf / f"{clone}.toml").write_text(text, encoding="utf-8")
        clones.append(clone)
    with (folder / "course.toml").open("a", encoding="utf-8") as course:
        course.write('[[pages]]\nid = "clones"\nnotebook = "99_clones.ipynb"\ntitle = "Clones"\nminutes = 1\n')
        course.write(f'goal = "Give every clone a place."\nvignettes = {json.dumps(clones)}\n'.replace(", ", ",\n"))
    return folder


def _opening(small: Path, large: Path) -> list[Figure]:
    """Open by turns one of each bank, both cloned from the same vignette."""
    few, many = Library(small).vignette_ids(), Library(large).vignette_ids()
    chosen = random.Random(0).sample(few, OPENINGS)
    rounds = [(_open(small, one), _open(large, one)) for _ in range(2) for one in chosen][OPENINGS:]
    of_few, of_many = ([taken[which] for taken in rounds] for which in (0, 1))
    ratio = median(of_many) / median(of_few)
    return [
        Figure(
            *("bank", f"open one vignette of {len(many)}", f"{ratio:.2f} x; {spread(of_many, 'ms', 2)}"),
            *(f"of {len(few)}: {spread(of_few, 'ms', 2)}", f"<= {OPENING} x", ratio <= OPENING),
        )
    ]


def _open(folder: Path, vignette_id: str) -> float:
    return 1000 * _seconds(lambda: Library(folder).vignette(vignette_id))


def _checking(middle: Path, large: Path) -> list[Figure]:
    _check(middle, MIDDLE)  # builds the validators
    rounds = [(_check(middle, MIDDLE), _check(large, LARGE)) for _ in range(CHECKS)]
    of_middle, of_large = ([taken[which] for taken in rounds] for which in (0, 1))
    each, each_of_large = 1000 * median(of_middle) / MIDDLE, 1000 * median(of_large) / LARGE
    ratio = each_of_large / each
    return [
        Figure(
            *("bank", f"check {LARGE} vignettes", spread(of_large, "s")),
            *(f"{MIDDLE}: {spread(of_middle, 's')}", f"<= {CHECKING} s", median(of_large) <= CHECKING),
        ),
        Figure(
            *("bank", f"check, a vignette of {LARGE}", f"{ratio:.2f} x; {each_of_large:.2f} ms"),
            *(f"a vignette of {MIDDLE}: {each:.2f} ms", f"<= {FLAT} x", ratio <= FLAT),
        ),
    ]


def _check(folder: Path, size: int) -> float:
    """Time a full check, and see that it looked at every vignette and found nothing."""
    reports = []
    seconds = _seconds(lambda: reports.append(check(folder)))
    if reports[0].vignettes != size or reports[0].faults:
        raise BenchmarkError(f"the bank of {size} is not as it should be: {reports[0]}, {reports[0].faults[:1]}")
    return seconds


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
