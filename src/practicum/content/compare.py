"""Lay an option beside what the text implies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from .model import Article, BeyondNote, Claim, Decided, Option, Place, PracticumError, Silence, Vignette

Cited = TypeVar("Cited", Claim, Silence, BeyondNote)


@dataclass(frozen=True)
class Rung:
    """A place of the ladder, and whether this vignette or this option touches it."""

    place: Place
    in_vignette: bool
    in_option: bool


@dataclass(frozen=True)
class Comparison:
    """An option beside the claims that bear on it: track A in full, and track B beside it."""

    vignette: Vignette
    option: Option
    claims: tuple[Claim, ...]
    ladder: tuple[Rung, ...]
    silences: tuple[Silence, ...]
    others: tuple[Option, ...]
    beyond: tuple[BeyondNote, ...]


def compare(vignette: Vignette, option_id: str, article: Article, notes: tuple[BeyondNote, ...]) -> Comparison:
    """Lay one option of a vignette beside the article's claims and the notes of track B.

    Raises:
        PracticumError: if the vignette has no such option.
    """
    option = vignette.option(option_id)
    deciding = _cited(article.claims, vignette.claims)
    claims = _cited(article.claims, option.claims)
    return Comparison(
        vignette=vignette,
        option=option,
        claims=claims,
        ladder=ladder(article, deciding, claims),
        silences=_cited(article.silences, vignette.silences),
        others=tuple(other for other in vignette.options if other is not option),
        beyond=_cited(notes, vignette.beyond),
    )


def ladder(article: Article, deciding: tuple[Claim, ...] = (), chosen: tuple[Claim, ...] = ()) -> tuple[Rung, ...]:
    """Mark on the article's ladder the places that a vignette's and an option's claims touch."""
    in_vignette = {claim.place for claim in deciding}
    in_option = {claim.place for claim in chosen}
    return tuple(Rung(place, place.id in in_vignette, place.id in in_option) for place in article.places)


def decided_gap(taken: Decided, key: Decided) -> int:
    """Tell by how many steps a judgement claims more for the text (+) or less (-) than the key."""
    order = [Decided.SILENT, Decided.PARTLY, Decided.CLEARLY]
    return order.index(taken) - order.index(key)


def _cited(shelf: tuple[Cited, ...], ids: Iterable[str]) -> tuple[Cited, ...]:
    """Take from a shelf what the ids name, in the order of the ids."""
    by_id = {thing.id: thing for thing in shelf}
    if unknown := [name for name in ids if name not in by_id]:
        raise PracticumError(f'the data folder has no "{unknown[0]}". Add it there, or correct the id.')
    return tuple(by_id[name] for name in ids)
