"""Prose and cards have one look in every edition: one column, one size of letters, under one bar."""

from contextlib import closing
from functools import partial

import pytest
from people import INTRANET, Reader, Visitor

PRACTICE = "05_alone.ipynb"
WIDTHS = (1280, 768, 375, 320)
MEASURED = """() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true });
  const shown = (all) => [...document.querySelectorAll(all)].filter(seen);
  const edges = (one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().right].map(Math.round);
  const letters = (one) => {  // of the longest line
    const range = document.createRange(), lines = {};
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode()); )
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { bottom, width } = range.getBoundingClientRect();
        if (!width) continue;
        const line = Object.keys(lines).find((line) => Math.abs(line - bottom) < 8) ?? bottom;
        lines[line] = (lines[line] ?? 0) + 1;
      }
    return Math.max(...Object.values(lines));
  };
  const said = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const prose = shown(".jp-RenderedMarkdown > p"), cards = shown(".practicum-card, .practicum-page");
  const answers = shown(".practicum-choice-text");
  const texts = shown(".practicum, .practicum *, .jp-RenderedMarkdown *").filter(said);
  const font = (one) => [getComputedStyle(one).fontFamily, getComputedStyle(one).fontSize].join();
  const own = document.querySelector("body.practicum-alone .practicum-is-page .jp-WindowedPanel-outer");
  const scroller = own ?? document.documentElement;
  return {
    counts: [prose.length, cards.length, answers.length],
    edges: [...new Set([...prose, ...cards].map((one) => edges(one).join()))],
    fonts: [...new Set([...prose, ...answers].map(font))],
    smallest: Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize))),
    letters: Math.max(...[...prose, ...shown(".practicum-scene > p")].map(letters)),
    wide: prose[0].getBoundingClientRect().width,
    beyond: scroller.scrollWidth - scroller.clientWidth,
  };
}"""
LARGER = "() => document.documentElement.style.setProperty('font-size', '125%')"


def in_voila(browser, request):
    return Visitor(browser.new_context().new_page(), request.getfixturevalue("voila").url)


def in_the_browser(browser, request):
    # A plain address has no service worker, which would fetch the whole course beside the page.
    return Visitor(browser.new_context().new_page(), partial(request.getfixturevalue("site").url, host=INTRANET))


def in_jupyterlab(browser, request):
    return Reader(browser.new_context().new_page(), request.getfixturevalue("lab"))


EDITIONS = [in_voila, in_jupyterlab, in_the_browser]


@pytest.fixture(scope="module", params=EDITIONS, ids=lambda come: come.__name__)
def person(request, browser):
    """Give somebody at a page of each edition, its cards drawn."""
    person = request.param(browser, request)
    with closing(person.page.context):
        person.open(PRACTICE)
        person.page.locator(".practicum-frame-slot .practicum-frame-nav").wait_for()
        yield person


@pytest.fixture
def page(person):
    person.page.evaluate("() => document.documentElement.style.removeProperty('font-size')")
    return person.page


@pytest.mark.parametrize("width", WIDTHS)
def test_prose_and_cards_share_edges_font_size_and_a_measure_of_75_letters(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    found = page.evaluate(MEASURED)

    assert min(found["counts"]) >= 3
    assert len(found["edges"]) == 1, found["edges"]
    assert len(found["fonts"]) == 1, found["fonts"]
    assert found["smallest"] >= 16
    assert found["letters"] <= 75
    assert found["wide"] >= min(width - 40, 560)
    assert found["beyond"] == 0


def test_letters_and_column_grow_with_the_readers_own_size(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    before = page.evaluate(MEASURED)
    page.evaluate(LARGER)
    larger = page.evaluate(MEASURED)

    assert larger["smallest"] == pytest.approx(1.25 * before["smallest"])
    assert larger["wide"] == pytest.approx(1.25 * before["wide"])
    assert (len(larger["edges"]), len(larger["fonts"])) == (1, 1)
    assert larger["letters"] == pytest.approx(before["letters"], abs=2)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_bar_is_slim_and_all_of_it_is_in_sight(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    bar = page.locator(".practicum-frame-nav")
    boxes = [part.bounding_box() for part in bar.locator("a, summary, button").all() if part.is_visible()]

    assert page.locator("a.practicum-frame-home:visible").count() == (width > 480)
    assert len(boxes) >= 4
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert all(box["height"] >= 24 for box in boxes)
    assert bar.bounding_box()["height"] <= (50 if width == 1280 else 130)


def test_what_the_bar_opens_lies_within_the_window(page):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for name in ("Contents", "If it weighs on you"):
            page.locator(".practicum-frame-nav").get_by_text(name, exact=True).click()
            box = page.locator(".practicum-frame-sheet:visible").bounding_box()
            assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True)
            page.keyboard.press("Escape")


def test_the_last_thing_on_a_page_is_one_large_step_on_and_it_leads_there(person, page):
    page.set_viewport_size({"width": 375, "height": 900})
    last = page.locator(".jp-MarkdownCell").last.get_by_role("link")
    assert last.count() == 1
    button = page.locator(".jp-MarkdownCell strong:has(> a)").last.bounding_box()
    column = page.locator(".jp-RenderedMarkdown > p").first.bounding_box()
    assert (button["x"], button["width"]) == pytest.approx((column["x"], column["width"]), abs=1)
    assert button["height"] >= 48

    page.mouse.move(0, 0)
    page.locator(".jp-MarkdownCell strong:has(> a)").last.click(position={"x": 8, "y": button["height"] / 2})
    page.get_by_role("heading", name="Colleagues", exact=True).first.wait_for()
    page.locator(".practicum-frame-nav").get_by_role("link", name="Back:").click()
    page.get_by_role("heading", name="Handling it alone", exact=False).first.wait_for()
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("width", [1280, 375])
def test_another_notebook_in_jupyterlab_keeps_its_looks(reader, lab, width):
    lab.add_page("plain.ipynb", ["1 + 1"])
    look = """() => {
      const of = (what) => getComputedStyle(document.querySelector(`.practicum-is-other ${what}`));
      const head = of(".jp-RenderedMarkdown h1"), cell = of(".jp-MarkdownCell");
      const ink = head.getPropertyValue("--ink");
      return [cell.maxWidth, cell.paddingLeft, head.fontSize, head.fontFamily, head.marginTop, ink];
    }"""
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open("plain.ipynb")
    with_looks = reader.page.evaluate(look)
    assert reader.page.evaluate(
        """() => {
          const ours = (sheet) => [...sheet.cssRules].some((rule) => rule.cssText.includes("practicum"));
          return [...document.styleSheets].filter(ours).map((sheet) => (sheet.disabled = true)).length;
        }"""
    )

    assert reader.page.evaluate(look) == with_looks
    assert (with_looks[0], with_looks[-1]) == ("none", "")


@pytest.mark.parametrize(
    "looks", [{"forced_colors": "active"}, {"contrast": "more"}, {"color_scheme": "dark"}], ids=str
)
def test_in_high_contrast_a_choice_and_the_step_on_are_still_seen(browser, voila, looks):
    visitor = Visitor(browser.new_context(**looks).new_page(), voila.url)
    with closing(visitor.page.context):
        visitor.open(PRACTICE)
        choices = visitor.page.locator(".practicum-choice")
        choices.first.locator("input").check()
        seen = "(one) => ['outlineStyle', 'borderColor'].map((name) => getComputedStyle(one)[name]).join()"
        assert choices.first.evaluate(seen) != choices.nth(1).evaluate(seen)
        button = visitor.page.locator(".jp-MarkdownCell strong:has(> a)").last
        border = button.evaluate(
            "(one) => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderTopStyle]"
        )
        assert border == ["2px", "solid"]
        if looks == {"contrast": "more"}:
            quiet, ink = visitor.page.locator(".practicum-card").first.evaluate(
                "(one) => ['--quiet', '--ink'].map((name) => getComputedStyle(one).getPropertyValue(name))"
            )
            assert quiet == ink
