"""What a phone asks for, as checked values: nothing that a phone has sent goes further unless it is named here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import NoReturn, TypedDict, TypeVar, cast

from ...content.model import SURENESSES, PracticumError
from .. import is_code, plain_code
from ..poll import Ballot

MOST_BYTES = 2048  # of a request's body: a ballot has some 150
_LONGEST = 100  # letters of one value; the longest id of an option has some 30
_POLL = re.compile(r"[0-9a-f]{16}")
_OPTION = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # as data/schema has it
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")  # secrets.token_urlsafe(24)
_LENGTH = re.compile(r"[0-9]{1,18}")
_ROUNDS = {"1": 1, "2": 2}
_SURENESSES: dict[str, int | None] = {"": None, **{str(place): place for place in range(SURENESSES)}}


class JoinMessage(TypedDict):
    """What a phone sends to come in."""

    code: str


class BallotMessage(TypedDict):
    """What a phone sends to vote; `sureness` is the place of a word, or empty where the poll does not ask for it."""

    poll: str
    round: str
    option: str
    sureness: str


_Message = TypeVar("_Message", JoinMessage, BallotMessage)


class RequestError(PracticumError):
    """Say that a request is none of ours; nothing of it is repeated.

    Attributes:
        status: 400 for what cannot be read, 413 for what is too large, 415 for another type.
    """

    def __init__(self, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__("a phone's request could not be read. Nothing was done for it.")
        self.status = status


@dataclass(frozen=True)
class JoinRequest:
    """Somebody wants to come in; `code` is None where no room could have the code that they typed."""

    code: str | None


@dataclass(frozen=True)
class BallotRequest:
    """Somebody votes: in which poll and round, and what."""

    poll: str
    round: int
    ballot: Ballot


def read_join(kind: str | None, body: bytes) -> JoinRequest:
    """Read a request to join out of a body of the type that its header names.

    Raises:
        RequestError: if it is none.
    """
    code = plain_code(_read(kind, body, JoinMessage)["code"])
    return JoinRequest(code if is_code(code) else None)


def read_ballot(kind: str | None, body: bytes) -> BallotRequest:
    """Read a ballot out of a body of the type that its header names.

    Raises:
        RequestError: if it is none.
    """
    said = _read(kind, body, BallotMessage)
    fits = _POLL.fullmatch(said["poll"]) and _OPTION.fullmatch(said["option"])
    if not fits or said["round"] not in _ROUNDS or said["sureness"] not in _SURENESSES:
        raise RequestError
    ballot = Ballot(said["option"], _SURENESSES[said["sureness"]])
    return BallotRequest(said["poll"], _ROUNDS[said["round"]], ballot)


def read_token(cookie: str | None) -> str | None:
    """Read a phone's token out of its cookie; None for what is no token of ours."""
    return cookie if cookie and _TOKEN.fullmatch(cookie) else None


def check_length(stated: str | None) -> None:
    """Hold the stated length of a body against the most that is taken, before any of it is read.

    Raises:
        RequestError: if it is more than that, or no number.
    """
    if stated is None:
        return
    if not _LENGTH.fullmatch(stated):
        raise RequestError
    if int(stated) > MOST_BYTES:
        raise RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _read(kind: str | None, body: bytes, form: type[_Message]) -> _Message:
    """Read a flat JSON object that has exactly the names of a message, and a short text for each."""
    if (kind or "").partition(";")[0].strip().lower() != "application/json":
        raise RequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if len(body) > MOST_BYTES:
        raise RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        said = json.loads(
            body.decode("utf-8"), object_pairs_hook=_once, parse_int=_no, parse_float=_no, parse_constant=_no
        )
    except (ValueError, RecursionError) as error:
        raise RequestError from error
    if not isinstance(said, dict) or said.keys() != form.__annotations__.keys():
        raise RequestError
    if not all(isinstance(value, str) and len(value) <= _LONGEST for value in said.values()):
        raise RequestError
    return cast(_Message, said)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Take an object whose names stand in it once each: of two, readers differ on which one counts."""
    if len(dict(pairs)) != len(pairs):
        raise RequestError
    return dict(pairs)


def _no(_: str) -> NoReturn:
    """Refuse a number: no request of ours has one."""
    raise RequestError
