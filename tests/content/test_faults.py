"""A fault names its file and line, as editors read it."""

import json
import re
import string
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practicum.content.faults import Fault, Lines
from practicum.content.library import own_folder

TEXT = '''\
id = "one"
scene = """
title = "no key: this stands inside the scene"
[[options]]
"""
title = "The title"
quiet = """one line"""
  indented = 1

[[options]]
id = "first"
claims = [
  "a-claim",
]
[[options]]  # the second
id = "second"
because = \'\'\'
id = "inside"
\'\'\'
text = "after it"

[alone]
key = 1
'''


@pytest.mark.parametrize(
    ("trail", "line"),
    [
        (("id",), 1),
        (("scene",), 2),
        (("title",), 6),
        (("quiet",), 7),
        (("indented",), 8),
        (("options", 0), 10),
        (("options", 0, "id"), 11),
        (("options", 0, "claims"), 12),
        (("options", 1), 15),
        (("options", 1, "id"), 16),
        (("options", 1, "text"), 20),
        (("alone",), 22),
        (("alone", "key"), 23),
    ],
)
def test_each_table_and_key_has_its_line(trail, line):
    assert Lines(TEXT).of(*trail) == line


@pytest.mark.parametrize(
    ("trail", "line"),
    [
        (("options", 0, "claims", 0, "sub"), 13),
        (("options", 1, "alignment"), 15),
        (("options", 9), 1),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_a_thing_without_a_line_of_its_own_has_that_of_the_nearest(trail, line):
    assert Lines(TEXT).of(*trail) == line


def test_a_table_within_a_table_has_the_line_in_its_own_owner():
    decision, option = "[[decisions]]", "[[decisions.options]]"
    text = "\n".join([decision, option, "to = 1", option, decision, option, "to = 2"])

    assert Lines(text).of("decisions", 0, "options", 0, "to") == 3
    assert Lines(text).of("decisions", 0, "options", 1) == 4
    assert Lines(text).of("decisions", 1, "options", 0, "to") == 7


def test_an_empty_file_has_a_first_line():
    assert Lines("").of("id") == 1


def test_a_fault_is_written_as_editors_read_it(tmp_path):
    fault = Fault(tmp_path / "a.toml", 31, "the scene has 12 words", "Write 60 to 140.")

    assert str(fault) == f"{tmp_path}/a.toml:31: the scene has 12 words. Write 60 to 140."


def test_every_option_of_the_bank_is_found_on_its_line():
    swept = 0

    for path in (own_folder() / "vignettes").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        starts = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("[[options]]")]
        swept += len(starts)

        assert [Lines(text).of("options", index) for index in range(len(starts))] == starts

    assert swept >= 48


@pytest.mark.parametrize(
    ("text", "trail", "line"),
    [
        ('a = 1\n"title" = "x"', ("title",), 2),
        ("a = 1\n'the title' = 'x'", ("the title",), 2),
        ('a = 1\n"t\\u0069tle" = 1', ("title",), 2),
        ("a = 1\narticle.alignment = 1\narticle . place = 2", ("article", "place"), 3),
        ("a = 1\narticle.alignment = 1", ("article",), 2),
        ("a = {b = 1, c = {d = 2}}\ne = [\n {f = 1},\n {f = 2, g.h = 3}]", ("a", "c", "d"), 1),
        ("a = {b = 1, c = {d = 2}}\ne = [\n {f = 1},\n {f = 2, g.h = 3}]", ("e", 1, "g", "h"), 4),
        ("a = [\n[1,\n2],\n[3]]", ("a", 1, 0), 4),
        ('x = """\n[[options]]\n\\"""" # """\ntitle = 1', ("title",), 4),
        ("x = '''\n'''''\ntitle = 1", ("title",), 3),
        ('# [[options]]\n# title = 0\ntitle = "# [no] = heading" # x = 1\nb = 2', ("b",), 4),
        ('[[ a . "b c" ]] # one\n\n[[a."b c"]]\nd = 1', ("a", "b c", 1, "d"), 4),
        ("a = 2026-11-23 10:00:00\nb = 1.5\nc = [1.5, -2.0e3,]\nd = 1", ("d",), 4),
        ('a = ""\nb = \'\'\nc = """"""\nd = 1', ("d",), 4),
    ],
)
def test_quoted_dotted_and_inline_keys_have_their_lines(text, trail, line):
    tomllib.loads(text)

    assert Lines(text).of(*trail) == line


NAMES = st.one_of(
    st.text(string.ascii_letters + string.digits + "_-", min_size=1, max_size=8),
    st.text("aé .#=[]'\"{,", min_size=1, max_size=6),
)
NOISE = st.text("ab[]{}=,.#“ \n'\"", max_size=20)


def key(name):
    """Write a key bare where TOML allows it, else between quotes."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


@st.composite
def values(draw):
    """Write a value: its text, and what stands inside it as (trail, lines further down)."""
    noise, inner = draw(NOISE), draw(st.lists(NAMES, max_size=3, unique=True))
    one_line = noise.replace("\n", " ")
    lines = [
        f"  {entry},  # {one_line}" for entry in draw(st.lists(st.sampled_from(["1", "[2, [3]]", "'#'"]), max_size=3))
    ]
    return draw(
        st.sampled_from(
            [
                ("17", []),
                ("2026-11-23 10:00:00.5", []),
                (json.dumps(noise, ensure_ascii=False), []),
                ('"""' + noise.replace('"', "'") + '"""', []),
                ('"""' + noise.replace('"', "'") + '\\""" """', []),
                ("'''" + noise.replace("'", '"') + "'''", []),
                ("[\n" + "\n".join([*lines, "]"]), [((nth,), nth + 1) for nth in range(len(lines))]),
                ("{" + ", ".join(f"{key(name)} = 1" for name in inner) + "}", [((name,), 0) for name in inner]),
                ("[{" + ", ".join(f"{key(n)} = 1" for n in inner) + "},\n{}]", [((0, name), 0) for name in inner]),
            ]
        )
    )


@st.composite
def documents(draw):
    """Write a document and know on which line each of its keys stands."""
    text, known = "", {}
    headings = draw(st.lists(NAMES, max_size=4, unique=True))
    tables = [()] + [(name, nth) for name in headings for nth in range(draw(st.integers(1, 2)))]
    for table in tables:
        text += f"# {draw(NOISE)}".replace("\n", " ") + "\n"
        text += f"[[ {key(table[0])} ]]  # [[no]]\n" if table else ""
        for name in draw(st.lists(NAMES, max_size=4, unique=True)):
            if not table and name in headings:
                continue
            dotted = draw(st.lists(NAMES, max_size=2))
            line, (value, inside) = text.count("\n") + 1, draw(values())
            trail = (*table, name, *dotted)
            text += " . ".join(map(key, (name, *dotted))) + f" = {value}  # {name!a} = 1\n"
            known |= {trail: line} | {(*trail, *more): line + down for more, down in inside}
    return text, known


@settings(max_examples=150, deadline=None)
@given(documents())
def test_the_line_of_a_key_is_the_line_on_which_it_stands(document):
    text, known = document
    tomllib.loads(text)
    lines = Lines(text)

    assert {trail: lines.of(*trail) for trail in known} == known
