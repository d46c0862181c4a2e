"""How a run is shared by processes: what begins first, and what they inherit.

pytest loads this before it collects anything, so that `pytest notebooks` has it, too.
"""

import os
import tempfile
from pathlib import Path

import pytest
from python_path import LIGHT, python_path
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

# nbval runs the notebooks in kernels of their own. They inherit this environment and know no fixture: without this
# line a run of the tests would read, and could write, a passport beside the notebooks.
os.environ.setdefault("PRACTICUM_PASSPORT", str(Path(tempfile.mkdtemp()) / "my_passport.jsonl"))
os.environ["JUPYTER_DATA_DIR"] = tempfile.mkdtemp()  # nor a workshop's room of whoever runs the tests
os.environ.pop("PRACTICUM_DATABASE_URL", None)
os.environ["PYTHONPATH"] = python_path(LIGHT)  # so that no process builds a grammar at its start

ROOT = Path(__file__).parents[1]
LONGEST = (  # what begins first, so that no process is left alone with it at the end
    "tests/browser/test_walk",
    "tests/browser/test_browser_edition",
    "tests/browser/",
    "notebooks/",
    "tests/workshop/",
    "tests/editions/",
)
APART = LONGEST[:2]  # files whose tests are long and share nothing: each goes to whichever process is free


class Scheduling(LoadFileScheduling):
    """A file's tests, and a notebook's cells, go to one process, but for the files of which each test goes alone."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(APART) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Share tests out by our own rule."""
    return Scheduling(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let what takes longest begin first where a run has several processes."""
    if hasattr(config, "workerinput"):
        items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    path = item.path.relative_to(ROOT).as_posix()
    ranks = [rank for rank, start in enumerate(LONGEST) if path.startswith(start)]
    return ranks[0] if ranks else len(LONGEST)
