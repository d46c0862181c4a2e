"""A JupyterLab of our own, and a browser before it; both are gone at the end, whatever happens."""

from __future__ import annotations

import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import nbformat
from figures import BenchmarkError, apart
from playwright.sync_api import Page, sync_playwright

START = 90  # seconds that a server may take
TRIES, SHOWN = 3, 30  # seconds that the cells of a notebook may take
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WINDOW = {"width": 1280, "height": 900}


@contextmanager
def notebook_page(cells: Sequence[str], folder: Path) -> Iterator[Page]:
    """Open a notebook of these cells in JupyterLab, run it, and wait until each cell shows its widget.

    Args:
        cells: the code of each cell.
        folder: a temporary folder that takes the notebook and whatever Jupyter writes.
    """
    home = folder / "notebooks"
    home.mkdir()
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    nbformat.write(notebook, home / "bench.ipynb")
    with _server(home, folder) as (address, token), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        try:
            page = browser.new_page(viewport=WINDOW)
            page.goto(f"{address}/lab/workspaces/bench/tree/bench.ipynb?reset&token={token}")
            page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
            page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', timeout=60_000)
            _run_all(page, len(cells))
            yield page
        finally:
            browser.close()


def _run_all(page: Page, cells: int) -> None:
    """Run every cell, and wait until each shows something; on a busy machine the first asking can be lost."""
    outputs = page.locator(".jp-CodeCell .jp-OutputArea-output")
    for _ in range(TRIES):
        page.locator(".jp-CodeCell .jp-InputArea-editor").first.click()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        last = time.monotonic() + SHOWN
        while time.monotonic() < last:
            page.wait_for_timeout(500)
            if outputs.count() >= cells:
                return
    raise BenchmarkError(f"JupyterLab showed {outputs.count()} of {cells} cells")


@contextmanager
def _server(home: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Run JupyterLab on a free port; give its address and its token."""
    port, token = free_port(), secrets.token_hex()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.port_retries=0"]
    command += [f"--port={port}", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={home}"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=home, env=apart(folder), stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            wait(server, f"{address}/api/status?token={token}")
            yield address, token
        finally:
            server.terminate()  # the server ends its kernels before it goes
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait(server: subprocess.Popen, address: str) -> None:
    """Wait until the server answers."""
    last = time.monotonic() + START
    while time.monotonic() < last and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise BenchmarkError(f"nothing answers at {address.partition('?')[0]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
