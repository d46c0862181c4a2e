"""The data folder is found, and read lazily, file by file; what cannot be read is named."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import practicum
from practicum.authoring.blind_readings import all_readings
from practicum.content.library import Library, LibraryError, default_folder, own_folder, read_toml
from practicum.content.model import Alignment, Decided, Practice


def test_a_vignette_is_read_into_nouns(sample_folder):
    vignette = Library(sample_folder).vignette("the-late-train")

    assert vignette.decided is Decided.CLEARLY
    assert vignette.option("wait-and-see").article.alignment is Alignment.STRAINS
    assert vignette.option("wait-and-see").practice.mark is Practice.PARTIAL
    assert vignette.claims == ("colleagues-can-consult",)
    assert (vignette.care, vignette.twists[0].article, vignette.twists[0].practice) == ("", -1, 0)


def test_article_notes_and_course_are_read_into_nouns(sample_folder):
    shelf = Library(sample_folder)

    assert [claim.sentence for claim in shelf.article.claims] == [1, 2, 3]
    assert [note.id for note in shelf.notes] == ["bring-it-early"]
    assert [kind.id for kind in shelf.signs] == ["special-client"]
    assert shelf.course.pages[0].vignettes == ("the-late-train",)
    assert all_readings(shelf) == ()


def test_a_course_may_do_without_kinds_of_sign(sample_folder):
    (sample_folder / "signs.toml").unlink()

    assert Library(sample_folder).signs == ()


def test_a_course_may_do_without_a_sheet(sample_folder):
    assert Library(sample_folder).sheet is None

    shutil.copy(own_folder() / "sheet.toml", sample_folder)

    assert [part.id for part in Library(sample_folder).sheet.parts][:2] == ["signs", "whom-to-tell"]


def test_the_article_is_read_once(sample_folder):
    shelf = Library(sample_folder)
    first = shelf.article
    (sample_folder / "article.toml").unlink()

    assert shelf.article is first


def test_a_broken_vignette_stops_no_other_and_is_still_listed(sample_folder):
    (sample_folder / "vignettes" / "broken.toml").write_text("id = ", encoding="utf-8")
    shelf = Library(sample_folder)

    assert shelf.vignette("the-late-train").id == "the-late-train"
    assert shelf.vignette_ids() == ("broken", "the-late-train")


@pytest.mark.parametrize("vignette_id", ["no-such", "../course", "vignettes/../../course", "The-Late-Train", ""])
def test_an_id_that_names_no_vignette_is_refused(sample_folder, vignette_id):
    with pytest.raises(LibraryError, match=r'there is no vignette ".*" in .* Correct the id'):
        Library(sample_folder).vignette(vignette_id)


def test_a_missing_file_is_named(sample_folder):
    with pytest.raises(LibraryError, match=r"gone\.toml:1: cannot be read"):
        read_toml(sample_folder / "gone.toml")


def test_a_file_that_is_no_utf_8_is_named(sample_folder):
    path = sample_folder / "latin.toml"
    path.write_bytes('title = "é"'.encode("latin-1"))

    with pytest.raises(LibraryError, match=r"latin\.toml:1: is not UTF-8"):
        read_toml(path)


def test_a_file_that_is_no_toml_is_named_with_its_line(sample_folder):
    path = sample_folder / "torn.toml"
    path.write_text('title = "whole"\nabout = torn\n', encoding="utf-8")

    with pytest.raises(LibraryError, match=r"torn\.toml:2: is not TOML"):
        read_toml(path)


@pytest.mark.parametrize(
    ("old", "new"), [("number = 1", 'number = "one"'), ('"fits"', '"best"'), ("claims", "klaims")]
)
def test_a_file_of_another_shape_sends_the_author_to_the_check(sample_folder, old, new):
    path = sample_folder / "vignettes" / "the-late-train.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(LibraryError, match=r"the-late-train\.toml:1: .*python -m practicum check"):
        Library(sample_folder).vignette("the-late-train")


def test_practicum_data_names_another_folder(sample_folder, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))

    assert default_folder() == sample_folder


def test_an_empty_practicum_data_is_no_folder(monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATA", "")

    assert default_folder() == own_folder()


def test_an_installed_copy_finds_the_data_that_was_packed_with_it(tmp_path, sample_folder):
    package = installed_copy(tmp_path)
    shutil.copytree(sample_folder, package / "data")

    assert asked_for_its_folder(package) == str(package / "data")


def test_a_copy_without_data_says_what_to_do(tmp_path):
    assert "data folder was not found. Install the course again" in asked_for_its_folder(installed_copy(tmp_path))


def installed_copy(tmp_path: Path) -> Path:
    package = tmp_path / "site" / "lib" / "practicum"
    shutil.copytree(Path(practicum.__file__).parent, package)
    return package


def asked_for_its_folder(package: Path) -> str:
    """Ask a copy of the package, in a process of its own, where its data folder is."""
    ask = "from practicum.content import library as l\ntry: print(l.own_folder())"
    ask += "\nexcept l.LibraryError as error: print(error)"
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, env=environment)
    return asked.stdout.strip()
