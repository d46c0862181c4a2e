"""Setting up: the README's two commands, the pins, and the one environment."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
WANTED = [line for lines in (PROJECT["dependencies"], *EXTRAS.values()) for line in lines]
WANTED = sorted({line for line in WANTED if Requirement(line).name != PROJECT["name"]})
OPEN = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/jupyter lab notebooks/00_start_here.ipynb"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"


def pins() -> dict[str, str]:
    lines = (ROOT / ".ci" / "constraints.txt").read_text().splitlines()
    return dict(line.lower().replace("_", "-").split("==") for line in lines if line and not line.startswith("#"))


def test_the_readmes_first_two_commands_open_the_course_and_pass_the_tests():
    commands = re.findall(r"^    (\S.*)$", (ROOT / "README.md").read_text(), re.MULTILINE)

    assert commands[:2] == [OPEN, TEST]


def test_ci_runs_the_readmes_test_command_and_wants_a_browser():
    script = (ROOT / ".ci" / "run").read_text()

    assert f"\n{TEST}\n" in script
    assert "PRACTICUM_BROWSER=required" in script


def test_ci_looks_first_at_what_takes_seconds():
    script = (ROOT / ".ci" / "run").read_text()
    quick = ("ruff check .", "ruff format --check .", "lint-imports", "mypy")

    places = [script.index(f"\n.venv/bin/{command}\n") for command in quick]

    assert places == sorted(places)
    assert places[-1] < script.index(TEST)


@pytest.mark.parametrize("wanted", WANTED)
def test_a_pin_lies_in_its_range(wanted):
    requirement = Requirement(wanted)

    assert requirement.specifier.contains(pins()[requirement.name.lower().replace("_", "-")])


def test_the_pins_are_names_and_versions_without_addresses():
    text = (ROOT / ".ci" / "constraints.txt").read_text()

    assert len(pins()) > 80
    assert not re.search(r"https?:|file:|@|--", "\n".join(f"{name} {version}" for name, version in pins().items()))
    assert all(line.startswith("#") or "==" in line for line in text.splitlines())


def test_the_environment_is_the_python_and_the_pins_that_were_tested():
    lines = [line.strip(" -") for line in (ROOT / "environment.yml").read_text().splitlines()]

    assert "python=3.11" in lines
    assert "Programming Language :: Python :: 3.11" in PROJECT["classifiers"]
    assert lines[-3:] == ["pip:", "constraint .ci/constraints.txt", "e .[cohort]"]


def test_the_top_of_the_tree_holds_what_the_design_names_and_nothing_else():
    made = {".venv", "dist", "__pycache__"}
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - made

    assert top == {
        "CHANGELOG.md",
        "CITATION.cff",
        "LICENSE",
        "LICENSE-CONTENT",
        "README.md",
        "data",
        "environment.yml",
        "notebooks",
        "pyproject.toml",
        "src",
        "tests",
    }
