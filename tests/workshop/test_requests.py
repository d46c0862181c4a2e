"""Whatever a phone sends: it is read into checked values, or refused as a whole."""

import json
import re
import subprocess
import sys
from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from practicum.content.library import Library, own_folder
from practicum.content.model import SURENESSES
from practicum.workshop import CODE_LENGTH, LETTERS
from practicum.workshop.phones import requests
from practicum.workshop.phones.requests import BallotRequest, JoinRequest, RequestError
from practicum.workshop.store.ballots import written

JSON = "application/json"
UNHURRIED = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
BALLOT = {"poll": "0123456789abcdef", "round": "1", "option": "ask-a-colleague", "sureness": "2"}
NASTY = st.sampled_from(
    ["\ud800", "\udfff", "\x00", "\ufeff", "\u202e", "🙈", "a" * 101, "١", "ß", "1 ", "", "-", "é"]
)
TEXTS = st.text() | NASTY | st.builds("".join, st.lists(NASTY | st.text("abc019-"), max_size=4))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
ANYTHING = st.recursive(SCALARS, lambda of: st.lists(of, max_size=3) | st.dictionaries(TEXTS, of, max_size=3))


def read(reader, body: bytes, kind: str | None = JSON):
    """Read a body; None where it is refused."""
    try:
        return reader(kind, body)
    except RequestError:
        return None


def assert_checked(found) -> None:
    if isinstance(found, JoinRequest):
        assert found.code is None or (len(found.code) == CODE_LENGTH and set(found.code) <= set(LETTERS))
    elif found is not None:
        assert re.fullmatch("[0-9a-f]{16}", found.poll, re.ASCII)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", found.ballot.option, re.ASCII)
        assert len(found.ballot.option) <= 100
        assert found.round in (1, 2)
        assert found.ballot.sureness is None or found.ballot.sureness in range(SURENESSES)


@UNHURRIED
@given(st.binary(max_size=3000))
@example(b"[" * 2048)
@example(b'{"code":' * 200)
@example(b'{"code": ' + b"9" * 2000 + b"}")
@example('{"code": "ABCDEFGH"}'.encode("utf-16"))
@example('{"code": "ABCDEFGH"}'.encode("utf-8-sig"))
def test_any_bytes_are_read_into_checked_values_or_refused(body):
    for reader in (requests.read_join, requests.read_ballot):
        assert_checked(read(reader, body))


@UNHURRIED
@given(st.fixed_dictionaries({"code": ANYTHING}))
def test_any_code_is_one_that_a_room_could_have_or_none(said):
    assert_checked(read(requests.read_join, json.dumps(said).encode()))


@UNHURRIED
@given(st.fixed_dictionaries({name: st.just(value) | ANYTHING for name, value in BALLOT.items()}))
@example(BALLOT | {"poll": "\ud800"})
@example(BALLOT | {"option": "ask\ud800"})
@example(BALLOT | {"option": "ask\x00"})
@example(BALLOT | {"poll": "0123456789abcdef\n"})
@example(BALLOT | {"sureness": ""})
@example(BALLOT | {"sureness": 2})
@example(BALLOT | {"sureness": ["2"]})
@example(BALLOT | {"sureness": "5"})
@example(BALLOT | {"sureness": "-1"})
@example(BALLOT | {"round": 1})
def test_any_ballot_is_checked_or_refused(said):
    found = read(requests.read_ballot, json.dumps(said).encode())

    assert_checked(found)
    assert (found is not None) == (said["round"] in ("1", "2") and said == asked(found))


def asked(found: BallotRequest | None) -> dict | None:
    """Write a request that was read as a phone sends it."""
    if found is None:
        return None
    choice = {"option": found.ballot.option, "sureness": written(found.ballot.sureness)}
    return {"poll": found.poll, "round": str(found.round), **choice}


@UNHURRIED
@given(TEXTS)
def test_a_token_is_one_of_ours_or_none(cookie):
    found = requests.read_token(cookie)

    assert found is None or re.fullmatch("[A-Za-z0-9_-]{32}", found, re.ASCII)


@UNHURRIED
@given(TEXTS | st.integers().map(str))
def test_a_stated_length_is_a_number_that_is_not_too_large_or_refused(stated):
    fits = re.fullmatch("[0-9]+", stated, re.ASCII) and int(stated) <= requests.MOST_BYTES
    with nullcontext() if fits else pytest.raises(RequestError):
        requests.check_length(stated)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"code": "ABCDEFGH", "code": "ABCDEFGH"}', JSON, 400),
        (b'{"code": NaN}', JSON, 400),
        (b'{"code": 1e999}', JSON, 400),
        (b'{"code": 0}', JSON, 400),
        (b'{"code": null}', JSON, 400),
        (b"", JSON, 400),
        (b'{"code": "ABCDEFGH"}', None, 415),
        (b'{"code": "ABCDEFGH"}', "text/json", 415),
        (b'{"code": "ABCDEFGH"}' + b" " * 2048, JSON, 413),
    ],
)
def test_what_is_refused_is_refused_for_a_reason(body, kind, status):
    with pytest.raises(RequestError) as refused:
        requests.read_join(kind, body)
    assert refused.value.status == status


def test_a_type_may_name_its_letters_and_a_code_may_be_typed_in_any_way():
    body = json.dumps({"code": " abcd-efgo "}).encode()

    assert requests.read_join("Application/JSON; charset=utf-8", body) == JoinRequest("ABCDEFG0")


def test_every_option_of_the_course_can_be_voted_for():
    library = Library(own_folder())
    options = [option.id for name in library.vignette_ids() for option in library.vignette(name).options]

    for option in options:
        assert requests.read_ballot(JSON, json.dumps(BALLOT | {"option": option}).encode()).ballot.option == option
    assert len(options) >= 100


def test_reading_a_request_loads_no_database():
    code = "import sys; import practicum.workshop.phones.requests; print('sqlalchemy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
