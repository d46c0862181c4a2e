"""A page that shows real views without a JupyterLab: for rules of keyboard, focus, axe, themes, widths and words.

The views are made in the test's own process, by the calls that notebooks make. The page speaks to them through the
interface that anywidget documents, and gets what a kernel would send it. A test takes the fixture `static`:

    card = static.show(practicum.vignette("not-me"))    # draws views as the outputs of a notebook; gives the last
    static.run("03_on_your_own.ipynb")                        # shows all that a notebook of the course shows
    static.choose(card), static.commit(card)            # and what else a Person does; static.card(title) finds a card
    static.lines(), static.passport                     # the learner's passport, in a folder of the test's own
    static.leaked()                                     # the keys that came out of a view, where JupyterLab waits
    static.open("JupyterLab Dark"), static.reload()     # loads the page anew, in a theme; then show() the views anew
    static.axe(), static.axe(THEMES)                    # what axe finds as the page stands, and in each theme
    static.strike(card.get_by_role("radio"), KEYS)      # brings each control each key, without what a browser does
    static.resize(320, "rtl"), static.too_wide()        # a narrow, mirrored page, and what does not fit there
    static.kernel.suspend(), .resume(), .lose()         # a kernel that is busy, and one that is gone
    static.kernel.sent, .received                       # all that reached the page and that came from it, as JSON
"""

from __future__ import annotations

import ast
import json
import threading
import traceback
from collections.abc import Collection
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import ipywidgets
from axe_playwright_python.sync_playwright import Axe
from comm.base_comm import BaseComm
from editions import NOTEBOOKS
from ipywidgets.widgets.widget import _instances
from jupyter_core.paths import jupyter_path
from people import MIRROR, Person
from playwright.sync_api import Locator, Page

HERE = Path(__file__).parent
THEMES = {
    "JupyterLab Light": "theme-light-extension",
    "JupyterLab Dark": "theme-dark-extension",
    "JupyterLab Dark High Contrast": "theme-dark-high-contrast-extension",
}
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
COLOURS = ["color-contrast", "link-in-text-block"]  # axe's rules that a theme can break: it changes colours alone
TOO_WIDE = "(all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className || e.tagName)"
SMALLEST = """(all) => all.map((e) => e.getBoundingClientRect())
  .map(({ width, height }) => Math.min(width, height)).filter((size) => size)"""


class Channel(BaseComm):
    """A widget's line to the page: what it sends waits until the page takes it."""

    def __init__(self, kernel: Kernel, widget: ipywidgets.Widget) -> None:
        self._kernel = kernel
        super().__init__(target_name="jupyter.widget", comm_id=widget.model_id)
        widget.comm = self

    def publish_msg(self, msg_type: str, data: dict | None = None, **_: object) -> None:
        """Take what a widget sends."""
        if msg_type == "comm_msg":
            self._kernel.waiting.append({"model": self.comm_id, "data": data})


class Kernel:
    """The kernel's side of a page: it gives the state of widgets, and hands each message to its own."""

    def __init__(self) -> None:
        self.waiting: list[dict] = []  # what widgets have sent since the page last took something
        self.sent: list[str] = []  # all that the page got, as JSON
        self.received: list[str] = []  # all that the page sent, as JSON
        self.faults: list[str] = []  # what a learner would never see, and a test must
        self.deliver = lambda sent: None  # brings the page what it has not asked for
        self._held: list[dict] | None = None
        self._lost = False

    def attach(self, widget: ipywidgets.Widget) -> str:
        """Connect a widget with the page, and give its id."""
        if getattr(widget.comm, "_kernel", None) is not self:
            Channel(self, widget)
        return widget.model_id

    def answer(self, request: str) -> str:
        """Take a request of the page, and give its answer and all that widgets have sent by then."""
        self.received.append(request)
        asked, answer = json.loads(request), None
        if asked["kind"] == "state":
            widget = _instances[asked["model"]]
            self.attach(widget)
            answer = widget.get_state()
        elif self._held is not None:
            self._held.append(asked)
        elif not self._lost:
            self._hand(asked)
        return self._put({"answer": answer, "sent": self._taken()})

    def suspend(self) -> None:
        """Let every message wait from now on."""
        self._held = []

    def resume(self) -> None:
        """Take the messages that waited, in their order."""
        held, self._held = self._held, None
        for asked in held:
            self._hand(asked)
        self.flush()

    def lose(self) -> None:
        """Answer nothing any more, until views are shown anew."""
        self._lost = True

    def start(self) -> None:
        """Answer again."""
        self._lost = False

    def flush(self) -> None:
        """Bring the page what widgets have sent by themselves."""
        sent = self._taken()
        self._put(sent)
        self.deliver(sent)

    def _hand(self, asked: dict) -> None:
        widget = _instances[asked["model"]]
        try:
            widget.comm.handle_msg({"content": {"comm_id": asked["model"], "data": asked["data"]}, "buffers": []})
        except Exception:
            self.faults.append(traceback.format_exc())

    def _taken(self) -> list[dict]:
        sent, self.waiting = self.waiting, []
        return sent

    def _put(self, said: object) -> str:
        self.sent.append(json.dumps(said, ensure_ascii=False))
        return json.dumps(said)


class StaticPage(Person):
    """A person at a page that shows views without a JupyterLab."""

    def __init__(self, page: Page, address: str, passport: Path) -> None:
        super().__init__(page)
        self.passport, self.kernel, self.address, self._opened = passport, Kernel(), address, False
        self.kernel.deliver = lambda sent: page.evaluate("(sent) => practicumPage.deliver(sent)", sent)
        page.expose_function("practicumKernel", self.kernel.answer)
        page.on("pageerror", lambda error: self.kernel.faults.append(str(error)))

    def open(self, theme: str = "JupyterLab Light") -> None:
        """Load the page, with nothing shown yet."""
        self.page.goto(f"{self.address}?{THEMES[theme]}")
        self._opened = True

    def show(self, *views: ipywidgets.Widget) -> Locator:
        """Show views as the outputs of a notebook that is run, and give the last."""
        if not self._opened:
            self.open()
        self.kernel.start()
        self.page.evaluate("(ids) => practicumPage.show(ids)", [self.kernel.attach(view) for view in views])
        return self.page.locator(".practicum").last

    def run(self, notebook: str) -> Locator:
        """Run a notebook of the course in this process, and show its views."""
        return self.show(*views_of(notebook))

    def reload(self) -> None:
        """Load the page anew; what the browser's tab keeps stays."""
        self.page.reload()

    def axe(self, themes: Collection[str] = (), of: str = ".practicum") -> list[dict]:
        """Let axe read views as the page stands, or in some themes: by all rules in one, then by those of colour.

        The last theme stays.
        """
        found = [] if themes else self._faults(of)
        for number, theme in enumerate(themes):
            self.set_theme(theme)
            faults = self._faults(of, runOnly=COLOURS) if number else self._faults(of)
            found += [{"theme": theme, **fault} for fault in faults]
        return found

    def set_theme(self, theme: str) -> None:
        """Dress the page in another theme, at once: nothing fades from colour to colour."""
        self.page.emulate_media(reduced_motion="reduce")
        self.page.evaluate("(theme) => practicumPage.setTheme(...theme)", [THEMES[theme], theme])
        self.page.wait_for_function("document.querySelector('link[href^=\"themes/\"]').sheet !== null")

    def strike(self, controls: Locator, keys: list[str]) -> int:
        """Bring each control each key, as the page would hear it, and count the strokes."""
        struck = [_stroke(key) for key in keys]
        return controls.evaluate_all("(all, keys) => practicumPage.strike(all, keys)", struck)

    def leaked(self) -> list[str]:
        """Name the keys that left a view, such as "b" or "ctrl+s"."""
        return self.page.evaluate("practicumPage.leaked")

    def lines(self) -> list[str]:
        """Read the passport's lines."""
        return self.passport.read_text(encoding="utf-8").splitlines() if self.passport.is_file() else []

    def resize(self, width: int, direction: str = "ltr") -> None:
        """Make the window so wide, and let the page run in a direction."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.evaluate(MIRROR, direction)

    def too_wide(self, of: str = ".practicum, .practicum *") -> list[str]:
        """Name what is wider inside than outside; a test may ask of some elements only."""
        return self.page.locator(of).evaluate_all(TOO_WIDE)

    def sizes(self, of: str) -> list[float]:
        """Measure the shorter side of each of some elements that are in sight."""
        return self.page.locator(of).evaluate_all(SMALLEST)

    def _faults(self, of: str, **options: object) -> list[dict]:
        read = Axe().run(self.page, of, {"resultTypes": ["violations"], **options}).response
        assert read["passes"], "axe has read nothing"
        return read["violations"]


def _stroke(key: str) -> dict[str, str | bool]:
    """Say a key such as "Control+Shift+m" as a KeyboardEvent says it."""
    *held, last = key.split("+")
    return {"key": last, **{{"Control": "ctrlKey"}.get(name, f"{name.lower()}Key"): True for name in held}}


def views_of(notebook: str) -> list[ipywidgets.Widget]:
    """Run a notebook's cells as a kernel would, and give the views that they end with."""
    cells = json.loads((NOTEBOOKS / notebook).read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    shown = [_last("".join(cell["source"]), names) for cell in cells if cell["cell_type"] == "code"]
    return [view for view in shown if isinstance(view, ipywidgets.Widget)]


def _last(source: str, names: dict[str, object]) -> object:
    """Run a cell, and give the value of the expression that it ends with."""
    *body, end = ast.parse(source).body
    if not isinstance(end, ast.Expr):
        body, end = [*body, end], ast.Expr(ast.Constant(None))
    exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(end.value), "<cell>", "eval"), names)


class Pages:
    """A web server in this process: one page, JupyterLab's own style sheets, and what a test adds."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        body = _page(query) if path == "/" else _file(path)
        self.send_response(404 if body is None else 200)
        headers = {"Content-Type": f"{KINDS.get(Path(path).suffix, 'text/html')}; charset=utf-8"}
        headers |= {"Content-Length": str(len(body or b"")), "Cache-Control": "max-age=86400"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass


@cache
def _page(theme: str) -> bytes:
    [name] = [name for name, folder in THEMES.items() if folder == theme]
    light = "true" if name == "JupyterLab Light" else "false"
    page = (HERE / "static_page.html").read_text(encoding="utf-8")
    return page.format(theme=f"{theme}.css", name=name, light=light).encode()


@cache
def _file(path: str) -> bytes | None:
    """Read one of the page's files: ours, a theme of the JupyterLab that is installed, or its layout."""
    parts = path.strip("/").split("/")
    if parts == ["lab.css"]:  # nbconvert brings JupyterLab's layout as a sheet of its own
        return _installed("nbconvert/templates/lab/static/index.css")
    if parts[0] == "themes":
        return _installed(f"lab/themes/@jupyterlab/{parts[1].removesuffix('.css')}/index.css")
    own = HERE / parts[-1]
    return own.read_bytes() if own.is_file() and own.stem == "static_page" else None


def _installed(name: str) -> bytes:
    [sheet, *_] = [path for folder in jupyter_path() if (path := Path(folder) / name).is_file()]
    return sheet.read_bytes()
