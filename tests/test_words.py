"""Every word on screen comes from one catalogue and can be translated."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import practicum
from practicum import words

GROUPS = [
    group
    for module in (
        *(words.card, words.cohort, words.forms, words.pages, words.panel, words.paper, words.phone),
        *(words.record, words.reviewing, words.site, words.text, words.unanswered, words.whereabouts),
        *(words.workshop, words.writing),
    )
    for name, group in vars(module).items()
    if not name.startswith("_") and callable(group) and group.__module__ == module.__name__
]
PLACEHOLDER = re.compile(r"\{\w*\}")


def leaves(thing):
    """Walk over everything that is shown; a "value" is what a button sends, not a word."""
    if isinstance(thing, dict):
        return [leaf for key, inner in thing.items() if key != "value" for leaf in leaves(inner)]
    if isinstance(thing, list):
        return [leaf for inner in thing for leaf in leaves(inner)]
    return [thing]


def test_the_groups_are_all_here():
    assert len(GROUPS) >= 16
    assert sum(len(leaves(group())) for group in GROUPS) >= 120


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group.__module__.split('.')[-1]}.{group.__name__}")
def test_no_word_escapes_translation(group, monkeypatch):
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "qps")

    assert [leaf for leaf in leaves(group()) if not (leaf.startswith("⟦") and leaf.endswith("⟧"))] == []


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group.__module__.split('.')[-1]}.{group.__name__}")
def test_the_blanks_to_fill_in_survive_translation(group, monkeypatch):
    english = [PLACEHOLDER.findall(leaf) for leaf in leaves(group())]
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "qps")

    assert [PLACEHOLDER.findall(leaf) for leaf in leaves(group())] == english
    assert [leaf for leaf in leaves(group()) if "{}" in leaf] == []  # a blank without a name says nothing


def test_where_a_page_runs_by_itself_no_word_names_a_button_that_is_not_there(monkeypatch):
    learners = [group for group in GROUPS if not group.__module__.endswith(("cohort", "panel", "workshop"))]
    in_lab = [leaf for group in learners for leaf in leaves(group()) if "Run this page" in leaf]
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5")

    said = [leaf for group in learners for leaf in leaves(group())]

    assert [leaf for leaf in said if "Run this page" in leaf] == []
    assert len(in_lab) >= 8
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "qps")
    assert all(leaf.startswith("⟦") for leaf in leaves(words.unanswered.unanswered()))


@pytest.mark.parametrize("language", [None, "en", "xx", ""])
def test_english_stands_where_there_is_no_translation(language, monkeypatch):
    if language is not None:
        monkeypatch.setenv("PRACTICUM_LANGUAGE", language)

    assert words.text.verdicts()["fits"] == "Fits the text"


def test_a_translation_is_an_ordinary_gettext_file(tmp_path):
    package = tmp_path / "practicum"
    shutil.copytree(Path(practicum.__file__).parent, package)
    catalog = Catalog(locale="de")
    catalog.add("Fits the text", "Passt zum Text")
    target = package / "words" / "locale" / "de" / "LC_MESSAGES" / "practicum.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalog)

    ask = "from practicum import words; print(*list(words.text.verdicts().values())[:2], sep='|')"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PRACTICUM_LANGUAGE": "de"}
    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, env=environment)

    assert asked.stdout.strip() == "Passt zum Text|Mostly fits the text"


def test_no_word_on_screen_is_a_verdict():
    said = " ".join(leaf for group in GROUPS for leaf in leaves(group()))

    assert re.findall(r"\b(?:in)?correct\b|\bwrong\b|\bscore\b|\bfail(?:ed)?\b", said, re.IGNORECASE) == []
