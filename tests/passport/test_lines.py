"""A line of the passport is read whatever befell it, and nothing foreign passes for a record."""

import io
import json
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.passport import lines
from practicum.passport.lines import Attempt, Newer, Writing

WRITING = Writing("w", "2026-11-23T10:00:00.000+00:00", "plan", (("who_1", "supervisor"), ("when_1", "Friday")))
LINE = lines.written(WRITING)
SOUND = (
    '{"format": 2, "kind": "attempt", "id": "one", "at": "2026-11-23T10:00:00.000+00:00", "vignette": "a",'
    ' "version": 1, "option": "b", "confidence": 70}'
)
FIRST = SOUND.replace('"format": 2', '"format": 1').replace('"confidence"', '"decided": "clearly", "confidence"')
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
    assert lines.read(LINE) == WRITING


def test_an_attempt_reads_back_as_it_was_but_for_its_number(attempt):
    made = attempt(note="“Again”, as Øyvind says.", nth=0)

    assert lines.read(lines.written(made)) == made


@pytest.mark.parametrize("line", FOREIGN, ids=range(len(FOREIGN)))
def test_a_foreign_line_is_nobodys(line):
    assert lines.read(line) is None


def test_a_writing_cut_short_anywhere_is_nobodys():
    cut = [LINE[:length] for length in range(len(LINE))]

    assert [line for line in cut if lines.read(line)] == []
    assert len(cut) > 100


@pytest.mark.parametrize("mark", ["\n", "\r", "\u2028", "\x85", "\x00", '"', "\\", "</script>", "{gap}"])
def test_a_text_with_any_mark_in_it_stays_one_line(mark):
    said = Writing("w", WRITING.at, "criticism", (("text", f"before{mark}after"),))

    line = lines.written(said)

    assert "\n" not in line
    assert lines.read(line) == said


@pytest.mark.parametrize(
    "broken",
    [
        {"of": 7},
        {"answers": {"text": None}},
        {"answers": {"text": ["a"]}},
        {"answers": {str(n): "" for n in range(101)}},
    ],
)
def test_text_that_is_no_text_is_nobodys(broken):
    assert lines.read(json.dumps(json.loads(LINE) | broken)) is None


@pytest.mark.parametrize("kind", ["writing", "attempt", "case"])
def test_a_record_of_a_newer_format_is_kept_and_not_judged(kind):
    line = json.dumps({"format": 3, "id": "newer", "kind": kind, "answers": 7})

    assert lines.read(line) == Newer("newer", line)
    assert lines.written(lines.read(line)) == line


def test_a_record_is_written_anew_as_this_course_writes_it():
    spaced = json.dumps({**json.loads(LINE), "mood": "calm"}, indent=None, separators=(",", ":"))

    assert lines.written(lines.read(spaced)) == LINE


@pytest.mark.parametrize("decided", ["clearly", "partly", "silent", "surely", 7, None])
def test_an_attempt_of_the_first_format_is_read_and_what_it_said_of_the_text_is_passed_over(decided):
    line = json.dumps(json.loads(FIRST) | {"decided": decided})

    assert lines.read(line) == lines.read(SOUND)
    assert [*lines.read_taken([line])] == [*lines.read_taken([SOUND])]
    assert lines.written(lines.read(line)) == SOUND


# What JSON lets through and no page, zone, counter or file could take: each is a kind, and every field has some.
OUT_OF_BOUNDS = {
    "id": ["", "a b", "a/b", "ä", "a" * 101, "\ud800", "a\n", "--", 7, None, ["a"]],
    "at": [
        "0001-01-01T00:00:00+00:00",
        "1969-12-31T23:59:59.999+00:00",
        "2999-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59+00:00",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00",
        "2026-02-31T10:00:00.000+00:00",
        "2026-11-23Txx:00:00.000+00:00",
        "yesterday",
        "",
        1795428000,
        None,
    ],
    "vignette": ["", "a b", "../a", "ä", "a" * 201, "\ud800", 7, None, ["a"]],
    "version": [0, -1, 10_001, 10**30, 1.0, True, "1", None],
    "option": ["", "a b", "a" * 101, "\ud800", 7, None, ["a"]],
    "confidence": [-1, 101, 10**30, 70.0, True, "70", None],
    "note": [7, ["a"], {"a": 1}, "n" * lines.MOST_IN_A_LINE],
    "format": [-1, 1.0, True, "1", None],
}


def test_no_value_out_of_bounds_passes_for_an_attempt(attempt):
    sound = json.loads(lines.written(attempt(note="a note")))
    tried = [(field, value) for field, values in OUT_OF_BOUNDS.items() for value in values]

    passed = [each for each in tried if isinstance(lines.read(json.dumps(sound | dict([each]))), Attempt)]

    assert passed == [("vignette", "../a")]  # letters, dots and strokes: no file is opened by it
    assert set(OUT_OF_BOUNDS) == set(sound) - {"kind"}


@pytest.mark.parametrize("at", ["1970-01-01T00:00:00+00:00", "2998-12-31T23:59:59.999+00:00"])
def test_the_first_and_the_last_moment_are_read(attempt, at):
    assert lines.read(lines.written(attempt(at=at))).at[:10] == at[:10]


def test_half_a_letter_becomes_a_sign_that_every_page_can_show(attempt):
    line = lines.written(attempt(note="half")).replace("half", "\\ud83d and \\ud83d\\ude42")

    assert lines.read(line).note == "\ufffd and \U0001f642"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.text(alphabet=st.characters(exclude_characters="")) | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_line_is_a_record_or_none(line):
    assert lines.read(line) is None or lines.written(lines.read(line))


@given(st.sampled_from(sorted(OUT_OF_BOUNDS)), anything)
def test_whatever_stands_in_a_field_it_is_shown_and_copied_or_it_is_nobodys(field, value):
    said = json.loads(SOUND) | {field: value}

    read = lines.read(json.dumps(said))

    if read is not None:
        assert lines.read(lines.written(read)) == read
        lines.written(read).encode("utf-8")
    if isinstance(read, Attempt):
        for zone in (timezone(timedelta(hours=-14)), timezone(timedelta(hours=14))):
            datetime.fromisoformat(read.at).astimezone(zone)


def as_a_cohort_should(text):
    """Give what a learner's own reader finds in a text, as bare fields; None for each piece that is lost."""
    for piece, record in lines.read_all(text):
        if isinstance(record, Attempt):
            yield record.id, record.at, record.vignette, record.version, record.choice
        elif record is None and lines.is_lost(piece):
            yield None


@given(st.sampled_from(sorted(OUT_OF_BOUNDS)), anything | st.sampled_from([1, 1.0, True, 0]))
def test_a_cohort_takes_what_a_learner_is_shown_and_nothing_else(field, value):
    for sound in (SOUND, LINE):
        text = [sound, json.dumps(json.loads(sound) | {field: value})]

        assert list(lines.read_taken(text)) == list(as_a_cohort_should(text))


@pytest.mark.parametrize("at", range(0, 7))
def test_every_format_is_read_alike_wherever_a_line_is_torn(at):
    draft = {**json.loads(SOUND), "format": 0, "at": 1795428000, "confidence": 0.7}
    newer, writing = {**json.loads(SOUND), "format": 3}, {"format": 1, "kind": "writing", "id": "w", "of": "plan"}
    text = [json.dumps(each) for each in (draft, newer, json.loads(SOUND), {**writing, "at": "2026-11-23T10:00Z"})]
    text += [f"[{text[0]},", f"{text[2]}]", ""]
    text.insert(at, text[2][:40])

    found = list(lines.read_taken(text))

    assert found == list(as_a_cohort_should(text))
    assert [each[4].confidence for each in found if each] == [70] * 4
    assert found.count(None) >= 1


def test_no_other_module_of_those_who_hold_passports_takes_json_apart():
    package = Path(lines.__file__).parents[1]
    holders = [path for of in ("passport", "cohort", "panel") for path in sorted((package / of).glob("*.py"))]

    knowing = [
        path.name for path in holders if re.search(r"^(import|from) json|[\"']format[\"']", path.read_text(), re.M)
    ]

    assert knowing == ["lines.py"]
    assert len(holders) >= 15


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)), st.timezones() | st.none())
def test_an_accepted_time_is_text_that_sorts_as_time(at, zone):
    read = lines.read(json.dumps(json.loads(SOUND) | {"at": at.replace(tzinfo=zone).isoformat()}))

    if read is not None:
        assert len(read.at) == 29
        assert read.at.endswith("+00:00")
        assert "1970" <= read.at < "2999"


def pieces(text):
    return list(lines.read_all(io.StringIO(text, newline="")))


@given(
    st.lists(
        st.sampled_from([SOUND, LINE, "{", "}", "[", "]", ",", "", "torn", '{"a": {', "\ufeff", "\0"]), max_size=12
    )
)
def test_the_pieces_of_a_text_are_the_text(parts):
    text = "\n".join(parts)

    assert "".join(piece for piece, _ in pieces(text)) == text
    assert sum(record is not None for _, record in pieces(text)) >= sum(
        part in (SOUND, LINE) for part in parts if part
    )


def spread_out(*several):
    return json.dumps([json.loads(line) for line in several], indent=2, ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    [
        f"{SOUND}\n{LINE}\n",
        f"{SOUND}\r\n{LINE}\r\n",
        f"{SOUND}\r{LINE}",
        f"\ufeff{SOUND}\n\ufeff{LINE}\n",
        f"\0\0\0{SOUND}\n{LINE}\0",
        f"{SOUND},\n{LINE},\n",
        f"[{SOUND},\n{LINE}]",
        f"[{SOUND}, {LINE}]",
        spread_out(SOUND, LINE),
        "\n".join(json.dumps(json.loads(line), indent="\t") for line in (SOUND, LINE)),
        spread_out(SOUND) + "\n" + LINE,
        LINE + "\n" + spread_out(SOUND),
        SOUND + LINE,
        f"[{SOUND},{LINE},{SOUND}" + f",{LINE}" * 400 + "]",
    ],
    ids=range(14),
)
def test_what_an_editor_made_of_a_passport_is_read_whole(text):
    found = pieces(text)

    assert {record.id for _, record in found if record} == {"one", "w"}
    assert [piece for piece, record in found if record is None and lines.is_lost(piece)] == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (SOUND[:90] + LINE, 1),
        (SOUND + LINE[:90], 1),
        (SOUND + "\0\0" + LINE[:50] + "\n", 1),
        (f'[{SOUND}, {{"kind": "attempt", "format": 1}}, {LINE}]', 1),
        ('{"' * 50 + SOUND, 1),
        (f"my passport: {SOUND} and {LINE} are in it", 3),
    ],
    ids=range(6),
)
def test_what_is_whole_in_a_line_is_read_and_the_rest_is_counted_and_kept(text, lost):
    found = pieces(text)

    records_in_it = [record for _, record in found if record]
    assert records_in_it
    assert sum(lines.is_lost(piece) for piece, record in found if record is None) == lost
    again = pieces("".join(piece for piece, _ in found))
    assert [record for _, record in again if record] == records_in_it


def test_a_torn_record_in_several_lines_costs_itself_alone():
    text = json.dumps(json.loads(SOUND), indent=2).rsplit("\n", 3)[0] + "\n" + LINE + "\n"

    found = pieces(text)

    assert [record.id for _, record in found if record] == ["w"]
    assert sum(lines.is_lost(piece) for piece, record in found if record is None) == text.count("\n") - 1
