"""The queue writes the ballots that wait together, answers each by itself, and never before it is on disk."""

import asyncio

import pytest

from practicum.workshop.phones import ballot_queue
from practicum.workshop.phones.ballot_queue import BallotQueue
from practicum.workshop.poll import Ballot
from practicum.workshop.store import ballots, polls, rooms
from practicum.workshop.store.ballots import Answer, Cast
from practicum.workshop.store.database import AwayError, Store, StoreError
from practicum.workshop.store.voters import join, voter_of


@pytest.fixture
def voters(store, poll) -> list[str]:
    code = rooms.rooms_of(store, "me")[0].code
    for number in range(40):
        join(store, code, f"phone-{number}")
    return [voter_of(store, f"phone-{number}").id for number in range(40)]


def vote(voter: str, poll, option: str = "ask") -> Cast:
    return Cast(voter, poll.id, 1, Ballot(option))


def test_ballots_that_come_at_once_are_all_answered_and_on_disk(store, poll, voters):
    async def storm() -> list[Answer]:
        queue = BallotQueue(store)
        return await asyncio.gather(*(queue.take(vote(voter, poll)) for voter in voters))

    assert asyncio.run(storm()) == [Answer.SAVED] * 40
    assert len(polls.votes(Store(store.url.render_as_string(hide_password=False)), poll.id)[0].ballots) == 40


def test_each_ballot_of_a_batch_gets_its_own_answer(store, poll, voters):
    async def mixed() -> list[Answer]:
        queue = BallotQueue(store)
        sent = [vote(voters[0], poll), vote("nobody", poll), vote(voters[1], poll, "no-such"), vote(voters[2], poll)]
        return await asyncio.gather(*map(queue.take, sent))

    assert asyncio.run(mixed()) == [Answer.SAVED, Answer.GONE, Answer.UNKNOWN, Answer.SAVED]


def test_one_who_hangs_up_takes_nobody_elses_answer_along(store, poll, voters):
    async def one_leaves() -> list:
        queue = BallotQueue(store)
        tasks = [asyncio.create_task(queue.take(vote(voter, poll))) for voter in voters[:5]]
        await asyncio.sleep(0)
        tasks[2].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    answers = asyncio.run(one_leaves())
    assert [answer for number, answer in enumerate(answers) if number != 2] == [Answer.SAVED] * 4


def test_a_store_that_is_away_is_said_to_each_and_the_queue_goes_on(store, poll, voters):
    async def away_and_back() -> tuple[list, Answer]:
        queue = BallotQueue(Store("postgresql+psycopg://nobody@127.0.0.1:9/nowhere"))
        lost = await asyncio.gather(*(queue.take(vote(v, poll)) for v in voters[:3]), return_exceptions=True)
        queue.store = store
        return lost, await queue.take(vote(voters[0], poll))

    lost, saved = asyncio.run(away_and_back())
    assert [type(error) for error in lost] == [AwayError] * 3
    assert saved is Answer.SAVED
    assert list(ballots.own(store, voters[0], poll.id)) == [1]


POISON = ["\ud800", "a\x00b", b"bytes", ["a", "list"], None, 2**70, {"a": 1}, object()]


@pytest.mark.parametrize("bad", POISON, ids=lambda bad: repr(bad) if type(bad) is not object else "an object")
def test_one_bad_ballot_spoils_no_other_and_is_answered_itself(store, poll, voters, bad):
    async def storm() -> tuple[list, list]:
        queue = BallotQueue(store)
        sent = [vote(voter, poll) for voter in voters]
        poisoned = Cast(voters[0], bad, 1, Ballot("ask"))
        sent[5:5] = [poisoned]
        sent[20:20] = [Cast(bad, poll.id, 1, Ballot("ask"))]
        tasks = [asyncio.create_task(queue.take(each)) for each in sent]
        done = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 60)
        return [done[5], done[20]], [each for number, each in enumerate(done) if number not in (5, 20)]

    spoiled, honest = asyncio.run(storm())
    assert honest == [Answer.SAVED] * 40
    assert all(isinstance(each, StoreError) or each in (Answer.UNKNOWN, Answer.GONE) for each in spoiled)
    assert len(polls.votes(store, poll.id)[0].ballots) == 40


def test_a_queue_that_is_stopped_leaves_nobody_waiting_and_takes_ballots_again(store, poll, voters):
    async def stop_and_go_on() -> tuple[list, Answer]:
        queue = BallotQueue(store)
        with store.writing() as connection:  # somebody else is writing, so that these wait
            polls._locked(connection, poll)
            tasks = [asyncio.create_task(queue.take(vote(voter, poll))) for voter in voters[:20]]
            await asyncio.sleep(0)
            tasks += [asyncio.create_task(queue.take(vote(voter, poll))) for voter in voters[20:]]
            await asyncio.sleep(0)
            queue._writing.cancel()
            told = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 20)
        return told, await queue.take(vote(voters[0], poll))

    told, saved = asyncio.run(stop_and_go_on())
    assert [type(each) for each in told] == [StoreError] * 40
    assert saved is Answer.SAVED


def test_a_database_that_does_not_answer_is_said_in_time(store, poll, voters, monkeypatch):
    monkeypatch.setattr(ballot_queue, "_PATIENCE", 0.3)

    async def wait() -> tuple[list, Answer]:
        ours = BallotQueue(store)
        with store.writing() as connection:
            polls._locked(connection, poll)  # in PostgreSQL a poll is what one waits for
            told = await asyncio.gather(*(ours.take(vote(v, poll)) for v in voters[:5]), return_exceptions=True)
        return told, await asyncio.wait_for(_until_saved(ours, vote(voters[0], poll)), 60)

    told, saved = asyncio.run(wait())
    assert [type(each) for each in told] == [StoreError] * 5
    assert saved is Answer.SAVED


async def _until_saved(ours: BallotQueue, ballot: Cast) -> Answer:
    """Send a ballot again and again, as a phone does."""
    while True:
        try:
            return await ours.take(ballot)
        except StoreError:
            continue
