"""Attack the course and print what held: python tests/attacks/run.py [--quick] [names].

Each module beside this one is an attack: it opens a real file, server or page, does its worst, and hands back figures
with bounds. `--quick` is the form that CI runs, some seconds each; without it the attacks are as long as they were
when their figures were written down. Unlike a benchmark an attack can fail: the command then ends with 1.
"""

from __future__ import annotations

import argparse
import importlib
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent), str(HERE.parent / "benchmarks"), str(HERE.parent / "workshop")]

from figures import Figure, table  # noqa: E402, the folder is named in the line above


def names() -> list[str]:
    """List the attacks: every module here that has a function `attack`."""
    return sorted(path.stem for path in HERE.glob("*.py") if "\ndef attack(" in path.read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named attacks, or all, and print one table; 1 if something gave way or could not be attacked."""
    known = names()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of: {', '.join(known)}; none for all")
    parser.add_argument("--quick", action="store_true", help="the short form that CI runs")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(known):
        parser.error(f"no attack is called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    figures: list[Figure] = []
    for name in chosen.names or known:
        print(f"attacking: {name} ...", flush=True)
        begun = time.monotonic()
        figures += importlib.import_module(name).attack(quick=chosen.quick)
        print(f"  {time.monotonic() - begun:.0f} s", flush=True)
    print(f"\n{table(figures)}")
    return int(not figures or any(figure.within is False for figure in figures))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers are closed then too
    sys.exit(main())
