"""How long a comparison takes to appear after a commit, beside a bare echo and a plain ipywidgets button."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from typing import NamedTuple

import bounds
from bounds import Bound
from figures import Figure, held, spread
from lab import notebook_page
from playwright.sync_api import Locator, Page, expect

from practicum import words
from practicum.content.library import Library, own_folder
from practicum.passport.file import FILE_NAME

AHEAD = 1200  # milliseconds between selecting an option and committing it

ECHO_JS = Path(__file__).with_name("echo.js").read_text(encoding="utf-8")
ECHOING = f"""
import anywidget

class Echo(anywidget.AnyWidget):
    _esm = {ECHO_JS!r}

    def __init__(self):
        super().__init__()
        self.on_msg(lambda _, message, __: self.send(message))

Echo()
"""

PLAIN = """
import ipywidgets

button, said = ipywidgets.Button(description="plain"), ipywidgets.HTML("0")
button.add_class("bench-plain")
said.add_class("bench-plain-said")
button.on_click(lambda _: setattr(said, "value", str(int(said.value) + 1)))
ipywidgets.VBox([button, said])
"""


@dataclass(frozen=True)
class Timed:
    """One click: milliseconds until the page's tree has the answer, and until a frame with it is painted."""

    dom: float
    painted: float


class Size(NamedTuple):
    """How many choices are committed, on how many cards: each an option that was not selected before."""

    rounds: int
    cards: int


FULL, SMOKE = Size(15, 4), Size(1, 1)


def measure(size: Size) -> list[Figure]:
    """Commit in a real JupyterLab, by turns with the bare widgets on the same page."""
    ids = Library(own_folder()).vignette_ids()
    cards = [f"import practicum\npracticum.vignette({name!r})" for name in ids[: 2 * size.cards]]
    rounds = []
    with tempfile.TemporaryDirectory() as name, notebook_page([ECHOING, PLAIN, *cards], Path(name)) as page:
        page.add_script_tag(path=Path(__file__).with_name("commit.js"))
        for option, card in list(product(range(4), range(size.cards)))[: size.rounds]:
            early = _commit(_card(page, ids[card]), option)
            hurried = _commit_at_once(_card(page, ids[size.cards + card]), option)
            bare = (_press(page, f".bench-{name}") for name in ("echo", "plain", "local"))
            rounds.append((early, hurried, *bare))
    return _figures(*zip(*rounds, strict=True))


def _figures(early: list[Timed], hurried: list[Timed], *bare: list[Timed]) -> list[Figure]:
    return [
        _figure(bound, end, commits, bare)
        for bound, commits in ((bounds.FRAMES, early), (bounds.ECHO, hurried))
        for end in ("dom", "painted")  # when the page's tree has the answer, and when a frame with it is shown
    ]


def _figure(bound: Bound, end: str, commits: list[Timed], bare: tuple[list[Timed], ...]) -> Figure:
    """Set commits beside the echo, the plain ipywidgets button and a button that needs no kernel."""
    ours, echo, plain, local = ([getattr(timed, end) for timed in some] for some in (commits, *bare))
    ratio = median(ours) / median(echo)
    beside = f"echo {spread(echo, 'ms')}; ipywidgets {spread(plain, 'ms')}; no kernel {spread(local, 'ms')}"
    when = "before" if bound is bounds.FRAMES else "at the last moment"
    measured = f"{ratio:.2f} x; selected {when}, {end} {spread(ours, 'ms')}"
    if bound is bounds.FRAMES and bound.keeps(median(ours)):
        return held("commit", bound, median(ours), measured, beside)
    return held("commit", bounds.ECHO, ratio, measured, beside)


def _card(page: Page, vignette_id: str) -> Locator:
    title = Library(own_folder()).vignette(vignette_id).title
    return page.get_by_role("region", name=title, exact=True)


def _commit(card: Locator, option: int) -> Timed:
    """Select an option, wait, and commit as a learner does, with the mouse."""
    _radios(card, 0).nth(option).check()
    _judge(card)
    card.page.wait_for_timeout(AHEAD)
    submit = card.locator("button[type=submit]")
    submit.evaluate("button => { window.timed = timeCommit(button) }")
    submit.click()
    return _taken(card)


def _commit_at_once(card: Locator, option: int) -> Timed:
    """Select an option and commit within the same moment, so that its comparison must still come."""
    _judge(card)
    script = "(radio) => { window.timed = timeCommit(radio); radio.click(); radio.form.requestSubmit() }"
    _radios(card, 0).nth(option).evaluate(script)
    return _taken(card)


def _judge(card: Locator) -> None:
    """Say how sure one is, which asks the kernel for nothing."""
    _radios(card, 1).first.check()


def _radios(card: Locator, group: int) -> Locator:
    return card.locator("form fieldset").nth(group).locator("input")


def _taken(card: Locator) -> Timed:
    """Take the time, wait until the choice is saved, and go back to the form."""
    timed = Timed(**card.page.evaluate("() => window.timed"))
    saved = words.card.comparison()["saved"].format(file=FILE_NAME)
    expect(card.locator(".practicum-status")).to_contain_text(saved)
    card.get_by_role("button", name=words.card.choosing()["try_again"], exact=True).click()
    return timed


def _press(page: Page, button: str) -> Timed:
    """Press a bare widget's button, and wait for its answer."""
    page.locator(f"{button}-said").evaluate("said => { window.timed = timeText(said) }")
    page.locator(button).click()
    return Timed(**page.evaluate("() => window.timed"))
