"""A Jupyter Server of the tests' own, with the course's extensions and nothing of whoever runs the tests."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import httpx

_STARTING = 180  # seconds that a server may take on a busy machine


class Server:
    """A running server on loopback; it can be killed in the middle, and started again on the same port."""

    module = "jupyterlab"

    def __init__(self, folder: Path, base_url: str = "/", **environment: str) -> None:
        self.folder, self.base_url, self.token = folder, base_url, "a-token-for-tests"
        folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        homes = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        self.environment = {**os.environ, **homes, **environment}
        self.start()

    @property
    def origin(self) -> str:
        """Give the server's own part of an address."""
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str = "") -> str:
        """Give the address of something below the base."""
        return f"{self.origin}{self.base_url}{path}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [sys.executable, "-m", self.module, "--no-browser", "--allow-root", f"--port={self.port}"]
        command += [f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={self.folder}"]
        command += [f"--ServerApp.base_url={self.base_url}", "--ServerApp.port_retries=0"]
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=subprocess.STDOUT)
        last = time.monotonic() + _STARTING
        while time.monotonic() < last and self.process.poll() is None:
            try:
                urlopen(self.url("api"), timeout=2).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.process.kill()
        raise RuntimeError(self.log())

    def kill(self) -> None:
        """End it without a warning, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)

    def restart(self) -> None:
        """Start it again on the same port."""
        self.start()

    def log(self) -> str:
        """Read what it said."""
        return (self.folder / "server.log").read_text()

    def close(self) -> None:
        """End it in peace."""
        self.process.terminate()
        self.process.wait(timeout=30)


def client(**more) -> httpx.Client:
    """Give somebody who asks over loopback; to read the certificates of the world takes a thirtieth of a second."""
    return httpx.Client(**{"timeout": 60, "verify": False, **more})


def free_port() -> int:
    """Find a port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
