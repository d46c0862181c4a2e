"""How soon the browser edition shows its first vignette, beside plain ipywidgets in a folder of the same kind."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

import bounds
import nbformat
from figures import Figure, held, spread
from lab import FLAGS, free_port, wait
from messages import plain
from playwright.sync_api import Browser, sync_playwright

from practicum.content.library import Library, own_folder
from practicum.editions.browser.pyodide import COURSE
from practicum.editions.browser.site import build

PAGE = "on-your-own"  # of the course; three scenes
PATIENCE = 180_000  # milliseconds
RADIO = ".jp-OutputArea input[type=radio]"


class Size(NamedTuple):
    """How often both pages are opened."""

    rounds: int


FULL, SMOKE = Size(5), Size(1)


def measure(size: Size) -> list[Figure]:
    """Open both pages by turns, each time in a browser that has seen neither, and open each once again."""
    [page] = [page for page in Library(own_folder()).course.pages if page.id == PAGE]
    ours, bare, foreign = [], [], set()
    with tempfile.TemporaryDirectory() as name:
        site = build(Path(name) / "ours")
        _lay_bare(site.folder, Path(name) / "bare", page.notebook, page.vignettes)
        with _handed_out(Path(name)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            fragment = page.notebook.removesuffix(".ipynb")
            for _ in range(size.rounds):
                ours.append(_opened(browser, f"{address}/ours/index.html#{fragment}", foreign))
                bare.append(_opened(browser, f"{address}/bare/index.html#{fragment}", set()))
            browser.close()
    return [
        held("edition", bounds.SIZE, site.bytes / 1e6, f"{site.bytes / 1e6:.1f} MB"),
        held("edition", bounds.HOSTS, len(foreign), str(len(foreign))),
        _figure("first visit", [first for first, _ in ours], [first for first, _ in bare]),
        _figure("second visit", [again for _, again in ours], [again for _, again in bare]),
    ]


def _figure(what: str, ours: list[float], bare: list[float]) -> Figure:
    ratio = median(ours) / median(bare)
    measured = f"{ratio:.2f} x; {spread(ours, 's')}"
    return held("edition", bounds.FIRST, ratio, measured, f"{what}; bare {spread(bare, 's')}")


def _lay_bare(ours: Path, bare: Path, notebook: str, vignettes: tuple[str, ...]) -> None:
    """Copy the edition, but show plain ipywidgets of the same texts, and have Python load ipywidgets alone.

    It runs on opening as ours does. So the rival has what any such page needs, and nothing of the course.
    """
    shutil.copytree(ours, bare)
    [version] = bare.glob("v-*")
    cells = [nbformat.v4.new_code_cell(f"import ipywidgets\n{plain(name)}") for name in vignettes]
    kernel = {"kernelspec": {"name": "python", "display_name": "Python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), version / "files" / notebook)
    config = version / "jupyter-lite.json"
    settings = json.loads(config.read_text(encoding="utf-8"))
    for options in settings["jupyter-config-data"]["litePluginSettings"].values():
        packages = options["loadPyodideOptions"]["packages"]
        packages[packages.index(COURSE)] = "ipywidgets"
    config.write_text(json.dumps(settings), encoding="utf-8")


@contextmanager
def _handed_out(folder: Path) -> Iterator[str]:
    """Hand out a folder with Python's own web server; give its address."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind=127.0.0.1", f"--directory={folder}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(server, f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _opened(browser: Browser, address: str, foreign: set[str]) -> tuple[float, float]:
    """Open a page for the first time and then again; give the seconds until its first choice can be made."""
    context = browser.new_context()
    context.on("request", lambda sent: _is_ours(sent.url) or foreign.add(sent.url))
    seconds = []
    for _ in range(2):
        page, begun = context.new_page(), time.monotonic()
        page.goto(address)
        page.locator(RADIO).first.wait_for(timeout=PATIENCE)
        seconds.append(time.monotonic() - begun)
        page.close()
    context.close()
    return tuple(seconds)


def _is_ours(url: str) -> bool:
    parts = urlsplit(url)
    return parts.hostname == "127.0.0.1" or parts.scheme in ("data", "blob")
