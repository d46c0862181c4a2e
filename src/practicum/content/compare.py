"""Lay a choice beside its two marks: what the article makes of it, and what good practice makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from .library import Library
from .model import Article, BeyondNote, Claim, Option, Place, PracticumError, SignKind, Silence, Vignette

Cited = TypeVar("Cited", Claim, Silence, BeyondNote, SignKind)


@dataclass(frozen=True)
class Rung:
    """A place of the ladder, and whether this vignette or this option touches it."""

    place: Place
    in_vignette: bool
    in_option: bool


@dataclass(frozen=True)
class Comparison:
    """A choice beside its two marks: what grounds each, and the kinds of the signs that stand in the scene."""

    vignette: Vignette
    option: Option
    claims: tuple[Claim, ...]
    ladder: tuple[Rung, ...]
    silences: tuple[Silence, ...]
    notes: tuple[BeyondNote, ...]
    signs: tuple[SignKind, ...]


def compare(vignette: Vignette, option_id: str, library: Library) -> Comparison:
    """Lay one option of a vignette beside the article's claims and the notes of good practice.

    Raises:
        PracticumError: if the vignette has no such option, or cites what the library does not have.
    """
    article = library.article
    option = vignette.option(option_id)
    deciding = _cited(article.claims, vignette.claims)
    claims = _cited(article.claims, option.article.claims)
    return Comparison(
        vignette=vignette,
        option=option,
        claims=claims,
        ladder=ladder(article, deciding, claims),
        silences=_cited(article.silences, vignette.silences),
        notes=_cited(library.notes, vignette.notes),
        signs=_cited(library.signs, tuple(sign.sign for sign in vignette.signs)),
    )


def ladder(article: Article, deciding: tuple[Claim, ...] = (), chosen: tuple[Claim, ...] = ()) -> tuple[Rung, ...]:
    """Mark on the article's ladder the places that a vignette's and an option's claims touch."""
    in_vignette = {claim.place for claim in deciding}
    in_option = {claim.place for claim in chosen}
    return tuple(Rung(place, place.id in in_vignette, place.id in in_option) for place in article.places)


def _cited(shelf: tuple[Cited, ...], ids: Iterable[str]) -> tuple[Cited, ...]:
    """Take from a shelf what the ids name, in the order of the ids."""
    by_id = {thing.id: thing for thing in shelf}
    if unknown := [name for name in ids if name not in by_id]:
        raise PracticumError(f'the data folder has no "{unknown[0]}". Add it there, or correct the id.')
    return tuple(by_id[name] for name in ids)
