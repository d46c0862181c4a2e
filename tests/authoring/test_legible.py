"""Every text of a file can be read where it is shown, or is told of."""

import pytest

from practicum.authoring.legible import LONGEST, MOST, legible, shown, texts

UNSEEN = {
    "a control": "a\x00b",
    "an escape": "\x1b[2J",
    "a return": "a\rb",
    "a deletion": "a\x7f",
    "an override of direction": "\u202egnorw",
    "an isolate": "\u2067a",
    "a blank without width": "a\u200bb",
    "a line separator": "a\u2028b",
    "a mark at the start": "\ufeffa",
    "a lost letter": "a\ufffdb",
    "a private letter": "\ue000",
    "no letter at all": "\uffff",
    "none of another plane": "\U0001ffff",
    "a filler": "\u3164\u3164",
    "a heap of accents": "a" + "\u0301" * 9,
    "a lone surrogate": "\ud800",
}


def told(text, field="scene"):
    return [what for _, what, _ in legible({field: text})]


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
def test_a_sign_that_nobody_sees_is_named_and_not_printed(text):
    (what,) = told(text)

    assert what.startswith("scene has a sign that is not seen, U+")
    assert what.isprintable()


@pytest.mark.parametrize(
    "text", ["", "Two\n\nparagraphs", "a\tb", "naïve Ärger", "שלום", "می‌خواهم", "👩‍👩‍👧", "e\u0301", "a\u00a0b"]
)
def test_what_people_write_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (" \n ", "scene is blank"),
        ("a " * MOST, f"scene has {2 * MOST} characters"),
        ("a" * (LONGEST + 1), f"scene has {LONGEST + 1} characters without a blank"),
    ],
)
def test_a_text_that_cannot_be_laid_out_is_told_of(text, what):
    assert told(text) == [what]


def test_a_title_has_one_line_and_a_scene_may_have_several():
    assert told("One\nTwo", "title") == ["title has more than one line"]
    assert told("One\nTwo") == []


def test_texts_are_found_at_any_depth_and_in_order():
    deep: dict = {"end": "z"}
    for _ in range(5_000):
        deep = {"in": [deep]}

    assert [text for _, text in texts({"a": "1", "b": [{"c": "2"}, "3"], "d": {"e": "4"}})] == ["1", "2", "3", "4"]
    assert [(len(trail), text) for trail, text in texts(deep)] == [(10_001, "z")]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a", '"a"'),
        (7, '"7"'),
        (True, "true"),
        (10**9000, "a number of more than 15 digits"),
        ([1, 2], "a list"),
        ({"a": 1}, "a table"),
        ("a\x00b\nc", '"a(U+0000)b c"'),
        ("a" + "\u0301" * 19, '"a…"'),
        ("x" * 100, f'"{"x" * 60} …"'),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_shown_as_one_would_say_it(value, said):
    assert shown(value) == said
