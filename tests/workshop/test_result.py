"""What a room sees at the end: every option beside the text, both votes with n, and no one voter's way."""

import json

import pytest

from practicum.content.compare import compare
from practicum.content.library import Library, own_folder
from practicum.content.model import Alignment, Decided
from practicum.workshop import result
from practicum.workshop.poll import Ballot, Round, outcome

LIBRARY = Library(own_folder())
PLACED = [name for page in LIBRARY.course.pages for name in page.vignettes]


def voted(vignette, *turns: tuple[int, int], **raised: int) -> tuple[Round, Round]:
    """Make two votes: each turn is one person's first and second option, by place."""
    names = [option.id for option in vignette.options]
    rounds = [{f"v{n}": Ballot(names[turn[at]], Decided.PARTLY) for n, turn in enumerate(turns)} for at in (0, 1)]
    return Round(rounds[0], raised), Round(rounds[1])


def shown_for(vignette, first, second, twice=True) -> dict:
    notes, article = LIBRARY.notes, LIBRARY.article
    comparisons = [compare(vignette, option.id, article, notes) for option in vignette.options]
    return result.revealed(comparisons, result.votes(vignette, outcome(first, second, False), twice))


@pytest.mark.parametrize("name", PLACED)
def test_every_option_stands_beside_the_text_with_its_reason_and_track_b(name):
    vignette = LIBRARY.vignette(name)

    shown = shown_for(vignette, *voted(vignette))

    assert [option["letter"] for option in shown["options"]] == list("ABCDE"[: len(vignette.options)])
    for said, option in zip(shown["options"], vignette.options, strict=True):
        assert (said["because"], said["text"]) == (option.because, option.text)
        assert bool(said["claims"]) == (option.alignment is not Alignment.UNSAID)
    assert shown["beyond"]["note"] == vignette.beyond_note
    assert len(shown["beyond"]["facts"]) == len(vignette.beyond)
    assert vignette.decided_because in shown["decided"]


def test_the_ladder_is_marked_for_the_scene_and_for_no_one_option():
    seen = set()
    for name in PLACED:
        vignette = LIBRARY.vignette(name)
        seen |= {place["badge"] for place in shown_for(vignette, *voted(vignette))["ladder"]["places"]}

    assert seen == {"", "this scene"}


def test_nobody_in_a_room_is_told_that_they_said_something():
    vignette = LIBRARY.vignette("eight-sessions")

    text = json.dumps(shown_for(vignette, *voted(vignette, *[(0, 1)] * 6)))

    assert "your option" not in text.lower()
    assert "You said" not in text


def test_both_votes_are_told_with_n_in_words_in_a_table_and_as_bars():
    vignette = LIBRARY.vignette("eight-sessions")

    votes = shown_for(vignette, *voted(vignette, *[(0, 1)] * 4, *[(1, 1)] * 3, (3, 1)))["votes"]

    by_option, by_decided = votes["tables"]
    assert by_option["head"] == ["Response", "First vote (n\u00a0=\u00a08)", "Second vote (n\u00a0=\u00a08)"]
    assert [row[1:] for row in by_option["rows"]] == [["4", "0"], ["3", "8"], ["0", "0"], ["1", "0"]]
    assert by_decided["rows"][1] == ["it decides partly", "8", "8"]
    assert [row["counts"] for row in votes["bars"]["rows"]] == [[4, 0], [3, 8], [0, 0], [1, 0]]
    assert votes["lines"] == [
        "How many changed their choice is not shown: some response was chosen by fewer than five people."
    ]


def test_the_table_of_changes_names_its_rows_by_their_letters_and_says_how_many_stayed():
    vignette = LIBRARY.vignette("eight-sessions")

    votes = shown_for(vignette, *voted(vignette, *[(0, 1)] * 6, *[(3, 1)] * 2, *[(3, 3)] * 5))["votes"]

    assert votes["lines"] == ["Of 13 people who voted both times by phone, 5 stayed with their choice."]
    assert votes["change"]["head"] == ["First vote", "then A", "then B", "then C", "then D"]
    assert votes["change"]["rows"] == [
        ["First A (n\u00a0=\u00a06)", "0", "6", "0", "0"],
        ["First D (n\u00a0=\u00a07)", "0", "2", "0", "5"],
    ]


def test_who_is_not_counted_and_what_is_held_back_is_said():
    vignette = LIBRARY.vignette("eight-sessions")
    first, second = voted(vignette, *[(0, 1)] * 7)
    fewer = second.of([f"v{number}" for number in range(6)])

    said = [
        result.votes(vignette, outcome(*pair, told))["lines"]
        for pair, told in (
            ((first, fewer), False),
            ((fewer, first), True),
            ((first, fewer), True),
        )
    ]

    assert said == [
        [
            "Counted here: those who voted both times by phone, and raised hands.",
            "Of 6 people who voted both times by phone, 0 stayed with their choice.",
        ],
        [
            "In the second vote, those who had voted in the first as well are counted, and raised hands.",
            "Of 6 people who voted both times by phone, 0 stayed with their choice.",
        ],
        [
            "Second vote: votes by phone are not shown. Some people voted only once, and the two votes side by side "
            "would show what they chose."
        ],
    ]


def test_under_five_people_a_sentence_stands_in_place_of_the_figures():
    vignette = LIBRARY.vignette("eight-sessions")

    votes = shown_for(vignette, *voted(vignette, *[(0, 1)] * 4))["votes"]

    assert votes["tables"] == []
    assert (votes["bars"], votes["change"]) == (None, None)
    assert votes["lines"] == [
        "First vote: fewer than five people, so nothing is shown of it.",
        "Second vote: fewer than five people, so nothing is shown of it.",
    ]


def test_with_one_vote_alone_nothing_is_said_of_a_second():
    vignette = LIBRARY.vignette("eight-sessions")

    votes = shown_for(vignette, *voted(vignette, *[(0, 1)] * 6), twice=False)["votes"]

    assert votes["tables"][0]["head"] == ["Response", "First vote (n\u00a0=\u00a06)"]
    assert votes["lines"] == []
