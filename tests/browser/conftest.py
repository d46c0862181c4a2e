"""Every edition of the course and a real browser, for the tests of this folder."""

import asyncio
import dataclasses
import fcntl
import json
import os
import shutil
from pathlib import Path

import ipywidgets
import pytest
from editions import Files, Lab, Voila
from people import Reader, Visitor, launch
from phones import Phones
from playwright.sync_api import sync_playwright
from static_page import Pages, StaticPage

from practicum.editions import ExportError
from practicum.editions.browser.site import Site, build

HERE = Path(__file__).parent
loops = [None]  # the browser's event loop, once there is one


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Show the browser's event loop to the tests of this folder alone: other tests, and nbval, run their own."""
    if not item.path.is_relative_to(HERE):
        return (yield)
    asyncio._set_running_loop(loops[0])
    try:
        return (yield)
    finally:
        loops[0] = asyncio._get_running_loop()
        asyncio._set_running_loop(None)


def find_browser() -> str:
    """Find a browser of the system's; say in the summary that there is none, or fail where one is required."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    missing = "no Chromium on this machine: install Debian's package chromium, or Google Chrome"
    if os.environ.get("PRACTICUM_BROWSER") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser():
    """Keep one browser for the whole run; every test opens a context of its own in it."""
    path = find_browser()
    playwright = sync_playwright().start()
    browser = launch(playwright, path)
    yield browser
    asyncio._set_running_loop(loops[0] or asyncio._get_running_loop())  # the last test may have been another folder's
    browser.close()
    playwright.stop()


@pytest.fixture(scope="session")
def pages():
    pages = Pages()
    yield pages
    pages.close()


@pytest.fixture
def static(browser, pages, own_passport):
    """Give a fresh person at a page that shows views without a JupyterLab."""
    ipywidgets.Widget.close_all()  # as in a kernel that has just started: what views share is made anew
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    static = StaticPage(context.new_page(), pages.address, own_passport)
    yield static
    context.close()
    assert static.foreign == [], "a request left the machine"
    assert static.kernel.faults == []


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):
    """Run one JupyterLab for all pages; what a page's kernel is told of its own, `Lab.add_kernel` tells it."""
    lab = Lab(tmp_path_factory.mktemp("lab") / "course")
    yield lab
    lab.close()


@pytest.fixture
def reader(browser, lab):
    """Give a fresh person without a passport, at a JupyterLab in which no kernel runs."""
    lab.end_kernels()
    lab.passport.unlink(missing_ok=True)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    reader = Reader(context.new_page(), lab)
    yield reader
    context.close()
    assert reader.foreign == [], "a request left the machine"


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"])
def theme(request, lab):
    """Let JupyterLab open in a theme."""
    lab.set_theme(request.param)
    yield request.param
    lab.set_theme("JupyterLab Light")


@pytest.fixture(scope="session")
def built(tmp_path_factory, request):
    """Build the browser edition once for all processes; say that it cannot be built here, or fail where it must."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if hasattr(request.config, "workerinput") else base) / "site"
    shared.mkdir(exist_ok=True)
    said = shared / "built.json"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            if not said.exists():
                made = dataclasses.asdict(build(shared / "teaching" / "course"))
                said.write_text(json.dumps(made, default=str), encoding="utf-8")
        except ExportError as error:
            if os.environ.get("PRACTICUM_SITE") == "required":
                raise
            pytest.skip(f"the browser edition cannot be built here: {error}")
    made = json.loads(said.read_text(encoding="utf-8"))
    return Site(**{**made, "folder": Path(made["folder"])})


@pytest.fixture(scope="session")
def site(browser, built, tmp_path_factory):
    """Hand out a copy of the browser edition."""
    site = Files(tmp_path_factory.mktemp("www"), built.folder)
    yield site
    site.close()


@pytest.fixture(scope="session")
def voila(browser, tmp_path_factory):
    voila = Voila(tmp_path_factory.mktemp("voila"))
    yield voila
    voila.close()


@pytest.fixture
def visit(browser, edition):
    """Give a function that lets a fresh person into a module's edition; no request may leave the machine."""
    came = []

    def visit(url=edition.url, **context):
        opened = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        came.append(Visitor(opened.new_page(), url))
        return came[-1]

    yield visit
    for visitor in came:
        visitor.page.context.close()
    assert [visitor.foreign for visitor in came] == [[] for _ in came], "a request left the machine"


@pytest.fixture
def room(browser, console):
    """Give a function that lets phones into the room, and see at the end that none asked another host."""
    phones = Phones(browser, console)
    yield phones
    assert phones.close() == []
