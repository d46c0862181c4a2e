"""Ask every route of JupyterLab, a plain Jupyter Server and Voilà for files, listings and more, without a token."""

from __future__ import annotations

import tempfile
from pathlib import Path

from figures import Figure
from probed import Probed, ProbedVoila, amiss

SOME = 15  # in the quick form every so manyth file


def attack(quick: bool) -> list[Figure]:
    """Count what was asked, and what was answered that should not have been."""
    ways = {
        "jupyter lab": lambda folder: Probed(folder, "jupyterlab"),
        "jupyter server": lambda folder: Probed(folder, "jupyter_server", "/my/place/"),
        "voila notebooks": ProbedVoila,
    }
    figures = []
    for name in ("jupyter lab", "voila notebooks") if quick else ways:
        with tempfile.TemporaryDirectory() as folder:
            server = ways[name](Path(folder) / "course")
            try:
                patterns, asked, found = amiss(server, SOME if quick else 1)
            finally:
                server.close()
        for answers in found.values():
            print(*answers[:3], sep="\n")
        wrong = sum(len(answers) for answers in found.values())
        measured = f"{wrong} of {asked} answers at {patterns} routes"
        figures.append(
            Figure("unlocked files", f"{name}: unexpected", measured, bound="0", within=asked > 0 == wrong)
        )
    return figures
