"""A server extension of the tests' own: it writes down every route that its server answers.

Run as a program it is Voilà's own command, which has no extensions, with the same file written before it listens.
"""

import json
import os
import sys
from pathlib import Path

from tornado.ioloop import IOLoop
from tornado.web import Application, RequestHandler


def routes(app: Application) -> list[str]:
    """List every route of an application, those of routers within routers included, in the order of asking.

    Raises:
        TypeError: for one that leads past tornado's handlers, so that none is left out of a sweep.
    """
    found: list[str] = []

    def walk(router, above: str) -> None:
        for rule in router.rules:
            pattern = above + getattr(getattr(rule.matcher, "regex", None), "pattern", "")
            if isinstance(rule.target, type) and issubclass(rule.target, RequestHandler):
                found.append(pattern or ".*")
            elif inner := getattr(
                rule.target, "default_router", rule.target if hasattr(rule.target, "rules") else None
            ):
                walk(inner, pattern)
            else:
                raise TypeError(f"{pattern} leads to {rule.target!r}")

    walk(app.default_router, "")
    return list(dict.fromkeys(found))


def _write(app: Application) -> None:
    Path(os.environ["ROUTES_PROBE"]).write_text(json.dumps(routes(app)))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "routes_probe"}]


def _load_jupyter_server_extension(server_app) -> None:
    """Write the routes once every extension has been loaded, which is when the loop turns."""
    IOLoop.current().add_callback(_write, server_app.web_app)


if __name__ == "__main__":
    from practicum.editions.voila.routes import CourseVoila

    class Probed(CourseVoila):
        """Voilà with the course's settings, its routes written down."""

        def listen(self) -> None:
            _write(self.app)
            super().listen()

    sys.exit(Probed.launch_instance())
