"""Two people at a real JupyterHub, with one folder for both: each has a passport of their own, and is told so."""

import asyncio
import json
import uuid
from pathlib import Path

import pytest
from accounts import committing
from hub import Hub
from server import client
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from practicum import words
from practicum.passport.file import FILE_NAME, Passport


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("school") / "shared"
    folder.mkdir(mode=0o777)
    return folder


@pytest.fixture(scope="module")
def hub(shared):
    hub = Hub(shared.parent / "hub", more=f"c.Spawner.notebook_dir = {str(shared)!r}")
    yield hub
    hub.close()


def run(hub: Hub, address: str, code: str) -> str:
    """Run code in a kernel of somebody's server, as a page in its top folder would, and give what it prints."""
    head = {"Authorization": f"token {hub.token}"}
    body = {"name": "python3", "path": "a-page.ipynb"}
    answer = client(timeout=120).post(f"{address}api/kernels", headers=head, json=body)
    kernel = answer.raise_for_status().json()["id"]
    place = HTTPRequest(f"{address.replace('http', 'ws', 1)}api/kernels/{kernel}/channels", headers=head)
    return asyncio.run(asyncio.wait_for(_printed(place, code), timeout=240))


async def _printed(place: HTTPRequest, code: str) -> str:
    connection, printed = await websocket_connect(place), ""
    head = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": "tests", "username": "tests"}
    message = {"header": head | {"version": "5.3"}, "channel": "shell", "parent_header": {}, "metadata": {}}
    await connection.write_message(json.dumps(message | {"content": {"code": code}}))
    while True:
        heard = json.loads(await connection.read_message())
        if heard["parent_header"].get("msg_id") != head["msg_id"]:
            continue
        if heard["msg_type"] == "error":
            raise RuntimeError("\n".join(heard["content"]["traceback"]))
        if heard["msg_type"] == "stream":
            printed += heard["content"]["text"]
        if heard["msg_type"] == "status" and heard["content"]["execution_state"] == "idle":
            connection.close()
            return printed


def test_two_people_of_a_hub_in_one_folder_have_two_passports_and_are_told_whose_each_is(hub, shared):
    seen, marks = {}, {name: str(uuid.uuid4()) for name in ("ada", "ben")}

    for name, mark in marks.items():
        seen[name] = json.loads(run(hub, hub.start_user(name), committing(mark)))

    for name, said in seen.items():
        assert said["lines"][0] == words.whereabouts.elsewhere()["shared"].format(path=said["path"])
        assert said["panel"][-1].endswith(words.whereabouts.owners()["hub"].format(owner=name))
        assert [answer["kind"] for answer in said["answers"]] == ["saved"]
        assert [attempt.id for attempt in Passport(Path(said["path"])).attempts()] == [marks[name]]
    assert not (shared / FILE_NAME).exists()


def test_in_a_home_that_bears_ones_name_the_passport_lies_beside_the_pages(hub):
    mark = str(uuid.uuid4())
    address = hub.start_user("cleo")
    home = hub.folder / "homes" / "cleo"

    said = json.loads(run(hub, address, f"import os\nos.chdir({str(home)!r})\n{committing(mark)}"))

    assert Path(said["path"]) == home / FILE_NAME
    assert said["lines"][0].endswith(words.whereabouts.ready()["stays"])
