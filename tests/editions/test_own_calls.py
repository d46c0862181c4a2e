"""What may run unasked in JupyterLab is what notebooks call: no name too many, and none that is gone."""

import importlib
import re
from pathlib import Path

import practicum

SCRIPT = Path(practicum.__file__).parent / "editions/jupyterlab/labextension/static/own_calls.js"
FACES = ("article", "mine")


def listed() -> set[str]:
    """Read the names that the script lists."""
    block = re.search(r"const OWN = new Set\(\[(.*?)\n\]\);", SCRIPT.read_text(encoding="utf-8"), re.DOTALL)
    names = set()
    for row in re.findall(r"\.\.\.\[(.*)", block[1]):
        face = re.search(r"`(\w+)\.\$\{name\}`", row)
        names |= {f"{face[1]}.{name}" if face else name for name in re.findall(r'"([\w.]+)"', row)}
    return names


def test_every_name_that_may_run_is_a_call_of_the_course():
    for name in listed():
        *modules, call = name.split(".")
        home = importlib.import_module(".".join(["practicum", *modules])) if len(modules) > 1 else practicum
        for part in modules if home is practicum else ():
            home = getattr(home, part, None) or importlib.import_module(f"practicum.{part}")
        assert callable(getattr(home, call)), name
    assert len(listed()) >= 20


def test_every_call_that_the_package_gives_to_notebooks_may_run():
    assert {name for name in practicum.__all__ if name not in FACES} <= listed()
