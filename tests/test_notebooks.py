"""The notebooks as files: stripped, folded, short, linked, and in agreement with course.toml."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from practicum.cards.frame_bar import address
from practicum.content import clock
from practicum.content.library import Library, own_folder

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.rglob("*.ipynb"))
LIBRARY = Library(own_folder())
COURSE = LIBRARY.course


def code_cells(path: Path) -> list[dict]:
    return [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]


def source(cell: dict) -> str:
    return "".join(cell["source"])


def prose(path: Path) -> str:
    return "\n\n".join(source(c) for c in json.loads(path.read_text())["cells"] if c["cell_type"] == "markdown")


def unstripped(paths: list[Path]) -> str:
    """Name the notebooks that hold more than git is to keep; one process looks at all of them."""
    command = [sys.executable, "-m", "nbstripout", "--verify", "--keep-id", "--extra-keys", "metadata.language_info"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    assert done.returncode == int(bool(done.stdout)), done.stderr
    return done.stdout


def test_every_notebook_is_stripped():
    assert unstripped(NOTEBOOKS) == ""
    assert len(NOTEBOOKS) >= 24


def test_one_notebook_with_an_output_among_others_is_found(tmp_path):
    read = json.loads(NOTEBOOKS[1].read_text())
    next(cell for cell in read["cells"] if cell["cell_type"] == "code")["execution_count"] = 1
    run = tmp_path / "run.ipynb"
    run.write_text(json.dumps(read))

    assert "run.ipynb" in unstripped([NOTEBOOKS[0], run, NOTEBOOKS[2]])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_keeps_its_ids(path):
    ids = [cell["id"] for cell in json.loads(path.read_text())["cells"]]

    assert len(ids) == len(set(ids)) > 5


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_code_cell_is_folded_short_and_one_call(path):
    for cell in code_cells(path):
        lines = source(cell).splitlines()
        calls = re.findall(r"^practicum\.[\w.]+\(", source(cell), re.MULTILINE)

        assert cell["metadata"]["jupyter"]["source_hidden"] is True
        assert cell["metadata"]["deletable"] is False
        assert len(lines) <= 3
        assert lines[0].startswith("# "), "the folded line is all that a learner sees of it"
        assert len(calls) == 1
    assert len(code_cells(path)) >= 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_has_no_path_no_install_and_no_verdict(path):
    text = path.read_text()

    assert not re.search(r"pip install|print\(|/home/|/work/|!\w", "".join(map(source, code_cells(path))))
    assert not re.search(r"\b(correct|wrong|score|failed)\b", prose(path), re.IGNORECASE)
    assert '"practicum"' in text.split('"nbformat"')[0][-400:]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_every_link_between_pages_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)\)", prose(path))

    assert [link for link in links if not (path.parent / link).is_file()] == []
    assert len(links) >= 1


@pytest.mark.parametrize("page", COURSE.pages, ids=lambda page: page.id)
def test_a_page_of_the_course_and_its_notebook_agree(page):
    cells = "\n".join(map(source, code_cells(FOLDER / page.notebook)))

    assert f'practicum.page("{page.id}")' in cells
    assert tuple(re.findall(r'practicum\.vignette\("([a-z0-9-]+)"\)', cells)) == page.vignettes
    assert tuple(re.findall(r'practicum\.case\("([a-z0-9-]+)"\)', cells)) == page.cases
    assert re.findall(r'practicum\.form\("(\w+)"\)', cells)[:1] == ([page.form] if page.form else [])
    assert prose(FOLDER / page.notebook).startswith(
        f"# {page.title if page is not COURSE.pages[0] else COURSE.title}"
    )


@pytest.mark.parametrize("page", COURSE.pages, ids=lambda page: page.id)
def test_a_page_begins_with_its_title_and_ends_with_the_one_way_on(page):
    cells = [source(c) for c in json.loads((FOLDER / page.notebook).read_text())["cells"]]
    after = COURSE.after(page)

    assert "](" not in cells[0]
    assert not after or f"**Next: [{after.title}]({address(after, page)})**" in cells[-1]
    assert re.findall(r"\]\(([^)]+)\)", cells[-1])[1:] == []
    assert re.findall(r"\*\*Next: [^*]*\*\*(?!\n\n|$).*", cells[-1]) == []  # it is drawn as a button


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_page_opens_by_itself_and_asks_for_no_press(path):
    said = "\n".join(source(cell) for cell in json.loads(path.read_text())["cells"])

    assert re.findall(r"(?i)run this page|when you press|before this page:", said) == []


def test_every_writing_prompt_is_asked_on_some_page():
    asked = {
        name
        for path in NOTEBOOKS
        for name in re.findall(r'practicum\.write\("([a-z-]+)"\)', path.read_text().replace("\\", ""))
    }

    assert asked == {prompt.id for prompt in COURSE.prompts}
    assert len(asked) >= 3


def test_the_whole_bank_stands_on_pages_and_in_forms_and_no_form_scene_is_practised():
    placed = [name for page in COURSE.pages for name in page.vignettes]
    in_forms = [name for form in COURSE.forms for name in form.vignettes]

    assert sorted(placed + in_forms) == sorted(LIBRARY.vignette_ids())
    assert [len(form.vignettes) for form in COURSE.forms] == [6, 6]
    assert sorted(name for page in COURSE.pages for name in page.cases) == sorted(LIBRARY.case_ids())


@pytest.mark.parametrize("page", COURSE.pages, ids=lambda page: page.id)
def test_two_scenes_with_a_content_note_never_stand_back_to_back(page):
    heavy = [LIBRARY.vignette(name).care for name in page.vignettes] + [
        LIBRARY.case(name).care for name in page.cases
    ]
    cells = json.loads((FOLDER / page.notebook).read_text())["cells"]
    shown = dict(zip([*page.vignettes, *page.cases], heavy, strict=True))
    before = ""
    for cell in cells:
        named = re.findall(r'practicum\.(?:vignette|case)\("([a-z0-9-]+)"\)', source(cell))
        care = shown.get(named[0], "") if named else ""
        assert not (before and care), f"{named[0]} follows another heavy scene without a word between them"
        before = care


FIGURE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d+(?:[.,]\d+)?\s?(?:%|percent|per cent)|\b\d+\.\d+\b|\b[1-9]\d{2,}\b|\bN\s?="
)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_figure_on_codes_or_research_stands_in_track_b_and_nowhere_else(path):
    noted = " ".join(f"{note.text} {note.source} {note.edition}" for note in LIBRARY.notes)

    assert [figure for figure in FIGURE.findall(prose(path)) if figure not in noted] == []


def test_the_search_for_figures_finds_them():
    said = "87 % of 575 in 1986, standard 10.05, N = 13; 95 percent"

    assert FIGURE.findall(said) == ["87 %", "575", "1986", "10.05", "N =", "95 percent"]


def test_the_course_lists_every_learners_notebook_in_order_the_core_first():
    core = [path.name for path in NOTEBOOKS if path.parent == FOLDER]
    further = [f"further/{path.name}" for path in NOTEBOOKS if path.parent == FOLDER / "further"]

    assert [page.notebook for page in COURSE.pages if page.core] == core
    assert [page.notebook for page in COURSE.pages] == core + further
    assert len(core) == 8
    assert len(further) >= 13


def test_the_core_is_short_by_the_courses_clock_and_the_first_page_says_how_long():
    core = [page for page in COURSE.pages if page.core]

    assert max(clock.load(LIBRARY, page).minutes for page in core) <= clock.LONGEST_PAGE
    assert 45 <= clock.minutes(LIBRARY, core) <= 75
    assert "Eight pages: about an hour" in prose(FOLDER / core[0].notebook)
    assert "eight pages and takes about an hour" in prose(FOLDER / COURSE.pages[-1].notebook)


@pytest.mark.parametrize("page", [page for page in COURSE.pages if page.core], ids=lambda page: page.id)
def test_a_page_of_the_core_has_little_prose_and_its_first_card_right_below_its_head(page):
    cells = json.loads((FOLDER / page.notebook).read_text())["cells"]
    first = [cell["cell_type"] for cell in cells].index("code", 2)
    head = " ".join(source(cell) for cell in cells[:first] if cell["cell_type"] == "markdown")

    assert len(head.split()) <= 130
    assert page is COURSE.pages[0] or len(prose(FOLDER / page.notebook).split()) <= 190


def test_the_first_page_says_in_short_what_the_course_must_say():
    said = re.sub(r"[*`]", "", prose(FOLDER / "00_start_here.ipynb"))

    for statement in (
        "one short blog post by a writer who calls themself a practicing psychologist",
        "It cites no code and no research",
        "does not mean that it is ethical, lawful or safe",
        "not legal, clinical or regulatory advice",
        "gives no CE or CPD credit",
        "If you are in training: bring attraction to supervision early.",
        "No professional code that we list permits sexual or romantic contact with a client",
        "All people in the scenes are invented adults.",
        "Feelings are not graded here. You may skip any card.",
        "If a therapist has been sexual with you, it was not your doing.",
        "my_passport.jsonl",
    ):
        assert statement in said, statement
    assert len(said.split()) <= 600


def test_the_page_of_ones_own_course_carries_what_the_first_page_leaves_out():
    said = re.sub(r"[*`]", "", prose(FOLDER / COURSE.pages[-1].notebook))

    for statement in (
        "my_passport.jsonl",
        "On Binder",
        "On a school's or an employer's server",
        "not for assessing or selecting anybody",
        "Your code, your law, your employer and your supervisor come first.",
        "If you have half an hour",
        "The two are counted side by side and never as one number.",
        "No clinician has checked them yet.",
        "By keyboard",
        "who could I talk to?",
        "says where help can be found",
    ):
        assert statement in said, statement
