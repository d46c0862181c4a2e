"""Where a passport lies, whose it is and why there: the rules of `whereabouts`, one after the other."""

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import practicum
from practicum import words
from practicum.passport.copies import take_in_earlier, waiting
from practicum.passport.file import Passport, PassportError, default_path
from practicum.passport.permissions import Obstacle
from practicum.passport.whereabouts import FILE_NAME, Why, earlier_passports, whereabouts
from practicum.settings import NOWHERE

WORDS = sorted(Path(words.__file__).parent.glob("*.py"))
ONLY_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such owners and modes")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Open a notebook in a folder that is one's own, with a home and a data folder that are one's own."""
    home, pages = tmp_path / "home", tmp_path / "pages"
    home.mkdir(mode=0o700)
    pages.mkdir(mode=0o755)
    for name in (
        *("PRACTICUM_PASSPORT", "PRACTICUM_SERVER", "PRACTICUM_VISITOR", "SERVER_SOFTWARE"),
        *("BINDER_LAUNCH_HOST", "JUPYTERHUB_USER", "XDG_DATA_HOME"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(home / "data"))
    monkeypatch.chdir(pages)
    return pages


def own(folder: Path) -> Path:
    """Name the data folder's part that holds a folder for each person."""
    return folder.parent / "home" / "data" / "mine-to-handle" / "people"


def test_where_voilas_own_command_knows_no_visitor_nobody_shares_a_passport_and_the_page_says_so(folder, monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")

    line, *_ = practicum.page("alone").lines

    assert whereabouts().path == Path(NOWHERE)
    assert line.startswith("Nothing is kept on this server")
    assert ".venv/bin/python -m practicum voila" in line
    assert list(folder.iterdir()) == []


def test_a_passport_that_was_named_for_voilas_own_command_is_used(folder, monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(folder / FILE_NAME))

    assert whereabouts().keeps


def test_voila_within_ones_own_jupyter_server_keeps_the_passport_beside_the_notebooks(folder, monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setenv("PRACTICUM_SERVER", "4711")
    monkeypatch.setenv("JPY_PARENT_PID", "4711")

    assert whereabouts().path == folder / FILE_NAME


def share(folder: Path) -> None:
    folder.chmod(0o777)


def test_it_lies_beside_the_notebook_where_the_folder_is_ones_own(folder):
    lies = whereabouts()

    assert (lies.path, lies.why, lies.keeps) == (folder / FILE_NAME, Why.BESIDE, True)
    assert default_path() == lies.path
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("named", ["~/kept/far/mine.jsonl", "~//mine.jsonl", "kept/mine.jsonl", "./mine.jsonl"])
def test_a_named_place_is_used_exactly_and_the_first_line_makes_its_parents(folder, monkeypatch, attempt, named):
    monkeypatch.setenv("PRACTICUM_PASSPORT", named)
    exact = Path(os.environ["HOME"], named[2:].lstrip("/")) if named.startswith("~") else folder / named

    lies = whereabouts()
    assert (lies.path, lies.why, lies.keeps, exact.parent.exists()) == (exact, Why.NAMED, True, "kept" not in named)
    Passport(lies.path).record([attempt()])

    assert len(exact.read_text(encoding="utf-8").splitlines()) == 1
    assert exact.stat().st_mode & 0o077 == 0


def test_an_empty_name_is_none(folder, monkeypatch):
    monkeypatch.setenv("PRACTICUM_PASSPORT", "")

    assert whereabouts().why is Why.BESIDE


def bad_places(folder: Path) -> dict[Obstacle, str]:
    """Make every kind of named place at which nothing can be kept, root or not."""
    (folder / "a-folder").mkdir()
    (folder / "a-file").write_text("no folder", encoding="utf-8")
    os.mkfifo(folder / "a-pipe")
    (folder / "a-circle").symlink_to(folder / "a-circle")
    return {
        Obstacle.FOLDER: str(folder / "a-folder"),
        Obstacle.UNDER_FILE: str(folder / "a-file" / "further" / FILE_NAME),
        Obstacle.NO_FILE: str(folder / "a-pipe"),
        Obstacle.UNREACHABLE: str(folder / "a-circle" / FILE_NAME),
        Obstacle.UNKNOWN_HOME: "~nobody-of-that-name/mine.jsonl",
    }


@ONLY_UNIX
def test_a_named_place_that_cannot_be_used_is_said_before_the_first_choice_and_keeps_nothing(
    folder, monkeypatch, attempt
):
    tried = bad_places(folder)
    before = sorted(folder.rglob("*"))

    for obstacle, named in tried.items():
        monkeypatch.setenv("PRACTICUM_PASSPORT", named)
        lies, lines = whereabouts(), practicum.page("alone").lines

        assert (lies.obstacle, lies.why, lies.keeps) == (obstacle, Why.NAMED, False)
        assert lines[0].startswith("Nothing can be kept here: ")
        assert named in lines[0]
        assert "PRACTICUM_PASSPORT names that place" in lines[0]
        assert [line for line in lines if "what is saved stays" in line] == []
        with pytest.raises(PassportError):
            Passport(lies.path).record([attempt()])
    assert sorted(folder.rglob("*")) == before
    by_others = {Obstacle.READ_ONLY, Obstacle.NOWHERE}  # seen by another account, and in a browser, both below
    assert set(tried) == set(Obstacle) - by_others - {Obstacle.REFUSED, Obstacle.TOO_LARGE}  # met on trying


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["y" * 200] * 30)])
def test_a_name_too_long_is_said_calmly(folder, monkeypatch, name):
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(folder / name))

    assert whereabouts().obstacle is Obstacle.UNREACHABLE
    assert practicum.page("alone").lines[0].startswith("Nothing can be kept here: ")


def test_nothing_is_kept_at_the_place_that_is_nowhere_and_nothing_can_be_made_there(attempt):
    with pytest.raises(PassportError, match="Nothing can be kept here"):
        Passport(Path(NOWHERE)).record([attempt()])
    with pytest.raises(OSError, match=re.escape(os.devnull)):
        Path(NOWHERE).parent.mkdir(parents=True, exist_ok=True)
    with pytest.raises(OSError, match=re.escape(os.devnull)):
        Path(NOWHERE).touch()

    assert Passport(Path(NOWHERE)).attempts() == ()
    assert Passport(Path(NOWHERE)).delete() is None


def test_a_browser_that_keeps_nothing_is_told_so_and_the_server_is_not_blamed(folder, monkeypatch):
    monkeypatch.setenv("PRACTICUM_PASSPORT", NOWHERE)
    monkeypatch.setenv("PRACTICUM_VISITOR", "yes")

    assert whereabouts().obstacle is Obstacle.NOWHERE
    assert practicum.page("alone").lines[0] == words.pages.notice()["nowhere"]
    assert practicum.mine.passport().overview["lines"] == [words.pages.notice()["nowhere"]]


@ONLY_UNIX
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o757])
def test_in_a_folder_that_others_can_write_a_new_passport_is_in_a_folder_of_ones_own(folder, attempt, mode):
    folder.chmod(mode)

    lies = whereabouts()
    Passport(lies.path).record([attempt()])

    assert lies.why is Why.SHARED
    assert lies.path.is_relative_to(own(folder))
    assert list(folder.iterdir()) == []
    assert lies.path.parent.stat().st_mode & 0o077 == 0
    assert whereabouts() == lies


@ONLY_UNIX
def test_what_is_kept_elsewhere_is_said_first_and_what_is_saved_stays(folder):
    share(folder)

    first, *rest = practicum.page("alone").lines
    panel = practicum.mine.passport()

    assert first == words.whereabouts.elsewhere()["shared"].format(path=whereabouts().path)
    assert rest[0].endswith(words.whereabouts.ready()["stays"])
    assert panel.overview["lines"][1:] == [first, f"It lies here: {whereabouts().path} {owned_by_account()}"]
    assert panel.stored["rows"][0][1] == "One file, my_passport.jsonl, in a folder of your own"


def owned_by_account() -> str:
    return words.whereabouts.owners()["account"].format(owner=whereabouts().owner.name)


@ONLY_UNIX
def test_a_passport_that_was_begun_beside_the_notebook_is_used_as_ever_also_in_a_shared_folder(folder, attempt):
    Passport(folder / FILE_NAME).record([attempt()])
    share(folder)

    assert (whereabouts().path, whereabouts().why) == (folder / FILE_NAME, Why.BESIDE)


@ONLY_UNIX
def test_a_group_of_ones_own_shares_nothing(folder):
    folder.chmod(0o775)
    import grp
    import pwd

    group, account = grp.getgrgid(folder.stat().st_gid), pwd.getpwuid(os.geteuid()).pw_name
    private = group.gr_name == account and set(group.gr_mem) <= {account}

    assert whereabouts().why is (Why.BESIDE if private else Why.SHARED)


def test_a_folder_where_the_passport_should_be_is_not_written_into(folder, attempt):
    (folder / FILE_NAME).mkdir()

    lies = whereabouts()
    Passport(lies.path).record([attempt()])

    assert (lies.why, lies.keeps) == (Why.TAKEN, True)
    assert practicum.page("alone").lines[0].startswith("The my_passport.jsonl beside these pages is somebody else's")
    assert list((folder / FILE_NAME).iterdir()) == []


def test_people_of_a_hub_have_a_passport_each_in_one_folder_of_one_account(folder, monkeypatch, attempt):
    found = {}
    for name in ("ada", "ben", "Ada"):
        monkeypatch.setenv("JUPYTERHUB_USER", name)
        found[name] = whereabouts().path
        Passport(found[name]).record([attempt(name)])

    assert {name: [a.id for a in Passport(path).attempts()] for name, path in found.items()} == {
        name: [name] for name in found
    }
    assert list(folder.iterdir()) == []


def test_a_hubs_panel_says_whose_it_is(folder, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")

    assert practicum.mine.passport().overview["lines"][-1].endswith("It is kept for ada, as this hub names you.")


@pytest.mark.parametrize(("name", "why"), [("ada", Why.BESIDE), ("ben", Why.SHARED), ("home", Why.SHARED)])
def test_on_a_hub_the_folder_is_ones_own_in_a_home_that_bears_ones_name(folder, monkeypatch, name, why):
    home = folder.parent / "ada"
    (home / "course").mkdir(parents=True, mode=0o755)
    monkeypatch.chdir(home / "course")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("JUPYTERHUB_USER", name)

    assert whereabouts().why is why


def test_at_most_one_person_of_a_hub_takes_a_folder_for_their_own(folder, monkeypatch):
    home = folder.parent / "jupyter-ada"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("HOME", str(home))
    # as The Littlest JupyterHub names it
    monkeypatch.setattr("practicum.passport.whereabouts.account", lambda: "jupyter-ada")

    beside = []
    for name in ("ada", "jupyter-ada", "jupyter-jupyter-ada"):
        monkeypatch.setenv("JUPYTERHUB_USER", name)
        beside += [name] if whereabouts().why is Why.BESIDE else []

    assert beside == ["ada"]


def test_what_was_begun_in_a_folder_for_everybody_is_found_and_taken_in_by_a_button_alone(
    folder, monkeypatch, attempt
):
    Passport(folder / FILE_NAME).record([attempt("one", note="mine"), attempt("two")])
    before = (folder / FILE_NAME).read_bytes()
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")

    lines, panel = practicum.page("alone").lines, practicum.mine.passport()
    assert words.whereabouts.earlier()["page"].format(count=2) in lines
    [offer] = panel.overview["earlier"]
    assert str(folder / FILE_NAME) in offer
    assert Passport(whereabouts().path).attempts() == ()

    answer = panel.reply({"kind": "earlier", "path": "/etc/passwd"})

    assert answer["remark"] == "New records taken in: 2. Here already: 0. Lines that could not be read: 0."
    assert [a.note for a in Passport(whereabouts().path).attempts()] == ["mine", ""]
    assert panel.overview["earlier"] == []
    assert practicum.page("alone").lines[0].startswith("Several people may use the folder")
    assert (folder / FILE_NAME).read_bytes() == before


@ONLY_UNIX
def test_what_was_begun_in_ones_own_folder_is_found_from_another_copy_of_the_course(folder, monkeypatch, attempt):
    share(folder)
    Passport(whereabouts().path).record([attempt()])
    begun = whereabouts().path
    folder.chmod(0o755)

    lies = whereabouts()

    assert (lies.why, earlier_passports(lies), waiting(lies)) == (Why.BESIDE, (begun,), 1)
    assert take_in_earlier(lies).added == 1
    assert waiting(lies) == 0


def test_whoever_names_a_place_is_offered_no_passport_of_the_servers_own_folder(folder, monkeypatch, attempt):
    Passport(folder / FILE_NAME).record([attempt()])
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(folder / "visitor" / FILE_NAME))
    monkeypatch.setenv("PRACTICUM_VISITOR", "yes")

    assert earlier_passports(whereabouts()) == ()
    assert practicum.mine.passport().overview["earlier"] == []


def test_where_no_data_folder_can_be_written_the_home_takes_it_and_then_the_notebooks_folder(folder, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    (folder.parent / "a-file").touch()
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(folder.parent / "a-file"))
    home = whereabouts().path
    monkeypatch.setenv("HOME", str(folder.parent / "a-file"))
    beside = whereabouts().path

    assert home.is_relative_to(folder.parent / "home" / ".mine-to-handle")
    assert beside.parent.parent == folder
    assert beside.parent.name.startswith(".my_passport-ada-")


def test_what_was_begun_in_ones_home_goes_on_there(folder, monkeypatch, attempt):
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    (folder.parent / "a-file").touch()
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(folder.parent / "a-file"))
    Passport(whereabouts().path).record([attempt()])
    begun = whereabouts().path
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(folder.parent / "home" / "data"))

    assert whereabouts().path == begun


@pytest.mark.parametrize("name", ["ada", "Ada Lovelace", "ada/../ben", "Адa", "x" * 5000, "..", "-", "con", "a\nb"])
def test_any_name_makes_a_short_name_of_a_folder(folder, monkeypatch, name):
    monkeypatch.setenv("JUPYTERHUB_USER", name)

    lies = whereabouts()

    assert lies.path.parent.parent == own(folder)
    assert re.fullmatch(r"([a-z0-9-]{1,24}-)?[0-9a-f]{20}", lies.path.parent.name)
    assert lies.owner.name == name


NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=200)


def test_no_two_people_share_a_passport_whatever_they_are_called(folder, monkeypatch):
    @given(NAMES, NAMES)
    def check(one, other):
        found = []
        for name in (one, other):
            os.environ["JUPYTERHUB_USER"] = name
            found.append(whereabouts().path)
        assert (found[0] == found[1]) == (one == other)
        assert str(found[0]).lower() != str(found[1]).lower() or one == other  # where case makes no difference
        assert found[0].parent.parent == own(folder)

    monkeypatch.setenv("JUPYTERHUB_USER", "ada")  # and take it back after the test
    check()


def test_a_person_of_the_hub_is_not_the_account_of_the_same_name(folder, monkeypatch):
    share(folder)
    alone = whereabouts()
    monkeypatch.setenv("JUPYTERHUB_USER", alone.owner.name)

    assert whereabouts().path != alone.path


def test_on_binder_nobody_is_named_and_nothing_is_shared(folder, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "owner-name-x7f3")
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://mybinder.example/")

    lies = whereabouts()

    assert (lies.why, lies.owner.by_hub) == (Why.BESIDE, False)
    assert "x7f3" not in " ".join(practicum.mine.passport().overview["lines"])


@ONLY_UNIX
def test_a_deleted_folder_is_no_traceback(folder, monkeypatch):
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setenv("PWD", str(gone))
    gone.rmdir()

    assert practicum.page("alone").lines


def test_every_page_with_a_choice_says_first_what_is_kept(library):
    choosing = re.compile(r"practicum\.(vignette|case|form|review|write|plan)\(")
    with_choices = []
    for page in library.course.pages:
        source = (Path(__file__).parents[2] / "notebooks" / page.notebook).read_text(encoding="utf-8")
        if found := choosing.search(source):
            with_choices.append(page.notebook)
            assert 0 <= source.index("practicum.page(") < found.start(), page.notebook

    assert len(with_choices) >= 12


@pytest.fixture
def further(folder, monkeypatch):
    """Open a notebook in a folder below the course's pages."""
    inner = folder / "further"
    inner.mkdir()
    (folder / "00_start_here.ipynb").touch()
    monkeypatch.chdir(inner)
    return inner


def test_a_page_in_a_folder_of_its_own_shares_the_passport_of_the_pages(folder, further):
    lies = whereabouts()

    assert (lies.path, lies.why) == (folder / FILE_NAME, Why.BESIDE)
    assert list(further.iterdir()) == []


def test_a_relative_place_is_the_same_from_every_page(folder, further, monkeypatch):
    monkeypatch.setenv("PRACTICUM_PASSPORT", "mine.jsonl")
    below = whereabouts().path
    monkeypatch.chdir(folder)

    assert below == whereabouts().path == folder / "mine.jsonl"


@pytest.mark.parametrize("name", ["further", "other"])
def test_a_folder_without_the_course_above_it_keeps_its_own(folder, further, monkeypatch, name):
    (folder / "00_start_here.ipynb").unlink() if name == "further" else (folder / name).mkdir()
    monkeypatch.chdir(folder / name)

    assert whereabouts().path == folder / name / FILE_NAME


@pytest.mark.parametrize(
    ("surroundings", "stays"),
    [
        ({}, True),
        ({"PRACTICUM_VISITOR": "yes"}, True),
        ({"PRACTICUM_PASSPORT": NOWHERE}, False),
        ({"PRACTICUM_PASSPORT": NOWHERE, "PRACTICUM_VISITOR": "yes"}, False),
        ({"PRACTICUM_PASSPORT": "~nobody-of-that-name/mine.jsonl"}, False),
        ({"BINDER_LAUNCH_HOST": "https://mybinder.example/"}, False),
    ],
)
def test_a_page_promises_that_what_is_saved_stays_only_where_it_does(folder, monkeypatch, surroundings, stays):
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)

    lines = practicum.page("alone").lines

    assert any("what is saved stays" in line for line in lines) is stays
    assert any("Stop whenever you like" in line for line in lines)


def test_that_promise_stands_in_no_other_words():
    promising = {path.name for path in WORDS if "saved stays" in path.read_text(encoding="utf-8")}

    assert promising == {"whereabouts.py", "editions.py"}  # the site's: a page that is loaded again loses nothing
    assert len(WORDS) >= 15
