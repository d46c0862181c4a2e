"""What reading shows about systems that no test is run on: Windows above all."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from practicum.editions import ExportError
from practicum.editions.browser import pyodide
from practicum.words import workshop
from practicum.words.translate import installing

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
WRITES_TEXT = {"read_text", "write_text", "open", "fdopen", "TextIOWrapper", "NamedTemporaryFile"}
BYTES = re.compile(r"^[rwxa+]*b[rwxa+]*$")


def calls(names: set[str]) -> list[tuple[str, ast.Call]]:
    """Find the calls of functions and methods of these names, each with where it stands."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", ""))
            if isinstance(node, ast.Call) and name in names:
                found.append((f"{path.relative_to(ROOT)}:{node.lineno}", node))
    return found


def says(call: ast.Call, *words: str) -> bool:
    return any(keyword.arg in words for keyword in call.keywords)


def is_of_bytes_or_no_text(call: ast.Call) -> bool:
    """Tell an open of bytes, and one of a descriptor, an archive or an address, from one of a text."""
    values = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    values += [keyword.value.value for keyword in call.keywords if isinstance(keyword.value, ast.Constant)]
    owner = getattr(getattr(call.func, "value", None), "id", "")
    return any(isinstance(value, str) and BYTES.match(value) for value in values) or owner in ("os", "tarfile")


def test_every_text_is_opened_with_its_encoding_named():
    found = calls(WRITES_TEXT)
    texts = [
        (place, call)
        for place, call in found
        if getattr(call.func, "attr", "") == "fdopen" or not is_of_bytes_or_no_text(call)
    ]
    texts = [
        (place, call) for place, call in texts if "rb" not in ast.unparse(call) and "wb" not in ast.unparse(call)
    ]

    assert [place for place, call in texts if not says(call, "encoding")] == []
    assert len(texts) >= 12


def test_what_a_tool_prints_is_read_with_an_encoding_named():
    found = [(place, call) for place, call in calls({"run", "Popen", "check_output"})]
    texts = [place for place, call in found if says(call, "text", "universal_newlines")]

    assert [place for place, call in found if place in texts and not says(call, "encoding")] == []
    assert len(found) >= 3


def test_a_file_opened_by_its_descriptor_is_opened_for_bytes_on_every_system():
    found = [
        (place, ast.unparse(call))
        for place, call in calls({"open"})
        if getattr(getattr(call.func, "value", None), "id", "") == "os"
    ]
    folders = ("os.open(folder,", "os.open(path.parent,", "os.open(os.devnull,")  # no bytes are read or written
    flags = [(place, spelt_out(place, text)) for place, text in found if not text.startswith(folders)]

    assert [place for place, text in flags if "O_BINARY" not in text] == []
    assert len(flags) >= 5


def spelt_out(place: str, text: str) -> str:
    """Put what a module's constants stand for in the place of their names."""
    tree = ast.parse((ROOT / place.rpartition(":")[0]).read_text(encoding="utf-8"))
    known = {
        ast.unparse(node.targets[0]): ast.unparse(node.value) for node in tree.body if isinstance(node, ast.Assign)
    }
    for _ in range(3):
        text = re.sub(r"\b_[A-Z_]+\b", lambda found: known.get(found[0], found[0]), text)
    return text


def test_a_tool_is_run_by_its_full_path_for_on_windows_npm_is_a_script(tmp_path, monkeypatch):
    tool = tmp_path / ("npm.cmd" if os.name == "nt" else "npm")
    tool.write_text("@echo off\necho hello" if os.name == "nt" else "#!/bin/sh\necho hello $0\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert pyodide.run(["npm"], "Trying").strip() == f"hello {shutil.which('npm')}"
    with pytest.raises(ExportError, match="the command 'no-such-tool' was not found"):
        pyodide.run(["no-such-tool"], "Trying")


def test_words_that_tell_a_person_to_run_something_name_the_environment_as_this_system_does(monkeypatch):
    assert workshop._command().startswith(".venv/bin/jupyter lab ")
    assert installing("site") == ".venv/bin/pip install -e '.[site]'"

    monkeypatch.setattr(sys, "platform", "win32")

    assert workshop._command().startswith(".venv\\Scripts\\jupyter lab ")
    assert installing("site") == ".venv\\Scripts\\pip install -e '.[site]'"


def test_no_file_of_the_folder_has_a_name_that_windows_refuses():
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    names = [part for name in listed.split("\0") if name for part in name.split("/")]
    reserved = re.compile(r'[<>:"\\|?*]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)

    assert [name for name in names if reserved.search(name)] == []
    assert len({name.lower() for name in listed.split("\0")}) == len(set(listed.split("\0")))
    assert len(names) >= 200


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (".ci/run", "eol: lf"),
        ("notebooks/00_start_here.ipynb", "eol: lf"),
        ("src/practicum/editions/browser/worker.js", "eol: lf"),
        ("data/course.toml", "eol: lf"),
        ("my_passport.jsonl", "text: unset"),
        (".github/card.png", "text: unset"),
    ],
)
def test_line_ends_are_the_same_on_every_system_and_a_passport_is_never_changed(name, wanted):
    command = ["git", "-C", str(ROOT), "check-attr", "text", "eol", "--", name]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout

    assert wanted in said
