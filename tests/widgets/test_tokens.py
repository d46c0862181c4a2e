"""The course's tokens are stated once, and every edition takes its looks from there."""

import re
from pathlib import Path

import pytest

from practicum.widgets.modules import PACKAGE

TOKENS = PACKAGE / "widgets" / "tokens.css"
SHEETS = sorted({*PACKAGE.rglob("*.css")} - {TOKENS})
PAGES = sorted(path for ending in ("*.html", "*.j2") for path in PACKAGE.rglob(ending))
SCRIPTS = sorted(PACKAGE.rglob("*.js"))
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}){1,2}\b(?![\w-])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(")
SIZE = re.compile(r"\bfont(?:-size)?:[^;}]*?[\d.]+(?:rem|px|pt|mm|vw)\b")
FAMILY = re.compile(r"\bfont(?:-family)?:[^;}]*\b(?:sans-serif|serif|monospace|system-ui)\b")
SPACE = re.compile(r"(?<![\w-])(?:margin|padding|gap)[\w-]*:[^;}]*[\d.]+(?:rem|em)\b")
CORNER = re.compile(r"border-radius:[^;}]*[\d.]+(?:rem|px)\b")
PAPERS_OWN = re.compile(
    r"@page[^{]*\{.*\}|\b[\w-]+: [\d. ]+(?:mm|em)[^;]*;"
)  # a sheet of paper is measured in its own


def looks(path: Path) -> str:
    """Give what says how something looks: a style sheet, or what of a page or a script is one."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return text
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL) if path in PAGES else re.findall(r"`[^`]*`", text)
    return "\n".join(styles)


def test_the_sweep_sees_every_edition():
    seen = {path.name for path in (*SHEETS, *PAGES)}

    assert {"practicum.css", "page.css", "frame.css", "phone.css", "course_view.css"} <= seen
    assert {"paper.html", "door.html", "head.html", "page.html", "index.html.j2"} <= seen
    assert len(SCRIPTS) >= 40


@pytest.mark.parametrize("path", [*SHEETS, *PAGES, *SCRIPTS], ids=lambda path: path.name)
def test_no_file_but_the_tokens_states_a_colour_a_size_of_letters_or_a_font(path):
    said = PAPERS_OWN.sub("", looks(path))

    for what in (COLOUR, SIZE, FAMILY):
        assert what.findall(said) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_states_a_colour(path):
    assert re.findall(r"[\"'](#[0-9a-fA-F]{3,8}|rgba?\([^)]*\))[\"']", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_style_sheet_states_a_space_or_a_corner_of_its_own(path):
    said = path.read_text(encoding="utf-8")

    assert SPACE.findall(said) == []
    assert CORNER.findall(said) == []


@pytest.mark.parametrize("path", [*SHEETS, *PAGES, *SCRIPTS], ids=lambda path: path.name)
def test_every_token_that_is_used_is_stated(path):
    stated = set(re.findall(r"(?m)^\s*(--[\w-]+):|[{;] (--[\w-]+):", TOKENS.read_text(encoding="utf-8")))
    used = set(re.findall(r"var\((--[\w-]+)", looks(path)))

    assert used <= {name for pair in stated for name in pair if name}


def test_the_letters_of_the_course_are_at_least_sixteen_pixels():
    sizes = dict(re.findall(r"--size-([\w-]+): ([\d.]+)rem", TOKENS.read_text(encoding="utf-8")))

    assert {"small", "body", "scene"} <= sizes.keys()
    assert min(float(size) for size in sizes.values()) >= 1
    assert 1.03 <= float(sizes["body"]) <= 1.1
