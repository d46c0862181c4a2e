"""What every view is made of: a small model for each, and drawing code that travels once a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

from ..words.translate import languages

_PACKAGE = Path(__file__).parents[1]


class Turns:
    """Answer a page's messages as they come; an edition may put one in its place that waits for something first."""

    def take(self, reply: Callable[[], dict | None], send: Callable[[dict], None]) -> None:
        """Take one message.

        Args:
            reply: does what the message asks for, and gives the answer; None for a message that is not known.
            send: sends the answer to the page.
        """
        if (answer := reply()) is not None:
            send(answer)


turns = [Turns()]  # the last is in force


def _read(name: str) -> str:
    return (_PACKAGE / name).read_text(encoding="utf-8")


class View(anywidget.AnyWidget):
    """Show something on a page; the code that draws it is named here, not carried.

    A subclass names its `scripts`, JavaScript files of this package, each with the words that it draws. anywidget
    sends `_esm` and `_css` with every instance, so twenty cards would carry them twenty times.
    """

    _esm = _read("widgets/loader.js")
    parts = traitlets.List(traitlets.Unicode()).tag(sync=True)

    scripts: tuple[tuple[str, Callable[[], dict]], ...]

    def __init__(self, title: str, **state: object) -> None:
        """Take what the script draws; `title` is what a page shows that cannot draw it."""
        self._title = title
        parts = [_living(_kit), *(_living(_script, *script) for script in self.scripts)]
        super().__init__(parts=[_reference(part) for part in parts], layout=_living(_layout), **state)
        self.on_msg(lambda _, message, __: self._answer(message))

    def __repr__(self) -> str:
        """Name what stands here; anywidget's own text holds a memory address."""
        return self._title

    def reply(self, message: dict) -> dict | None:
        """Answer a message of the page; None for one that this view does not know."""

    def _answer(self, message: object) -> None:
        """Answer one message of the page under its id; a foreign one is passed over."""
        if not isinstance(message, dict) or not isinstance(message.get("kind"), str):
            return
        turns[-1].take(lambda: self.reply(message), lambda answer: self.send({"re": message.get("id"), **answer}))


class _Kit(anywidget.AnyWidget):
    """Carry the drawing code that all views share, and the style sheet."""

    _esm = _read("widgets/kit.js")
    _css = _read("widgets/practicum.css")
    languages = traitlets.Dict().tag(sync=True)


class _Script(anywidget.AnyWidget):
    """Carry one view's drawing code and its words."""

    _esm = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)


@cache
def _layout() -> ipywidgets.Layout:
    """Share one layout among all views: each of its own would send forty keys again."""
    return ipywidgets.Layout()


@cache
def _kit() -> _Kit:
    return _Kit(layout=_living(_layout), languages=languages())


@cache
def _script(name: str, words: Callable[[], dict]) -> _Script:
    return _Script(_esm=_read(f"{name}.js"), words=words(), layout=_living(_layout))


def _living(make: Callable, *named: object) -> ipywidgets.Widget:
    """Take a shared widget, made anew if somebody has closed all widgets of the kernel."""
    shared = make(*named)
    if shared.comm is None:
        make.cache_clear()
        shared = make(*named)
    return shared


def _reference(widget: anywidget.AnyWidget) -> str:
    """Name another widget of this kernel to the page, as anywidget's host.getWidget expects."""
    return f"anywidget:{widget.model_id}"
