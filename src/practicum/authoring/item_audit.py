"""The item audit: can the best option be found by its looks, without reading the scene?

Each habit of a test-wise guesser picks one option in every vignette that has a best one. Chance is one in as many
options as there are; a habit that finds clearly more, or clearly fewer, gives the key away.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..content.library import Library
from ..content.model import Option, PracticumError, Vignette
from ..words.translate import installing
from .blind_readings import agreements, all_readings, drawing_one, findings, present

HEDGES = frozenset(
    ["might", "may", "could", "perhaps", "some", "somewhat", "if", "whether", "maybe", "seems", "almost", "rather"]
)
OFTEN = 8  # a word in fewer options than this stands in one label by chance alone
BOUND = 2  # standard errors from chance

Habit = Callable[[Vignette], list[Option]]


@dataclass(frozen=True)
class Leak:
    """How often a habit finds the best option, beside chance; counts of vignettes, ties shared out."""

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
        return f"{self.habit:<14} {sides}{'' if self.within else ': gives the key away'}"


def audit(library: Library) -> Iterator[str]:
    """Tell, a line each, what blind readings and guessers' habits find in the bank."""
    bank = [library.vignette(vignette_id) for vignette_id in library.vignette_ids()]
    every = all_readings(library)
    shown = present(every, bank)
    yield f"{len(shown)} blind readings saw the bank as it is, {len(every) - len(shown)} an older one"
    yield from map(str, findings(shown, bank))
    yield from (f"{who}: {agreed}" for who, agreed in agreements(shown, bank).items())
    yield f"vignettes in which one option draws everybody: {', '.join(drawing_one(shown, bank)) or 'none'}"
    yield from map(str, (*leaks(bank), *acts(bank)))
    yield f"words in one label only: {', '.join(telling_words(bank)) or 'none'}"


def leaks(bank: Iterable[Vignette]) -> tuple[Leak, ...]:
    """Try every habit on the vignettes that have a best option."""
    deciding = [vignette for vignette in bank if vignette.best]
    return tuple(_leak(name, habit, deciding) for name, habit in _habits(deciding).items())


def acts(bank: Iterable[Vignette]) -> tuple[Leak, ...]:
    """Ask of each kind of act that stands often how many of its options are best: none may be a rule of thumb."""
    shares: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for vignette in bank:
        if vignette.best:
            for option in vignette.options:
                shares[option.act].append((option is vignette.best, 1 / len(vignette.options)))
    often = sorted((act, found) for act, found in shares.items() if act and len(found) >= OFTEN)
    return tuple(
        _beside_chance(act, sum(best for best, _ in found), [share for _, share in found]) for act, found in often
    )


def telling_words(bank: Iterable[Vignette]) -> tuple[str, ...]:
    """Name the words that stand often, and only in best options or only in the others."""
    holding: dict[str, Counter[bool]] = defaultdict(Counter)
    for vignette in bank:
        for option in vignette.options:
            for word in set(_words(option)):
                holding[word][option is vignette.best] += 1
    return tuple(sorted(word for word, sides in holding.items() if sides.total() >= OFTEN and len(sides) == 1))


def _habits(deciding: list[Vignette]) -> dict[str, Habit]:
    return {
        "longest": lambda vignette: _most(vignette, lambda option: len(option.text)),
        "shortest": lambda vignette: _most(vignette, lambda option: -len(option.text)),
        "first": lambda vignette: [vignette.options[0]],
        "last": lambda vignette: [vignette.options[-1]],
        "most hedged": lambda vignette: _most(vignette, lambda option: len(HEDGES & set(_words(option)))),
        "words alone": _by_words(deciding),
    }


def _leak(name: str, habit: Habit, deciding: list[Vignette]) -> Leak:
    found = 0.0
    for vignette in deciding:
        picked = habit(vignette)
        found += (vignette.best in picked) / len(picked)
    return _beside_chance(name, found, [1 / len(vignette.options) for vignette in deciding])


def _beside_chance(name: str, found: float, shares: list[float]) -> Leak:
    return Leak(name, found, sum(shares), math.sqrt(sum(share * (1 - share) for share in shares)))


def _by_words(deciding: list[Vignette]) -> Habit:
    """Learn from the words of all other vignettes which option is best, and pick by them.

    Raises:
        PracticumError: if scikit-learn is not installed; it comes with the extra `audit`.
    """
    try:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.naive_bayes import MultinomialNB
    except ImportError as error:
        raise PracticumError(f"The rest of the audit needs scikit-learn. Run: {installing('audit')}") from error

    def pick(vignette: Vignette) -> list[Option]:
        others = [(option, other) for other in deciding if other is not vignette for option in other.options]
        counts = CountVectorizer(binary=True)
        seen = counts.fit_transform(option.text for option, _ in others)
        model = MultinomialNB().fit(seen, [option is other.best for option, other in others])
        likely = model.predict_proba(counts.transform(option.text for option in vignette.options))[:, 1]
        return [vignette.options[int(likely.argmax())]]

    return pick


def _most(vignette: Vignette, measure: Callable[[Option], float]) -> list[Option]:
    """Take the options that have the most of something: several, where they tie."""
    most = max(map(measure, vignette.options))
    return [option for option in vignette.options if measure(option) == most]


def _words(option: Option) -> list[str]:
    return re.findall(r"[a-z]+", option.text.lower())
