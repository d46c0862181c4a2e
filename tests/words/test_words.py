"""Every word on screen comes from one catalogue and can be translated."""

import os
import pkgutil
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from translated import SPOILED, sentences, write

import practicum
from practicum import words
from practicum.words import translate

MODULES = [import_module(f"practicum.words.{found.name}") for found in pkgutil.iter_modules(words.__path__)]
GROUPS = [
    group
    for module in MODULES
    if module is not translate
    for name, group in vars(module).items()
    if not name.startswith("_") and callable(group) and group.__module__ == module.__name__
]
PLACEHOLDER = re.compile(r"\{\w*\}")
NAMED = re.compile(r"\{(\w+)\}")
THINGS = "choices|days|decisions|files|hours|lines|minutes|pages|readings|responses|scenes|sheets|stories|votes"
COUNTED = re.compile(rf"\{{\w+\}} (?!on )(?:\w+ )?(?:{THINGS})\b")  # people are told of by fives and more
PLAIN = [sentence for sentence in sentences() if isinstance(sentence, str)]
PAIRS = [sentence for sentence in sentences() if isinstance(sentence, tuple)]


@pytest.fixture
def locale(tmp_path, monkeypatch):
    """Look for catalogues in a folder of the test's own, in German."""
    monkeypatch.setattr(translate, "FOLDER", tmp_path)
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "de")
    forget()
    yield tmp_path
    forget()


def forget():
    translate._catalogue.cache_clear()
    translate._translated.cache_clear()


def filled(sentence):
    return sentence.format(**{name: f"({name})" for name in NAMED.findall(sentence)})


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
    others = ("cohort", "workshop")
    learners = [g for g in GROUPS if not g.__module__.endswith(others) and g is not words.editions.lab]
    in_lab = [leaf for group in learners for leaf in leaves(group()) if "Run this page" in leaf]
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5")

    said = [leaf for group in learners for leaf in leaves(group())]

    assert [leaf for leaf in said if "Run this page" in leaf] == []
    assert len(in_lab) >= 8
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "qps")
    assert all(leaf.startswith("⟦") for leaf in leaves(words.editions.unanswered()))


@pytest.mark.parametrize("language", [None, "en", "xx", ""])
def test_english_stands_where_there_is_no_translation(language, monkeypatch):
    if language is not None:
        monkeypatch.setenv("PRACTICUM_LANGUAGE", language)

    assert words.article.verdicts()["fits"] == "Agrees with the article"


def test_a_translation_is_an_ordinary_gettext_file(tmp_path):
    package = tmp_path / "practicum"
    shutil.copytree(Path(practicum.__file__).parent, package)
    write(package / "words" / "locale", "de", {"Agrees with the article": "Passt zum Text"})

    ask = "from practicum import words; print(*list(words.article.verdicts().values())[:2], sep='|')"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PRACTICUM_LANGUAGE": "de"}
    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True, env=environment)

    assert asked.stdout.strip() == "Passt zum Text|Mostly agrees with the article"


def test_no_word_on_screen_is_a_verdict():
    said = " ".join(leaf for group in GROUPS for leaf in leaves(group()))

    assert re.findall(r"\b(?:in)?correct\b|\bwrong\b|\bscore\b|\bfail(?:ed)?\b", said, re.IGNORECASE) == []


def test_the_sweep_of_sentences_saw_them_all():
    assert len(PLAIN) >= 600
    assert len(PAIRS) >= 18
    assert sum(bool(NAMED.search(sentence)) for sentence in PLAIN) >= 100


def test_every_sentence_fills_its_gaps_by_name_alone():
    assert [said for said in PLAIN if translate.amiss(said, said)] == []
    assert [pair for pair in PAIRS if translate.amiss(pair[1], pair[0]) or translate.amiss(pair[1], pair[1])] == []


def test_what_is_counted_has_its_forms():
    assert [said for said in PLAIN if COUNTED.search(said)] == []
    assert len([pair for pair in PAIRS if COUNTED.search(pair[1])]) >= 15


def test_a_translation_with_the_gaps_of_its_original_is_shown(locale):
    write(locale, "de", {said: f"„{said}“" for said in PLAIN})

    assert [said for said in PLAIN if translate.translate(said) != f"„{said}“"] == []


@pytest.mark.parametrize("how", SPOILED)
def test_a_translation_that_spoils_a_gap_gives_way_to_the_original(locale, how):
    spoiled = {said: SPOILED[how](said) for said in PLAIN if SPOILED[how](said) != said}
    write(locale, "de", spoiled)

    shown = {said: translate.translate(said) for said in spoiled}

    assert {said for said, seen in shown.items() if seen != said} == set()
    assert [filled(seen) for seen in shown.values()] == [filled(said) for said in spoiled]
    assert len(spoiled) >= 100


@pytest.mark.parametrize("how", SPOILED)
def test_no_spoiled_form_of_a_number_is_shown(locale, how):
    write(locale, "de", {pair: tuple(map(SPOILED[how], pair)) for pair in PAIRS})

    for one, several in PAIRS:
        by = NAMED.findall(several)[0]
        gaps = dict.fromkeys(NAMED.findall(several), 1)
        assert translate.counted(one, several, by).format(**gaps) == one.format(**gaps)


def test_a_form_follows_the_rule_of_its_language(locale, monkeypatch):
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "pl")
    write(locale, "pl", {("{count} file", "{count} files"): ("{count} plik", "{count} pliki", "{count} plików")})

    said = [words.cohort.standing()["files"].format(count=count) for count in (1, 2, 5, 21, 22, 112)]

    assert said == ["1 plik", "2 pliki", "5 plików", "21 plików", "22 pliki", "112 plików"]


@pytest.mark.parametrize("rule", ["nplurals=2; plural=n%0;", "nplurals=2; plural=7;", "nplurals=2; plural=n + + ;"])
def test_a_rule_that_gives_no_form_leaves_the_original(locale, rule):
    write(
        locale,
        "de",
        {("{count} file", "{count} files"): ("{count} Datei", "{count} Dateien"), "Previous scene": "Zurück"},
        rule,
    )

    said = [words.cohort.standing()["files"].format(count=count) for count in (0, 1, 2)]

    assert said == ["0 files", "1 file", "2 files"]
    assert words.forms.deck()["next"] == "Next scene"


def test_a_form_that_is_lacking_is_said_in_english(locale):
    write(locale, "de", {("{count} file", "{count} files"): ("{count} Datei",)})

    assert [words.cohort.standing()["files"].format(count=count) for count in (1, 2)] == ["1 Datei", "2 files"]


@pytest.mark.parametrize("bytes_", [b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40, b"\xde\x12\x04\x95"])
def test_a_file_that_is_no_catalogue_leaves_english(locale, bytes_):
    write(locale, "de", {"Previous scene": "Zurück"}).write_bytes(bytes_)

    assert words.forms.deck()["back"] == "Previous scene"


def test_a_choice_is_answered_whatever_a_translator_made_of_its_sentence(
    locale, own_passport, sample_folder, monkeypatch
):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))
    write(locale, "de", {"Saved in {file}.": "Gespeichert in {Datei}."})
    choice = {"option": "wait-and-see", "version": 1, "confidence": 81, "note": ""}

    card = practicum.vignette("the-late-train")
    answer = card.reply({"id": "6f0e2a58-4f0e-4b8e-9c39-0f4f4d1f6a11", "kind": "commit", **choice})

    assert (answer["kind"], answer["remark"]) == ("saved", "Saved in my_passport.jsonl.")
