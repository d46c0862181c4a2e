"""Print a page to PDF with the browser that stands on this machine: tagged, with its headings as an outline."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ... import settings
from .. import ExportError

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_PATIENCE = 120  # seconds


def find_browser() -> str | None:
    """Find Chromium, Chrome or Edge; PRACTICUM_PRINTER names another place."""
    named = settings.printing_browser()
    candidates = [named] if named else [*map(shutil.which, _NAMES), *_PLACES]
    return next((path for path in candidates if path and Path(path).is_file()), None)


def print_to_pdf(page: Path, pdf: Path) -> None:
    """Print an HTML file to PDF.

    Raises:
        ExportError: if there is no browser, or it does not print.
    """
    browser = find_browser()
    if not browser:
        raise ExportError(
            f"no Chromium, Chrome or Edge was found to make a PDF with. Open {page} in any browser and print it "
            "there, or set PRACTICUM_PRINTER to the browser's own file."
        )
    pdf.unlink(missing_ok=True)  # an earlier one must not pass for this one
    with tempfile.TemporaryDirectory() as profile:
        quiet = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        tagged = ["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"]
        root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
        command = [browser, *quiet, *tagged, *root, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}"]
        try:
            subprocess.run(  # noqa: S603, the browser that the operator's machine has
                [*command, page.resolve().as_uri()], capture_output=True, timeout=_PATIENCE, check=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise ExportError(f"{browser} did not print {page}. Open that file in a browser and print it.") from error
    if not pdf.is_file():
        raise ExportError(f"{browser} printed nothing. Open {page} in a browser and print it there.")
