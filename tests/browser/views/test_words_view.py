"""Words on screen: none has escaped the catalogue, and text in another script keeps its direction."""

import re
import shutil

import practicum
from practicum.content.library import Library, own_folder

SUBMIT = """(cards) => cards.forEach((card) => {
  card.dataset.sent = "";
  card.querySelector("form button[type=submit]").click();
})"""
ALL_COMPARED = """() => [...document.querySelectorAll("[data-sent]")]
  .every((card) => card.querySelector(".practicum-comparison, .practicum-kept"))"""
PICK = "(groups) => groups.forEach((group) => group.querySelector('input[type=radio]').click())"
PAGES = [page.notebook for page in Library(own_folder()).course.pages]
TEXTS = """(views) => views.flatMap((view) => {
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent.trim());
  const named = [...view.querySelectorAll('[aria-label], [title], [placeholder]')];
  return texts.concat(named.map((e) => e.getAttribute('aria-label') || e.title || e.placeholder));
})"""


def content() -> str:
    """Join all text that authors wrote: what stands here needs no catalogue."""
    return " ".join(path.read_text(encoding="utf-8") for path in own_folder().rglob("*.toml")).replace("\n", " ")


def is_content(text: str, written: str) -> bool:
    """Tell whether a text is an author's, a response's letter, or a resume code."""
    code = re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{1,4})+", text)
    return text in written or code is not None or text.removesuffix(".") in tuple("ABCDE")


def test_every_word_on_screen_is_content_or_from_the_catalogue(static, monkeypatch):
    monkeypatch.setenv("PRACTICUM_LANGUAGE", "qps")  # the pseudo-language: each sentence of the catalogue in brackets
    written, escaped, seen = content(), [], 0

    for name in PAGES:
        static.open()
        static.run(name)
        texts = static.page.locator(".practicum").evaluate_all(TEXTS)
        _open_everything(static)
        texts = [text for text in texts + static.page.locator(".practicum").evaluate_all(TEXTS) if text]
        escaped += [text for text in texts if "⟦" not in text and not is_content(text, written)]
        seen += len(texts)

    assert escaped == []
    assert seen > 4000
    assert len(PAGES) >= 16


def _open_everything(static) -> None:
    """Commit every form, try every practice and open every twist, so that all that a view can say is on screen.

    All at once, by the page itself: hundreds of clicks one by one take a minute.
    """
    begin = static.page.get_by_role("button", name="Begin")
    for _ in range(begin.count()):  # each takes itself away
        begin.first.click()
    forms = static.page.locator(".practicum-card:has(fieldset):has(form button[type=submit])")
    groups = static.page.locator(".practicum-card fieldset:has(input[type=radio])")
    for act, on in ((SUBMIT, forms), (PICK, groups), (SUBMIT, forms)):  # what is missing is said first
        on.evaluate_all(act)
    static.page.wait_for_function(ALL_COMPARED)
    groups.evaluate_all(PICK)
    for button in static.page.get_by_role("button", name="Compare with ours").all():
        button.click()


def test_text_written_from_right_to_left_is_set_from_right_to_left(static, tmp_path, monkeypatch):
    shutil.copytree(own_folder(), tmp_path / "data")
    vignette = tmp_path / "data" / "vignettes" / "eight-sessions.toml"
    english = Library(own_folder()).vignette("eight-sessions").options[0].text
    vignette.write_text(vignette.read_text().replace(english, "לשאול את אליאס מה הקלות שביניהם עשתה לעבודה"))
    monkeypatch.setenv("PRACTICUM_DATA", str(tmp_path / "data"))

    card = static.show(practicum.vignette("eight-sessions"))
    directions = card.locator(".practicum-choice-text").evaluate_all(
        "(texts) => texts.slice(0, 2).map((text) => getComputedStyle(text).direction)"
    )

    assert directions == ["rtl", "ltr"]


MARKED = """(card) => {
  const spoken = (at) => [at.closest("[lang]").lang, at.closest("[dir]:not([dir=auto])").dir].join(" ");
  const of = (selector) => [...new Set([...card.querySelectorAll(selector)].map(spoken))].join();
  const scene = ".practicum-scene > :is(h3, p):not(.practicum-level, .practicum-care)";
  return [spoken(card), of(scene), of(".practicum-judged > .practicum-option, .practicum-says, q"), of("button, h5")];
}"""


def test_a_scene_is_marked_as_in_the_courses_language_and_the_rest_as_in_that_of_the_words(
    static, tmp_path, monkeypatch
):
    data = tmp_path / "data"
    shutil.copytree(own_folder(), data)
    course = (data / "course.toml").read_text(encoding="utf-8").replace('language = "en"', 'language = "ar"')
    (data / "course.toml").write_text(course, encoding="utf-8")
    monkeypatch.setenv("PRACTICUM_DATA", str(data))

    card = static.show(practicum.vignette("eight-sessions"))
    static.choose(card)
    asked = card.get_by_role("group").first.evaluate("(group) => group.querySelector('legend').lang")
    static.commit(card)

    assert [asked, *card.evaluate(MARKED)] == ["ar", "en ltr", "ar rtl", "ar rtl", "en ltr"]
