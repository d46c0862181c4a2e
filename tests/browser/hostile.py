"""A web server of the browser edition behind a network that withholds files of some kind, in one of five manners."""

import fnmatch
import socket
import struct
import threading
from pathlib import Path

from editions import Files, Plainly

from practicum.editions.browser.site import list_files

MANNERS = ("403", "page", "short", "silent", "reset")
PORTAL = b"<!DOCTYPE html><html><title>Sign in</title><h1>Welcome to the hotel</h1></html>"
SHORTER = {"PATIENCE = 30_000": "PATIENCE = 3_000", "practicumStuck, 30_000": "practicumStuck, 3_000"}


class Withholding(Plainly):
    """Hand out files, except those that the network withholds just now."""

    def do_GET(self):
        site, path = self.server.site, self.path.partition("?")[0]
        if self.headers.get("Cookie"):
            site.cookies.append(path)
        if site.healed.is_set() or not any(fnmatch.fnmatch(path, pattern) for pattern in site.patterns):
            return super().do_GET()
        return getattr(self, f"_{site.manner}")(path)

    def _403(self, _: str) -> None:
        self._answer(403, b"<h1>Blocked</h1>")

    def _page(self, _: str) -> None:
        self._answer(200, PORTAL)

    def _short(self, path: str) -> None:
        whole = Path(self.translate_path(path)).read_bytes()
        self._answer(200, whole[: len(whole) // 2], self.guess_type(path))

    def _silent(self, _: str) -> None:
        self.server.site.healed.wait()
        self._reset(_)

    def _reset(self, _: str) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _answer(self, status: int, body: bytes, kind: str = "text/html") -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": len(body), "Cache-Control": "max-age=86400"}
        for name, value in headers.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)


class Hostile(Files):
    """A browser edition of which some files are withheld until `heal`; its waits are a tenth of the real ones."""

    handler = Withholding

    def __init__(self, folder: Path, built: Path) -> None:
        """Hand out a copy of what was built; nothing is withheld yet."""
        self.patterns, self.manner, self.healed = (), "403", threading.Event()
        self.cookies = []  # paths that were asked for with a cookie
        super().__init__(folder, built)
        self._server.site = self
        self._server.daemon_threads = True
        [self.version] = self.root.glob("v-*")
        page = self.version / "notebooks" / "index.html"
        self.shortened = 0
        for path in (page, self.version / "check.js", self.root / "worker.js", self.root / "index.html"):
            text = path.read_text(encoding="utf-8")
            for long, short in SHORTER.items():
                self.shortened += text.count(long)
                text = text.replace(long, short)
            path.write_text(text, encoding="utf-8")
        list_files(self.version)

    def withhold(self, *patterns: str, manner: str) -> None:
        """Withhold what matches from now on."""
        self.healed.set()  # whoever still waits is let go
        self.patterns, self.manner, self.healed = patterns, manner, threading.Event()

    def heal(self) -> None:
        """Let everything through again."""
        self.healed.set()

    def close(self) -> None:
        self.heal()
        super().close()
