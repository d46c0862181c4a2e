"""A real JupyterHub with its own proxy, on loopback, for the tests."""

import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from server import client, free_port

ROOT = Path(__file__).parents[2]
CONFIG = """
import sys
c.JupyterHub.bind_url = "http://127.0.0.1:{public}/school/"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.should_start = True
c.JupyterHub.cleanup_servers = True
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser", "--allow-root"]
c.Spawner.environment = {environment!r}
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.JupyterHub.services = [{{"name": "tests", "api_token": {token!r}, "admin": True}}]
c.JupyterHub.load_roles = [{{"name": "tests", "scopes": {scopes!r}, "services": ["tests"]}}]
{more}
"""
SCOPES = ["admin:users", "admin:servers", "access:servers"]


def find_proxy() -> str:
    """Find JupyterHub's proxy; say in the summary that there is none, or fail where it is required."""
    local = ROOT / ".tools" / "node_modules" / ".bin" / "configurable-http-proxy"
    if path := shutil.which("configurable-http-proxy") or (local.exists() and str(local)):
        return path
    missing = "no proxy for JupyterHub: npm install --no-save --prefix .tools configurable-http-proxy"
    return pytest.fail(missing) if os.environ.get("PRACTICUM_HUB") == "required" else pytest.skip(missing)


class Hub:
    """A running JupyterHub below /school/, in which anybody is let in under any name."""

    def __init__(self, folder: Path, more: str = "", **environment: str) -> None:
        """Start a hub in a folder; `more` is added to its configuration."""
        self.folder, self.token, self._asking = folder, secrets.token_hex(), client()
        (folder / "homes").mkdir(parents=True)
        ports = {"public": free_port(), "hub": free_port(), "api": free_port()}
        self.address = f"http://127.0.0.1:{ports['public']}/school/"
        own = {"JUPYTER_DATA_DIR": str(folder / "share"), "JUPYTER_CONFIG_DIR": str(folder / "config"), **environment}
        text = CONFIG.format(
            **{**ports, "more": more, "scopes": SCOPES, "environment": own, "token": self.token},
            **{"proxy": find_proxy(), "homes": f"{folder}/homes/{{username}}"},
        )
        (folder / "jupyterhub_config.py").write_text(text)
        with (folder / "hub.log").open("w") as log:
            command = [sys.executable, "-m", "jupyterhub", "--config", "jupyterhub_config.py"]
            self.process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        self._wait(lambda: self._ask("GET", "").is_success)

    def start_user(self, name: str) -> str:
        """Start somebody's server, and give its address once it answers."""
        self._ask("POST", f"users/{name}")
        self._ask("POST", f"users/{name}/server")
        self._wait(lambda: self._ask("GET", f"users/{name}").json()["servers"].get("", {}).get("ready"))
        return f"{self.address}user/{name}/"

    def close(self) -> None:
        """End the hub, which ends its proxy and its servers."""
        self.process.terminate()
        self.process.wait(timeout=60)

    def _ask(self, method: str, path: str) -> httpx.Response:
        head = {"Authorization": f"token {self.token}"}
        return self._asking.request(method, f"{self.address}hub/api/{path}", headers=head)

    def _wait(self, ready) -> None:
        for _ in range(600):
            try:
                if ready():
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise RuntimeError((self.folder / "hub.log").read_text())
