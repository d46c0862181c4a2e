"""What content may cite, and what many files cite that is not there: one cause, told once before all else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..content.faults import Trail
from .fields import ids, table, tables
from .legible import Found, Table, shown

MANY = 3  # files that cite one thing which is not there: then the slip is where it should be, and not in each of them

_KINDS = {"claims": "claim", "silences": "silence", "notes": "note", "signs": "sign"}
_FILES = {"claims": "article.toml", "silences": "article.toml", "notes": "beyond.toml", "signs": "signs.toml"}


class _Anything(dict[str, str | None]):
    """Stand for a shelf that could not be read: nothing that is cited of it can be called amiss."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass(frozen=True)
class Shelves:
    """What may be cited: claims with their strengths, silences, notes, kinds of sign; and how many sentences."""

    claims: Mapping[str, str | None]
    silences: Mapping[str, str | None]
    notes: Mapping[str, str | None]
    signs: Mapping[str, str | None]
    sentences: int | None = None

    def lacking(self, here: Trail, who: str, kind: str, names: Iterable[str]) -> Iterator[Found]:
        """Find what somebody cites that no shelf has."""
        for name in names:
            if name not in getattr(self, kind):
                what = f"{who} cites {_KINDS[kind]} {shown(name)}, which {_FILES[kind]} does not have"
                yield here, what, "Add it there, or correct the id"


def shelves(article: Table, beyond: Table, signs: Table) -> Shelves:
    """Gather what may be cited; a shelf that is not there to be read holds whatever one looks for."""
    strengths: dict[Any, Any] = {claim.get("id"): claim.get("strength") for claim in tables(article, "claims")}
    silences: dict[Any, None] = {silence.get("id"): None for silence in tables(article, "silences")}
    notes: dict[Any, None] = {note.get("id"): None for note in tables(beyond, "notes")}
    kinds: dict[Any, Any] = {kind.get("id"): None for kind in tables(signs, "signs")}
    count = article.get("sentences")
    return Shelves(
        strengths or _Anything(),
        silences if isinstance(article.get("silences"), list) else _Anything(),
        notes or _Anything(),
        kinds if isinstance(signs.get("signs"), list) else _Anything(),
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
            yield (kind, 0), what, "Give it back its id, or correct those files"


def with_lost(stock: Shelves, gone: Mapping[tuple[str, str], list[str]]) -> Shelves:
    """Take what has been told of once for given, so that no file is blamed for it as well."""
    given = {kind: {name: None for of, name in gone if of == kind} for kind in _KINDS}
    put = {kind: _put(getattr(stock, kind), names) for kind, names in given.items()}
    return Shelves(**put, sentences=stock.sentences)


def signs_of(raw: Table) -> Iterator[str]:
    """Name the kinds of sign that a vignette, or a case's decisions, have."""
    for moment in (raw, *tables(raw, "decisions")):
        yield from (sign["sign"] for sign in tables(moment, "signs") if isinstance(sign.get("sign"), str))


def _put(shelf: Mapping[str, str | None], names: Mapping[str, None]) -> Mapping[str, str | None]:
    return shelf if isinstance(shelf, _Anything) else {**names, **shelf}


def _cited(raw: Table) -> Iterator[tuple[str, str]]:
    """Walk over all that a vignette, a case or the contrasts cite, by kind and id."""
    for moment in (raw, *tables(raw, "decisions")):
        yield from ((kind, name) for kind in ("claims", "silences") for name in ids(moment, kind))
        for option in tables(moment, "options"):
            yield from (("claims", name) for name in ids(table(option, "article"), "claims"))
            yield from (("notes", name) for name in ids(table(option, "practice"), "notes"))
    yield from (("signs", name) for name in signs_of(raw))
    for contrast in tables(raw, "contrasts"):
        yield from (("claims", claim) for claim in [contrast.get("claim")] if isinstance(claim, str))
        yield from (("notes", name) for name in ids(contrast, "beyond"))
