"""The rules of a vote: who is counted, what is never told of a few, and which step follows which."""

import itertools

import inference
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum.content.model import FEWEST, SURENESSES
from practicum.workshop.poll import Ballot, Counted, Round, Stage, StageError, check_step, check_tell, outcome, tally

OPTIONS = "abcd"


def round_of(choices: dict[str, str], **hands: int) -> Round:
    """Make a vote: an option for each voter; and hands by option."""
    return Round({voter: Ballot(option) for voter, option in choices.items()}, hands)


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


def test_ballots_and_hands_tell_how_sure_people_are_where_they_are_asked():
    ballots = {f"v{number}": Ballot("a", number % 2) for number in range(5)}

    assert tally(Round(ballots, {"b": 2}, {4: 2})).sureness == {0: 3, 1: 2, 4: 2}
    assert tally(round_of(many("aaaaa"))).sureness == {}


def test_words_of_sureness_under_five_are_left_out_by_themselves():
    told = tally(Round({}, {"a": 6}, {3: 3}))

    assert (told.people, told.sureness) == (6, {})


def test_the_table_of_changes_has_a_row_for_each_first_choice_where_all_have_five_ballots():
    told = outcome(round_of(many("aaaaaabbbbb")), round_of(many("aaabbbbbbaa")), told=False)

    assert {move.first: dict(move.second) for move in told.change.moves} == {
        "a": {"a": 3, "b": 3},
        "b": {"b": 3, "a": 2},
    }
    assert (told.change.people, told.change.stayed) == (11, 6)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("aaaaaabbc", "bbbbbbaaa", id="two small rows"),
        pytest.param("aaaaaaaab", "aaaabbbbb", id="one small row"),
        pytest.param("aaaaabbbbb", "aaaaaaaaac", id="a small column: whoever ended there would be known by the row"),
    ],
)
def test_with_a_response_of_one_to_four_ballots_neither_rows_nor_how_many_stayed_are_told(first, second):
    told = outcome(round_of(many(first)), round_of(many(second)), told=False)

    assert told.change is None
    assert told.first.people == told.second.people == len(first)


def test_whoever_voted_only_once_is_not_counted():
    first, second = many("aaaabbbb") | {"gone": "d"}, many("bbbbbbbb") | {"late": "c"}

    told = outcome(round_of(first), round_of(second), told=False)

    assert (told.first.options, told.second.options, told.counted) == ({"a": 4, "b": 4}, {"b": 8}, Counted.BOTH)


def test_once_the_first_result_is_out_the_second_is_of_the_same_people_or_held_back():
    first = many("aaaabbbb")

    late = outcome(round_of(first), round_of(many("bbbbbbbb") | {"late": "c"}), told=True)
    gone = outcome(round_of(first | {"gone": "d"}), round_of(many("bbbbbbbb")), told=True)

    assert (late.second.options, late.counted) == ({"b": 8}, Counted.AGAIN)
    assert (gone.first.options, gone.second, gone.counted) == ({"a": 4, "b": 4, "d": 1}, None, Counted.HELD)


def test_where_fewer_than_five_voted_both_times_only_the_first_vote_is_told():
    told = outcome(round_of(many("aaaaaa")), round_of(many("bbbbbb", 2)), told=False)

    assert (told.first.people, told.second, told.change) == (6, None, None)


def test_held_back_ballots_leave_the_hands_of_their_round():
    second = round_of(many("bbbbbb", 2), c=7)

    assert outcome(round_of(many("aaaaaa")), second, told=False).second.options == {"c": 7}


# Brute force: see tests/inference.py for what is meant by a group, and by pinned down


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize(("options", "most", "swept"), [(2, 9, 24_000), (3, 5, 15_000)])
def test_whatever_two_votes_show_pins_no_group_of_one_to_four_down(options, most, swept, told):
    possible = inference.rooms(options, range(1, most + 1))

    reading = inference.read(possible, lambda room: inference.whole_print(room, told), inference.by_choice)

    assert reading.pinned == []
    assert reading.rooms > swept
    assert reading.prints > 100


def test_where_all_vote_both_times_a_table_of_changes_pins_no_small_group_down():
    possible = inference.full_rooms(2, range(1, 16))

    reading = inference.read(possible, lambda room: inference.whole_print(room, told=False), inference.by_choice)

    assert reading.pinned == []
    assert reading.rooms > 3_800


@pytest.mark.parametrize("told", [False, True])
def test_whoever_voted_only_once_does_not_show_even_if_nobody_changes_their_mind(told):
    possible = [room for room in inference.rooms(3, range(1, 7)) if inference.is_steady(room)]

    reading = inference.read(possible, lambda room: inference.whole_print(room, told), inference.by_absence)

    assert reading.pinned == []
    assert reading.rooms > 4_000


@pytest.mark.parametrize(("options", "words", "most", "swept"), [(3, 3, 7, 11_000), (2, SURENESSES, 6, 8_000)])
def test_one_vote_tells_of_nobody_how_sure_they_are(options, words, most, swept):
    possible = inference.sure_rooms(options, words, 1, range(1, most + 1))

    reading = inference.read(possible, inference.print_of_sure, inference.by_any)

    assert reading.pinned == []
    assert reading.rooms >= swept


def test_two_votes_tell_of_nobody_how_sure_they_are():
    possible = inference.sure_rooms(2, 2, 2, range(1, 6))

    reading = inference.read(possible, inference.print_of_sure, inference.by_any)

    assert reading.pinned == []
    assert reading.rooms > 15_000


VOTERS = st.sets(st.integers(0, 30))


@given(VOTERS, VOTERS, st.booleans())
def test_two_tallies_never_differ_by_one_to_four_people(first, second, told):
    once, again = (round_of({f"v{each}": str(each) for each in voters}) for voters in (first, second))
    ended = outcome(once, again, told)
    early = tally(once) if told else None
    counted = [set(each.options) for each in (early, ended.first, ended.second) if each]  # an option names its voter

    assert all(not 0 < len(one - other) < FEWEST for one, other in itertools.permutations(counted, 2))
    assert all(len(each) >= FEWEST for each in counted)


@given(
    st.dictionaries(st.integers(0, 30), st.sampled_from(OPTIONS)),
    st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 9)),
)
def test_taking_the_hands_away_leaves_five_ballots_or_none(ballots, hands):
    told = tally(round_of({f"v{each}": option for each, option in ballots.items()}, **hands))
    left = sum(told.options.values()) - sum(hands.values()) if told else 0

    assert left == 0 or left >= FEWEST


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


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.DISCUSSING])
def test_the_first_result_is_shown_only_between_the_two_votes(stage):
    with pytest.raises(StageError, match="between the two votes"):
        check_tell(stage)


def _refused(stage: Stage, to: Stage, told: bool) -> bool:
    try:
        check_step(stage, to, told)
    except StageError:
        return True
    return False
