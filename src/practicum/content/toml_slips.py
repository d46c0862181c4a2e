"""Say in words why a text is no TOML: what stands on the line, and what to do about it."""

from __future__ import annotations

import re

Slip = tuple[int, str, str]  # the line, what it is, what to do

_CURLY = "“”„‟«»‘’‚‛"
_CURLED = {  # where a curly quote stands in a straight one's place
    "begins": re.compile(rf"(?:^|[=\[,{{.])\s*([{_CURLY}])"),
    "ends": re.compile(rf"=\s*\"[^\"]*([{_CURLY}])\s*(?:#.*)?$"),
}
_OPENING = re.compile(r"=\s*(\"{3}|'{3})")

# How a parser's message begins, and what it means; the line of the text stands beside it.
_MEANINGS = (
    ("Invalid value", "what follows “=” is no value", "Put a text between straight quotes, and write a number bare"),
    (
        "Expected newline",
        "the value ends, and more follows",
        'Look for a quote within the text: write \\"',
    ),
    ("Cannot declare", "a heading stands here a second time", "Use each heading once, or two square brackets"),
    ("Cannot overwrite", "a field stands here a second time", "Leave it once"),
    ("Duplicate inline", "a field stands here a second time", "Leave it once"),
    ("Cannot mutate", "this part of the file is closed already", "Put the line where its heading stands"),
    ("Cannot redefine", "this part of the file is closed already", "Put the line where its heading stands"),
    ("Expected ']", "the heading is not closed", "End it with as many square brackets as it began with"),
    ("Expected '='", "a field's name is not followed by “=”", "Write the name, “=” and the value"),
    ("Expected \"'", "the text is not closed on its line", "End it with a straight quote"),
    (
        "Invalid initial",
        "this is no name of a field",
        "Use letters, digits, - and _",
    ),
    ("Unclosed array", "a list is not closed, or lacks a comma", "Put commas between its entries and a ] at its end"),
    ("Unclosed inline", "a table in braces is not closed, or lacks a comma", "Put a } at its end"),
    ("Unescaped", "a backslash stands by itself in a text", "Write two of them"),
    ("Invalid hex", "a backslash is followed by no sign's number", "Write two backslashes"),
    ("Escaped character", "a number after a backslash is no sign's", "Leave that sign out"),
    ("Unterminated", "a text is not closed", "End it with the quotes that it began with"),
    (r"Illegal character '\n'", "the text is not closed on its line", "End it with a straight quote"),
    ("Illegal character", "the text has a sign that cannot be seen", "Type the line again"),
    ("Found invalid", "the line has a sign that cannot be seen, or a text that is not closed", "Type the line again"),
    ("Invalid date", "this is no day of the calendar", "Correct the day"),
)
_ELSE = "the line cannot be read", "Compare it with the same line of another file"


def slip(message: str, text: str) -> Slip:
    """Put a parser's message into words.

    Args:
        message: what tomllib said, with "(at line …)" or "(at end of document)" in it.
        text: the text that it read.
    """
    number, lines = _line_of(message, text), text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    for where, quote in _CURLED.items():
        if found := quote.search(line):
            return number, f"the text {where} with a curly quote, {found[1]}", 'TOML needs a straight one: "'
    what, todo = next(((what, todo) for start, what, todo in _MEANINGS if message.startswith(start)), _ELSE)
    return number, f"is not TOML: {what}", todo


def _line_of(message: str, text: str) -> int:
    """Take the line out of a parser's message; for a text that is never closed, the line on which it opens."""
    if found := re.search(r"at line (\d+)", message):
        return int(found[1])
    return _opened(text) or text.rstrip("\n").count("\n") + 1


def _opened(text: str) -> int:
    """Find the line of the last opening of a many-line text; 0 if there is none."""
    last = 0
    for number, line in enumerate(text.split("\n"), start=1):
        found = _OPENING.search(line)
        if found and line.count(found[1]) == 1:
            last = number
    return last
