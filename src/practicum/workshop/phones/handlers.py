"""Answer phones: let somebody in by a room's code, tell them what the room sees, take their ballot, and no more.

These answers need no token of the server's. So a body is small and of one type, what was asked is never sent
back, nobody is told of another's ballot, and whatever is not understood gets one plain word.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import Counter
from contextlib import aclosing
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypedDict, cast

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.http1connection import HTTP1Connection
from tornado.iostream import StreamClosedError

from ...content.model import PracticumError
from .. import HOURS
from . import page
from .rate_limit import RateLimit, one_household
from .requests import MOST_BYTES, RequestError, check_length, read_ballot, read_join, read_token
from .state import Phones

if TYPE_CHECKING:
    from ..store.ballots import OwnBallot
    from ..store.voters import Voter
    from .live import RoomSeen

PREFIX = "practicum"  # the part of the server's address below which all of this lies
_LIFE = HOURS * 3600  # seconds that a phone keeps its token
_MOST_LIVE = 4  # live answers to one phone at once: it reloads before the last one is found to be dead
COOKIE = "practicum-voter"  # it holds a token that a phone is known by
_TO_SEND = 10  # seconds in which a request's small body must be here, and an answer taken
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_WORDS = {401: "stranger", 404: "unknown", 409: "closed", 410: "gone", 429: "busy"}
_TO_HEAR = 30  # seconds in which a phone must take in what it is told


class Word(TypedDict):
    """What a phone is answered: one plain word."""

    answer: str


class Readiness(Word):
    """That phones are answered here, and out of which store."""

    store: str


class Sight(Word):
    """What a phone sees: the room, and by round the voter's own ballots in its poll."""

    room: RoomSeen
    own: dict[int, OwnBallot]


@web.stream_request_body
class Unlocked(JupyterHandler):
    """Answer without the server's token; each verb that does so says it.

    A body is taken in as it comes: one that is large, or slow, is cut off and never kept.
    """

    async def prepare(self, **how: Any) -> None:
        """Refuse a large body before it is read; whatever else is amiss is said once a small one is in."""
        self.body = b""
        self.connection.set_max_body_size(MOST_BYTES)
        self.connection.set_body_timeout(_TO_SEND)
        check_length(self.request.headers.get("Content-Length"))
        await super().prepare(**how)

    def data_received(self, chunk: bytes) -> None:
        """Take in a part of the body."""
        self.body += chunk

    @property
    def connection(self) -> HTTP1Connection:
        """Reach the connection on which somebody asks."""
        return cast(HTTP1Connection, self.request.connection)

    @property
    def phones(self) -> Phones:
        """Reach what the handlers of this server share."""
        return cast(Phones, self.settings["practicum_phones"])

    @property
    def content_security_policy(self) -> str:
        """Let the page load from this server alone, and stand in no frame."""
        return _POLICY

    def set_default_headers(self) -> None:
        """Let nothing be kept on the way, and tell no other site where somebody came from."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")

    def check_xsrf_cookie(self) -> None:
        """Do without Jupyter's token: the voter's cookie is sent by this site only, and a body must be JSON."""

    @property
    def address(self) -> str:
        """Tell where somebody asks from: by a proxy's headers only where the operator trusts them.

        Of two headers a proxy sets one and lets the other pass as the client wrote it, so where they differ, what
        counts is the address that the connection comes from. No client can make itself a new one.
        """
        peer = cast(Any, self.connection.context).address
        said = peer[0] if isinstance(peer, tuple) else ""
        if self.serverapp and self.serverapp.trust_xheaders:
            forwarded = self.request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
            real = self.request.headers.get("X-Real-Ip", "").strip()
            if forwarded == real or not (forwarded and real):
                said = forwarded or real or said
        return one_household(said)

    def write_error(self, status_code: int, **about: Any) -> None:
        """Say one plain word; nothing of the request is in it."""
        self.clear()
        error = about.get("exc_info", (None, None))[1]
        word = _WORDS.get(status_code, "unreadable" if status_code < HTTPStatus.INTERNAL_SERVER_ERROR else "unsaved")
        if isinstance(error, RequestError):
            status_code, word = error.status, "unreadable"
        elif isinstance(error, PracticumError):
            from ..store.database import GoneError

            status_code, word = HTTPStatus.SERVICE_UNAVAILABLE, "lost" if isinstance(error, GoneError) else "unsaved"
        self.set_status(status_code)
        self.answer({"answer": word})

    def answer(self, message: Word | Readiness | Sight) -> None:
        """Answer with a word of ours, and what belongs to it."""
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(message, ensure_ascii=False))

    @staticmethod
    def hold_to(limit: RateLimit, key: str) -> None:
        """Refuse whoever asks too often."""
        if not limit.allows(key):
            raise web.HTTPError(HTTPStatus.TOO_MANY_REQUESTS)

    @property
    def voter_token(self) -> str | None:
        """Read the token of whoever asks; None if there is none of ours."""
        return read_token(self.get_cookie(COOKIE))

    async def voter(self) -> Voter:
        """Find who asks.

        Raises:
            HTTPError: 401 if they have joined no room that is open.
        """
        found = await self.phones.voter(self.voter_token)
        if found is None:
            raise web.HTTPError(HTTPStatus.UNAUTHORIZED)
        return found

    def log_exception(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Log what went amiss on our side, by its message alone; a refusal is no fault."""
        if isinstance(error, RequestError):
            return
        if isinstance(error, PracticumError):
            self.log.warning("practicum: %s", error)
        elif not isinstance(error, web.HTTPError):
            super().log_exception(kind, error, trace)


class Page(Unlocked):
    """Give the phones' page and its parts; all of them lie in this package."""

    @allow_unauthenticated
    async def get(self, name: str) -> None:
        """Give one file; the address of a room, its code behind a #, never reaches a server."""
        found = page.part(name)
        if found is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        kind, content = found
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")  # asked for each time, and sent if it changed
        self.finish(content)


class Ready(Unlocked):
    """Tell a facilitator's page that phones would be answered here, and out of which store."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Name the store by its fingerprint."""
        self.hold_to(self.phones.limits.joins, self.address)
        self.answer({"answer": "ready", "store": self.phones.store.fingerprint})


class Join(Unlocked):
    """Let somebody into a room."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Give a phone its token; one that is in the room already keeps the one it has."""
        from ..store import voters

        self.hold_to(self.phones.limits.joins, self.address)
        code = read_join(self.request.headers.get("Content-Type"), self.body).code
        if code is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        voter = await self.phones.voter(self.voter_token)
        if voter is None or not await asyncio.to_thread(voters.is_in_room, self.phones.store, voter.room, code):
            voter = await self._let_in(code)
        await _tell(self, voter)

    async def _let_in(self, code: str) -> Voter:
        """Let somebody new in.

        Raises:
            HTTPError: 404 if no open room has this code, 409 if it is full, 410 if it has just been deleted, 429 if
                many came from there just now.
        """
        from ..store import voters

        found = await asyncio.to_thread(voters.room_of, self.phones.store, code)
        if found is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        self.hold_to(self.phones.limits.newcomers, f"{found} {self.address}")
        token = secrets.token_urlsafe(24)
        try:
            room = await asyncio.to_thread(voters.join, self.phones.store, code, token)
        except voters.FullError as error:
            raise web.HTTPError(HTTPStatus.CONFLICT) from error
        if room is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        voter = await self.phones.voter(token)
        if voter is None:  # the room was deleted, or its time passed, while they came in
            raise web.HTTPError(HTTPStatus.GONE)
        self._give(token)
        return voter

    def _give(self, token: str) -> None:
        """Put the token where no script can read it, for this page alone."""
        secure = self.request.protocol == "https"
        path = f"{self.base_url}{PREFIX}/"
        self.set_cookie(COOKIE, token, path=path, max_age=_LIFE, httponly=True, samesite="Strict", secure=secure)


class Seen(Unlocked):
    """Tell what the room sees, and one's own ballots; what a phone asks for when it wakes up."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Give the room as it is now."""
        voter = await self.voter()
        self.hold_to(self.phones.limits.looks, voter.id)
        await _tell(self, voter)


class Live(Unlocked):
    """Tell what the room sees as it changes, by server-sent events."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Send the room as it is and whenever it changes, until the phone hangs up or the room is gone."""
        voter = await self.voter()
        self.hold_to(self.phones.limits.looks, voter.id)
        if self.phones.listening[voter.id] >= _MOST_LIVE:
            raise web.HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")  # a proxy such as nginx would hold the words back
        self.phones.listening[voter.id] += 1
        try:
            await self._send(voter)
        finally:
            self.phones.listening -= Counter([voter.id])

    async def _send(self, voter: Voter) -> None:
        async with aclosing(self.phones.live.follow(voter.room)) as words:
            async for news in words:
                if news.seen is not None:
                    self.write(f"data: {news.seen}\n\n")
                if news.seen is None or news.store != "here":
                    self.write(f"event: beat\ndata: {news.store}\n\n")  # an event: a page does not see comments
                try:
                    await asyncio.wait_for(self.flush(), _TO_HEAR)
                except StreamClosedError:
                    return  # the phone has hung up; a heartbeat finds it out
                except TimeoutError:
                    self.connection.stream.close()  # it is there, and takes nothing in
                    return


class Vote(Unlocked):
    """Take a ballot."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Write a ballot, and say so once it is on disk."""
        from ..store.ballots import Answer, Cast

        voter = await self.voter()
        self.hold_to(self.phones.limits.ballots, voter.id)
        asked = read_ballot(self.request.headers.get("Content-Type"), self.body)
        answer = await self.phones.ballot_queue.take(Cast(voter.id, asked.poll, asked.round, asked.ballot))
        said = {Answer.SAVED: HTTPStatus.OK, Answer.CLOSED: HTTPStatus.CONFLICT, Answer.GONE: HTTPStatus.GONE}
        self.set_status(said.get(answer, HTTPStatus.NOT_FOUND))
        self.answer({"answer": answer.value})


async def _tell(handler: Unlocked, voter: Voter) -> None:
    """Answer with what the room sees and with the voter's own ballots in its poll."""
    from ..store.ballots import own

    seen: RoomSeen = json.loads(await handler.phones.live.now(voter.room))
    mine = await asyncio.to_thread(own, handler.phones.store, voter.id, seen["poll"]) if "poll" in seen else {}
    handler.answer({"answer": "seen", "room": seen, "own": mine})
