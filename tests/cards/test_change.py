"""Before beside after: the same counts in words, in a picture and in a table, as far as both checks have come."""

import json
import re

import pytest
from samples import FORMS

import practicum
from practicum.cards.change import write_sum
from practicum.passport.file import Passport

FITS, UNSAID, STRAINS, AGAINST = "ask-a-colleague", "move-his-hour", "wait-and-see", "take-the-late-train"


@pytest.fixture
def take(own_passport, attempt):
    """Give a function that records a form's choices in order, on a day of November."""

    def record(form: str, day: int, *options: str, confidence: int = 80) -> None:
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

    assert panel.shown["standing"] == ["First check: 4 of 4 on record.", "Second check: 3 of 4 so far."]
    assert panel.shown["parts"][0]["lines"] == [
        "First check: where the text has a word, 1 of your 3 choices went with it, wholly or mostly. "
        "Fits the text: 1; The text does not say: 1; Strains against the text: 1.",
        "Second check: where the text has a word, 2 of your 3 choices went with it, wholly or mostly. "
        "Fits the text: 2; Goes against the text: 1.",
    ]
    assert panel.shown["parts"][1]["lines"][0] == (
        "First check: at 3 of 4 scenes you judged as our reading does. You took it to decide more: 1."
    )
    assert panel.shown["parts"][2]["lines"] == [
        "First check: 1 of 3 choices fitted best. By how sure you were: 80 %: 1 of 3.",
        "Second check: 2 of 3 choices fitted best. By how sure you were: 80 %: 2 of 3.",
    ]


def test_the_table_says_what_the_words_and_the_picture_say(forms_folder, take):
    take("b", 2, FITS, STRAINS, UNSAID, FITS)
    take("a", 20, FITS, FITS, AGAINST)

    panel = practicum.mine.change()
    table = rows(panel)
    fit, judged, sure = (part["picture"] for part in panel.shown["parts"])

    assert table["Fit, added up"] == ["1 ¼ of 2", "2 of 3"]
    assert table["Of these, the text is silent on"] == ["1", "0"]
    assert table["80 % sure: fitted best"] == ["1 of 3", "2 of 3"]
    assert [[str(len(cell)) for cell in row["cells"]] for row in fit["rows"]] == [
        list(counts) for counts in zip(*list(table.values())[3:8], strict=True)
    ]
    assert [len(cell) for cell in judged["rows"][0]["cells"]] == [0, 3, 1]
    assert sure["rows"][0]["cells"] == [[1.0, 0.0, 0.0]]
    assert all(part["picture"]["alt"] == " ".join(part["lines"]) for part in panel.shown["parts"])
    assert len(table) == 12


def test_a_confidence_given_in_one_check_only_stands_in_both_columns(forms_folder, take):
    take("a", 2, FITS, FITS, FITS, FITS, confidence=60)
    take("b", 20, STRAINS, confidence=90)

    table = rows(practicum.mine.change())

    assert table["60 % sure: fitted best"] == ["3 of 3", "none"]
    assert table["90 % sure: fitted best"] == ["none", "0 of 1"]


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


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (0.25, "¼"), (1, "1"), (5.25, "5 ¼"), (6.5, "6 ½"), (0.75, "¾")]
)
def test_a_sum_of_fits_is_written_as_by_hand(number, written):
    assert write_sum(number) == written
