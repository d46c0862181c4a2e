"""The rules of a vote: who is counted, what is never told of a few, and which step follows which."""

import itertools
import random

import pytest

from practicum.model import FEWEST, Decided
from practicum.poll import Ballot, Round, outcome, tally
from practicum.stages import Stage, StageError, check_step

OPTIONS = "abcd"


def round_of(choices: dict[str, str], **hands: int) -> Round:
    """Make a vote: an option for each voter; and hands by option."""
    return Round({voter: Ballot(option, Decided.PARTLY) for voter, option in choices.items()}, hands)


def many(letters: str, start: int = 0) -> dict[str, str]:
    """Let one voter after another choose: "aab" is three people."""
    return {f"v{number}": letter for number, letter in enumerate(letters, start)}


@pytest.mark.parametrize("people", range(8))
def test_no_tally_is_told_of_fewer_than_five(people):
    told = tally(round_of(many("a" * people)))

    assert (told is None) == (people < FEWEST)
    assert told is None or told.people == people


def test_hands_and_ballots_are_counted_together():
    told = tally(round_of(many("aabbc"), a=2, d=1))

    assert told.options == {"a": 4, "b": 2, "c": 1, "d": 1}
    assert told.people == 8


def test_a_few_ballots_beside_many_hands_are_left_out_since_everybody_saw_the_hands():
    assert tally(round_of(many("aab"), b=9)).options == {"b": 9}
    assert tally(round_of(many("aab"), b=4)) is None


def test_judgements_under_five_are_left_out_by_themselves():
    told = tally(Round({}, {"a": 6}, {"clearly": 3}))

    assert (told.people, told.decided) == (6, {})


def test_a_matrix_keeps_a_row_for_each_first_choice_of_five_or_more():
    told = outcome(round_of(many("aaaaaabbbbb")), round_of(many("aaabbbbbbba")), told=False)

    assert {move.first: dict(move.second) for move in told.change.moves} == {
        ("a",): {"a": 3, "b": 3},
        ("b",): {"b": 4, "a": 1},
    }
    assert (told.change.people, told.change.stayed) == (11, 7)


def test_rows_of_fewer_than_five_are_joined_until_none_is_left():
    told = outcome(round_of(many("aaaaaabbc")), round_of(many("bbbbbbaaa")), told=False)

    assert [move.first for move in told.change.moves] == [("a", "b", "c")]
    assert [move.people for move in told.change.moves] == [9]


def test_who_voted_only_once_does_not_show_by_subtraction():
    first, second = many("aaaabbbb") | {"gone": "d"}, many("bbbbbbbb") | {"late": "c"}

    told = outcome(round_of(first), round_of(second), told=False)

    assert told.first.options == {"a": 4, "b": 4}
    assert told.second.options == {"b": 8}


def test_five_who_came_late_are_counted():
    told = outcome(round_of(many("aaaaa")), round_of(many("aaaaa") | many("ddddd", 50)), told=False)

    assert told.second.options == {"a": 5, "d": 5}


def test_once_the_first_result_is_out_a_matrix_that_would_show_a_few_is_left_out():
    first = round_of(many("aaaabbbb") | {"gone": "d"})

    told = outcome(first, round_of(many("bbbbbbbb")), told=True)

    assert told.change is None
    assert told.first.options == {"a": 4, "b": 4, "d": 1}


def test_with_too_few_who_voted_twice_there_is_no_matrix():
    assert outcome(round_of(many("aaaaaa")), round_of(many("bbbb")), told=False).change is None


def told_groups(first: dict, second: dict, told: bool) -> list[int]:
    """Work out, as somebody would who subtracts, how large each group is of which a distribution can be had."""
    both = first.keys() & second.keys()
    shown = outcome(round_of(first), round_of(second), told)
    groups = [shown.first.people if shown.first else 0, shown.second.people if shown.second else 0]
    if shown.change:
        groups += [move.people for move in shown.change.moves]
        groups += [abs(each.people - len(both)) for each in (shown.first, shown.second) if each]
    if told and shown.first and len(first) != shown.first.people:
        groups.append(abs(len(first) - shown.first.people))
    return [group for group in groups if group]


def test_no_subtraction_leaves_a_group_of_one_to_four():
    chance, swept = random.Random(4), 0
    for _ in range(3000):
        voters = [f"v{n}" for n in range(chance.randint(0, 24))]
        first = {v: chance.choice(OPTIONS) for v in voters if chance.random() < 0.9}
        second = {v: chance.choice(OPTIONS) for v in voters if chance.random() < 0.9}
        for told in (False, True):
            groups = told_groups(first, second, told)
            swept += len(groups)
            assert all(group >= FEWEST for group in groups), (first, second, told)
    assert swept > 5000


def test_a_poll_goes_only_where_its_rules_lead():
    allowed = {
        (stage, to)
        for stage, to, told in itertools.product(Stage, Stage, (False, True))
        if not _refused(stage, to, told) and not told
    }

    assert allowed == {
        (Stage.FIRST, Stage.DISCUSSING),
        (Stage.DISCUSSING, Stage.FIRST),
        (Stage.DISCUSSING, Stage.SECOND),
        (Stage.DISCUSSING, Stage.REVEALED),
        (Stage.SECOND, Stage.CLOSED),
        (Stage.CLOSED, Stage.SECOND),
        (Stage.CLOSED, Stage.REVEALED),
    }


def test_a_round_whose_result_is_out_is_not_opened_again():
    with pytest.raises(StageError, match="cannot go to"):
        check_step(Stage.DISCUSSING, Stage.FIRST, told=True)


def _refused(stage: Stage, to: Stage, told: bool) -> bool:
    try:
        check_step(stage, to, told)
    except StageError:
        return True
    return False
