"""Installing, upgrading and removing the course leave alone what an operator has put into the same folders."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from practicum.content.library import Library, own_folder

ROOT = Path(__file__).parents[2]
OPERATORS = (
    *("etc/jupyter/jupyter_lab_config.json", "etc/jupyter/jupyter_lab_config.py", "etc/jupyter/voila.py"),
    *("etc/jupyter/jupyter_config.json", "etc/jupyter/jupyter_server_config.json", "etc/jupyter/voila.json"),
    *("etc/jupyter/jupyter_server_config.d/other.json", "share/jupyter/lab/settings/overrides.json"),
    *("share/jupyter/lab/settings/overrides.d/other.json", "share/jupyter/voila/templates/lab/conf.json"),
)


def build(course: Path, folder: Path) -> Path:
    """Build the wheel of a copy of the course; nothing is fetched for it."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=course, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def earlier(tmp_path):
    """Build the wheel of a version before this one."""
    course = tmp_path / "earlier"
    course.mkdir()
    for name in ("src", "data"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*ROOT.glob("LICENSE*"), ROOT / "README.md", ROOT / "pyproject.toml"):
        shutil.copy(path, course)
    face = course / "src" / "practicum" / "__init__.py"
    version = next(line for line in face.read_text().splitlines() if line.startswith("__version__"))
    face.write_text(face.read_text().replace(version, '__version__ = "0.0.1"'))
    return build(course, tmp_path / "earlier-wheel")


@pytest.fixture
def environment(tmp_path):
    """Make an environment in which an operator has settings of their own."""
    folder = tmp_path / "environment"
    venv.create(folder, with_pip=True)
    for name in OPERATORS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# the operator's {name}")
    return folder


def pip(environment: Path, *arguments: str) -> None:
    [python] = (path for path in environment.glob("*/python*") if path.stem == "python")
    command = [str(python), "-m", "pip", *arguments, "--disable-pip-version-check"]
    subprocess.run(command, check=True, capture_output=True)


def shared(environment: Path) -> dict[str, str]:
    """Read what lies in the folders that many packages and the operator put things into."""
    found = (path for name in ("etc", "share") for path in (environment / name).rglob("*") if path.is_file())
    return {path.relative_to(environment).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_every_file_outside_the_package_bears_a_name_of_our_own(wheel):
    with zipfile.ZipFile(wheel) as packed:
        paths = [PurePosixPath(name) for name in packed.namelist()]
    placed = [path.relative_to(path.parents[-3]) for path in paths if ".data" in path.parts[0]]
    code = {path.parts[0] for path in paths if ".data" not in path.parts[0] and ".dist-info" not in path.parts[0]}

    assert [str(path) for path in placed if not {"practicum", "practicum.json"} & set(path.parts)] == []
    assert {path.parts[0] for path in placed} == {"etc", "share"}
    assert len(placed) >= 9
    assert code == {"practicum"}


def test_the_wheel_brings_the_pages_by_which_the_clock_goes_and_nothing_that_a_person_has_put_beside_them(tmp_path):
    course = tmp_path / "course"
    for name in ("src", "data", "notebooks"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*ROOT.glob("LICENSE*"), ROOT / "README.md", ROOT / "pyproject.toml"):
        shutil.copy(path, course)
    for name in ("my_passport.jsonl", "further/my_passport.jsonl", "Untitled.ipynb", "further/mine.ipynb"):
        (course / "notebooks" / name).write_text("mine", encoding="utf-8")

    with zipfile.ZipFile(build(course, tmp_path / "wheel")) as packed:
        brought = {name.removeprefix("practicum/notebooks/") for name in packed.namelist() if "/notebooks/" in name}

    assert brought == {page.notebook for page in Library(own_folder()).course.pages}


def test_an_operators_files_survive_installing_upgrading_and_removing_the_course(environment, earlier, wheel):
    before = shared(environment)

    for step in (["install", str(earlier)], ["install", str(wheel)]):
        pip(environment, *step, "--no-deps", "--no-index", "--no-cache-dir")
        present = shared(environment)
        assert {name: present.get(name) for name in before} == before
        assert len(present) >= len(before) + 9
    pip(environment, "uninstall", "--yes", "mine-to-handle")

    assert shared(environment) == before
    assert len(before) == len(OPERATORS)
