"""Binder and the published pages: what a fresh environment builds, and that progress is carried out of a Binder."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import practicum
from practicum.content.library import Library, own_folder
from practicum.settings import Edition, edition

ROOT = Path(__file__).parents[2]
FIRST = Library(own_folder()).course.pages[0].notebook
OFFLINE = os.environ.get("PRACTICUM_SITE") != "required"


def checkout(folder: Path) -> Path:
    """Copy what git holds, as Binder would fetch it; a change that is not committed yet comes along."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def environment_file() -> list[str]:
    return (ROOT / "environment.yml").read_text().splitlines()


def test_binder_would_build_this_python_from_this_one_file(tmp_path):
    folder = checkout(tmp_path / "course")
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(folder)]
    out = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True)
    dockerfile = out.stdout + out.stderr

    assert "Building conda environment for python=3.11" in dockerfile
    assert 'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"' in dockerfile
    assert dockerfile.index("COPY --chown=0:0 src/ ${REPO_DIR}/") < dockerfile.index("environment.yml")
    assert not any(
        (ROOT / name).exists() for name in ("binder", ".binder", "requirements.txt", "Pipfile", "runtime.txt")
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Install exactly what environment.yml names into an environment of its own, with pip.

    As conda and mamba do, from a requirements file beside it: paths in it are relative to that folder.
    """
    folder = checkout(tmp_path_factory.mktemp("binder") / "course")
    wanted = [
        line.strip().removeprefix("- ") for line in environment_file()[environment_file().index("  - pip:") + 1 :]
    ]
    assert wanted == ["--constraint .ci/constraints.txt", "-e .[cohort]"]
    (folder / "condaenv.requirements.txt").write_text("\n".join(wanted))
    assert "  - python=3.11" in environment_file()
    venv.create(folder / ".env", with_pip=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PRACTICUM_", "JUPYTER_"))}
    clean["PIP_NO_COMPILE"] = "1"  # of what is installed here, little is ever loaded
    clean.pop("PYTHONDONTWRITEBYTECODE", None)  # and what is, by several processes
    fetch("pip install --quiet -r condaenv.requirements.txt", folder, clean)
    return folder, clean


def fetch(command: str, folder: Path, environment: dict[str, str]) -> None:
    """Run a command of the fresh environment that needs a network."""
    program, *arguments = shlex.split(command)
    done = subprocess.run(
        [folder / ".env/bin" / program, *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode and OFFLINE:
        pytest.skip(f"{command}: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_what_environment_yml_names_runs_a_page_and_has_every_way_in(built):
    folder, clean = built
    binaries = folder / ".env/bin"
    command = [binaries / "jupyter", "execute", "--inplace", f"notebooks/{FIRST}"]
    subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=True)

    page = json.loads((folder / "notebooks" / FIRST).read_text())
    codes = [cell for cell in page["cells"] if cell["cell_type"] == "code"]
    outputs = [output for cell in codes for output in cell["outputs"]]
    assert len(codes) >= 2
    assert {output["output_type"] for output in outputs} == {"execute_result"}
    assert len(outputs) == len(codes)
    assert not list(folder.rglob("my_passport.jsonl"))
    listed = subprocess.run(
        [binaries / "jupyter", "server", "extension", "list"], env=clean, capture_output=True, text=True, check=True
    )
    said = re.sub(r"\x1b\[\d*m", "", listed.stdout + listed.stderr)
    assert all(
        f"{name} enabled" in said
        for name in (
            "jupyterlab",
            "voila.server_extension",
            "practicum.editions.jupyterlab.server",
            "practicum.workshop.phones.server",
        )
    )


@pytest.mark.slow
def test_no_window_pops_up_on_the_first_run(built):
    folder, _ = built
    settings = json.loads((folder / ".env/share/jupyter/lab/settings/overrides.d/practicum.json").read_text())

    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


@pytest.mark.slow
def test_the_workflow_that_publishes_pages_builds_the_browser_edition_in_a_fresh_environment(built):
    folder, clean = built
    workflow = (ROOT / ".github" / "workflows" / "pages.yml").read_text()
    install, build = re.findall(r"- run: (?:python3 -m venv \.venv && )?\.venv/bin/(.+)", workflow)
    assert install == "pip install -c .ci/constraints.txt -e '.[site]'"
    assert build == "python -m practicum site dist/site"
    assert "path: dist/site" in workflow

    for command in (install, build):
        fetch(command, folder, clean)

    assert (folder / "dist/site/index.html").is_file()
    assert len(list((folder / "dist/site").glob("v-*/files/**/*.ipynb"))) == len(Library(own_folder()).course.pages)


def call(folder: Path, code: str) -> dict:
    """Run code as a page of a checkout would, and take what it prints."""
    environment = {name: value for name, value in os.environ.items() if name != "PRACTICUM_PASSPORT"}
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", f"import json, practicum\n{code}"],
        cwd=folder / "notebooks",
        env=environment | {"BINDER_LAUNCH_HOST": "somewhere"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_progress_leaves_a_binder_that_stops_as_a_file_and_as_a_code(tmp_path):
    binder, home, elsewhere = (checkout(tmp_path / name) for name in ("binder", "home", "elsewhere"))
    chosen = {
        "kind": "commit",
        "id": "8b2a4c1e-0f4e-4b8e-9c39-0f4f4d1f6a11",
        "version": 0,
        "option": "",
        "confidence": 100,
    }
    carried = call(
        binder,
        f"""
card = practicum.vignette("not-me")
message = {chosen!r} | {{"version": card.vignette["version"], "option": card.vignette["options"][1]["id"]}}
assert card.reply(message)["kind"] == "saved"
panel = practicum.mine.passport()
copy = panel.reply({{"kind": "export"}})
print(json.dumps({{"text": copy["text"], "code": copy["overview"]["code"], "option": message["option"]}}))
""",
    )
    shutil.rmtree(binder)

    taken = call(
        home, f'print(json.dumps(practicum.mine.passport().reply({{"kind": "import", "text": {carried["text"]!r}}})))'
    )
    redeemed = call(
        elsewhere,
        f'print(json.dumps(practicum.mine.passport().reply({{"kind": "redeem", "code": {carried["code"]!r}}})))',
    )

    assert "New records taken in: 1" in taken["remark"]
    assert "Choices taken in: 1" in redeemed["remark"]
    for folder in (home, elsewhere):
        left = call(folder, 'print(json.dumps(practicum.vignette("not-me").left))')
        assert left["option"] == carried["option"]


def test_on_binder_every_page_says_first_what_binder_is(monkeypatch):
    monkeypatch.delenv("BINDER_LAUNCH_HOST", raising=False)
    here = practicum.page("start-here").lines
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.example/")

    lines = practicum.page("start-here").lines

    assert edition() is Edition.BINDER
    assert "You are on Binder" in lines[0]
    assert "save a copy" in lines[0]
    assert lines[2:] == here[1:]
    assert [line for line in lines if "what is saved stays" in line] == []  # it goes with the server


def test_what_binder_is_stands_before_the_first_text_box():
    page = json.loads((ROOT / "notebooks/further/22_my_course.ipynb").read_text())
    sources = ["".join(cell["source"]) for cell in page["cells"]]

    told = next(number for number, source in enumerate(sources) if "**On Binder**" in source)
    box = next(number for number, source in enumerate(sources) if "practicum.mine.passport()" in source)
    assert told < box
