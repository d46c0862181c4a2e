"""Print what the blind sheets and the item audit found, for authors."""

from __future__ import annotations

from ..content.library import Library
from .agreement import agreements
from .audit import drawing_one, findings, present
from .blind_readings import sheets
from .item_audit import acts, leaks, telling_words


def print_audit(library: Library) -> None:
    """Print every finding on the bank, one a line."""
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
