"""A local panel: how its members take each option to stand to the article, one coding a member and scene.

A coding is kept as a writing is, one durable line of a file: its prompt names member and scene, its answers are the
alignments. A member is a mark made at random on the page, and no name.
"""

from __future__ import annotations

import io
import re
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..content.model import Alignment, Decided, PracticumError, Vignette
from ..passport import lines
from ..passport.lines import Writing

ASKED = 10  # members: below that a panel's middle moves with each of them
_DECIDED = "how far"  # no option has such an id: theirs have no spaces
_PROMPT = re.compile(r"panel/(?P<member>[0-9a-f-]{36})/(?P<vignette>[a-z0-9-]+)/(?P<version>\d{1,6})")


@dataclass(frozen=True)
class Coding:
    """What one member made of one vignette."""

    member: str
    vignette: str
    version: int
    decided: Decided
    alignments: dict[str, Alignment]


@dataclass(frozen=True)
class Hearing:
    """What a panel makes of one vignette: counts by option and alignment, and by judgement."""

    vignette: Vignette
    members: int
    alignments: dict[str, Counter[Alignment]]
    decided: Counter[Decided]


def coding(message: dict[str, Any], vignettes: Iterable[Vignette]) -> Coding:
    """Check a coding that a page sent.

    Raises:
        PracticumError: if it is not whole, or of no vignette that is asked about.
    """
    vignette = next((each for each in vignettes if each.id == message.get("vignette")), None)
    said = message.get("alignments")
    if vignette is None or not isinstance(said, dict) or said.keys() != {option.id for option in vignette.options}:
        raise PracticumError("this sheet is not whole, or of no scene that is asked about. Fill it in again.")
    try:
        member = str(uuid.UUID(str(message.get("member"))))
        alignments = {name: Alignment(value) for name, value in said.items()}
        return Coding(member, vignette.id, vignette.version, Decided(str(message.get("decided"))), alignments)
    except ValueError as error:
        raise PracticumError("this sheet names what is not there. Fill it in again.") from error


def as_writing(coding: Coding, at: str) -> Writing:
    """Give a coding the form in which it is kept."""
    prompt = f"panel/{coding.member}/{coding.vignette}/{coding.version}"
    answers = {_DECIDED: coding.decided.value, **{name: each.value for name, each in coding.alignments.items()}}
    return Writing(str(uuid.uuid4()), at, prompt, tuple(answers.items()))


def codings(texts: Iterable[str]) -> list[Coding]:
    """Read the codings in some files; of several by one member on one scene the last one counts."""
    found: dict[tuple[str, str], tuple[str, Coding]] = {}
    for record in (record for text in texts for _, record in lines.read_all(io.StringIO(text, newline=""))):
        if isinstance(record, Writing) and (read := _read(record)):
            at, one = read
            key = (one.member, one.vignette)
            if key not in found or found[key][0] <= at:
                found[key] = read
    return [one for _, one in found.values()]


def hear(vignette: Vignette, said: Iterable[Coding]) -> Hearing:
    """Count what a panel says of a vignette as it is now."""
    options = {option.id for option in vignette.options}
    present = [
        each
        for each in said
        if (each.vignette, each.version) == (vignette.id, vignette.version) and each.alignments.keys() == options
    ]
    counts = {name: Counter(each.alignments[name] for each in present) for name in options}
    return Hearing(vignette, len(present), counts, Counter(each.decided for each in present))


def _read(kept: Writing) -> tuple[str, Coding] | None:
    """Read a coding out of what was kept; None for anything else, such as a learner's own text."""
    prompt, answers = _PROMPT.fullmatch(kept.of), dict(kept.answers)
    if prompt is None:
        return None
    try:
        decided = Decided(answers.pop(_DECIDED, ""))
        alignments = {name: Alignment(value) for name, value in answers.items()}
    except ValueError:
        return None
    return kept.at, Coding(prompt["member"], prompt["vignette"], int(prompt["version"]), decided, alignments)
