"""A text that is no TOML is told with its line, and in words."""

import re
import tomllib

import pytest
from mutants import PATTERN, REPR

from practicum.content.library import FileError, read_toml
from practicum.content.toml_slips import slip

SLIPS = [
    ("a = 1\ntitle = “The train”\n", 2, "the text begins with a curly quote, “"),
    ("a = 1\ntitle = ‘The train’\n", 2, "the text begins with a curly quote, ‘"),
    ("title = „The train“", 1, "the text begins with a curly quote, „"),
    ("title = «The train»", 1, "the text begins with a curly quote, «"),
    ('a = [\n  "x",\n  “y”,\n]', 3, "the text begins with a curly quote, “"),
    ('title = "The train”\nb = 1', 1, "the text ends with a curly quote, ”"),
    ("“title” = 1", 1, "the text begins with a curly quote, “"),
    ("scene = ”””\nLong.\n”””", 1, "the text begins with a curly quote, ”"),
    ("title = The train", 1, "is not TOML: what follows “=” is no value"),
    ('title = "He said "no" to it"', 1, "is not TOML: the value ends, and more follows"),
    ('title = "open\nb = 1', 1, "is not TOML: the text is not closed on its line"),
    ('a = 1\nscene = """\nopen\n\nmore\n', 2, "is not TOML: a text is not closed"),
    ("a = [1 2]", 1, "is not TOML: a list is not closed, or lacks a comma"),
    ("a = {b = 1", 1, "is not TOML: a table in braces is not closed, or lacks a comma"),
    ("a = 1\na = 2", 2, "is not TOML: a field stands here a second time"),
    ("[a]\nb = 1\n[a]\nc = 1", 3, "is not TOML: a heading stands here a second time"),
    ("[[a]\nb = 1", 1, "is not TOML: the heading is not closed"),
    ("title: 1", 1, "is not TOML: a field's name is not followed by “=”"),
    ("= 1", 1, "is not TOML: "),
    ('a = "C:\\notes\\work"', 1, "is not TOML: a backslash stands by itself in a text"),
    ('a = "\\ud800"', 1, "is not TOML: a number after a backslash is no sign's"),
    ("a = 2026-02-31", 1, "is not TOML: "),
    ("a = 'x\x00y'", 1, "is not TOML: "),
]


@pytest.mark.parametrize(("text", "line", "what"), SLIPS, ids=[row[0][:24].replace("\x00", "") for row in SLIPS])
def test_a_slip_is_told_with_its_line_and_in_words(tmp_path, text, line, what):
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(FileError) as caught:
        read_toml(path)

    fault = caught.value.fault
    assert fault.line == line
    assert fault.what.startswith(what)
    said = f"{fault.what} {fault.todo}"
    assert not REPR.search(said)
    assert not PATTERN.search(said)
    assert fault.todo.endswith(".")


def test_whatever_tomllib_says_has_words_here():
    import inspect

    source = inspect.getsource(tomllib._parser)
    said = re.findall(r'suffixed_err\(\s*src, (?:new_)?pos, f?"(.*?)"\s*\)', source)

    unheard = [message for message in said if slip(f"{message} (at line 1, column 1)", "a")[1].endswith("be read")]
    assert unheard == [
        "Invalid statement",
        "Expected {expect!r}",
    ]  # the second is a gap here, and “Expected \"'\"” when it is said
    assert len(said) >= 15


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ('a = "é"'.encode("latin-1"), 1, "is not UTF-8 text"),
        (b"a = 1\nb = 2\nc = '\xe9'", 3, "is not UTF-8 text"),
        ("a = 1".encode("utf-16"), 1, "is not UTF-8 text"),
        (b"#" * 3_000_000, 1, "is larger than 2 MB"),
        (b"a = 1\nb = '" + b"x" * 20_000 + b"'", 2, "the line has 20006 characters"),
        (b"a = " + b"9" * 9_000, 1, "holds a value too large to read"),
        (b"a = \n" + b"[\n" * 9_000, 1, "is not TOML"),
        (b"a = " + b"[\n" * 9_000, 1, "holds a value too large to read"),
    ],
)
def test_a_file_that_no_reader_should_take_is_refused_with_its_line(tmp_path, content, line, what):
    path = tmp_path / "a.toml"
    path.write_bytes(content)

    with pytest.raises(FileError) as caught:
        read_toml(path)

    assert (caught.value.fault.line, caught.value.fault.what.startswith(what)) == (line, True), caught.value.fault


def test_a_byte_order_mark_and_the_line_ends_of_other_systems_are_read(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes('\ufeffa = 1\r\nb = """x\r\ny"""\r\n'.encode())

    assert read_toml(path) == {"a": 1, "b": "x\ny"}


def test_a_pipe_and_a_folder_are_no_files_and_hang_nothing(tmp_path):
    import os

    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()

    for name in ("pipe.toml", "folder.toml"):
        with pytest.raises(FileError, match=r"is no file\. Put a text file there\."):
            read_toml(tmp_path / name)
