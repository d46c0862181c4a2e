"""Servers in every way of starting that the README names, each with real files about and its routes written down."""

import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
from hub import Hub
from python_path import python_path
from server import Server, client, free_port
from sweep import Answer, copy_course, plant, sweep, unexpected

HERE = Path(__file__).parent
ASSETS = r"static/.*|lab/extensions/.*|lab/api/themes/.*|voila/labextensions/.*|voila/api/themes/.*"
OPEN_IN_JUPYTER = rf"practicum/.*|{ASSETS}|login|logout|api|"  # at its own address it only says that it runs
OPEN_AT_HUB = rf"{OPEN_IN_JUPYTER}|oauth_callback"
OPEN_IN_VOILA = r"voila/static/.*|voila/templates/.*|voila/labextensions/.*|voila/api/themes/.*|login|logout"
SOME = 6  # every sixth file; the attack asks with all
OPERATORS = {"VoilaConfiguration": {"file_allowlist": [".*"], "file_denylist": []}}


def settings(folder: Path) -> dict[str, str]:
    """Write an operator's own settings, as unkind as can be, and give an environment that reads them."""
    extensions = folder / "CONFIG" / "jupyter_server_config.d"
    extensions.mkdir(parents=True)
    enabled = {"ServerApp": {"jpserver_extensions": {"routes_probe": True, "voila.server_extension": True}}}
    (extensions / "zzz.json").write_text(json.dumps(enabled))
    (folder / "CONFIG" / "voila.json").write_text(json.dumps(OPERATORS))
    own = {"ServerApp": {"allow_unauthenticated_access": True}, **OPERATORS}
    (folder / "CONFIG" / "jupyter_server_config.json").write_text(json.dumps(own))
    return {"PYTHONPATH": python_path(HERE), "ROUTES_PROBE": str(folder / "routes.json")}


class Probed(Server):
    """A Jupyter Server, or one that JupyterLab starts, over a folder full of files."""

    base, open_to_all, is_behind_proxy = "", OPEN_IN_JUPYTER, False

    def __init__(self, folder: Path, module: str, base_url: str = "/") -> None:
        self.module, self.base = module, base_url.strip("/")
        environment = settings(folder)
        self.files = plant(folder)
        super().__init__(folder, base_url, **environment)


class ProbedVoila:
    """Voilà's own command over a copy of the course's notebooks, which has more files in it than the course's."""

    base, open_to_all, is_behind_proxy = "", OPEN_IN_VOILA, False

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder, self.port = folder, free_port()
        folder.mkdir(parents=True, exist_ok=True)
        own = settings(folder) | {"JUPYTER_CONFIG_DIR": str(folder / "CONFIG"), **environment}
        copy_course(folder / "notebooks")
        self.files = plant(folder / "notebooks")
        command = [sys.executable, str(HERE / "routes_probe.py"), "notebooks", "--no-browser", f"--port={self.port}"]
        command += ["--Voila.port_retries=0"]
        inherited = {name: value for name, value in os.environ.items() if name != "PRACTICUM_PASSPORT"}
        inherited |= {"PRACTICUM_PASSPORTS": str(folder / "passports"), **own}
        with (folder / "voila.log").open("w") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=inherited, stdout=log, stderr=subprocess.STDOUT)
        transport = httpx.HTTPTransport(verify=False, retries=8)  # it waits longer each time, half a minute in all
        with client(transport=transport) as asking:
            asking.get(f"http://127.0.0.1:{self.port}/voila/static/voila.js")

    def close(self) -> None:
        """End it in peace."""
        self.process.terminate()
        self.process.wait(timeout=60)


class ProbedHub(Hub):
    """Somebody's server behind a real JupyterHub."""

    open_to_all, is_behind_proxy = OPEN_AT_HUB, True

    def __init__(self, folder: Path) -> None:
        environment = settings(folder)
        super().__init__(folder, JUPYTER_CONFIG_DIR=str(folder / "CONFIG"), **environment)
        self.files = plant(folder / "homes" / "ada")
        self.users = self.start_user("ada")
        address = httpx.URL(self.users)
        self.port, self.base = address.port, address.path.strip("/")


def routes(server: Probed | ProbedVoila | ProbedHub) -> list[str]:
    """Read the pattern of every route that a server answers."""
    return json.loads((server.folder / "routes.json").read_text())


def amiss(server: Probed | ProbedVoila | ProbedHub, every: int = 1) -> tuple[int, int, dict[str, list[Answer]]]:
    """Ask a server everything without a token.

    Args:
        every: 1 to ask with every file, 5 with every fifth.

    Returns:
        How many routes were asked, how many answers came, and the answers that tell or open something.
    """
    patterns = routes(server)
    base = f"/{server.base}/" if server.base else "/"
    found: dict[str, list[Answer]] = {}
    count = 0
    for answer, missing in sweep(server.port, patterns, server.files[::every]):
        if server.is_behind_proxy and 503 in (answer.status, missing.status):
            continue  # the proxy's own word where a line behind it was cut: nothing was answered, so nothing counts
        count += 1
        if why := unexpected(
            answer, missing, server.port, rf"/(?:favicon\.ico|robots\.txt)|{base}(?:{server.open_to_all})"
        ):
            found.setdefault(f"{why}: {answer.pattern}", []).append(answer)
    return len(patterns), count, found
