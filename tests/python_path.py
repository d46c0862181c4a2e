"""Where the processes that tests start look for modules."""

import os
from pathlib import Path

LIGHT = Path(__file__).parent / "light"  # what stands for packages that would slow down every process


def python_path(*folders: Path) -> str:
    """Give a PYTHONPATH: some folders, then those that every process of the tests has."""
    return os.pathsep.join([*map(str, folders), *filter(None, [os.environ.get("PYTHONPATH")])])
