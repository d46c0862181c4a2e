"""Attack the course and print what held: python tests/attacks/run.py [--quick] [names].

Each module beside this one is an attack: it opens a real file, server or page, does its worst, and hands back figures
with bounds. `--quick` is the form that CI runs, some seconds each, two at a time and each in a process of its own;
without it they come one after the other and are as long as they were when their figures were written down. Unlike a
benchmark an attack can fail: the command then ends with 1, also where one broke off, which hides no other's figures.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

ABREAST = 2  # quick attacks at once: most of them wait for a server or a page half of their time
SLOWEST = ("hostile_network", "passports", "unlocked_files")  # begun first, so that none is left over at the end
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
    order = sorted(chosen.names or known, key=lambda name: (name not in SLOWEST, name))
    with ThreadPoolExecutor(ABREAST if chosen.quick else 1) as pool:
        figures = [figure for found in pool.map(partial(_attacked, quick=chosen.quick), order) for figure in found]
    print(f"\n{table(figures)}")
    return int(not figures or any(figure.within is False for figure in figures))


def _attacked(name: str, quick: bool) -> list[Figure]:
    """Run one attack in a process of its own; one that breaks off says why, and counts as one that did not hold."""
    own = multiprocessing.get_context("spawn")  # some change their own environment, and none may change another's
    try:
        with ProcessPoolExecutor(1, own) as process:
            return process.submit(_attack, name, quick).result()
    except Exception as error:  # whatever it is, also the death of that process
        traceback.print_exception(error)
        return [Figure(name, "went through to its end", type(error).__name__, "", "yes", False)]


def _attack(name: str, quick: bool) -> list[Figure]:
    """Run one attack, and say how long it took."""
    _leave_on_request()
    begun = time.monotonic()
    figures = importlib.import_module(name).attack(quick=quick)
    print(f"attacked: {name}, {time.monotonic() - begun:.0f} s", flush=True)
    return list(figures)


def _leave_on_request() -> None:
    """Close servers also where this process is asked to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


if __name__ == "__main__":
    _leave_on_request()
    sys.exit(main())
