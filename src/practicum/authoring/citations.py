"""What content may cite, and what many files cite that is not there: one cause, told once before all else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .fields import ids, tables
from .legible import Found, Table, shown

MANY = 3  # files that cite one thing which is not there: then the slip is where it should be, and not in each of them

_KINDS = {"claims": "claim", "silences": "silence", "beyond": "note"}


class _Anything(dict[str, str | None]):
    """Stand for a shelf that could not be read: nothing that is cited of it can be called amiss."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass(frozen=True)
class Shelves:
    """What may be cited: claims with their strengths, silences, notes; and how many sentences the article has."""

    claims: Mapping[str, str | None]
    silences: Collection[str]
    beyond: Collection[str]
    sentences: int | None

    @property
    def cited(self) -> tuple[Mapping[str, str | None], Collection[str], Collection[str]]:
        """Give the three shelves in the order in which rules take them."""
        return self.claims, self.silences, self.beyond


def shelves(article: Table, beyond: Table) -> Shelves:
    """Gather what may be cited; a shelf that is not there to be read holds whatever one looks for."""
    strengths: dict[Any, Any] = {claim.get("id"): claim.get("strength") for claim in tables(article, "claims")}
    silences: dict[Any, None] = {silence.get("id"): None for silence in tables(article, "silences")}
    notes: dict[Any, None] = {note.get("id"): None for note in tables(beyond, "notes")}
    readable = isinstance(article.get("silences"), list)
    count = article.get("sentences")
    return Shelves(
        strengths or _Anything(),
        silences if readable else _Anything(),
        notes or _Anything(),
        count if isinstance(count, int) else None,
    )


def lost(files: Iterable[tuple[str, Table]], stock: Shelves) -> dict[tuple[str, str], list[str]]:
    """Find what many files cite and no shelf has: by kind and id, the names of those files."""
    citing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file, raw in files:
        for kind, name in set(_cited(raw)):
            if name not in getattr(stock, kind):
                citing[kind, name].append(file)
    return {what: names for what, names in sorted(citing.items()) if len(names) >= MANY}


def causes(gone: Mapping[tuple[str, str], list[str]], kinds: Collection[str]) -> Iterator[Found]:
    """Say once of each thing that many files cite that it is not there."""
    for (kind, name), files in gone.items():
        if kind in kinds:
            what = f"{len(files)} files cite the {_KINDS[kind]} {shown(name)}, which is not here; {files[0]} is one"
            yield ("notes" if kind == "beyond" else kind, 0), what, "Give it back its id, or correct those files"


def with_lost(stock: Shelves, gone: Mapping[tuple[str, str], list[str]]) -> Shelves:
    """Take what has been told of once for given, so that no file is blamed for it as well."""
    given = {kind: {name: None for of, name in gone if of == kind} for kind in _KINDS}
    put = {kind: _put(getattr(stock, kind), names) for kind, names in given.items()}
    return Shelves(**put, sentences=stock.sentences)


def _put(shelf: Mapping[str, str | None], names: Mapping[str, None]) -> Mapping[str, str | None]:
    return shelf if isinstance(shelf, _Anything) else {**names, **shelf}


def _cited(raw: Table) -> Iterator[tuple[str, str]]:
    """Walk over all that a file cites, at whatever depth it does."""
    waiting = [raw]
    while waiting:
        table = waiting.pop()
        yield from ((kind, name) for kind in _KINDS for name in ids(table, kind))
        if isinstance(table.get("claim"), str):
            yield "claims", table["claim"]
        waiting += [one for key in ("options", "decisions", "contrasts") for one in tables(table, key)]
