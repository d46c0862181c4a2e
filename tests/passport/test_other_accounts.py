"""A learner with an account of their own, in a folder that is somebody else's: a real account, and real modes."""

import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import pytest
from accounts import as_account, cannot, commits, need_another_account

from practicum import words
from practicum.passport.file import FILE_NAME, Passport

ONE, OTHER = "nobody", "daemon"


@pytest.fixture
def place():
    """Give a folder that other accounts can reach: those of pytest are closed to them."""
    need_another_account()
    place = Path(tempfile.mkdtemp(prefix="practicum-"))
    place.chmod(0o755)
    (place / "pages").mkdir(mode=0o755)
    for account in (ONE, OTHER):
        (place / account).mkdir(mode=0o700)
        shutil.chown(place / account, account)
    yield place
    shutil.rmtree(place)


def at_home(place: Path, account: str) -> dict[str, str]:
    return {"HOME": str(place / account)}


def ids(path: str | Path) -> list[str]:
    return [attempt.id for attempt in Passport(Path(path)).attempts()]


def mark() -> str:
    return str(uuid.uuid4())


def test_in_a_read_only_folder_the_page_says_so_and_the_choice_lands_in_ones_own_folder(place):
    one = mark()

    seen = commits(ONE, one, folder=place / "pages", **at_home(place, ONE))

    assert seen["lines"][0] == words.whereabouts.elsewhere()["read_only"].format(path=seen["path"])
    assert seen["path"].startswith(f"{place / ONE}/.local/share/jupyter/mine-to-handle/people/nobody-")
    assert seen["lines"][0] in seen["panel"]
    assert seen["panel"][-1].endswith("It belongs to the account nobody of this computer.")
    assert [answer["kind"] for answer in seen["answers"]] == ["saved"]
    assert ids(seen["path"]) == [one]
    assert list((place / "pages").iterdir()) == []


def test_where_nowhere_can_be_written_the_page_says_it_and_the_answer_agrees(place):
    seen = commits(ONE, mark(), folder=place / "pages", HOME="/nonexistent")

    because = words.whereabouts.because()["none"]
    said = words.whereabouts.nowhere()["unnamed"].format(because=because)
    assert seen["lines"][0] == said
    assert said in seen["panel"]
    assert [line for line in seen["lines"] if "what is saved stays" in line] == []
    assert [answer["kind"] for answer in seen["answers"]] == ["unsaved"]
    assert seen["answers"][0]["remark"].startswith("Not saved: my_passport.jsonl cannot be written just now.")
    assert list(place.rglob("*.jsonl")) == []


def test_a_named_place_that_is_read_only_is_said_and_not_changed_for_another(place):
    named = str(place / "pages" / "kept" / "mine.jsonl")

    seen = commits(ONE, mark(), folder=place / "pages", PRACTICUM_PASSPORT=named, **at_home(place, ONE))

    because = words.whereabouts.because()["read_only"].format(path=named)
    assert seen["lines"][0] == words.whereabouts.nowhere()["named"].format(because=because)
    assert [answer["kind"] for answer in seen["answers"]] == ["unsaved"]
    assert list(place.rglob("*.jsonl")) == []


def test_in_a_folder_where_everybody_writes_two_accounts_have_two_passports(place):
    (place / "pages").chmod(0o777)
    one, other = mark(), mark()

    first = commits(ONE, one, folder=place / "pages", **at_home(place, ONE))
    second = commits(OTHER, other, folder=place / "pages", **at_home(place, OTHER))

    assert [first["answers"][0]["kind"], second["answers"][0]["kind"]] == ["saved", "saved"]
    assert (ids(first["path"]), ids(second["path"])) == ([one], [other])
    assert first["lines"][0] == words.whereabouts.elsewhere()["shared"].format(path=first["path"])


def test_without_any_home_each_account_has_a_folder_of_its_own_beside_the_pages(place):
    (place / "pages").chmod(0o1777)
    one, other = mark(), mark()

    paths = [
        commits(account, made, folder=place / "pages", HOME="/nonexistent")["path"]
        for account, made in ((ONE, one), (OTHER, other))
    ]

    assert [ids(path) for path in paths] == [[one], [other]]
    assert {Path(path).parent.parent for path in paths} == {place / "pages"}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666])
def test_a_passport_of_somebody_else_is_neither_read_nor_added_to_nor_offered(place, mode, attempt):
    (place / "pages").chmod(0o777)
    left = place / "pages" / FILE_NAME
    Passport(left).record([attempt("theirs")])
    shutil.chown(left, OTHER)
    left.chmod(mode)
    before, one = left.read_bytes(), mark()

    seen = commits(ONE, one, folder=place / "pages", **at_home(place, ONE))

    assert seen["lines"][0].startswith("The my_passport.jsonl beside these pages is somebody else's")
    assert not [line for line in seen["lines"] if "earlier passport" in line]
    assert ids(seen["path"]) == [one]
    assert left.read_bytes() == before


def test_a_link_that_somebody_else_laid_is_not_followed(place):
    (place / "pages").chmod(0o777)
    (place / ONE / "diary.jsonl").touch()
    shutil.chown(place / ONE / "diary.jsonl", ONE)
    link = place / "pages" / FILE_NAME
    link.symlink_to(place / ONE / "diary.jsonl")
    subprocess.run(["chown", "-h", OTHER, str(link)], check=True)

    seen = commits(ONE, mark(), folder=place / "pages", **at_home(place, ONE))

    assert seen["path"] != str(link)
    assert (place / ONE / "diary.jsonl").read_bytes() == b""


def test_when_the_folder_is_read_only_after_an_upgrade_what_was_there_is_found_again(place, attempt):
    pages, one = place / "pages", mark()
    Passport(pages / FILE_NAME).record([attempt("before")])
    shutil.chown(pages / FILE_NAME, ONE)
    (pages / FILE_NAME).chmod(0o444)

    seen = commits(ONE, one, folder=pages, **at_home(place, ONE))
    assert words.whereabouts.earlier()["page"].format(count=1) in seen["lines"]
    took = as_account(
        ONE,
        'import practicum; print(practicum.mine.passport().reply({"kind": "earlier"})["remark"])',
        folder=pages,
        **at_home(place, ONE),
    )

    assert took.stdout.startswith("New records taken in: 1. Here already: 0."), took.stderr
    assert sorted(ids(seen["path"])) == sorted(["before", one])


def test_on_a_mount_that_is_read_only_root_too_is_told(place):
    """Root may write where modes forbid it, but on no read-only mount; the namespace and its mount end with it."""
    code = "import practicum; print(practicum.page('alone').lines[0])"
    bound = 'mount --bind -o ro "$1" "$1" && cd "$1" && shift && exec "$@"'
    command = ["unshare", "--mount", "sh", "-c", bound, "sh", str(place / "pages"), shutil.which("env")]
    environment = [f"HOME={place / 'pages'}", "PRACTICUM_PASSPORT=", f"JUPYTER_DATA_DIR={place / 'pages'}"]
    ran = subprocess.run(
        [*command, *environment, sys.executable, "-c", code], capture_output=True, text=True, timeout=300
    )

    if not ran.stdout and ("ermitted" in ran.stderr or "denied" in ran.stderr):
        cannot("this machine lets nobody mount")
    assert ran.stdout.startswith("Nothing can be kept here: "), ran.stderr
