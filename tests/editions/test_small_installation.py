"""What the README's first command installs: the course and a whole workshop, and calm words where more is wanted."""

import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from python_path import python_path

from practicum import words
from practicum.words.translate import installing

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]

MISSING = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {modules}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
"""


def modules_of(extra: str) -> set[str]:
    """Name what an extra's packages, and NumPy below them, are imported as."""
    wanted = {Requirement(line).name for line in EXTRAS[extra]} | {"numpy"}
    return {module for module, names in packages_distributions().items() if wanted & set(names)}


def without(folder: Path, modules: set[str]) -> dict[str, str]:
    """Give an environment in which no Python can import some modules, as where they are not installed."""
    (folder / "sitecustomize.py").write_text(MISSING.format(modules=sorted(modules)))
    return os.environ | {"PYTHONPATH": python_path(folder)}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """An environment without the extra for cohorts."""
    modules = modules_of("cohort")
    assert {"altair", "numpy", "pandas", "scipy", "vl_convert"} <= modules
    return without(tmp_path_factory.mktemp("small"), modules)


def say(code: str, environment: dict[str, str], folder: Path) -> object:
    """Run code in a process of its own and take what it prints as JSON."""
    command = [sys.executable, "-c", f"import json\nfrom practicum import cohort, panel\n{code}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_cohorts_page_says_in_one_sentence_what_to_paste_where_its_extra_is_not_installed(small, tmp_path):
    shown = say("view = cohort.see(); print(json.dumps([view.lines, repr(view)]))", small, tmp_path)

    sentence = words.cohort.lacking().format(command=installing("cohort"))
    assert shown[0] == [sentence]
    assert ".venv/bin/pip install -e '.[cohort]'" in sentence
    assert "Run this page" in sentence
    assert sentence.count(". ") == 0


def test_a_local_panel_asks_and_hears_without_the_extra(small, tmp_path):
    kept = tmp_path / "panel" / "sheets.jsonl"
    kept.parent.mkdir()
    code = """
sheet, hearing = panel.ask(), panel.hear()
scene = sheet.scenes[0]
said = {"member": "8b2a4c1e-0f4e-4b8e-9c39-0f4f4d1f6a11", "vignette": scene["id"]}
said["alignments"] = {option["id"]: "fits" for option in scene["options"]}
said["practices"] = {option["id"]: "sound" for option in scene["options"]}
print(json.dumps([sheet.reply({"kind": "save", **said})["kind"], hearing.reply({"kind": "read"})["shown"]["lines"]]))
"""
    saved, lines = say(code, small, tmp_path)

    assert saved == "saved"
    assert len(kept.read_text().splitlines()) == 1
    assert len(lines) == 3


def test_a_fault_of_our_own_is_not_taken_for_a_missing_extra(tmp_path):
    environment = without(tmp_path, {"practicum.cohort.tables"})
    command = [sys.executable, "-c", "import practicum.cohort; practicum.cohort.see()"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    assert "practicum.cohort" in done.stderr
    assert "tables" in done.stderr


def test_every_page_for_facilitators_runs_without_the_extra(small, tmp_path):
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n0",
        "-q",
        "-p",
        "no:cacheprovider",
        str(ROOT / "notebooks/facilitator"),
    ]
    own = {"PRACTICUM_PASSPORT": str(tmp_path / "my_passport.jsonl"), "JUPYTER_DATA_DIR": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=small | own, check=False)

    assert done.returncode == 0, done.stdout
    assert "8 passed" in done.stdout


def test_the_item_audit_says_what_to_paste_where_its_extra_is_not_installed(tmp_path):
    environment = without(tmp_path, modules_of("audit"))
    command = [sys.executable, "-m", "practicum", "check", "--audit"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    assert done.returncode == 1
    [sentence] = done.stderr.splitlines()
    assert installing("audit") in sentence
    assert "blind readings saw" in done.stdout, "what can be told is told"


def test_the_check_alone_needs_no_extra(tmp_path):
    environment = without(tmp_path, modules_of("cohort") | modules_of("audit"))
    done = subprocess.run([sys.executable, "-m", "practicum", "check"], capture_output=True, env=environment)

    assert done.returncode == 0


def test_a_learners_installation_holds_nothing_that_serves_others():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    own = {Requirement(line).name for line in project["dependencies"]}
    others = {Requirement(line).name for name in ("cohort", "audit") for line in EXTRAS[name]}

    assert len(others) == 5
    assert own & others == set()
    assert f"{project['name']}[audit,cohort]" in EXTRAS["test"]
    assert "      - -e .[cohort]" in (ROOT / "environment.yml").read_text().splitlines()
