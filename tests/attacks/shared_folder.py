"""Let many processes of several people begin and go on at once, all in one folder in which everybody may write.

One half of them are people whom a hub names, served by one account; the other half are two accounts of this machine,
where it lets another one be taken on. Nobody has a passport at first, so that each place is found and made in the
middle of the crowd. A choice in a passport that is not its maker's, or one that was refused, is too many.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from figures import Figure

ACCOUNTS = ("nobody", "daemon")
HUB = ("ada", "ben", "Ada", "ada/../ben")
PROCESS = """
import json, os, sys
from practicum.passport.lines import Attempt, Choice
from practicum.passport.file import Passport, PassportError, now
from practicum.passport.whereabouts import whereabouts

person, process, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
sys.stdin.readline()
paths, refused = set(), 0
for number in range(count):
    path = whereabouts().path
    paths.add(str(path))
    made = Attempt(f"{person}:{process}:{number}", now(), "not-me", 1, 0, Choice("x", 80))
    try:
        Passport(path).record([made])
    except PassportError:
        refused += 1
print(json.dumps({"person": person, "paths": sorted(paths), "refused": refused}))
"""


def attack(quick: bool) -> list[Figure]:
    """Let people write at once, and count what came into the wrong passport and what was refused."""
    processes, count = (2, 25) if quick else (6, 100)
    figures = _figures("people of a hub, one account", _hub(processes, count), processes, count)
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("setpriv"):
        return figures + _figures("accounts of one machine", _machine(processes, count), processes, count)
    missing = "not tried: needs root and setpriv (Debian's package util-linux)"
    return [*figures, Figure("shared_folder", "accounts of one machine", missing)]


def _hub(processes: int, count: int) -> list[dict]:
    with _folder() as place:
        home = {"HOME": str(place / "home")}
        people = [([], home | {"JUPYTERHUB_USER": name}, name) for name in HUB]
        return _crowd(place / "pages", people, processes, count)


def _machine(processes: int, count: int) -> list[dict]:
    with _folder() as place:
        people = []
        for name in ACCOUNTS:
            (place / name).mkdir(mode=0o700)
            shutil.chown(place / name, name)
            command = ["setpriv", f"--reuid={name}", "--regid=nogroup", "--clear-groups", "--inh-caps=-all"]
            people.append((command, {"HOME": str(place / name)}, name))
        return _crowd(place / "pages", people, processes, count)


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """Give a folder with pages in which everybody may write, and clear it away."""
    place = Path(tempfile.mkdtemp(prefix="practicum-"))
    try:
        place.chmod(0o755)
        for name, mode in (("pages", 0o777), ("home", 0o755)):
            (place / name).mkdir()
            (place / name).chmod(mode)
        yield place
    finally:
        shutil.rmtree(place)


def _crowd(
    folder: Path, people: list[tuple[list[str], dict[str, str], str]], processes: int, count: int
) -> list[dict]:
    """Start every process, let them go together, and read back what lies in the passports that they named."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PRACTICUM_", "JUPYTER", "XDG_"))
    }
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    crowd = [
        subprocess.Popen(
            [*command, sys.executable, "-c", PROCESS, person, str(number), str(count)],
            cwd=folder,
            env=kept | {"PYTHONDONTWRITEBYTECODE": "1"} | environment,
            **pipes,
        )
        for number in range(processes)
        for command, environment, person in people
    ]
    answers = []
    for process in crowd:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in crowd:
        answers.append(json.loads(process.communicate(timeout=500)[0]))
    return [answer | {"found": _makers(answer["paths"])} for answer in answers]


def _makers(paths: list[str]) -> list[str]:
    """Name who made each line of some passports."""
    lines = [line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
    return [json.loads(line)["id"].partition(":")[0] for line in lines]


def _figures(what: str, answers: list[dict], processes: int, count: int) -> list[Figure]:
    people = {answer["person"]: answer for answer in answers}
    wrong = sum(maker != person for person, answer in people.items() for maker in answer["found"])
    refused = sum(answer["refused"] for answer in answers)
    several = sum(
        len({path for a in answers if a["person"] == person for path in a["paths"]}) != 1 for person in people
    )
    lost = len(people) * processes * count - sum(len(answer["found"]) for answer in people.values())
    told = f"of {len(people) * processes * count} by {len(people)} people, {len(answers)} processes"
    counted = {"in the wrong passport": wrong, "refused": refused, "lost": lost, "people with two passports": several}
    return [
        Figure("shared_folder", f"{what}: {of}", str(number), told, "0", number == 0)
        for of, number in counted.items()
    ]
