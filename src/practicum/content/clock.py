"""How long a page takes by the course's clock: words at 180 a minute, and half a minute for each choice.

Counted are the words of a notebook, those that its cells show as they open, and one opened answer for each scene: the
longest, so that nobody is promised less than it takes. What is folded is not counted.
"""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .case import Case, Decision
from .library import Library, named
from .model import Option, Page, PracticumError, Vignette

WORDS_A_MINUTE = 180  # read, and not skimmed, by people half of whom have another first language
MINUTES_A_CHOICE = 0.5
LONGEST_PAGE = 20  # minutes, of the core
LONGEST_CORE = 120

_CHOICES_TO_WRITE = 4  # what a box for a few sentences takes, counted in choices
_CHOICES_TO_PLAN = 10
_REVIEWED = 6  # scenes of one review

Called = tuple[str, list[str]]  # a call without "practicum.", and the names that it is given


@dataclass(frozen=True)
class Load:
    """What a page, or a part of it, asks of whoever takes it."""

    words: int = 0
    choices: int = 0

    def __add__(self, other: Load) -> Load:
        """Take both."""
        return Load(self.words + other.words, self.choices + other.choices)

    @property
    def time(self) -> float:
        """Give it in minutes."""
        return self.words / WORDS_A_MINUTE + self.choices * MINUTES_A_CHOICE

    @property
    def minutes(self) -> int:
        """Give it in whole minutes, the last one begun."""
        return max(1, math.ceil(self.time))


def load(library: Library, page: Page) -> Load:
    """Count what a page asks; without its notebook, what course.toml lists for it."""
    prose, calls = _read(library.folder.resolve().parent / "notebooks" / page.notebook) or ("", _listed(page))
    return _sum([_text(prose, page.goal, page.care), *(_of_call(library, *call) for call in calls)])


def minutes(library: Library, pages: Iterable[Page]) -> int:
    """Give the minutes of some pages, each rounded up by itself, as people are told them."""
    return sum(load(library, page).minutes for page in pages)


def _read(path: Path) -> tuple[str, list[Called]] | None:
    """Read the prose of a notebook and what its cells call; nothing where it is not there."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
        sources = [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    prose = " ".join(source for kind, source in sources if kind == "markdown")
    return prose, [call for kind, source in sources if kind == "code" for call in _calls(source)]


def _calls(source: str) -> Iterator[Called]:
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):
        return
    for node in nodes:
        if isinstance(node, ast.Call):
            given = [each.value for each in node.args if isinstance(each, ast.Constant)]
            yield ast.unparse(node.func).removeprefix("practicum."), [name for name in given if isinstance(name, str)]


def _listed(page: Page) -> list[Called]:
    scenes = [("vignette", [name]) for name in page.vignettes] + [("case", [name]) for name in page.cases]
    return [*scenes, ("form", [page.form])] if page.form else scenes


def _of_call(library: Library, call: str, names: list[str]) -> Load:
    """Count what a cell shows; what is not there, `check` tells."""
    try:
        return _SHOWN[call](library, names) if call in _SHOWN else Load()
    except PracticumError:
        return Load()


def _scenes(library: Library, names: list[str]) -> Load:
    return _sum(_scene(vignette) + _answer(vignette) for vignette in map(library.vignette, names))


def _scene(vignette: Vignette) -> Load:
    options = (option.text for option in vignette.options)
    return _text(vignette.scene, vignette.ask, vignette.care, *options, choices=1)


def _answer(vignette: Vignette) -> Load:
    return max((_opened(vignette, option) for option in vignette.options), key=lambda each: each.words)


def _opened(vignette: Vignette, option: Option) -> Load:
    return _text(option.text, option.article.because, option.practice.because, vignette.parts)


def _form(library: Library, sides: list[str]) -> Load:
    """Count a check: one of two that are alike, whose answers open only after the second."""
    scenes = [library.vignette(name) for form in library.course.forms[:1] for name in form.vignettes]
    answers = [_answer(scene) for scene in scenes] if sides == ["after"] else []
    return _sum([*map(_scene, scenes), *answers])


def _review(library: Library, _: list[str]) -> Load:
    return _scenes(library, [name for page in library.course.pages for name in page.vignettes][:_REVIEWED])


def _stories(library: Library, names: list[str]) -> Load:
    cases = [library.case(name) for name in names]
    return _sum(_text(case.opening) + _way(case, case.decisions[0].id) for case in cases)


def _way(case: Case, name: str, been: tuple[str, ...] = ()) -> Load:
    """Count the longest way from here to an ending."""
    here = case.find(name)
    if not isinstance(here, Decision) or name in been:
        return Load() if isinstance(here, Decision) else _text(here.text)
    been = (*been, name)
    ways = [_opened(here, option) + _text(option.outcome) + _way(case, option.to, been) for option in here.options]
    return _scene(here) + max(ways, key=lambda each: each.time)


def _claims(library: Library, names: list[str]) -> Load:
    """Count claims that are listed: those that are named, or all."""
    claims = library.article.claims
    return _sum(_text(c.says, c.phrase) for c in ([named(claims, n, "article.toml") for n in names] or claims))


def _find(library: Library, names: list[str]) -> Load:
    return _claims(library, names) + Load(choices=len(names))


def _build(library: Library, _: list[str]) -> Load:
    guiding = [claim.id for claim in library.article.claims if claim.guides]
    return _find(library, guiding)


def _ladder(library: Library, _: list[str]) -> Load:
    return _sum(_text(place.title, place.says, place.when) for place in library.article.places)


def _twists(library: Library, _: list[str]) -> Load:
    situation = library.situation
    facts = [_text(twist.fact, twist.because, choices=1) for twist in situation.twists]
    return _text(situation.situation, situation.response) + _sum(facts)


def _contrasts(library: Library, _: list[str]) -> Load:
    return _sum(_text(contrast.weak, contrast.asked) for contrast in library.contrasts)


def _beyond(library: Library, names: list[str]) -> Load:
    return _sum(_text(named(library.notes, name, "beyond.toml").text) for name in names)


def _write(library: Library, names: list[str]) -> Load:
    prompts = [named(library.course.prompts, name, "course.toml") for name in names]
    return _sum(_text(prompt.ask, prompt.hint, choices=_CHOICES_TO_WRITE) for prompt in prompts)


def _sheet(library: Library, _: list[str]) -> Load:
    sheet = library.sheet
    return (
        _text(sheet.lead, *(text for part in sheet.parts for text in (part.title, *part.lines))) if sheet else Load()
    )


def _plan(*_: object) -> Load:
    return Load(choices=_CHOICES_TO_PLAN)


_SHOWN: dict[str, Callable[[Library, list[str]], Load]] = {
    "vignette": _scenes,
    "try_out": _scenes,
    "case": _stories,
    "form": _form,
    "review": _review,
    "article.claims": _claims,
    "article.find": _find,
    "article.build": _build,
    "article.ladder": _ladder,
    "article.twists": _twists,
    "article.contrasts": _contrasts,
    "beyond": _beyond,
    "write": _write,
    "plan": _plan,
    "sheet": _sheet,
}


def _text(*texts: str, choices: int = 0) -> Load:
    return Load(sum(len(text.split()) for text in texts), choices)


def _sum(loads: Iterable[Load]) -> Load:
    return sum(loads, Load())
