"""A slice of the course to break: one field of one file at a time, and everything shown that a page could show."""

import datetime
import json
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import practicum
from practicum import words
from practicum.authoring.legible import legible
from practicum.cards.vignette import guide
from practicum.content.library import Library, own_folder, read_toml
from practicum.content.model import surenesses
from practicum.editions.paper.handout import Style, handout
from practicum.passport.file import now
from practicum.passport.lines import Attempt, Choice
from practicum.passport.resume_code import from_code, to_code
from practicum.widgets import present
from practicum.workshop import room

LONGEST_CODE = 200  # letters of a resume code of a bank as small as this, with every number that may be left out

# What no message may hold: a pattern, a value as Python writes it, a list in brackets.
PATTERN = re.compile(r"\^|\$$|\[a-z|\[0-9|\(\?|\\[.dwsAZ]")
REPR = re.compile(r"\bNone\b|\bTrue\b|\bFalse\b|datetime\.|<[a-z]+ |\{'|Error\(|\\x|\\u")
LISTED = re.compile(r"\['|\[\"|\[\d+,|\[\]")

SAMPLES = [
    *(0, -1, 1, 2, 45, 10**4, 10**18, 10**400, True, False, 1.5, 45.0, float("inf"), float("nan")),
    *(
        "",
        " ",
        "\n",
        "\u200b",
        "x",
        "No",
        "x\n",
        "-",
        "plan",
        "article",
        "con",
        "04",
        "S99",
        "Is it?",
        "Ä",
        "-a",
        "a--b",
    ),
    *("a\x00b", "\x1b[2Ja", "‮gnitirw‬", "a\u2028b", "\ufeffa", "\ufffd", "\ue000", "\u3164" * 40, "a" + "\u0301" * 20),
    *(
        "\ud800",
        "x" * 300,
        "word " * 70,
        "word " * 2000,
        "y" * 9000,
        "He said “" + "word " * 30 + "”",
        '"' + "w " * 30 + '"',
    ),
    *("2026-02-31", "2026-11-23", "20261123", "2026-13-01", "../course", "/etc/passwd.ipynb", "javascript:alert(1)"),
    *("<script>alert(1)</script>", "{0}", "{file}", "%s", "=1+1", "👩‍👩‍👧", "שלום", "مرحبا"),
    *([], [""], ["x"], ["x", "x"], [1], [[]], [{}], {}, {"id": "x"}, {"a": {"b": 1}}),
    *(datetime.date(2026, 11, 23), datetime.time(7, 30)),
]


def slice_of_the_course(folder: Path, nth: int = 0) -> Path:
    """Write a small course with something of everything: two forms, two pages, a case, sheets and notebooks."""
    data, own = folder / "data", Library(own_folder())
    course = read_toml(own.folder / "course.toml")
    page = [each for each in course["pages"] if each.get("vignettes")][nth % 6]
    told = own.case_ids()[nth % len(own.case_ids())]
    names = [page["vignettes"][0], *(form["vignettes"][nth % len(form["vignettes"])] for form in course["forms"])]
    shows = {
        "before": {"form": "before"},
        "scenes": {"vignettes": names[:1], "cases": [told]},
        "after": {"form": "after"},
    }
    pages = [
        {
            "id": name,
            "notebook": f"0{n}_{name}.ipynb",
            "title": f"Page {name}",
            "goal": "Have a page.",
            "core": n == 0,
            **held,
        }
        for n, (name, held) in enumerate(shows.items())
    ]
    forms = [{"id": "a", "vignettes": names[1:2]}, {"id": "b", "vignettes": names[2:]}]
    write(
        data / "course.toml", {"title": "A slice", "pages": pages, "forms": forms, "prompts": course["prompts"][:1]}
    )
    for name in ("article", "beyond", "signs", "twists", "contrasts", "sheet"):
        write(data / f"{name}.toml", read_toml(own.folder / f"{name}.toml"))
    for name in names:
        write(data / "vignettes" / f"{name}.toml", read_toml(own.folder / "vignettes" / f"{name}.toml"))
    write(data / "cases" / f"{told}.toml", read_toml(own.folder / "cases" / f"{told}.toml"))
    for path in sorted((own.folder / "readings").glob("*-24-*.toml"))[-3:]:
        sheet = read_toml(path)
        sheet["codings"] = [coding for coding in sheet["codings"] if coding["vignette"] in names]
        write(data / "readings" / path.name, sheet)
    for each in pages:
        calls = [f'page("{each["id"]}")', *(f'vignette("{name}")' for name in each.get("vignettes", ()))]
        calls += [f'case("{name}")' for name in each.get("cases", ())]
        calls += [f'form("{each["form"]}")'] if "form" in each else [f'write("{course["prompts"][0]["id"]}")']
        notebook(folder / "notebooks" / each["notebook"], calls)
    return data


def notebook(path: Path, calls: list[str]) -> None:
    """Write a notebook with one cell for each call."""
    cells = [{"cell_type": "code", "source": ["import practicum\n", f"practicum.{call}"]} for call in calls]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells}, indent=1, ensure_ascii=False), encoding="utf-8")


def write(path: Path, raw: dict) -> None:
    """Write a file of the data folder, one field a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{_text(key)} = {toml(value)}\n" for key, value in raw.items())
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def toml(value: object) -> str:
    """Write a value as TOML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + "".join(f"\n  {toml(each)}," for each in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int) and abs(value) >= 10**4000:
        return hex(value)
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def places(raw: object, here: tuple = ()) -> Iterator[tuple]:
    """Name every place of a file: each field, each entry, each table."""
    entries = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in entries:
        yield (*here, key)
        yield from places(value, (*here, key))


def changed(raw: object, place: tuple, value: object) -> object:
    """Copy a file with another value at one place."""
    if not place:
        return value
    copy = dict(raw) if isinstance(raw, dict) else list(raw)
    copy[place[0]] = changed(raw[place[0]], place[1:], value)
    return copy


def at(raw: object, place: tuple) -> object:
    """Take the value at a place."""
    for step in place:
        raw = raw[step]
    return raw


def twins(value: object) -> list[object]:
    """Give what is nearly a value: the same in another type, twice, in capitals, with something unseen in it."""
    if isinstance(value, bool):
        return [int(value), str(value)]
    if isinstance(value, int):
        return [float(value), str(value), value + 1, -value, value * 1000]
    if isinstance(value, str):
        near = [value.upper(), f" {value} ", f"{value}\n", f"{value}\u200b", f"\u202e{value}", [value], value[:1]]
        return [*near, value.replace(" ", "\u00a0"), value.replace("e", "е"), value * 50]
    if isinstance(value, list):
        return [
            value[:1],
            value[1:],
            value + value[:1],
            value[::-1],
            value * 30,
            {str(n): v for n, v in enumerate(value)},
        ]
    return [list(value.values()), {}, {**value, "more": 1}]


def ill_said(fault) -> list[str]:
    """Say what a message lacks: a file, a line, what it is and what to do, in words."""
    said = f"{fault.what}. {fault.todo}"
    lacks = (
        []
        if fault.path.name and fault.line >= 1 and fault.what.strip() and fault.todo.strip(". ")
        else ["incomplete"]
    )
    bare = re.sub(r'"[^"]*"', "", said)  # an author's own value may hold whatever they wrote
    lacks += [name for name, of in (("pattern", PATTERN), ("repr", REPR), ("list", LISTED)) if of.search(bare)]
    return (
        lacks
        + (["long"] if len(said) > 600 else [])
        + (["unseen"] if "\n" in said or list(legible({"said": said})) else [])
    )


@contextmanager
def opened(folder: Path, passport: Path) -> Iterator[Library]:
    """Let the course's own calls read a data folder, with a passport that nothing else has."""
    kept = {name: os.environ.get(name) for name in ("PRACTICUM_DATA", "PRACTICUM_PASSPORT")}
    os.environ |= {"PRACTICUM_DATA": str(folder), "PRACTICUM_PASSPORT": str(passport)}
    from practicum.content.library import _opened

    _opened.cache_clear()  # a notebook's kernel reads a folder once; here it changes under one path
    try:
        yield Library(folder)
    finally:
        for name, value in kept.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def unshown(folder: Path, passport: Path) -> list[str]:
    """Show everything that pages, paper, rooms and codes show of a data folder, and name what cannot be shown."""
    broken = words.pages.broken()[0]
    missing: list[str] = []
    with opened(folder, passport) as library:
        for name, call in _calls(library):
            try:
                shown = call()
                state = shown.get_state() if hasattr(shown, "get_state") else shown
                json.dumps(state, default=str, ensure_ascii=False).encode("utf-8")
                if repr(shown) == broken or state in ("", None):
                    missing.append(f"{name}: {getattr(shown, 'lines', state)}")
            except Exception as error:  # whatever it is, a learner would not see the card
                missing.append(f"{name}: {error!r}"[:300])
    return missing


def _calls(library: Library) -> Iterator[tuple[str, object]]:
    """Name each call of a page over all that it can show."""
    yield from ((f"page {each.id}", lambda each=each: practicum.page(each.id)) for each in library.course.pages)
    for name in library.vignette_ids():
        yield f"vignette {name}", lambda name=name: practicum.vignette(name)
        yield f"answers {name}", lambda name=name: _answers(library, name)
        yield f"paper {name}", lambda name=name: handout(library, [name], Style(guidance=True))
    for name in library.case_ids():
        yield f"case {name}", lambda name=name: practicum.case(name)
        yield f"way {name}", lambda name=name: _ways(library, name)
    for side in ("before", "after"):
        yield f"form {side}", lambda side=side: practicum.form(side)
    yield from ((f"write {each.id}", lambda each=each: practicum.write(each.id)) for each in library.course.prompts)
    yield "beyond", lambda: practicum.beyond(*(note.id for note in library.notes))
    yield "find", lambda: practicum.article.find(*(claim.id for claim in library.article.claims))
    of_article = ("ladder", "claims", "build", "twists", "contrasts", "readings")
    yield from ((name, getattr(practicum.article, name)) for name in of_article)
    yield from ((name, getattr(practicum.mine, name)) for name in ("map", "passport", "record", "change"))
    yield from (
        ("plan", practicum.plan),
        ("review", practicum.review),
        ("sheet", practicum.sheet),
        ("cards", room.cards),
    )
    yield "article on paper", lambda: handout(library, ["article"], Style())
    yield from (
        (f"paper of {p.id}", lambda p=p: handout(library, [p.notebook], Style()))
        for p in library.course.pages
        if p.vignettes
    )
    yield "resume code", lambda: _code(library)


def _answers(library: Library, name: str) -> list[dict]:
    """Open what stands beside every option of a vignette."""
    shown = library.vignette(name)
    told = [guide(shown, option.id, library) for option in shown.options]
    return _all_guided(told)


def _ways(library: Library, name: str) -> list[dict]:
    told = library.case(name)
    return _all_guided([guide(each, turn.id, library) for each in told.decisions for turn in each.options])


def _all_guided(told: list[dict]) -> list[dict]:
    if any(each["kind"] != "guidance" for each in told) or not told:
        raise ValueError("an option is refused")
    return told


def _code(library: Library) -> str:
    """Fold a choice at each vignette into a code, and unfold it again."""
    bank = [library.vignette(name) for name in library.vignette_ids()]
    made = {
        each.id: Attempt(
            str(uuid.uuid4()),
            now(),
            each.id,
            each.version,
            1,
            Choice(each.options[0].id, surenesses(each)[0]),
        )
        for each in bank
    }
    code = to_code(library.course, made, bank)
    unfolded = from_code(code, library.course, bank, now())
    again = {attempt.vignette: attempt.choice for attempt in unfolded.attempts}
    if again != {name: attempt.choice for name, attempt in made.items()} or len(code) > LONGEST_CODE:
        raise ValueError(f"a code of {len(code)} letters")
    return code


def seen(library: Library, name: str) -> dict:
    """Give what a card shows before a choice."""
    return present.scene(library.vignette(name))
