"""Kill writers, hand hostile files to every reader, and count what was lost, what hung and what it cost."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import Figure

WRITER = """
import sys, uuid
from pathlib import Path
from practicum.passport.lines import Attempt, Choice, Writing
from practicum.passport.file import Passport, now
passport = Passport(Path(sys.argv[1]))
choice = Choice("ask-a-colleague", 70)
turn = int(sys.argv[2])
print("ready", flush=True)
while True:
    made = Attempt(str(uuid.uuid4()), now(), "the-late-train", 1, 0, choice, "n" * 300)
    passport.record([made])
    print(made.id, flush=True)  # acknowledged
    turn += 1
    if turn % 4 == 0:
        passport.record([Writing(str(uuid.uuid4()), now(), f"prompt-{sys.argv[2]}", (("text", "mine"),))])
        passport.forget(f"prompt-{sys.argv[2]}")
"""
READER = """
import resource, sys, time
from pathlib import Path
from practicum.passport.file import Passport, PassportError
path, how = Path(sys.argv[1]), sys.argv[2]
if how == "cohort":
    from practicum.cohort import intake  # before the clock, and not for the others: it loads pandas
least = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
try:
    if how == "own":
        Passport(path).contents()
    elif how == "merge":
        Passport(path.with_name("other.jsonl")).merge(path.read_text(encoding="utf-8", errors="replace"))
    else:
        intake.take(intake.find(path.parent), [])
except PassportError:
    pass
spent = time.process_time() - begun
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - least) * 1024, spent)
"""
SOUND = json.dumps(
    {
        "format": 1,
        "kind": "attempt",
        "id": "x",
        "at": "2026-11-23T10:00:00.000+00:00",
        "vignette": "a",
        "version": 1,
        "option": "b",
        "decided": "clearly",
        "confidence": 70,
    }
)
READERS = ("own", "merge", "cohort")
MEGABYTES = 4.9  # just within what the cohort and the panel take in
TIMES_ITS_BYTES = 10
SLOWER = 40  # times the processor time of a sound file as long; there may be a hundred times as many lines in it
SMALL = 20_000_000  # bytes that an interpreter takes for anything


def attack(quick: bool) -> list[Figure]:
    """Kill, then feed."""
    rounds = 3 if quick else 100
    with tempfile.TemporaryDirectory() as name:
        killed = _kills(Path(name), rounds, writers=3 if quick else 8)
    with tempfile.TemporaryDirectory() as name:
        fed = _feeding(Path(name), MEGABYTES, READERS[:1] if quick else READERS, every=6 if quick else 1)
    return [*killed, *fed]


def _kills(folder: Path, rounds: int, writers: int) -> list[Figure]:
    """Let some programs append and rewrite one passport, and kill all of them at any moment, again and again."""
    chance, path, acknowledged = random.Random(7), folder / "my_passport.jsonl", set()
    for _ in range(rounds):
        command = [sys.executable, "-c", WRITER, str(path)]
        running = [subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True) for n in range(writers)]
        for writer in running:
            writer.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.3))
        for writer in running:
            writer.kill()
        for writer in running:
            said, _ = writer.communicate()
            acknowledged.update(line for line in said.split("\n")[:-1])
    from practicum.passport.file import Passport

    found = Passport(path).contents()
    lost = acknowledged - {made.id for made in found.attempts}
    Passport(path).delete()
    left = [each.name for each in folder.iterdir()]
    what = f"{rounds} kills of {writers} writers: acknowledged, then lost"
    return [
        Figure("passports", what, f"{len(acknowledged)}, {len(lost)}", "", "0 lost", bool(acknowledged) and not lost),
        Figure("passports", "left by them after deleting", str(len(left)), "", "0 files", not left),
    ]


def _hostile(letters: int) -> Iterator[tuple[str, bytes]]:
    """Give files of a length, each of a kind that could cost much."""
    half = letters // 2
    attempts = "".join(SOUND.replace('"x"', f'"{uuid.uuid4()}"') + "\n" for _ in range(letters // 230))
    yield "sound attempts", attempts.encode()
    yield "one line", b"x" * letters
    yield "one line of lists", b"[" + b"[]," * (letters // 3) + b"0]"
    yield "one line of numbers", b"[" + b"1," * half + b"0]"
    yield "deep lists", b"[" * letters
    yield "deep objects in lines", b'{"a":\n' * (letters // 6)
    yield "open braces in lines", b"{\n" * half
    yield "close braces in lines", b"}\n" * half
    yield "braces by turns", b'{"a":\n' + b"}\n{\n" * (letters // 4)
    yield "empty lines", b"\n" * letters
    yield "one-letter lines", b"x\n" * half
    yield "quotes", b'"' * letters
    yield "backslashes", b'"' + b"\\" * letters
    yield "newer records", b'{"format":9,"id":"a"}\n' * (letters // 22)
    yield "long newer records", (b'{"format":9,"id":"a","b":"' + b"x" * 90_000 + b'"}\n') * (letters // 90_030)
    yield "lists of records", ("[" + ",".join([SOUND] * (letters // 230)) + "]").encode()
    yield "nothing but zeros", b"\0" * letters
    yield "UTF-16", ("\ufeff" + SOUND + "\n" * 3).encode("utf-16-le") * (letters // 500)
    yield "letters beyond the basic plane", "\U0001f642".encode() * (letters // 4)
    yield "a digit for ever", b'{"format":' + b"9" * letters


def _feeding(folder: Path, megabytes: float, readers: Sequence[str], every: int) -> list[Figure]:
    """Give each hostile file to each reader; memory is a process's peak beyond its start, time is its own."""
    letters = int(megabytes * 1_000_000)
    worst, slowest, tried = (0.0, "", ""), (0.0, "", ""), 0
    sound = {}
    for how in readers:
        for kind, content in list(_hostile(letters))[::every]:
            place = folder / f"{how}-{tried}"
            place.mkdir()
            (place / "my_passport.jsonl").write_bytes(content)
            peak, spent = _read(place / "my_passport.jsonl", how)
            sound.setdefault(how, spent)  # the first kind
            tried += 1
            worst = max(worst, (max(0, peak - SMALL) / len(content), kind, how))
            slowest = max(slowest, ((spent - 0.2) / sound[how], kind, how))
            (place / "my_passport.jsonl").unlink()
    return [
        Figure(
            "passports",
            f"memory for {tried} hostile files of {megabytes} MB, the worst",
            f"{worst[0]:.1f} x its bytes",
            f"{worst[1]}, {worst[2]}",
            f"<= {TIMES_ITS_BYTES} x",
            worst[0] <= TIMES_ITS_BYTES,
        ),
        Figure(
            "passports",
            "time for them beside a sound file, the worst",
            f"{slowest[0]:.1f} x",
            f"{slowest[1]}, {slowest[2]}",
            f"<= {SLOWER} x",
            slowest[0] <= SLOWER,
        ),
    ]


def _read(path: Path, how: str) -> tuple[int, float]:
    command = [sys.executable, "-c", READER, str(path), how]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300, env=os.environ)
    peak, spent = said.stdout.split()
    return int(peak), float(spent)
