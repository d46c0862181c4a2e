"""The papers: short where they must be, each link and each path leads somewhere, and no setting is left out."""

import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import pytest

from practicum.editions.binder_links import Links, write_badges

ROOT = Path(__file__).parents[1]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob(".github/*.md")])
NAMES = [path.name for path in PAPERS]
GITHUB = ROOT / ".github"
MOST_WORDS = {"README.md": 800, "CONTRIBUTING.md": 850}  # a page, its tables included

_VARIABLE = re.compile(r"\bPRACTICUM_[A-Z_]*[A-Z]\b")
_FILE = re.compile(r"`((?:[\w.-]+/)*[\w.-]+(?:/|\.(?:cff|css|js|json|py|toml|txt|yaml|yml)))`")


def links(text: str) -> list[str]:
    """Take the targets of a paper's links and pictures that lie in this folder."""
    targets = re.findall(r"\]\(([^()\s]+)\)", _without_code(text))
    return [unquote(target) for target in targets if not re.match(r"https?:|mailto:", target)]


def anchors(text: str) -> set[str]:
    """Name a paper's headings as GitHub does in an address."""
    headings = re.findall(r"^#+ (.+)$", _without_code(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def variables(paths: list[Path]) -> set[str]:
    """Name every variable of the course that stands in some files."""
    return {name for path in paths for name in _VARIABLE.findall(path.read_text(encoding="utf-8"))}


def settings() -> set[str]:
    """Name every variable that the course reads."""
    return variables(sorted((ROOT / "src").rglob("*.py")))


def _without_code(text: str) -> str:
    return re.sub(r"^    .*$", "", text, flags=re.MULTILINE)


def test_the_papers_are_all_there():
    assert NAMES == [
        "ACCESSIBILITY.md",
        "AUTHORING.md",
        "CONTRIBUTING.md",
        "OPERATING.md",
        "PRIVACY.md",
        "CHANGELOG.md",
        "README.md",
    ]


@pytest.mark.parametrize("name", MOST_WORDS)
def test_a_paper_that_is_read_first_is_short(name):
    [paper] = (path for path in PAPERS if path.name == name)

    assert len(paper.read_text(encoding="utf-8").split()) <= MOST_WORDS[name]


def test_the_readme_stays_short_with_launch_links_in_it(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text((ROOT / "README.md").read_text(encoding="utf-8"), encoding="utf-8")

    write_badges(readme, Links("https://a.example/lab", "https://a.example/voila", "https://a.example/"))

    assert "a.example/voila" in readme.read_text(encoding="utf-8")
    assert len(readme.read_text(encoding="utf-8").split()) <= MOST_WORDS["README.md"]


def test_the_readme_has_a_picture_four_doors_and_a_way_to_every_paper():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    doors = text.partition("\n## Four doors\n")[2].partition("\n## ")[0].strip().split("\n\n")
    reached = {(ROOT / target.partition("#")[0]).resolve() for target in links(text)}

    assert re.search(r"!\[[^\]]{40,}\]\(\.github/card\.png\)", text)
    assert [re.match(r"\*\*(\w+)", door)[1] for door in doors] == ["Learn", "Lead", "Write", "Run"]
    assert all(links(door) for door in doors)
    assert reached >= {path.resolve() for path in PAPERS if path.name != "README.md"}


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
def test_every_link_of_a_paper_leads_to_a_file_and_a_heading(paper):
    for target in links(paper.read_text(encoding="utf-8")):
        path, _, heading = target.partition("#")
        goal = (paper.parent / path).resolve() if path else paper
        assert goal.exists(), target
        assert not heading or heading in anchors(goal.read_text(encoding="utf-8")), target


def test_the_sweep_of_links_saw_many():
    assert sum(len(links(paper.read_text(encoding="utf-8"))) for paper in PAPERS) >= 25


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "AUTHORING.md"])
def test_every_file_that_a_paper_names_is_there(name):
    named = set(_FILE.findall((GITHUB / name).read_text(encoding="utf-8"))) - {"x.toml", "the-better-shirt.toml"}
    places = (ROOT, ROOT / "src" / "practicum", ROOT / "data", ROOT / ".github")

    assert [path for path in sorted(named) if not any((place / path).exists() for place in places)] == []
    assert len(named) >= 10


@pytest.mark.parametrize("path", PAPERS, ids=NAMES)
def test_every_module_that_a_paper_names_is_there(path):
    named = set(re.findall(r"`(practicum(?:\.[a-z_]+)+)`", path.read_text(encoding="utf-8")))

    assert {name for name in named if find_spec(name) is None} == set()


def test_contributing_shows_every_folder_of_the_house():
    text = (GITHUB / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = {path.parent.name for path in (ROOT / "src" / "practicum").glob("*/__init__.py")}

    assert {name for name in folders if f"`{name}/`" not in text} == set()
    assert len(folders) >= 10


def test_every_variable_of_the_course_stands_in_the_table_of_operating():
    text = (GITHUB / "OPERATING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`PRACTICUM_.+?) \|", text.partition("\n## Variables\n")[2], re.MULTILINE)
    told = set(_VARIABLE.findall("\n".join(rows)))

    assert settings() - told == set()
    assert len(settings()) >= 12


def test_every_variable_of_the_tests_stands_in_contributing():
    scripts = [path for path in (ROOT / ".ci").iterdir() if path.is_file()]
    of_tests = variables([*(ROOT / "tests").rglob("*.py"), *scripts]) - settings()
    told = variables([GITHUB / "CONTRIBUTING.md", GITHUB / "OPERATING.md"])

    assert of_tests - told == set()
    assert len(of_tests) >= 5


def test_the_command_for_quick_tests_is_named_at_one_place():
    text = (GITHUB / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [marked] = re.findall(r"<!-- quick tests[^>]*-->\n    (.+)\n<!-- end of quick tests -->", text)

    assert marked.startswith(".venv/bin/pytest ")
    assert sum(path.read_text(encoding="utf-8").count(marked) for path in PAPERS) == 1


def test_the_changelog_says_who_notices_what():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = text.partition("\n## Unreleased\n")[2].partition("\n## ")[0]
    people = re.findall(r"^### For (\w+)$", unreleased, re.MULTILINE)
    entries = re.findall(r"^- (.+)$", unreleased, re.MULTILINE)

    assert people == ["learners", "facilitators", "authors", "operators"]
    assert all(re.match(r"(Added|Changed|Deprecated|Removed|Fixed|Security): ", entry) for entry in entries)
