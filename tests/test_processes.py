"""What a run shares out to its processes, files whole and long tests one by one, and what no process loads."""

import subprocess
import sys

import pytest
from processes import APART, LONGEST, ROOT, Scheduling


@pytest.fixture
def unit():
    """Give the function that names the unit of work to which a test belongs."""
    return Scheduling.__new__(Scheduling)._split_scope


def test_what_shares_a_kernel_or_a_fixture_stays_in_one_process(unit):
    for first, other in (
        ("notebooks/03_on_your_own::ipynb::Cell 0", "notebooks/03_on_your_own::ipynb::Cell 1"),
        ("tests/workshop/test_door.py::test_a", "tests/workshop/test_door.py::test_b[postgresql-a::b]"),
    ):
        assert unit(first) == unit(other)
    assert unit("notebooks/03_on_your_own::ipynb::Cell 0") != unit(
        "notebooks/04_colleagues_and_therapy::ipynb::Cell 0"
    )


def test_each_test_of_a_long_file_goes_alone(unit):
    names = [f"{start}.py::test_{letter}" for start in APART for letter in "ab"]

    assert [unit(name) for name in names] == names
    assert len(names) == 4


def test_what_is_named_here_is_there():
    assert [start for start in LONGEST if not list(ROOT.glob(f"{start}*"))] == []


def test_no_process_loads_the_package_that_would_slow_down_its_start():
    code = "import jsonschema, sys; print('lark' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "False"
    assert "lark" not in sys.modules
