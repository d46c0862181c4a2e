"""The folder of the browser edition: what is in it, what is not, and what stands in the way of writing it."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from practicum.__main__ import main
from practicum.content.library import Library, own_folder
from practicum.editions import ExportError
from practicum.editions.browser import pyodide
from practicum.editions.browser.site import build

LIBRARY = Library(own_folder())
HEAVY = ("pandas", "numpy", "sqlalchemy", "scipy", "altair", "jupyterlab", "jsonschema", "voila")


@pytest.fixture(scope="module")
def version(built):
    [folder] = built.folder.glob("v-*")
    return folder


def test_it_is_small_and_holds_the_learners_pages_and_no_others(built, version):
    assert built.bytes <= 45_000_000
    files = version / "files"
    pages = {path.relative_to(files).as_posix() for path in files.rglob("*.ipynb")}
    assert pages == {page.notebook for page in LIBRARY.course.pages}
    assert {path.name for path in version.rglob("*.ipynb")} - {"jupyter-lite.ipynb"} == {
        p.name for p in map(Path, pages)
    }
    assert not list(version.rglob("*.map"))


def test_everything_that_python_loads_lies_there_and_pandas_does_not(version):
    folder = version / "static" / "pyodide"
    lock = json.loads((folder / "pyodide-lock.json").read_text())["packages"]

    assert {"mine-to-handle", "anywidget", "ipywidgets", "ipython", "micropip"} <= set(lock)
    assert not set(HEAVY) & set(lock)
    for entry in lock.values():
        wheel = folder / entry["file_name"]
        assert hashlib.sha256(wheel.read_bytes()).hexdigest() == entry["sha256"]
        assert set(entry["depends"]) <= set(lock)
    assert {path.name for path in folder.glob("*.whl")} == {entry["file_name"] for entry in lock.values()}


def test_pages_are_told_to_ask_no_other_host(version):
    config = json.loads((version / "jupyter-lite.json").read_text())["jupyter-config-data"]
    kernel = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]

    assert kernel["disablePyPIFallback"] is True
    assert kernel["pyodideUrl"] == "./static/pyodide/pyodide.mjs"
    assert not re.search(r"https?://", json.dumps(config))


def test_the_same_sources_make_the_same_version_in_the_place_of_an_earlier_one(built, tmp_path):
    out = tmp_path / "again"
    shutil.copytree(built.folder, out)
    (out / "v-0000000000").mkdir()

    again = build(out)

    assert again.stamp == built.stamp
    assert [path.name for path in out.glob("v-*")] == [built.stamp]
    assert json.loads((out / "version.json").read_text()) == {"stamp": built.stamp}


def test_every_file_of_a_version_is_listed_with_its_bytes_and_their_sum(version):
    listed = json.loads((version / "files.json").read_text(encoding="utf-8"))
    there = {path.relative_to(version).as_posix() for path in version.rglob("*") if path.is_file()}

    assert set(listed) == there - {"files.json"}
    assert len(listed) >= 300
    for name, (size, digest) in listed.items():
        assert (version / name).stat().st_size == size
        assert hashlib.sha256((version / name).read_bytes()).hexdigest() == digest


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("mine")

    assert main(["site", str(tmp_path)]) == 1

    assert "holds something that is no browser edition" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_without_npm_it_says_what_is_missing_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(pyodide.constants, "PYODIDE_VERSION", "0.0.0")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ExportError, match="the command 'npm' was not found"):
        build(tmp_path / "out", cache=tmp_path / "cache")

    assert not (tmp_path / "out").exists()


def test_other_words_make_another_version(built, tmp_path, monkeypatch):
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "qps")

    assert build(tmp_path / "out").stamp != built.stamp
