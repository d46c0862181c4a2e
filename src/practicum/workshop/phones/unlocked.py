"""What every answer without the server's token starts from: small bodies, known addresses, and one plain word."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from ...content.model import PracticumError
from .rate_limit import one_household
from .requests import MOST_BYTES, RequestError, check_length, read_mark
from .state import Phones

if TYPE_CHECKING:
    from ..store.voters import Voter

COOKIE = "practicum-voter"
_TO_SEND = 10  # seconds in which a request's small body must be here, and an answer taken
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_WORDS = {401: "stranger", 404: "unknown", 409: "closed", 410: "gone", 429: "busy"}


@web.stream_request_body
class Unlocked(JupyterHandler):
    """Answer without the server's token; each verb that does so is marked.

    A body is taken in as it comes: one that is large, or slow, is cut off and never kept.
    """

    async def prepare(self) -> None:
        """Refuse a large body before it is read; whatever else is amiss is said once a small one is in."""
        self.body = b""
        self.request.connection.set_max_body_size(MOST_BYTES)
        self.request.connection.set_body_timeout(_TO_SEND)
        check_length(self.request.headers.get("Content-Length"))
        await super().prepare()

    def data_received(self, chunk: bytes) -> None:
        """Take in a part of the body."""
        self.body += chunk

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

    @property
    def address(self) -> str:
        """Tell where somebody asks from: by a proxy's headers only where the operator trusts them.

        Of two headers a proxy sets one and lets the other pass as the client wrote it, so where they differ, what
        counts is the address that the connection comes from. No client can make itself a new one.
        """
        peer = self.request.connection.context.address
        said = peer[0] if isinstance(peer, tuple) else ""
        if self.serverapp and self.serverapp.trust_xheaders:
            forwarded = self.request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
            real = self.request.headers.get("X-Real-Ip", "").strip()
            if forwarded == real or not (forwarded and real):
                said = forwarded or real or said
        return one_household(said)

    def write_error(self, status_code: int, **about: object) -> None:
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
        self.answer(word)

    def answer(self, word: str, **more: object) -> None:
        """Answer with a word of ours, and what belongs to it."""
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"answer": word, **more}, ensure_ascii=False))

    def hold_to(self, limit: str, key: str) -> None:
        """Refuse whoever asks too often."""
        if not getattr(self.phones, limit).allows(key):
            raise web.HTTPError(HTTPStatus.TOO_MANY_REQUESTS)

    @property
    def mark(self) -> str | None:
        """Read the mark of whoever asks; None if there is none of ours."""
        return read_mark(self.get_cookie(COOKIE))

    async def voter(self) -> Voter:
        """Find who asks.

        Raises:
            HTTPError: 401 if they have joined no room that is open.
        """
        found = await self.phones.voter(self.mark)
        if found is None:
            raise web.HTTPError(HTTPStatus.UNAUTHORIZED)
        return found

    def log_exception(self, kind: type, error: BaseException | None, trace: object) -> None:
        """Log what went amiss on our side, by its message alone; a refusal is no fault."""
        if isinstance(error, RequestError):
            return
        if isinstance(error, PracticumError):
            self.log.warning("practicum: %s", error)
        elif not isinstance(error, web.HTTPError):
            super().log_exception(kind, error, trace)
