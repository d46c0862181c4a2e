"""No line that was acknowledged is lost: not by a torn line, not by a rewrite, in whatever order programs meet."""

import contextlib
import itertools
import os
import random
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interleaving import Turns, stepping

from practicum.passport import line_file
from practicum.passport.line_file import NotAFileError, TooLargeError


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lines.jsonl"


def lines(path):
    return [line.strip("\r\n") for line in line_file.read(path) if line.strip()]


def without(*gone):
    return lambda read: (line for line in read if line.strip() not in gone)


def test_what_is_appended_is_read_back_in_its_order(path):
    line_file.append(path, ["one", "two"])
    line_file.append(path, ["three"])

    assert path.read_bytes() == b"one\ntwo\nthree\n"
    assert lines(path) == ["one", "two", "three"]


def test_missing_folders_are_made_for_their_owner_alone(tmp_path):
    line_file.append(tmp_path / "a" / "b" / "lines", ["one"])

    assert lines(tmp_path / "a" / "b" / "lines") == ["one"]
    assert (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0


def test_nothing_to_append_makes_no_file(path):
    line_file.append(path, [])

    assert not path.exists()


@given(st.binary(max_size=80), st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]))))
def test_whatever_stands_in_a_file_lines_are_added_after_it(tmp_path_factory, before, added):
    path = tmp_path_factory.mktemp("any") / "lines"
    path.write_bytes(before)

    line_file.append(path, added)

    assert path.read_bytes().startswith(before)
    if not before.startswith((b"\xef", b"\xff", b"\xfe", b"\0", b"{")):
        assert path.read_bytes().endswith("".join(f"{line}\n" for line in added).encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("torn", [0, 1, 2, 3, 5])
def test_a_file_in_another_encoding_is_added_to_in_its_own(path, encoding, torn):
    whole = '{"a": "é"}\n{"b"}\n'.encode(encoding)
    path.write_bytes(whole[: len(whole) - torn])

    line_file.append(path, ['{"c": "ü"}'])
    line_file.rewrite(path, without('{"a": "é"}'))
    line_file.append(path, ['{"d": "ñ"}'])

    assert lines(path)[-2:] == ['{"c": "ü"}', '{"d": "ñ"}']


@pytest.mark.parametrize("act", ["read", "append", "rewrite"])
def test_what_is_no_file_is_refused_without_waiting(path, act):
    acts = {
        "read": lambda: list(line_file.read(path)),
        "append": lambda: line_file.append(path, ["one"]),
        "rewrite": lambda: line_file.rewrite(path, without()),
    }
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # with somebody at the other end a pipe can be written
    try:
        if act != "rewrite":  # a rewrite follows a reading, which is refused
            with pytest.raises(NotAFileError):
                acts[act]()
    finally:
        os.close(reader)
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match=r"folder|directory"):
        acts[act]()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(path):
    with path.open("wb") as file:
        file.truncate(line_file.MOST_BYTES + 1)

    for act in (lambda: list(line_file.read(path)), lambda: line_file.append(path, ["one"])):
        with pytest.raises(TooLargeError):
            act()


def test_a_file_is_added_to_until_it_is_full_and_no_further(path, monkeypatch):
    monkeypatch.setattr(line_file, "MOST_BYTES", 8)
    line_file.append(path, ["one", "two"])

    for added in (["three"], ["é"]):
        with pytest.raises(TooLargeError):
            line_file.append(path, added)

    assert lines(path) == ["one", "two"]


@pytest.mark.parametrize("letter", ["a", "é", "漢", "🙂"])
def test_what_is_added_is_counted_in_bytes_so_that_a_file_stays_readable(path, monkeypatch, letter):
    monkeypatch.setattr(line_file, "MOST_BYTES", 100)
    with contextlib.suppress(TooLargeError):
        while path.parent.exists():
            line_file.append(path, [letter * 9])

    assert path.stat().st_size <= 100
    assert set(lines(path)) == {letter * 9}


def test_a_draft_that_a_dead_program_left_goes_with_the_next_rewrite_and_with_the_file(path):
    draft = path.with_name("lines.jsonl.0a1b.draft")
    for act in (lambda: line_file.rewrite(path, without("one")), lambda: line_file.delete(path)):
        draft.write_text("one")
        line_file.append(path, ["one", "two"])
        act()
        assert not draft.exists()

    assert list(path.parent.iterdir()) == []


def test_a_rewritten_file_keeps_the_rights_that_it_had(path):
    line_file.append(path, ["one", "two"])
    path.chmod(0o664)

    line_file.rewrite(path, without("one"))

    assert path.stat().st_mode & 0o777 == 0o664


@pytest.fixture
def on_windows(monkeypatch):
    """Refuse to replace a file that this process has open, as Windows does, and let `line_file` know where it is."""
    really = Path.replace

    def replace(draft, path):
        held = {os.readlink(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd") if _is_there(number)}
        if str(path) in held:
            raise PermissionError(13, "in use", str(path))
        return really(draft, path)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(line_file, "os", SimpleNamespace(**{**vars(os), "name": "nt"}))
    monkeypatch.setattr(line_file, "flock", None)
    monkeypatch.setattr(line_file, "_PATIENCE", 60)


def _is_there(number):
    return os.path.islink(f"/proc/self/fd/{number}")


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="this system does not tell what is open")
def test_where_no_open_file_can_be_replaced_a_rewrite_holds_none_open_and_waits_for_others(path, on_windows):
    line_file.append(path, ["one", "two"])
    other = path.open("ab")  # another page, in the middle of an append
    threading.Timer(0.3, lambda: (other.write(b"three\n"), other.close())).start()

    line_file.rewrite(path, without("one"))

    assert lines(path) == ["two", "three"]


@pytest.mark.skipif(line_file.flock is None, reason="this system locks no folders")
def test_a_folder_that_somebody_holds_keeps_nobody_from_deleting(path, monkeypatch):
    monkeypatch.setattr(line_file, "_PATIENCE", 0.1)
    line_file.append(path, ["one"])
    held = os.open(path.parent, os.O_RDONLY)
    line_file.flock(held, line_file.LOCK_EX)
    try:
        with pytest.raises(BlockingIOError):
            line_file.rewrite(path, without("one"))
        line_file.delete(path)
    finally:
        os.close(held)

    assert not path.exists()


# What two or three tabs may do at once. Every order of their steps must keep what was acknowledged.


@pytest.fixture
def force(path, monkeypatch):
    """Give a function that runs programs in a forced order."""
    held = {}
    monkeypatch.setattr(line_file, "os", stepping(lambda: held["turns"]))
    monkeypatch.setattr(line_file, "_sync_folder", lambda folder: held["turns"].step())
    replace, unlink = Path.replace, Path.unlink
    monkeypatch.setattr(Path, "replace", lambda *to: (held["turns"].step(), replace(*to)))
    monkeypatch.setattr(Path, "unlink", lambda *it, **how: (held["turns"].step(), unlink(*it, **how)))
    monkeypatch.setattr(line_file, "_lock", lambda folder: _lock(held["turns"], folder))

    def run(programs, schedule, before=b"first\nsecret\ntorn"):
        path.write_bytes(before)
        held["turns"] = Turns(programs)
        held["turns"].run(schedule)
        return held["turns"]

    return run


def _lock(turns, folder):
    """Lock a folder as `line_file` does, waiting by turns and not by the clock."""
    while True:
        turns.step()
        try:
            line_file.flock(folder, line_file.LOCK_EX | line_file.LOCK_NB)
        except BlockingIOError:
            continue
        return


def append(path, *added):
    return lambda: line_file.append(path, added)


def rewrite(path, *gone):
    return lambda: line_file.rewrite(path, without(*gone))


def shortest(force, programs):
    """Run programs one after the other, and give how many steps each takes."""
    return force(programs, []).steps


def with_few_changes(steps, changes):
    """Give every schedule of two programs in which it changes at most so often who goes on."""
    for cuts in range(1, changes + 1):
        ranges = [range(1, steps[number % 2] + 1) for number in range(cuts)]
        for lengths in itertools.product(*ranges):
            for starts in (0, 1):
                yield [(starts + number) % 2 for number, length in enumerate(lengths) for _ in range(length)]


def test_a_rewrite_loses_no_append_in_whatever_order_their_steps_come(path, force):
    programs = [append(path, "new"), rewrite(path, "secret")]
    steps = shortest(force, programs)
    schedules = list(with_few_changes(steps, 2))

    for schedule in schedules:
        turns = force(programs, schedule)
        assert set(turns.results.values()) == {None}
        assert set(lines(path)) - {"tornnew"} == {"first", "torn", "new"}, schedule

    assert len(schedules) >= 100


def test_two_rewrites_bring_nothing_back_and_lose_no_append(path, force):
    programs = [rewrite(path, "secret"), append(path, "new"), rewrite(path, "first"), append(path, "newer")]
    chance = random.Random(11)
    steps = sum(shortest(force, programs))

    for _ in range(150):
        schedule = [chance.randrange(4) for _ in range(2 * steps)]
        turns = force(programs, schedule)
        assert set(turns.results.values()) == {None}
        assert {"new", "newer"} <= set(lines(path)), schedule
        assert not {"first", "secret"} & set(lines(path)), schedule


def test_deleting_is_not_undone_by_a_rewrite(path, force):
    programs = [rewrite(path, "secret"), lambda: line_file.delete(path)]
    steps = shortest(force, programs)

    for schedule in with_few_changes(steps, 2):
        force(programs, schedule)
        assert list(path.parent.iterdir()) == [], schedule


def test_an_append_that_meets_a_line_torn_at_that_moment_stands_on_its_own(path, force):
    def die_while_writing():
        with path.open("ab") as file:
            file.write(b"half a li")

    def dying():
        line_file.os.stat(path)  # one step, so that the schedule says when
        die_while_writing()

    for wait in range(12):
        force([append(path, "new"), dying], [0] * wait + [1, 1], before=b"first\n")
        assert "new" in lines(path), wait


def test_threads_that_are_in_no_schedule_are_not_held_up():
    turns = Turns([])
    thread = threading.Thread(target=turns.step)
    thread.start()
    thread.join(timeout=60)

    assert not thread.is_alive()


def test_where_no_folder_can_be_locked_a_file_is_rewritten_and_deleted_all_the_same(path, monkeypatch):
    monkeypatch.setattr(line_file, "flock", None)  # as on Windows and in the browser
    line_file.append(path, ["one", "two"])

    line_file.rewrite(path, without("one"))
    assert lines(path) == ["two"]
    line_file.delete(path)

    assert not path.exists()
