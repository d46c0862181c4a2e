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
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from tornado.iostream import StreamClosedError

from . import page
from .requests import read_ballot, read_join
from .unlocked import COOKIE, Unlocked

if TYPE_CHECKING:
    from ..store.voters import Voter

PLACE = "practicum"  # the part of the server's address below which all of this lies
_LIFE = 12 * 3600  # seconds that a phone keeps its mark: as long as a room lives
_MOST_LIVE = 4  # live answers to one phone at once: it reloads before the last one is found to be dead
_TO_HEAR = 30  # seconds in which a phone must take in what it is told


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
        """Name the store by its mark."""
        self.hold_to("joins", self.address)
        self.answer("ready", store=self.phones.store.mark)


class Join(Unlocked):
    """Let somebody into a room."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Give a phone its mark; one that is in the room already keeps the one it has."""
        from ..store import voters

        self.hold_to("joins", self.address)
        code = read_join(self.request.headers.get("Content-Type"), self.body).code
        if code is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        voter = await self.phones.voter(self.mark)
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

        room = await asyncio.to_thread(voters.room_of, self.phones.store, code)
        if room is None:
            raise web.HTTPError(HTTPStatus.NOT_FOUND)
        self.hold_to("marks", f"{room} {self.address}")
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
        """Put the mark where no script can read it, for this page alone."""
        secure = self.request.protocol == "https"
        place = f"{self.base_url}{PLACE}/"
        self.set_cookie(COOKIE, token, path=place, max_age=_LIFE, httponly=True, samesite="Strict", secure=secure)


class Seen(Unlocked):
    """Tell what the room sees, and one's own ballots; what a phone asks for when it wakes up."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Give the room as it is now."""
        voter = await self.voter()
        self.hold_to("looks", voter.id)
        await _tell(self, voter)


class Live(Unlocked):
    """Tell what the room sees as it changes, by server-sent events."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Send the room as it is and whenever it changes, until the phone hangs up or the room is gone."""
        voter = await self.voter()
        self.hold_to("looks", voter.id)
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
        async with aclosing(self.phones.following.follow(voter.room)) as words:
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
                    self.request.connection.stream.close()  # it is there, and takes nothing in
                    return


class Vote(Unlocked):
    """Take a ballot."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Write a ballot, and say so once it is on disk."""
        from ..store.ballots import Answer, Cast

        voter = await self.voter()
        self.hold_to("ballots", voter.id)
        asked = read_ballot(self.request.headers.get("Content-Type"), self.body)
        answer = await self.phones.desk.take(Cast(voter.id, asked.poll, asked.round, asked.ballot))
        said = {Answer.SAVED: HTTPStatus.OK, Answer.CLOSED: HTTPStatus.CONFLICT, Answer.GONE: HTTPStatus.GONE}
        self.set_status(said.get(answer, HTTPStatus.NOT_FOUND))
        self.answer(answer.value)


async def _tell(handler: Unlocked, voter: Voter) -> None:
    """Answer with what the room sees and with the voter's own ballots in its poll."""
    from ..store.ballots import own

    seen = json.loads(await handler.phones.following.now(voter.room))
    mine = await asyncio.to_thread(own, handler.phones.store, voter.id, seen["poll"]) if "poll" in seen else {}
    handler.answer("seen", room=seen, own=mine)
