"""What a schema complains of is said in words, for every field of every schema."""

import datetime
import json
import re

import pytest
from mutants import LISTED, PATTERN, REPR

from practicum.authoring.schemas import held
from practicum.content.library import own_folder, read_toml

SCHEMAS = sorted((own_folder() / "schema").glob("*.schema.json"))
VIGNETTE = read_toml(own_folder() / "vignettes" / "not-me.toml")


def told(**changes):
    return [f"{what}. {todo}" for _, what, todo in held({**VIGNETTE, **changes}, "vignette")[1]]


def kind(value):
    return type(value).__name__


def keywords(schema):
    """Walk over a schema's tables that name a keyword."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from keywords(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keywords(value)


def test_every_pattern_of_every_schema_has_its_words():
    tables = [table for path in SCHEMAS for table in keywords(json.loads(path.read_text(encoding="utf-8")))]
    patterns = [table for table in tables if isinstance(table.get("pattern"), str)]

    assert [table for table in patterns if not table.get("words")] == []
    assert [t["words"] for t in patterns if PATTERN.search(t["words"]) or t["words"][0].isupper()] == []
    assert {table["format"] for table in tables if isinstance(table.get("format"), str)} == {"date"}
    assert len(patterns) >= 14


def test_every_whole_number_of_every_schema_has_bounds():
    tables = [table for path in SCHEMAS for table in keywords(json.loads(path.read_text(encoding="utf-8")))]
    numbers = [table for table in tables if table.get("type") == "integer"]

    assert [table for table in numbers if not {"minimum", "maximum"} <= set(table)] == []
    assert len(numbers) >= 9


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"number": 45.0}, 'number is "45.0", with a point. Write 45'),
        ({"number": True}, "number is no whole number. Write it without quotes and without a point, such as 45"),
        ({"number": 10**5000}, "number is a number of more than 15 digits. Write a number that fits: 1 to 9999"),
        ({"level": 2.0}, 'level is "2.0". Use one of: 1, 2, 3, 4'),
        ({"level": True}, "level is true. Use one of: 1, 2, 3, 4"),
        ({"level": [1]}, "level is a list. Use one of: 1, 2, 3, 4"),
        ({"title": 7}, 'title is no text. Put it between straight quotes: "like this"'),
        (
            {"title": datetime.date(2026, 2, 3)},
            'title is a date without quotes. Write it between straight quotes: "2026-02-03"',
        ),
        ({"title": "  a   "}, "title has 1 characters. Write 3 to 60"),
        ({"ask": "Is it?\n"}, 'ask is "Is it? ". Write one question that ends with a question mark'),
        (
            {"claims": ["not-raised-when-small", "Über"]},
            'entry 2 of claims is "Über". Write small letters and digits, with single hyphens between them, '
            "such as the-late-train",
        ),
        ({"silences": ["a", "a"]}, '"a" stands in silences twice. Leave it there once'),
        ({"options": []}, "options has 0 entries. Write 3 to 5"),
        ({"trainee": "yes"}, "trainee is neither true nor false. Write true or false, without quotes"),
        ({"twists": [1]}, "entry 1 of twists is no table. Give it a heading in square brackets and its fields below"),
        ({"mood^$": 1}, '"mood^$" is no field here. Use one of: id, number, version'),
    ],
)
def test_a_complaint_is_said_in_words(changes, said):
    assert any(line.startswith(said) for line in told(**changes)), told(**changes)


def test_a_missing_table_is_asked_for_as_one():
    raw = {key: value for key, value in VIGNETTE.items() if key not in ("options", "scene")}

    said = [f"{what}. {todo}" for _, what, todo in held(raw, "vignette")[1]]

    assert said == [
        '"scene" is missing. Add a line: scene = ...',
        '"options" is missing. Add one or more tables, each under a heading with options in double square brackets',
    ]


def test_one_value_is_complained_of_once_and_the_cause_is_named():
    reading = {"id": "a", "kind": "guess", "reader": "A tester", "shown": "The vignettes", "codings": [{}]}
    days = {"2026-02-31": "no day of the calendar", "31.2.2026": "31.2.2026", "2026-13-01": "no day of the calendar"}

    for day, what in days.items():
        found = [said for trail, said, _ in held({**reading, "made": day}, "reading")[1] if trail == ("made",)]
        assert len(found) == 1
        assert what in found[0]


def test_what_is_of_no_use_to_a_rule_is_taken_out_and_the_file_itself_stays_as_it_was():
    raw = {**VIGNETTE, "claims": 7, "options": [*VIGNETTE["options"], {"id": 7, "article": {"claims": [1, "a"]}}]}
    kept = json.dumps(raw)

    sound, _ = held(raw, "vignette")

    assert (sound["claims"], sound["options"][-1]) == (None, {"id": None, "article": {"claims": [None, "a"]}})
    assert sound["options"][:-1] == VIGNETTE["options"]
    assert json.dumps(raw) == kept


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "value", [None, "", "^", 1.5, 10**6000, [], [[1]], {"a": 1}, ["a", "a"], "x" * 400], ids=kind
)
def test_no_complaint_holds_a_pattern_or_a_value_as_python_writes_it(path, value):
    schema = json.loads(path.read_text(encoding="utf-8"))
    raw = dict.fromkeys(schema["properties"], value)

    said = [f"{what}. {todo}" for _, what, todo in held(raw, path.name.split(".")[0])[1]]

    bare = [re.sub(r'"[^"]*"', "", line) for line in said]
    assert [line for line in bare if PATTERN.search(line) or REPR.search(line) or LISTED.search(line)] == []
    assert len(said) >= 1
