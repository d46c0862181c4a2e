"""Before beside after: the same counts in words, in a picture and in a table, as far as both checks have come."""

import json
import re

import pytest
from samples import FORMS

import practicum
from practicum import words
from practicum.passport.file import Passport

FITS, UNSAID, STRAINS, AGAINST = "ask-a-colleague", "move-his-hour", "wait-and-see", "take-the-late-train"


@pytest.fixture
def take(own_passport, attempt):
    """Give a function that records a form's choices in order, on a day of November."""

    def record(form: str, day: int, *options: str, confidence: int = 81) -> None:
        at = f"2026-11-{day:02}T10:00:00.000+00:00"
        made = zip(FORMS[form], options, strict=False)
        Passport(own_passport).record(
            attempt(name, vignette=name, option=option, at=at, confidence=confidence) for name, option in made
        )

    return record


def rows(panel) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in panel.shown["table"]["rows"]}


def test_with_nothing_on_record_it_says_so_and_draws_nothing(forms_folder, tmp_path):
    before = sorted(tmp_path.rglob("*"))

    panel = practicum.mine.change()

    assert panel.shown["standing"] == ["First check: nothing on record yet.", "Second check: nothing on record yet."]
    assert (panel.shown["parts"], panel.shown["table"]) == ([], {})
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("count", [1, 3, 4])
def test_the_first_check_alone_gives_nothing_away(forms_folder, take, count):
    take("a", 2, *[FITS, STRAINS, AGAINST, FITS][:count])

    shown = practicum.mine.change().shown

    assert re.match(r"First check: \d of 4", shown["standing"][0])
    assert shown["standing"][2].startswith("The figures of the first check wait until it is whole")
    assert (shown["parts"], shown["table"]) == ([], {})


def test_while_neither_check_is_whole_the_first_one_shows_no_figure(forms_folder, take):
    take("a", 2, FITS, STRAINS)
    take("b", 20, FITS, FITS, UNSAID)

    shown = practicum.mine.change().shown

    assert shown["standing"][2].startswith("The figures of the first check wait until it is whole")
    assert [line for part in shown["parts"] for line in part["lines"] if line.startswith("First check")] == []
    assert shown["table"]["head"][1:] == ["Second check"]
    take("b", 21, FITS, FITS, UNSAID, FITS)
    assert practicum.mine.change().shown["table"]["head"][1:] == ["First check", "Second check"]


def test_what_is_taken_of_the_first_check_after_the_second_was_begun_is_not_counted(forms_folder, take):
    take("a", 2, FITS, STRAINS, FITS)
    take("b", 20, FITS, FITS, UNSAID, FITS)
    take("a", 21, FITS, STRAINS, FITS, FITS)

    shown = practicum.mine.change().shown

    assert shown["standing"] == [
        "First check: 3 of 4 so far.",
        "Second check: 4 of 4 on record.",
        "Taken when the second check had begun, and so not counted in the first: 1.",
    ]
    assert rows(practicum.mine.change())["Scenes on record"] == ["3 of 4", "4 of 4"]


def test_half_a_second_check_is_shown_beside_the_first(forms_folder, take):
    take("b", 2, FITS, STRAINS, UNSAID, FITS)
    take("a", 20, FITS, FITS, AGAINST)

    panel = practicum.mine.change()

    both, article, practice, sure = (part["lines"] for part in panel.shown["parts"])
    assert panel.shown["standing"] == ["First check: 4 of 4 on record.", "Second check: 3 of 4 so far."]
    assert both == [
        "First check: of your 4 choices, the article supports 1, good practice supports 2. "
        "Of the 4 of which you were sure or certain, the article supports 1, good practice supports 2.",
        "Second check: of your 3 choices, the article supports 2, good practice supports 2. "
        "Of the 3 of which you were sure or certain, the article supports 2, good practice supports 2.",
    ]
    of, by = words.article.verdicts(), words.article.practices()
    assert article == [
        f"First check: {of['fits']}: 1; {of['unsaid']}: 2; {of['strains']}: 1.",
        f"Second check: {of['fits']}: 2; {of['against']}: 1.",
    ]
    assert practice == [
        f"First check: {by['sound']}: 2; {by['partial']}: 1; {by['supervised']}: 1.",
        f"Second check: {by['sound']}: 2; {by['unsound']}: 1.",
    ]
    assert sure[0] == "First check: Sure: 4 choices, of which the article supports 1, good practice 2."


def test_where_nobody_was_sure_it_says_so(forms_folder, take):
    take("a", 2, FITS, FITS, FITS, FITS, confidence=62)
    take("b", 20, FITS, confidence=25)

    lines = practicum.mine.change().shown["parts"][0]["lines"]

    assert [line.partition(". ")[2] for line in lines] == ["You were sure or certain of none."] * 2


def test_the_table_says_what_the_words_and_the_pictures_say(forms_folder, take):
    take("b", 2, FITS, STRAINS, UNSAID, FITS)
    take("a", 20, FITS, FITS, AGAINST)

    panel = practicum.mine.change()
    table = rows(panel)
    both, article, practice, sure = (part["picture"] for part in panel.shown["parts"])

    assert table["The article supports"] == ["1 of 4", "2 of 3"]
    assert table["Good practice supports"] == ["2 of 4", "2 of 3"]
    assert table["Sure or certain: good practice supports"] == ["2 of 4", "2 of 3"]
    assert table["Sure: the article supports"] == ["1 of 4", "2 of 3"]
    assert [[len(cell) for cell in row["cells"]] for row in both["rows"]] == [[1, 2], [2, 2]]
    for picture, verdicts in ((article, words.article.verdicts()), (practice, words.article.practices())):
        assert [[str(len(cell)) for cell in row["cells"]] for row in picture["rows"]] == [
            list(counts) for counts in zip(*[table[verdict] for verdict in verdicts.values()], strict=True)
        ]
    assert [row["label"] for row in sure["rows"]] == [
        "First check, the article",
        "First check, good practice",
        "Second check, the article",
        "Second check, good practice",
    ]
    assert [len(row["cells"]) for row in sure["rows"]] == [5] * 4
    assert sure["rows"][3]["cells"][3] == [{"mark": "sound"}, {"mark": "sound"}, {"mark": "unsound"}]
    assert sure["rows"][2]["cells"][3] == [{"fit": 1.0}, {"fit": 1.0}, {"fit": 0.0}]
    assert all(part["picture"]["alt"] == " ".join(part["lines"]) for part in panel.shown["parts"])
    assert len(table) == 1 + 4 + 10 + 2


def test_no_figure_joins_the_two_counts_and_nothing_is_called_correct(forms_folder, take):
    take("b", 2, FITS, STRAINS, UNSAID, FITS)
    take("a", 20, FITS, FITS, AGAINST)

    said = json.dumps(practicum.mine.change().shown).lower()

    assert [word for word in ("correct", "score", "fits best", "%", "total", "right", "wrong") if word in said] == []


def test_a_confidence_given_in_one_check_only_stands_in_both_columns(forms_folder, take):
    take("a", 2, FITS, FITS, FITS, FITS, confidence=62)
    take("b", 20, STRAINS, confidence=100)

    table = rows(practicum.mine.change())

    assert table["Fairly sure: good practice supports"] == ["4 of 4", "none"]
    assert table["Certain: good practice supports"] == ["none", "0 of 1"]


def test_it_says_what_the_figures_do_not_mean(forms_folder):
    said = " ".join(practicum.mine.change().caveats)

    assert "say nothing certain" in said
    assert "nothing here says that the course caused" in said
    assert "nobody's ethics" in said


def test_looking_again_finds_what_was_committed_meanwhile(forms_folder, take):
    take("a", 2, FITS)
    panel = practicum.mine.change()
    take("b", 20, FITS)

    answer = panel.reply({"kind": "look"})

    assert answer["shown"]["standing"][1] == "Second check: 1 of 4 so far."
    assert panel.shown == answer["shown"]
    assert len(json.dumps(answer)) < 6000


@pytest.mark.parametrize("message", [{}, {"kind": "peek"}, {"kind": None}])
def test_a_message_that_the_button_does_not_send_is_passed_over(forms_folder, message):
    assert practicum.mine.change().reply(message) is None


def test_a_passport_that_cannot_be_read_is_said_calmly(forms_folder, own_passport):
    own_passport.mkdir()

    assert practicum.mine.change().shown["standing"] == [
        "my_passport.jsonl cannot be read just now. Nothing was changed."
    ]
