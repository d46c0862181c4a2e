"""What changed: the second check beside the first, in words, pictures and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import traitlets

from .. import words
from ..content.library import Library, open_library
from ..content.model import Alignment, Practice
from ..passport.file import Passport, PassportError, default_path
from ..passport.measures import Marked, Measures, Supported, measure, supported
from ..passport.progress import before_the_second, forms_as_met
from ..widgets.base import Answer, Message, View, calmly
from ..widgets.present import Shown

Named = tuple[tuple[str, Measures], ...]  # each check that may be shown, with its name
Rows = list[tuple[str, Sequence[list[Shown]]]]  # of a picture: a label, and the signs in each column


class Looked(Answer, total=False):
    """Give the measures anew."""

    shown: Shown


class ChangePanel(View):
    """Show the measures of both checks, worked out anew whenever a learner looks."""

    entry = "cards/change.js"
    groups = (words.forms.change,)
    shown = traitlets.Dict().tag(sync=True)
    caveats = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, library: Library, passport: Passport) -> None:
        self._library, self._passport = library, passport
        title = words.forms.change()["title"]
        super().__init__(title, shown=self._measured(), caveats=words.forms.caveats())

    def do_look(self, message: Message) -> Looked:
        """Work the figures out anew."""
        self.shown = self._measured()
        return {"kind": "done", "remark": words.forms.change()["looked"], "shown": self.shown}

    def _measured(self) -> Shown:
        """Measure both forms by what is on record at this moment."""
        try:
            attempts = self._passport.attempts()
        except PassportError:
            line = words.forms.standing()["unreadable"].format(file=self._passport.path.name)
            return {"standing": [line], "parts": [], "table": {}}
        before, after = forms_as_met(self._library, self._passport)
        first = measure(before, before_the_second(attempts, after))
        late = measure(before, attempts).taken - first.taken
        return show_measures(first, measure(after, attempts), late)


@calmly
def change() -> ChangePanel:
    """Lay the second check beside the first, as far as both have come."""
    return ChangePanel(open_library(), Passport(default_path()))


def show_measures(before: Measures, after: Measures, late: int = 0) -> Shown:
    """Give what a page draws: how far both checks have come, the two counts, their parts, and a table of the same.

    Figures of the first check would give its scenes away one by one while some of them are still to be taken: they
    wait until the second check has begun and one of the two is whole.
    """
    names = words.forms.change()
    both = ((names["before"], before), (names["after"], after))
    held = not after.taken or all(measures.taken < measures.scenes for measures in (before, after))
    named = tuple((name, each) for name, each in both if each.taken and not (held and each is before))
    lines = [_standing(*check) for check in both]
    if late:
        lines.append(words.forms.standing()["late"].format(late=late))
    if before.taken and held:
        lines.append(words.forms.standing()["held"])
    parts = [_both(named), _article(named), _practice(named), _sure(named)] if named else []
    return {"standing": lines, "parts": parts, "table": _table(named if held else both) if named else {}}


def say_counts(name: str, measures: Measures) -> list[str]:
    """Say the two counts beside each other, and certainty beside them.

    Args:
        name: what was measured, as it stands before a colon.
        measures: of at least one choice.
    """
    lines, sure = words.forms.both(), measures.sure
    said = lines["sure"].format(**vars(sure)) if sure.choices else lines["unsure"]
    return [lines["counts"].format(check=name, **vars(measures.supported)), said]


def _standing(name: str, measures: Measures) -> str:
    lines = words.forms.standing()
    how = "whole" if measures.taken == measures.scenes else "partly" if measures.taken else "none"
    return lines[how].format(check=name, taken=measures.taken, scenes=measures.scenes)


def _both(named: Named) -> Shown:
    """Lay out the two counts side by side: a sign for each choice that is supported."""
    labels = words.forms.columns()
    said = [" ".join(say_counts(*check)) for check in named]
    rows: Rows = []
    for name, measures in named:
        by_article = [_disc(each) for each in measures.choices if each.article.supports]
        by_practice = [_square(each) for each in measures.choices if each.practice.supports]
        rows.append((name, [by_article, by_practice]))
    return _part("both", said, [labels["article"], labels["practice"]], rows)


def _article(named: Named) -> Shown:
    """Lay out what the article makes of the choices: a disc each."""
    labels, verdicts = words.forms.columns(), words.article.verdicts()
    said = [_counted(name, verdicts, each.alignments) for name, each in named]
    rows: Rows = [
        (name, [[_disc(each) for each in measures.choices if each.article is mark] for mark in Alignment])
        for name, measures in named
    ]
    return _part("article", said, [labels[mark] for mark in Alignment], rows)


def _practice(named: Named) -> Shown:
    """Lay out what good practice makes of the choices: a square each."""
    labels, verdicts = words.forms.columns(), words.article.practices()
    said = [_counted(name, verdicts, each.practices) for name, each in named]
    rows: Rows = [
        (name, [[_square(each) for each in measures.choices if each.practice is mark] for mark in Practice])
        for name, measures in named
    ]
    return _part("practice", said, [labels[mark] for mark in Practice], rows)


def _sure(named: Named) -> Shown:
    """Lay out the calibration: under each of the five words the choices by their two marks."""
    lines, sure = words.forms.both(), words.card.surenesses()
    said, rows = [], Rows()
    for name, measures in named:
        given = [(word, supported(made)) for word, made in zip(sure, measures.calibration, strict=True) if made]
        counts = [lines["word"].format(word=word, **vars(found)) for word, found in given]
        said.append(lines["marks"].format(check=name, counts="; ".join(counts)))
        rows.append((lines["row_article"].format(check=name), [[*map(_disc, made)] for made in measures.calibration]))
        squares = [[*map(_square, made)] for made in measures.calibration]
        rows.append((lines["row_practice"].format(check=name), squares))
    return _part("sure", said, sure, rows)


def _disc(choice: Marked) -> Shown:
    return {"fit": choice.article.fit}


def _square(choice: Marked) -> Shown:
    return {"mark": choice.practice.value}


def _counted(name: str, verdicts: dict[str, str], found: Mapping[Any, int]) -> str:
    """Say of how many choices a mark says what; a mark that none has is left out."""
    lines = words.forms.both()
    counts = [lines["mark"].format(verdict=verdicts[mark], count=count) for mark, count in found.items() if count]
    return lines["marks"].format(check=name, counts="; ".join(counts))


def _part(kind: str, said: list[str], columns: list[str], rows: Rows) -> Shown:
    """Join a measure's words with its picture; the sentences are the picture's text as well."""
    drawn = [{"label": label, "cells": cells} for label, cells in rows]
    picture = {"alt": " ".join(said), "columns": columns, "rows": drawn}
    return {**words.forms.parts()[kind], "lines": said, "picture": picture}


def _table(both: Named) -> Shown:
    """Write the same counts as a table, check beside check."""
    names, labels = words.forms.change(), words.forms.rows()
    verdicts, practices = words.article.verdicts(), words.article.practices()
    rows = [[labels["taken"], *(_of(each.taken, each.scenes) for _, each in both)]]
    rows += _supports(labels, "", [each.supported for _, each in both])
    rows += _supports(labels, "sure_", [each.sure for _, each in both])
    rows += [[verdicts[mark], *(str(each.alignments[mark]) for _, each in both)] for mark in Alignment]
    rows += [[practices[mark], *(str(each.practices[mark]) for _, each in both)] for mark in Practice]
    for place, word in enumerate(words.card.surenesses()):
        rows += _supports(labels, "word_", [supported(each.calibration[place]) for _, each in both], word)
    return {"title": names["table"], "head": [names["what"], *(name for name, _ in both)], "rows": rows}


def _supports(labels: dict[str, str], which: str, found: Sequence[Supported], word: str = "") -> list[list[str]]:
    """Write the two counts as two rows, one under the other; none where no check has such a choice."""
    if not any(each.choices for each in found):
        return []
    return [
        [labels[f"{which}article"].format(word=word), *(_of(each.article, each.choices) for each in found)],
        [labels[f"{which}practice"].format(word=word), *(_of(each.practice, each.choices) for each in found)],
    ]


def _of(count: int, of: int) -> str:
    """Write a count beside what it is a part of."""
    lines = words.forms.both()
    return lines["of"].format(count=count, of=of) if of else lines["none"]
