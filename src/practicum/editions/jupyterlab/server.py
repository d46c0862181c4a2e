"""What the course changes in a Jupyter Server: a token before every answer, notebooks saved as they came, settings.

Jupyter Server asks for its token only where a handler says so, or is one of its own. An extension's plain tornado
handler, such as the one by which Voilà hands out images, answers anybody. Here the default is turned round for the
whole server: only what is marked by `allow_unauthenticated` (login, static assets, the version, the phones' page)
answers a stranger.

Were outputs saved, a reopened notebook would show dead widgets, and an upgrade would meet changed files; so every
page opens as it came, and redraws its cards from the passport when it is run. Only the course's own notebooks, which
carry "practicum" in their metadata, are touched.

Jupyter and Voilà read settings from files of one name, `jupyter_lab_config` and `voila`, and have no folder for those
of several packages; an extension that is linked to a server may set them itself. What its operator has set, wins.
No module of ours is loaded before it is needed: where one breaks, Jupyter goes on without it, and the lock must hold.
"""

from __future__ import annotations

import functools
import inspect
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.serverapp import ServerApp
from tornado.web import RequestHandler
from traitlets.config import Config

_SETTING = "allow_unauthenticated_access"


def lock(web_app: Any) -> None:
    """Let every request pass the token's check, also those to handlers that are added later."""
    answering = web_app.get_handler_delegate

    def locked(request: Any, handler: Any, *about: Any, **more: Any) -> Any:
        web_app.settings[_SETTING] = False  # here, since Jupyter warns of each plain handler that comes after it
        return answering(request, _locked(handler), *about, **more)

    web_app.get_handler_delegate = locked


class Locked:
    """Come before a handler of Jupyter's: let Jupyter find who asks, and whether the verb is for everybody."""

    async def prepare(self: Any, **how: object) -> None:
        """Wait until it is settled who asks."""
        await _to_the_end(super().prepare(**how))

    def finish(self: Any, *chunk: Any, **more: Any) -> Any:
        """Refuse a stranger also where a handler's own end has to be waited for: nobody waits for a refusal."""
        spoils = inspect.iscoroutinefunction(super().finish)
        if spoils and getattr(self, "_jupyter_current_user", None) is None:
            return RequestHandler.finish(self, *chunk)
        return super().finish(*chunk, **more)


class Plain(Locked):
    """Come before a handler that knows nothing of Jupyter: ask who it is, then let the handler prepare itself."""

    async def prepare(self: Any, **how: object) -> None:
        """Refuse a stranger before the handler does anything."""
        await _to_the_end(JupyterHandler.prepare(self))
        if not self._finished:
            await _to_the_end(self.own_prepare())


def drop_outputs(model: dict[str, Any], **_: object) -> None:
    """Drop from a course notebook that is about to be saved what running it has put there.

    Args:
        model: a contents model of Jupyter Server, `model["content"]` being the notebook; changed in place.
    """
    if model.get("type") != "notebook" or not model.get("content"):
        return
    notebook = model["content"]
    if "practicum" not in notebook.get("metadata", {}):
        return
    for added in ("widgets", "language_info"):
        notebook["metadata"].pop(added, None)
    for cell in notebook.get("cells", []):
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None


def own_settings() -> Config:
    """Give the course's own settings for the server that starts here."""
    from ..voila.visitors import configure_own

    config = Config()
    configure_own(config)
    if _is_checkout():
        config.ServerApp.allow_root = True
    return config


def page_words() -> dict[str, Any]:
    """Give what JupyterLab's page is told of the course: words and looks of a page on which no kernel has spoken."""
    from ... import words
    from ...widgets.modules import source
    from ...words.translate import languages

    looks = source("widgets/tokens.css") + source("editions/page.css")
    return {"words": words.editions.lab(), "languages": languages(), "looks": looks}


def _is_checkout() -> bool:
    """Tell whether the server starts in the course's own folder: there a container may have no user but root."""
    from ...content.library import own_folder

    return Path.cwd().is_relative_to(own_folder().parent)


@functools.cache
def _locked(handler: Any) -> Any:
    """Give the handler with the check before it."""
    if issubclass(handler, JupyterHandler):
        return type(handler.__name__, (Locked, handler), {"__module__": handler.__module__})
    added = {"__module__": handler.__module__, "own_prepare": handler.prepare}
    return type(handler.__name__, (Plain, handler, JupyterHandler), added)


async def _to_the_end(prepared: object) -> None:
    """Wait for what is being prepared; Jupyter hands out an inner part that it has not waited for."""
    while inspect.isawaitable(prepared):
        prepared = await prepared


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Name this module to Jupyter Server."""
    return [{"module": "practicum.editions.jupyterlab.server"}]


def _link_jupyter_server_extension(server_app: ServerApp) -> None:
    """Set what an operator has not set, before anything reads it; called by Jupyter Server."""
    from ...settings import mark_server

    config = own_settings()
    config.merge(server_app.config)
    server_app.update_config(config)
    mark_server()


def _load_jupyter_server_extension(server_app: ServerApp) -> None:
    """Lock a server that is starting, hang the hook into it, and hand JupyterLab's page its words."""
    lock(server_app.web_app)
    server_app.contents_manager.register_pre_save_hook(drop_outputs)
    server_app.web_app.settings.setdefault("page_config_data", {})["practicum"] = page_words()
