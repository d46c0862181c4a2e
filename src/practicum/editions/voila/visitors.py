"""Let Voilà show the course: without code, and with a passport for each visitor of a shared server.

Voilà's own command asks nobody who they are, so a cookie tells one browser from another, and the name of the folder
that holds a visitor's passport is a digest of it. Inside somebody's own Jupyter Server, on Binder for instance, there
is one person, and their passport lies beside the notebooks as ever.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from contextvars import ContextVar
from http import HTTPStatus
from pathlib import Path
from typing import Any

import jupyter_core.paths
import nbformat
from tornado.httputil import url_concat
from tornado.web import Finish, HTTPError, RequestHandler

from ... import settings, words
from ...content.library import Library, own_folder
from ...content.model import Course, Page
from ...passport.file import FILE_NAME
from ...settings import NOWHERE
from ...words.translate import languages

COOKIE = "practicum-visitor"
TEMPLATE = "practicum"
_DAYS = 183
_ASKED = "cookie-asked-for"  # in the address, once
_MOST_VISITORS = 5000  # folders of passports; some kilobytes each
_NOT_HERE = ["practicum", "@jupyterlite/pyodide-kernel-extension"]  # extensions of JupyterLab's, with no use in Voilà
_WAIT = 120  # seconds after which to ask again

VISITOR: ContextVar[str] = ContextVar("visitor", default="")  # whose page is being opened; empty for nobody's


class Refused(HTTPError):
    """A page that cannot be opened now: the server or the visitor has as many as there may be, or passports fill it.

    Attributes:
        why: the key of what is said to the visitor.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        status = HTTPStatus.TOO_MANY_REQUESTS if why == "several" else HTTPStatus.SERVICE_UNAVAILABLE
        super().__init__(status, words.editions.refused()[why])


def configure(config: Any) -> None:
    """Set up a Voilà that anybody may open: the course's template, a hook before each page, and its words."""
    config.VoilaConfiguration.template = TEMPLATE
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.extension_denylist = _NOT_HERE
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.strip_sources = True
    config.VoilaConfiguration.show_tracebacks = False
    config.VoilaConfiguration.file_allowlist = []  # no page of the course needs a file from beside it
    config.VoilaConfiguration.file_denylist = [".*"]
    config.VoilaConfiguration.prelaunch_hook = welcome
    config.VoilaConfiguration.page_config_hook = add_words
    config.VoilaConfiguration.multi_kernel_manager_class = "practicum.editions.voila.kernels.PageKernels"
    config.Voila.identity_provider_class = "practicum.editions.voila.routes.Visitors"
    if wanted := settings.most_pages():
        config.PageKernels.most = wanted


def configure_own(config: Any) -> None:
    """Set Voilà up within somebody's own Jupyter Server: for the course's pages, and for no other notebook."""
    config.VoilaConfiguration.extension_denylist = _NOT_HERE
    config.VoilaConfiguration.prelaunch_hook = welcome
    config.VoilaConfiguration.page_config_hook = add_words


def welcome(handler: RequestHandler, notebook: nbformat.NotebookNode, cwd: str) -> None:
    """Give a page its title and its visitor's passport; called by Voilà before a page's kernel starts.

    Raises:
        HTTPError: 404 for a notebook that is not a learner's page; in somebody's own server others open as ever.
        Refused: where there is no room for another visitor.
        Finish: once, on a browser's first visit, to see whether it brings its cookie back.
    """
    if "practicum" not in notebook.metadata and not is_shared(handler):
        return
    heading = re.match(r"# (.+)", notebook.cells[0].source) if notebook.cells else None
    if "practicum" not in notebook.metadata or not heading or Path(cwd).name == "facilitator":
        raise HTTPError(404)
    notebook.metadata["title"] = heading[1]
    notebook.metadata["voila"] = {"template": TEMPLATE}
    if is_shared(handler):
        path = _passport_of(handler)
        notebook.cells.insert(0, nbformat.v4.new_code_cell(settings.code_for_visitor(path)))


def add_words(page_config: dict[str, Any], notebook_path: str = "", **_: object) -> dict[str, Any]:
    """Hand the template its words, and take out what would come from another host: no page has formulas."""
    course = Library(own_folder()).course
    page = of_path(course, notebook_path)
    if not notebook_path or page:
        page_config["fullMathjaxUrl"] = ""
    up = "../" * page.notebook.count("/") if page else ""
    shown = {"title": course.title, "first": up + course.pages[0].notebook, "languages": languages()}
    page_config["practicum"] = {**shown, **words.editions.voila()}
    return page_config


def of_path(course: Course, path: str) -> Page | None:
    """Find the page of the course that a notebook is by the end of its path."""
    named = f"/{Path(path).as_posix()}"
    return next((page for page in course.pages if named.endswith(f"/{page.notebook}")), None)


def is_shared(handler: RequestHandler) -> bool:
    """Tell whether Voilà runs by itself, for anybody; within Jupyter Server there is one person, who was let in."""
    return "serverapp" not in handler.settings


def passports_folder() -> Path:
    """Find where visitors' passports lie: PRACTICUM_PASSPORTS if set, else Jupyter's own data folder."""
    ours = Path(jupyter_core.paths.jupyter_data_dir()) / "mine-to-handle" / "passports"
    return settings.visitors_passports() or ours


def most_visitors() -> int:
    """Tell how many visitors may have a passport here."""
    return settings.most_visitors() or _MOST_VISITORS


def say(handler: RequestHandler, refusal: Refused) -> None:
    """Tell a visitor calmly why a page cannot be opened now, and when to ask again."""
    handler.set_status(refusal.status_code)
    handler.set_header("Retry-After", str(_WAIT))
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    said = words.editions.refused()
    page = handler.settings["voila_jinja2_env"].get_template("refused.html")
    handler.finish(page.render(title=said["title"], said=said[refusal.why], again=said["again"]))


def _passport_of(handler: RequestHandler) -> str:
    """Name a visitor's passport by their cookie, which is not kept; its folder appears with their first choice."""
    known = handler.get_cookie(COOKIE, "")
    is_ours = bool(re.fullmatch(r"[\w-]{22,64}", known, re.ASCII))
    visitor_id = known if is_ours else secrets.token_urlsafe(16)
    secure = handler.request.protocol == "https"
    handler.set_cookie(COOKIE, visitor_id, expires_days=_DAYS, httponly=True, samesite="Lax", secure=secure)
    if is_ours:
        return str(_path_for(visitor_id))
    if _ASKED in handler.request.query_arguments:
        return NOWHERE  # this browser keeps no cookie: what it chose would be nobody's
    handler.redirect(url_concat(handler.request.uri, {_ASKED: "yes"}))
    raise Finish


def _path_for(visitor_id: str) -> Path:
    """Name a visitor's passport, if they have one here already or there is room for one more."""
    folder = passports_folder()
    with contextlib.suppress(OSError):  # the page says that nothing can be kept
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    visitor = hashlib.sha256(visitor_id.encode()).hexdigest()[:32]
    path = folder / visitor / FILE_NAME
    if folder.is_dir() and not path.parent.exists() and len(os.listdir(folder)) >= most_visitors():
        raise Refused("crowded")
    VISITOR.set(visitor)
    return path
