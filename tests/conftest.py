"""What every test starts from: a passport of its own, the course's library, and a small data folder to break."""

import os
from pathlib import Path

import hypothesis
import pytest
from samples import write_forms

from practicum.content.library import Library, own_folder
from practicum.passport.lines import Attempt, Choice

# A property is true however busy the machine is; in CI the same examples come each time (Hypothesis's profile "ci").
hypothesis.settings.register_profile(
    "unhurried",
    hypothesis.settings.get_profile("ci" if os.environ.get("CI") else "default"),
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests that the quick command leaves out (CONTRIBUTING)."""
    config.addinivalue_line("markers", "slow: takes minutes by its nature, and is left out of the quick tests")


ARTICLE = """\
title = "A small article"
about = "An invented article for the tests, with three claims."
sentences = 3

[[places]]
id = "stance"
kind = "stance"
title = "Own the feeling"
says = "It is the therapist's."
when = "Always"

[[places]]
id = "colleagues"
kind = "rung"
title = "Consult colleagues"
says = "About the case."
when = "Where the therapist is concerned"

[[claims]]
id = "handle-own-feelings"
sentence = 1
phrase = "must handle"
strength = "requires"
kind = "obligation"
place = "stance"
says = "A therapist must handle their own feelings."

[[claims]]
id = "no-advantage"
sentence = 2
phrase = "no one can take advantage"
strength = "forbids"
kind = "prohibition"
place = "stance"
says = "Nobody may take advantage of a client."

[[claims]]
id = "colleagues-can-consult"
sentence = 3
phrase = "colleagues who can consult"
strength = "offers"
kind = "step"
place = "colleagues"
says = "Colleagues are there to consult."

[[silences]]
id = "records"
says = "notes and records"
"""

SIGNS = """\
[[signs]]
id = "special-client"
name = "Treated differently"
says = "This client gets what others do not get."
"""

BEYOND = """\
[[notes]]
id = "bring-it-early"
kind = "supervision"
text = "If you are in training, bring it to supervision early."
source = "This course"
edition = "2026"
checked = "2026-11-23"
standing = "advice"
"""

COURSE = """\
title = "A small course"

[[pages]]
id = "only-page"
notebook = "00_only_page.ipynb"
title = "The only page"
goal = "Have one page to read."
core = true
vignettes = ["the-late-train"]
"""

VIGNETTE = """\
id = "the-late-train"
number = 1
version = 1
title = "The late train"
level = 2
decided = "clearly"
decided_because = "She is concerned, and the text names a step."
scene = "SCENE"
ask = "What would you do?"
claims = ["colleagues-can-consult"]
silences = ["records"]
parts = ""

[[signs]]
phrase = "likes her Thursday client"
sign = "special-client"

[[options]]
id = "ask-a-colleague"
text = "Ask a colleague about the case this week."
article.alignment = "fits"
article.because = "The text offers “colleagues who can consult” (S03)."
article.claims = ["colleagues-can-consult"]
practice.mark = "sound"
practice.because = "Somebody else looks at it this week."
practice.notes = ["bring-it-early"]

[[options]]
id = "wait-and-see"
text = "Wait and see what the spring will bring."
article.alignment = "strains"
article.because = "Time can help. The text asks that she handle it."
article.claims = ["handle-own-feelings"]
practice.mark = "partial"
practice.because = "It harms nobody yet. Nobody else knows of it."
practice.notes = ["bring-it-early"]

[[options]]
id = "take-the-late-train"
text = "Take the late train with him after his hour."
article.alignment = "against"
article.because = "It would be kind company. The text forbids advantage."
article.claims = ["no-advantage"]
practice.mark = "unsound"
practice.because = "He cannot freely refuse, and it is no part of the work."
practice.notes = ["bring-it-early"]

[[options]]
id = "move-his-hour"
text = "Move his hour to the morning from now on."
article.alignment = "unsaid"
article.because = "It might help. The text has no word on hours."
article.claims = []
practice.mark = "supervised"
practice.because = "It changes the frame. Talk it through first."
practice.notes = ["bring-it-early"]

[[twists]]
fact = "Her worry goes by Friday."
about = "ask-a-colleague"
article = -1
practice = 0
because = "The sign that the text names has gone."
""".replace(
    "SCENE",
    "Nora, a counsellor of forty, likes her Thursday client and knows it. " + " ".join(["She is forty."] * 20),
)


@pytest.fixture(autouse=True)
def own_passport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a passport of its own, and the course's own data and language."""
    path = tmp_path / "my_passport.jsonl"
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(path))
    monkeypatch.delenv("PRACTICUM_DATA", raising=False)
    monkeypatch.delenv("PRACTICUM_LANGUAGE", raising=False)
    return path


@pytest.fixture
def library() -> Library:
    """Give the course's own library."""
    return Library(own_folder())


@pytest.fixture
def sample_folder(tmp_path: Path) -> Path:
    """Give a small valid data folder that a test may break."""
    folder = tmp_path / "sample"
    (folder / "vignettes").mkdir(parents=True)
    for name, text in {"article": ARTICLE, "beyond": BEYOND, "course": COURSE, "signs": SIGNS}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "vignettes" / "the-late-train.toml").write_text(VIGNETTE, encoding="utf-8")
    return folder


@pytest.fixture
def forms_folder(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a course with two forms of four vignettes, and let the course's calls read it."""
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))
    return write_forms(sample_folder, VIGNETTE)


@pytest.fixture
def attempt():
    """Give a function that makes an attempt at the sample's vignette; a test names what matters to it."""

    def make(attempt_id: str = "one", **changes) -> Attempt:
        choice = Choice(changes.pop("option", "ask-a-colleague"), changes.pop("confidence", 62))
        said = {"at": "2026-11-23T10:00:00.000+00:00", "vignette": "the-late-train", "version": 1, "nth": 1}
        return Attempt(attempt_id, choice=choice, **{**said, **changes})

    return make
