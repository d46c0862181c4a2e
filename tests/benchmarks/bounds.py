"""The figures to reach, in one place: what is measured, its bound, and where it is measured.

A time is bounded by another time of the same run, so that a figure means the same on every machine; only what a
person waits for or an operator pays for is bounded by itself.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bound:
    """How large a figure may be, or how large it has to be."""

    what: str
    limit: float
    unit: str = ""
    at_least: bool = False

    def __str__(self) -> str:
        """Write it as the table shows it."""
        return f"{'>=' if self.at_least else '<='} {self.limit:g} {self.unit}".rstrip()

    def keeps(self, figure: float) -> bool:
        """Tell whether a figure is within."""
        return figure >= self.limit if self.at_least else figure <= self.limit


IMPORTED = Bound("what a page of scenes imports, beyond anywidget", 0.2, "x anywidget's processor time")
UNWANTED = Bound("libraries loaded that nobody asked for", 0)
MESSAGES = Bound("messages to show one further vignette", 2)
BYTES = Bound("bytes beyond its text of one further vignette", 2000)
ECHO = Bound("from commit to comparison", 1.2, "x a bare echo")
FRAMES = Bound("the same, the option selected a second before", 33, "ms")  # two frames; if not, then as above
RUNNING = Bound("running all notebooks", 1.5, "x as many that do nothing")
OPENING = Bound("opening one vignette of 5,000", 1.2, "x one of 40")
CHECKING = Bound("a full check of 5,000 vignettes", 4, "x reading their TOML")
LINEAR = Bound("checking one vignette of 5,000", 1.2, "x one of 1,000")
COHORT = Bound("1,000 passports of 150 attempts to tables", 3, "x parsing their JSON")
BALLOTS = Bound("ballots a second, each durable", 0.7, "x an empty handler", at_least=True)
LOST = Bound("ballots lost of 1,000 phones", 0)
SIZE = Bound("the browser edition", 45, "MB")
HOSTS = Bound("requests to other hosts", 0)
FIRST = Bound("first vignette in the browser edition", 1.3, "x a bare ipywidgets page")

# What no benchmark here measures: a ruler, a stopwatch, an installation, the attacks and the tests themselves do.
ELSEWHERE = (
    Bound("from opening the course to the first choice", 2, "minutes"),
    Bound("presses to the first choice", 3),
    Bound("from a page's top to its first control", 900, "px"),
    Bound("height of a comparison as it opens, 1280 wide", 700, "px"),
    Bound("length of a comparison as it opens", 150, "words"),
    Bound("the core", 8, "pages"),
    Bound("the core by the course's clock", 120, "minutes"),
    Bound("a page of it", 20, "minutes"),
    Bound("installation by the README's first command", 320, "MB"),
    Bound("the README's test command on two cores", 12, "minutes"),
    Bound("the quick tests", 3, "minutes"),
    Bound("attempts and ballots lost or invented in 1,000 kills", 0),
)
