"""Handouts on paper: nothing of the guidance on a participant's sheet, all of it on the facilitator's copy."""

import html
import itertools
import os
import re
import subprocess

import pypdf
import pytest

from practicum import words
from practicum.__main__ import main
from practicum.content.library import Library, own_folder
from practicum.editions import ExportError
from practicum.editions.paper.handout import Style, file_stem, handout
from practicum.editions.paper.pdf import find_browser, print_to_pdf
from practicum.widgets.modules import source

LIBRARY = Library(own_folder())
BANK = [LIBRARY.vignette(name) for name in LIBRARY.vignette_ids()]
PAGES = [page for page in LIBRARY.course.pages if page.vignettes]
VERDICTS, PRACTICES = words.article.verdicts(), words.article.practices()


def visible(page: str) -> str:
    """Read what stands on a sheet."""
    body = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def said_of(vignette) -> list[str]:
    """List everything that is guidance about a vignette."""
    told = [vignette.decided_because, vignette.parts]
    told += [text for option in vignette.options for text in (option.article.because, option.article.differs)]
    told += [option.practice.because for option in vignette.options]
    told += [text for twist in vignette.twists for text in (twist.fact, twist.because)]
    return [" ".join(text.split()) for text in told if text]


def scenes_of(page: str) -> list[str]:
    """Take a copy apart into its scenes."""
    return [visible(section) for section in re.findall(r'<section class="scene">.*?</section>', page, re.DOTALL)]


@pytest.fixture(scope="module")
def browser():
    if find_browser():
        return
    if os.environ.get("PRACTICUM_BROWSER") == "required":
        pytest.fail("no Chromium, Chrome or Edge to print with")
    pytest.skip("no Chromium, Chrome or Edge on this machine to print with")


@pytest.mark.parametrize("vignette", BANK, ids=lambda vignette: vignette.id)
def test_a_participants_sheet_holds_the_scene_and_no_guidance(vignette):
    text = visible(handout(LIBRARY, [vignette.id], Style()))

    assert " ".join(vignette.scene.split()) in text
    assert all(option.text in text for option in vignette.options)
    assert [said for said in said_of(vignette) if said in text] == []
    own = [vignette.title, vignette.care, vignette.scene, vignette.ask, *(option.text for option in vignette.options)]
    rest = text.lower()
    for part in sorted((" ".join(each.split()).lower() for each in own if each), key=len, reverse=True):
        rest = rest.replace(part, " ")  # a word of the scene's own may be a word of the article, too
    assert [claim.phrase for claim in LIBRARY.article.claims if claim.phrase.lower() in rest] == []
    assert not re.search(r"\bS\d\d\b|Sentence \d", text)
    assert [word for word in [*VERDICTS.values(), *PRACTICES.values()] if word in text] == []
    assert all(word in text for word in words.card.surenesses())
    assert "%" not in text.replace(" ".join(vignette.scene.split()), "")
    assert [note.text for note in LIBRARY.notes if note.text in text] == []


def test_the_sweep_saw_the_whole_bank_with_every_reason_and_every_phrase():
    assert len(BANK) >= 40
    assert sum(len(said_of(vignette)) for vignette in BANK) >= 200
    assert len({claim.phrase for claim in LIBRARY.article.claims}) >= 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_notebooks_sheets_hold_all_its_scenes_and_no_reason(page):
    text = visible(handout(LIBRARY, [page.notebook], Style(large=True)))
    vignettes = [LIBRARY.vignette(name) for name in page.vignettes]

    assert all(vignette.title in text for vignette in vignettes)
    assert [said for vignette in vignettes for said in said_of(vignette) if said in text] == []
    assert handout(LIBRARY, [page.notebook.partition("_")[0]], Style(large=True)) == handout(
        LIBRARY, [f"notebooks/{page.notebook}"], Style(large=True)
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_facilitators_copy_holds_every_reason_the_timings_and_the_debrief(page):
    text = visible(handout(LIBRARY, [page.notebook], Style(guidance=True)))
    vignettes = [LIBRARY.vignette(name) for name in page.vignettes]

    assert [said for vignette in vignettes for said in said_of(vignette) if said not in text] == []
    assert "Keep it apart from the participants' sheets" in text
    assert f"for all scenes here ({len(vignettes)}), about {24 * len(vignettes)}" in text
    assert "Debrief, to read aloud" in text
    claims = {name for vignette in vignettes for option in vignette.options for name in option.article.claims}
    quoted = [claim for claim in LIBRARY.article.claims if claim.id in claims]
    assert all(claim.phrase in text and claim.says in text for claim in quoted)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_the_facilitators_copy_holds_both_marks_of_each_response_side_by_side(page):
    copy = handout(LIBRARY, [page.notebook], Style(guidance=True))
    rows = [[visible(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)] for row in marked_rows(copy)]
    options = [option for name in page.vignettes for option in LIBRARY.vignette(name).options]

    for (article, practice), option in zip(rows, options, strict=True):
        assert article.startswith(f"{VERDICTS[option.article.alignment]} {' '.join(option.article.because.split())}")
        assert practice.startswith(f"{PRACTICES[option.practice.mark]} {' '.join(option.practice.because.split())}")
        assert bool(re.search(r"Notes? [\d, ]+$", practice)) is bool(option.practice.notes)


def marked_rows(copy: str) -> list[str]:
    """Take the rows of the tables that lay both marks beside each other."""
    tables = re.findall(r'<table class="marks">.*?<tbody>(.*?)</tbody>', copy, re.DOTALL)
    return [row for table in tables for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_where_the_marks_disagree_stands_before_them_and_so_do_the_signs(page):
    scenes = scenes_of(handout(LIBRARY, [page.notebook], Style(guidance=True)))
    lines, kinds = words.paper.guide(), {kind.id: kind for kind in LIBRARY.signs}

    for text, name in zip(scenes, page.vignettes, strict=True):
        vignette = LIBRARY.vignette(name)
        parts = " ".join(vignette.parts.split()) or lines["agree"]
        signs = [f"“{sign.phrase}” {kinds[sign.sign].name}." for sign in vignette.signs]
        marks = text.index(lines["options"])
        assert text.index(lines["parts"]) < text.index(parts) < marks
        assert all(text.index(parts) < text.index(sign) < marks for sign in signs)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_each_note_stands_once_at_the_end_and_is_named_by_its_number(page):
    copy = handout(LIBRARY, [page.notebook], Style(guidance=True))
    vignettes = [LIBRARY.vignette(name) for name in page.vignettes]
    notes = list(dict.fromkeys(note for vignette in vignettes for note in vignette.notes))
    by_id = {note.id: note for note in LIBRARY.notes}
    listed = [visible(line) for line in re.findall(r"<li>(.*?)</li>", copy[copy.index('class="notes"') :], re.DOTALL)]

    pairs = list(zip(notes, listed, strict=True))
    assert all(line.startswith(" ".join(by_id[note].text.split())) for note, line in pairs)
    assert all(by_id[note].source in line for note, line in pairs)
    assert all(visible(copy).count(" ".join(by_id[note].text.split())) == 1 for note in notes)
    cited = [re.search(r"Notes? ([\d, ]+)$", visible(row)) for row in marked_rows(copy)]
    grounds = [option.practice.notes for vignette in vignettes for option in vignette.options]
    for found, names in zip(cited, grounds, strict=True):
        assert [notes[int(n) - 1] for n in found[1].split(", ")] == sorted(names, key=notes.index)


def test_headings_follow_one_another_without_a_leap():
    for style in (Style(), Style(guidance=True)):
        page = handout(LIBRARY, [PAGES[0].notebook], style)
        levels = [int(level) for level in re.findall(r"<h(\d)", page)]

        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= sooner + 1 for sooner, later in itertools.pairwise(levels))


def test_nothing_on_paper_is_told_by_colour_and_nothing_is_fetched():
    page = handout(LIBRARY, [PAGES[0].notebook], Style(guidance=True))

    own = page.replace(source("widgets/tokens.css"), "")
    assert own != page
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\([^)]*\)|hsl\([^)]*\)", own) == []
    assert set(re.findall(r"(?:color|background|border[\w-]*): [^;]*var\((--[\w-]+)\)", own)) == {"--ink", "--paper"}
    assert not re.search(r"https?://|src=|@import|url\(", page)


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["18"], "stories that branch"),
        (["further/10_first_check.ipynb"], "is a check"),
        (["01"], "has no scenes"),
        (["nobody-knows"], 'no scene "nobody-knows"'),
        (["not-me", "gone"], 'no scene "gone"'),
        (["04", "18"], "stories that branch"),
        (["04", "article"], 'no scene "article"'),
    ],
)
def test_what_cannot_go_on_paper_is_refused_with_what_can(names, what):
    with pytest.raises(ExportError, match=re.escape(what)) as refused:
        handout(LIBRARY, names, Style())

    assert "can be printed" in str(refused.value) or "some of these" in str(refused.value)


def test_pages_and_scenes_go_on_paper_in_any_mix_each_scene_once():
    text = visible(handout(LIBRARY, ["2", "pear-wood", "half-the-rent"], Style()))
    titles = [LIBRARY.vignette(name).title for name in (*PAGES[0].vignettes, "pear-wood")]

    assert PAGES[0].notebook.startswith("02")
    assert re.findall(r"<h2>(.+?)</h2>", handout(LIBRARY, ["2", "pear-wood", "half-the-rent"], Style())) == [
        html.escape(title, quote=False) for title in titles
    ]
    assert text.startswith("Mine to Handle: scenes on paper")


def test_the_article_in_brief_holds_every_claim_in_order_and_nothing_of_a_scene():
    page = handout(LIBRARY, ["article"], Style())
    text = visible(page)

    assert re.findall(r"Sentence (\d+)", text) == [str(claim.sentence) for claim in LIBRARY.article.claims]
    assert all(claim.phrase in text and claim.says in text for claim in LIBRARY.article.claims)
    assert all(place.title in text for place in LIBRARY.article.places)
    assert all(silence.says in text for silence in LIBRARY.article.silences)
    assert [vignette.title for vignette in BANK if f">{vignette.title}<" in page] == []
    assert [said for vignette in BANK for said in said_of(vignette) if said in text] == []


def test_files_are_named_after_what_is_on_them():
    assert file_stem(["04"], Style()) == "04"
    assert file_stem(["notebooks/04_noticing.ipynb"], Style(guidance=True)) == "04_noticing-facilitator"
    assert file_stem(["not-me", "pencil"], Style(large=True)) == "not-me-and-1-more-large"


def test_the_command_writes_html_and_a_tagged_pdf_with_an_outline(browser, tmp_path, capsys):
    assert main(["handout", "not-me", "pencil", "--out", str(tmp_path / "paper")]) == 0

    _page, pdf = capsys.readouterr().out.split()
    printed = pypdf.PdfReader(pdf)
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert printed.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert printed.trailer["/Root"]["/Lang"] == "en"
    assert "/StructTreeRoot" in printed.trailer["/Root"]
    outline = re.findall(r"'/Title': '([^']+)'", str(printed.outline))
    assert [title for title in outline if not title.startswith(("Wh", "My", "How"))] == [
        "Mine to Handle: scenes on paper",
        "Not me",
        "Pencil",
    ]
    assert LIBRARY.vignette("not-me").options[0].text[:30] in text
    for vignette in (LIBRARY.vignette("not-me"), LIBRARY.vignette("pencil")):
        assert [option.id for option in vignette.options if option.article.because[:40] in text] == []
    assert [float(side) for side in printed.pages[0].mediabox[2:]] == pytest.approx([595, 842], abs=2)


@pytest.mark.parametrize("style", [Style(guidance=True), Style(guidance=True, large=True)], ids=["plain", "large"])
def test_no_page_of_a_facilitators_copy_ends_after_a_few_lines(browser, tmp_path, style):
    page = tmp_path / "page.html"
    page.write_text(handout(LIBRARY, ["17"], style), encoding="utf-8")

    print_to_pdf(page, page.with_suffix(".pdf"))

    lines = [len(sheet.extract_text().splitlines()) for sheet in pypdf.PdfReader(page.with_suffix(".pdf")).pages]
    assert min(lines[:-1]) >= 14
    assert lines[-1] >= 8


def test_large_letters_and_letter_paper(browser, tmp_path):
    sizes = {}
    for large in (False, True):
        page = tmp_path / f"{large}.html"
        page.write_text(handout(LIBRARY, ["not-me"], Style(large=large, paper="letter")), encoding="utf-8")
        print_to_pdf(page, page.with_suffix(".pdf"))
        printed = pypdf.PdfReader(page.with_suffix(".pdf"))
        sizes[large] = len(printed.pages)
        assert [float(side) for side in printed.pages[0].mediabox[2:]] == pytest.approx([612, 792], abs=2)

    assert "font: var(--size-printed-large)" in handout(LIBRARY, ["not-me"], Style(large=True))
    assert "--size-printed-large: 18pt;" in source("widgets/tokens.css")
    assert sizes[True] > sizes[False]


def test_without_a_browser_the_page_is_written_and_the_way_on_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PRACTICUM_PRINTER", str(tmp_path / "none"))

    assert main(["handout", "not-me", "--out", str(tmp_path)]) == 1

    assert (tmp_path / "not-me.html").is_file()
    assert "Open " in capsys.readouterr().err


def test_a_browser_that_does_not_print_is_told_of(tmp_path, monkeypatch):
    idle = tmp_path / "idle"
    idle.write_text("#!/bin/sh\nexit 0\n")
    idle.chmod(0o755)
    monkeypatch.setenv("PRACTICUM_PRINTER", str(idle))
    page = tmp_path / "page.html"
    page.write_text("<p>One page.</p>")
    (tmp_path / "page.pdf").write_text("an earlier one")

    with pytest.raises(ExportError, match="printed nothing"):
        print_to_pdf(page, tmp_path / "page.pdf")
    assert not (tmp_path / "page.pdf").exists()

    idle.write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(ExportError, match="did not print") as refused:
        print_to_pdf(page, tmp_path / "page.pdf")
    assert isinstance(refused.value.__cause__, subprocess.CalledProcessError)
