"""The nouns of the course: what a claim, an option, a vignette and a page are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SURENESSES = 5  # words from "a guess" to "certain" in which a learner says how sure they are
SURE = 3  # the place of "sure" among them, counted from 0
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
    """Name what the article makes of an option, from agreement to the opposite; `unsaid` stands aside."""

    FITS = "fits"
    MOSTLY = "mostly"
    UNSAID = "unsaid"
    STRAINS = "strains"
    AGAINST = "against"

    @property
    def fit(self) -> float | None:
        """Give the number behind the alignment, from 0 to 1; None where the text is silent."""
        return {"fits": 1.0, "mostly": 0.75, "strains": 0.25, "against": 0.0}.get(self.value)

    @property
    def supports(self) -> bool:
        """Tell whether the article supports the option: it agrees with it, or mostly does."""
        return self in (Alignment.FITS, Alignment.MOSTLY)


class Practice(StrEnum):
    """Name what good practice makes of an option."""

    SOUND = "sound"  # allowed, and enough for now
    PARTIAL = "partial"  # allowed and helpful, not enough by itself
    SUPERVISED = "supervised"  # only after talking that very step through with a supervisor
    UNSOUND = "unsound"  # a foreseeable cost to the client, or a duty not kept
    OPEN = "open"  # two informed supervisors would advise opposite things

    @property
    def supports(self) -> bool:
        """Tell whether good practice supports the option as it stands."""
        return self is Practice.SOUND


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

    @property
    def guides(self) -> bool:
        """Tell whether it says what a therapist is to do or may do, and when."""
        return self.kind in ("prohibition", "obligation", "permission", "condition", "step", "recommendation")


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
class ArticleMark:
    """What the article makes of an option, and why; `differs` is where readings of the article differ."""

    alignment: Alignment
    because: str
    claims: tuple[str, ...]
    differs: str = ""


@dataclass(frozen=True)
class PracticeMark:
    """What good practice makes of an option, why, and the notes of beyond.toml that ground it."""

    mark: Practice
    because: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Option:
    """A possible response, with a permanent id and two marks that are never merged."""

    id: str
    text: str
    article: ArticleMark
    practice: PracticeMark
    act: str = ""


@dataclass(frozen=True)
class Sign:
    """A phrase of a scene that warns, word for word, and the id of its kind in signs.toml."""

    phrase: str
    sign: str


@dataclass(frozen=True)
class SignKind:
    """A kind of warning sign: its name, and what it may mean."""

    id: str
    name: str
    says: str


@dataclass(frozen=True)
class Twist:
    """One new fact, and how it changes what the article and good practice make of an option (-2 to +2 each)."""

    fact: str
    article: int
    practice: int
    because: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Vignette:
    """A short authored clinical moment with options; claims, silences, notes and signs are cited by id.

    `parts` says in one sentence where the article and good practice disagree; it is empty where they agree.
    """

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
    options: tuple[Option, ...]
    care: str = ""
    parts: str = ""
    signs: tuple[Sign, ...] = ()
    silences: tuple[str, ...] = ()
    twists: tuple[Twist, ...] = ()

    @property
    def best(self) -> Option | None:
        """Give the option that fits the article; None where the article is silent."""
        return next((option for option in self.options if option.article.alignment is Alignment.FITS), None)

    @property
    def notes(self) -> tuple[str, ...]:
        """Name the notes that ground its practice marks, each once, in the order of the options."""
        return tuple(dict.fromkeys(note for option in self.options for note in option.practice.notes))

    def option(self, option_id: str) -> Option:
        """Find one of the options by its permanent id."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise PracticumError(
            f'vignette "{self.id}" has no option "{option_id}". '
            f"Its options are: {', '.join(option.id for option in self.options)}."
        )


def surenesses(vignette: Vignette) -> tuple[int, ...]:
    """Give the percent that stand for the five words, from the card's own chance to certainty."""
    chance = 1 / len(vignette.options)
    return tuple(round(100 * (chance + (1 - chance) * step / (SURENESSES - 1))) for step in range(SURENESSES))


def sureness(vignette: Vignette, confidence: int) -> int:
    """Give the place of the word, counted from 0, that is nearest to a confidence in percent."""
    percents = surenesses(vignette)
    return min(range(SURENESSES), key=lambda place: abs(percents[place] - confidence))


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
class SheetPart:
    """A heading of the sheet, and what stands below it line by line."""

    id: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One page to print: what to do on the day it happens."""

    title: str
    lead: str
    parts: tuple[SheetPart, ...]


@dataclass(frozen=True)
class Page:
    """One notebook of the course as course.toml lists it: of its core, or what one may take further.

    `next` names the page that comes after it where that is not the one listed after it.
    """

    id: str
    notebook: str
    title: str
    goal: str
    core: bool = False
    next: str = ""
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

    def beside(self, page: Page) -> tuple[Page, ...]:
        """Give the pages among which a page is counted: those of the core, or those further on."""
        return tuple(each for each in self.pages if each.core == page.core)

    def after(self, page: Page) -> Page | None:
        """Give the page that comes after one: the one it names, else the one listed after it beside it."""
        if page.next:
            return next((each for each in self.pages if each.id == page.next), None)
        beside = self.beside(page)
        return next(iter(beside[beside.index(page) + 1 :]), None)

    def before(self, page: Page) -> Page | None:
        """Give the page that comes before one; before the first further one that is the first of all."""
        beside = self.beside(page)
        at = beside.index(page)
        return beside[at - 1] if at else self.pages[0] if page is not self.pages[0] else None
