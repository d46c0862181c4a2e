"""What holds between the files of a data folder, the notebooks beside it, and whatever else lies there."""

import json
import os
import re
import shutil
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutants import SAMPLES, at, changed, ill_said, notebook, places, slice_of_the_course, twins, unshown, write

from practicum.__main__ import main
from practicum.authoring.check import MOST, check
from practicum.content.library import Library, own_folder, read_toml


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return slice_of_the_course(tmp_path_factory.mktemp("sound")).parent


@pytest.fixture
def data(sound, tmp_path):
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    return tmp_path / "data"


def told(folder):
    return [f"{fault.path.name}:{fault.line}: {fault.what}. {fault.todo}" for fault in check(folder).faults]


def edit(path, **fields):
    write(path, {**read_toml(path), **fields})


def scenes(data):
    return sorted((data / "vignettes").glob("*.toml"))


def page(data, nth, **fields):
    course = read_toml(data / "course.toml")
    course["pages"][nth].update(fields)
    write(data / "course.toml", course)


def test_the_slice_has_no_fault_and_all_of_it_is_shown(data, tmp_path):
    assert told(data) == []
    assert unshown(data, tmp_path / "p.jsonl") == []


# ---- between the files


@pytest.mark.parametrize("name", ["a-copy", "zz-copy"])
def test_two_with_one_number_are_both_named_whichever_sorts_first(data, name):
    first = scenes(data)[0]
    shutil.copy(first, data / "vignettes" / f"{name}.toml")
    edit(data / "vignettes" / f"{name}.toml", id=name, title="Another moment")
    number = read_toml(first)["number"]
    free = max(read_toml(path)["number"] for path in scenes(data)) + 1
    both = " and ".join(sorted([f"{name}.toml", first.name]))

    [found] = [line for line in told(data) if "number" in line]

    assert found.endswith(f": {both} both have number {number}. Give one of them a free number: {free}.")


def test_a_number_far_beyond_the_bank_is_told_with_the_next_free_one(data):
    edit(scenes(data)[0], number=2_500)
    others = [read_toml(path)["number"] for path in scenes(data)[1:]]

    (found,) = told(data)

    assert "number is 2500, and there are " in found
    assert found.endswith(f"Take the next free number: {max(others) + 1}.")


def test_two_cases_with_one_number_are_both_named_and_a_vignette_may_have_it_too(data):
    [first] = (data / "cases").glob("*.toml")
    edit(first, number=read_toml(scenes(data)[0])["number"])
    before = told(data)
    shutil.copy(first, data / "cases" / "zz-copy.toml")
    edit(data / "cases" / "zz-copy.toml", id="zz-copy", title="Another story")
    number = read_toml(first)["number"]

    [found] = [line for line in told(data) if "number" in line]

    assert before == []
    assert found.endswith(
        f": {first.name} and zz-copy.toml both have number {number}. Give one of them a free number: {number + 1}."
    )


def test_a_case_whose_number_is_far_beyond_the_cases_is_told_with_the_next_free_one(data):
    [first] = (data / "cases").glob("*.toml")
    edit(first, number=2_500)

    (found,) = told(data)

    assert "number is 2500, and there are 1 cases: resume codes grow with the gaps" in found
    assert found.endswith("Take the next free number: 1.")


@pytest.mark.parametrize("title", ["{}", " {} ", "{}\u00a0"])
def test_two_equal_titles_are_both_named_in_any_case_and_with_any_blanks(data, title):
    one, other = scenes(data)[:2]
    edit(other, title=title.format(read_toml(one)["title"].upper()))

    assert [f"{one.name} and {other.name} both have the title" in line for line in told(data)] == [True]


def test_a_vignette_and_a_case_have_different_titles_and_ids(data):
    case, scene = next((data / "cases").glob("*.toml")), scenes(data)[0]
    shutil.copy(scene, data / "vignettes" / case.name)
    edit(data / "vignettes" / case.name, id=case.stem, number=90, title="Another moment")
    edit(scene, title=read_toml(case)["title"])

    found = " ".join(told(data))

    assert f'a vignette and a case are both called "{case.stem}"' in found
    assert f"{scene.name} and {case.name} both have the title" in found


@pytest.mark.parametrize("name", ["article", "01", "1", "con", "lpt1"])
def test_an_id_that_means_something_else_elsewhere_is_refused(data, name):
    moved = scenes(data)[0].rename(data / "vignettes" / f"{name}.toml")
    edit(moved, id=name)

    assert any(line.startswith(f"{name}.toml:1: ") and line.endswith("other name.") for line in told(data))


def test_two_options_that_read_alike_are_told_of(data):
    raw = read_toml(scenes(data)[0])
    raw["options"][1]["text"] = raw["options"][0]["text"].upper()
    write(scenes(data)[0], raw)

    assert any("two have the text" in line for line in told(data))


# ---- one cause, told once


def test_a_claim_that_many_cite_and_nobody_has_is_told_once_and_first(tmp_path):
    shutil.copytree(own_folder(), tmp_path / "data")
    article = tmp_path / "data" / "article.toml"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace('id = "handle-own-feelings"', 'id = "handle-feelings"'), encoding="utf-8")

    (found,) = told(tmp_path / "data")

    assert re.match(r'article\.toml:\d+: \d\d files cite the claim "handle-own-feelings", which is not here', found)


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("title =", "title : ", 1),
        ("[[claims]]", "[[claim]]", 2),
        ("[[places]]", "[[place]]", 2),
        ("sentences = 17", "sentences = 'many'", 1),
        ("sentences = 17", "", 1),
        ('strength = "forbids"', 'strength = "Forbids"', 6),
        ("[[silences]]", "[[silence]]", 2),
    ],
)
def test_one_slip_in_the_article_is_not_told_a_thousand_times(tmp_path, old, new, most):
    shutil.copytree(own_folder(), tmp_path / "data")
    article = tmp_path / "data" / "article.toml"
    text = article.read_text(encoding="utf-8")
    assert old in text
    article.write_text(text.replace(old, new), encoding="utf-8")

    found = told(tmp_path / "data")

    assert 1 <= len(found) <= most, found[:5]
    assert all(line.startswith("article.toml:") for line in found)


@pytest.mark.parametrize("file", ["article.toml", "beyond.toml", "course.toml"])
def test_a_missing_source_is_one_fault(tmp_path, file):
    shutil.copytree(own_folder(), tmp_path / "data")
    (tmp_path / "data" / file).unlink()

    assert [line.split(" (")[0] for line in told(tmp_path / "data")] == [f"{file}:1: cannot be read"]


def test_a_vignette_that_many_readings_name_is_missed_once(tmp_path):
    shutil.copytree(own_folder(), tmp_path / "data")
    (tmp_path / "data" / "vignettes" / "not-me.toml").unlink()

    found = told(tmp_path / "data")

    assert ['there is no vignette "not-me"' in line for line in found] == [True, True]
    assert "here and in 15 more files" in found[1]


def test_what_is_left_over_of_very_many_faults_is_counted(data):
    path = data / "beyond.toml"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n".join(f"odd-{n} = {n}" for n in range(900)), encoding="utf-8"
    )

    found = told(data)

    assert len(found) == MOST + 1
    assert f"{900 - MOST} more faults are in this file" in found[-1]


# ---- the order of the pages


def test_a_vignette_and_a_case_that_stand_nowhere_are_told_of(data):
    page(data, 1, vignettes=[], cases=[])
    name = read_toml(data / "course.toml")["pages"][1]["id"]

    found = told(data)

    assert any("stands on no page and in no form" in line for line in found)
    assert any("stands on no page. Put" in line for line in found)
    assert name


def test_both_forms_before_and_none_after_are_told_of(data):
    page(data, 2, form="before")

    found = " ".join(told(data))

    assert 'two pages have the form "before". Leave it on one of them.' in found
    assert 'the forms are here, and no page has the form "after"' in found


def test_a_check_on_a_page_needs_its_forms(data):
    course = read_toml(data / "course.toml")
    del course["forms"]
    write(data / "course.toml", course)

    assert any("there are no two forms to show here" in line for line in told(data))


@pytest.mark.parametrize("field", ["title", "notebook"])
def test_two_pages_do_not_share_their_title_or_their_notebook(data, field):
    page(data, 1, **{field: read_toml(data / "course.toml")["pages"][0][field]})

    assert any(f"two have the {field}" in line for line in told(data))


# ---- the notebooks


def test_a_page_without_its_notebook_is_told_of(data):
    (data.parent / "notebooks" / "01_scenes.ipynb").unlink()

    assert any(line.startswith("course.toml:") and 'no notebook "01_scenes.ipynb"' in line for line in told(data))


@pytest.mark.parametrize("kind", ["vignette", "case", "page", "write"])
def test_what_is_listed_and_has_no_cell_is_told_of_and_what_has_a_cell_and_is_not_listed_too(data, kind):
    path = data.parent / "notebooks" / "01_scenes.ipynb"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf'practicum\.{kind}\(\\"[a-z-]+', rf'practicum.{kind}(\\"other', text), encoding="utf-8")

    found = told(data)
    line = next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "other" in line)

    missing = "no notebook asks for" if kind == "write" else f"has no cell that shows the {kind}"
    assert any(line.startswith("course.toml:") and missing in line for line in found) or kind == "write"
    assert any(
        f'01_scenes.ipynb:{line}: the cell with {kind}("other") shows what course.toml' in each for each in found
    )


@pytest.mark.parametrize(
    ("calls", "what"),
    [
        (['beyond("no-such-note")'], 'beyond("no-such-note") shows what beyond.toml does not have'),
        (['article.find("no-such-claim")'], 'find("no-such-claim") shows what article.toml does not have'),
        (['try_out("no-such-scene")'], 'try_out("no-such-scene") shows what vignettes/ does not have'),
        (['form("after")', 'form("never")'], 'form("never") shows what course.toml does not have'),
    ],
)
def test_a_cell_that_names_what_is_not_there_is_told_of(data, calls, what):
    notebook(data.parent / "notebooks" / "facilitator" / "90_more.ipynb", calls)

    assert [what in line for line in told(data)] == [True]


def test_a_notebook_that_no_page_lists_and_one_that_is_none_are_told_of(data):
    notebook(data.parent / "notebooks" / "07_more.ipynb", ['page("more")'])
    (data.parent / "notebooks" / "01_scenes.ipynb").write_text("[]", encoding="utf-8")
    notebook(data.parent / "notebooks" / "Untitled1.ipynb", ['vignette("mine")'])
    notebook(data.parent / "notebooks" / ".ipynb_checkpoints" / "07-checkpoint.ipynb", ['page("more")'])

    said = [line.split(": ", 1)[1] for line in told(data) if "opening-line" not in line]
    assert said == [
        "is no notebook. Open it in JupyterLab and save it again, or take it away.",
        "no page lists this notebook. Add a page to course.toml, or take it away.",
    ]


def test_a_page_in_a_folder_that_no_page_lists_is_told_of_and_a_facilitators_notebook_is_not(data):
    notebook(data.parent / "notebooks" / "further" / "07_more.ipynb", ['page("more")'])
    notebook(data.parent / "notebooks" / "facilitator" / "90_more.ipynb", ["workshop.room.console()"])

    assert [line.split(": ", 1)[0] for line in told(data)] == ["07_more.ipynb:1"]


def test_the_core_comes_first(data):
    page(data, 0, core=False)
    page(data, 1, core=True)

    assert any("comes after a further one. Put the core first." in line for line in told(data))


@pytest.mark.parametrize("after", ["nowhere", "scenes"])
def test_a_page_leads_on_to_another_one_that_is_there(data, after):
    page(data, 1, next=after)

    assert [f'there is no other page "{after}"' in line for line in told(data)] == [True]
    page(data, 1, next="before")
    assert told(data) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (15 * 180, []),
        (21 * 180, ["this page takes 2"]),
        (121 * 180, ["this page takes 12", "the core takes 1"]),
    ],
)
def test_a_page_of_the_core_and_the_core_are_held_to_the_clock_and_a_further_page_is_not(data, words, said):
    for path in data.parent.glob("notebooks/*.ipynb"):
        book = json.loads(path.read_text(encoding="utf-8"))
        book["cells"].append({"cell_type": "markdown", "source": ["word " * words]})
        path.write_text(json.dumps(book), encoding="utf-8")

    found = [line.split(": ", 1)[1] for line in told(data)]

    assert [line.startswith(start) for line, start in zip(found, said, strict=True)] == [True] * len(said)


def test_without_notebooks_beside_it_a_data_folder_is_checked_alone_and_the_command_says_so(
    data, monkeypatch, capsys
):
    shutil.rmtree(data.parent / "notebooks")
    monkeypatch.setenv("PRACTICUM_DATA", str(data))

    assert main(["check"]) == 0
    assert "no notebook was held against course.toml" in capsys.readouterr().out


# ---- what is passed over


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("vignettes/new.TOML", 'Rename it "new.toml".'),
        ("vignettes/new.toml.txt", 'Rename it "new.toml".'),
        ("cases/new.toml.bak", 'Rename it "new.toml".'),
        ("readings/new.txt", "Take it out of the data folder."),
        ("vignettes/drafts/new.toml", "Put its files right into vignettes."),
        ("vignette/new.toml", "Rename it, or take it out: content lies in vignettes, cases, readings."),
        ("twist.toml", "Use one of: article.toml, beyond.toml, course.toml, signs.toml, twists.toml, contrasts"),
        ("Article.toml", 'Rename it "article.toml".'),
    ],
)
def test_a_file_that_is_passed_over_is_named(data, name, todo):
    path = data / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(scenes(data)[0], path)

    (found,) = told(data)

    assert "is passed over" in found
    assert todo in found


def test_a_scene_under_a_wrong_name_is_told_of_once_and_not_missed_everywhere(data):
    scenes(data)[0].rename(scenes(data)[0].with_suffix(".toml.txt"))

    assert [line for line in told(data) if "passed over" not in line] == []
    assert len(told(data)) == 1


SYSTEMS = [
    "._x.toml",
    ".DS_Store",
    "x.toml~",
    "#x.toml#",
    ".x.toml.swp",
    "Thumbs.db",
    "desktop.ini",
    ".hidden/x.toml",
]


@pytest.mark.parametrize("shelf", ["", "vignettes", "cases", "readings"])
def test_what_systems_and_editors_leave_is_passed_over_without_a_word(data, tmp_path, shelf):
    for name in SYSTEMS:
        path = data / shelf / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x00\x05\x16\x07 not for us")
    os.symlink("nobody@nowhere.1234", data / shelf / ".#x.toml")

    assert told(data) == []
    assert unshown(data, tmp_path / "p.jsonl") == []
    assert not any(name.startswith(".") for name in Library(data).vignette_ids())


def test_a_broken_link_and_a_folder_with_a_files_name_are_faults_and_stop_nothing(data):
    os.symlink("nowhere", data / "vignettes" / "gone.toml")
    (data / "cases" / "folder.toml").mkdir()

    found = [line.split(". ")[0] for line in told(data)]

    assert "gone.toml:1: cannot be read (No such file or directory)" in found
    assert "folder.toml:1: is no file" in found


# ---- any value in any field

TEXT = st.text(st.characters(exclude_categories=[]), max_size=400)
VALUES = st.one_of(
    st.sampled_from(SAMPLES), st.integers(), st.floats(), st.booleans(), TEXT, st.lists(TEXT, max_size=3)
)


@pytest.fixture(scope="module")
def slices(tmp_path_factory):
    base = tmp_path_factory.mktemp("slices")
    return [slice_of_the_course(base / str(nth), nth) for nth in range(6)]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_passes_the_check_is_shown_and_what_does_not_is_told_in_words(slices, draws):
    folder = draws.draw(st.sampled_from(slices))
    path = draws.draw(st.sampled_from(sorted(folder.rglob("*.toml"))))
    sound, raw = path.read_bytes(), read_toml(path)
    place = draws.draw(st.sampled_from(list(places(raw))))
    value = draws.draw(st.one_of(VALUES, st.sampled_from(twins(at(raw, place)))))
    write(path, changed(raw, place, value))

    try:
        faults = check(folder).faults
        assert [(lack, str(fault)) for fault in faults for lack in ill_said(fault)] == []
        assert faults or unshown(folder, folder.parent / "p.jsonl") == []
    finally:
        path.write_bytes(sound)


@pytest.mark.parametrize(
    "text",
    [
        b"claims = " + b"[" * 300 + b"]" * 300,
        b"claims = " + b"{a=" * 300 + b"1" + b"}" * 300,
        b"number = 0x" + b"f" * 9_000 + b"\n",
        b"\n".join(b"field-%d = 1" % n for n in range(20_000)),
        b"\n".join(b"a%d" % n + b".a" * 4_900 + b" = 1" for n in range(30)),
        b"claims = [\n" + b'"a",\n' * 100_000 + b"]\n",
        b"claims = [\n" + b"[[]],\n" * 100_000 + b"]\n",
        b"#" * 50_000_000,
    ],
    ids=["lists", "tables", "hexadecimal", "fields", "parts", "entries", "lists of lists", "50 MB"],
)
def test_a_hostile_file_is_told_of_in_good_time(data, text):
    scenes(data)[0].write_bytes(text)
    begun = time.process_time()

    faults = check(data).faults

    assert [fault.path for fault in faults if fault.path == scenes(data)[0]]
    assert len(faults) <= 3 * MOST
    assert time.process_time() - begun < 20  # seconds of work, whatever else the machine does
