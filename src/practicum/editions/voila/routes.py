"""What a Voilà server answers to everybody: the course's pages, what they are made of, and no file."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.identity import PasswordIdentityProvider
from jupyter_server.auth.logout import LogoutHandler
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.utils import url_path_join
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.web import HTTPError, RequestHandler, authenticated
from traitlets.config import Config
from voila.app import Voila
from voila.handler import BaseVoilaHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.execution_request_handler import ExecutionRequestHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from ...content.library import Library, default_folder
from .visitors import Refused, configure, of_path, say

MOST_BODY = 65_536  # bytes of a request: all that is posted here is a login and a farewell
MOST_MESSAGE = 6_500_000  # bytes of a page's message: a passport file of five million, written as JSON


class CourseVoila(Voila):
    """Voilà's own command with the course's settings: `python -m practicum voila`."""

    def load_config_file(self, filename: str, path: Any = None) -> None:
        """Read an operator's files, then set the course's settings over them; the command line holds over both."""
        super().load_config_file(filename, path)
        settings = Config()
        configure(settings)
        settings.merge(self.cli_config)
        self.update_config(settings)


class Visitors(PasswordIdentityProvider):
    """Voilà's usual identity provider, which also keeps Voilà to the course's pages.

    It is the one part of Voilà that a setting can name and that is asked before the first request is answered.
    """

    def get_handlers(self) -> list[tuple[str, Any]]:
        """Give the handlers of a login, and hold the server that asks to what it may show."""
        handlers = super().get_handlers()
        logins = {handler for _, handler in handlers} - {
            LogoutHandler
        }  # it breaks in Voilà, which has no page for it
        server: Any = self.parent
        keep_to_pages(server.app, logins)
        return handlers


class Page(TornadoVoilaHandler):
    """Show a page, or say calmly why it cannot be opened now."""

    @authenticated
    async def get(self, path: str | None = None) -> None:
        """Show one of the course's pages; whether any other file is there, nobody is told."""
        if path and not _is_page(path):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        try:
            await super().get(path)
        except Refused as refusal:
            say(self, refusal)


class Home(TornadoVoilaTreeHandler):
    """Where Voilà would list files, lead to the course's first page."""

    @authenticated
    async def get(self, path: str = "") -> None:
        """Look in the folder itself and in its notebooks."""
        first = Library(default_folder()).course.pages[0].notebook
        hidden = any(part.startswith(".") for part in path.split("/"))
        for place in () if hidden else (first, f"notebooks/{first}"):
            found = url_path_join(path, place).strip("/")
            if await ensure_async(self.contents_manager.file_exists(found)):
                self.redirect(url_path_join(self.base_url, "voila", "render", found))
                return
        raise HTTPError(HTTPStatus.NOT_FOUND)


class NotThere(BaseVoilaHandler):
    """Answer what Voilà would hand out and no page needs, as if nothing were there."""

    def initialize(self, **_: Any) -> None:
        """Do without the settings of the handler in whose place this one stands."""
        super().initialize(voila_configuration=self.settings["voila"].voila_configuration)

    async def prepare(self) -> None:
        """Say so to everybody alike, whatever was asked for."""
        await super().prepare()
        raise HTTPError(HTTPStatus.NOT_FOUND)


class Farewell(VoilaShutdownKernelHandler):
    """Stop the kernel of a page that is left, if it is still there."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """Stop it."""
        if kernel_id not in self.kernel_manager:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        await super().post(kernel_id)


class _Asset:
    """Come before a handler of static files: a name that cannot be is a file that is not there."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Hand the file out."""
        try:
            await super().get(path, include_body)
        except (ValueError, AssertionError) as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error


class StaticFile(_Asset, MultiStaticFileHandler):
    """A static file of the templates'."""


class TemplateFile(_Asset, TemplateStaticFileHandler):
    """A static file of a named template's."""


def _is_page(path: str) -> bool:
    """Tell by its name whether something is a page of the course, in no hidden folder."""
    found = of_path(Library(default_folder()).course, path)
    return found is not None and not any(folder.startswith(".") for folder in path.split("/")[:-1])


_SHOWN = {
    TornadoVoilaHandler: Page,
    TornadoVoilaTreeHandler: Home,
    VoilaShutdownKernelHandler: Farewell,
    MultiStaticFileHandler: StaticFile,
    TemplateStaticFileHandler: TemplateFile,
    **{
        handler: handler
        for handler in (
            *(KernelHandler, VoilaKernelWebsocketHandler, ExecutionRequestHandler),
            *(ThemesHandler, FileFindHandler),
        )
    },
}


def keep_to_pages(app: Any, logins: Collection[Any]) -> None:
    """Hold a server to what pages need, whatever its settings say, and to small bodies and messages."""
    app.settings["websocket_max_message_size"] = MOST_MESSAGE
    shown = {**_SHOWN, **{handler: handler for handler in logins}}
    answering = app.get_handler_delegate

    def keeping(request: Any, handler: type[RequestHandler], *about: Any, **more: Any) -> Any:
        request.connection.set_max_body_size(MOST_BODY)
        return answering(request, shown.get(handler, NotThere), *about, **more)

    app.get_handler_delegate = keeping
