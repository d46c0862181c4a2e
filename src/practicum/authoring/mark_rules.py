"""The rules of the two marks: what each rests on, where they must be said to disagree, and the signs of a scene."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..content.faults import Trail
from .citations import Shelves
from .fields import ids, table, tables
from .legible import Found, Table, shown

BINDING = frozenset({"requires", "forbids"})
SUPPORTS = frozenset({"fits", "mostly"})  # alignments with which the article supports an option


def option(here: Trail, raw: Table, stock: Shelves) -> Iterator[Found]:
    """Check an option's two marks, each with what it cites."""
    name = f"option {shown(raw.get('id') or '')}"
    article, practice = table(raw, "article"), table(raw, "practice")
    claims, notes = ids(article, "claims"), ids(practice, "notes")
    yield from stock.lacking((*here, "article", "claims"), name, "claims", claims)
    yield from stock.lacking((*here, "practice", "notes"), name, "notes", notes)
    yield from _alignment((*here, "article"), name, article, stock)
    mark = practice.get("mark")
    if mark in ("sound", "partial", "supervised", "unsound") and not notes:
        what = f'{name} is "{mark}" and cites no note'
        yield (*here, "practice", "notes"), what, "Cite one of beyond.toml, or mark it open"


def parting(raw: Table) -> Iterator[Found]:
    """See that a scene says where the article and good practice disagree.

    They do where the option that fits the article is not sound, and where the article supports nothing that is sound.
    """
    pairs = [(_alignment_of(each), _mark_of(each)) for each in tables(raw, "options")]
    if not pairs or any(None in pair for pair in pairs) or str(raw.get("parts") or "").strip():
        return
    todo = "Say in parts, in one plain sentence, where the article and good practice disagree"
    if any(alignment == "fits" and mark != "sound" for alignment, mark in pairs):
        yield ("parts",), "the option that fits the article is not sound, and parts is empty", todo
    elif not any(alignment in SUPPORTS and mark == "sound" for alignment, mark in pairs):
        yield ("parts",), "the article supports no option that is sound, and parts is empty", todo


def in_training(raw: Table) -> Iterator[Found]:
    """See that, for a therapist in training, nothing is sound that keeps it from the supervisor."""
    for index, each in enumerate(tables(raw, "options")):
        if each.get("act") == "alone" and _mark_of(each) == "sound":
            what = f'option {shown(each.get("id") or "")} is "alone" and "sound", and the therapist is in training'
            yield ("options", index, "practice", "mark"), what, "Mark it partial, or let the supervisor know of it"


def signs(raw: Table, stock: Shelves) -> Iterator[Found]:
    """Check that each sign is of a known kind, and that its phrase can be shown in the scene."""
    scene = str(raw.get("scene") or "").replace("\n", " ")  # as it is shown: a single line break is the author's only
    places = []
    for index, sign in enumerate(tables(raw, "signs")):
        here, phrase = ("signs", index), sign.get("phrase")
        yield from stock.lacking((*here, "sign"), "the scene", "signs", [each for each in [sign.get("sign")] if each])
        if not phrase or not scene:
            continue
        found = scene.count(phrase)
        if found != 1:
            often = "not" if not found else f"{found} times"
            what = f"the phrase {shown(phrase)} stands {often} in the scene"
            yield (*here, "phrase"), what, "Copy a piece of the scene, letter by letter, that stands in it once"
        else:
            places.append((scene.index(phrase), scene.index(phrase) + len(phrase), index))
    for (_, end, _), (start, _, index) in pairwise(sorted(places)):
        if start < end:
            yield ("signs", index, "phrase"), "two signs share a piece of the scene", "Let each have its own words"


def _alignment(here: Trail, name: str, article: Table, stock: Shelves) -> Iterator[Found]:
    label, claims = article.get("alignment"), ids(article, "claims")
    if label == "unsaid" and claims:
        yield (*here, "claims"), f'{name} is "unsaid" and cites a claim', "Empty its claims, or change its label"
    if label in ("fits", "mostly", "strains", "against") and not claims:
        yield (*here, "claims"), f'{name} is "{label}" and cites no claim', "Cite one, or label it unsaid"
    bound = {stock.claims.get(claim) for claim in claims}
    if label == "against" and claims and not (BINDING | {None}) & bound:
        what = f'{name} is "against", and no claim that it cites requires or forbids'
        yield (*here, "alignment"), what, "Cite one that does, or label it strains"


def _alignment_of(raw: Table) -> object:
    return table(raw, "article").get("alignment")


def _mark_of(raw: Table) -> object:
    return table(raw, "practice").get("mark")
