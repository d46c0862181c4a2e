"""What changed: the second check beside the first, in words, pictures and a table."""

from __future__ import annotations

from collections.abc import Sequence

import traitlets

from .. import words
from ..content.library import Library, open_library
from ..content.model import Alignment
from ..passport.file import Passport, PassportError, default_path
from ..passport.measures import Measures, measure
from ..passport.progress import before_the_second, forms_as_met
from ..widgets.base import Answer, Message, View, calmly
from ..widgets.present import Shown

Named = tuple[tuple[str, Measures], ...]  # each check that may be shown, with its name
Columns = list[tuple[str, Sequence[Sequence[float | None]]]]  # of a picture: a label, and the discs of each check

_QUARTERS = {0: "", 1: "¼", 2: "½", 3: "¾"}


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
    """Give what a page draws: how far both checks have come, three measures, and a table of the same.

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
    parts = [_fit(named), _judged(named), _sure(named)] if named else []
    return {"standing": lines, "parts": parts, "table": _table(named if held else both) if named else {}}


def write_sum(number: float) -> str:
    """Write a sum of fits as one writes it by hand: 5 ¼."""
    whole, quarters = divmod(round(number * 4), 4)
    return " ".join(part for part in (str(whole) if whole or not quarters else "", _QUARTERS[quarters]) if part)


def _standing(name: str, measures: Measures) -> str:
    lines = words.forms.standing()
    how = "whole" if measures.taken == measures.scenes else "partly" if measures.taken else "none"
    return lines[how].format(check=name, taken=measures.taken, scenes=measures.scenes)


def _fit(named: Named) -> Shown:
    """Lay out how the choices stand to the text: under each alignment a disc a choice."""
    lines, small, verdicts = words.forms.parts()["fit"], words.forms.counts(), words.article.verdicts()
    said = []
    for name, measures in named:
        found = {a: count for a, count in measures.alignments.items() if count}
        counts = [small["alignment"].format(verdict=verdicts[a], count=count) for a, count in found.items()]
        near = found.get(Alignment.FITS, 0) + found.get(Alignment.MOSTLY, 0)
        gaps = {"near": near, "of": sum(found.values()), "counts": "; ".join(counts)}
        said.append(lines["sentence" if found else "none"].format(check=name, **gaps))
    labels = words.forms.columns()
    columns: Columns = [(labels[a], [[a.fit] * measures.alignments[a] for _, measures in named]) for a in Alignment]
    return _part(lines, said, named, columns)


def _judged(named: Named) -> Shown:
    """Lay out the third judgement beside our reading: less, the same, more."""
    lines, small, labels = words.forms.parts()["judged"], words.forms.counts(), words.forms.columns()
    said = []
    for name, each in named:
        gaps = [small[key].format(count=each.judged[key]) for key in ("less", "more") if each.judged[key]]
        said.append(" ".join([lines["sentence"].format(check=name, of=each.taken, same=each.judged["same"]), *gaps]))
    marks = {"less": 0.0, "same": 1.0, "more": 0.0}
    columns: Columns = [
        (labels[key], [[mark] * each.judged[key] for _, each in named]) for key, mark in marks.items()
    ]
    return _part(lines, said, named, columns)


def _sure(named: Named) -> Shown:
    """Lay out the calibration: for each confidence that was given, the choices that fitted best and the others."""
    lines, small, labels = words.forms.parts()["sure"], words.forms.counts(), words.forms.columns()
    said = []
    for name, measures in named:
        counts = [small["sure"].format(**vars(each)) for each in measures.calibration]
        whole = {key: sum(getattr(each, key) for each in measures.calibration) for key in ("best", "choices")}
        said.append(lines["sentence" if counts else "none"].format(check=name, counts="; ".join(counts), **whole))
    columns: Columns = []
    for percent in _confidences(named):
        found = [_given(measures, percent) for _, measures in named]
        discs = [[1.0] * best + [0.0] * (choices - best) for best, choices in found]
        columns.append((labels["sure"].format(confidence=percent), discs))
    return _part(lines, said, named, columns)


def _part(lines: dict[str, str], said: list[str], named: Named, columns: Columns) -> Shown:
    """Join a measure's words with its picture; the sentences are the picture's text as well."""
    rows = [{"label": name, "cells": [discs[at] for _, discs in columns]} for at, (name, _) in enumerate(named)]
    picture = {"alt": " ".join(said), "columns": [label for label, _ in columns], "rows": rows}
    return {"title": lines["title"], "hint": lines["hint"], "lines": said, "picture": picture}


def _table(both: Named) -> Shown:
    """Write the same counts as a table, check beside check."""
    names, labels, verdicts = words.forms.change(), words.forms.rows(), words.article.verdicts()
    rows = [
        [labels["taken"], *(_of(each.taken, each.scenes) for _, each in both)],
        [labels["silent"], *(str(each.silent) for _, each in both)],
        [labels["fit"], *(_of(write_sum(each.fit), each.fit_of) for _, each in both)],
        *([verdicts[a], *(str(each.alignments[a]) for _, each in both)] for a in Alignment),
        *(
            [labels[key], *(_of(each.judged[key], each.taken) for _, each in both)]
            for key in ("same", "less", "more")
        ),
    ]
    for percent in _confidences(both):
        cells = [_of(*_given(each, percent)) for _, each in both]
        rows.append([labels["sure"].format(confidence=percent), *cells])
    return {"title": names["table"], "head": [names["what"], *(name for name, _ in both)], "rows": rows}


def _of(count: object, of: int) -> str:
    """Write a count beside what it is a part of."""
    small = words.forms.counts()
    return small["of"].format(count=count, of=of) if of else small["none"]


def _confidences(named: Named) -> list[int]:
    """List every confidence that was given in either check."""
    return sorted({each.confidence for _, measures in named for each in measures.calibration})


def _given(measures: Measures, percent: int) -> tuple[int, int]:
    """Find how many of the choices made with one confidence fitted best, and how many there were."""
    found = next((each for each in measures.calibration if each.confidence == percent), None)
    return (found.best, found.choices) if found else (0, 0)
