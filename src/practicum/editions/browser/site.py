"""Write the browser edition: the whole learner's course as a folder of files that any web server can hand out.

JupyterLite carries the pages, with Python inside the browser. Everything of one version lies in a folder of its own
whose name is made of its contents, so an upgrade meets no stale copy; beside it stand only the door, the name of the
present version, and a service worker that keeps what was loaded for a time without a network.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupyter_core.paths
import nbformat
import platformdirs

from ... import words
from ...content.library import Library, own_folder
from ...widgets.modules import PACKAGE
from ...words.translate import language_attributes, language_of_words
from .. import ExportError, template
from .pyodide import KERNEL_EXTENSION, gather, run

_HERE = Path(__file__).parent
_SHEETS = (PACKAGE / "widgets" / "tokens.css", _HERE.with_name("page.css"), _HERE.with_name("frame.css"))
_EXTENSIONS = (KERNEL_EXTENSION, "@jupyter-widgets/jupyterlab-manager", "anywidget")
_PAGE = "notebooks/index.html"
_SETTINGS = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}
_SWITCHED_OFF = (  # ours is another service worker; nothing is ever unsaved; a page's title is its heading
    "@jupyterlite/application-extension:service-worker-manager",
    "@jupyter-notebook/application-extension:dirty",
    "@jupyter-notebook/application-extension:tab-title",
)
_MODULES = ("start.js", "standby.js", "trouble.js", "check.js", "trace.js", "framed.js")  # a page's own scripts
_UNUSED = ("*.map", "rspack.config*.js", "build/fa-*.eot", "build/fa-*.svg", "build/fa-*.ttf", "build/fa-*.woff")


@dataclass(frozen=True)
class Site:
    """A browser edition that was written.

    Attributes:
        folder: what a web server hands out.
        stamp: the name of its version, made of its contents.
        bytes: the size of all its files.
    """

    folder: Path
    stamp: str
    bytes: int


def build(out: Path, cache: Path | None = None) -> Site:
    """Write the browser edition into a folder, in the place of an earlier one.

    Args:
        out: a folder that is new, empty, or holds an earlier browser edition.
        cache: where downloads are kept; the user's own cache folder if not given.

    Raises:
        ExportError: if the folder holds something else, or something cannot be fetched or built.
    """
    checkout = own_folder().parent
    if not (checkout / "pyproject.toml").is_file():
        raise ExportError("A browser edition is made from the course's folder. Run this where README.md lies.")
    if out.exists() and any(out.iterdir()) and not (out / "version.json").is_file():
        raise ExportError(f"{out} holds something that is no browser edition. Name another folder, or empty it.")
    cache = cache or platformdirs.user_cache_path("mine-to-handle")
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        files = _lite(checkout, work, cache)
        stamp = _stamp(files)
        _dress(files, stamp)
        list_files(files)
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(out / stamp, ignore_errors=True)
        if (out / stamp).exists():  # Windows keeps what another program has open
            raise ExportError(f"{out / stamp} is in use. Stop the web server that hands it out, then try again.")
        shutil.move(files, out / stamp)
    _lay_door(out, stamp)
    for old in out.glob("v-*"):
        if old.name != stamp:
            shutil.rmtree(old, ignore_errors=True)  # one that is in use goes the next time
    return Site(out, stamp, sum(path.stat().st_size for path in out.rglob("*") if path.is_file()))


def _lite(checkout: Path, work: Path, cache: Path) -> Path:
    """Have JupyterLite build its folder, with the course's pages and everything that they need in it."""
    source, files = work / "lite", work / "files"
    pyodide = source / "static" / "pyodide"
    pyodide.mkdir(parents=True)
    wheel = _course_wheel(checkout, work)
    packages = gather(pyodide, wheel, cache)
    _copy_pages(checkout / "notebooks", source / "pages")
    for name, made in {
        "jupyter-lite.json": {"jupyter-lite-schema-version": 0, "jupyter-config-data": _page_config(packages)},
        "overrides.json": _SETTINGS,
        "jupyter_lite_config.json": {"LiteBuildConfig": _build_config(source, files)},
    }.items():
        (source / name).write_text(json.dumps(made), encoding="utf-8")
    run([sys.executable, "-m", "jupyterlite_core", "build"], "Building with JupyterLite", cwd=source)
    for pattern in _UNUSED:
        for path in files.rglob(pattern):
            path.unlink()
    return files


def _course_wheel(checkout: Path, work: Path) -> Path:
    """Build the course's own wheel."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    run([*pip, f"--wheel-dir={work}", str(checkout)], "Building the course's wheel")
    [wheel] = work.glob("*.whl")
    return wheel


def _copy_pages(notebooks: Path, target: Path) -> None:
    """Copy the learner's pages into their folders, each told that its kernel is the browser's."""
    for listed in Library(own_folder()).course.pages:
        page = nbformat.read(notebooks / listed.notebook, as_version=4)
        page.metadata.kernelspec = {"name": "python", "display_name": "Python"}
        (target / listed.notebook).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(page, target / listed.notebook)


def _page_config(packages: tuple[str, ...]) -> dict[str, Any]:
    """Configure a page: nothing is kept but the passport, and nothing is asked of another host."""
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": list(packages)}}
    return {
        "appName": _title(),
        "enableMemoryStorage": True,
        **{f"{what}StorageDrivers": ["memoryStorageDriver"] for what in ("contents", "settings", "workspaces")},
        "disabledExtensions": list(_SWITCHED_OFF),
        "litePluginSettings": {f"{KERNEL_EXTENSION}:kernel": kernel},
    }


def _build_config(source: Path, files: Path) -> dict[str, Any]:
    """Configure the build: the one app, and exactly the extensions that the pages need."""
    return {
        "apps": ["notebooks"],
        "contents": [str(source / "pages")],
        "output_dir": str(files),
        "ignore_sys_prefix": ["federated_extensions"],
        "federated_extensions": [*(_extension(name) for name in _EXTENSIONS), str(_HERE / "extension")],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
    }


def _extension(name: str) -> str:
    """Find a JupyterLab extension of this environment."""
    for folder in jupyter_core.paths.jupyter_path("labextensions"):
        if (Path(folder) / name / "package.json").is_file():
            return str(Path(folder) / name)
    raise ExportError(f"JupyterLab's extension {name} is not installed. Run: pip install -e '.[site]'")


def _stamp(files: Path) -> str:
    """Name a version after its contents: the same sources give the same name."""
    digest = hashlib.sha256()
    for path in sorted(path for path in files.rglob("*") if path.is_file()):
        digest.update(path.relative_to(files).as_posix().encode() + path.read_bytes())
    for path in (*_SHEETS, *sorted(path for path in _HERE.glob("*.*") if path.suffix != ".py")):
        digest.update(path.read_bytes())
    digest.update(json.dumps([_title(), words.editions.start(), words.editions.door()]).encode())
    return f"v-{digest.hexdigest()[:10]}"


def _dress(files: Path, stamp: str) -> None:
    """Put the course's look and its start over JupyterLite's own page."""
    for name in _MODULES:
        shutil.copy(_HERE / name, files)
    page = files / _PAGE
    text = page.read_text(encoding="utf-8")
    gaps = {
        "title": _title(),
        "words": words.editions.start(),
        "said": language_attributes(language_of_words()),
        "stamp": stamp,
    }
    gaps |= {"frame": _read(*_SHEETS), "modules": _MODULES}
    for mark, name in (("<head>", "head.html"), ("</noscript>", "start.html")):
        if text.count(mark) != 1:
            raise ExportError(
                f"JupyterLite's page has changed: {mark} is not in it once. Mend editions/browser/site.py."
            )
        text = text.replace(mark, mark + template(_HERE / name).render(gaps))
    course = language_attributes(Library(own_folder()).course.language)
    text = text.replace("<html>", '<html class="practicum-is-course" lang="{lang}" dir="{dir}">'.format(**course), 1)
    text = text.replace("<title>Jupyter Notebook - Notebooks</title>", "", 1)
    page.write_text(text, encoding="utf-8")


def list_files(files: Path) -> None:
    """List every file with its bytes and their sum: what is kept, and what is missed, is held against this list."""
    listed = files / "files.json"
    listed.unlink(missing_ok=True)
    found = {
        path.relative_to(files).as_posix(): (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(files.rglob("*"))
        if path.is_file()
    }
    listed.write_text(json.dumps(found), encoding="utf-8")


def _lay_door(out: Path, stamp: str) -> None:
    """Write the door, last: until the present version is whole, the old name leads to the old door."""
    first = Library(own_folder()).course.pages[0].notebook.removesuffix(".ipynb")
    said = words.editions.door()
    gaps = {"title": _title(), "words": said, "said": language_attributes(language_of_words())}
    gaps["door"] = {"first": first, "trouble": said["trouble"]}
    script = _joined("standby.js", "door.js")
    for name in ("index.html", "404.html"):
        page = template(_HERE / "door.html").render(
            gaps, tokens=_read(_SHEETS[0]), script=script, missing=name == "404.html"
        )
        (out / name).write_text(page, encoding="utf-8")
    shutil.copy(_HERE / "trace.html", out)
    (out / "worker.js").write_text(_joined("check.js", "worker.js"), encoding="utf-8")
    (out / ".nojekyll").touch()
    (out / "version.json").write_text(json.dumps({"stamp": stamp}), encoding="utf-8")


def _joined(*names: str) -> str:
    """Write modules as one script: browsers let some workers import nothing, and the door stands by itself."""
    whole = _read(*(_HERE / name for name in names))
    return re.sub(r"(?m)^import .*\n", "", whole).replace("export ", "")


def _read(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _title() -> str:
    return Library(own_folder()).course.title
