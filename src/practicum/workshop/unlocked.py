"""What every answer without the server's token starts from: small bodies of one type, and one plain word."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from ..model import PracticumError
from .phones import Phones

if TYPE_CHECKING:
    from .store.voters import Voter

COOKIE = "practicum-voter"
MOST_BYTES = 2048  # of a request's body: a ballot has some 150
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_WORDS = {400: "unreadable", 401: "stranger", 404: "unknown", 409: "closed", 413: "unreadable", 415: "unreadable"}


class Unlocked(JupyterHandler):
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

    def write_error(self, status_code: int, **about: object) -> None:
        """Say one plain word; nothing of the request is in it."""
        self.clear()
        if isinstance(about.get("exc_info", (None, None))[1], PracticumError):
            status_code = HTTPStatus.SERVICE_UNAVAILABLE
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

    async def voter(self) -> Voter:
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
class Posted(Unlocked):
    """Read a small JSON object out of a request, before a large one is taken in."""

    async def prepare(self) -> None:
        """Refuse a large body before it is read; whatever else is amiss is said once a small one is in."""
        self.body = b""
        self.request.connection.set_max_body_size(MOST_BYTES)
        if int(self.request.headers.get("Content-Length") or 0) > MOST_BYTES:
            raise web.HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        await super().prepare()

    def data_received(self, chunk: bytes) -> None:
        """Take in a part of the body."""
        self.body += chunk

    def posted(self, *names: str) -> list[str]:
        """Read the strings of exactly these names.

        Raises:
            HTTPError: 415 if the body is said to be of another type, 400 if it is anything else.
        """
        if self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
            raise web.HTTPError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        try:
            said = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise web.HTTPError(HTTPStatus.BAD_REQUEST) from error
        if not isinstance(said, dict) or said.keys() != set(names):
            raise web.HTTPError(HTTPStatus.BAD_REQUEST)
        if not all(isinstance(value, str) and len(value) <= 100 for value in said.values()):
            raise web.HTTPError(HTTPStatus.BAD_REQUEST)
        return [said[name] for name in names]
