"""Attack the author's check: what passes it and cannot be shown, words that nobody can use, files that hang it."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from figures import Figure
from mutants import SAMPLES, at, changed, ill_said, places, slice_of_the_course, twins, unshown, write

from practicum.authoring.check import check
from practicum.content.library import read_toml

QUICK, LONG = 40, 1_500  # mutations, of some 9,000 that there are
SECONDS, MEGABYTES = 30, 400  # for one hostile file: a check of the course takes 1 s and 90 MB
CASES = 6  # slices, each with another case, other scenes and other sheets

Mutant = tuple[Path, tuple, object]


def attack(quick: bool) -> list[Figure]:
    """Change one field at a time and see what passes; then check files that were made to hang a reader."""
    with tempfile.TemporaryDirectory() as name:
        folders = [slice_of_the_course(Path(name) / str(nth), nth) for nth in range(CASES)]
        return [*_fields(folders, Path(name), quick), *_hostile(folders[0], quick)]


def _fields(folders: list[Path], scratch: Path, quick: bool) -> Iterator[Figure]:
    mutants = _mutants(folders)
    mutants = random.Random(14).sample(mutants, QUICK if quick else min(LONG, len(mutants)))
    tried, passed, unseen, crashed, unsaid = len(mutants), 0, [], [], defaultdict(list)
    for path, place, value in mutants:
        sound = path.read_bytes()
        write(path, changed(read_toml(path), place, value))
        try:
            faults = check(_data(path)).faults
            for fault in faults:
                for lack in ill_said(fault):
                    unsaid[lack].append(str(fault))
            if not faults:
                passed += 1
                unseen += [
                    f"{path.name} {place} {value!r:.80}: {one}" for one in unshown(_data(path), scratch / "p.jsonl")
                ]
        except Exception as error:  # a traceback of the check is what is looked for
            crashed.append(f"{path.name} {place} {value!r:.80}: {error!r:.200}")
        path.write_bytes(sound)
    wrong = {
        "where, what or what to do": ("incomplete", "long", "unseen"),
        "a pattern, a repr, a list": ("pattern", "repr", "list"),
    }
    yield _none("passes that could not be shown", unseen, f"{tried} mutations, {passed} passed")
    yield _none("checks that broke off", crashed, f"of {tried}")
    for what, lacks in wrong.items():
        held = "lack" if "where" in what else "hold"
        yield _none(f"messages that {held} {what}", [text for lack in lacks for text in unsaid[lack]])


def _mutants(folders: list[Path]) -> list[Mutant]:
    """Take each sort of field once for each value: an entry by chance, of one slice after another."""
    found: dict[tuple, list[tuple[Path, tuple]]] = defaultdict(list)
    for folder in folders:
        for path in sorted(folder.rglob("*.toml")):
            for place in places(read_toml(path)):
                of = path.parent.name if path.parent.name != "data" else path.name
                found[of, *(step if isinstance(step, str) else "*" for step in place)].append((path, place))
    chance, mutants = random.Random(2026), []
    for sort in sorted(found):
        path, place = chance.choice(found[sort])
        mutants += [(path, place, value) for value in twins(at(read_toml(path), place))]
        mutants += [(*chance.choice(found[sort]), value) for value in SAMPLES]
    return mutants


def _data(path: Path) -> Path:
    return path.parent if path.parent.name == "data" else path.parent.parent


def _hostile(folder: Path, quick: bool) -> Iterator[Figure]:
    """Check, in a process of its own, files that were written to take long and much."""
    path = sorted((folder / "vignettes").iterdir())[0]
    sound, slowest, odd = path.read_bytes(), (0.0, ""), []
    for name, text in _files(sound).items():
        if quick and name != "lists in lists, 400 deep":
            continue
        path.write_bytes(text)
        begun = time.monotonic()
        command = [sys.executable, "-m", "practicum", "check"]
        there = {**os.environ, "PRACTICUM_DATA": str(folder)}
        done = subprocess.run(command, env=there, capture_output=True, text=True, check=False, timeout=600)
        slowest = max(slowest, (time.monotonic() - begun, name))
        if done.returncode != 1 or done.stderr or f"{path}:" not in done.stdout:
            odd.append(f"{name}: {done.stderr[-300:]}{done.stdout[-300:]}")
    path.write_bytes(sound)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield _none("hostile files that are not named as faults", odd)
    yield Figure(
        "content", "slowest hostile file", f"{slowest[0]:.1f} s", slowest[1], f"<= {SECONDS} s", slowest[0] <= SECONDS
    )
    yield Figure("content", "peak of a check of them", f"{peak:.0f} MB", "", f"<= {MEGABYTES} MB", peak <= MEGABYTES)


def _files(sound: bytes) -> dict[str, bytes]:
    """Write hostile files: long, deep, and full of what a reader takes pains over."""
    deep = {f"lists in lists, {n} deep": b"claims = " + b"[" * n + b"]" * n for n in (90, 200, 400, 900, 4_000)}
    tables = {f"tables in tables, {n} deep": b"claims = " + b"{a=" * n + b"1" + b"}" * n for n in (90, 400, 2_000)}
    return {
        **deep,
        **tables,
        "50 MB": sound + b"#" * 50_000_000,
        "a whole number of 1,000,000 digits": b"number = " + b"9" * 1_000_000,
        "a whole number of 9,000 digits": b"number = " + b"9" * 9_000,
        "a hexadecimal number of 9,000 digits": b"number = 0x" + b"f" * 9_000 + b"\n",
        "names of 4,900 parts": b"\n".join(
            b".".join(b"a%d" % n for _ in range(1)) + b".a" * 4_900 + b" = 1" for n in range(190)
        ),
        "headings of 4,900 parts": b"\n".join(b"[a%d" % n + b".a" * 4_900 + b"]" for n in range(190)),
        "90,000 fields": b"\n".join(b"field-%d = 1" % n for n in range(90_000)),
        "90,000 tables": b"[[options]]\nid = 1\n" * 90_000,
        "300,000 entries": b"claims = [\n" + b'"a",\n' * 300_000 + b"]\n",
        "300,000 entries of lists": b"claims = [\n" + b"[[]],\n" * 300_000 + b"]\n",
        "a text that never ends": b'scene = """' + b"\\\\\n" * 600_000,
        "quotes": b"scene = '''" + b"\"\xe2\x80\x9c'\n" * 300_000 + b"'''",
    }


def _none(what: str, found: list[str], of: str = "") -> Figure:
    for text in found[:8]:
        print(f"  {what}: {text}", file=sys.stderr)
    return Figure("content", what, str(len(found)), of, "0", not found)
