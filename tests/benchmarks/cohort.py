"""What a large cohort costs: a thousand passports to tables, beside parsing their JSON alone."""

from __future__ import annotations

import json
import random
import tempfile
import time
import uuid
from pathlib import Path
from statistics import median
from typing import NamedTuple

import bounds
from figures import BenchmarkError, Figure, held, spread

from practicum.cohort import tables
from practicum.cohort.intake import find, take
from practicum.content.library import Library, own_folder
from practicum.content.model import surenesses


class Size(NamedTuple):
    """How many people took how many attempts, and how often they are laid out."""

    people: int
    attempts: int
    rounds: int


FULL, SMOKE = Size(1000, 150, 3), Size(40, 150, 1)


def measure(size: Size) -> list[Figure]:
    """Write the passports, then parse them and lay them out by turns."""
    library = Library(own_folder())
    bank = [library.vignette(name) for name in library.vignette_ids()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, bank, size)
        forms = library.course.forms
        rounds = [(_parse(folder, size), _lay_out(folder, bank, forms, size)) for _ in range(size.rounds + 1)][1:]
    parsing, whole = ([taken[which] for taken in rounds] for which in (0, 1))
    ratio = median(b / a for a, b in rounds)
    compared = f"their JSON: {spread(parsing, 's', 2)}"
    return [held("cohort", bounds.COHORT, ratio, f"{ratio:.2f} x; {spread(whole, 's', 2)}", compared)]


def _write(folder: Path, bank: list, size: Size) -> None:
    chance = random.Random(0)
    for person in range(size.people):
        lines = []
        for number in range(size.attempts):
            vignette = bank[number % len(bank)]
            record = {
                "format": 2,
                "kind": "attempt",
                "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
                "at": f"2026-11-{1 + number // 24:02}T{number % 24:02}:00:{person % 60:02}.000+00:00",
                "vignette": vignette.id,
                "version": vignette.version,
                "option": chance.choice(vignette.options).id,
                "confidence": chance.choice(surenesses(vignette)),
            }
            lines.append(json.dumps(record))
        (folder / f"{person:04}.jsonl").write_text("\n".join(lines) + "\n")


def _parse(folder: Path, size: Size) -> float:
    started, records = time.process_time(), 0
    for path in sorted(folder.iterdir()):
        records += sum(1 for line in path.read_text().split("\n") if line and json.loads(line))
    if records != size.people * size.attempts:
        raise BenchmarkError(f"{records} records were parsed")
    return time.process_time() - started


def _lay_out(folder: Path, bank: list, forms: tuple, size: Size) -> float:
    started = time.process_time()
    taken = take(find(folder), bank)
    cohort = tables.gather(taken.people, bank, forms)
    levels = [(str(level), [each.id for each in bank if each.level == level]) for level in (1, 2, 3, 4)]
    claims = sorted({claim for each in bank for claim in each.claims})
    by_claim = [(claim, [each.id for each in bank if claim in each.claims]) for claim in claims]
    shown = [tables.by_vignette(cohort), tables.by_option(cohort), tables.by_group(cohort, levels)]
    shown += [tables.by_group(cohort, by_claim), tables.calibration(cohort)]
    tables.change(cohort)
    if len(taken.people) != size.people or any(frame.empty for frame in shown):
        raise BenchmarkError(f"{len(taken.people)} people were laid out")
    return time.process_time() - started
