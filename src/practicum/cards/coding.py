"""How the marks were made: what blind readers found, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import traitlets

from .. import words
from ..authoring import blind_readings
from ..authoring.blind_readings import Agreement, Kappa, Reading, agreement, key, labels
from ..content.library import open_library
from ..content.model import Vignette
from ..widgets.base import View


class CodingNote(View):
    """Tell how the marks were made and how far readings agree."""

    entry = "cards/coding.js"
    groups = (words.article.coding,)
    lines = traitlets.List(traitlets.Unicode()).tag(sync=True)
    rows = traitlets.List(traitlets.List()).tag(sync=True)


def note() -> CodingNote:
    """Tell how the marks were made, and how far blind readings agree with them and with one another."""
    library = open_library()
    bank = [library.vignette(name) for name in library.vignette_ids()]
    counted = blind_readings.counting(blind_readings.all_readings(library), bank)
    lines, rows = _lines_on_coding(counted, bank), _rows_on_coding(counted, bank)
    return CodingNote(words.article.coding()["title"], lines=lines, rows=rows)


def _lines_on_coding(counted: Sequence[Reading], bank: Sequence[Vignette]) -> list[str]:
    """Say how the marks were made, how far close readings agree, and who read."""
    lines = words.article.coding()
    said = [lines["lead"], *_agreed(counted, bank), lines["kappa"]]
    said += [lines["readers"].format(reader=reader) for reader in dict.fromkeys(each.reader for each in counted)]
    return [*said, lines["no_expert"]]


def _agreed(counted: Sequence[Reading], bank: Sequence[Vignette]) -> list[str]:
    """Say how far the readings of each kind agree with our marks, and with one another."""
    ours = key(bank)
    article, practice = (
        [labels(each, bank) for each in counted if each.kind == kind] for kind in blind_readings.CLOSE
    )
    with_article, with_practice = ([agreement(ours, one) for one in theirs] for theirs in (article, practice))
    said = [
        *_line("article", (one.article for one in with_article), "responses"),
        *_line("decided", (one.decided for one in with_article), "scenes"),
        *_line("between", (one.article for one in _between(article)), "responses"),
        *_line("practice", (one.practice for one in with_practice), "responses"),
        *_line("between_practice", (one.practice for one in _between(practice)), "responses"),
    ]
    return said if practice else [*said, words.article.coding()["uncoded"]]


def _between(theirs: Sequence[blind_readings.Labels]) -> list[Agreement]:
    return [agreement(one, other) for one, other in combinations(theirs, 2)]


def _line(name: str, kappas: Iterable[Kappa], of: str) -> list[str]:
    """Say kappas, each with how much it speaks of; nothing where there is none."""
    told = [kappa for kappa in kappas if kappa.of]
    if not told:
        return []
    lines = words.article.coding()
    figures = ", ".join(lines[of].format(kappa=f"{each.value:.2f}", count=each.of) for each in told)
    return [lines[name].format(readings=lines["readings"].format(count=len(told)), kappas=figures)]


def _rows_on_coding(counted: Sequence[Reading], bank: Sequence[Vignette]) -> list[list[str]]:
    kinds, lines = words.article.kinds(), words.article.coding()
    return [
        [
            kinds[one.reading.kind],
            one.reading.shown,
            lines["found_of"].format(found=one.article, of=one.named),
            lines["found_of"].format(found=one.practice, of=one.named),
        ]
        for one in blind_readings.findings(counted, bank)
    ]
