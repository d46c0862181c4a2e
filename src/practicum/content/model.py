"""The nouns of the course: what a claim, an option, a vignette and a page are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CONFIDENCES = (50, 60, 70, 80, 90, 100)  # percent, as a learner can give them
FEWEST = 5  # people: nothing is told of a smaller group, in a workshop's room or a cohort


class PracticumError(Exception):
    """Say where something is amiss, what it is, and what to do; the one base of all our errors."""


class Strength(StrEnum):
    """Name the verb that the article's wording allows: what the text does by a claim."""

    REQUIRES = "requires"
    FORBIDS = "forbids"
    REJECTS = "rejects"
    ALLOWS = "allows"
    OFFERS = "offers"
    SUGGESTS = "suggests"
    SAYS = "says"


class Alignment(StrEnum):
    """Name how an option stands to the text, from nearest to farthest; `unsaid` stands aside."""

    FITS = "fits"
    MOSTLY = "mostly"
    UNSAID = "unsaid"
    STRAINS = "strains"
    AGAINST = "against"

    @property
    def fit(self) -> float | None:
        """Give the number behind the alignment, from 0 to 1; None where the text is silent."""
        return {"fits": 1.0, "mostly": 0.75, "strains": 0.25, "against": 0.0}.get(self.value)


class Decided(StrEnum):
    """Name how far the text decides a vignette."""

    CLEARLY = "clearly"
    PARTLY = "partly"
    SILENT = "silent"


@dataclass(frozen=True)
class Place:
    """A part of the ladder: a limit, the stance, a rung, or a step beside the rungs."""

    id: str
    kind: str
    title: str
    says: str
    when: str


@dataclass(frozen=True)
class Claim:
    """One thing that the article says, in our words, with its sentence and a short phrase."""

    id: str
    sentence: int
    phrase: str
    strength: Strength
    kind: str
    place: str
    says: str
    remark: str = ""
    senses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Silence:
    """One thing on which the article has no word."""

    id: str
    says: str


@dataclass(frozen=True)
class Article:
    """The source: its claims in the order of its sentences, its silences, and our ladder of it."""

    title: str
    about: str
    sentences: int
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    silences: tuple[Silence, ...]


@dataclass(frozen=True)
class BeyondNote:
    """One fact or counsel of track B, with its source, edition, standing and the day it was checked."""

    id: str
    kind: str
    text: str
    source: str
    edition: str
    checked: str
    standing: str


@dataclass(frozen=True)
class Option:
    """A possible response, with a permanent id and what is said about it; `differs` is where readings part."""

    id: str
    text: str
    alignment: Alignment
    because: str
    claims: tuple[str, ...]
    act: str = ""
    differs: str = ""


@dataclass(frozen=True)
class Twist:
    """One new fact, and whether it makes an option more or less supported by the text (-2 to +2)."""

    fact: str
    shift: int
    because: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Vignette:
    """A short authored clinical moment with options; claims, silences and notes are cited by id."""

    id: str
    number: int
    version: int
    title: str
    level: int
    decided: Decided
    decided_because: str
    scene: str
    ask: str
    claims: tuple[str, ...]
    beyond: tuple[str, ...]
    beyond_note: str
    options: tuple[Option, ...]
    care: str = ""
    silences: tuple[str, ...] = ()
    twists: tuple[Twist, ...] = ()

    @property
    def best(self) -> Option | None:
        """Give the option that fits the text; None where the text is silent."""
        return next((option for option in self.options if option.alignment is Alignment.FITS), None)

    def option(self, option_id: str) -> Option:
        """Find one of the options by its permanent id."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise PracticumError(
            f'vignette "{self.id}" has no option "{option_id}". '
            f"Its options are: {', '.join(option.id for option in self.options)}."
        )


@dataclass(frozen=True)
class Situation:
    """A situation with one response to it, and twists that each stand by themselves."""

    situation: str
    response: str
    twists: tuple[Twist, ...]


@dataclass(frozen=True)
class Contrast:
    """One place where the article is weak beside professional standards, with the notes that carry the facts."""

    id: str
    claim: str
    weak: str
    asked: str
    beyond: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One notebook of the course as course.toml lists it; `minutes` is for a first reading."""

    id: str
    notebook: str
    title: str
    goal: str
    minutes: int
    care: str = ""
    vignettes: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True)
class Form:
    """One of two matched sets of vignettes, one for before the course and one for after it."""

    id: str
    vignettes: tuple[str, ...]


@dataclass(frozen=True)
class Prompt:
    """Something to write about in one's own words; `watched`, a name in it is met with a warning."""

    id: str
    title: str
    ask: str
    hint: str
    watched: bool = True


@dataclass(frozen=True)
class Course:
    """The order of the pages, the two forms, and what a learner may write about, all in one language.

    Its id marks resume codes.
    """

    title: str
    pages: tuple[Page, ...]
    forms: tuple[Form, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    id: str = ""
    language: str = "en"
