"""Nobody asks too often, and nobody waits for another's asking."""

import pytest

from practicum.workshop.phones.rate_limit import RateLimit, RateLimits


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_allowed_and_then_so_many_a_second():
    clock = Clock()
    limit = RateLimit(burst=3, rate=2, clock=clock)

    assert [limit.allows("one") for _ in range(4)] == [True, True, True, False]
    clock.now += 1
    assert [limit.allows("one") for _ in range(3)] == [True, True, False]


def test_a_bucket_never_holds_more_than_its_burst():
    clock = Clock()
    limit = RateLimit(burst=2, rate=10, clock=clock)
    limit.allows("one")
    clock.now += 1000

    assert [limit.allows("one") for _ in range(3)] == [True, True, False]


def test_one_who_asks_too_often_holds_up_nobody_else():
    limit = RateLimit(burst=1, rate=0, clock=Clock())
    limit.allows("one")

    assert (limit.allows("one"), limit.allows("two")) == (False, True)


def test_buckets_that_are_full_again_are_forgotten_and_empty_ones_kept():
    clock = Clock()
    limit = RateLimit(burst=2, rate=1, clock=clock)
    for number in range(20_000):
        limit.allows(number)
    clock.now += 5
    limit.allows("busy")
    limit.allows("busy")
    limit.allows("one more")

    assert len(limit._buckets) <= 2
    assert limit.allows("busy") is False


def test_a_room_behind_one_address_may_ask_at_once_and_a_guesser_tries_twenty_codes_a_second():
    joins = RateLimits().joins

    assert (joins.burst, joins.rate) == (1200, 20)


@pytest.mark.parametrize(
    ("said", "burst"), [("", 60), ("250", 250), ("many", 60), ("0", 60), ("-3", 60), (" 90 ", 90)]
)
def test_an_operator_says_how_many_phones_come_in_at_once_from_one_address(monkeypatch, said, burst):
    monkeypatch.setenv("PRACTICUM_PHONES_AT_ONCE", said)

    assert RateLimits().newcomers.burst == burst
