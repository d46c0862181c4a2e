"""What the notebooks and course.toml owe each other: a page has its notebook, and what it lists has a cell there."""

from __future__ import annotations

import ast
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..content.faults import Fault, Trail
from .citations import Shelves
from .fields import ids, tables
from .legible import Found, Table, shown

MOST_BYTES = 20_000_000  # of one notebook

_CALLS = frozenset({"page", "vignette", "try_out", "case", "form", "write", "beyond", "find"})
_OWN = {"id": "page", "form": "form"}
_SHOWN = {"vignettes": "vignette", "cases": "case"}


@dataclass(frozen=True)
class Call:
    """One call of a notebook that names things by their ids, and the line of the file on which it stands."""

    what: str
    ids: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Notebook:
    """A notebook: where it is, what it calls, and what keeps it from being read."""

    path: Path
    calls: tuple[Call, ...] = ()
    faults: tuple[Fault, ...] = ()

    def named(self, what: str) -> list[str]:
        """List the ids that calls of one sort name, in order."""
        return [name for call in self.calls if call.what == what for name in call.ids]


def notebooks(data: Path) -> dict[str, Notebook] | None:
    """Read the notebooks beside a data folder by their paths in notebooks/; None where there are none."""
    folder = data.resolve().parent / "notebooks"
    if not folder.is_dir():
        return None
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.ipynb"))}
    return {name: _read(path) for name, path in names.items() if not _is_passing(name)}


def of_course(raw: Table, books: Mapping[str, Notebook]) -> Iterator[Found]:
    """Find pages without their notebook, and what a page lists that its notebook does not show."""
    asked = {name for book in books.values() for name in book.named("write")}
    for index, page in enumerate(tables(raw, "pages")):
        name, here = page.get("notebook"), ("pages", index)
        if isinstance(name, str) and name not in books:
            yield (*here, "notebook"), f"there is no notebook {shown(name)}", "Correct the path, or add the notebook"
        elif isinstance(name, str) and not books[name].faults:
            yield from _of_page(here, page, books[name])
    for index, prompt in enumerate(tables(raw, "prompts")):
        if isinstance(prompt.get("id"), str) and prompt["id"] not in asked:
            name = shown(prompt["id"])
            yield ("prompts", index), f"no notebook asks for {name}", f"Add a cell with practicum.write({name})"


def _of_page(here: Trail, page: Table, book: Notebook) -> Iterator[Found]:
    wanted: list[tuple[str, str, list[Any]]] = [(key, what, [page.get(key)]) for key, what in _OWN.items()]
    wanted += [(key, what, ids(page, key)) for key, what in _SHOWN.items()]
    for key, what, names in wanted:
        for name in names:
            if isinstance(name, str) and name not in book.named(what):
                missing = f"{book.path.name} has no cell that shows the {what} {shown(name)}"
                yield (*here, key), missing, f"Add one there: practicum.{what}({shown(name)})"


def of_notebooks(raw: Table, books: Mapping[str, Notebook], stock: Shelves, bank: set[str]) -> Iterator[Fault]:
    """Find notebooks that no page lists, and cells that show what is not listed or is not there."""
    pages = {page.get("notebook"): page for page in tables(raw, "pages")}
    sides = {page.get("form") for page in pages.values()}
    prompts = {prompt.get("id") for prompt in tables(raw, "prompts")}
    for name, book in books.items():
        yield from book.faults
        page = pages.get(name)
        if page is None and ("/" not in name or book.named("page")):
            yield Fault(book.path, 1, "no page lists this notebook", "Add a page to course.toml, or take it away.")
            continue
        known: dict[str, Collection[object]] = {"vignette": bank, "try_out": bank, "form": sides, "write": prompts}
        known |= {"beyond": stock.notes, "find": stock.claims}
        known |= {"page": {page.get("id")}, **{w: set(ids(page, k)) for k, w in _SHOWN.items()}} if page else {}
        for call in book.calls:
            for each in call.ids:
                if call.what in known and each not in known[call.what]:
                    yield _unknown(book, call, each)


def _unknown(book: Notebook, call: Call, name: str) -> Fault:
    where = {"beyond": "beyond.toml", "find": "article.toml", "try_out": "vignettes/"}.get(call.what, "course.toml")
    listed = " for this page" if call.what in ("page", "vignette", "case") else ""
    what = f"the cell with {call.what}({shown(name)}) shows what {where} does not have{listed}"
    return Fault(book.path, call.line, what, "Add it there, or correct the cell.")


def _is_passing(name: str) -> bool:
    """Tell whether a notebook is a copy that Jupyter keeps, or a page to try things on."""
    return any(part.startswith((".", "Untitled")) for part in name.split("/"))


def _read(path: Path) -> Notebook:
    try:
        if path.stat().st_size > MOST_BYTES:
            return _unread(path, f"is larger than {MOST_BYTES // 1_000_000} MB", "Clear its outputs")
        text = path.read_text(encoding="utf-8-sig")
        cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
        sources = ["".join(cell["source"]) for cell in cells]
    except OSError as error:
        return _unread(path, f"cannot be read ({error.strerror})", "Put a notebook there")
    except (ValueError, TypeError, KeyError, RecursionError):
        return _unread(path, "is no notebook", "Open it in JupyterLab and save it again, or take it away")
    return Notebook(path, tuple(call for source in sources for call in _calls(source, text)))


def _unread(path: Path, what: str, todo: str) -> Notebook:
    return Notebook(path, faults=(Fault(path, 1, what, f"{todo}."),))


def _calls(source: str, text: str) -> Iterator[Call]:
    """Find the calls of one cell; what is no Python is Jupyter's to answer."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            what = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            named = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if what in _CALLS and named:
                names = tuple(name for name in named if isinstance(name, str))
                yield Call(what, names, _line_of(what, names, text))


def _line_of(what: str, names: tuple[str, ...], text: str) -> int:
    """Find the line of a notebook's file on which a call stands."""
    lines = text.split("\n")
    near = [number for number, line in enumerate(lines, 1) if f"{what}(" in line]
    exact = [number for number in near if names and names[0] in lines[number - 1]]
    return (exact or near or [1])[0]
