"""The JavaScript's own unit tests, under Node: what is pure, without a browser."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).with_name("js")
OLDEST = (20, 19)  # the first that takes a module for one by what stands in it, and not by its name
LACKING = f"no Node {'.'.join(map(str, OLDEST))} or newer, which runs the unit tests of the JavaScript"


@pytest.fixture
def node() -> str:
    found = shutil.which("node")
    if found and _version(found) >= OLDEST:
        return found
    if os.environ.get("PRACTICUM_BROWSER") == "required":
        pytest.fail(LACKING)
    pytest.skip(LACKING)


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def test_the_unit_tests_of_the_javascript_pass(node):
    files = sorted(TESTS.glob("*.test.js"))
    run = subprocess.run([node, "--test", "--test-reporter=tap", *files], capture_output=True, text=True)

    assert run.returncode == 0, "\n".join(line for line in run.stdout.splitlines() if "not ok" in line) or run.stderr
    assert len(files) >= 7
    assert int(re.search(r"# pass (\d+)", run.stdout)[1]) >= 45


def test_every_test_file_is_found_by_its_name():
    others = {path.name for path in TESTS.iterdir()} - {path.name for path in TESTS.glob("*.test.js")}

    assert others == {"scripts.js"}
