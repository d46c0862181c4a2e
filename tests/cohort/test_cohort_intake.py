"""What is taken in: every passport that can be read, each person once, no free text, and every other file named."""

import json
import os
import tracemalloc
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.cohort import intake
from practicum.cohort.intake import Found, IntakeError, find, take
from practicum.content.library import Library

CANARY = "a canary that sings in every note"


@pytest.fixture
def bank(sample_folder):
    library = Library(sample_folder)
    return [library.vignette(name) for name in library.vignette_ids()]


def line(**changes) -> str:
    record = {
        "format": 2,
        "kind": "attempt",
        "id": str(uuid.uuid4()),
        "at": "2026-11-23T10:00:00.000+00:00",
        "vignette": "the-late-train",
        "version": 1,
        "option": "ask-a-colleague",
        "confidence": 62,
    }
    return json.dumps(record | changes)


def taken(bank, *texts: str):
    return take([Found(f"p{number}.jsonl", text) for number, text in enumerate(texts)], bank)


def test_the_first_choice_at_the_present_version_counts_and_later_ones_are_counted(bank):
    text = "\n".join(
        [
            line(at="2026-11-25T10:00:00.000+00:00", option="wait-and-see"),
            line(at="2026-11-24T12:00:00.000+02:00", option="move-his-hour"),
            line(at="2026-11-20T10:00:00.000+00:00", version=7),
            line(at="2026-11-20T10:00:00.000+00:00", option="gone"),
            line(vignette="a-case/a-decision"),
        ]
    )

    [person] = taken(bank, text).people

    assert person.firsts["the-late-train"].option == "move-his-hour"
    assert person.later == {"the-late-train": 1}
    assert person.torn == 0


def test_a_line_of_the_format_before_counts_and_its_third_judgement_is_passed_over(bank):
    before = [line(format=1, decided=decided, confidence=70) for decided in ("clearly", "surely", ["clearly"])]

    [person] = taken(bank, "\n".join(before)).people

    assert person.firsts["the-late-train"] == intake.First("2026-11-23T10:00:00.000+00:00", "ask-a-colleague", 70)
    assert person.later == {"the-late-train": 2}


def test_no_free_text_is_kept_of_a_note_or_a_kept_text(bank):
    writing = json.dumps(
        {"format": 1, "kind": "writing", "id": "w", "at": "x", "of": "plan", "answers": {"a": CANARY}}
    )

    result = taken(bank, "\n".join([line(note=CANARY), writing]))

    assert CANARY not in repr(result)
    assert len(result.people) == 1


def test_copies_of_one_passport_are_one_person(bank):
    mine, other = line(), line(option="wait-and-see")
    later = line(at="2026-11-29T10:00:00.000+00:00")

    result = taken(bank, mine, f"{mine}\n{later}", other, f"{later}\n{line()}")

    assert len(result.people) == 2
    assert (result.files, result.joined) == (4, 2)


def test_copies_are_joined_whichever_comes_first_and_through_a_third(bank):
    one, two, three = line(), line(), line()
    chain = [f"{one}\n{line()}", f"{three}\n{line()}", f"{one}\n{two}", f"{two}\n{three}"]

    for turn in range(4):
        assert len(taken(bank, *chain[turn:], *chain[:turn]).people) == 1


def test_an_id_worked_out_of_a_resume_code_joins_nobody(bank):
    shared = str(uuid.uuid5(uuid.NAMESPACE_URL, "the-late-train/1/7"))

    assert len(taken(bank, line(id=shared), line(id=shared)).people) == 2


@pytest.mark.parametrize(
    "torn",
    [
        "{",
        "[1]",
        "7",
        "null",
        '"text"',
        "[" * 100_000 + "1",
        '{"a":' * 5000 + "1" + "}" * 5000,
        "1" * 10_000,
        "x" * 30_000,
        line(confidence=101),
        line(confidence=True),
        line(id=7),
        line(id="x" * 36 + " "),
        line(at="9999-12-31T23:59:59+00:00"),
        line(version="1"),
        line(note="n" * 100_000),
        line(at=7),
        line(at="yesterday"),
        line(option={"a": 1}),
        line(vignette=["the-late-train"]),
        json.dumps({"format": 1, "kind": "attempt"}),
        "\x00\x01\ufffd",
    ],
)
def test_a_torn_or_hostile_line_costs_that_line_only(bank, torn):
    result = taken(bank, "\n".join([line(), torn, line(option="wait-and-see")]))

    assert len(result.people) == 1
    assert result.torn == 1
    assert result.people[0].later == {"the-late-train": 1}


@pytest.mark.parametrize("name", ["x" * 14 + "5" + "x" * 21, "-" * 14 + "5" + "x" * 21, "5" * 36])
def test_an_id_that_only_looks_like_one_out_of_a_code_keeps_nobody_from_being_read(bank, name):
    result = taken(bank, line(id=name), line(), line(id=name))

    assert (len(result.people), result.files, result.torn) == (3, 3, 0)


def test_a_line_of_the_drafts_format_is_an_attempt_here_as_it_is_for_its_learner(bank):
    [person] = taken(bank, line(format=0, at=1795428000, confidence=0.8)).people

    assert person.firsts["the-late-train"].confidence == 80


@given(st.lists(st.sampled_from(["id", "at", "vignette", "version", "option", "confidence", "note", "kind"])))
def test_whatever_one_file_holds_the_others_are_read(fields):
    odd = [None, True, -1, 10**400, 1e999, "", "x" * 36, "\ud800", [], {}, "0001-01-01T00:00:00"]
    hostile = "\n".join(line(**{field: value}) for field in fields for value in odd)

    result = taken([], "", hostile, line(), "\0" * 99, "[" * 9999)

    assert any(len(person.ids) == 1 for person in result.people)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_whatever_encoding_an_editor_left_it_is_read(tmp_path, bank, encoding):
    (tmp_path / "p.jsonl").write_bytes(f"{line()}\r\n{line()}\r\n".encode(encoding))

    result = take(find(tmp_path), bank)

    assert (len(result.people), result.torn) == (1, 0)
    assert result.people[0].later == {"the-late-train": 1}


def test_one_file_is_held_at_a_time(tmp_path, bank):
    for number in range(30):
        (tmp_path / f"{number}.jsonl").write_text(("x" * 999 + "\n") * 1_000)

    tracemalloc.start()
    take(find(tmp_path), bank)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 10 * 1_000_000  # ten times one file of a megabyte, and there are thirty


def test_a_line_of_a_newer_course_is_passed_over(bank):
    assert taken(bank, f"{line()}\n{line(format=3)}").torn == 0


@pytest.mark.parametrize(
    "text", ["", "\n\n", "name,grade\nada,7", '{"format": 1, "kind": "writing"}', "<script>alert(1)</script>"]
)
def test_a_foreign_file_is_named_and_skipped_and_the_rest_goes_on(bank, text):
    result = take([Found("homework.csv", text), Found("mine.jsonl", line())], bank)

    assert [(each.name, each.reason) for each in result.skipped] == [("homework.csv", "foreign")]
    assert len(result.people) == 1


def test_what_is_no_ordinary_file_is_skipped_without_waiting(tmp_path, bank, monkeypatch):
    folder = tmp_path / "passports"
    folder.mkdir()
    (folder / "good.jsonl").write_text(line())
    (folder / ".hidden.jsonl").write_text(line())
    (folder / "a-folder").mkdir()
    os.mkfifo(folder / "a-pipe")
    (folder / "a-link").symlink_to(folder / "good.jsonl")
    (folder / "to-a-device").symlink_to("/dev/zero")
    (folder / "large.jsonl").write_bytes(b" " * (intake.MOST_BYTES + 1))

    result = take(find(folder), bank)

    assert {each.name: each.reason for each in result.skipped} == {
        "a-folder": "no_file",
        "a-pipe": "no_file",
        "a-link": "unreadable",
        "to-a-device": "unreadable",
        "large.jsonl": "too_large",
    }
    assert (len(result.people), result.files) == (1, 1)


def test_text_that_is_no_utf_8_costs_its_line(tmp_path, bank):
    folder = tmp_path / "passports"
    folder.mkdir()
    (folder / "p.jsonl").write_bytes(b"\xef\xbb\xbf" + line().encode() + b"\n\xff\xfe\x80\n" + line().encode())

    result = take(find(folder), bank)

    assert result.torn == 1
    assert result.people[0].later == {"the-late-train": 1}


def test_more_files_than_the_limit_are_counted(tmp_path, bank, monkeypatch):
    monkeypatch.setattr(intake, "MOST_FILES", 3)
    folder = tmp_path / "passports"
    folder.mkdir()
    for number in range(5):
        (folder / f"p{number}.jsonl").write_text(line())

    result = take(find(folder), bank)

    assert (result.files, [each.reason for each in result.skipped]) == (3, ["too_many"] * 2)


def test_a_folder_that_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(IntakeError, match="Make the folder"):
        list(find(tmp_path / "nowhere"))
