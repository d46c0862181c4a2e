"""The item audit: can the best by a mark be found by its looks, without reading the scene?

Each habit of a test-wise guesser picks one option in every vignette that has a best by that mark: the one that fits
the article, or what good practice calls sound. A habit that finds clearly more of them than chance, or clearly fewer,
gives the mark away.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..content.library import Library
from ..content.model import Alignment, Option, PracticumError, Vignette
from ..words.translate import installing
from .blind_readings import agreements, all_readings, counting, drawing_one, findings

HEDGES = frozenset(
    ["might", "may", "could", "perhaps", "some", "somewhat", "if", "whether", "maybe", "seems", "almost", "rather"]
)
OFTEN = 8  # a word in fewer options than this stands in one label by chance alone
BOUND = 2  # standard errors from chance

Habit = Callable[[Vignette], list[Option]]
IsBest = Callable[[Option], bool]

MARKS: dict[str, IsBest] = {
    "article": lambda option: option.article.alignment is Alignment.FITS,
    "practice": lambda option: option.practice.mark.supports,
}


@dataclass(frozen=True)
class Leak:
    """How often a habit finds the best by a mark, beside chance; counts of vignettes, ties shared out."""

    mark: str
    habit: str
    found: float
    chance: float
    error: float

    @property
    def within(self) -> bool:
        """Tell whether the habit stays within two standard errors of chance."""
        return abs(self.found - self.chance) <= BOUND * self.error

    def __str__(self) -> str:
        """Write one line of an audit."""
        sides = f"{self.found:.1f} found, {self.chance:.1f} by chance, standard error {self.error:.1f}"
        return f"{self.mark:<9} {self.habit:<14} {sides}{'' if self.within else ': gives the mark away'}"


def audit(library: Library) -> Iterator[str]:
    """Tell, a line each, what blind readings and guessers' habits find in the bank."""
    bank = [library.vignette(vignette_id) for vignette_id in library.vignette_ids()]
    every = all_readings(library)
    counted = counting(every, bank)
    yield f"{len(counted)} of {len(every)} blind readings saw some of the {len(bank)} scenes as they are"
    yield from map(str, findings(counted, bank))
    yield from (f"{who}: {agreed}" for who, agreed in agreements(counted, bank).items())
    yield f"scenes in which one option draws everybody: {_listed(drawing_one(counted, bank))}"
    for mark in MARKS:
        yield from map(str, (*leaks(bank, mark), *acts(bank, mark)))
        yield f"{mark:<9} words in the best alone, or never: {_listed(telling_words(bank, mark))}"


def leaks(bank: Iterable[Vignette], mark: str) -> tuple[Leak, ...]:
    """Try every habit on the vignettes that have a best by a mark."""
    deciding = _with_a_best(bank, mark)
    return tuple(_leak(mark, name, habit, deciding) for name, habit in _habits(deciding, MARKS[mark]).items())


def acts(bank: Iterable[Vignette], mark: str) -> tuple[Leak, ...]:
    """Ask of each kind of act that stands often how many of its options are best by a mark."""
    shares: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for vignette in _with_a_best(bank, mark):
        for option in vignette.options:
            shares[option.act].append((MARKS[mark](option), _chance(vignette, mark)))
    often = sorted((act, found) for act, found in shares.items() if act and len(found) >= OFTEN)
    return tuple(
        _beside_chance(mark, act, sum(best for best, _ in found), [share for _, share in found])
        for act, found in often
    )


def telling_words(bank: Iterable[Vignette], mark: str) -> tuple[str, ...]:
    """Name the words that stand often, and only in the best by a mark, or only in the others."""
    holding: dict[str, Counter[bool]] = defaultdict(Counter)
    for vignette in bank:
        for option in vignette.options:
            for word in set(_words(option)):
                holding[word][MARKS[mark](option)] += 1
    return tuple(sorted(word for word, sides in holding.items() if sides.total() >= OFTEN and len(sides) == 1))


def _with_a_best(bank: Iterable[Vignette], mark: str) -> list[Vignette]:
    """Take the vignettes of which some options are best by a mark, and not all."""
    return [vignette for vignette in bank if 0 < _chance(vignette, mark) < 1]


def _chance(vignette: Vignette, mark: str) -> float:
    return sum(map(MARKS[mark], vignette.options)) / len(vignette.options)


def _habits(deciding: list[Vignette], is_best: IsBest) -> dict[str, Habit]:
    return {
        "longest": lambda vignette: _most(vignette, lambda option: len(option.text)),
        "shortest": lambda vignette: _most(vignette, lambda option: -len(option.text)),
        "first": lambda vignette: [vignette.options[0]],
        "last": lambda vignette: [vignette.options[-1]],
        "most hedged": lambda vignette: _most(vignette, lambda option: len(HEDGES & set(_words(option)))),
        "words alone": _by_words(deciding, is_best),
    }


def _leak(mark: str, name: str, habit: Habit, deciding: list[Vignette]) -> Leak:
    found = 0.0
    for vignette in deciding:
        picked = habit(vignette)
        found += sum(map(MARKS[mark], picked)) / len(picked)
    return _beside_chance(mark, name, found, [_chance(vignette, mark) for vignette in deciding])


def _beside_chance(mark: str, name: str, found: float, shares: list[float]) -> Leak:
    return Leak(mark, name, found, sum(shares), math.sqrt(sum(share * (1 - share) for share in shares)))


def _by_words(deciding: list[Vignette], is_best: IsBest) -> Habit:
    """Learn from the words of all other vignettes which options are best, and pick by them.

    Raises:
        PracticumError: if scikit-learn is not installed; it comes with the extra `audit`.
    """
    try:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.naive_bayes import MultinomialNB
    except ImportError as error:
        raise PracticumError(f"The rest of the audit needs scikit-learn. Run: {installing('audit')}") from error

    def pick(vignette: Vignette) -> list[Option]:
        others = [option for other in deciding if other is not vignette for option in other.options]
        counts = CountVectorizer(binary=True)
        seen = counts.fit_transform(option.text for option in others)
        model = MultinomialNB().fit(seen, [is_best(option) for option in others])
        likely = model.predict_proba(counts.transform(option.text for option in vignette.options))[:, 1]
        return [vignette.options[int(likely.argmax())]]

    return pick


def _most(vignette: Vignette, measure: Callable[[Option], float]) -> list[Option]:
    """Take the options that have the most of something: several, where they tie."""
    most = max(map(measure, vignette.options))
    return [option for option in vignette.options if measure(option) == most]


def _words(option: Option) -> list[str]:
    return re.findall(r"[a-z]+", option.text.lower())


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "none"
