"""What stands on a page says in which language it is and in which direction it is read."""

import json
import os
import re

import pytest
from translated import write

from practicum.content.library import Library
from practicum.editions.paper.handout import Style, handout
from practicum.widgets import base
from practicum.words import translate
from practicum.words.translate import languages
from practicum.workshop.phones import page

LTR = ["en", "de", "pt-BR", "sr-Latn", "ku", "az-Latn", "pa-Guru", "zh-Hant", "uz-Latn-AF"]
RTL = ["ar", "fa", "he", "ur", "ar-EG", "yi", "ps", "sd", "ckb", "AR", "az-Arab", "pa-Arab", "ks-Arab-IN", "dv"]


@pytest.fixture
def locale(tmp_path, monkeypatch):
    """Look for catalogues in a folder of the test's own."""
    monkeypatch.setattr(translate, "FOLDER", tmp_path / "locale")
    translate._catalogue.cache_clear()
    base._loader.cache_clear()
    yield tmp_path / "locale"
    translate._catalogue.cache_clear()
    base._loader.cache_clear()


def speak(folder, monkeypatch, tag: str) -> None:
    """Let a data folder say in which language its texts are."""
    path = folder / "course.toml"
    path.write_text(f'language = "{tag}"\n' + path.read_text(), encoding="utf-8")
    monkeypatch.setenv("PRACTICUM_DATA", str(folder))


@pytest.mark.parametrize(("tag", "direction"), [(tag, "ltr") for tag in LTR] + [(tag, "rtl") for tag in RTL])
def test_a_language_is_read_in_its_direction(tag, direction):
    assert translate.language_attributes(tag) == {"lang": tag, "dir": direction}


@pytest.mark.parametrize("tag", ["", "x", 'en" onload="', "en_GB", "german", "de-", "../de"])
def test_what_is_no_tag_counts_as_english(tag):
    assert translate.language_attributes(tag) == {"lang": "en", "dir": "ltr"}


@pytest.mark.parametrize(
    ("asked", "folder", "tag"),
    [
        ("de", "de", "de"),
        ("de_AT.UTF-8", "de", "de"),
        ("pt_BR", "pt_BR", "pt-BR"),
        ("he", "he", "he"),
        ("de", "fr", "en"),
        ("qps", "de", "en"),
        ("", "de", "en"),
        ("nul\0", "de", "en"),
    ],
)
def test_the_words_are_in_the_language_of_the_catalogue_that_is_found(locale, monkeypatch, asked, folder, tag):
    write(locale, folder, {"Back": "…"})
    monkeypatch.setattr("os.environ", {**os.environ, "PRACTICUM_LANGUAGE": asked})

    assert translate.language_of_words() == tag


def test_words_of_a_broken_catalogue_are_english(locale, monkeypatch):
    write(locale, "he", {"Back": "…"}).write_bytes(b"broken")
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "he")

    assert translate.language_of_words() == "en"


def test_a_script_that_a_folder_names_is_in_the_tag(locale, monkeypatch):
    path = write(locale, "sr", {"Back": "…"})
    path.parents[1].rename(locale / "sr@latin")
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "sr@latin")

    assert translate.language_attributes(translate.language_of_words()) == {"lang": "sr-Latn", "dir": "ltr"}


def test_every_view_hands_its_page_both_languages(locale, sample_folder, monkeypatch):
    write(locale, "he", {"Back": "…"})
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "he")
    speak(sample_folder, monkeypatch, "ar")

    assert base._loader().languages == {"words": {"lang": "he", "dir": "rtl"}, "course": {"lang": "ar", "dir": "rtl"}}


def test_a_course_that_cannot_be_read_is_taken_for_english(sample_folder, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))
    (sample_folder / "course.toml").write_text("no course", encoding="utf-8")

    assert languages()["course"] == {"lang": "en", "dir": "ltr"}


def test_the_phones_page_says_its_own_language_and_hands_on_the_courses(locale, sample_folder, monkeypatch):
    write(locale, "he", {"Back": "…"})
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "he")
    speak(sample_folder, monkeypatch, "de")

    _, text = page.part("join")

    assert '<html lang="he" dir="rtl">' in text
    [words] = re.findall(r'id="words">(.*)</script>', text)
    assert json.loads(words)["languages"]["course"] == {"lang": "de", "dir": "ltr"}


@pytest.mark.parametrize("what", [["the-late-train"], ["article"]])
def test_paper_is_in_the_courses_language_and_marks_what_is_not(locale, sample_folder, monkeypatch, what):
    before = handout(Library(sample_folder), what, Style())
    speak(sample_folder, monkeypatch, "ar")

    text = handout(Library(sample_folder), what, Style())

    assert '<html class="practicum-on-paper" lang="ar" dir="rtl">' in text
    assert '<html class="practicum-on-paper" lang="en" dir="ltr">' in before
    assert text.count('<p lang="en" dir="ltr">') >= 1
    assert before.count("lang=") == 1
