"""What a large cohort costs: a thousand passports to tables, beside parsing their JSON alone."""

from __future__ import annotations

import json
import random
import tempfile
import time
import uuid
from pathlib import Path
from statistics import median

from figures import BenchmarkError, Figure, spread

from practicum.cohort import tables
from practicum.cohort.intake import find, take
from practicum.content.library import Library, own_folder

PEOPLE, ATTEMPTS, ROUNDS = 1000, 150, 3
TIMES = 3


def measure() -> list[Figure]:
    """Write the passports, then parse them and lay them out by turns."""
    library = Library(own_folder())
    bank = [library.vignette(name) for name in library.vignette_ids()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, bank)
        rounds = [(_parse(folder), _lay_out(folder, bank, library.course.forms)) for _ in range(ROUNDS + 1)][1:]
    parsing, whole = ([taken[which] for taken in rounds] for which in (0, 1))
    ratio = median(b / a for a, b in rounds)
    what = f"{PEOPLE} passports of {ATTEMPTS} attempts to tables"
    compared = f"their JSON: {spread(parsing, 's', 2)}"
    return [
        Figure("cohort", what, f"{ratio:.2f} x; {spread(whole, 's', 2)}", compared, f"<= {TIMES} x", ratio <= TIMES)
    ]


def _write(folder: Path, bank: list) -> None:
    chance = random.Random(0)
    for person in range(PEOPLE):
        lines = []
        for number in range(ATTEMPTS):
            vignette = bank[number % len(bank)]
            record = {
                "format": 1,
                "kind": "attempt",
                "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
                "at": f"2026-11-{1 + number // 24:02}T{number % 24:02}:00:{person % 60:02}.000+00:00",
                "vignette": vignette.id,
                "version": vignette.version,
                "option": chance.choice(vignette.options).id,
                "decided": chance.choice(("clearly", "partly", "silent")),
                "confidence": chance.choice((50, 60, 70, 80, 90, 100)),
            }
            lines.append(json.dumps(record))
        (folder / f"{person:04}.jsonl").write_text("\n".join(lines) + "\n")


def _parse(folder: Path) -> float:
    started, records = time.process_time(), 0
    for path in sorted(folder.iterdir()):
        records += sum(1 for line in path.read_text().split("\n") if line and json.loads(line))
    if records != PEOPLE * ATTEMPTS:
        raise BenchmarkError(f"{records} records were parsed")
    return time.process_time() - started


def _lay_out(folder: Path, bank: list, forms: tuple) -> float:
    started = time.process_time()
    taken = take(find(folder), bank)
    cohort = tables.gather(taken.people, bank, forms)
    levels = [(str(level), [each.id for each in bank if each.level == level]) for level in (1, 2, 3, 4)]
    claims = sorted({claim for each in bank for claim in each.claims})
    by_claim = [(claim, [each.id for each in bank if claim in each.claims]) for claim in claims]
    shown = [tables.by_vignette(cohort), tables.by_option(cohort), tables.by_group(cohort, levels)]
    shown += [tables.by_group(cohort, by_claim), tables.calibration(cohort)]
    tables.change(cohort, forms, bank)
    if len(taken.people) != PEOPLE or any(frame.empty for frame in shown):
        raise BenchmarkError(f"{len(taken.people)} people were laid out")
    return time.process_time() - started
