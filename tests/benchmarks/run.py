"""Measure the course's figures and print them beside their bounds: python tests/benchmarks/run.py [names]."""

from __future__ import annotations

import argparse
import importlib
import signal
import subprocess
import sys
from collections.abc import Sequence

import playwright.sync_api
from figures import BenchmarkError, Figure, table

from practicum.content.model import PracticumError

NAMES = ("messages", "imports", "commit", "nbval", "bank", "ballots", "cohort", "edition")
EXPECTED = (BenchmarkError, PracticumError, OSError, subprocess.SubprocessError, playwright.sync_api.Error)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the named benchmarks, or all, and print one table; a benchmark is no test, so nothing fails here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of: {', '.join(NAMES)}; none for all")
    names = parser.parse_args(arguments).names or NAMES
    if unknown := set(names) - set(NAMES):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    figures: list[Figure] = []
    for name in names:
        print(f"measuring {name} ...", flush=True)
        figures += _measured(name)
    print(f"\n{table(figures)}")


def _measured(name: str) -> list[Figure]:
    """Run one benchmark; one that cannot run says why in the table and stops no other."""
    try:
        return importlib.import_module(name).measure()
    except EXPECTED as error:
        print(f"{name}: {error}", flush=True)
        return [Figure(name, "could not be measured", type(error).__name__)]


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that servers and browsers are closed then too
    main()
