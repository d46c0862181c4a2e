"""What every view is made of: a small model for each, one door for a page's messages, and drawing code sent once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import _lru_cache_wrapper, cache, wraps
from typing import Any, ParamSpec, TypedDict, TypeVar

import anywidget
import ipywidgets
import traitlets

from .. import words
from ..content.model import PracticumError
from ..words.translate import languages
from .modules import needed, shipped, source

Call = ParamSpec("Call")
Shared = TypeVar("Shared", bound=ipywidgets.Widget)
Words = Callable[[], dict[str, Any]]  # a group of the words on screen
Sent = dict[str, Any]  # as it comes from a page or goes there


class Message(TypedDict, total=False):
    """What a page asks for, and the id under which it wants the answer.

    This and what extends it tell what our own pages send. Anything may come in its place: whoever takes it checks it.
    """

    kind: str
    id: str


class Answer(TypedDict, total=False):
    """How a message went, in a word for the page and in a sentence for whoever reads it."""

    kind: str
    remark: str


class Inbox:
    """Answer a page's messages as they come; an edition may put one in its place that waits for something first."""

    def take(self, reply: Callable[[], Sent | None], send: Callable[[Sent], None]) -> None:
        """Take one message.

        Args:
            reply: does what the message asks for, and gives the answer; None for a message that is not known. It
                raises nothing that a learner can mend, and may be called again where the first answer did not hold.
            send: sends the answer to the page.
        """
        if (answer := reply()) is not None:
            send(answer)


inboxes = [Inbox()]  # the last is in force


class View(anywidget.AnyWidget):
    """Show something on a page; the code that draws it is named here, not carried.

    A subclass names its `entry`, a JavaScript module that exports `draw`, and its `groups` of words: the module finds
    each under the name of the function that gives it. anywidget sends `_esm` and `_css` with every instance, so
    twenty cards would carry them twenty times.

    What a page may ask for is a method: a message of the kind "select" is answered by `do_select`. Such an act takes
    the message, checks it, sets the view's state where that changes, and gives the answer. Whatever makes no sense to
    it is a PracticumError, and is refused here with the view's `refusal`.
    """

    _esm = shipped("widgets/stub.js")
    drawn_by = traitlets.List(traitlets.Unicode()).tag(sync=True)

    entry: str
    groups: tuple[Words, ...] = ()

    def __init__(self, title: str, **state: object) -> None:
        """Take what the module draws; `title` is what a page shows that cannot draw it."""
        self._title = title
        parts = (_living(_loader), _living(_drawing, self.entry, self.groups))
        super().__init__(drawn_by=[_reference(part) for part in parts], layout=_living(_layout), **state)
        self.on_msg(lambda _, message, __: self._answer(message))

    def __repr__(self) -> str:
        """Name what stands here; anywidget's own text holds a memory address."""
        return self._title

    def refusal(self) -> str:
        """Say that this view can do nothing with a message."""
        return words.pages.broken()[0]

    def reply(self, message: Sent) -> Sent | None:
        """Do what a message of the page asks for, and give the answer; None for one that this view does not know."""
        act: Callable[[Sent], Sent] | None = getattr(self, f"do_{message.get('kind')}", None)
        if act is None:
            return None
        try:
            return act(message)
        except PracticumError:
            return {"kind": "refused", "remark": self.refusal()}

    def _answer(self, message: object) -> None:
        """Answer one message of the page under its id; a foreign one is passed over."""
        if not isinstance(message, dict) or not isinstance(message.get("kind"), str):
            return
        before: Sent = {}

        def reply() -> Sent | None:
            for name, value in before.items():  # what an answer that did not hold has changed is put back
                self.set_trait(name, value)
            before.update(self._state())
            return self.reply(message)

        inboxes[-1].take(reply, lambda answer: self.send({"re": message.get("id"), **answer}))

    def _state(self) -> Sent:
        """Give the state that the view's acts may change."""
        return {name: value for name, value in self.trait_values(sync=True).items() if not name.startswith("_")}


class PageLine(View):
    """Show a few lines on a page."""

    entry = "widgets/page.js"
    lines = traitlets.List(traitlets.Unicode()).tag(sync=True)


def calmly(call: Callable[Call, View]) -> Callable[Call, View]:
    """Show a calm line where a call cannot show its view: a learner never sees a traceback, and the page goes on."""

    @wraps(call)
    def shown(*arguments: Call.args, **named: Call.kwargs) -> View:
        try:
            return call(*arguments, **named)
        except PracticumError as error:
            lines = [line.format(error=error) for line in words.pages.broken()]
            return PageLine(lines[0], lines=lines)

    return shown


class _Loader(anywidget.AnyWidget):
    """Carry the code that loads modules, the style sheet, and the languages of what stands on the page."""

    _esm = shipped("widgets/loader.js")
    _css = source("widgets/tokens.css") + source("widgets/practicum.css")
    languages = traitlets.Dict().tag(sync=True)


class _Part(anywidget.AnyWidget):
    """Carry to the loader what an entry is drawn with, as far as no part before it does.

    `modules` stand in the order of loading; `words` are all groups that it carries, `groups` those that the entry
    needs; `before` names the parts that carry the rest.
    """

    _esm = "export default { initialize: ({ model }) => ({ part: model.get('part') }) };"
    part = traitlets.Dict().tag(sync=True)


_parts: list[_Part] = []  # what this kernel has sent so far, in order


@cache
def _layout() -> ipywidgets.Layout:
    """Share one layout among all views: each of its own would send forty keys again."""
    return ipywidgets.Layout()


@cache
def _loader() -> _Loader:
    return _Loader(layout=_living(_layout), languages=languages())


@cache
def _drawing(entry: str, groups: tuple[Words, ...]) -> _Part:
    """Carry an entry's modules and words, each once a page: a message less is worth more than a tidy parcel."""
    _parts[:] = [part for part in _parts if part.comm is not None]
    modules = {module["name"] for part in _parts for module in part.part["modules"]}
    carried = {name for part in _parts for name in part.part["words"]}
    named = {f"{group.__module__}.{group.__name__}": group for group in groups}
    part = {
        "entry": entry,
        "groups": list(named),
        "modules": [{"name": name, "source": shipped(name)} for name in needed(entry) if name not in modules],
        "words": {name: group() for name, group in named.items() if name not in carried},
        "before": [_reference(part) for part in _parts],
    }
    _parts.append(_Part(part=part, layout=_living(_layout)))
    return _parts[-1]


def _living(make: _lru_cache_wrapper[Shared], *named: Hashable) -> Shared:
    """Take a shared widget, made anew if somebody has closed all widgets of the kernel."""
    shared = make(*named)
    if shared.comm is None:
        make.cache_clear()
        shared = make(*named)
    return shared


def _reference(widget: anywidget.AnyWidget) -> str:
    """Name another widget of this kernel to the page, as anywidget's host.getWidget expects."""
    return f"anywidget:{widget.model_id}"
