"""The browser edition behind a network that withholds every kind of its files, in every manner, and then lets go.

Waits of 30 seconds are 3 here, in the copy that is attacked. The page must name a file of the kind that is withheld,
and after the network has healed, a reload opens the course with the passport as it was.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from figures import Figure
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

sys.path.append(str(Path(__file__).resolve().parents[1] / "browser"))

from hostile import MANNERS, Hostile
from people import Visitor, launch

from practicum.editions.browser.site import build

PAGE = "03_on_your_own.ipynb"
KINDS = {  # kind of file: what is withheld of it, and what must be named; nothing is said where nothing is missing
    "whl": ("*.whl", r"\.whl"),
    "wasm": ("*.wasm", r"\.wasm"),
    "js": ("*/build/*.js", r"\.js"),
    "json": ("*.json", r"\.json"),
    "zip": ("*.zip", r"\.zip"),
    "ipynb": ("*.ipynb", r"\.ipynb"),
    "css": ("*.css", r"\.css"),
    "worker": ("*/worker.js", None),
}
QUICK = (("whl", "page"),)
SAID, OPENED = 60, 120  # seconds, of a busy machine; the waits themselves are 3 and 5
LINE = (
    '{"format": 1, "kind": "attempt", "id": "8b2a4c1e-0f4e-4b8e-9c39-0f4f4d1f6a11", "at": '
    '"2026-11-23T10:00:00.000+00:00", "vignette": "no-longer-here", "version": 1, "option": "one", '
    '"decided": "partly", "confidence": 80}'
)
LAY = "([line]) => localStorage.setItem('practicum:passport:/teaching/course/:8b2a', line)"


def attack(quick: bool) -> list[Figure]:
    """Withhold each kind in each manner, and give how many were named, healed, and lost."""
    chosen = QUICK if quick else [(kind, manner) for kind in KINDS for manner in MANNERS]
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        site = Hostile(Path(made) / "www", build(Path(made) / "built").folder)
        path = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
        browser = launch(playwright, path)
        try:
            outcomes = [_outcome(browser, site, kind, manner) for kind, manner in chosen]
        finally:
            browser.close()
            site.close()
    return _figures(outcomes)


def _outcome(browser: Browser, site: Hostile, kind: str, manner: str) -> dict:
    """Go through one network: come, be told, heal, load again."""
    context = browser.new_context()
    visitor = Visitor(context.new_page(), site.url)
    pattern, name = KINDS[kind]
    site.heal()
    visitor.page.goto(site.url("").replace("index.html", "trace.html"))
    visitor.page.evaluate(LAY, [LINE])
    site.withhold(pattern, manner=manner)
    begun = time.monotonic()
    said = _is_said(visitor, site, name)
    waited = time.monotonic() - begun
    site.heal()
    opened = _opens(visitor)
    whole = site.lines(visitor.page) == [LINE]
    context.close()
    print(f"  {kind} {manner}: said {said} after {waited:.0f} s, opened {opened}, passport {whole}", flush=True)
    return {"said": said, "waited": waited, "opened": opened, "whole": whole}


def _is_said(visitor: Visitor, site: Hostile, name: str | None) -> bool:
    """Tell whether the page names a file of the kind; where nothing is missing, whether it opens."""
    try:
        visitor.page.goto(site.url(PAGE))
        if name is None:
            visitor.page.locator("body[data-practicum=ready]").wait_for(timeout=OPENED * 1000)
            return True
        missing = visitor.page.locator("#practicum-start-missing, #practicum-missing")
        missing.get_by_text(re.compile(name)).or_(missing.filter(has_text=re.compile(name))).first.wait_for(
            timeout=SAID * 1000
        )
    except BrowserError:
        return False
    return True


def _opens(visitor: Visitor) -> bool:
    """Tell whether the course opens by what a person does: load the page again, and once more if it says so."""
    for _ in range(2):
        try:
            visitor.page.reload()
            visitor.page.locator("body[data-practicum=ready]").wait_for(timeout=OPENED * 1000)
        except BrowserError:
            continue
        return True
    return False


def _figures(outcomes: list[dict]) -> list[Figure]:
    count, slowest = len(outcomes), max(outcome["waited"] for outcome in outcomes)
    name = "hostile_network"
    unsaid, shut, lost = (sum(not outcome[what] for outcome in outcomes) for what in ("said", "opened", "whole"))
    return [
        Figure(name, "networks whose missing file was not named", f"{unsaid} of {count}", "", "0", unsaid == 0),
        Figure(
            name, "slowest to be named (waits shortened)", f"{slowest:.0f} s", "", f"{OPENED} s", slowest <= OPENED
        ),
        Figure(name, "courses that no reload opened afterwards", f"{shut} of {count}", "", "0", shut == 0),
        Figure(name, "passports that were not as before", f"{lost} of {count}", "", "0", lost == 0),
    ]
