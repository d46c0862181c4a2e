"""Put scenes on paper: sheets for participants without any guidance, and a copy with it for the facilitator."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ... import words
from ...content.compare import Comparison, compare
from ...content.library import Library, named
from ...content.model import BeyondNote, Page, Vignette
from ...widgets import present
from ...widgets.modules import source
from ...words.translate import language_attributes, language_of_words
from .. import ExportError, template

_HERE = Path(__file__).parent
PAPERS = ("A4", "letter")
ARTICLE = "article"
_MINUTES = (3, 2, 6, 1, 2, 7, 3)  # for each of words.paper.steps()


@dataclass(frozen=True)
class Style:
    """How a handout is laid out.

    Args:
        guidance: whether it is the facilitator's copy.
        large: whether letters are large, 18 points.
        paper: one of `PAPERS`.
    """

    guidance: bool = False
    large: bool = False
    paper: str = PAPERS[0]


def handout(library: Library, names: list[str], style: Style) -> str:
    """Write a handout as one HTML page that needs nothing else.

    Args:
        names: ids of vignettes and notebooks of the course, in any mix; a notebook by its file's name or by the
            number that it begins with. Or `ARTICLE` alone: what the article says, for a room without the pages.

    Raises:
        ExportError: if a name is not known, or names a notebook without scenes for paper.
    """
    if names == [ARTICLE]:
        return _article(library, style)
    pages = [_page(library, name) for name in names]
    chosen = [page.vignettes if page else _known(library, name) for page, name in zip(pages, names, strict=True)]
    vignettes = [library.vignette(name) for name in dict.fromkeys(itertools.chain(*chosen))]
    only = pages[0] if len(pages) == 1 else None
    scenes = [_scene(vignette) for vignette in vignettes]
    gaps = {"title": only.title if only else _title(library, vignettes), "goal": only.goal if only else ""}
    guide = None
    if style.guidance:
        notes = _notes(vignettes, library)
        numbers = {note.id: number for number, note in enumerate(notes, start=1)}
        scenes = [
            {**shown, "guidance": _guidance(vignette, library, numbers)}
            for shown, vignette in zip(scenes, vignettes, strict=True)
        ]
        guide = {**_guide(len(scenes)), "notes": [_sourced(note) for note in notes]}
    dressed = _dress(library)
    return template(_HERE / "handout.html").render(
        gaps, scenes=scenes, style=style, lines=words.paper.sheet(), guide=guide, **dressed
    )


def file_stem(names: list[str], style: Style) -> str:
    """Name a handout's file after what is on it."""
    first = re.sub(r"\W+", "-", Path(names[0]).stem).strip("-")
    more = f"-and-{len(names) - 1}-more" if len(names) > 1 else ""
    return f"{first}{more}{'-large' if style.large else ''}{'-facilitator' if style.guidance else ''}"


def _article(library: Library, style: Style) -> str:
    article, lines = library.article, words.paper.article()
    claims = [present.claim(claim) for claim in article.claims]
    said = {"claims": claims, "silences": [silence.says for silence in article.silences], "places": article.places}
    gaps = {"lines": lines, "title": lines["title"], "about": article.about, "style": style}
    return template(_HERE / "article.html").render(said, **gaps, **_dress(library))


def _dress(library: Library) -> dict[str, Any]:
    """Say in which language the paper is, mark what is ours where we speak another one, and bring the tokens."""
    course, ours = language_attributes(library.course.language), language_attributes(language_of_words())
    mark = "" if course == ours else Markup(' lang="{lang}" dir="{dir}"').format(**ours)
    return {"course": course, "ours": mark, "tokens": source("widgets/tokens.css")}


def _page(library: Library, name: str) -> Page | None:
    """Find the notebook that is named, if one is."""
    stem = Path(name).stem
    for page in library.course.pages:
        if stem == Path(page.notebook).stem or stem.zfill(2) == Path(page.notebook).name.partition("_")[0]:
            return _with_scenes(page, library)
    return None


def _with_scenes(page: Page, library: Library) -> Page:
    if page.vignettes:
        return page
    reason = "has no scenes"
    if page.cases:
        reason = "has stories that branch, and paper does not"
    if page.form:
        reason = "is a check, which a room should not know beforehand"
    others = ", ".join(each.notebook for each in library.course.pages if each.vignettes)
    raise ExportError(f"{page.notebook} {reason}. These can be printed: {others}.")


def _known(library: Library, name: str) -> tuple[str, ...]:
    if name not in library.vignette_ids():
        known = ", ".join(library.vignette_ids())
        raise ExportError(
            f'there is no scene "{name}". Name notebooks such as 03, "{ARTICLE}" alone, or some of these: {known}.'
        )
    return (name,)


def _title(library: Library, vignettes: list[Vignette]) -> str:
    if len(vignettes) == 1:
        return vignettes[0].title
    many: str = words.paper.sheet()["many"]
    return many.format(title=library.course.title)


def _scene(vignette: Vignette) -> dict[str, Any]:
    """Give what everybody may see: the scene and its responses, without their marks, reasons and claims."""
    shown, letters = present.scene(vignette), present.lettered(vignette)
    options = [{"letter": letters[each["id"]], **each} for each in shown["options"]]
    return {**shown, "care": vignette.care, "options": options, "sureness": words.card.surenesses(), "guidance": None}


def _guidance(vignette: Vignette, library: Library, numbers: dict[str, int]) -> dict[str, Any]:
    """Give what only the facilitator's copy has: both marks of each response, with what each rests on.

    Args:
        numbers: the number of each note at the end of the copy, by its id.
    """
    comparisons = [compare(vignette, option.id, library) for option in vignette.options]
    told = [present.guidance(each) for each in comparisons]
    responses = [
        {**each["responses"][each["yours"]], "claims": each["claims"], "cites": _cites(comparison, numbers)}
        for comparison, each in zip(comparisons, told, strict=True)
    ]
    return {**told[0], "responses": responses}


def _cites(comparison: Comparison, numbers: dict[str, int]) -> str:
    """Name the notes that ground an option's mark of good practice by their numbers."""
    cited = sorted(numbers[note] for note in comparison.option.practice.notes)
    line: str = words.paper.guide()["cites"]
    return line.format(numbers=", ".join(map(str, cited)), count=len(cited)) if cited else ""


def _notes(vignettes: list[Vignette], library: Library) -> list[BeyondNote]:
    """Gather the notes that ground the marks of good practice, each once, in the order of the scenes."""
    cited = dict.fromkeys(itertools.chain(*(vignette.notes for vignette in vignettes)))
    return [named(library.notes, note, "beyond.toml") for note in cited]


def _sourced(note: BeyondNote) -> dict[str, str]:
    """Give a note with its source in short."""
    line = words.paper.sources()[note.standing]
    return {"text": note.text, "source": line.format(source=note.source, edition=note.edition, checked=note.checked)}


def _guide(scenes: int) -> dict[str, Any]:
    """Give the facilitator's first page: timings, prompts, debrief."""
    lines, one = words.paper.guide(), sum(_MINUTES)
    return {
        **lines,
        "steps": list(zip(words.paper.steps(), _MINUTES, strict=True)),
        "total": lines["total"].format(minutes=one, scenes=scenes, all=one * scenes),
        "notes_hint": words.card.notes()["notes_hint"],
        "prompt_lines": words.workshop.console()["prompts"],
        "debrief_lines": words.paper.debrief(),
    }
