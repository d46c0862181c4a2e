"""The house: how large anything may grow, and what a learner's page and a starting server load."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "practicum"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
FOLDERS = sorted({path.parent for path in MODULES})
MOST_LINES, FEWEST_LINES, MOST_FUNCTION_LINES, MOST_NAMES, MOST_MODULES = 400, 60, 40, 16, 15
FACES = ("__init__.py", "__main__.py")
SHORT = {  # what has no neighbour to join, and why
    "cards/trial.py": "a card that knows no passport, beside its script",
    "widgets/modules.py": "a server reads scripts, and loads no widgets for it",
    "workshop/phones/page.py": "one document, beside the handlers that hand it out",
}

MANY = ("content/model.py", "settings.py")  # the nouns are the vocabulary itself; each variable has its function


def name_of(path: Path) -> str:
    """Name a module within the package, as its path is written."""
    return path.relative_to(PACKAGE).as_posix()


def is_face(tree: ast.Module) -> bool:
    """Tell whether a module only hands on the names of others, as notebooks call them."""
    return all(isinstance(node, ast.Expr | ast.ImportFrom | ast.Assign) for node in tree.body)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_keeps_its_budget(path):
    text = path.read_text()
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    public = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert len(text.splitlines()) <= MOST_LINES
    assert len(text.splitlines()) >= FEWEST_LINES or path.name in FACES or is_face(tree) or name_of(path) in SHORT
    assert {f.name: n for f in functions if (n := f.end_lineno - f.lineno + 1) > MOST_FUNCTION_LINES} == {}
    assert len(public) <= MOST_NAMES or name_of(path) in MANY


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_folder_has_few_rooms_and_says_what_it_is_for(folder):
    modules = [path for path in folder.glob("*.py") if path.name not in FACES]

    assert len(modules) <= MOST_MODULES
    assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text()))


def test_the_sweep_saw_the_whole_house():
    assert len(MODULES) >= 60
    assert len(FOLDERS) >= 12
    assert len(SCRIPTS) >= 25


def test_whoever_imports_the_package_is_told_its_types():
    assert (PACKAGE / "py.typed").is_file()


def loaded_by(code: str) -> set[str]:
    """Name the modules that a fresh process holds after some code."""
    code += "\nimport json, sys\nprint(json.dumps([*sys.modules]))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return set(json.loads(out.splitlines()[-1]))


def test_the_learners_path_loads_neither_pandas_nor_sqlalchemy_nor_the_checks():
    heavy = {"pandas", "sqlalchemy", "scipy", "segno", "jsonschema", "practicum.authoring", "jupyter_server"}

    assert heavy & loaded_by("import practicum; practicum.vignette('not-me'); practicum.beyond()") == set()


def test_every_variable_is_read_in_the_settings_alone():
    naming = re.compile(r"""["']PRACTICUM_[A-Z_]+["']""")

    assert [name_of(path) for path in MODULES if naming.search(path.read_text())] == ["settings.py"]


def test_session_is_a_word_on_screen_and_none_of_the_code():
    code = {name_of(path): path.read_text() for path in MODULES}
    code |= {name: re.sub(r'"[^"\n]*"', "", text) for name, text in code.items() if name.startswith("words/")}

    assert [name for name, text in code.items() if "session" in text.lower()] == []


def test_no_script_parses_text_as_html_or_holds_a_sentence():
    for script in SCRIPTS:
        code = "\n".join(line for line in script.read_text().splitlines() if not line.strip().startswith("//"))
        assert not re.search(r"innerHTML|insertAdjacentHTML|outerHTML|document\.write|eval\(", code)
        assert "http" not in code.replace("http://www.w3.org/2000/svg", "").replace("plain http page", "")
        assert re.findall(r'"[A-Z][a-z]+ [a-z]+[^"]*"', code) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=name_of)
def test_a_script_keeps_the_budget_of_a_module(script):
    lines = script.read_text().splitlines()
    starts = [number for number, line in enumerate(lines) if re.match(r"(export )?(async )?function \w+\(", line)]
    ends = [number for number, line in enumerate(lines) if line == "}"]
    long = {
        lines[start]: n
        for start in starts
        if (n := next(e for e in ends if e > start) - start + 1) > MOST_FUNCTION_LINES
    }

    assert len(lines) <= MOST_LINES
    assert long == {}
