"""The rules of course.toml: what it names is there and stands once, nothing is left out, the core is short."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..content.clock import LONGEST_CORE, LONGEST_PAGE, load
from ..content.faults import Trail
from ..content.library import Library
from ..content.model import PracticumError
from .fields import doubles, ids, tables
from .legible import Found, Table, shown

Shelf = tuple[Mapping[str, Table], Mapping[str, Table]]  # vignettes and cases, by id

_SIDES = ("before", "after")
_MOST_NAMED = 5  # ids in one message


def course(raw: Table, here: Shelf, known: Shelf) -> Iterator[Found]:
    """Check the pages, the prompts and the forms, and what course.toml leaves out or says twice.

    Args:
        raw: course.toml.
        here: the vignettes and the cases that are in the folder.
        known: those, and what would be there if its file had its right name.
    """
    pages, forms = tables(raw, "pages"), tables(raw, "forms")
    yield from _named(raw, *known)
    for key in ("pages", "prompts"):
        yield from doubles(key, tables(raw, key), "title")
    yield from doubles("pages", pages, "notebook")
    if pages:
        yield from _left_out(raw, *here)
        yield from _sides(pages, forms)
        yield from _ordered(pages)


def clocked(library: Library) -> Iterator[Found]:
    """Hold the pages of the core, and all of it, against the clock; what cannot be read is told elsewhere."""
    try:
        loads = {at: load(library, page).minutes for at, page in enumerate(library.course.pages) if page.core}
    except PracticumError:
        return
    shorter = "Shorten it, or move a scene to a further page; `minutes` prints them all"
    for at, minutes in loads.items():
        if minutes > LONGEST_PAGE:
            yield (
                ("pages", at),
                f"this page takes {minutes} minutes, and one of the core at most {LONGEST_PAGE}",
                shorter,
            )
    whole = sum(loads.values())
    if whole > LONGEST_CORE:
        yield ("pages", 0), f"the core takes {whole} minutes, and at most {LONGEST_CORE} are allowed", shorter


def _ordered(pages: list[Table]) -> Iterator[Found]:
    """See that the pages of the core come first, and that a page leads on to one that is there."""
    known = {page.get("id") for page in pages}
    further = False
    for index, page in enumerate(pages):
        if page.get("core") and further:
            yield ("pages", index, "core"), "this page of the core comes after a further one", "Put the core first"
        further = further or not page.get("core")
        after = page.get("next")
        if isinstance(after, str) and (after not in known or after == page.get("id")):
            yield ("pages", index, "next"), f"there is no other page {shown(after)}", "Correct the id"


def _named(raw: Table, bank: Mapping[str, Table], cases: Collection[str]) -> Iterator[Found]:
    """Check that what is named is there, and stands in one place only."""
    placed: set[str] = set()
    for key in ("pages", "forms", "prompts"):
        yield from doubles(key, tables(raw, key))
        for index, owner in enumerate(tables(raw, key)):
            for kind, shelf in (("vignettes", bank), ("cases", cases)):
                yield from _once((key, index, kind), kind.removesuffix("s"), ids(owner, kind), shelf, placed)
    yield from _matched([ids(form, "vignettes") for form in tables(raw, "forms")], bank)


def _once(here: Trail, kind: str, ids: list[str], shelf: Collection[str], placed: set[str]) -> Iterator[Found]:
    for name in ids:
        if name not in shelf:
            yield here, f"there is no {kind} {shown(name)}", "Correct the id"
        if name in placed:
            yield here, f"{shown(name)} stands in two places", "Leave it in one"
        placed.add(name)


def _matched(forms: list[list[str]], bank: Mapping[str, Table]) -> Iterator[Found]:
    """Check that the forms are two, and alike pair by pair: level, decidedness, and a claim that decides both."""
    if forms and (len(forms) != 2 or len(forms[0]) != len(forms[1])):
        yield ("forms", 0), "the forms are not two of one length", "Write two, with as many vignettes each"
        return
    for one, other in zip(*forms, strict=True):
        here, there = bank.get(one, {}), bank.get(other, {})
        for key in ("level", "decided"):
            if None not in (here.get(key), there.get(key)) and here[key] != there[key]:
                what = f"{shown(one)} and {shown(other)} are a pair and differ in {key}"
                yield ("forms", 1, "vignettes"), what, "Pair vignettes that are alike"
        sound = here.get("decided") not in ("silent", None) and there
        if sound and not set(ids(here, "claims")) & set(ids(there, "claims")):
            what = f"no claim decides both {shown(one)} and {shown(other)}"
            yield ("forms", 1, "vignettes"), what, "Pair vignettes that turn on the same claim"


def _left_out(raw: Table, bank: Collection[str], cases: Collection[str]) -> Iterator[Found]:
    """Find vignettes and cases that nobody would ever meet."""
    owners, last = [*tables(raw, "pages"), *tables(raw, "forms")], ("pages", len(tables(raw, "pages")) - 1)
    for kind, shelf, where in (("vignettes", bank, "no page and in no form"), ("cases", cases, "no page")):
        out = sorted(set(shelf) - {name for owner in owners for name in ids(owner, kind)})
        if out:
            named = ", ".join(f'"{name}"' for name in out[:_MOST_NAMED])
            more = f" and {len(out) - _MOST_NAMED} more" if len(out) > _MOST_NAMED else ""
            todo = f"Put the id into the list {kind} of a page, or take the file out"
            yield (*last, kind), f"{named}{more} {'stands' if len(out) == 1 else 'stand'} on {where}", todo


def _sides(pages: list[Table], forms: list[Table]) -> Iterator[Found]:
    """See that each of the two checks stands on one page, and that there are two forms for them."""
    for side in _SIDES:
        places = [index for index, page in enumerate(pages) if page.get("form") == side]
        for index in places[1:]:
            yield ("pages", index, "form"), f'two pages have the form "{side}"', "Leave it on one of them"
        if forms and not places:
            what = f'the forms are here, and no page has the form "{side}"'
            yield ("forms", 0), what, f'Add a line to one page: form = "{side}"'
        if places and not forms:
            yield ("pages", places[0], "form"), "there are no two forms to show here", "Add them under forms"
