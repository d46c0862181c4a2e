"""The author's command: python -m practicum check."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from .agreement import agreements
from .audit import drawing_one, findings, present
from .checks import check
from .leaks import acts, leaks, telling_words
from .library import Library, default_folder
from .model import PracticumError
from .sheets import sheets


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 if all is well, 1 if something is amiss."""
    parser = argparse.ArgumentParser(prog="python -m practicum", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="hold every file of the data folder against its rules")
    checking.add_argument("--audit", action="store_true", help="also print blind sheets and the item audit")
    options = parser.parse_args(arguments)
    try:
        return _check(options.audit)
    except PracticumError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:  # whoever read us, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _check(audit: bool) -> int:
    folder = default_folder()
    report = check(folder)
    for fault in report.faults:
        print(fault)
    if audit and not report.faults:
        _print_audit(Library(folder))
    print(report)
    return 1 if report.faults else 0


def _print_audit(library: Library) -> None:
    bank = [library.vignette(vignette_id) for vignette_id in library.vignette_ids()]
    every = sheets(library)
    shown = present(every, bank)
    print(f"{len(shown)} sheets saw the bank as it is, {len(every) - len(shown)} an older one")
    for finding in findings(shown, bank):
        print(finding)
    for who, agreed in agreements(shown, bank).items():
        print(f"{who}: {agreed}")
    print(f"vignettes in which one option draws everybody: {', '.join(drawing_one(shown, bank)) or 'none'}")
    for leak in (*leaks(bank), *acts(bank)):
        print(leak)
    print(f"words in one label only: {', '.join(telling_words(bank)) or 'none'}")


if __name__ == "__main__":
    sys.exit(main())
