"""What a data folder must satisfy: its schemas, the rules of each file, and the rules that hold between files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from ..content.faults import Fault, Lines
from ..content.library import FileError, Library, content_files, read_toml
from . import bank_rules, case_rules, course_rules, notebook_rules, rules
from .citations import Shelves, causes, lost, shelves, signs_of, with_lost
from .course_rules import Shelf
from .fields import sentences, tables
from .folder_rules import passed_over, stems
from .legible import Found, Table, legible, shown
from .notebook_rules import Notebook
from .schemas import held

MOST = 25  # faults of one file that are told one by one; the rest are counted

_KINDS = {"vignettes": "vignette", "cases": "case", "readings": "reading"}  # by folder
_OPTIONAL = ("signs", "twists", "contrasts", "sheet")
_IN_THEIR_OWN_VOICE = (
    "course",
    "beyond",
    "signs",
    "reading",
)  # files that may say S99 and mean no sentence of the article


@dataclass(frozen=True)
class Report:
    """What a check found, and how much it looked at; `notebooks` is None if none lie beside the data folder."""

    faults: tuple[Fault, ...]
    vignettes: int
    options: int
    claims: int
    cases: int = 0
    notebooks: int | None = None

    def __str__(self) -> str:
        """Write the closing line of a check."""
        counts = f"{self.vignettes} vignettes, {self.options} options, {self.claims} claims, {self.cases} cases"
        return f"{counts}, {len(self.faults)} faults"


@dataclass(frozen=True)
class _File:
    """One file as it was read: what is sound of it, what its schema and its texts lack, or why it cannot be read."""

    path: Path
    kind: str
    raw: Table
    found: tuple[Found, ...] = ()
    unread: Fault | None = None

    @property
    def name(self) -> str:
        """Give its name as a message says it."""
        return self.path.name


def check(folder: Path) -> Report:
    """Hold every file of a data folder against its schema and the rules; all faults come at once, causes first."""
    one = {name: _read(folder / f"{name}.toml", name) for name in ("article", "beyond", "course")}
    one |= {n: _read(folder / f"{n}.toml", n) for n in _OPTIONAL if (folder / f"{n}.toml").exists()}
    many = {kind: [_read(path, kind) for path in content_files(folder / of)] for of, kind in _KINDS.items()}
    stock = shelves(one["article"].raw, one["beyond"].raw, one["signs"].raw if "signs" in one else {})
    citing = [*many["vignette"], *many["case"], *(one[name] for name in _OPTIONAL if name in one)]
    gone = lost(((file.name, file.raw) for file in citing), stock)
    stock = with_lost(stock, gone)
    bank, cases = ({file.path.stem: file.raw for file in many[kind]} for kind in ("vignette", "case"))
    books = notebook_rules.notebooks(folder)
    faults = [*passed_over(folder), *_of_sources(one, gone), *_of_no_signs(folder, one, citing)]
    faults += _of_scenes(folder, many, stock)
    faults += _between(many, bank, cases, books or ())
    known = (bank | _misnamed(folder, "vignettes"), cases | _misnamed(folder, "cases"))
    faults += _of_course(one["course"], (bank, cases), known, books, stock)
    faults += _of_studies(one, stock)
    faults += _of_readings(many["reading"], known[0])
    options = sum(len(tables(raw, "options")) for raw in bank.values())
    claims = len(tables(one["article"].raw, "claims"))
    return Report(tuple(faults), len(bank), options, claims, len(cases), None if books is None else len(books))


def _read(path: Path, kind: str) -> _File:
    """Read one file and hold it against its schema; one that cannot be read is a single fault and stops nothing."""
    try:
        raw = read_toml(path)
        sound, told = held(raw, kind)
        return _File(path, kind, sound, (*_called(path, kind, sound), *told, *legible(raw)))
    except FileError as error:
        return _File(path, kind, {}, unread=error.fault)
    except RecursionError:
        return _File(path, kind, {}, unread=Fault(path, 1, "lists stand in lists too deep to be read", "Undo it."))


def _called(path: Path, kind: str, raw: Table) -> Iterator[Found]:
    if kind in _KINDS.values() and raw.get("id", path.stem) not in (path.stem, None):
        yield ("id",), f"the id is {shown(raw['id'])}", f"Make it {shown(path.stem)}, as the file is named"


def _faults(file: _File, rule: Callable[[Table], Iterable[Found]], stock: Shelves | None = None) -> Iterator[Fault]:
    """Tell what is amiss with one file, line by line; what is left over of very many faults is counted."""
    if file.unread:
        yield file.unread
        return
    found = [*file.found, *rule(file.raw)]
    if stock and stock.sentences and file.kind not in _IN_THEIR_OWN_VOICE:
        found += sentences(file.raw, stock.sentences)
    yield from _placed(file.path, found)


def _placed(path: Path, found: list[Found]) -> Iterator[Fault]:
    """Give what was found its lines; a file without a fault is not read again for them."""
    if not found:
        return
    lines = Lines(path.read_text(encoding="utf-8-sig"))
    for trail, what, todo in found[:MOST]:
        yield Fault(path, lines.of(*trail), what, f"{todo}.")
    if len(found) > MOST:
        what = f"{len(found) - MOST} more faults are in this file"
        yield Fault(path, lines.of(*found[MOST][0]), what, "Mend those above first, and check again.")


def _of_sources(one: Mapping[str, _File], gone: Mapping[tuple[str, str], list[str]]) -> Iterator[Fault]:
    """Check the article, the notes and the signs, and say there what many files cite of them and do not find."""
    count = one["article"].raw.get("sentences")
    stock = Shelves({}, {}, {}, {}, count if isinstance(count, int) else None)
    sources = {
        "article": (rules.article, ("claims", "silences")),
        "beyond": (rules.beyond, ("notes",)),
        "signs": (rules.signs, ("signs",)),
    }
    for name, (rule, kinds) in sources.items():
        if name not in one:
            continue  # the signs, without which a course may do
        yield from _placed(one[name].path, [] if one[name].unread else list(causes(gone, kinds)))
        yield from _faults(one[name], rule, stock)


def _of_no_signs(folder: Path, one: Mapping[str, _File], citing: list[_File]) -> Iterator[Fault]:
    """Say once that scenes name signs where no file has their kinds."""
    naming = [file.name for file in citing if any(True for _ in signs_of(file.raw))]
    if naming and "signs" not in one:
        what = f"is not there, and scenes name signs; {naming[0]} is one"
        yield Fault(folder / "signs.toml", 1, what, "Add the file, or take the signs out of the scenes.")


def _of_scenes(folder: Path, many: Mapping[str, list[_File]], stock: Shelves) -> Iterator[Fault]:
    """Check every vignette and every case, each by itself."""
    for kind, rule in (("vignette", rules.vignette), ("case", case_rules.case)):
        for file in many[kind]:
            yield from _faults(file, partial(rule, stock=stock), stock)
    if not many["vignette"]:
        yield Fault(folder / "vignettes", 1, "there is no vignette here", "Add a file to it.")


def _between(
    many: Mapping[str, list[_File]], bank: dict[str, Table], cases: dict[str, Table], books: Iterable[str]
) -> Iterator[Fault]:
    """Check what must differ from file to file."""
    paths = {file.path.stem: file.path for kind in ("case", "vignette") for file in many[kind]}
    clashes = [*bank_rules.numbers(bank, "vignettes"), *bank_rules.numbers(cases, "cases")]
    clashes += [*bank_rules.titles(bank, cases), *bank_rules.ids(bank, cases, books)]
    for name, field, what, todo in clashes:
        yield from _placed(paths[name], [((field,), what, todo)])


def _of_course(
    file: _File, here: Shelf, known: Shelf, books: Mapping[str, Notebook] | None, stock: Shelves
) -> Iterator[Fault]:
    """Check the order of the pages: against the bank, and against the notebooks beside the data folder.

    Args:
        file: course.toml.
        here: the vignettes and the cases that are in the folder.
        known: those, and what would be there if its file had its right name.
        books: the notebooks.
        stock: what cells may cite.
    """

    def rule(raw: Table) -> Iterator[Found]:
        yield from course_rules.course(raw, here, known)
        yield from course_rules.clocked(Library(file.path.parent))
        yield from notebook_rules.of_course(raw, books) if books is not None else ()

    yield from _faults(file, rule)
    if books is not None and tables(file.raw, "pages"):
        yield from notebook_rules.of_notebooks(file.raw, books, stock, set(known[0]))


def _of_studies(one: Mapping[str, _File], stock: Shelves) -> Iterator[Fault]:
    """Check the twists that stand by themselves, the contrasts and the sheet; a course may do without them."""
    if "twists" in one:
        yield from _faults(one["twists"], rules.situation, stock)
    if "contrasts" in one:
        yield from _faults(one["contrasts"], partial(rules.contrasts, stock=stock), stock)
    if "sheet" in one:
        yield from _faults(one["sheet"], rules.sheet, stock)


def _of_readings(readings: list[_File], bank: dict[str, Table]) -> Iterator[Fault]:
    """Check every blind reading; what several of them have in common is told once."""
    faults = [fault for file in readings for fault in _faults(file, partial(rules.reading, bank=bank))]
    faults.sort(key=lambda fault: (fault.what, fault.path, fault.line))
    for _, alike in groupby(faults, key=lambda fault: (fault.what, fault.todo)):
        first, *rest = alike
        more = f", here and in {len({fault.path for fault in rest} - {first.path})} more files"
        several = {fault.path for fault in rest} - {first.path}
        yield Fault(first.path, first.line, first.what + more, first.todo) if several else first
        yield from () if several else rest


def _misnamed(folder: Path, shelf: str) -> dict[str, Table]:
    """Stand for the files that are passed over by their names' fault: nothing that names them is amiss."""
    return {stem: {} for stem in stems(folder / shelf)}
