"""An empty place for a test on the PostgreSQL server that .ci/postgresql starts."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

SERVER = "PRACTICUM_TEST_DATABASE_URL"
_PATIENT = 60_000  # milliseconds for a connection that a test has left open


@contextmanager
def fresh_database() -> Iterator[str]:
    """Make a schema under a name of its own, drop it afterwards, and give the address of a store in it.

    To a store it is an empty database, and it is made and dropped faster. Without a server the test is skipped,
    and the summary says so; where one is required, it is a failure.
    """
    server = os.environ.get(SERVER)
    if not server:
        missing = f"no PostgreSQL: {SERVER} names none. .ci/postgresql start FOLDER starts one and prints its address"
        pytest.fail(missing) if os.environ.get("PRACTICUM_POSTGRESQL") == "required" else pytest.skip(missing)
    name = f"practicum_{secrets.token_hex(6)}"
    with _engine(server).connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        address = make_url(server).update_query_dict({"options": f"-csearch_path={name}"})
        yield address.render_as_string(hide_password=False)
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))


@cache
def _engine(server: str) -> Engine:
    """Give the connections of all tests of this process."""
    options = {"options": f"-clock_timeout={_PATIENT}"}
    return create_engine(server, isolation_level="AUTOCOMMIT", connect_args=options)
