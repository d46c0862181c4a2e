"""The rules of good content that a schema cannot state: each yields what is amiss."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from ..content.faults import Trail
from . import mark_rules
from .citations import Shelves
from .fields import MAX_QUOTED, doubles, ids, is_id, length, listed, quotations, spoken, table, tables
from .legible import Found, Table, shown, texts

MIN_WORDS, MAX_WORDS = 60, 140  # of a scene: long enough for a moment and a pull, short enough to read twice

_CODED = {"reading": "alignment", "practice": "mark"}  # what each kind of close reading gives an option


def article(raw: Table) -> Iterator[Found]:
    """Check the claims: each once, each at a place of the ladder, each with a short phrase."""
    places = {place.get("id") for place in tables(raw, "places")}
    for key in ("places", "claims", "silences"):
        yield from doubles(key, tables(raw, key))
    yield from doubles("places", tables(raw, "places"), "title")
    yield from quotations([(trail, text) for trail, text in texts(raw) if trail[-1] != "phrase"])
    for index, claim in enumerate(tables(raw, "claims")):
        here, place = ("claims", index), claim.get("place")
        if places and place is not None and place not in places:
            yield (*here, "place"), f"no place is called {shown(place)}", f"Use one of: {listed(places)}"
        if len((claim.get("phrase") or "").split()) > MAX_QUOTED:
            yield (*here, "phrase"), "the phrase is too long", f"Quote at most {MAX_QUOTED} words"
        if (claim.get("sentence") or 0) > (raw.get("sentences") or math.inf):
            yield (*here, "sentence"), "the article has no such sentence", "Correct the number"


def beyond(raw: Table) -> Iterator[Found]:
    """Check the notes of codes, research and supervision: each once."""
    yield from doubles("notes", tables(raw, "notes"))


def situation(raw: Table) -> Iterator[Found]:
    """Check the twists that stand by themselves: no verdicts, and quotations of a fair length."""
    yield from spoken(
        [(("twists", i, "because"), twist.get("because")) for i, twist in enumerate(tables(raw, "twists"))]
    )
    yield from quotations(texts(raw))


def signs(raw: Table) -> Iterator[Found]:
    """Check the kinds of warning sign: each once, each with a name of its own."""
    yield from doubles("signs", tables(raw, "signs"))
    yield from doubles("signs", tables(raw, "signs"), "name")


def contrasts(raw: Table, stock: Shelves) -> Iterator[Found]:
    """Check the contrasts: each once, each with a claim and notes that are there."""
    yield from doubles("contrasts", tables(raw, "contrasts"))
    yield from quotations(texts(raw))
    for index, contrast in enumerate(tables(raw, "contrasts")):
        here, name = ("contrasts", index), f"contrast {shown(contrast.get('id', ''))}"
        cited = [claim for claim in [contrast.get("claim")] if isinstance(claim, str)]
        yield from stock.lacking((*here, "claim"), name, "claims", cited)
        yield from stock.lacking((*here, "beyond"), name, "notes", ids(contrast, "beyond"))
        yield from spoken([((*here, key), contrast.get(key)) for key in ("weak", "asked")])


def sheet(raw: Table) -> Iterator[Found]:
    """Check the parts of the sheet: each once, each with a heading of its own."""
    yield from doubles("parts", tables(raw, "parts"))
    yield from doubles("parts", tables(raw, "parts"), "title")


def reading(raw: Table, bank: Mapping[str, Table]) -> Iterator[Found]:
    """Check a blind reading: it codes what its kind codes, and vignettes and options that are there."""
    for index, coding in enumerate(tables(raw, "codings")):
        yield from _coded(("codings", index), coding, raw.get("kind"))
        vignette = coding.get("vignette")
        if vignette is None or vignette not in bank:
            what = f"there is no vignette {shown(vignette)}"
            yield from [(("codings", index), what, "Correct the id")] if vignette is not None else []
            continue
        if coding.get("version") != bank[vignette].get("version"):
            continue  # what an older version offered is not known any more
        options = [option["id"] for option in tables(bank[vignette], "options") if option.get("id")]
        named = [coding.get("best", ""), *(coded.get("option") for coded in tables(coding, "options"))]
        for option in sorted({name for name in named if name} - set(options)) if options else ():
            yield (
                ("codings", index),
                f"{shown(vignette)} has no option {shown(option)}",
                f"Use one of: {listed(options)}",
            )


def vignette(raw: Table, stock: Shelves) -> Iterator[Found]:
    """Check one vignette: its scene, what it cites, its marks, its signs and its twists."""
    yield from length(raw, "scene", MIN_WORDS, MAX_WORDS)
    yield from moment(raw, stock, trainee=raw.get("trainee") is True)


def moment(raw: Table, stock: Shelves, trainee: bool = False) -> Iterator[Found]:
    """Check what a vignette and a decision of a case have in common; `trainee`, the therapist is in training."""
    options = tables(raw, "options")
    for kind in ("claims", "silences"):
        yield from stock.lacking((kind,), "the vignette", kind, ids(raw, kind))
    yield from doubles("options", options)
    yield from doubles("options", options, "text")
    for index, option in enumerate(options):
        yield from mark_rules.option(("options", index), option, stock)
    yield from _decidedness(raw, options)
    yield from mark_rules.parting(raw)
    yield from mark_rules.in_training(raw) if trainee else ()
    yield from mark_rules.signs(raw, stock)
    yield from _twists(raw, options)
    yield from _tone(raw, options)


def _coded(here: Trail, coding: Table, kind: object) -> Iterator[Found]:
    """See that a close reading gives each option what its kind codes: an alignment, or a mark of good practice."""
    wanted = _CODED.get(kind) if isinstance(kind, str) else None
    for index, coded in enumerate(tables(coding, "options")):
        if wanted and wanted not in coded:
            what = f'a coding of a {shown(kind)} has no "{wanted}"'
            yield (*here, "options", index), what, f"Add it: {wanted} = ..."


def _decidedness(raw: Table, options: list[Table]) -> Iterator[Found]:
    decided = raw.get("decided")
    labels = [table(option, "article").get("alignment") for option in options]
    best = [option.get("id") for option, label in zip(options, labels, strict=True) if label == "fits"]
    if decided == "silent" and best:
        what = f"the article is silent, and option {shown(best[0] or '')} fits it"
        yield ("decided",), what, "Change one of the two labels"
    if decided in ("clearly", "partly"):
        if len(best) != 1 and all(labels):
            what = f"{len(best)} options fit the article"
            yield ("options", 0), what, "Let one option fit, or let the article be silent"
        if not ids(raw, "claims"):
            yield ("claims",), "no claim decides this vignette", "Cite what decides it, or let the article be silent"


def _twists(raw: Table, options: list[Table]) -> Iterator[Found]:
    known = {option.get("id") for option in options}
    if not all(map(is_id, known)):
        return  # an option's own id is amiss, and a twist about it follows from that
    for index, twist in enumerate(tables(raw, "twists")):
        if twist.get("about") is not None and twist["about"] not in known:
            what = f"the twist is about option {shown(twist['about'])}, which is not here"
            yield ("twists", index, "about"), what, f"Use one of: {listed(known)}"


def _tone(raw: Table, options: list[Table]) -> Iterator[Found]:
    """Hold what a learner reads against the house's tone, and quotations against their length."""
    said: list[tuple[Trail, str | None]] = [((key,), raw.get(key)) for key in ("decided_because", "parts")]
    for index, option in enumerate(options):
        for trail in (("article", "because"), ("article", "differs"), ("practice", "because")):
            said.append((("options", index, *trail), table(option, trail[0]).get(trail[1])))
    said += [(("twists", i, "because"), twist.get("because")) for i, twist in enumerate(tables(raw, "twists"))]
    yield from spoken(said)
    yield from quotations(texts(raw))
