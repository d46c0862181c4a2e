"""The room's file under a running server, deleted, moved or replaced: nothing is called saved that is not."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update
from venue import opened

from practicum.workshop.poll import Ballot
from practicum.workshop.store import ballots, polls, rooms, voters
from practicum.workshop.store.ballots import Answer, Cast
from practicum.workshop.store.database import GoneError, Store
from practicum.workshop.store.schema import ROOMS

SIBLINGS = ("", "-wal", "-shm")
READ = """
import sys
from practicum.workshop.store import polls
from practicum.workshop.store.database import Store
print(len(polls.votes(Store(sys.argv[1]), sys.argv[2])[0].ballots))
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "share" / "workshop.sqlite"


@pytest.fixture
def store(path):
    store = Store(f"sqlite:///{path}")
    yield store
    store.close()


@pytest.fixture
def voter(store, room):
    voters.join(store, room.code, "one")
    return voters.voter_of(store, "one").id


def vote(voter, poll) -> Cast:
    return Cast(voter, poll.id, 1, Ballot("ask"))


def delete(path) -> None:
    for sibling in SIBLINGS:
        path.with_name(path.name + sibling).unlink(missing_ok=True)


def move(path, to) -> None:
    to.mkdir(exist_ok=True)
    for sibling in SIBLINGS:
        if (file := path.with_name(path.name + sibling)).exists():
            shutil.move(file, to / file.name)


def replace(path) -> None:
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def counted(address: str, poll) -> int:
    """Count a poll's ballots in a process of its own, which sees what lies on the disk."""
    said = subprocess.run([sys.executable, "-c", READ, address, poll.id], capture_output=True, text=True, check=True)
    return int(said.stdout)


# The store


@pytest.mark.parametrize("all_of_it", [True, False])
def test_a_file_that_is_deleted_takes_no_ballot_and_says_where_it_was(store, path, poll, voter, all_of_it):
    delete(path) if all_of_it else path.unlink()

    for act in (
        lambda: ballots.cast(store, [vote(voter, poll)]),
        lambda: voters.join(store, "ABCDEFGH", "two"),
        lambda: voters.voter_of(store, "one"),
        lambda: rooms.rooms_of(store, "me"),
        lambda: polls.votes(store, poll.id),
        lambda: rooms.sweep(store),
    ):
        with pytest.raises(GoneError, match=r"workshop\.sqlite: .* is not there any more.*open a new room"):
            act()
    assert not path.exists()  # nothing has made an empty one in its place


@pytest.mark.parametrize("act", ["delete", "move", "replace"])
def test_a_ballot_whose_file_goes_before_the_end_of_its_writing_is_not_called_saved(store, path, poll, voter, act):
    def write() -> None:
        with store.writing() as connection:
            ballots._held(connection, {poll.id})
            take_away(path)

    take_away = {"delete": delete, "move": lambda path: move(path, path.parent / "elsewhere"), "replace": replace}[
        act
    ]
    with pytest.raises(GoneError):
        write()


def test_a_file_that_is_put_back_goes_on_with_all_that_was_saved(store, path, poll, voter):
    ballots.cast(store, [vote(voter, poll)])
    move(path, path.parent / "elsewhere")
    with pytest.raises(GoneError):
        ballots.cast(store, [vote(voter, poll)])

    move(path.parent / "elsewhere" / path.name, path.parent)

    assert list(polls.votes(store, poll.id)[0].ballots) == [voter]
    assert ballots.cast(store, [vote(voter, poll)]) == [Answer.SAVED]


@pytest.mark.parametrize("all_of_it", [True, False])
def test_a_new_room_makes_a_new_file_that_whoever_had_the_old_one_goes_on_with(
    store, path, poll, voter, scene, all_of_it
):
    console = Store(f"sqlite:///{path}")
    assert len(rooms.rooms_of(console, "me")) == 1
    delete(path) if all_of_it else path.unlink()

    fresh = rooms.open_room(console, "me")
    asked = polls.begin(console, fresh.id, scene["id"], scene)

    assert ballots.cast(store, [vote(voter, poll)]) == [Answer.GONE]
    voters.join(store, fresh.code, "two")
    newcomer = voters.voter_of(store, "two").id
    assert ballots.cast(store, [vote(newcomer, asked)]) == [Answer.SAVED]
    console.close()
    assert counted(f"sqlite:///{path}", asked) == 1


def test_another_file_in_its_place_is_what_is_read_and_written(store, path, poll, voter, scene):
    other = Store(f"sqlite:///{path.with_name('other.sqlite')}")
    theirs = rooms.open_room(other, "me")
    other.close()
    delete(path)
    path.with_name("other.sqlite").replace(path)

    assert ballots.cast(store, [vote(voter, poll)]) == [Answer.GONE]
    assert [room.id for room in rooms.rooms_of(store, "me")] == [theirs.id]


def test_an_empty_file_in_its_place_is_made_ready(store, path, poll, voter):
    delete(path)
    path.touch()

    assert ballots.cast(store, [vote(voter, poll)]) == [Answer.GONE]
    assert rooms.rooms_of(store, "me") == ()


def test_a_room_whose_time_has_passed_takes_no_vote(store, room, poll, voter):
    with store.writing() as connection:
        connection.execute(update(ROOMS).where(ROOMS.c.id == room.id).values(expires="2026-01-01T00:00:00+00:00"))

    assert ballots.cast(store, [vote(voter, poll)]) == [Answer.GONE]
    assert polls.votes(store, poll.id)[0].ballots == {}


# Over the wire


@pytest.fixture(scope="module")
def venue(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    with opened(folder, f"sqlite:///{folder / 'share' / 'workshop.sqlite'}") as venue:
        yield venue


@pytest.fixture
def there(venue, scene):
    """Give the path of the server's file, a store of the console's, a poll, and a function that lets a phone in."""
    store = Store(f"sqlite:///{venue.store.path}")
    store.start_over()
    room = rooms.open_room(store, "me")
    poll = polls.begin(store, room.id, scene["id"], scene)
    yield store.path, store, poll, lambda entered=room: venue.inside(entered)
    store.close()


def cast(phone, poll) -> tuple[int, str]:
    answer = phone.vote(poll)
    return answer.status_code, answer.json()["answer"]


def test_a_phone_is_told_that_the_file_is_lost_and_votes_on_once_it_is_back(there):
    path, _, poll, let_in = there
    phone = let_in()
    assert cast(phone, poll) == (200, "saved")
    move(path, path.parent / "elsewhere")

    with phone.asking.stream("GET", "api/live") as live:
        lines = live.iter_lines()
        assert next(line for line in lines if line == "data: lost")
    assert cast(phone, poll) == (503, "lost")
    assert phone.see() == {"answer": "lost"}

    move(path.parent / "elsewhere" / path.name, path.parent)
    assert cast(phone, poll) == (200, "saved")
    with phone.asking.stream("GET", "api/live") as live:
        said = next(line for line in live.iter_lines() if line.startswith("data: {"))
        assert json.loads(said.removeprefix("data: "))["stage"] == "first"


@pytest.mark.parametrize("all_of_it", [True, False])
def test_after_a_deleted_file_a_new_room_is_joined_and_its_ballots_outlive_the_server(venue, there, scene, all_of_it):
    path, store, poll, let_in = there
    phones = [let_in() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda phone: cast(phone, poll), phones)) == {(200, "saved")}
        delete(path) if all_of_it else path.unlink()
        assert set(pool.map(lambda phone: cast(phone, poll), phones)) == {(503, "lost")}
        fresh = rooms.open_room(store, "me")
        asked = polls.begin(store, fresh.id, scene["id"], scene)
        for phone in phones:
            assert phone.join(fresh).status_code == 200
        assert set(pool.map(lambda phone: cast(phone, asked), phones)) == {(200, "saved")}

    venue.server.kill()
    assert counted(f"sqlite:///{path}", asked) == 8
    venue.server.restart()


def test_a_room_whose_time_has_passed_takes_no_vote_of_a_phone_that_is_known(there):
    _, store, poll, let_in = there
    phone = let_in()
    assert cast(phone, poll) == (200, "saved")
    with store.writing() as connection:
        connection.execute(update(ROOMS).values(expires="2026-01-01T00:00:00+00:00"))

    assert cast(phone, poll) == (410, "gone")
