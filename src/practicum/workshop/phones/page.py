"""The phones' page and its parts: one document, our own scripts and style sheets, and nothing of anybody else's."""

from __future__ import annotations

import json
from html import escape

from ... import words
from ...widgets.modules import needed, shipped, source
from ...words.translate import languages

_ENTRY = "workshop/phones/phone.js"
_SHEETS = {
    "tokens.css": "widgets/tokens.css",
    "practicum.css": "widgets/practicum.css",
    "phone.css": "workshop/phones/phone.css",
}
_DOCUMENT = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="practicum.css">
<link rel="stylesheet" href="phone.css">
<script type="module" src="{entry}"></script>
</head>
<body class="practicum-bare">
<main id="room"><noscript><p>{no_script}</p></noscript></main>
<script type="application/json" id="words">{words}</script>
</body>
</html>
"""


def part(name: str) -> tuple[str, str] | None:
    """Give the type and the text of a part of the page by its name; None for any other name."""
    if name == "join":
        return "text/html", _document()
    if name in _SHEETS:
        return "text/css", source(_SHEETS[name])
    return ("text/javascript", shipped(name)) if name in needed(_ENTRY) else None


def _document() -> str:
    spoken = languages()
    said = {**words.phone.page(), "languages": spoken}
    return _DOCUMENT.format(
        entry=_ENTRY,
        language=spoken["words"]["lang"],
        direction=spoken["words"]["dir"],
        title=escape(said["title"]),
        no_script=escape(said["no_script"]),
        words=json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"),  # so that no word ends the element
    )
