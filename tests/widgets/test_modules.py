"""The JavaScript of the views: found from the files, loadable in order, and sent once a page."""

import pkgutil
import posixpath
import re
from importlib import import_module

import ipywidgets
import pytest

import practicum
from practicum.cards import article
from practicum.widgets import base, modules


def kinds(view):
    """Walk over all kinds of a view that somebody has written."""
    for kind in view.__subclasses__():
        yield kind
        yield from kinds(kind)


for found in pkgutil.walk_packages(practicum.__path__, "practicum."):
    if found.name.startswith(("practicum.cards.", "practicum.workshop.", "practicum.cohort.", "practicum.panel.")):
        import_module(found.name)
VIEWS = [kind for kind in kinds(base.View) if kind.__module__.startswith("practicum.") and "entry" in vars(kind)]
WANTED = re.compile(r"(?<![\w.])(?:\w+\.)?view\.words\.(\w+)|(?<!\w)words: \{ ([\w: ,]+?) \}")


def in_folder(tmp_path, monkeypatch, **files: str) -> None:
    """Let modules be read from a folder of the test's own: a name's __ is a folder's slash."""
    monkeypatch.setattr(modules, "PACKAGE", tmp_path)
    modules.source.cache_clear()
    modules.needed.cache_clear()
    modules.shipped.cache_clear()
    for name, text in files.items():
        path = tmp_path / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


@pytest.fixture(autouse=True)
def _forget():
    yield
    modules.shipped.cache_clear()
    modules.source.cache_clear()
    modules.needed.cache_clear()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_an_entry_draws_and_stands_behind_all_that_it_imports(view):
    order = modules.needed(view.entry)

    assert order[-1] == view.entry
    assert "export function draw(view" in modules.source(view.entry)
    for at, name in enumerate(order):
        folder = posixpath.dirname(name)
        imported = re.findall(r'from "(\.[\w./]+\.js)"', modules.source(name))
        assert {posixpath.normpath(posixpath.join(folder, other)) for other in imported} <= set(order[:at])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_view_is_handed_the_words_that_its_modules_draw_and_no_others(view):
    text = "\n".join(modules.source(name) for name in modules.needed(view.entry))
    found = [name or names for name, names in WANTED.findall(text)]
    wanted = {part.split(":")[0].strip() for names in found for part in names.split(",")}
    names = [group.__name__ for group in view.groups]

    assert len(names) == len(set(names))
    assert wanted == set(names)


def test_the_sweep_saw_every_view():
    assert len(VIEWS) >= 22


def test_what_is_imported_comes_first_and_once_from_whatever_folder(tmp_path, monkeypatch):
    in_folder(
        tmp_path,
        monkeypatch,
        cards__card='import { a } from "../widgets/kit.js";\nimport {\n  b,\n  c,\n} from "./form.js";\n',
        cards__form='export { d } from "../widgets/link.js";\nimport "../widgets/kit.js";\n',
        widgets__kit='// import { x } from "./nothing.js";\nconst text = "from";\n',
        widgets__link="",
    )

    assert modules.needed("cards/card.js") == ("widgets/kit.js", "widgets/link.js", "cards/form.js", "cards/card.js")


def test_what_a_page_gets_is_the_code_without_comments_for_readers(tmp_path, monkeypatch):
    code = 'const all = "a/**/b"; // short\n  const two = `/** ${all} */`;\n'
    doc = "/** One line. */\n  /**\n   * Three lines.\n   * @param {View} view\n   */\n"
    in_folder(tmp_path, monkeypatch, a=doc + code)

    assert modules.shipped("a.js") == code


def test_a_circle_is_named(tmp_path, monkeypatch):
    in_folder(tmp_path, monkeypatch, a__one='import "./two.js";', a__two='import "./one.js";')

    with pytest.raises(ImportError, match=r"a/one\.js imports a/two\.js imports a/one\.js: a circle"):
        modules.needed("a/one.js")


def test_a_page_is_sent_each_module_and_each_group_of_words_once():
    ipywidgets.Widget.close_all()  # what other tests have had sent is sent anew
    first, second = base.PageLine("one", lines=[]), base.PageLine("two", lines=[])
    other = article.LadderFigure("three", ladder={})

    assert first.drawn_by == second.drawn_by
    assert first.drawn_by[0] == other.drawn_by[0]
    parts = [part(view) for view in (first, other)]
    assert parts[1]["before"] == [first.drawn_by[1]]
    for view, reached in ((first, parts[:1]), (other, parts)):
        carried = [module["name"] for each in reached for module in each["modules"]]
        assert sorted(carried) == sorted(set(carried))
        assert set(carried) >= set(modules.needed(view.entry))
        assert {group for each in reached for group in each["words"]} >= set(reached[-1]["groups"])


def test_a_page_whose_widgets_were_closed_is_sent_everything_anew():
    base.PageLine("one", lines=[])
    ipywidgets.Widget.close_all()

    fresh = part(base.PageLine("two", lines=[]))

    assert fresh["before"] == []
    assert [module["name"] for module in fresh["modules"]] == list(modules.needed(fresh["entry"]))


def part(view):
    """Read what a view's own part carries."""
    return base._drawing(view.entry, view.groups).part


def test_every_module_is_drawn_by_some_view_or_by_the_phones():
    entries = {view.entry for view in VIEWS} | {"workshop/phones/phone.js"}
    needed = {name for entry in entries for name in modules.needed(entry)}
    files = {path.relative_to(modules.PACKAGE).as_posix() for path in modules.PACKAGE.rglob("*.js")}
    files = {name for name in files if not name.startswith("editions/")}

    assert len(files) >= 30
    assert needed == files - {"widgets/stub.js", "widgets/loader.js"}  # which load the others


def test_comments_for_readers_are_left_out_and_no_code_with_them(tmp_path, monkeypatch):
    code = "/** @type {any} */ (window).one();\nconst two = 2;\n"
    in_folder(tmp_path, monkeypatch, a__one=f"/**\n * Say what.\n */\n{code}/** Say more. */\nlast();\n")

    assert modules.shipped("a/one.js") == f"{code}last();\n"
