"""Answer phones: let somebody in by a room's code, tell them what the room sees, take their ballot, and no more.

These answers need no token of the server's. So a body is small and of one type, what was asked is never sent
back, nobody is told of another's ballot, and whatever is not understood gets one plain word.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import aclosing
from http import HTTPStatus

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.iostream import StreamClosedError

from ..model import Decided, PracticumError
from ..poll import Ballot
from . import page
from .phones import Phones

PLACE = "practicum"  # the part of the server's address below which all of this lies
COOKIE = "practicum-voter"
MOST_BYTES = 2048  # of a request's body: a ballot has some 150
_LIFE = 12 * 3600  # seconds that a phone keeps its mark: as long as a room lives
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_DECIDED = frozenset(Decided)
_WORDS = {400: "unreadable", 401: "stranger", 404: "unknown", 409: "closed", 413: "unreadable", 415: "unreadable"}


class _Open(JupyterHandler):
    """Answer without the server's token; each verb that does so is marked."""

    @property
    def phones(self) -> Phones:
        """Reach what the handlers of this server share."""
        return self.settings["practicum_phones"]

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

    def write_error(self, status_code: int, **_: object) -> None:
        """Say one plain word; nothing of the request is in it."""
        self.clear()
        self.set_status(status_code)
        self.answer(_WORDS.get(status_code, "busy" if status_code == HTTPStatus.TOO_MANY_REQUESTS else "unsaved"))

    def answer(self, word: str, **more: object) -> None:
        """Answer with a word of ours, and what belongs to it."""
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"answer": word, **more}, ensure_ascii=False))

    def hold_to(self, limit: str, key: str) -> None:
        """Refuse whoever asks too often."""
        if not getattr(self.phones, limit).allows(key):
            raise web.HTTPError(HTTPStatus.TOO_MANY_REQUESTS)

    async def voter(self):
        """Find who asks.

        Raises:
            HTTPError: 401 if they have joined no room that is open.
        """
        found = await self.phones.voter(self.get_cookie(COOKIE))
        if found is None:
            raise web.HTTPError(HTTPStatus.UNAUTHORIZED)
        return found

    def log_exception(self, kind: type, error: BaseException | None, trace: object) -> None:
        """Log what went amiss on our side, by its message alone; a refusal is no fault."""
        if isinstance(error, PracticumError):
            self.log.warning("practicum: %s", error)
        elif not isinstance(error, web.HTTPError):
            super().log_exception(kind, error, trace)


@web.stream_request_body
class _Posted(_Open):
    """Read a small JSON object out of a request, before a large one is taken in."""

    async def prepare(self) -> None:
        """Hold a request against its limits before its body is read."""
        self.body = b""
        self.request.connection.set_max_body_size(MOST_BYTES)
        if self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
            raise web.HTTPError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if int(self.request.headers.get("Content-Length") or 0) > MOST_BYTES:
            raise web.HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        await super().prepare()

    def data_received(self, chunk: bytes) -> None:
        """Take in a part of the body."""
        self.body += chunk

    def posted(self, *names: str) -> list[str]:
        """Read the strings of exactly these names.

        Raises:
            HTTPError: 400 if the body is anything else.
        """
        try:
            said = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise web.HTTPError(HTTPStatus.BAD_REQUEST) from error
        if not isinstance(said, dict) or said.keys() != set(names):
            raise web.HTTPError(HTTPStatus.BAD_REQUEST)
        if not all(isinstance(value, str) and len(value) <= 100 for value in said.values()):
            raise web.HTTPError(HTTPStatus.BAD_REQUEST)
        return [said[name] for name in names]


class Page(_Open):
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


class Ready(_Open):
    """Tell a facilitator's page that phones would be answered here, and out of which store."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Name the store by its mark."""
        self.hold_to("joins", self.request.remote_ip)
        self.answer("ready", store=self.phones.store.mark)


class Join(_Posted):
    """Let somebody into a room."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Give a phone its mark; one that is in the room already keeps the one it has."""
        from .store import voters

        self.hold_to("joins", self.request.remote_ip)
        [code] = self.posted("code")
        voter = await self.phones.voter(self.get_cookie(COOKIE))
        if voter is None or not await asyncio.to_thread(voters.is_in_room, self.phones.store, voter.room, code):
            token = secrets.token_urlsafe(24)
            if await asyncio.to_thread(voters.join, self.phones.store, code, token) is None:
                raise web.HTTPError(HTTPStatus.NOT_FOUND)
            self._give(token)
            voter = await self.phones.voter(token)
        await _tell(self, voter)

    def _give(self, token: str) -> None:
        """Put the mark where no script can read it, for this page alone."""
        secure = self.request.protocol == "https"
        place = f"{self.base_url}{PLACE}/"
        self.set_cookie(COOKIE, token, path=place, max_age=_LIFE, httponly=True, samesite="Strict", secure=secure)


class Seen(_Open):
    """Tell what the room sees, and one's own ballots; what a phone asks for when it wakes up."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Give the room as it is now."""
        voter = await self.voter()
        self.hold_to("looks", voter.id)
        await _tell(self, voter)


class Live(_Open):
    """Tell what the room sees as it changes, by server-sent events."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Send the room as it is and whenever it changes, until the phone hangs up or the room is gone."""
        voter = await self.voter()
        self.hold_to("looks", voter.id)
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")  # a proxy such as nginx would hold the words back
        async with aclosing(self.phones.following.follow(voter.room)) as words:
            async for text in words:
                self.write(f"data: {text}\n\n" if text else ": still here\n\n")
                try:
                    await self.flush()
                except StreamClosedError:
                    return  # the phone has hung up; a heartbeat finds it out


class Vote(_Posted):
    """Take a ballot."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Write a ballot, and say so once it is on disk."""
        from .store.ballots import Answer, Cast

        voter = await self.voter()
        self.hold_to("ballots", voter.id)
        poll, number, option, decided = self.posted("poll", "round", "option", "decided")
        if number not in ("1", "2") or decided not in _DECIDED:
            raise web.HTTPError(HTTPStatus.BAD_REQUEST)
        answer = await self.phones.desk.take(Cast(voter.id, poll, int(number), Ballot(option, Decided(decided))))
        self.set_status({Answer.SAVED: HTTPStatus.OK, Answer.CLOSED: HTTPStatus.CONFLICT}.get(answer, 404))
        self.answer(answer.value)


async def _tell(handler: _Open, voter) -> None:
    """Answer with what the room sees and with the voter's own ballots in its poll."""
    from .store.ballots import own

    seen = json.loads(await handler.phones.following.now(voter.room))
    mine = await asyncio.to_thread(own, handler.phones.store, voter.id, seen["poll"]) if "poll" in seen else {}
    handler.answer("seen", room=seen, own=mine)
