"""Small things for the tests: two forms made of one vignette, a course of two checks, a whole passport."""

import json
import re
import shutil
import uuid
from pathlib import Path

from practicum.authoring.citations import Shelves
from practicum.content.library import Library, own_folder

STOCK = Shelves(
    {"must": "requires", "never": "forbids", "may": "allows"}, {"records": None}, {"early": None}, {"warm": None}
)
FORMS = {"a": [f"a-{number}" for number in range(1, 5)], "b": [f"b-{number}" for number in range(1, 5)]}
SILENT = ("a-4", "b-4")
ONE_VIGNETTE = "eight-sessions"
CHECKS = """\
title = "A small course"

[[pages]]
id = "only-page"
notebook = "NOTEBOOK"
title = "The checks"
goal = "Have one page with all of it."
core = true
"""


def write_forms(folder: Path, vignette: str) -> Path:
    """Write two forms of four into a data folder, the last of each silent, and place them in its course."""
    for number, name in enumerate([name for form in FORMS.values() for name in form], start=101):
        text = re.sub(r'^id = ".*"', f'id = "{name}"', vignette, count=1, flags=re.MULTILINE)
        text = re.sub(r"^number = \d+", f"number = {number}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r'^title = ".*"', f'title = "Moment {name}"', text, count=1, flags=re.MULTILINE)
        if name in SILENT:
            text = re.sub(r'^decided = ".*"', 'decided = "silent"', text, count=1, flags=re.MULTILINE)
            text = text.replace('alignment = "fits"', 'alignment = "unsaid"')
        (folder / "vignettes" / f"{name}.toml").write_text(text, encoding="utf-8")
    with (folder / "course.toml").open("a", encoding="utf-8") as course:
        for form, names in FORMS.items():
            course.write(f'\n[[forms]]\nid = "{form}"\nvignettes = {names!r}\n'.replace("'", '"'))
    return folder


def write_checks(folder: Path, notebook: str) -> Path:
    """Make a data folder with two forms of four, every scene the same one, for a page with both checks."""
    (folder / "vignettes").mkdir(parents=True)
    for name in ("article.toml", "beyond.toml", "signs.toml", f"vignettes/{ONE_VIGNETTE}.toml"):
        shutil.copy(own_folder() / name, folder / name)
    (folder / "course.toml").write_text(CHECKS.replace("NOTEBOOK", notebook), encoding="utf-8")
    return write_forms(folder, (folder / "vignettes" / f"{ONE_VIGNETTE}.toml").read_text(encoding="utf-8"))


def whole_passport(library: Library, number: int) -> str:
    """Write a passport of somebody who took every scene, each number its own options."""
    lines = []
    for at, name in enumerate(library.vignette_ids()):
        vignette = library.vignette(name)
        option = vignette.options[(number + at) % len(vignette.options)].id
        choice = {
            "vignette": name,
            "version": vignette.version,
            "option": option,
            "confidence": 62,
        }
        when = f"2026-11-{1 + at // 24:02}T{at % 24:02}:00:00.000+00:00"
        lines.append(json.dumps({"format": 2, "kind": "attempt", "id": str(uuid.uuid4()), "at": when, **choice}))
    return "\n".join(lines) + "\n"


def raw_option(mark: str = "sound", **changes) -> dict:
    """Make an option as a file has it; `practice`, `id` and `act` go where they belong, all else to the article."""
    own = {key: changes.pop(key) for key in ("id", "act") if key in changes}
    practice = {"mark": mark, "because": "It helps.", "notes": [] if mark == "open" else ["early"]}
    practice |= changes.pop("practice", {})
    article = {"alignment": "fits", "because": "It fits.", "claims": ["must"], **changes}
    return {"id": "one", **own, "article": article, "practice": practice}


def raw_vignette(**changes) -> dict:
    """Make a vignette as a file has it, with one option that fits and is sound."""
    sound = {
        "scene": "word " * 100,
        "decided": "clearly",
        "claims": ["must"],
        "options": [raw_option()],
        "twists": [],
    }
    return {**sound, "parts": "", **changes}
