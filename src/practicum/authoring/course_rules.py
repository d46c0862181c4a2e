"""What the order of the pages owes to the bank: nothing stands nowhere, and each check has its one page."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .legible import Found
from .yardsticks import doubles, ids, tables

_SIDES = ("before", "after")
_NAMED = 5  # ids in one message


def course(raw: dict, bank: Collection[str], cases: Collection[str]) -> Iterator[Found]:
    """Check what course.toml leaves out, and what it says twice."""
    pages, forms = tables(raw, "pages"), tables(raw, "forms")
    for key in ("pages", "prompts"):
        yield from doubles(key, tables(raw, key), "title")
    yield from doubles("pages", pages, "notebook")
    if pages:
        yield from _left_out(raw, bank, cases)
        yield from _sides(pages, forms)


def _left_out(raw: dict, bank: Collection[str], cases: Collection[str]) -> Iterator[Found]:
    """Find vignettes and cases that nobody would ever meet."""
    owners, last = [*tables(raw, "pages"), *tables(raw, "forms")], ("pages", len(tables(raw, "pages")) - 1)
    for kind, shelf, where in (("vignettes", bank, "no page and in no form"), ("cases", cases, "no page")):
        out = sorted(set(shelf) - {name for owner in owners for name in ids(owner, kind)})
        if out:
            named = ", ".join(f'"{name}"' for name in out[:_NAMED])
            more = f" and {len(out) - _NAMED} more" if len(out) > _NAMED else ""
            todo = f"Put the id into the list {kind} of a page, or take the file out"
            yield (*last, kind), f"{named}{more} {'stands' if len(out) == 1 else 'stand'} on {where}", todo


def _sides(pages: list[dict], forms: list[dict]) -> Iterator[Found]:
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
