"""The rules of a good case that a schema cannot state: where its ways lead, and that each misstep has a way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .citations import Shelves
from .fields import doubled, ids, length, quotations, table, tables
from .legible import Found, Table, shown, texts
from .rules import moment

LEAST, MOST = 4, 7  # decisions of a case
MANY = 50  # decisions: of a case that is far too long, nobody asks for its ways
SHORTEST = 2  # decisions on any way to an ending that is not a crossing
LIMITS = frozenset({"no-affairs", "no-advantage"})  # the claims that a misstep over a limit cites
MISSTEPS = frozenset({"strains", "against"})


def case(raw: Table, stock: Shelves) -> Iterator[Found]:
    """Check one case: each decision as a vignette is checked, then where the ways lead."""
    decisions, endings = tables(raw, "decisions"), tables(raw, "endings")
    yield from length(raw, "opening", 50, 150)
    yield from _told_apart(decisions, endings)
    yield from quotations((trail, text) for trail, text in texts(raw) if trail[0] != "decisions")
    if not LEAST <= len(decisions) <= MOST:
        yield (), f"the case has {len(decisions)} decisions", f"Write {LEAST} to {MOST}"
    for index, decision in enumerate(decisions):
        yield from _within(index, length(decision, "scene", 35, 130))
        yield from _within(index, moment(decision, stock, trainee=raw.get("trainee") is True))
    ways = _Ways(decisions, endings)
    astray = list(ways.astray())
    yield from astray
    if not astray and ways.told() and len(decisions) <= MANY:
        yield from [*ways.unreached(), *ways.without_return(), *ways.too_short()]


def _told_apart(decisions: list[Table], endings: list[Table]) -> Iterator[Found]:
    """See that no two decisions or endings have one id or one title, and name the one that stands further down."""
    for field in ("id", "title"):
        for index, what, todo in doubled([*decisions, *endings], field):
            past = index - len(decisions)
            yield ("decisions", index) if past < 0 else ("endings", past), what, todo


def _within(index: int, found: Iterator[Found]) -> Iterator[Found]:
    for trail, what, todo in found:
        yield ("decisions", index, *trail), what, todo


class _Ways:
    """Where the options of a case lead; its questions hold once `astray` has found nothing."""

    def __init__(self, decisions: list[Table], endings: list[Table]) -> None:
        self.decisions, self.endings = decisions, endings
        self.kinds: dict[Any, Any] = {ending.get("id"): ending.get("kind") for ending in endings}
        self.order: dict[Any, int] = {decision.get("id"): number for number, decision in enumerate(decisions)}

    def options(self) -> Iterator[tuple[int, int, Table]]:
        """Walk over all options: the number of the decision, the number of the option, the option."""
        for number, decision in enumerate(self.decisions):
            for index, option in enumerate(tables(decision, "options")):
                yield number, index, option

    def astray(self) -> Iterator[Found]:
        """Find options that lead nowhere, or back: without circles every way comes to an end."""
        for number, index, option in self.options():
            to = option.get("to")
            here = ("decisions", number, "options", index, "to")
            if to is None:
                continue  # what is missing or no text is the schema's to complain of
            if to not in self.order and to not in self.kinds:
                yield here, f"the option leads to {shown(to)}, which is not in this case", "Add it, or correct the id"
            elif self.order.get(to, len(self.order)) <= number:
                yield here, f"the option leads back to {shown(to)}", "Lead to a decision further down the file"

    def told(self) -> bool:
        """Tell whether every decision and ending has its id, and every option says where it leads."""
        return None not in (*self.order, *self.kinds, *(option.get("to") for _, _, option in self.options()))

    def unreached(self) -> Iterator[Found]:
        """Find decisions and endings that no option leads to."""
        led_to = {option.get("to") for _, _, option in self.options()}
        for key, known in (("decisions", self.decisions), ("endings", self.endings)):
            for index, each in enumerate(known):
                if each.get("id") not in led_to and (key, index) != ("decisions", 0):
                    yield (key, index), f"no option leads to {shown(each['id'])}", "Lead one there, or drop it"

    def without_return(self) -> Iterator[Found]:
        """Find missteps before the limits from which no way leads to an ending that is held."""
        for number, index, option in self.options():
            if table(option, "article").get("alignment") not in MISSTEPS or self._crosses(option):
                continue
            here, to = ("decisions", number, "options", index, "to"), option.get("to")
            if to in self.kinds:
                yield (
                    here,
                    f"the misstep {shown(option.get('id') or '')} ends the case",
                    "Lead it to a decision with a way back",
                )
            elif "held" not in {self.kinds[end] for end in self._ends(to)}:
                yield (
                    here,
                    f"from the misstep {shown(option.get('id') or '')} no way leads back",
                    "Lead one to a held ending",
                )

    def too_short(self) -> Iterator[Found]:
        """Find endings that are reached too soon, and a case without an ending of each sort."""
        kinds = set(self.kinds.values())
        if "held" not in kinds or not kinds & {"costly", "crossed"}:
            yield ("endings", 0), "the case has one sort of ending", "Add a held one, and a costly or crossed one"
        for end, kind in self.kinds.items():
            if kind != "crossed" and self._depth(end) < SHORTEST:
                index = list(self.kinds).index(end)
                yield (
                    ("endings", index),
                    f"{shown(end)} comes after {self._depth(end)} decisions",
                    f"Make it {SHORTEST}",
                )

    def _crosses(self, option: Table) -> bool:
        claims = ids(table(option, "article"), "claims")
        return self.kinds.get(option.get("to")) == "crossed" and bool(LIMITS & set(claims))

    def _ends(self, name: object) -> set[Any]:
        """Name the endings that can be reached from a decision or an ending; all ways lead down the file."""
        ends: dict[object, set[Any]] = {end: {end} for end in self.kinds}
        for decision in reversed(self.decisions):
            leads = [option.get("to") for option in tables(decision, "options")]
            ends[decision.get("id")] = set().union(*(ends.get(to, set()) for to in leads))
        return ends[name]

    def _depth(self, name: object) -> int:
        """Count the decisions on the shortest way to one of them."""
        depths: dict[object, int] = {self.decisions[0].get("id"): 0} if self.decisions else {}
        for number, _, option in self.options():
            here = depths.get(self.decisions[number].get("id"))
            if here is not None:
                to = option.get("to")
                depths[to] = min(depths.get(to, MOST + 1), here + 1)
        return depths.get(name, MOST + 1)
