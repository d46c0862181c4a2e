"""What a room sees at the end: every option beside its two marks, both votes with n, and no one voter's way."""

import json
from dataclasses import replace

import pytest

from practicum import words
from practicum.content.compare import compare
from practicum.content.library import Library, own_folder
from practicum.content.model import Alignment
from practicum.workshop import result
from practicum.workshop.poll import Ballot, Outcome, Round, outcome, tally

LIBRARY = Library(own_folder())
PLACED = [name for page in LIBRARY.course.pages for name in page.vignettes]


def voted(vignette, *turns: tuple[int, int], sure: int | None = None, **raised: int) -> tuple[Round, Round]:
    """Make two votes: each turn is one person's first and second option, by place."""
    names = [option.id for option in vignette.options]
    rounds = [{f"v{n}": Ballot(names[turn[at]], sure) for n, turn in enumerate(turns)} for at in (0, 1)]
    return Round(rounds[0], raised), Round(rounds[1])


def shown_for(vignette, first, second, twice=True) -> dict:
    comparisons = [compare(vignette, option.id, LIBRARY) for option in vignette.options]
    return result.revealed(comparisons, outcome(first, second, False), twice)


@pytest.mark.parametrize("name", PLACED)
def test_every_option_stands_beside_both_marks_with_what_speaks_for_and_against_it(name):
    vignette = LIBRARY.vignette(name)

    shown = shown_for(vignette, *voted(vignette))

    assert [said["letter"] for said in shown["responses"]] == list("ABCDE"[: len(vignette.options)])
    for said, option in zip(shown["responses"], vignette.options, strict=True):
        article, practice = said["article"], said["practice"]
        assert (said["text"], article["because"]) == (option.text, option.article.because)
        assert article["fit"] == option.article.alignment.fit
        assert article["verdict"] == words.article.verdicts()[option.article.alignment]
        assert bool(said["claims"]) == (option.article.alignment is not Alignment.UNSAID)
        assert (practice["mark"], practice["because"]) == (option.practice.mark.value, option.practice.because)
        assert practice["verdict"] == words.article.practices()[option.practice.mark]
    assert shown["parts"] == vignette.parts
    assert len(shown["notes"]) == len(vignette.notes)
    assert [sign["phrase"] for sign in shown["signs"]] == sorted(
        (sign.phrase for sign in vignette.signs), key=vignette.scene.replace("\n", " ").find
    )
    assert vignette.decided_because in shown["decided"]


def test_the_signs_of_some_scenes_are_there_to_be_shown():
    assert sum(bool(LIBRARY.vignette(name).signs) for name in PLACED) >= 10


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
    assert "your response" not in text.lower()
    assert "You said" not in text


def test_both_votes_are_told_with_n_in_words_in_a_table_and_as_bars():
    vignette = LIBRARY.vignette("eight-sessions")

    votes = shown_for(vignette, *voted(vignette, *[(0, 1)] * 4, *[(1, 1)] * 3, (3, 1)))["votes"]

    [by_option] = votes["tables"]
    assert by_option["head"] == ["Response", "First vote (n\u00a0=\u00a08)", "Second vote (n\u00a0=\u00a08)"]
    assert [row[1:] for row in by_option["rows"]] == [["4", "0"], ["3", "8"], ["0", "0"], ["1", "0"]]
    assert [row["counts"] for row in votes["bars"]["rows"]] == [[4, 0], [3, 8], [0, 0], [1, 0]]
    assert votes["lines"] == [
        "How many changed their choice is not shown: some response was chosen by fewer than five people."
    ]


def test_beside_both_marks_stand_the_counts_of_both_votes():
    vignette = LIBRARY.vignette("eight-sessions")

    shown = shown_for(vignette, *voted(vignette, *[(0, 1)] * 4, *[(1, 1)] * 3, (3, 1)))

    assert [response["counts"] for response in shown["responses"]] == [
        ["First vote: 4 of 8", "Second vote: 0 of 8"],
        ["First vote: 3 of 8", "Second vote: 8 of 8"],
        ["First vote: 0 of 8", "Second vote: 0 of 8"],
        ["First vote: 1 of 8", "Second vote: 0 of 8"],
    ]


def test_votes_are_counted_by_each_mark_in_two_tables_and_two_counts_that_are_never_made_one(sample_folder):
    vignette = Library(sample_folder).vignette("the-late-train")  # fits, sound; strains, partial; against, unsound;
    first, second = voted(vignette, *[(0, 1)] * 4, *[(1, 0)] * 3, (3, 0))  # unsaid, supervised

    marks = result.by_marks(vignette, outcome(first, second, False))

    counted = [[(row["mark"]["verdict"], *row["counts"]) for row in table["rows"]] for table in marks["tables"]]
    verdicts, practices = words.article.verdicts_in_short(), words.article.practices_in_short()
    assert counted == [
        [
            (verdicts["fits"], "4", "4"),
            (verdicts["unsaid"], "1", "0"),
            (verdicts["strains"], "3", "4"),
            (verdicts["against"], "0", "0"),
        ],
        [
            (practices["sound"], "4", "4"),
            (practices["partial"], "3", "4"),
            (practices["supervised"], "1", "0"),
            (practices["unsound"], "0", "0"),
        ],
    ]
    assert marks["lines"] == [
        "First vote, choices: 8. The article supports 4 of them, good practice 4.",
        "Second vote, choices: 8. The article supports 4 of them, good practice 4.",
    ]


def test_the_two_counts_are_of_what_each_supports(sample_folder):
    vignette = Library(sample_folder).vignette("the-late-train")
    mostly = replace(vignette.options[1].article, alignment=Alignment.MOSTLY)
    options = (vignette.options[0], replace(vignette.options[1], article=mostly), *vignette.options[2:])
    vignette = replace(vignette, options=options)  # the second now: mostly, partial

    marks = result.by_marks(vignette, outcome(*voted(vignette, *[(0, 1)] * 4, *[(1, 3)] * 3), False))

    assert marks["lines"] == [
        "First vote, choices: 7. The article supports 7 of them, good practice 4.",
        "Second vote, choices: 7. The article supports 4 of them, good practice 0.",
    ]


@pytest.mark.parametrize("name", PLACED)
def test_each_table_by_a_mark_counts_everybody_once(name):
    vignette = LIBRARY.vignette(name)
    places = range(len(vignette.options))

    turns = [(place, 0) for place in places for _ in range(place + 3)]

    marks = shown_for(vignette, *voted(vignette, *turns))["marks"]

    for table in marks["tables"]:
        assert [sum(int(row["counts"][at]) for row in table["rows"]) for at in (0, 1)] == [len(turns)] * 2
        assert all(str(len(turns)) in title for title in table["head"][1:])


def test_a_first_result_that_is_shown_early_has_no_mark_in_it():
    vignette = LIBRARY.vignette("eight-sessions")
    first, _ = voted(vignette, *[(0, 1)] * 6, sure=2)

    text = json.dumps(result.votes(vignette, Outcome(tally(first)), second=False))

    assert not any(verdict in text for verdict in words.article.verdicts().values())
    assert not any(verdict in text for verdict in words.article.practices().values())


def test_how_sure_people_were_is_told_in_five_words_with_n_and_only_where_they_were_asked():
    vignette = LIBRARY.vignette("eight-sessions")
    first, second = voted(vignette, *[(0, 1)] * 6, sure=3)

    asked = shown_for(vignette, first, second)["votes"]["tables"]
    unasked = shown_for(vignette, *voted(vignette, *[(0, 1)] * 6))["votes"]["tables"]

    [_, by_sureness] = asked
    assert by_sureness["head"] == ["How sure", "First vote (n\u00a0=\u00a06)", "Second vote (n\u00a0=\u00a06)"]
    assert [row[0] for row in by_sureness["rows"]] == words.card.surenesses()
    assert [row[1:] for row in by_sureness["rows"]] == [*[["0", "0"]] * 3, ["6", "6"], ["0", "0"]]
    assert len(unasked) == 1


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

    shown = shown_for(vignette, *voted(vignette, *[(0, 1)] * 4, sure=1))
    votes = shown["votes"]

    assert votes["tables"] == []
    assert shown["marks"] == {"lines": [], "tables": []}
    assert all(response["counts"] == [] for response in shown["responses"])
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
