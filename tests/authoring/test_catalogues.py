"""A translation is held against its original before anybody reads it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from python_path import python_path
from translated import SPOILED, sentences, write

import practicum
from practicum.authoring import catalogues

FILES, GERMAN = ("{count} file", "{count} files"), ("{count} Datei", "{count} Dateien")


def told(folder: Path) -> list[str]:
    return [str(fault) for fault in catalogues.faults(folder)]


def test_the_courses_own_catalogues_are_sound():
    assert told(catalogues.FOLDER) == []


def test_a_sound_catalogue_has_no_fault(tmp_path):
    for po in (True, False):
        write(tmp_path, "de", {"Saved in {file}.": "In {file} gespeichert.", FILES: GERMAN, "Back": ""}, po=po)

    assert told(tmp_path) == []


@pytest.mark.parametrize("how", SPOILED)
@pytest.mark.parametrize("po", [True, False])
def test_each_spoiled_gap_is_a_fault(tmp_path, how, po):
    plain = [said for said in sentences() if isinstance(said, str)]
    spoiled = {said: SPOILED[how](said) for said in plain if SPOILED[how](said) != said}
    path = write(tmp_path, "de", spoiled, po=po)

    found = catalogues.faults(tmp_path)

    assert len(found) == len(spoiled) >= 100
    assert {fault.path for fault in found} == {path}


def test_a_fault_names_line_and_translation_and_what_to_do(tmp_path):
    path = write(tmp_path, "de", {"Saved in {file}.": "In {Datei} gespeichert."}, po=True)
    line = path.read_text().split("\n").index('msgid "Saved in {file}."') + 1

    assert told(tmp_path) == [
        f"{path}:{line}: “In {{Datei}} gespeichert.”: the gap {{Datei}} is not in the original. "
        "Keep each {gap} of the original as it is, in every form."
    ]


def test_a_compiled_catalogue_says_where_to_mend_it_and_nothing_twice(tmp_path):
    for po in (True, False):
        write(tmp_path, "de", {"Saved in {file}.": "Gespeichert."}, po=po)
    write(tmp_path, "fr", {"Saved in {file}.": "Gardé."})

    found = told(tmp_path)

    assert len(found) == 2
    assert found[1].endswith("the original as it is, in every form. Do so in practicum.po, and compile it again.")


@pytest.mark.parametrize(
    ("forms", "rule"),
    [
        (("{count} Datei", ""), ""),
        (GERMAN, "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"),
    ],
)
def test_a_plural_form_that_is_lacking_is_a_fault(tmp_path, forms, rule):
    path = write(tmp_path, "de", {FILES: forms}, po=True)
    path.write_text(path.read_text().replace("nplurals=2; plural=(n != 1);", rule or "nplurals=2; plural=(n != 1);"))

    assert ["plural forms. Translate each of them." in fault for fault in told(tmp_path)] == [True]


@pytest.mark.parametrize(
    "rule", ["nplurals=2; plural=n%0;", "nplurals=2; plural=(n == 7 ? 5 : 0);", "nplurals=2; plural=n n;"]
)
def test_a_rule_that_gives_a_number_no_form_is_a_fault(tmp_path, rule):
    write(tmp_path, "de", {FILES: GERMAN}, rule)

    assert len(told(tmp_path)) == 1


@pytest.mark.parametrize("name", ["practicum.mo", "practicum.po"])
def test_what_is_no_catalogue_is_one_fault(tmp_path, name):
    write(tmp_path, "de", {"Back": "Zurück"}).with_name(name).write_bytes(b"msgid \xff\xfe no catalogue")

    assert ["this is no catalogue that can be read" in fault for fault in told(tmp_path)] == [True]


def test_what_a_translator_has_not_finished_is_no_fault(tmp_path):
    path = write(tmp_path, "de", {"Saved in {file}.": "In {file}."}, po=True)
    path.write_text(
        path.read_text().replace('msgid "Saved', '#, fuzzy\nmsgid "Saved').replace("In {file}.", "In {f}.")
    )

    assert told(tmp_path) == []


def test_the_authors_command_tells_of_it_and_fails(tmp_path):
    package = tmp_path / "practicum"
    shutil.copytree(Path(practicum.__file__).parent, package)
    shutil.copytree(Path(practicum.__file__).parents[2] / "data", package / "data")
    write(package / "words" / "locale", "de", {"Saved in {file}.": "In {Datei} gespeichert."})

    command = [sys.executable, "-m", "practicum", "check"]
    environment = {**os.environ, "PYTHONPATH": python_path(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path)

    assert done.returncode == 1
    assert "practicum.mo:1: “In {Datei} gespeichert.”" in done.stdout
    assert done.stdout.strip().endswith("1 faults")
