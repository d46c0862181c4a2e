"""Gather what Python needs inside a browser: Pyodide, and pure wheels of exactly what a learner's page imports.

Pyodide reads `pyodide-lock.json` beside it to learn which wheels there are. Ours names nothing else, so pandas and
SQLAlchemy cannot load; every file lies in the same folder, so no other host is ever asked.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jupyter_core.paths
from jupyterlite_pyodide_kernel import constants
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from .. import ExportError

COURSE = "mine-to-handle"
KERNEL_EXTENSION = "@jupyterlite/pyodide-kernel-extension"
_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_SHELL = ("ipython", "micropip")  # what the kernel itself stands on, in the versions that Pyodide was tested with
_KERNEL = ("ipykernel", "piplite", "pyodide-kernel")  # these lie in the kernel's own extension
_STAND_INS = {"jupyterlab-widgets", "widgetsnbextension"}  # JavaScript, which the page has already
_EMPTY = "jedi"  # completion while typing: the kernel asks for it, no learner types code, and it weighs 5 MB
_SAME_TIME = {"SOURCE_DATE_EPOCH": "1577836800"}  # so that the same sources make the same files
_PYTHON = constants.PYODIDE_PYTHON_VERSION
_MARKERS = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "python_version": ".".join(_PYTHON.split(".")[:2]),
    "python_full_version": _PYTHON,
    "extra": "",
}


def gather(target: Path, course_wheel: Path, cache: Path) -> tuple[str, ...]:
    """Put Pyodide, the wheels and their lock into a folder.

    Args:
        target: an empty folder; everything is laid flat into it.
        course_wheel: the course's own wheel.
        cache: where downloads are kept for the next time.

    Returns:
        The packages that a kernel loads as it starts, by name.

    Raises:
        ExportError: if something cannot be fetched.
    """
    origin = _pyodide(cache)
    for name in _FILES:
        shutil.copy(origin / name, target)
    lock = json.loads((origin / "pyodide-lock.json").read_text(encoding="utf-8"))
    known = lock["packages"]
    shell = _closure(known)
    wanted = {name: known[name]["version"] for name in shell} | _learners(set(shell))
    wheels = [*_wheels(wanted, cache), *_kernel_wheels(), course_wheel, _empty_wheel(target)]
    for wheel in wheels:
        if wheel.parent != target:
            shutil.copy(wheel, target)
    lock["packages"] = _entries([target / wheel.name for wheel in wheels], known)
    (target / "pyodide-lock.json").write_text(json.dumps(lock, sort_keys=True), encoding="utf-8")
    return (*_SHELL, *_KERNEL, "comm", _EMPTY, COURSE)


def run(command: list[str], what: str, **more: object) -> str:
    """Run a tool quietly and give what it prints.

    Raises:
        ExportError: naming what could not be done, with the end of what the tool said.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"} | _SAME_TIME
    tool = shutil.which(command[0])  # its whole name: on Windows npm is "npm.cmd", which is not found by "npm"
    if not tool:
        raise ExportError(f"{what}: the command {command[0]!r} was not found. Install it, then try again.")
    command = [tool, *command[1:]]
    spoken: dict[str, Any] = {"encoding": "utf-8", "errors": "replace", **more}
    try:
        done = subprocess.run(command, capture_output=True, env=environment, check=True, **spoken)  # noqa: S603
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip().splitlines()[-5:]
        raise ExportError(f"{what} failed. It said:\n" + "\n".join(said)) from error
    output: str = done.stdout
    return output


def _pyodide(cache: Path) -> Path:
    """Fetch the Pyodide that the kernel was built for, from the npm registry, once."""
    version = constants.PYODIDE_VERSION
    folder = cache / f"pyodide-{version}"
    if not all((folder / name).is_file() for name in (*_FILES, "pyodide-lock.json")):
        cache.mkdir(parents=True, exist_ok=True)
        run(
            ["npm", "pack", "--silent", f"pyodide@{version}"],
            "Fetching Pyodide with npm (this needs a network)",
            cwd=cache,
        )
        archive = cache / f"pyodide-{version}.tgz"
        with tarfile.open(archive) as packed:
            packed.extractall(cache / f"{folder.name}.part", filter="data")
        shutil.rmtree(folder, ignore_errors=True)
        (cache / f"{folder.name}.part" / "package").replace(folder)
        archive.unlink()
    return folder


def _closure(known: dict[str, dict[str, Any]]) -> list[str]:
    """Name what the kernel's shell stands on, following Pyodide's lock."""
    found: list[str] = []
    waiting = list(_SHELL)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in found:
            found.append(name)
            waiting += known[name]["depends"]
    return found


def _learners(there: set[str]) -> dict[str, str]:
    """Name what the course imports in a browser, with the versions that stand here and are tested."""
    found: dict[str, str] = {}
    waiting = _requirements(COURSE)
    while waiting:
        name = waiting.pop()
        if name not in found and name not in there | _STAND_INS:
            found[name] = importlib.metadata.version(name)
            waiting += _requirements(name)
    return found


def _requirements(name: str) -> list[str]:
    """Name what a package requires in a browser."""
    requirements = [Requirement(line) for line in importlib.metadata.requires(name) or []]
    return [canonicalize_name(r.name) for r in requirements if not r.marker or r.marker.evaluate(_MARKERS)]


def _wheels(wanted: dict[str, str], cache: Path) -> list[Path]:
    """Fetch pure wheels from the package index, once."""
    folder = cache / "wheels"
    folder.mkdir(parents=True, exist_ok=True)
    missing = [f"{name}=={version}" for name, version in wanted.items() if not _found(folder, name, version)]
    if missing:
        pure = ["--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none"]
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"--python-version={_PYTHON}", *pure]
        run([*pip, f"--dest={folder}", *missing], "Fetching wheels with pip (this needs a network)")
    found = {f"{name} {version}": _found(folder, name, version) for name, version in wanted.items()}
    if lacking := [name for name, wheel in found.items() if not wheel]:
        raise ExportError(f"no wheel was found of {', '.join(lacking)}. Empty {folder}, then try again.")
    return [wheel for wheel in found.values() if wheel]


def _found(folder: Path, name: str, version: str) -> Path | None:
    for wheel in folder.glob("*.whl"):
        found, its_version, *_ = parse_wheel_filename(wheel.name)
        if (found, str(its_version)) == (name, version):
            return wheel
    return None


def _kernel_wheels() -> Iterable[Path]:
    """Find the wheels that come with the kernel, among them stand-ins for what a browser does not need."""
    for folder in jupyter_core.paths.jupyter_path("labextensions"):
        for wheel in sorted((Path(folder) / KERNEL_EXTENSION / "static" / "pypi").glob("*.whl")):
            if str(parse_wheel_filename(wheel.name)[0]) in _KERNEL:
                yield wheel


def _empty_wheel(target: Path) -> Path:
    """Write a package that holds nothing, in the place of one that nobody uses here."""
    wheel = target / f"{_EMPTY}-0-py3-none-any.whl"
    info = f"{_EMPTY}-0.dist-info"
    with zipfile.ZipFile(wheel, "w") as packed:
        for name, text in {
            "METADATA": f"Metadata-Version: 2.1\nName: {_EMPTY}\nVersion: 0\n",
            "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            "RECORD": "",
        }.items():
            packed.writestr(zipfile.ZipInfo(f"{info}/{name}"), text)
    return wheel


def _entries(wheels: list[Path], known: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Describe every wheel, each depending on none but those that are here."""
    entries = {}
    for wheel in wheels:
        name, version, *_ = parse_wheel_filename(wheel.name)
        entries[str(name)] = _entry(wheel, str(name), str(version), known.get(str(name)))
    for entry in entries.values():
        entry["depends"] = [name for name in entry["depends"] if name in entries]
    return entries


def _entry(wheel: Path, name: str, version: str, known: dict[str, Any] | None) -> dict[str, Any]:
    """Describe a wheel as Pyodide's lock does; the browser holds the file against its checksum."""
    with zipfile.ZipFile(wheel) as packed:
        tops = {path.split("/")[0].removesuffix(".py") for path in packed.namelist()}
        metadata = next(path for path in packed.namelist() if path.endswith(".dist-info/METADATA"))
        lines = packed.read(metadata).decode().split("\n\n")[0].splitlines()
    required = [Requirement(line.partition(":")[2]) for line in lines if line.startswith("Requires-Dist:")]
    depends = [canonicalize_name(r.name) for r in required if not r.marker or r.marker.evaluate(_MARKERS)]
    return {
        "name": name,
        "version": version,
        "file_name": wheel.name,
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "depends": [canonicalize_name(d) for d in known["depends"]] if known else depends,
        "imports": sorted(top for top in tops if top.isidentifier()),
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }
