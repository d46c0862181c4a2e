"""How many messages, and how many bytes, a kernel sends to show one vignette."""

from __future__ import annotations

import json
import queue
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import bounds
from figures import BenchmarkError, Figure, apart, held, spread
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from practicum.content.library import Library, default_folder
from practicum.widgets import present

COUNTED = frozenset({"comm_open", "comm_msg", "comm_close", "display_data", "execute_result"})
PATIENCE = 60  # seconds

PLAIN = """
import ipywidgets
ipywidgets.VBox([
    ipywidgets.HTML({story!r}),
    ipywidgets.RadioButtons(options={options!r}, value=None, description={ask!r}),
    ipywidgets.RadioButtons(options=["A guess", "Not sure", "Fairly sure", "Sure", "Certain"], value=None),
    ipywidgets.Textarea(description="Your note"),
    ipywidgets.Button(description="Commit"),
])
"""


@dataclass(frozen=True)
class Traffic:
    """What one cell sent to the page."""

    messages: int
    size: int

    def beyond(self, text: int) -> int:
        """Count the bytes that are not the vignette's own text."""
        return self.size - text


class Size(NamedTuple):
    """How many vignettes are shown, at the most."""

    vignettes: int


FULL, SMOKE = Size(1000), Size(2)


def measure(size: Size) -> list[Figure]:
    """Show vignettes of the bank in one kernel, and as many plain cards of the same texts in another."""
    ids = Library(default_folder()).vignette_ids()[: size.vignettes]
    texts = [_text(name) for name in ids]
    with _kernel() as client:
        _run(client, "import practicum")
        cards = [_run(client, f"practicum.vignette({name!r})") for name in ids]
    with _kernel() as client:
        _run(client, "import ipywidgets")
        plain_cards = [_run(client, plain(name)) for name in ids]
    return _figures(cards, plain_cards, texts)


def _figures(cards: list[Traffic], plain_cards: list[Traffic], texts: list[int]) -> list[Figure]:
    more = [card.beyond(text) for card, text in zip(cards, texts, strict=True)]
    plain_more = [card.beyond(text) for card, text in zip(plain_cards, texts, strict=True)]
    counts, plain_counts = ([card.messages for card in some[1:]] for some in (cards, plain_cards))
    first = f"{cards[0].messages} messages, {more[0]} bytes beyond its text"
    once = f"once a page (modules, layout): {cards[0].messages - counts[0]} messages, {more[0] - more[1]} bytes"
    return [
        Figure("messages", "first vignette of a page", first, once),
        held(
            *("messages", bounds.MESSAGES, max(counts), spread(counts, digits=0)),
            f"plain ipywidgets {spread(plain_counts, digits=0)}",
        ),
        held(
            *("messages", bounds.BYTES, max(more[1:]), spread(more[1:], digits=0)),
            f"plain ipywidgets {spread(plain_more[1:], digits=0)}",
        ),
        Figure("messages", "bytes of a vignette's own text", spread(texts, digits=0)),
    ]


def _text(vignette_id: str) -> int:
    """Count the bytes of what a learner reads on the card: title, scene, question and options."""
    scene = _scene(vignette_id)
    read = [scene["title"], scene["scene"], scene["ask"], [option["text"] for option in scene["options"]]]
    return len(json.dumps(read, ensure_ascii=False).encode())


def plain(vignette_id: str) -> str:
    """Write the code of a card with the same texts, of plain ipywidgets."""
    scene = _scene(vignette_id)
    story = f"<h3>{scene['title']}</h3>" + "".join(f"<p>{paragraph}</p>" for paragraph in scene["scene"])
    return PLAIN.format(story=story, ask=scene["ask"], options=[option["text"] for option in scene["options"]])


def _scene(vignette_id: str) -> dict:
    return present.scene(Library(default_folder()).vignette(vignette_id))


@contextmanager
def _kernel() -> Iterator[BlockingKernelClient]:
    """Run a kernel of its own in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        manager, client = start_new_kernel(kernel_name="python3", cwd=name, env=apart(Path(name)))
        try:
            yield client
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def _run(client: BlockingKernelClient, code: str) -> Traffic:
    """Run one cell, and count what it sent, packed as Jupyter packs it."""
    asked, messages, size = client.execute(code), 0, 0
    while True:
        try:
            message = client.get_iopub_msg(timeout=PATIENCE)
        except queue.Empty as error:
            raise BenchmarkError(f"the kernel did not answer within {PATIENCE} s") from error
        kind, content = message["msg_type"], message["content"]
        if message["parent_header"].get("msg_id") != asked:
            continue
        if kind == "error":
            raise BenchmarkError(f"the kernel says {content['ename']}: {content['evalue']}")
        if kind == "status" and content["execution_state"] == "idle":
            return Traffic(messages, size)
        if kind in COUNTED:
            messages += 1
            size += sum(len(client.session.pack(part)) for part in (content, message["metadata"]))
            size += sum(memoryview(buffer).nbytes for buffer in message["buffers"])
