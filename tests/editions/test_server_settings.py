"""What the course sets in a Jupyter Server that starts, and what it leaves to the operator."""

import importlib
import json
from pathlib import Path

import pytest
from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

from practicum.editions.jupyterlab import server as server_settings
from practicum.editions.voila import visitors

ROOT = Path(__file__).parents[2]


@pytest.fixture
def started(monkeypatch):
    """Give a way to link the course to a server that an operator has set up in some way."""
    monkeypatch.setenv("PRACTICUM_SERVER", "")  # and put it back after the test

    def start(config: dict) -> ServerApp:
        app = ServerApp(config=Config(config))
        server_settings._link_jupyter_server_extension(app)
        return app

    return start


@pytest.mark.parametrize("folder", [ROOT, ROOT / "notebooks"], ids=["top", "notebooks"])
def test_in_the_courses_own_folder_the_only_user_may_be_root(started, monkeypatch, folder):
    monkeypatch.chdir(folder)

    assert started({}).allow_root is True


def test_elsewhere_it_is_the_operator_who_says_whether_root_may_start_a_server(started, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert started({}).allow_root is False
    assert started({"ServerApp": {"allow_root": True}}).allow_root is True


def test_what_an_operator_has_set_holds(started, monkeypatch):
    monkeypatch.chdir(ROOT)
    own = {"prelaunch_hook": print, "template": "material", "file_allowlist": ["a"]}

    app = started({"ServerApp": {"allow_root": False}, "VoilaConfiguration": own})

    assert app.allow_root is False
    assert {name: app.config.VoilaConfiguration[name] for name in own} == own
    assert app.config.VoilaConfiguration.page_config_hook is visitors.add_words


def test_of_voila_nothing_is_set_that_touches_other_notebooks(started):
    config = started({}).config.VoilaConfiguration

    assert set(config) == {"extension_denylist", "page_config_hook", "prelaunch_hook"}


def test_every_extension_that_an_installation_switches_on_can_be_linked_and_loaded():
    switched = json.loads((ROOT / "src/practicum/editions/jupyterlab/server.json").read_text())["ServerApp"]
    names = list(switched["jpserver_extensions"])

    for name in names:
        module = importlib.import_module(name)
        assert module._jupyter_server_extension_points() == [{"module": name}]
        assert callable(module._load_jupyter_server_extension)
    assert len(names) == 2


def test_for_the_whole_of_jupyterlab_only_two_buttons_are_added_and_what_would_ask_another_host_is_off():
    overrides = json.loads((ROOT / "src/practicum/editions/jupyterlab/overrides.json").read_text())
    panel = overrides.pop("@jupyterlab/notebook-extension:panel")

    assert [item["name"] for item in panel["toolbar"]] == ["practicum-run", "practicum-course-view"]
    assert overrides == {
        "@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"}
    }
