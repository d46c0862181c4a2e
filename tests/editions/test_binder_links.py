"""Launch links: made from the repository's address, and only to what is there."""

import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from practicum.editions import ExportError
from practicum.editions.binder_links import badges, launch_links, write_badges

FIRST = "00_start_here.ipynb"


@pytest.fixture
def course(tmp_path):
    """Give a checkout with a tag."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / FIRST).write_text("{}")
    (tmp_path / "environment.yml").write_text("name: course\n")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"], ["tag", "v1.0"]):
        subprocess.run([*git, *command], check=True)
    return tmp_path


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/Some-School/mine-to-handle",
        "https://github.com/Some-School/mine-to-handle.git",
        "git@github.com:Some-School/mine-to-handle.git",
        "https://somebody:secret@github.com/Some-School/mine-to-handle/",
    ],
)
def test_links_open_the_first_page_at_a_tag(course, address):
    links = launch_links(course, FIRST, address)

    base = "https://mybinder.org/v2/gh/Some-School/mine-to-handle/v1.0?urlpath="
    assert unquote(links.lab) == f"{base}lab/tree/notebooks/{FIRST}"
    assert unquote(links.voila) == f"{base}voila/render/notebooks/{FIRST}"
    assert links.site == "https://some-school.github.io/mine-to-handle/"
    assert "secret" not in badges(links)


def test_the_site_of_an_owner_stands_at_its_own_root(course):
    links = launch_links(course, FIRST, "https://github.com/School/school.github.io")

    assert links.site == "https://school.github.io/"


def test_the_repositorys_own_address_is_taken_and_its_newest_tag(course):
    git = ["git", "-C", str(course)]
    subprocess.run([*git, "remote", "add", "origin", "https://gitlab.com/school/unit/course.git"], check=True)

    links = launch_links(course, FIRST)

    assert links.lab.startswith("https://mybinder.org/v2/gl/school%2Funit%2Fcourse/v1.0?urlpath=lab/tree/")
    assert links.site is None


def test_a_link_that_would_lead_nowhere_is_refused(course):
    address = "https://github.com/some/course"
    with pytest.raises(ExportError, match="This folder has no remote named origin"):
        launch_links(course, FIRST)
    with pytest.raises(ExportError, match="no address of a repository"):
        launch_links(course, FIRST, "https://example.org/course")
    for elsewhere in (f"{address}/tree/main", "https://notgithub.com/some/course", "https://github.com/course"):
        with pytest.raises(ExportError, match="no address of a repository"):
            launch_links(course, FIRST, elsewhere)
    for no_tag in ("v9", "HEAD"):
        with pytest.raises(ExportError, match=f"no tag '{no_tag}'"):
            launch_links(course, FIRST, address, no_tag)
    with pytest.raises(ExportError, match=r"01_gone\.ipynb is not there"):
        launch_links(course, "01_gone.ipynb", address)
    subprocess.run(["git", "-C", str(course), "tag", "-d", "v1.0"], check=True, capture_output=True)
    with pytest.raises(ExportError, match="no tag yet"):
        launch_links(course, FIRST, address)


def test_the_readme_has_the_place_for_links_before_its_four_doors():
    readme = Path(__file__).parents[2] / "README.md"
    text = readme.read_text(encoding="utf-8")

    assert text.count("<!-- launch links -->") == text.count("<!-- end of launch links -->") == 1
    assert text.index("<!-- launch links -->") < text.index("## Four doors")
    assert "practicum links --write" in text


def test_badges_go_between_their_marks_and_nothing_else_is_touched(course):
    readme = course / "README.md"
    readme.write_text("# Course\n\n<!-- launch links -->\nold\n<!-- end of launch links -->\n\nThe end.\n")
    links = launch_links(course, FIRST, "https://github.com/some/course")

    write_badges(readme, links)
    write_badges(readme, links)

    text = readme.read_text()
    assert text.startswith("# Course\n\n<!-- launch links -->\n- [![")
    assert text.endswith("\n<!-- end of launch links -->\n\nThe end.\n")
    assert "old" not in text
    assert text.count(links.lab) == text.count(links.voila) == 1
    readme.write_text("# Course\n")
    with pytest.raises(ExportError, match="does not have the marks"):
        write_badges(readme, links)
