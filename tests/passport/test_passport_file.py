"""A passport keeps what is saved, reads back whatever befell the file, and writes nothing unasked."""

import errno
import json
import os
import subprocess
import sys

import pytest

from practicum.passport import lines
from practicum.passport.file import FILE_NAME, Contents, Merge, Obstacle, Passport, PassportError, default_path
from practicum.passport.lines import Writing

NEWER = '{"format": 3, "id": "newer", "kind": "attempt", "mood": "calm"}'
CASE = '{"format": 1, "id": "story", "kind": "case", "steps": [1, 2], "note": "mine alone"}'
DRAFT = (
    '{"format": 0, "kind": "attempt", "id": "draft", "at": 1795428000, "vignette": "the-late-train", "version": 1,'
    ' "option": "move-his-hour", "decided": "silent", "confidence": 0.8}'
)

WRITER = """
import sys
from pathlib import Path
from practicum.passport.lines import Attempt, Choice
from practicum.passport.file import Passport
name, path = sys.argv[1:]
print("ready", flush=True)
input()
for number in range(50):
    choice = Choice("ask-a-colleague", 62)
    made = Attempt(f"{name}-{number}", "2026-11-23T10:00:00.000+00:00", "the-late-train", 1, 1, choice, "n" * 5000)
    Passport(Path(path)).record([made])
"""
FULL_DISK = """
import resource, sys
from pathlib import Path
from practicum.passport.lines import Attempt, Choice
from practicum.passport.file import Passport, PassportError
path = Path(sys.argv[1])
room = path.stat().st_size + 30  # bytes: the next line is written in part
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
choice = Choice("ask-a-colleague", 62)
try:
    Passport(path).record([Attempt("two", "2026-11-23T11:00:00.000+00:00", "the-late-train", 1, 1, choice)])
except PassportError as error:
    print(error)
"""


@pytest.fixture
def passport(tmp_path):
    return Passport(tmp_path / FILE_NAME)


def writing(writing_id="w", of="criticism", at="2026-11-23T10:00:00.000+00:00", text="It never says who judges."):
    return Writing(writing_id, at, of, (("text", text),))


def ids(passport):
    return [attempt.id for attempt in passport.attempts()]


def held(passport):
    """Give the lines that hold something: each append opens and closes its own line, so empty ones stand between."""
    return list(filter(None, passport.path.read_text(encoding="utf-8").split("\n")))


def test_a_recorded_attempt_reads_back_as_it_was(passport, attempt):
    made = attempt(note="Slept badly. “Again”, as Øyvind says.")

    assert passport.record([made]).added == 1
    assert passport.attempts() == (made,)


def test_an_attempt_is_one_whole_line(passport, attempt):
    passport.record([attempt("one"), attempt("two")])

    assert passport.path.read_bytes().endswith(b"}\n")
    assert [json.loads(line)["id"] for line in held(passport)] == ["one", "two"]


def test_a_file_is_for_its_owner_alone(passport, attempt):
    passport.record([attempt()])

    assert passport.path.stat().st_mode & 0o077 == 0


def test_an_attempt_sent_twice_is_kept_once(passport, attempt):
    passport.record([attempt()])

    assert passport.record([attempt()]).added == 0
    assert ids(passport) == ["one"]


def test_an_attempt_that_comes_twice_in_one_batch_is_kept_once(passport, attempt):
    passport.record([attempt(), attempt()])

    assert ids(passport) == ["one"]


def test_a_line_that_stands_in_the_file_twice_counts_once(passport, attempt):
    passport.record([attempt()])
    passport.path.write_bytes(passport.path.read_bytes() * 2)

    assert ids(passport) == ["one"]


def test_tries_are_numbered_by_time_at_each_vignette(passport, attempt):
    late, early = attempt("late", at="2026-11-23T12:00:00.000+00:00"), attempt("early")
    passport.record([late, attempt("else", vignette="another-one"), early])

    assert [(made.id, made.nth) for made in passport.attempts()] == [("early", 1), ("else", 1), ("late", 2)]


def test_times_of_other_zones_are_put_into_one_order(passport, attempt):
    passport.record([attempt("noon-in-delhi", at="2026-11-23T12:00:00.000+05:30")])
    passport.record([attempt("seven-in-utc", at="2026-11-23T07:00:00.000+00:00")])

    assert ids(passport) == ["noon-in-delhi", "seven-in-utc"]


def test_a_note_is_not_written_where_there_is_none(passport, attempt):
    passport.record([attempt(note="")])

    assert "note" not in json.loads(held(passport)[0])


@pytest.mark.parametrize("mark", ["\n", "\r", "\x0b", "\x1e", "\x85", "\u2028", "\u2029"])
def test_a_note_with_any_line_break_in_it_is_saved_whole(passport, attempt, mark):
    made = attempt(note=f"before{mark}after")
    passport.record([made])

    assert passport.attempts() == (made,)


def test_a_note_with_half_a_character_in_it_costs_no_attempt(passport, attempt):
    passport.record([attempt(note="\ud83d, half of what was once a smile")])

    assert ids(passport) == ["one"]


@pytest.mark.parametrize("lost", [2, 3, 4, 9, 60, 200])  # bytes; by 4 an é is cut in half
def test_a_torn_last_line_costs_that_line_only(passport, attempt, lost):
    passport.record([attempt("one"), attempt("torn", note="é" * 20)])
    passport.path.write_bytes(passport.path.read_bytes()[:-lost])

    assert ids(passport) == ["one"]
    assert passport.record([attempt("torn"), attempt("three")]).added == 2
    assert sorted(ids(passport)) == ["one", "three", "torn"]


def test_a_torn_line_in_the_middle_costs_that_line_only(passport, attempt):
    passport.record([attempt("one"), attempt("two"), attempt("three")])
    one, two, three = held(passport)
    passport.path.write_text(f"{one}\n{two[:40]}\n\n{three}\n", encoding="utf-8")

    assert sorted(ids(passport)) == ["one", "three"]


def test_a_last_line_without_its_newline_is_still_read(passport, attempt):
    passport.record([attempt()])
    passport.path.write_bytes(passport.path.read_bytes().rstrip(b"\n"))

    assert ids(passport) == ["one"]
    assert passport.record([attempt("two")]).added == 1
    assert sorted(ids(passport)) == ["one", "two"]


@pytest.mark.parametrize("record", [NEWER, CASE])
def test_a_record_of_a_newer_course_is_kept_and_passed_over(passport, attempt, record):
    passport.path.write_text(record + "\n", encoding="utf-8")
    passport.record([attempt()])

    assert ids(passport) == ["one"]
    assert held(passport)[0] == record


def test_records_too_new_to_judge_are_copied_with_the_notes_and_left_out_without(passport, attempt):
    passport.path.write_text(f"{NEWER}\n{CASE}\n", encoding="utf-8")
    passport.record([attempt()])

    assert passport.export(with_notes=True).splitlines()[:2] == [NEWER, CASE]
    assert [json.loads(line)["id"] for line in passport.export().splitlines()] == ["one"]


def test_a_note_leaves_with_a_copy_only_if_asked(passport, attempt):
    passport.record([attempt(note="mine alone")])

    assert "mine alone" not in passport.export()
    assert "mine alone" in passport.export(with_notes=True)
    assert "mine alone" in held(passport)[0]


def test_a_copy_taken_in_elsewhere_gives_the_same_attempts(passport, attempt, tmp_path):
    passport.record([attempt("one", note="kept"), attempt("two")])
    other = Passport(tmp_path / "other.jsonl")

    assert other.merge(passport.export(with_notes=True)) == Merge(added=2, known=0, unreadable=0)
    assert other.attempts() == passport.attempts()


def test_a_merge_adds_what_is_new_and_no_double(passport, attempt, tmp_path):
    other = Passport(tmp_path / "other.jsonl")
    other.record([attempt("one"), attempt("two")])
    passport.record([attempt("one")])

    assert passport.merge(other.export() * 2 + CASE + "\n\n{torn") == Merge(added=2, known=3, unreadable=1)
    assert sorted(ids(passport)) == ["one", "two"]
    assert held(passport)[-1] == CASE


def test_a_draft_record_is_brought_up_to_date(passport):
    passport.merge(DRAFT)

    read = passport.attempts()[0]
    assert (read.at, read.choice.confidence) == ("2026-11-23T10:00:00.000+00:00", 80)
    assert json.loads(held(passport)[0])["format"] == 2


def test_a_draft_record_that_lies_in_the_file_is_read(passport):
    passport.path.write_text(DRAFT + "\n", encoding="utf-8")

    assert ids(passport) == ["draft"]


def test_deleting_leaves_nothing(passport, attempt):
    passport.record([attempt()])

    passport.delete()
    passport.delete()  # a second press finds nothing to do

    assert list(passport.path.parent.iterdir()) == []
    assert passport.attempts() == ()


def test_deleting_takes_the_copy_that_jupyter_made_with_it(passport, attempt):
    passport.record([attempt()])
    copies = passport.path.parent / ".ipynb_checkpoints"
    copies.mkdir()
    for name in ("my_passport-checkpoint.jsonl", "02_first_practice-checkpoint.ipynb"):
        (copies / name).write_text("{}", encoding="utf-8")

    passport.delete()

    assert [path.name for path in copies.iterdir()] == ["02_first_practice-checkpoint.ipynb"]


def test_looking_writes_nothing(passport):
    before = list(passport.path.parent.iterdir())

    looked = (
        passport.attempts(),
        passport.export(with_notes=True),
        passport.record([]).added,
        passport.merge("").added,
    )

    assert looked == ((), "", 0, 0)
    assert list(passport.path.parent.iterdir()) == before


def test_the_passport_lies_beside_the_notebook_unless_it_is_named(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRACTICUM_PASSPORT")
    beside = default_path()
    monkeypatch.setenv("PRACTICUM_PASSPORT", "/else/mine.jsonl")

    assert beside == tmp_path / FILE_NAME
    assert str(default_path()) == "/else/mine.jsonl"


def test_a_passport_that_cannot_be_reached_says_so(attempt, tmp_path):
    (tmp_path / "a_file").write_text("no folder", encoding="utf-8")
    (tmp_path / "a_folder").mkdir()
    tried = 0

    for path in (tmp_path / "a_file" / FILE_NAME, tmp_path / "a_folder"):
        passport = Passport(path)
        for act in (passport.attempts, passport.export, passport.delete, lambda p=passport: p.record([attempt()])):
            tried += 1
            with pytest.raises(PassportError, match=str(path)):
                act()

    assert tried == 8
    assert (tmp_path / "a_file").read_text(encoding="utf-8") == "no folder"


def test_four_notebooks_write_at_once_and_every_line_is_whole(passport):
    command = [sys.executable, "-c", WRITER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    writers = [subprocess.Popen([*command, name, passport.path], **pipes) for name in "abcd"]
    assert [writer.stdout.readline() for writer in writers] == ["ready\n"] * 4  # now let them go together

    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    ends = [writer.communicate(timeout=60) and writer.returncode for writer in writers]

    assert ends == [0, 0, 0, 0]
    assert len([json.loads(line) for line in held(passport)]) == 200  # none torn
    assert set(ids(passport)) == {f"{name}-{number}" for name in "abcd" for number in range(50)}


def test_on_a_full_disk_nothing_counts_as_saved_and_nothing_else_is_lost(passport, attempt):
    passport.record([attempt()])

    told = subprocess.run(
        [sys.executable, "-c", FULL_DISK, passport.path], capture_output=True, text=True, check=True
    )

    assert "No space left on device. Make the folder writable, or free some space." in told.stdout
    assert ids(passport) == ["one"]
    assert len(held(passport)) == 2  # the torn piece is there
    assert passport.record([attempt("two")]).added == 1
    assert sorted(ids(passport)) == ["one", "two"]


def test_a_line_is_synced_to_the_disk_before_it_counts_as_saved(passport, attempt, monkeypatch):
    really, synced = os.fsync, []
    monkeypatch.setattr(os, "fsync", lambda file: (really(file), synced.append(os.fstat(file).st_ino)))
    file, folder = lambda: passport.path.stat().st_ino, passport.path.parent.stat().st_ino

    passport.record([attempt()])
    first = list(synced)
    passport.record([attempt()])  # known by now, and synced all the same: its first sync may have failed

    assert first == [file(), folder]
    assert synced == [file(), folder, file()]


def test_a_kept_writing_reads_back_and_the_latest_of_each_prompt_stands(passport):
    early, late, plan = writing("early"), writing("late", at="2026-11-23T11:00:00.000+00:00"), writing("p", of="plan")
    passport.record([late, early, plan])

    assert passport.writings() == {"criticism": late, "plan": plan}


def test_a_writing_is_no_attempt_and_an_attempt_is_no_writing(passport, attempt):
    passport.record([attempt(), writing()])

    assert ids(passport) == ["one"]
    assert list(passport.writings()) == ["criticism"]


def test_a_writing_sent_twice_is_kept_once(passport):
    passport.record([writing()])

    assert passport.record([writing()]).added == 0
    assert len(held(passport)) == 1


def test_a_writing_leaves_with_a_copy_only_if_asked(passport, attempt):
    passport.record([attempt(), writing(text="mine alone")])

    assert [json.loads(line)["id"] for line in passport.export().splitlines()] == ["one"]
    assert "mine alone" in passport.export(with_notes=True)


def test_a_merge_keeps_writings_each_once_and_whole(passport, tmp_path):
    other = Passport(tmp_path / "other.jsonl")
    other.record([writing(text="“Schlüssel”\nand\u2028lock"), writing("p", of="plan")])

    merges = [passport.merge(other.export(with_notes=True)) for _ in range(2)]

    assert merges == [Merge(added=2, known=0, unreadable=0), Merge(added=0, known=2, unreadable=0)]
    assert passport.writings() == other.writings()


def test_half_a_character_in_a_writing_that_comes_from_elsewhere_does_no_harm(passport):
    passport.merge(lines.written(writing()).replace("It never says", "\\ud83d"))

    passport.writings()["criticism"].answers[0][1].encode("utf-8")  # as a page is sent it


def test_forgetting_takes_every_version_of_one_prompt_and_nothing_else(passport, attempt):
    passport.record([writing("v1", text="first words"), attempt(), writing("p", of="plan"), writing("v2")])

    passport.forget("criticism")

    assert list(passport.writings()) == ["plan"]
    assert ids(passport) == ["one"]
    assert "first words" not in passport.path.read_text(encoding="utf-8")


def test_forgetting_leaves_every_other_line_byte_for_byte(passport, attempt):
    passport.record([attempt(note="é\u2028")])
    strange = [b"\xef\xbb\xbf", passport.path.read_bytes(), b"\n", NEWER.encode(), b"\r\n{torn \xc3\n\xff\xfe\n"]
    last = b'{"format": 1, "no newline at its end'
    kept = lines.written(writing(text="\u00e9")).encode() + b"\n"
    passport.path.write_bytes(strange[0] + strange[1] + kept + b"".join(strange[2:]) + kept + last)

    passport.forget("criticism")

    assert passport.path.read_bytes() == b"".join(strange) + last


def test_forgetting_keeps_what_another_page_appends_meanwhile(passport, attempt, monkeypatch):
    passport.record([writing(), attempt("one")])
    really, appended = os.fsync, []

    def sync(file):
        really(file)
        if not appended:  # the first sync is that of the new file, before it takes the place of the old
            appended.append(lines.written(attempt("meanwhile")))
            with passport.path.open("a", encoding="utf-8") as other_page:
                other_page.write(appended[0] + "\n")

    monkeypatch.setattr(os, "fsync", sync)
    passport.forget("criticism")

    assert len(appended) == 1
    assert ids(passport) == ["meanwhile", "one"]
    assert passport.writings() == {}


def test_forgetting_leaves_no_text_in_the_copy_that_jupyter_made(passport):
    passport.record([writing(text="kestrel")])
    copy = passport.path.parent / ".ipynb_checkpoints" / "my_passport-checkpoint.jsonl"
    copy.parent.mkdir()
    copy.write_bytes(passport.path.read_bytes())

    passport.forget("criticism")

    files = [path for path in passport.path.parent.rglob("*") if path.is_file()]
    assert [path for path in files if b"kestrel" in path.read_bytes()] == []
    assert files == [passport.path]


def test_forgetting_keeps_the_file_for_its_owner_alone(passport, attempt):
    passport.record([attempt(), writing()])

    passport.forget("criticism")

    assert passport.path.stat().st_mode & 0o077 == 0


def test_forgetting_follows_a_link_to_the_file(passport, attempt, tmp_path):
    real = Passport(tmp_path / "home" / "real.jsonl")
    real.path.parent.mkdir()
    real.record([attempt(), writing()])
    passport.path.symlink_to(real.path)

    passport.forget("criticism")

    assert passport.path.is_symlink()
    assert real.writings() == {}
    assert len(real.attempts()) == 1


@pytest.mark.parametrize("of", ["criticism", "", "no-such-prompt"])
def test_forgetting_what_is_not_kept_writes_nothing(passport, attempt, of):
    passport.forget(of)
    assert list(passport.path.parent.iterdir()) == []
    passport.record([attempt()])
    before = passport.path.stat().st_mtime_ns, passport.path.read_bytes()

    passport.forget(of)

    assert (passport.path.stat().st_mtime_ns, passport.path.read_bytes()) == before


def test_a_writing_that_could_not_be_taken_out_stands_as_it_was(passport, monkeypatch):
    passport.record([writing()])
    before = passport.path.read_bytes()
    monkeypatch.setattr(os, "fsync", _full)

    with pytest.raises(PassportError, match="No space left on device"):
        passport.forget("criticism")

    assert passport.path.read_bytes() == before
    assert list(passport.path.parent.iterdir()) == [passport.path]


def _full(_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_one_look_tells_all_that_is_asked_of_a_passport(passport, attempt, monkeypatch):
    opened, open_file = [], os.open
    monkeypatch.setattr("os.open", lambda path, *how, **more: (opened.append(path), open_file(path, *how, **more))[1])

    def look():
        opened.clear()
        found = passport.look()
        assert opened == [passport.path]
        assert found.attempts == passport.legible()
        return found

    assert look() == Contents()
    passport.record([attempt("one"), writing()])
    with passport.path.open("a") as file:
        file.write("torn\n")
    found = look()
    assert ([made.id for made in found.attempts], list(found.writings), found.unreadable) == (
        ["one"],
        ["criticism"],
        1,
    )
    assert not found.gone
    passport.path.unlink()
    assert look() == Contents(gone=True)
    passport.accept_as_it_is()
    assert not look().gone
    passport.path.mkdir()
    assert look() == Contents(obstacle=Obstacle.NO_FILE)
