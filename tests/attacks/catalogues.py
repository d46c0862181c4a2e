"""Spoil the gaps of every sentence in a translation, in every way, and open and talk to every part of the course.

The sentences are found in the tree, and so are the parts: every function that a notebook may call. A part is broken
where it raises, or says something else than it says in English: each of these translations is to give way to that.
"""

from __future__ import annotations

import ast
import inspect
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

from figures import Figure
from translated import SPOILED, sentences, write

import practicum
from practicum.content.library import open_library
from practicum.passport.file import Passport
from practicum.widgets import base
from practicum.words import translate

LANGUAGE = "de"
QUICK = ("another name", "an attribute")
VARYING = {
    "_view_name",
    "closes",
    "code",
    "fingerprint",
    "id",
    "layout",
    "drawn_by",
    "name",
    "notebook",  # of the course's map: an address as seen from the page that was opened last
    "path_hash",
    "place",
    "re",
    "text",
}
PACKAGE = Path(practicum.__file__).parent


def attack(quick: bool) -> list[Figure]:
    """Spoil all sentences in some ways or in all, and count what broke."""
    ways = QUICK if quick else tuple(SPOILED)
    with tempfile.TemporaryDirectory() as place:
        folder, before = Path(place), dict(os.environ)
        translate.FOLDER, kept = folder / "locale", translate.FOLDER
        try:
            return _measured(folder, ways, quick)
        finally:
            translate.FOLDER = kept
            os.environ.clear()
            os.environ.update(before)
            _forget()


def _measured(folder: Path, ways: tuple[str, ...], quick: bool) -> list[Figure]:
    english, looked_up = _said(folder, "en", quick)
    broken = filled = pages = 0
    for way in ways:
        write(folder / "locale", LANGUAGE, dict(_spoiled(way)))
        _forget()
        os.environ["PRACTICUM_LANGUAGE"] = LANGUAGE
        filled += len(sentences())
        broken += sum(not _stands(sentence) for sentence in sentences())
        said, _ = _said(folder, LANGUAGE, quick)
        pages += sum(said.get(part) != texts for part, texts in english.items())
    opened = {part.partition(" ")[0] for part in english}
    missed = _parts() - opened
    every = f"{len(ways)} ways, {len(sentences())} sentences"
    return [
        Figure("catalogues", f"sentences filled ({every})", str(filled)),
        Figure("catalogues", "sentences that raised or lost a gap", str(broken), "", "0", broken == 0),
        Figure("catalogues", "parts opened and talked to, in each way", str(len(english))),
        Figure("catalogues", "functions of notebooks never called", str(len(missed)), "", "0", not missed),
        Figure(
            "catalogues", "sentences that the parts looked up", str(looked_up), "", "400 or more", looked_up >= 400
        ),
        Figure("catalogues", "parts that raised or said something else", str(pages), "", "0", pages == 0),
    ]


def _spoiled(way: str) -> Iterator[tuple]:
    for sentence in sentences():
        yield sentence, SPOILED[way](sentence) if isinstance(sentence, str) else tuple(map(SPOILED[way], sentence))


def _stands(sentence: str | tuple[str, str]) -> bool:
    """Tell whether a sentence is filled as in English, whatever its translation is."""
    english = sentence if isinstance(sentence, str) else sentence[1]
    gaps = {field: 2 for _, field, *_ in Formatter().parse(english) if field}
    try:
        said = (
            translate.translate(sentence)
            if isinstance(sentence, str)
            else translate.counted(*sentence, next(iter(gaps)))
        )
        return said.format(**gaps) == english.format(**gaps)
    except Exception:
        return False


def _parts() -> set[str]:
    """Find in the tree every function that shows something in a notebook: each is kept calm."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(
                getattr(d, "id", "") == "calmly" for d in node.decorator_list
            ):
                found.add(".".join((*path.relative_to(PACKAGE).with_suffix("").parts, node.name)))
    return found


def _said(folder: Path, language: str, quick: bool) -> tuple[dict[str, list], int]:
    """Open every part in a language, talk to it, and give what each said, and how many sentences were looked up."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    Passport(home / "my_passport.jsonl").accept_as_it_is()  # else a page says that the file has gone
    (home / "passports").mkdir(parents=True)
    os.environ |= {
        "PRACTICUM_LANGUAGE": language,
        "PRACTICUM_PASSPORT": str(home / "my_passport.jsonl"),
        "PRACTICUM_COHORT": str(home / "passports"),
        "PRACTICUM_PANEL": str(home / "panel"),
        "PRACTICUM_DATABASE_URL": f"sqlite:///{home / 'workshop.sqlite'}",
    }
    _forget()
    said = {}
    for part in sorted(_parts()):
        for arguments in _arguments(part.rpartition(".")[2], quick):
            said[f"{part} {' '.join(arguments)[:60]}"] = list(_heard(_function(part), arguments))
    passport = home / "my_passport.jsonl"
    (home / "passports" / "one.jsonl").write_bytes(passport.read_bytes() if passport.exists() else b"")
    said["cohort.report.see again"] = list(_heard(_function("cohort.report.see"), ()))
    return said, translate._translated.cache_info().currsize


def _function(part: str) -> Callable:
    module, _, name = part.rpartition(".")
    return getattr(import_module(f"practicum.{module}"), name)


def _arguments(name: str, quick: bool) -> list[tuple[str, ...]]:
    """Say with what a function of a notebook is called."""
    library = open_library()
    some = slice(2 if quick else None)
    of = {
        "page": [(page.id,) for page in library.course.pages],
        "vignette": [(each,) for each in library.vignette_ids()[some]],
        "try_out": [(library.vignette_ids()[0],)],
        "case": [(each,) for each in library.case_ids()[some]],
        "write": [(prompt.id,) for prompt in library.course.prompts],
        "form": [("before",), ("after",), ("neither",)],
        "beyond": [tuple(note.id for note in library.notes)],
        "find": [tuple(claim.id for claim in library.article.claims)],
    }
    return of.get(name, [()])


def _heard(function: Callable, arguments: tuple[str, ...]) -> Iterator[object]:
    """Open a part, send it every message that a page may send, and give all that it shows."""
    try:
        view = function(*arguments)
        yield from _texts(view.get_state())
        yield [list(_texts(words())) for words in view.groups]
        for message in _messages(arguments):
            yield from _texts(view.reply(message) or {})
        yield from _texts(view.get_state())
    except Exception as error:
        yield f"raised {type(error).__name__} in {inspect.unwrap(function).__name__}: {uuid.uuid4()}"


def _messages(arguments: tuple[str, ...]) -> Iterator[dict]:
    for vignette in _vignettes(arguments):
        option = {"vignette": vignette.id, "option": vignette.options[0].id, "version": vignette.version}
        commit = {"kind": "commit", "id": str(uuid.uuid4()), "confidence": 81, "note": "a note"}
        yield {**option, "kind": "select"}
        yield {**option, **commit}
    answers = {"text": "a text", "notice_1": "a thing", "who_1": "a-colleague"}
    yield {"kind": "keep", "id": str(uuid.uuid4()), "answers": answers}
    yield {"kind": "keep", "id": "no id", "answers": "none"}
    for kind in ("look", "parting", "export", "calendar", "forget", "read", "drop", "open", "nothing"):
        yield {"kind": kind}
    yield {"kind": "import", "text": "no passport"}
    yield {"kind": "redeem", "code": "no code"}
    yield {"kind": "take", "name": "a file", "text": "no passport"}
    yield {"kind": "begin", "vignette": open_library().vignette_ids()[0]}
    yield {"kind": "qr", "address": "/practicum/join"}


@cache
def _vignettes(arguments: tuple[str, ...]) -> list:
    """Find the scenes that a part may be asked about: its own, and the first of each form."""
    library = open_library()
    known = [library.vignette(each) for each in arguments if each in library.vignette_ids()]
    told = [library.case(each).decisions[0] for each in arguments if each in library.case_ids()]
    forms = [library.vignette(name) for form in library.course.forms for name in form.vignettes[:1]]
    return [*known, *told] or (forms if arguments in ((), ("before",), ("after",)) else [])


def _texts(thing: object) -> Iterator[str]:
    """Walk over the sentences in what is shown; marks, times and ids differ from one opening to the next."""
    if isinstance(thing, dict):
        for key, inner in thing.items():
            if key not in VARYING and not str(key).startswith("_"):
                yield from _texts(inner)
    elif isinstance(thing, list | tuple):
        for inner in thing:
            yield from _texts(inner)
    elif isinstance(thing, str):
        yield thing


def _forget() -> None:
    """Look every sentence up anew."""
    for kept in (translate._catalogue, translate._translated, base._drawing, base._loader):
        kept.cache_clear()
    base._parts.clear()
