"""The facilitator's console, and what is printed for a room without phones."""

from __future__ import annotations

from collections.abc import Callable

import traitlets

from .. import words
from ..widgets.base import Sent, View
from ..widgets.present import Shown


class Console(View):
    """Open a room, lead a poll from stage to stage, and show what came of it.

    Args:
        shown: tells how things stand at this moment; asked anew for every answer.
        scenes: the vignettes to choose from: {"page": ..., "scenes": [{"id", "title", "care"}]}.
        server: tells what is known of the server that phones would reach; asked anew for every answer, since a
            computer may come into another network.
        acts: what each message does, by its kind.
    """

    entry = "workshop/console.js"
    groups = (words.card.comparing, words.workshop.revealing, words.workshop.door, words.workshop.console)

    shown = traitlets.Dict().tag(sync=True)
    scenes = traitlets.List(traitlets.Any()).tag(sync=True)
    server = traitlets.Dict().tag(sync=True)
    decided = traitlets.List(traitlets.Any()).tag(sync=True)

    def __init__(
        self,
        shown: Callable[[], Shown],
        scenes: list[Shown],
        server: Callable[[], Shown],
        acts: dict[str, Callable[[Sent], Sent]],
    ) -> None:
        self._shown, self._server, self._acts = shown, server, acts
        judgements = words.card.choosing()["decided_choices"]
        title = words.workshop.console()["title"]
        super().__init__(title, shown=shown(), scenes=scenes, server=server(), decided=judgements)

    def reply(self, message: Sent) -> Sent | None:
        """Do what a button asks, and say how things stand then; None for a message that no button sends."""
        act = self._acts.get(str(message.get("kind")))
        if act is None:
            return None
        return {"kind": "done", **act(message), "shown": self._shown(), "server": self._server()}


class PaperSet(View):
    """Print voting cards, and a scene without any guidance.

    Args:
        cards: what stands on the cards, from the largest letter to the last line.
        scenes: the vignettes to choose from, each with what is printed of it.
    """

    entry = "workshop/voting_cards.js"
    groups = (words.workshop.printing,)

    cards = traitlets.List(traitlets.Any()).tag(sync=True)
    scenes = traitlets.List(traitlets.Any()).tag(sync=True)

    def __init__(self, cards: list[str], scenes: list[Shown]) -> None:
        super().__init__(words.workshop.printing()["title"], cards=cards, scenes=scenes)
