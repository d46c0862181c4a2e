"""A real JupyterLab and a real browser, for the tests of this folder."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, sync_playwright

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
INTRANET = "course.example"  # a plain http address that is not this machine's own: browsers trust it less
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FLAGS += [f"--host-resolver-rules=MAP {INTRANET} 127.0.0.1"]
PATIENCE = 60_000  # milliseconds; a loaded machine may need them to start a kernel


def find_browser() -> str:
    """Find a browser of the system's; say in the summary that there is none, or fail where one is required."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    missing = "no Chromium on this machine: install Debian's package chromium, or Google Chrome"
    if os.environ.get("PRACTICUM_BROWSER") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


class Lab:
    """A running JupyterLab over a copy of the course's notebooks, in a folder of its own."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.port, self.token = folder, free_port(), "a-token-for-tests"
        shutil.copytree(NOTEBOOKS, folder / "notebooks", ignore=shutil.ignore_patterns("*.jsonl", ".ipynb_*"))
        self.passport = folder / "notebooks" / "my_passport.jsonl"
        homes = {
            f"JUPYTER{name}_DIR": str(folder / name) for name in ("_CONFIG", "_DATA", "_RUNTIME", "LAB_SETTINGS")
        }
        inherited = {name: value for name, value in os.environ.items() if name != "PRACTICUM_PASSPORT"}
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={self.port}"]
        command += [f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={folder}"]
        self.log = (folder / "lab.log").open("w")
        self.process = subprocess.Popen(
            command, env=inherited | homes | environment, stdout=self.log, stderr=subprocess.STDOUT
        )
        self._wait()

    def url(self, notebook: str) -> str:
        """Give the address of a notebook in a workspace of its own, so that no old tab stands beside it."""
        place = f"lab/workspaces/test-{time.monotonic_ns()}/tree/notebooks/{notebook}"
        return f"http://127.0.0.1:{self.port}/{place}?reset&token={self.token}"

    def add_page(self, notebook: str, calls: list[str], **metadata: object) -> Path:
        """Write a page of one cell for each call beside the others."""
        head = {"cell_type": "markdown", "id": "head", "metadata": {}, "source": "# A page\n\n## A part"}
        cells = [
            {
                "cell_type": "code",
                "id": f"call-{number}",
                "metadata": {"jupyter": {"source_hidden": True}},
                "source": call,
                "outputs": [],
                "execution_count": None,
            }
            for number, call in enumerate(calls)
        ]
        kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
        page = {"cells": [head, *cells], "metadata": {"kernelspec": kernel, **metadata}, "nbformat": 4}
        path = self.folder / "notebooks" / notebook
        path.write_text(json.dumps({**page, "nbformat_minor": 5}), encoding="utf-8")
        return path

    def lines(self) -> list[str]:
        """Read the passport's lines."""
        return self.passport.read_text(encoding="utf-8").splitlines() if self.passport.exists() else []

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()

    def _wait(self) -> None:
        for _ in range(150):
            try:
                urlopen(f"http://127.0.0.1:{self.port}/api", timeout=2).close()
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise RuntimeError((self.folder / "lab.log").read_text())


class Person:
    """A person at a browser: what they press and see on the course's pages."""

    def __init__(self, page: Page) -> None:
        self.page, self.foreign, self.asked = page, [], []
        page.set_default_timeout(PATIENCE)
        page.context.on("request", self._note)
        page.on("websocket", self._note)

    def card(self, title: str):
        """Find a card by its title."""
        return self.page.get_by_role("region", name=title, exact=True)

    def choose(self, card, option: int = 1, decided: str = "Partly.", confidence: str = "80 %") -> None:
        """Fill a card's form, option counted from 0."""
        card.get_by_role("group").first.get_by_role("radio").nth(option).check()
        card.get_by_role("radio", name=decided).check()
        card.get_by_role("radio", name=confidence, exact=True).check()

    def commit(self, card) -> None:
        """Commit, and wait until the comparison stands there and the choice is saved."""
        card.get_by_role("button", name="Commit and compare").click()
        card.get_by_role("heading", name="Your choice beside the text").wait_for()
        card.get_by_text("Saved in my_passport.jsonl.").wait_for()

    def _note(self, sent) -> None:
        parts = urlsplit(sent.url)
        self.asked.append(parts.path)
        if parts.hostname not in ("127.0.0.1", INTRANET, None) and parts.scheme not in ("data", "blob"):
            self.foreign.append(sent.url)


class Reader(Person):
    """A person at JupyterLab."""

    def __init__(self, page: Page, lab: Lab) -> None:
        super().__init__(page)
        self.lab = lab

    def open(self, notebook: str) -> None:
        """Open a notebook and wait until it stands there."""
        self.page.goto(self.lab.url(notebook))
        self.page.locator(".jp-NotebookPanel .jp-RenderedMarkdown").first.wait_for()
        self.page.get_by_text("| Idle").wait_for()

    def run(self) -> None:
        """Press “Run this page” and wait for the page's own line."""
        self.page.get_by_role("button", name="Run this page").click()
        self.page.locator(".practicum-page").wait_for()
        self.page.get_by_text("| Idle").wait_for()

    def cells(self) -> list[str]:
        """Read the notebook's cells as they are now, by what they hold."""
        return self.page.evaluate(
            "[...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell')]"
            ".map((cell) => cell.className.match(/jp-\\w+Cell\\b/)[0])"
        )


class Visitor(Person):
    """A person at a page that runs by itself: in the browser edition or in Voilà."""

    def __init__(self, page: Page, address) -> None:
        super().__init__(page)
        self.address = address  # gives the address of a notebook

    def open(self, notebook: str) -> None:
        """Open a page and wait until its cards stand there."""
        self.page.goto(self.address(notebook))
        self.wait()

    def reload(self) -> None:
        """Load the page again, and wait."""
        self.page.reload()
        self.wait()

    def wait(self) -> None:
        """Wait until the page says of itself that it is ready."""
        self.page.locator("body[data-practicum=ready]").wait_for()

    def code(self) -> list[str]:
        """Find what a learner should not see: code, prompts, tracebacks, tools."""
        places = ".cm-editor, .jp-InputPrompt, .jp-OutputPrompt, .jp-Toolbar, .jp-InputPlaceholder, .jp-RenderedText"
        return [place.inner_text() for place in self.page.locator(places).all() if place.is_visible()]


@pytest.fixture(scope="module")
def browser():
    """Keep one browser a module: its event loop may not outlive the module, or nbval finds it running."""
    path = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    lab = Lab(tmp_path_factory.mktemp("lab") / "course")
    yield lab
    lab.close()


@pytest.fixture
def reader(browser, lab):
    """Give a fresh person without a passport."""
    lab.passport.unlink(missing_ok=True)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    reader = Reader(context.new_page(), lab)
    yield reader
    context.close()
    assert reader.foreign == [], "a request left the machine"


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"])
def theme(request, lab):
    """Let JupyterLab open in a theme."""
    settings = lab.folder / "LAB_SETTINGS" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": request.param}))
    yield request.param
    (settings / "themes.jupyterlab-settings").unlink()


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Build the browser edition once; say in the summary that it cannot be built here, or fail where it must."""
    from practicum.export import ExportError
    from practicum.export.site import build

    try:
        return build(tmp_path_factory.mktemp("site") / "teaching" / "course")
    except ExportError as error:
        if os.environ.get("PRACTICUM_SITE") == "required":
            raise
        pytest.skip(f"the browser edition cannot be built here: {error}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
