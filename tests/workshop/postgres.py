"""A fresh PostgreSQL database for a test, on the server that .ci/postgresql starts."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

SERVER = "PRACTICUM_TEST_DATABASE_URL"


@contextmanager
def fresh_database() -> Iterator[str]:
    """Make a database under a name of its own, and drop it afterwards.

    Without a server the test is skipped, and the summary says so; where one is required, it is a failure.
    """
    server = os.environ.get(SERVER)
    if not server:
        missing = f"no PostgreSQL: {SERVER} names none. .ci/postgresql start FOLDER starts one and prints its address"
        pytest.fail(missing) if os.environ.get("PRACTICUM_POSTGRESQL") == "required" else pytest.skip(missing)
    name = f"practicum_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
