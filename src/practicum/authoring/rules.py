"""The rules of good content that a schema cannot state: each yields what is amiss."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping

from ..content.faults import Trail
from .fields import MAX_QUOTED, doubles, ids, is_id, length, listed, quotations, spoken, tables
from .legible import Found, Table, shown, texts

MIN_WORDS, MAX_WORDS = 60, 140  # of a scene: long enough for a moment and a pull, short enough to read twice
BINDING = frozenset({"requires", "forbids"})


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
    """Check track B: each note once."""
    yield from doubles("notes", tables(raw, "notes"))


def situation(raw: Table) -> Iterator[Found]:
    """Check the twists that stand by themselves: no verdicts, and quotations of a fair length."""
    yield from spoken(
        [(("twists", i, "because"), twist.get("because")) for i, twist in enumerate(tables(raw, "twists"))]
    )
    yield from quotations(texts(raw))


def contrasts(
    raw: Table, strengths: Mapping[str, str | None], silences: Collection[str], notes: Collection[str]
) -> Iterator[Found]:
    """Check the contrasts: each once, each with a claim and notes that are there."""
    yield from doubles("contrasts", tables(raw, "contrasts"))
    yield from quotations(texts(raw))
    for index, contrast in enumerate(tables(raw, "contrasts")):
        here, name = ("contrasts", index), f"contrast {shown(contrast.get('id', ''))}"
        yield from _cites(here, name, {"claims": [contrast.get("claim")]}, "claims", strengths, "article.toml")
        yield from _cites(here, name, contrast, "beyond", notes, "beyond.toml")
        yield from spoken([((*here, key), contrast.get(key)) for key in ("weak", "asked")])


def reading(raw: Table, bank: Mapping[str, Table]) -> Iterator[Found]:
    """Check a blind reading: each vignette that it codes is in the bank, each option in the present version."""
    for index, coding in enumerate(tables(raw, "codings")):
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


def vignette(
    raw: Table, strengths: Mapping[str, str | None], silences: Collection[str], notes: Collection[str]
) -> Iterator[Found]:
    """Check one vignette: its scene, what it cites, its labels and its twists."""
    yield from length(raw, "scene", MIN_WORDS, MAX_WORDS)
    yield from moment(raw, strengths, silences, notes)


def moment(
    raw: Table, strengths: Mapping[str, str | None], silences: Collection[str], notes: Collection[str]
) -> Iterator[Found]:
    """Check what a vignette and a decision of a case have in common."""
    options = tables(raw, "options")
    yield from _cites((), "the vignette", raw, "claims", strengths, "article.toml")
    yield from _cites((), "the vignette", raw, "silences", silences, "article.toml")
    yield from _cites((), "the vignette", raw, "beyond", notes, "beyond.toml")
    yield from doubles("options", options)
    yield from doubles("options", options, "text")
    for index, option in enumerate(options):
        name = f"option {shown(option.get('id') or '')}"
        yield from _cites(("options", index), name, option, "claims", strengths, "article.toml")
        yield from _label(("options", index), name, option, strengths)
    yield from _decidedness(raw, options)
    yield from _twists(raw, options)
    yield from _tone(raw, options)


def _cites(here: Trail, who: str, raw: Table, key: str, shelf: Collection[str], file: str) -> Iterator[Found]:
    kind = {"claims": "claim", "silences": "silence", "beyond": "note"}[key]
    for cited in ids(raw, key):
        if cited not in shelf:
            what = f"{who} cites {kind} {shown(cited)}, which {file} does not have"
            yield (*here, key), what, "Add it there, or correct the id"


def _label(here: Trail, name: str, option: Table, strengths: Mapping[str, str | None]) -> Iterator[Found]:
    label, claims = option.get("alignment"), ids(option, "claims")
    if label == "unsaid" and claims:
        yield (
            (*here, "claims"),
            f'{name} is "unsaid" and cites a claim',
            "Empty its claims, or change its label",
        )
    if label in ("fits", "mostly", "strains", "against") and not claims:
        yield (
            (*here, "claims"),
            f'{name} is "{label}" and cites no claim',
            "Cite one, or label it unsaid",
        )
    bound = {strengths.get(claim) for claim in claims}
    if label == "against" and claims and not (BINDING | {None}) & bound:
        what = f'{name} is "against", and no claim that it cites requires or forbids'
        yield (*here, "alignment"), what, "Cite one that does, or label it strains"


def _decidedness(raw: Table, options: list[Table]) -> Iterator[Found]:
    decided = raw.get("decided")
    best = [option.get("id") for option in options if option.get("alignment") == "fits"]
    if decided == "silent" and best:
        yield (
            ("decided",),
            f"the text is silent, and option {shown(best[0] or '')} fits it",
            "Change one of the two labels",
        )
    if decided in ("clearly", "partly"):
        if len(best) != 1 and all(option.get("alignment") for option in options):
            yield ("options", 0), f"{len(best)} options fit the text", "Let one option fit, or let the text be silent"
        if not ids(raw, "claims"):
            yield ("claims",), "no claim decides this vignette", "Cite what decides it, or let the text be silent"


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
    said: list[tuple[Trail, str | None]] = [((key,), raw.get(key)) for key in ("decided_because", "beyond_note")]
    for key in ("options", "twists"):
        said += [((key, i, "because"), table.get("because")) for i, table in enumerate(tables(raw, key))]
    yield from spoken(said)
    yield from quotations(texts(raw))
