"""The house: which module may import which, and how large anything may grow."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "practicum"
MODULES = sorted(PACKAGE.rglob("*.py"))

WORDS = (
    *("card", "cohort", "forms", "pages", "panel", "paper", "phone", "record"),
    *("reviewing", "site", "story", "study", "text", "unanswered", "whereabouts", "workshop", "writing"),
)
VIEWS = (
    *("article", "case", "change", "cohort", "console", "deck"),
    *("page", "passport", "record", "study", "vignette", "writing"),
)
SAYING = ("cohorting", "coding", "measuring", "paging", "papers", "phrasing", "placing")  # they put into words

# A module may import ours from a lower layer only; within words/ and views/ also from their own helpers.
LAYERS = [
    {"model", "edition", "line_file", "permissions"},
    {"words", *(f"words.{name}" for name in WORDS), "words.language", "words.translate"},
    {"compare", "faults", "poll", "records", "stages", "story", "studies", "toml_slips", "whereabouts"},
    {"legible", "library", "panel", "passport", "resume", "saving"},
    {"copies", "folder_rules", "schemas", "yardsticks"},
    {"bank_rules", "citing", "course_rules", "rules"},
    {"completion", "notebook_rules", "progress", "sheets", "story_rules"},
    {"agreement", "audit", "catalogues", "checks", "forms", "measures"},
    {"leaks", "schedule"},
    {"views", "views.base"},
    {f"views.{name}" for name in SAYING},
    {"views.revealing", "views.telling", *(f"views.{name}" for name in VIEWS)},
    {"access", "auditing", "browser", "choices", "earlier", "reminders", "visiting"},
    {"keeping", "voila_kernels", "voila_routes"},
    {"changing", "decks", "recording", "tellings", "writings"},
    {"mapping"},
    {
        "workshop",
        "workshop.codes",
        "workshop.limits",
        "workshop.page",
        "workshop.places",
        "workshop.address",
        "workshop.store",
        "workshop.store.schema",
    },
    {"workshop.requests", "workshop.store.file"},
    {"workshop.store.database", "cohort.intake", "cohort.figures", "cohort.charts", "cohort.spreadsheet"},
    {"workshop.host", "workshop.store.rooms", "cohort.tables"},
    {"workshop.store.voters"},
    {"workshop.store.polls", "workshop.store.ballots", "cohort.seeing"},
    {"workshop.desk", "workshop.following", "workshop.chair", "cohort.panelling"},
    {"workshop.phones", "workshop.room", "cohort"},
    {"workshop.unlocked"},
    {"workshop.answering"},
    {"workshop.server"},
    {"export"},
    {"export.links", "export.printer", "export.runtime", "export.templates"},
    {"export.handout", "export.site"},
    {"article", "course", "mine"},
    {"__init__", "__main__", "jupyter.voila"},
]
SAME_PACKAGE = {pair for name in WORDS for pair in (("words", f"words.{name}"), (f"words.{name}", "words.translate"))}
SAME_PACKAGE |= {
    (f"words.{name}", "words.unanswered") for name in ("card", "forms", "pages", "record", "reviewing", "writing")
}
SAME_PACKAGE |= {("words.reviewing", "words.pages"), ("words.language", "words.translate")}
SAME_PACKAGE |= {("words.phone", f"words.{name}") for name in ("card", "workshop")}
AT_HOME_ONLY = {
    "anywidget": "views.",
    "ipywidgets": "views.",
    "traitlets": ("views.", "voila_kernels"),
    "pandas": "cohort",
    "altair": "cohort",
    "scipy": "cohort",
    "vl_convert": "cohort",
    "sqlalchemy": ("workshop.schema", "workshop.store"),
    "segno": "workshop",
    "tornado": ("access", "visiting", "voila_routes", "workshop"),
    "nbformat": ("export", "visiting"),
    "jinja2": "export",
    "jupyterlite_pyodide_kernel": "export",
    "comm": "browser",
    "jupyter_server": ("access", "voila_kernels", "voila_routes", "workshop"),
    "voila": "voila_routes",
    "jsonschema": "schemas",
    "tomllib": "library",
    "dacite": "library",
    "icalendar": "reminders",
    "babel": "catalogues",
    "sklearn": "leaks",
}
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
MOST_LINES, MOST_FUNCTION_LINES, MOST_NAMES = 400, 40, 16


def name_of(path: Path) -> str:
    """Name a module within the package: `course`, `views.base`, `words`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports_of(path: Path) -> tuple[set[str], set[str]]:
    """Find what a module imports: ours, by name within the package, and the top names of others."""
    ours, others = set(), set()
    here = path.relative_to(PACKAGE).parent.parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            others |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            others.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1]
            base += tuple(node.module.split(".")) if node.module else ()
            names = {".".join((*base, alias.name)) for alias in node.names}
            known = {name_of(module) for module in MODULES}
            ours |= (names & known) or {".".join(base)}
    return ours, others


def layer_of(name: str) -> int:
    [layer] = [number for number, names in enumerate(LAYERS) if name in names]
    return layer


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_an_import_points_only_to_a_lower_layer(path):
    name = name_of(path)
    ours, _ = imports_of(path)

    upward = {other for other in ours if layer_of(other) >= layer_of(name) and (name, other) not in SAME_PACKAGE}

    assert upward == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_imported_only_where_it_is_at_home(path):
    _, others = imports_of(path)

    strayed = {other for other in others if not name_of(path).startswith(AT_HOME_ONLY.get(other, ""))}

    assert strayed == set()


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
    assert {f.name: n for f in functions if (n := f.end_lineno - f.lineno + 1) > MOST_FUNCTION_LINES} == {}
    assert len(public) <= MOST_NAMES or name_of(path) == "model"  # the nouns are the vocabulary itself


def test_the_package_keeps_its_public_names():
    import practicum

    assert len(practicum.__all__) <= MOST_NAMES
    assert all(getattr(practicum, name).__doc__ for name in practicum.__all__)


def test_every_module_has_its_layer_and_the_sweep_saw_them_all():
    assert {name_of(path) for path in MODULES} == set().union(*LAYERS)
    assert len(MODULES) >= 25


def test_the_learners_path_loads_neither_pandas_nor_sqlalchemy_nor_the_checks():
    heavy = ("pandas", "sqlalchemy", "scipy", "segno", "jsonschema", "practicum.checks", "jupyter_server")
    code = f"import sys, practicum; practicum.vignette('not-me'); print([m for m in {heavy!r} if m in sys.modules])"

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert out.strip() == "[]"


def test_session_is_no_word_of_the_code():
    holding = [path.name for path in MODULES if "session" in path.read_text().lower()]

    assert holding == []


def test_no_script_parses_text_as_html_or_holds_a_sentence():
    for script in SCRIPTS:
        code = "\n".join(line for line in script.read_text().splitlines() if not line.strip().startswith("//"))
        assert not re.search(r"innerHTML|insertAdjacentHTML|outerHTML|document\.write|eval\(", code)
        assert "http" not in code.replace("http://www.w3.org/2000/svg", "").replace("plain http page", "")
        assert re.findall(r'"[A-Z][a-z]+ [a-z]+[^"]*"', code) == []
    assert len(SCRIPTS) >= 10


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_keeps_the_budget_of_a_module(script):
    lines = script.read_text().splitlines()
    starts = [number for number, line in enumerate(lines) if re.match(r"(async )?function \w+\(", line)]
    ends = [number for number, line in enumerate(lines) if line == "}"]
    long = {
        lines[start]: n
        for start in starts
        if (n := next(e for e in ends if e > start) - start + 1) > MOST_FUNCTION_LINES
    }

    assert len(lines) <= MOST_LINES
    assert long == {}
