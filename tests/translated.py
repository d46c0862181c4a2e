"""Catalogues made for a test: the sentences of the tree, and translations of them as bad as one likes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

import practicum

Sentence = str | tuple[str, str]

SPOILED = {  # what a translator, or somebody worse, may make of a sentence's gaps
    "another name": lambda said: said.replace("{", "{x_"),
    "none": lambda said: said.replace("{", "").replace("}", ""),
    "one more": lambda said: said + " {Datei}",
    "by place": lambda said: said + " {}",
    "by number": lambda said: said + " {0}",
    "an attribute": lambda said: said.replace("}", ".__class__.__init__}") + " {file.__class__}",
    "an item": lambda said: said.replace("}", "[0]}") + " {file[0]}",
    "a conversion": lambda said: said.replace("}", "!r}") + " {file!x}",
    "a width": lambda said: said.replace("}", ":>1000000000}") + " {file:q}",
    "a gap in a gap": lambda said: said.replace("}", ":{file}}") + " {file:{file}}",
    "left open": lambda said: said + " {",
    "closed twice": lambda said: said + " }",
    "doubled": lambda said: said.replace("{", "{{").replace("}", "}}") + " {{file}}",
}


@cache
def sentences() -> tuple[Sentence, ...]:
    """Find every sentence of the tree as pybabel does; one with plural forms is a pair."""
    folder = Path(practicum.__file__).with_name("words")
    return tuple(dict.fromkeys(found[2] for found in extract_from_dir(folder)))


def write(
    folder: Path, language: str, said: Mapping[Sentence, object], plurals: str = "", *, po: bool = False
) -> Path:
    """Write a catalogue, compiled or as it is written by hand, and give its path.

    Args:
        folder: where catalogues are looked for.
        language: of which language it is.
        said: translations by sentence; a pair has a tuple of forms.
        plurals: the rule of plural forms, if it is not that of the language.
        po: whether it is to be one as it is written by hand.
    """
    catalogue = Catalog(locale=language)
    if plurals:
        catalogue.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", plurals)]
    for sentence, translation in said.items():
        catalogue.add(sentence, translation)
    path = folder / language / "LC_MESSAGES" / f"practicum.{'po' if po else 'mo'}"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        (write_po if po else write_mo)(file, catalogue)
    return path
