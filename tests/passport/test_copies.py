"""The copies of a passport that others make beside it: found by their names, taken in, and deleted with it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.passport import copies, line_file, lines
from practicum.passport.file import Passport

NAMES = [
    "my_passport (1).jsonl",
    "my_passport(2).jsonl",
    "my_passport 2.jsonl",
    "my_passport copy.jsonl",
    "my_passport - Copy.jsonl",
    "my_passport - Kopie (3).jsonl",
    "my_passport-Copy1.jsonl",
    "Copy of my_passport.jsonl",
    "Kopie von my_passport.jsonl",
    "my_passport-conflict-20261128.jsonl",
    "my_passport (Case's conflicted copy 2026-11-28).jsonl",
    "my_passport (conflicted copy 2026-11-28 155600).jsonl",
    "my_passport.sync-conflict-20261128-155600-ABCDEFG.jsonl",
    "my_passport-DESKTOP-7F3K.jsonl",
    "my_passport_Andy-PC_Nov-28-0901-2026_CaseConflict_1.jsonl",
    "my_passport.Conflict.jsonl",
    "my_passport [Conflict].jsonl",
    "My_Passport.JSONL",
    "my_passport.jsonl~",
    "my_passport.jsonl.bak",
]
OTHERS = ["my_passports.jsonl", "not_my_passport.jsonl", "passport.jsonl", "my_passport.txt", "my_passport-notes.md"]


@pytest.fixture
def passport(own_passport, attempt):
    passport = Passport(own_passport)
    passport.record([attempt("here")])
    return passport


def lay(passport, name, *attempts) -> Path:
    """Lay a copy beside the passport."""
    path = passport.path.with_name(name)
    path.write_text("".join(lines.written(each) + "\n" for each in attempts), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sync_program_or_a_download_names_after_a_passport_is_found(passport, attempt, name):
    path = lay(passport, name, attempt("here"), attempt("there"))

    assert copies.look(passport.path) == copies.Copies((path,), fresh=1)


@pytest.mark.parametrize("name", OTHERS)
def test_another_file_is_no_copy_whatever_is_in_it(passport, attempt, name):
    lay(passport, name, attempt("there"))

    assert copies.copies_of(passport.path) == ()


@pytest.mark.parametrize("content", [b"", b"# my passport data\n", b"{}\n", b"\xff\xfe\x00", b"[1, 2]\n" * 99])
def test_a_file_without_a_record_is_no_copy_and_is_never_deleted(passport, content):
    path = passport.path.with_name("my_passport (1).jsonl")
    path.write_bytes(content)

    copies.delete(passport.path)

    assert copies.copies_of(passport.path) == ()
    assert path.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_link_a_folder_and_a_pipe_are_left_alone_and_waited_for_by_nobody(passport, attempt, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.jsonl").write_text(lines.written(attempt("there")) + "\n", encoding="utf-8")
    passport.path.with_name("my_passport (1).jsonl").symlink_to(elsewhere / "mine.jsonl")
    passport.path.with_name("my_passport (2).jsonl").mkdir()
    os.mkfifo(passport.path.with_name("my_passport (3).jsonl"))

    copies.delete(passport.path)

    assert copies.copies_of(passport.path) == ()
    assert (elsewhere / "mine.jsonl").is_file()


def test_taking_in_brings_each_record_once_and_leaves_the_copies(passport, attempt):
    one = lay(passport, NAMES[0], attempt("here"), attempt("first"))
    other = lay(passport, NAMES[9], attempt("here"), attempt("first"), attempt("second"))

    merge = copies.take_in(passport)

    assert (merge.added, merge.known, merge.unreadable) == (2, 3, 0)
    assert {each.id for each in passport.attempts()} == {"here", "first", "second"}
    assert copies.look(passport.path) == copies.Copies((one, other), fresh=0)


def test_a_file_too_large_for_a_passport_is_no_copy(passport, attempt, monkeypatch):
    lay(passport, NAMES[0], attempt("there"))
    monkeypatch.setattr(line_file, "MOST_BYTES", 10)

    assert copies.look(passport.path).paths == ()


def test_a_copy_that_an_editor_has_saved_in_another_encoding_is_taken_in(passport, attempt):
    path = passport.path.with_name(NAMES[0])
    both = (lines.written(attempt(name)) for name in ("here", "there"))
    path.write_text("".join(f"{line}\n" for line in both), encoding="utf-16")

    assert copies.look(passport.path) == copies.Copies((path,), fresh=1)
    assert copies.take_in(passport).added == 1


def test_deleting_takes_every_copy_and_not_the_passport(passport, attempt):
    paths = [lay(passport, name, attempt("here"), attempt("there")) for name in NAMES]

    copies.delete(passport.path)

    assert [path for path in paths if path.exists()] == []
    assert passport.path.is_file()


def test_a_copy_that_another_program_holds_is_named_and_the_others_are_deleted(passport, attempt, monkeypatch):
    held, free = lay(passport, NAMES[0], attempt("here")), lay(passport, NAMES[3], attempt("here"))
    unlink = Path.unlink

    def refuse(path, **more):
        if path == held:
            raise PermissionError(13, "in use", str(path))  # as Windows does for a file that is open
        unlink(path, **more)

    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(copies.CopiesError, match=r"my_passport \(1\)\.jsonl could not be deleted"):
        copies.delete(passport.path)
    assert not free.exists()


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=60))
def test_no_name_is_found_that_does_not_hold_the_passports_own(middle):
    found = copies._named_after("my_passport.jsonl").search(middle)

    assert not found or "my_passport" in middle.lower()


@pytest.mark.parametrize("name", ["my_passport (1).jsonl", "my_passport bob.jsonl", "my_passport-maria.jsonl"])
def test_a_file_that_has_nothing_in_common_with_the_passport_is_somebody_elses(passport, attempt, name):
    theirs = lay(passport, name, attempt("theirs", note="for nobody else"))

    merge = copies.take_in(passport)
    copies.delete(passport.path)

    assert copies.copies_of(passport.path) == ()
    assert (merge.added, theirs.is_file()) == (0, True)


def test_without_a_passport_to_compare_with_nothing_is_deleted(passport, attempt):
    path = lay(passport, NAMES[0], attempt("here"))
    passport.path.unlink()

    copies.delete(passport.path)

    assert copies.copies_of(passport.path) == (path,)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_a_copy_of_another_account_is_left_alone(passport, attempt):
    path = lay(passport, NAMES[0], attempt("here"))
    os.chown(path, 12345, 12345)

    copies.delete(passport.path)

    assert copies.copies_of(passport.path) == ()
    assert path.is_file()
