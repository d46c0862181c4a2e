"""What a large bank costs: to open one vignette of it, and to check all of it."""

from __future__ import annotations

import json
import random
import re
import shutil
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import bounds
from figures import BenchmarkError, Figure, held, spread

from practicum.authoring.check import check
from practicum.content.library import Library, own_folder


class Size(NamedTuple):
    """How many vignettes three banks hold, how many are opened, and how often the larger two are checked."""

    small: int
    middle: int
    large: int
    openings: int
    checks: int


FULL, SMOKE = Size(50, 1000, 5000, 30, 3), Size(50, 52, 56, 2, 1)  # no fewer than the course has


def measure(size: Size) -> list[Figure]:
    """Build three banks of the same vignettes, and open and check them by turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, middle, large = (_bank(folder / str(count), count) for count in (size.small, size.middle, size.large))
        return [*_opening(small, large, size.openings), *_checking(middle, large, size)]


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
        course.write('[[pages]]\nid = "clones"\nnotebook = "99_clones.ipynb"\ntitle = "Clones"\n')
        course.write(f'goal = "Give every clone a place."\nvignettes = {json.dumps(clones)}\n'.replace(", ", ",\n"))
    return folder


def _opening(small: Path, large: Path, openings: int) -> list[Figure]:
    """Open by turns one of each bank, both cloned from the same vignette."""
    few, many = Library(small).vignette_ids(), Library(large).vignette_ids()
    chosen = random.Random(0).sample(few, openings)
    rounds = [(_open(small, one), _open(large, one)) for _ in range(2) for one in chosen][openings:]
    of_few, of_many = ([taken[which] for taken in rounds] for which in (0, 1))
    ratio = median(of_many) / median(of_few)
    return [
        held(
            *("bank", bounds.OPENING, ratio, f"{ratio:.2f} x; {spread(of_many, 'ms', 2)}"),
            f"one of {len(few)} {spread(of_few, 'ms', 2)}, of {len(many)}",
        )
    ]


def _open(folder: Path, vignette_id: str) -> float:
    return 1000 * _seconds(lambda: Library(folder).vignette(vignette_id))


def _checking(middle: Path, large: Path, size: Size) -> list[Figure]:
    """Check both banks, and read the TOML of the large one, by turns."""
    _check(middle, size.middle)  # reads the schemas
    rounds = [(_check(middle, size.middle), _check(large, size.large), _read(large)) for _ in range(size.checks)]
    of_middle, of_large, reading = ([taken[which] for taken in rounds] for which in range(3))
    ratio = median(checked / read for _, checked, read in rounds)
    each, each_of_large = (
        1000 * median(taken) / count for taken, count in ((of_middle, size.middle), (of_large, size.large))
    )
    return [
        held(
            *("bank", bounds.CHECKING, ratio, f"{ratio:.2f} x; {spread(of_large, 's')}"),
            f"reading {size.large} {spread(reading, 's')}",
        ),
        held(
            *("bank", bounds.LINEAR, each_of_large / each, f"{each_of_large / each:.2f} x; {each_of_large:.2f} ms"),
            f"one of {size.middle} {each:.2f} ms",
        ),
    ]


def _read(folder: Path) -> float:
    """Time what no check can do without: reading the TOML of the vignettes."""
    paths = sorted((folder / "vignettes").glob("*.toml"))
    return _seconds(lambda: [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths])


def _check(folder: Path, size: int) -> float:
    """Time a full check, and see that it looked at every vignette and found nothing."""
    reports = []
    seconds = _seconds(lambda: reports.append(check(folder)))
    if reports[0].vignettes != size or reports[0].faults:
        raise BenchmarkError(f"the bank of {size} is not as it should be: {reports[0]}, {reports[0].faults[:1]}")
    return seconds


def _seconds(act: Callable[[], object]) -> float:
    """Time the processor, since a machine may be busy."""
    started = time.process_time()
    act()
    return time.process_time() - started
