"""A line of the passport is read whatever befell it, and nothing foreign passes for a record."""

import json

import pytest

from practicum import records
from practicum.model import Writing

WRITING = Writing("w", "2026-11-23T10:00:00.000+00:00", "plan", (("who_1", "supervisor"), ("when_1", "Friday")))
LINE = records.line(WRITING)
FOREIGN = [
    "",
    "Dear diary",
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"format": 1}',
    '{"format": 1, "id": 7, "kind": "writing"}',
    '{"format": "1", "id": "w", "kind": "writing"}',
    '{"id": "w", "kind": "writing"}',
    "[" * 100_000,
    "9" * 100_000,
    LINE.replace('"of": "plan"', '"of_": "plan"'),
    LINE.replace('"answers"', '"answer"'),
    LINE.replace('{"who_1": "supervisor", "when_1": "Friday"}', '["supervisor"]'),
    LINE.replace('{"who_1": "supervisor", "when_1": "Friday"}', '"supervisor"'),
    LINE.replace("2026-11-23T10:00:00.000+00:00", "yesterday"),
    LINE.replace("2026-11-23T10:00:00.000+00:00", "0001-01-01T00:00:00+14:00"),
    LINE.replace('"2026-11-23T10:00:00.000+00:00"', "1e18"),
]


def test_a_writing_reads_back_as_it_was():
    record = records.parse(LINE)

    assert records.is_writing(record)
    assert not records.is_attempt(record)
    assert records.writing(record) == WRITING


def test_an_attempt_reads_back_as_it_was_but_for_its_number(attempt):
    made = attempt(note="“Again”, as Øyvind says.", nth=0)

    assert records.attempt(records.parse(records.line(made))) == made


@pytest.mark.parametrize("line", FOREIGN, ids=range(len(FOREIGN)))
def test_a_foreign_line_is_nobodys(line):
    assert records.parse(line) is None


def test_a_writing_cut_short_anywhere_is_nobodys():
    cut = [LINE[:length] for length in range(len(LINE))]

    assert [line for line in cut if records.parse(line)] == []
    assert len(cut) > 100


@pytest.mark.parametrize("mark", ["\n", "\r", "\u2028", "\x85", "\x00", '"', "\\", "</script>", "{gap}"])
def test_a_text_with_any_mark_in_it_stays_one_line(mark):
    said = Writing("w", WRITING.at, "criticism", (("text", f"before{mark}after"),))

    line = records.line(said)

    assert "\n" not in line
    assert records.writing(records.parse(line)) == said


def test_text_that_is_no_text_is_read_as_text():
    record = json.loads(LINE) | {"of": 7, "answers": {"text": None, "more": ["a"]}}

    assert records.writing(records.parse(json.dumps(record))) == Writing(
        "w", WRITING.at, "7", (("text", "None"), ("more", "['a']"))
    )


@pytest.mark.parametrize("kind", ["writing", "attempt", "case"])
def test_a_record_of_a_newer_format_is_kept_and_not_judged(kind):
    record = records.parse(json.dumps({"format": 2, "id": "newer", "kind": kind, "answers": 7}))

    assert record["id"] == "newer"
    assert not records.is_writing(record)
    assert not records.is_attempt(record)
    assert records.present(record) is None


def test_a_record_is_written_anew_as_this_course_writes_it(attempt):
    spaced = json.dumps({**json.loads(LINE), "mood": "calm"}, indent=None, separators=(",", ":"))

    assert records.present(records.parse(spaced)) == LINE
    assert records.present(records.parse(records.line(attempt()))) == records.line(attempt())
