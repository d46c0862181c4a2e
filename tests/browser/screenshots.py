"""Picture every edition, light and dark, wide and narrow: python tests/browser/screenshots.py OUT [editions]."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from editions import Files, Lab, Voila
from people import Person, Reader, Visitor, launch
from playwright.sync_api import Browser, Locator, sync_playwright

from practicum.content.library import Library, own_folder
from practicum.editions.browser.site import build
from practicum.editions.paper.handout import Style, handout

SCHEMES = ("light", "dark")
WIDTHS = (1280, 375)  # pixels
HEIGHT = 900
START, PRACTICE, SCENE = "00_start_here.ipynb", "03_on_your_own.ipynb", "Eight sessions"
CASES, MINE = "06_one_story.ipynb", "further/22_my_course.ipynb"
PAPER = "03"


def main(arguments: Sequence[str] | None = None) -> None:
    """Take all pictures, or those of the named editions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder for the pictures")
    parser.add_argument("editions", nargs="*", metavar="edition", help=f"any of: {', '.join(EDITIONS)}; none for all")
    options = parser.parse_args(arguments)
    if unknown := set(options.editions) - set(EDITIONS):
        parser.error(f"no edition is called {', '.join(sorted(unknown))}; there are {', '.join(EDITIONS)}")
    options.out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = launch(playwright, shutil.which("chromium"))
        stack.callback(browser.close)
        for name in options.editions or EDITIONS:
            work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            for look, person in EDITIONS[name](browser, work):
                path = options.out / f"{name}-{look}.png"
                person.page.screenshot(path=path)
                print(path, flush=True)


def _lab(browser: Browser, work: Path, **environment: str) -> Iterator[tuple[str, Person]]:
    """Show JupyterLab in its own two themes."""
    with closing(Lab(work / "course", **environment)) as lab:
        for kind, scheme, width in _kinds():
            lab.set_theme(f"JupyterLab {scheme.capitalize()}")
            lab.passport.unlink(missing_ok=True)
            with closing(browser.new_context(viewport={"width": width, "height": HEIGHT})) as context:
                reader = Reader(context.new_page(), lab)
                reader.open(START)
                yield f"opened-{kind}", reader
                reader.run()
                yield f"start-{kind}", reader
                for look in _practice(reader, lambda reader=reader: reader.run()):
                    yield f"{look}-{kind}", reader


def _binder(browser: Browser, work: Path) -> Iterator[tuple[str, Person]]:
    """Show JupyterLab as on Binder: what Binder is stands at the head of the page."""
    return _lab(browser, work, BINDER_LAUNCH_HOST="https://binder.example/")


def _voila(browser: Browser, work: Path) -> Iterator[tuple[str, Person]]:
    with closing(Voila(work)) as voila:
        yield from _visits(browser, voila.url)


def _site(browser: Browser, work: Path) -> Iterator[tuple[str, Person]]:
    with closing(Files(work / "www", build(work / "site").folder)) as site:
        yield from _visits(browser, site.url)


def _visits(browser: Browser, url: Callable[[str], str]) -> Iterator[tuple[str, Person]]:
    """Show pages that run by themselves, from the moment in which they open."""
    for kind, scheme, width in _kinds():
        viewport = {"width": width, "height": HEIGHT}
        with closing(browser.new_context(viewport=viewport, color_scheme=scheme)) as context:
            visitor = Visitor(context.new_page(), url)
            visitor.page.goto(url(START), wait_until="commit")
            visitor.page.locator(".jp-RenderedMarkdown h1").first.wait_for()
            yield f"opened-{kind}", visitor
            visitor.wait()
            yield f"start-{kind}", visitor
            for look in _practice(visitor, lambda: None):
                yield f"{look}-{kind}", visitor


def _practice(person: Person, run: Callable[[], None]) -> Iterator[str]:
    """Take a scene, compare, and look at a story and at what is kept."""
    person.open(PRACTICE)
    run()
    card = person.card(SCENE)
    _show(card)
    yield "card"
    person.choose(card)
    person.commit(card)
    yield "comparison"
    person.open(CASES)
    run()
    _show(person.page.locator(".practicum-card").first)
    yield "case"
    person.open(MINE)
    run()
    _show(person.card("Your passport"))
    yield "passport"


def _show(card: Locator) -> None:
    """Bring a card to the top, and again while cards above it are still being drawn."""
    for _ in range(4):
        card.evaluate("(card) => card.scrollIntoView()")
        card.page.wait_for_timeout(400)


def _paper(browser: Browser, work: Path) -> Iterator[tuple[str, Person]]:
    """Show sheets as a printer would have them, and as a page on a phone."""
    for name, style in {"sheet": Style(), "large": Style(large=True), "guidance": Style(guidance=True)}.items():
        page = work / f"{name}.html"
        page.write_text(handout(Library(own_folder()), [PAPER], style), encoding="utf-8")
        for kind, scheme, width in _kinds():
            viewport = {"width": width, "height": HEIGHT}
            with closing(browser.new_context(viewport=viewport, color_scheme=scheme)) as context:
                person = Person(context.new_page())
                person.page.goto(page.as_uri())
                yield f"{name}-{kind}", person


def _kinds() -> Iterator[tuple[str, str, int]]:
    for scheme in SCHEMES:
        for width in WIDTHS:
            yield f"{scheme}-{width}", scheme, width


EDITIONS = {"lab": _lab, "binder": _binder, "voila": _voila, "site": _site, "paper": _paper}


if __name__ == "__main__":
    main()
