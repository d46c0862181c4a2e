"""The course as people come by it, each on a free port: JupyterLab, Voilà, and files on a plain web server."""

import contextlib
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import httpx
import psutil
from playwright.sync_api import Page

from practicum.passport import lines
from practicum.passport.lines import Attempt

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks"
PATIENCE = 90_000  # milliseconds in which a browser, a kernel and a server do anything at all on a busy machine


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
        until_answers(f"http://127.0.0.1:{self.port}/api", folder / "lab.log")

    def url(self, notebook: str) -> str:
        """Give the address of a notebook in a workspace of its own, so that no old tab stands beside it."""
        place = f"lab/workspaces/test-{time.monotonic_ns()}/tree/notebooks/{notebook}"
        return f"http://127.0.0.1:{self.port}/{place}?reset&token={self.token}"

    def add_kernel(self, name: str, **environment: str) -> None:
        """Offer a kernel that is told something of its own, for pages that ask for it."""
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        told = {"argv": argv, "display_name": name, "language": "python", "env": environment}
        path = self.folder / "_DATA" / "kernels" / name / "kernel.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(told), encoding="utf-8")

    def kernels(self) -> list[psutil.Process]:
        """List the kernels that run."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if "ipykernel_launcher" in " ".join(child.cmdline())]

    def end_kernels(self) -> None:
        """Let no kernel run, as in a JupyterLab that has just started."""
        head = {"Authorization": f"token {self.token}"}
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}/api/", headers=head, timeout=60) as client:
            for kernel in client.get("kernels").json():
                client.delete(f"kernels/{kernel['id']}")

    def add_page(self, notebook: str, calls: list[str], kernel: str = "python3", **metadata: object) -> Path:
        """Write a page of one cell for each call beside the others; it asks for a kernel by its name."""
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
        spec = {"display_name": kernel, "language": "python", "name": kernel}
        page = {"cells": [head, *cells], "metadata": {"kernelspec": spec, **metadata}, "nbformat": 4}
        path = self.folder / "notebooks" / notebook
        path.write_text(json.dumps({**page, "nbformat_minor": 5}), encoding="utf-8")
        return path

    def set_theme(self, theme: str) -> None:
        """Let JupyterLab open in a theme, for instance "JupyterLab Dark"."""
        settings = self.folder / "LAB_SETTINGS" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": theme}), encoding="utf-8")

    def lines(self) -> list[str]:
        """Read the passport's lines."""
        return self.passport.read_text(encoding="utf-8").splitlines() if self.passport.exists() else []

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE / 1000)
        self.log.close()


class Voila:
    """Voilà as the README starts it, with a folder of its own for passports."""

    def __init__(self, folder: Path) -> None:
        self.port, self.passports = free_port(), folder / "passports"
        inherited = {name: value for name, value in os.environ.items() if name != "PRACTICUM_PASSPORT"}
        command = [sys.executable, "-m", "practicum", "voila", "notebooks", "--no-browser", f"--port={self.port}"]
        self.log = (folder / "voila.log").open("w")
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=inherited | {"PRACTICUM_PASSPORTS": str(self.passports)},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        until_answers(self.at("static/voila.js"), folder / "voila.log")

    def url(self, notebook: str) -> str:
        """Give the address of a notebook."""
        return self.at(f"render/{notebook}")

    def at(self, path: str) -> str:
        """Give an address below Voilà's own."""
        return f"http://127.0.0.1:{self.port}/voila/{path}"

    def files(self) -> list[Path]:
        """Find the passports of everybody who has chosen something."""
        return sorted(path for path in self.passports.rglob("*") if path.is_file())

    def lines(self, _: Page) -> list[str]:
        """Read the lines of every passport."""
        return [line for path in self.files() for line in path.read_text(encoding="utf-8").splitlines()]

    def forget(self) -> None:
        """Delete everybody's passport."""
        for path in self.files():
            path.unlink()

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE / 1000)
        self.log.close()


class Plainly(SimpleHTTPRequestHandler):
    """Hand out files, with a page of one's own for what is not there."""

    def do_GET(self):
        path, _, query = self.path.partition("?")
        if not self.server.short or not path.endswith("/index.html"):
            return super().do_GET()
        self.send_response(308)
        self.send_header("Location", path.removesuffix("index.html") + (f"?{query}" if query else ""))
        self.send_header("Content-Length", "0")
        return self.end_headers()

    def send_error(self, code, message=None, explain=None):
        if code != 404 or not self.server.missing.is_file():
            return super().send_error(code, message, explain)
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        return self.wfile.write(self.server.missing.read_bytes())

    def log_message(self, *_):
        pass

    def handle(self):
        with contextlib.suppress(ConnectionError):  # a page that was left in the middle
            super().handle()


class Files:
    """The browser edition on the plainest of web servers, under a path, two folders deep."""

    handler = Plainly

    def __init__(self, folder: Path, built: Path, *, short: bool = False) -> None:
        """Hand out a copy of what was built; some hosts send whoever asks for index.html to the `short` address."""
        self.root = folder / "teaching" / "course"
        shutil.copytree(built, self.root)
        handler = functools.partial(self.handler, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.missing, self._server.short = self.root / "404.html", short
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, notebook: str, host: str = "127.0.0.1") -> str:
        """Give the address of a notebook."""
        page = f"#{notebook.removesuffix('.ipynb')}" if notebook else ""
        return f"http://{host}:{self._server.server_port}/teaching/course/index.html{page}"

    def lines(self, page: Page) -> list[str]:
        """Read the lines of the passport that a visitor's browser keeps."""
        return page.evaluate(
            "Object.keys(localStorage).sort().map((key) => localStorage.getItem(key)).filter(Boolean)"
        )

    def lay(self, page: Page, *attempts: Attempt) -> None:
        """Lay lines where a visitor's browser keeps them; the page is one of this site's."""
        kept = {f"practicum:passport:/teaching/course/:{each.id}": lines.written(each) for each in attempts}
        page.evaluate("(lines) => Object.assign(localStorage, lines)", kept)

    def settle(self, page: Page, *attempts: Attempt, host: str = "127.0.0.1") -> None:
        """Let a visitor have lines before any page opens: from a file of the course's that leads nowhere."""
        page.goto(self.url("", host).replace("index.html", "version.json"))
        self.lay(page, *attempts)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def until_answers(address: str, log: Path) -> None:
    """Wait until a server answers; if it never does, say what it said."""
    for _ in range(PATIENCE // 200):
        try:
            urlopen(address, timeout=20).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(log.read_text())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
