"""A fault names its file and line, as editors read it."""

import pytest

from practicum.faults import Fault, Lines
from practicum.library import own_folder

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
