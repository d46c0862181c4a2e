"""What is loaded when: names when they are first called, and nothing of a page's by a server that starts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import practicum
from practicum import words

PACKAGE = Path(practicum.__file__).parent
SERVER = json.loads((PACKAGE / "editions" / "jupyterlab" / "server.json").read_text(encoding="utf-8"))
EXTENSIONS = SERVER["ServerApp"]["jpserver_extensions"]
SENTENCES = sorted(
    path.stem for path in (PACKAGE / "words").glob("*.py") if path.stem not in ("__init__", "translate")
)


def loaded(code: str, *sought: str) -> list[str]:
    """Run code in a fresh interpreter, and name which of the sought modules it has loaded."""
    asking = f"{code}\nimport sys; print(*(name for name in {sought!r} if name in sys.modules))"
    return subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True).stdout.split()


def test_a_server_that_starts_loads_nothing_that_draws():
    drawing = ("ipywidgets", "anywidget", "IPython", "pandas", "altair")

    assert loaded(f"import {', '.join(EXTENSIONS)}", *drawing, *EXTENSIONS) == list(EXTENSIONS)
    assert len(EXTENSIONS) >= 2


def test_the_package_loads_nothing_before_it_is_called():
    code = "import sys; import practicum; print(*(name for name in sys.modules if name.startswith('practicum.')))"

    assert loaded(code) == []


def test_every_public_name_is_loaded_when_it_is_first_named():
    names = practicum.__all__

    assert names == sorted(practicum._HOMES)
    assert all(getattr(practicum, name).__doc__ for name in names)
    assert len(names) >= 10
    with pytest.raises(AttributeError, match="no attribute 'cases'"):
        _ = practicum.cases


def test_sentences_are_loaded_when_they_are_first_named():
    modules = [f"practicum.words.{name}" for name in SENTENCES]

    assert loaded("from practicum import words; words.paper", *modules) == ["practicum.words.paper"]
    assert sorted(words.__all__) == SENTENCES
    assert [name for name in SENTENCES if getattr(words, name).__name__ != f"practicum.words.{name}"] == []
    with pytest.raises(AttributeError, match="no attribute 'cards'"):
        _ = words.cards


def test_the_lock_of_a_server_needs_little_of_ours_that_could_break():
    code = "import practicum.editions.jupyterlab.server, sys\n"
    code += "ours = {name for name in sys.modules if name.startswith('practicum.')}; print(*sorted(ours))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == [
        "practicum.content",
        "practicum.content.model",
        "practicum.editions",
        "practicum.editions.jupyterlab",
        "practicum.editions.jupyterlab.server",
    ]
