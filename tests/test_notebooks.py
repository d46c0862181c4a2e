"""The notebooks as files: stripped, folded, short, linked, and in agreement with course.toml."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from practicum.library import Library, own_folder

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.rglob("*.ipynb"))
COURSE = Library(own_folder()).course


def code_cells(path: Path) -> list[dict]:
    return [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]


def source(cell: dict) -> str:
    return "".join(cell["source"])


def prose(path: Path) -> str:
    return "\n\n".join(source(c) for c in json.loads(path.read_text())["cells"] if c["cell_type"] == "markdown")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stripped_and_keeps_its_ids(path):
    keys = ["--keep-id", "--extra-keys", "metadata.language_info"]
    done = subprocess.run([sys.executable, "-m", "nbstripout", "--verify", *keys, str(path)], check=False)
    ids = [cell["id"] for cell in json.loads(path.read_text())["cells"]]

    assert done.returncode == 0
    assert len(ids) == len(set(ids)) > 5


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_code_cell_is_folded_short_and_one_call(path):
    for cell in code_cells(path):
        lines = source(cell).splitlines()
        calls = re.findall(r"^practicum\.[\w.]+\(", source(cell), re.MULTILINE)

        assert cell["metadata"]["jupyter"]["source_hidden"] is True
        assert cell["metadata"]["deletable"] is False
        assert len(lines) <= 3
        assert lines[0].startswith("# "), "the folded line is all that a learner sees of it"
        assert len(calls) == 1
    assert len(code_cells(path)) >= 3


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_has_no_path_no_install_and_no_verdict(path):
    text = path.read_text()

    assert not re.search(r"pip install|print\(|/home/|/work/|!\w", "".join(map(source, code_cells(path))))
    assert not re.search(r"\b(correct|wrong|score|failed)\b", prose(path), re.IGNORECASE)
    assert '"practicum"' in text.split('"nbformat"')[0][-400:]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_every_link_between_pages_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)\)", prose(path))

    assert [link for link in links if not (path.parent / link).is_file()] == []
    assert len(links) >= 1


@pytest.mark.parametrize("page", COURSE.pages, ids=lambda page: page.id)
def test_a_page_of_the_course_and_its_notebook_agree(page):
    cells = "\n".join(map(source, code_cells(FOLDER / page.notebook)))

    assert f'practicum.page("{page.id}")' in cells
    assert tuple(re.findall(r'practicum\.vignette\("([a-z0-9-]+)"\)', cells)) == page.vignettes


def test_the_course_lists_every_learners_notebook_in_order():
    learners = [path.name for path in NOTEBOOKS if path.parent == FOLDER]

    assert [page.notebook for page in COURSE.pages] == learners
    assert len(learners) >= 3


def test_the_first_page_carries_what_the_course_must_say():
    said = re.sub(r"[*`]", "", prose(FOLDER / "00_start_here.ipynb"))

    for statement in (
        "one short blog post by a writer who calls themself a practicing psychologist",
        "It cites no code and no research",
        "does not mean that it is ethical, lawful or safe",
        "not legal, clinical or regulatory advice",
        "gives no CE or CPD credit",
        "If you are in training: bring attraction to supervision early.",
        "No professional code that we list permits sexual or romantic contact with a client",
        "All people in the cases are invented, and all of them are adults.",
        "Feelings are not graded here. You may skip any card and lose nothing.",
        "If a therapist has been sexual with you, it was not your doing.",
        "my_passport.jsonl",
        "On Binder",
        "not for assessing or selecting anybody",
    ):
        assert statement in said, statement
