"""Measure the course's figures and print them beside their bounds: python tests/benchmarks/run.py [--smoke] [names].

A benchmark is no test: a figure that is not within its bound fails nothing, since a machine may be slow. `--smoke` is
the form that CI runs: every benchmark once, with the smallest counts; one that breaks off ends the command with 1.
"""

from __future__ import annotations

import argparse
import importlib
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import bounds
from figures import Figure, table

HERE = Path(__file__).resolve().parent


def names() -> list[str]:
    """List the benchmarks: every module here that has a function `measure`."""
    return sorted(path.stem for path in HERE.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named benchmarks, or all, and print one table; 1 if one broke off or gave no figure."""
    known = names()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of: {', '.join(known)}; none for all")
    parser.add_argument("--smoke", action="store_true", help="once, with the smallest counts, and judging nothing")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(known):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    found = {name: _measured(name, chosen.smoke) for name in chosen.names or known}
    figures = [figure for of_one in found.values() for figure in of_one]
    if not chosen.names and not chosen.smoke:
        figures += [Figure("elsewhere", bound.what, "", "", str(bound)) for bound in bounds.ELSEWHERE]
    print(f"\n{table(figures)}")
    return int(not found or not all(found.values()))


def _measured(name: str, smoke: bool) -> list[Figure]:
    """Run one benchmark; one that breaks off says why, gives no figure and stops no other."""
    print(f"measuring {name} ...", flush=True)
    begun = time.monotonic()
    try:
        benchmark = importlib.import_module(name)
        figures = benchmark.measure(benchmark.SMOKE if smoke else benchmark.FULL)
    except Exception:  # whatever it is, the others are still to be measured
        traceback.print_exc()
        return []
    print(f"  {time.monotonic() - begun:.0f} s", flush=True)
    return [replace(figure, within=None) for figure in figures] if smoke else figures


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers and browsers are closed then too
    sys.exit(main())
