"""What a workshop keeps, in SQLite and in PostgreSQL alike."""

import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text, update
from sqlalchemy.schema import CreateIndex, CreateTable

from practicum.workshop.data_folder import default_address, facilitator_key, known_key
from practicum.workshop.poll import Ballot, Stage, StageError
from practicum.workshop.store import ballots, file, polls, rooms, voters
from practicum.workshop.store.ballots import Answer, Cast
from practicum.workshop.store.database import Store, StoreError
from practicum.workshop.store.schema import METADATA, NUMBER, ROOMS, VOTERS

TOMORROW = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture
def enter(store, room):
    """Give a function that lets somebody in and gives their id."""

    def in_they_come(name: str = "one") -> str:
        voters.join(store, room.code, name)
        return voters.voter_of(store, name).id

    return in_they_come


def vote(voter: str, poll, option: str = "ask", number: int = 1) -> Cast:
    return Cast(voter, poll.id, number, Ballot(option))


def expire(store, room) -> None:
    with store.writing() as connection:
        connection.execute(update(ROOMS).where(ROOMS.c.id == room.id).values(expires="2026-01-01T00:00:00+00:00"))


# Rooms


def test_a_code_has_forty_bits_and_no_letter_that_is_mixed_up(store):
    codes = {rooms.open_room(store, "me").code for _ in range(40)}

    assert len(codes) == 40
    assert set("".join(codes)) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert 32 ** len(next(iter(codes))) >= 2**40


@pytest.mark.parametrize("typed", ["{0}", "{1}", " {2} ", "{3}"])
def test_a_code_opens_its_room_however_it_is_typed(store, room, typed):
    spellings = (room.code, room.spelled, room.code.lower(), room.code.replace("0", "O").replace("1", "l"))

    assert voters.join(store, typed.format(*spellings), "a-phone").id == room.id


@pytest.mark.parametrize("code", ["", "AAAA-AAAA", "'; DROP TABLE practicum_rooms; --", "🙈" * 8, "x" * 100])
def test_a_code_of_no_room_opens_nothing(store, room, code):
    assert voters.join(store, code, "a-phone") is None
    assert voters.voter_of(store, "a-phone") is None


def test_a_facilitator_sees_only_rooms_of_their_own(store, room):
    other = rooms.open_room(store, "somebody else")

    assert [found.id for found in rooms.rooms_of(store, "me")] == [room.id]
    assert [found.id for found in rooms.rooms_of(store, "somebody else")] == [other.id]
    assert rooms.rooms_of(store, "") == ()


def test_a_room_whose_time_has_passed_is_closed_and_swept(store, room, poll, enter):
    voter = enter()
    ballots.cast(store, [vote(voter, poll)])
    expire(store, room)

    assert voters.join(store, room.code, "two") is None
    assert voters.voter_of(store, "one") is None
    assert rooms.rooms_of(store, "me") == ()
    assert rooms.revisions(store, [room.id]) == {}
    assert rooms.sweep(store) == 1
    assert rows(store) == dict.fromkeys(rows(store), 0)


def test_a_room_lives_twelve_hours(store, room):
    left = datetime.fromisoformat(room.expires) - datetime.now(UTC)

    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)


def test_deleting_a_room_deletes_all_that_was_in_it_and_nothing_else(store, room, poll, enter, scene):
    other = rooms.open_room(store, "me")
    polls.begin(store, other.id, scene["id"], scene)
    ballots.cast(store, [vote(enter(), poll)])
    polls.raise_hands(store, poll, 1, {"option": {"ask": 3}, "sureness": {}})

    rooms.delete_room(store, room.id)

    assert rows(store) == {"rooms": 1, "polls": 1, "hands": 0, "voters": 0, "ballots": 0}
    assert ballots.cast(store, [vote("nobody", poll)]) == [Answer.GONE]


def test_nothing_of_a_deleted_room_stays_in_the_file(tmp_path, scene):
    store = Store(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    room = rooms.open_room(store, "me")
    poll = polls.begin(store, room.id, scene["id"], scene | {"title": "A canary in the store"})
    voters.join(store, room.code, "one")
    ballots.cast(store, [vote(voters.voter_of(store, "one").id, poll)])
    files = list(tmp_path.glob("workshop.sqlite*"))
    assert any(b"A canary in the store" in file.read_bytes() for file in files)

    rooms.delete_room(store, room.id)

    left = b"".join(file.read_bytes() for file in tmp_path.glob("workshop.sqlite*"))
    assert b"A canary" not in left
    assert room.code.encode() not in left
    assert poll.id.encode() not in left


def test_a_full_room_says_so(store, room, monkeypatch):
    monkeypatch.setattr(voters, "MOST_VOTERS", 2)
    for name in ("one", "two"):
        voters.join(store, room.code, name)

    with pytest.raises(StoreError, match=r"has 2 people\. Open a second room"):
        voters.join(store, room.code, "three")


def test_a_phones_secret_is_not_in_the_store(store, room):
    voters.join(store, room.code, "a-phones-own-secret")

    with store.reading() as connection:
        assert "a-phones-own-secret" not in str(connection.execute(text(f"SELECT * FROM {VOTERS.name}")).all())


# Polls


def test_a_poll_goes_from_stage_to_stage_and_each_step_is_a_revision(store, room, poll):
    for to in (Stage.DISCUSSING, Stage.SECOND, Stage.CLOSED, Stage.REVEALED):
        polls.step(store, polls.latest(store, room.id), to, revealed={"a": 1} if to is Stage.REVEALED else None)

    last = polls.latest(store, room.id)
    assert (last.stage, last.revealed, last.scene) == (Stage.REVEALED, {"a": 1}, poll.scene)
    assert rooms.revisions(store, [room.id]) == {room.id: 5}


def test_a_step_from_a_stage_that_has_passed_is_refused(store, room, poll):
    polls.step(store, poll, Stage.DISCUSSING)

    with pytest.raises(StageError, match='stands at "discussing" by now'):
        polls.step(store, poll, Stage.DISCUSSING)
    assert polls.latest(store, room.id).stage is Stage.DISCUSSING


def test_a_poll_does_not_begin_while_a_vote_is_open(store, room, poll, scene):
    with pytest.raises(StageError, match="a vote is open"):
        polls.begin(store, room.id, scene["id"], scene)
    polls.step(store, poll, Stage.DISCUSSING)

    assert polls.begin(store, room.id, scene["id"], scene).id == polls.latest(store, room.id).id


def test_in_a_room_that_is_gone_nothing_goes_on(store, room, poll, scene):
    rooms.delete_room(store, room.id)

    for act in (
        lambda: polls.begin(store, room.id, scene["id"], scene),
        lambda: polls.step(store, poll, Stage.DISCUSSING),
        lambda: polls.tell(store, poll),
    ):
        with pytest.raises(StageError, match="this room is gone"):
            act()


def test_hands_take_the_place_of_earlier_counts_until_they_are_in_sight(store, poll):
    polls.raise_hands(store, poll, 1, {"option": {"ask": 3, "wait": 0}, "sureness": {"2": 2}})
    polls.raise_hands(store, poll, 1, {"option": {"ask": 4}, "sureness": {"4": 1}})
    first, second = polls.votes(store, poll.id)
    assert (first.hands, first.sureness_by_hand, second.hands) == ({"ask": 4}, {4: 1}, {})

    polls.step(store, poll, Stage.DISCUSSING)
    polls.tell(store, poll)

    with pytest.raises(StageError, match="in sight already"):
        polls.raise_hands(store, poll, 1, {"option": {"ask": 9}, "sureness": {}})
    with pytest.raises(StageError, match="fewer than none"):
        polls.raise_hands(store, poll, 2, {"option": {"ask": -1}, "sureness": {}})


def test_the_standing_counts_people_and_ballots_and_not_how_they_voted(store, room, poll, enter):
    voters = [enter(name) for name in ("one", "two", "three")]
    ballots.cast(store, [vote(voter, poll) for voter in voters[:2]])

    assert vars(polls.standing(store, room.id, poll.id)) == {"people": 3, "ballots": {1: 2}}


# Ballots


def test_a_voter_has_one_ballot_a_round_and_the_last_one_counts(store, poll, enter):
    voter = enter()
    ballots.cast(store, [vote(voter, poll, "ask"), vote(voter, poll, "wait")])
    ballots.cast(store, [vote(voter, poll, "train")])

    first, _ = polls.votes(store, poll.id)
    assert first.ballots == {voter: Ballot("train")}
    assert ballots.own(store, voter, poll.id) == {1: {"option": "train", "sureness": ""}}


def test_where_a_poll_asks_how_sure_a_ballot_says_so_and_where_it_does_not_none_does(store, room, poll, scene, enter):
    voter = enter()
    silent, sure = Ballot("ask"), Ballot("ask", 3)
    assert ballots.cast(store, [Cast(voter, poll.id, 1, sure)]) == [Answer.UNKNOWN]
    assert ballots.cast(store, [Cast(voter, poll.id, 1, silent)]) == [Answer.SAVED]
    polls.step(store, poll, Stage.DISCUSSING)

    asking = polls.begin(store, room.id, scene["id"], scene, asks_sureness=True)

    assert ballots.cast(store, [Cast(voter, asking.id, 1, silent)]) == [Answer.UNKNOWN]
    assert (
        ballots.cast(store, [Cast(voter, asking.id, 1, each) for each in (Ballot("wait", 0), sure)])
        == [Answer.SAVED] * 2
    )
    assert polls.latest(store, room.id).asks_sureness
    assert polls.votes(store, asking.id)[0].ballots == {voter: sure}
    assert ballots.own(store, voter, asking.id) == {1: {"option": "ask", "sureness": "3"}}


@pytest.mark.parametrize(("stage", "open_round"), [(s, s.round) for s in Stage])
def test_a_ballot_counts_only_in_the_round_that_is_open(store, room, poll, enter, stage, open_round):
    voter = enter()
    way = [Stage.FIRST, Stage.DISCUSSING, Stage.SECOND, Stage.CLOSED, Stage.REVEALED]
    for to in way[1 : way.index(stage) + 1]:
        polls.step(store, polls.latest(store, room.id), to)

    answers = ballots.cast(store, [vote(voter, poll, number=1), vote(voter, poll, number=2)])

    assert answers == [Answer.SAVED if number == open_round else Answer.CLOSED for number in (1, 2)]
    assert len(ballots.own(store, voter, poll.id)) == (open_round is not None)


def test_a_ballot_of_another_room_or_for_no_option_is_not_taken(store, room, poll, scene):
    other = rooms.open_room(store, "me")
    voters.join(store, other.code, "stranger")
    stranger = voters.voter_of(store, "stranger").id

    answers = ballots.cast(
        store, [vote(stranger, poll), vote("nobody", poll), vote(stranger, poll, "no-such-option")]
    )

    assert answers == [Answer.UNKNOWN, Answer.GONE, Answer.UNKNOWN]
    assert polls.votes(store, poll.id)[0].ballots == {}


def test_ballots_that_race_each_other_leave_one_a_voter(store, poll, enter):
    voters = [enter(f"phone-{n}") for n in range(5)]
    storm = [vote(voter, poll, option) for voter in voters for option in ("ask", "wait", "train", "hour") * 5]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: ballots.cast(store, [one])[0], storm))

    assert answers == [Answer.SAVED] * 100
    assert set(polls.votes(store, poll.id)[0].ballots) == set(voters)
    assert rows(store)["ballots"] == 5


def test_no_ballot_is_saved_after_its_round_was_closed(store, room, poll, enter):
    voters = [enter(f"phone-{n}") for n in range(30)]
    closed, answers = threading.Event(), {}

    def close() -> None:
        polls.step(store, poll, Stage.DISCUSSING)
        counted.update(polls.votes(store, poll.id)[0].ballots)
        closed.set()

    counted: dict = {}
    with ThreadPoolExecutor(9) as pool:
        half = [pool.submit(ballots.cast, store, [vote(voter, poll)]) for voter in voters[:15]]
        closing = pool.submit(close)
        rest = [pool.submit(ballots.cast, store, [vote(voter, poll)]) for voter in voters[15:]]
        closing.result()
        answers = {voter: made.result()[0] for voter, made in zip(voters, half + rest, strict=True)}

    saved = {voter for voter, answer in answers.items() if answer is Answer.SAVED}
    assert closed.is_set()
    assert saved == set(counted) == set(polls.votes(store, poll.id)[0].ballots)


# The database


def rows(store) -> dict[str, int]:
    with store.reading() as connection:
        return {
            table.name.removeprefix(f"practicum_{NUMBER}_"): connection.execute(
                text(f"SELECT COUNT(*) FROM {table.name}")
            ).scalar()
            for table in METADATA.sorted_tables
        }


def test_every_change_of_the_tables_has_a_number_of_its_own():
    indexes = sorted((index for table in METADATA.sorted_tables for index in table.indexes), key=lambda one: one.name)
    stated = [str(made) for made in (*map(CreateTable, METADATA.sorted_tables), *map(CreateIndex, indexes))]
    letters = "".join("".join(stated).replace(f"_{NUMBER}_", "_").split())

    assert (len(METADATA.tables), len(indexes)) == (5, 3)
    assert (NUMBER, sha256(letters.encode()).hexdigest()[:12]) == (
        4,
        "f49724e63f3d",
    )  # changed? raise NUMBER, write both here


OTHER_VERSION = """
import re, sys, types
from importlib.util import find_spec
from pathlib import Path
found = find_spec("practicum.workshop.store.schema")
sys.modules[found.name] = types.ModuleType(found.name)
source = re.sub(r"(?m)^NUMBER = .*", f"NUMBER = {sys.argv[1]}", Path(found.origin).read_text(encoding="utf-8"))
exec(compile(source, found.origin, "exec"), vars(sys.modules[found.name]))
from practicum.workshop.poll import Ballot
from practicum.workshop.store import ballots, polls, rooms, voters
from practicum.workshop.store.database import Store
store = Store(sys.argv[2])
print(eval(sys.argv[3]))
"""
VOTED = """(
    room := rooms.open_room(store, "me"),
    poll := polls.begin(store, room.id, "x", {"options": [{"id": "ask"}]}),
    voters.join(store, room.code, "one"),
    ballots.cast(store, [ballots.Cast(voters.voter_of(store, "one").id, poll.id, 1, Ballot("ask"))]),
) and f"{room.code} {poll.id} {room.expires}"
"""


@pytest.fixture
def other_version(address):
    """Give a function that lets another version of the course work on the same database."""

    def ask(what: str) -> str:
        command = [sys.executable, "-c", OTHER_VERSION, "99", address, what]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    return ask


def test_two_versions_keep_their_rooms_in_one_database_until_their_time_has_passed(store, other_version):
    theirs, poll, expires = other_version(VOTED).split()
    assert rooms.rooms_of(store, "me") == ()
    assert not store.is_begun()  # to look makes no tables
    assert rooms.kept_elsewhere(store, "me") == expires
    assert rooms.kept_elsewhere(store, "you") is None

    ours = rooms.open_room(store, "me")
    assert rooms.sweep(store) == 0
    assert voters.join(store, theirs, "two") is None
    assert [room.id for room in rooms.rooms_of(store, "me")] == [ours.id]
    counted = f"len(polls.votes(store, '{poll}')[0].ballots)"
    assert other_version(f"[room.code for room in rooms.rooms_of(store, 'me')], {counted}") == f"(['{theirs}'], 1)"

    with store.writing() as connection:
        connection.execute(text("UPDATE practicum_99_rooms SET expires = '2026-01-01T00:00:00+00:00'"))
    assert rooms.kept_elsewhere(store, "me") is None
    assert rooms.sweep(store) == 1
    if store.is_file:
        assert theirs.encode() not in b"".join(file.read_bytes() for file in store.path.parent.iterdir())
    assert other_version(f"{counted}, rooms.open_room(store, 'me') in rooms.rooms_of(store, 'me')") == "(0, True)"


def test_rooms_from_before_tables_had_a_number_are_swept_as_well(store):
    _leave_unnumbered(store, until="2026-01-01T00:00:00+00:00")

    assert rooms.sweep(store) == 1

    with store.reading() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM practicum_polls")).scalar() == 0


def test_a_room_from_before_tables_had_a_number_is_kept_while_its_time_lasts(store):
    _leave_unnumbered(store, until=TOMORROW.isoformat())

    assert rooms.sweep(store) == 0
    assert rooms.kept_elsewhere(store, "me") == TOMORROW.isoformat()


def _leave_unnumbered(store, until: str) -> None:
    if store.is_file:
        file.make_file(store.path)
    with store._writer(store.engine).begin() as connection:
        for statement in (
            "CREATE TABLE practicum_rooms (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, host TEXT NOT NULL,"
            " opened TEXT NOT NULL, expires TEXT NOT NULL, turn INTEGER NOT NULL)",
            "CREATE TABLE practicum_polls (id TEXT PRIMARY KEY,"
            " room TEXT NOT NULL REFERENCES practicum_rooms (id) ON DELETE CASCADE)",
            f"INSERT INTO practicum_rooms VALUES ('r', '00000000', 'me', '2026', '{until}', 7)",
            "INSERT INTO practicum_polls VALUES ('p', 'r')",
        ):
            connection.execute(text(statement))


def test_several_who_open_an_empty_database_at_once_make_it_once(address):
    stores = [Store(address) for _ in range(6)]

    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda store: rooms.open_room(store, "me").id, stores))

    assert len(rooms.rooms_of(stores[0], "me")) == len(opened) == 6
    for store in stores:
        store.close()


def test_looking_makes_no_file(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'share' / 'workshop.sqlite'}")

    assert rooms.rooms_of(store, "me") == ()
    assert voters.voter_of(store, "a-phone") is None
    assert voters.join(store, "AAAAAAAA", "a-phone") is None
    assert rooms.sweep(store) == 0
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_readable_to_its_owner_alone(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'share' / 'workshop.sqlite'}")
    rooms.open_room(store, "me")

    modes = {
        file.name: stat.S_IMODE(file.stat().st_mode) for file in [tmp_path / "share", *(tmp_path / "share").iterdir()]
    }
    assert modes.pop("share") == 0o700
    assert set(modes.values()) == {0o600}


def test_each_commit_is_synced_and_deleted_rows_are_overwritten(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    with store.reading() as connection:
        settings = {
            n: connection.execute(text(f"PRAGMA {n}")).scalar()
            for n in ("journal_mode", "synchronous", "secure_delete")
        }

    assert settings == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


@pytest.mark.parametrize(
    "address", ["no address", "mysql://a:b@c/d", "sqlite+nothing:///x", "postgresql+nothing://x/y"]
)
def test_an_address_that_cannot_be_used_is_told_with_what_to_write(address):
    with pytest.raises(StoreError, match=r"PRACTICUM_DATABASE_URL: .* Write postgresql\+psycopg"):
        Store(address)


def test_a_store_that_is_away_says_what_to_do_and_not_its_password(tmp_path):
    away = Store("postgresql+psycopg://practicum:a-secret@127.0.0.1:9/nowhere")

    with pytest.raises(StoreError, match="try again; what was saved before stays saved") as caught, away.writing():
        pass
    assert "a-secret" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "share").write_text("a file where a folder should be")

    with pytest.raises(StoreError, match="See that the folder can be written"):
        rooms.open_room(Store(f"sqlite:///{tmp_path / 'share' / 'workshop.sqlite'}"), "me")


def test_the_database_is_the_one_that_is_named_or_a_file_of_jupyters(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    assert default_address() == f"sqlite:///{tmp_path}/practicum/workshop.sqlite"

    monkeypatch.setenv("PRACTICUM_DATABASE_URL", "postgresql+psycopg://x@y/z")
    assert default_address() == "postgresql+psycopg://x@y/z"


def test_two_stores_are_told_apart_by_a_fingerprint_without_their_password():
    prints = [
        Store(f"postgresql+psycopg://{user}@127.0.0.1/{name}").fingerprint
        for user, name in (("a:b", "x"), ("a:c", "x"), ("a:b", "y"))
    ]

    assert prints[0] == prints[1] != prints[2]
    assert all(len(each) == 8 for each in prints)


def test_an_account_has_one_key_and_looking_makes_none(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    assert known_key() == ""
    assert list(tmp_path.iterdir()) == []

    key = facilitator_key()

    assert facilitator_key() == known_key() == key
    assert stat.S_IMODE((tmp_path / "practicum" / "facilitator.key").stat().st_mode) == 0o600
