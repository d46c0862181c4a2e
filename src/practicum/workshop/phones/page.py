"""The phones' page and its parts: one document, our own scripts and style sheets, and nothing of anybody else's."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path

from ... import words
from ...words.translate import languages

_PACKAGE = Path(__file__).parents[2]
_PARTS = {
    "kit.js": "widgets",
    "comparison.js": "widgets",
    "bars.js": "workshop",
    "result.js": "workshop",
    "voting.js": "workshop/phones",
    "connection.js": "workshop/phones",
    "phone.js": "workshop/phones",
    "practicum.css": "widgets",
    "phone.css": "workshop/phones",
}
_TYPES = {".js": "text/javascript", ".css": "text/css"}
_DOCUMENT = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="practicum.css">
<link rel="stylesheet" href="phone.css">
<script type="module" src="phone.js"></script>
</head>
<body>
<main id="room"><noscript><p>{no_script}</p></noscript></main>
<script type="application/json" id="words">{words}</script>
</body>
</html>
"""


def part(name: str) -> tuple[str, str] | None:
    """Give the type and the text of a part of the page by its name; None for any other name."""
    if name == "join":
        return "text/html", _document()
    return (_TYPES[Path(name).suffix], _read(name)) if name in _PARTS else None


@cache
def _read(name: str) -> str:
    return (_PACKAGE / _PARTS[name] / name).read_text(encoding="utf-8")


def _document() -> str:
    spoken = languages()
    said = {**words.phone.page(), "languages": spoken}
    return _DOCUMENT.format(
        language=spoken["words"]["lang"],
        direction=spoken["words"]["dir"],
        title=escape(said["title"]),
        no_script=escape(said["no_script"]),
        words=json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"),  # so that no word ends the element
    )
