"""A local panel: what its members take the article and good practice to make of each option, a coding a scene.

A coding is kept as a writing is, one durable line of a file: its prompt names member and scene, its answers are the
two marks of each option. A member is a number made at random on the page, and no name. A coding from before good
practice was asked about lacks one of the marks: it is counted and passed over.
"""

from __future__ import annotations

import io
import re
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..content.model import Alignment, Practice, PracticumError, Vignette
from ..passport import lines
from ..passport.lines import Writing

ASKED = 10  # members: below that a panel's middle moves with each of them
_EARLIER = "how far"  # asked with each scene before there were two marks; no option has such an id
_ARTICLE, _PRACTICE = "article ", "practice "  # before an option's id, which has no space in it
_PROMPT = re.compile(r"panel/(?P<member>[0-9a-f-]{36})/(?P<vignette>[a-z0-9-]+)/(?P<version>\d{1,6})")


@dataclass(frozen=True)
class Coding:
    """What one member made of one vignette: two marks of each option, by its id."""

    member: str
    vignette: str
    version: int
    alignments: dict[str, Alignment]
    practices: dict[str, Practice]


@dataclass(frozen=True)
class Sheets:
    """The codings that some files hold, and how many are passed over since they lack a mark."""

    codings: tuple[Coding, ...]
    earlier: int


@dataclass(frozen=True)
class Hearing:
    """What a panel makes of one vignette: counts by option, of what the article and good practice make of it."""

    vignette: Vignette
    members: int
    alignments: dict[str, Counter[Alignment]]
    practices: dict[str, Counter[Practice]]


def coding(message: Mapping[str, Any], vignettes: Iterable[Vignette]) -> Coding:
    """Check a coding that a page sent.

    Raises:
        PracticumError: if it is not whole, or of no vignette that is asked about.
    """
    vignette = next((each for each in vignettes if each.id == message.get("vignette")), None)
    said: list[Any] = [message.get(name) for name in ("alignments", "practices")]
    if vignette is None or any(not isinstance(each, dict) or each.keys() != _options(vignette) for each in said):
        raise PracticumError("this sheet is not whole, or of no scene that is asked about. Fill it in again.")
    try:
        return _coding(str(uuid.UUID(str(message.get("member")))), vignette.id, vignette.version, *said)
    except ValueError as error:
        raise PracticumError("this sheet names what is not there. Fill it in again.") from error


def as_writing(coding: Coding, at: str) -> Writing:
    """Give a coding the form in which it is kept."""
    prompt = f"panel/{coding.member}/{coding.vignette}/{coding.version}"
    answers = [(f"{_ARTICLE}{name}", each.value) for name, each in coding.alignments.items()]
    answers += [(f"{_PRACTICE}{name}", each.value) for name, each in coding.practices.items()]
    return Writing(str(uuid.uuid4()), at, prompt, tuple(answers))


def read(texts: Iterable[str]) -> Sheets:
    """Read the codings in some files; of several by one member on one scene the last one counts."""
    found: dict[tuple[str, str], tuple[str, Coding]] = {}
    earlier: set[tuple[str, str]] = set()
    for record in (record for text in texts for _, record in lines.read_all(io.StringIO(text, newline=""))):
        prompt = _PROMPT.fullmatch(record.of) if isinstance(record, Writing) else None
        if prompt is None or not isinstance(record, Writing):
            continue  # a learner's own text, or an attempt
        key = (prompt["member"], prompt["vignette"])
        one = _kept(record, prompt)
        if one is None:
            earlier |= {key} if _EARLIER in dict(record.answers) else set()
        elif key not in found or found[key][0] <= record.at:
            found[key] = (record.at, one)
    return Sheets(tuple(one for _, one in found.values()), len(earlier - found.keys()))


def hear(vignette: Vignette, said: Iterable[Coding]) -> Hearing:
    """Count what a panel says of a vignette as it is now."""
    options, now = _options(vignette), (vignette.id, vignette.version)
    present = [
        each
        for each in said
        if (each.vignette, each.version) == now and options == each.alignments.keys() == each.practices.keys()
    ]
    alignments = {name: Counter(each.alignments[name] for each in present) for name in options}
    practices = {name: Counter(each.practices[name] for each in present) for name in options}
    return Hearing(vignette, len(present), alignments, practices)


def _options(vignette: Vignette) -> set[str]:
    return {option.id for option in vignette.options}


def _kept(kept: Writing, prompt: re.Match[str]) -> Coding | None:
    """Read a coding out of what was kept; None where it does not hold two marks an option."""
    alignments, practices = (
        {field.removeprefix(mark): said for field, said in kept.answers if field.startswith(mark)}
        for mark in (_ARTICLE, _PRACTICE)
    )
    if not alignments or len(alignments) + len(practices) != len(kept.answers):
        return None
    try:
        return _coding(prompt["member"], prompt["vignette"], int(prompt["version"]), alignments, practices)
    except ValueError:
        return None


def _coding(
    member: str, vignette: str, version: int, alignments: Mapping[str, str], practices: Mapping[str, str]
) -> Coding:
    """Make a coding of names, or raise where one of them is no mark."""
    return Coding(
        member,
        vignette,
        version,
        {name: Alignment(said) for name, said in alignments.items()},
        {name: Practice(said) for name, said in practices.items()},
    )
