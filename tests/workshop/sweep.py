"""Ask everything that a running server answers, without its token: every route, with real files and every verb."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlsplit

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CANARY = "canary-that-nobody-may-read"
CUT = 400  # what a line that was cut without an answer counts as
KERNEL = "0b1c2d3e-0000-4000-8000-00000000cafe"
FILLERS = ("", KERNEL, "x", "lab", "python3", "html", "restart", "1", "/x")  # for gaps of routes that take no path
VERBS = ("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ENDINGS = (
    *("jpg", "JPG", "jpeg", "png", "PNG", "gif", "Gif", "svg", "SVG", "webp", "bmp", "tiff", "ico", "pdf", "mp4"),
    *(
        "ipynb",
        "jsonl",
        "html",
        "htm",
        "js",
        "css",
        "py",
        "csv",
        "txt",
        "json",
        "toml",
        "sqlite",
        "zip",
        "d.ts",
        "md",
    ),
)
PLACES = ("", "a folder/", "a folder/déjà vu/", ".hidden/", "a folder/.hidden/", ".ipynb_checkpoints/", "passports/")
NAMED = ("my_passport-present.jsonl", ".env-present", "present", "present.png.svg", "present%2e.png", ".present.svg")
TRICKS = (
    *("../{}", "x/../{}", "..%2f{}", "%2e%2e/{}", "./{}", ".%2F{}", "/{}", "//{}", "%2f{}", "..\\{}", "%5c{}"),
    *("{}%00.png", "{}%20", "{}.", "{}?x=.png", "{};.png", "static/../{}", "lab/static/../../{}", "%252e%252e/{}"),
)


@dataclass(frozen=True)
class Answer:
    """What a server said to one request without a token."""

    verb: str
    path: str
    pattern: str
    status: int
    location: str
    body: bytes

    def __str__(self) -> str:
        return f"{self.verb} {self.path} -> {self.status} {self.location} (by {self.pattern})"


def plant(root: Path) -> list[str]:
    """Put a file of every ending into folders of every kind, all with a text that nobody may read.

    Returns:
        Their paths from `root`. Each has "present" in its name, so that another with "absent" is not there.
    """
    outside = root.parent / "outside"
    outside.mkdir(parents=True, exist_ok=True)
    names = [f"{place}scan-present.{ending}" for ending in ENDINGS for place in _places(ending)] + list(NAMED)
    for path in [root / name for name in names] + [outside / "secret-present.png"]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><title>{CANARY}</title></svg>')
    for copy in ("05-present.ipynb", ".hidden/05-present.ipynb", "facilitator/05-present.ipynb"):
        (root / copy).parent.mkdir(exist_ok=True)
        page = (NOTEBOOKS / "03_on_your_own.ipynb").read_text(encoding="utf-8")
        (root / copy).write_text(page.replace("# ", f"# {CANARY} ", 1), encoding="utf-8")
        names.append(copy)
    (root / "link-present.png").symlink_to(outside / "secret-present.png")
    (root / "link-folder").symlink_to(outside)
    return [*names, "link-present.png", "link-folder/secret-present.png", "../outside/secret-present.png"]


def _places(ending: str) -> Sequence[str]:
    """Name the folders that a file of an ending is put into: all for what browsers show, else the plainest."""
    return PLACES if ending.lower() in {"jpg", "png", "svg", "ipynb", "jsonl"} else PLACES[:1]


def copy_course(folder: Path) -> Path:
    """Copy the notebooks, without anybody's passport, and give the copy's folder."""
    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns("*.jsonl", ".ipynb_*"))
    return folder


def addresses(pattern: str, files: Sequence[str]) -> list[str]:
    """Write the addresses that a route answers, with a file wherever it takes a path.

    Raises:
        ValueError: for a route to which no address could be found, so that none is left out of a sweep.
    """
    wanted = [quote(file, safe="/%\\?;~+") for file in files]
    wanted += [trick.format(file) for trick in TRICKS for file in wanted[:1]]
    atoms = list(_atoms(pattern.removesuffix("$")))
    found = dict.fromkeys(_written(atoms, file) for file in ["", *wanted])
    fitting = [address for address in found if address and re.fullmatch(pattern.removesuffix("$"), address)]
    if not fitting:
        raise ValueError(f"no address was found for the route {pattern}")
    return fitting


def _written(atoms: Sequence[str], file: str) -> str:
    """Write one address: literal where the route is, the file in each gap that takes it, else a filler."""
    text = ""
    for atom in atoms:
        if re.fullmatch(r"\\?[^\w()\[\].]|\w|\\[.\-/]", atom):
            text += atom[-1]
            continue
        inner = re.sub(r"\\(.)", r"\1", atom.strip("()?"))
        told = [part for part in inner.split("|") if re.fullmatch(r"[\w./-]+", part)]
        choices = ([file, f"/{file}"] if file else []) + [*told, *FILLERS]
        text += next((choice for choice in choices if re.fullmatch(atom, choice)), "x")
    return text


def _atoms(pattern: str) -> Iterator[str]:
    """Take a pattern apart into its letters and gaps, each with what says how often it comes."""
    at = 0
    while at < len(pattern):
        end = at + 1
        if pattern[at] == "\\":
            end = at + 2
        elif pattern[at] == "[":
            end = pattern.index("]", at + 2) + 1
        elif pattern[at] == "(":
            depth, end = 1, at + 1
            while depth:
                depth += {"(": 1, ")": -1}.get(pattern[end], 0)
                end += 2 if pattern[end] == "\\" else 1
        while end < len(pattern) and pattern[end] in "*+?":
            end += 1
        yield pattern[at:end]
        at = end


class Stranger:
    """Somebody in the network, without a token."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._line = HTTPConnection("127.0.0.1", port, timeout=15)

    def ask(self, verb: str, path: str, pattern: str = "", **headers: str) -> Answer:
        """Ask for an address exactly as it is written, dots and all."""
        body = b"{}" if verb in {"POST", "PUT", "PATCH"} else None
        try:
            self._line.request(verb, path, body=body, headers={"Host": f"127.0.0.1:{self.port}", **headers})
            answer = self._line.getresponse()
            said = b"" if answer.status == 101 else answer.read()
        except (OSError, HTTPException) as error:
            self._line.close()
            is_cut = isinstance(error, ConnectionError | HTTPException)  # a socket's own way to refuse
            return Answer(verb, path, pattern, CUT if is_cut else 0, "", b"")
        if answer.will_close or "Upgrade" in headers:
            self._line.close()  # a proxy ends the line after an upgrade that it was refused
        return Answer(verb, path, pattern, answer.status, answer.headers.get("Location", ""), said)


UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


def sweep(port: int, patterns: Sequence[str], files: Sequence[str]) -> Iterator[tuple[Answer, Answer]]:
    """Ask every route with every file; beside each answer stands that for a file which is not there."""
    stranger = Stranger(port)
    for pattern in patterns:
        found = addresses(pattern, files)
        for path in found:
            answer = stranger.ask("GET", path, pattern)
            missing = path.replace("present", "absent")
            yield answer, answer if missing == path else stranger.ask("GET", missing, pattern)
        for path in found[:3]:
            missing = path.replace("present", "absent")
            for verb in VERBS:
                yield stranger.ask(verb, path, pattern), stranger.ask(verb, missing, pattern)
            yield stranger.ask("GET", path, pattern, **UPGRADE), stranger.ask("GET", missing, pattern, **UPGRADE)


def unexpected(answer: Answer, missing: Answer, port: int, open_to_all: str) -> str:
    """Tell what is amiss with an answer to a stranger, if anything.

    Args:
        missing: what was said about the same address with a file that is not there.
        open_to_all: a pattern of the paths that may answer anybody.
    """
    path, target = urlsplit(answer.path).path, urlsplit(answer.location)
    if CANARY.encode() in answer.body:
        return "tells what a file holds"
    if b"scan-present" in answer.body and "present" not in answer.path:
        return "tells what a folder holds"
    if not 0 < answer.status < 500:
        return "breaks"
    if target.netloc and target.netloc != f"127.0.0.1:{port}":
        return "leads to another host"
    if re.fullmatch(open_to_all, path):
        return ""
    is_preflight = answer.verb == "OPTIONS" and not answer.body
    if (answer.status < 300 and not is_preflight) or answer.status == 304:
        return "answers a stranger"
    told = (answer.status, target.path.replace("present", "absent"))  # what follows the path is ours, or drawn by lot
    there = (missing.status, urlsplit(missing.location).path)
    return "" if told == there else "tells whether a file is there"
