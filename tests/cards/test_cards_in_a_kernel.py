"""Every option of every vignette, committed in a real kernel by the messages that a browser sends."""

import json
import os
import uuid

import pytest
from jupyter_client.manager import start_new_kernel

from practicum import words
from practicum.content.case import Decision
from practicum.content.library import Library, own_folder
from practicum.content.model import Vignette

LIBRARY = Library(own_folder())
BANK = [LIBRARY.vignette(name) for name in LIBRARY.vignette_ids()]
CASES = [LIBRARY.case(name) for name in LIBRARY.case_ids()]
EDGES = [(case, decision, turn) for case in CASES for decision in case.decisions for turn in decision.options]


class Page:
    """The browser's side of a kernel: it runs cells, and answers and asks over comms."""

    def __init__(self, client) -> None:
        self.client = client

    def run(self, code: str) -> list[dict]:
        """Run a cell and collect what the kernel published."""
        return self._until_idle(self.client.execute(code))

    def show(self, name: str, kind: str = "vignette") -> tuple[str, list[dict]]:
        """Show a card; give its comm's id and all that was published."""
        published = self.run(f'import practicum\npracticum.{kind}("{name}")')
        return _shown(published), published

    def send(self, comm: str, message: dict) -> dict:
        """Send a custom message as ipywidgets' front end does, and give the view's answer."""
        content = {"comm_id": comm, "data": {"method": "custom", "content": message}}
        request = self.client.session.msg("comm_msg", content)
        self.client.shell_channel.send(request)
        published = self._until_idle(request["header"]["msg_id"])
        answers = [item["content"]["data"]["content"] for item in published if _is_custom(item)]
        [answer] = [answer for answer in answers if answer["re"] == message["id"]]
        return answer

    def _until_idle(self, request: str) -> list[dict]:
        published = []
        while True:
            message = self.client.get_iopub_msg(timeout=60)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return published
            published.append(message)


def _shown(published: list[dict]) -> str:
    """Name the model of the widget that a cell showed."""
    [shown] = [item for item in published if item["msg_type"] in ("execute_result", "display_data")]
    return shown["content"]["data"]["application/vnd.jupyter.widget-view+json"]["model_id"]


def _is_custom(item: dict) -> bool:
    return item["msg_type"] == "comm_msg" and item["content"]["data"].get("method") == "custom"


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    environment = {name: value for name, value in os.environ.items() if name != "PRACTICUM_PASSPORT"}
    manager, client = start_new_kernel(cwd=str(tmp_path_factory.mktemp("kernel")), env=environment)
    yield Page(client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel_folder(tmp_path):
    folder = tmp_path / "kernel"
    folder.mkdir()
    return folder


@pytest.fixture
def page(kernel, kernel_folder):
    """Give the one kernel in a folder of the test's own, so that no test reads what another has recorded."""
    kernel.run(f"import os\nos.chdir({str(kernel_folder)!r})")
    return kernel


def commit(option: str, **more: object) -> dict:
    choice = {"option": option, "version": 1, "confidence": 100, "note": ""}
    return {"id": str(uuid.uuid4()), "kind": "commit", **choice, **more}


def commit_at(shown: Vignette, option: str, **more: object) -> dict:
    return commit(option, version=shown.version, vignette=shown.id, **more)


@pytest.mark.parametrize("vignette", BANK, ids=lambda vignette: vignette.id)
def test_every_option_is_compared_and_recorded_as_the_bank_says(page, kernel_folder, vignette):
    comm, _ = page.show(vignette.id)
    claims = {claim.id: claim for claim in LIBRARY.article.claims}
    passport = kernel_folder / "my_passport.jsonl"

    for option in vignette.options:
        select = {"id": str(uuid.uuid4()), "kind": "select", "option": option.id}
        guidance = page.send(comm, select)["guidance"]
        answer = page.send(comm, commit_at(vignette, option.id))
        line = json.loads(passport.read_text().splitlines()[-1])

        yours, article = guidance["responses"][guidance["yours"]], option.article
        assert yours["text"] == option.text
        assert yours["article"]["verdict"] == words.article.verdicts()[article.alignment]
        assert yours["practice"]["verdict"] == words.article.practices()[option.practice.mark]
        assert (yours["article"]["because"], yours["practice"]["because"]) == (
            article.because,
            option.practice.because,
        )
        assert [claim["phrase"] for claim in guidance["claims"]] == [claims[name].phrase for name in article.claims]
        assert len(guidance["responses"]) == len(vignette.options)
        assert sorted(sign["phrase"] for sign in guidance["signs"]) == sorted(sign.phrase for sign in vignette.signs)
        assert answer["kind"] == "saved"
        assert (line["vignette"], line["option"], line["version"]) == (vignette.id, option.id, vignette.version)

    assert len(passport.read_text().splitlines()) == len(vignette.options)


def test_the_sweep_saw_the_whole_bank():
    assert len(BANK) >= 44
    assert sum(len(vignette.options) for vignette in BANK) >= 176


def test_what_is_shown_before_a_choice_holds_no_guidance(page):
    for vignette in BANK:
        _, published = page.show(vignette.id)
        sent = json.dumps([item["content"] for item in published], ensure_ascii=False)

        assert vignette.scene.split("\n")[0][:40] in sent
        reasons = [mark.because for option in vignette.options for mark in (option.article, option.practice)]
        assert [because for because in reasons if because in sent] == []
        assert vignette.decided_because not in sent
        assert '"alignment"' not in sent


def test_showing_a_card_writes_nothing(page, kernel_folder):
    before = sorted(path.name for path in kernel_folder.iterdir())
    page.show(BANK[0].id)
    page.run("practicum.mine.passport()")

    assert sorted(path.name for path in kernel_folder.iterdir()) == before


def test_a_commit_sent_again_is_recorded_once(page, kernel_folder):
    comm, _ = page.show(BANK[1].id)
    message = commit_at(BANK[1], BANK[1].options[0].id)
    passport = kernel_folder / "my_passport.jsonl"

    first, again = page.send(comm, message), page.send(comm, message)

    assert (first["kind"], again["kind"]) == ("saved", "saved")
    assert passport.read_text().count(message["id"]) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"option": "no-such-option"},
        {"confidence": 83},
        {"confidence": "all of it"},
        {"confidence": None},
        {"id": "not-a-uuid"},
        {"version": 0},
        {"confidence": [81]},
        {"option": {"id": "x"}},
    ],
    ids=str,
)
def test_a_commit_that_makes_no_sense_is_refused_and_leaves_no_line(page, kernel_folder, odd):
    comm, _ = page.show(BANK[0].id)
    passport = kernel_folder / "my_passport.jsonl"
    before = passport.read_text() if passport.exists() else ""

    answer = page.send(comm, {**commit_at(BANK[0], BANK[0].options[0].id), **odd})

    assert answer["kind"] == "refused"
    assert (passport.read_text() if passport.exists() else "") == before


def test_a_card_shown_anew_carries_the_choice_on_record(page):
    comm, _ = page.show(BANK[2].id)
    page.send(comm, commit_at(BANK[2], BANK[2].options[1].id, note="a kept note"))

    comm, published = page.show(BANK[2].id)
    [opened] = [item for item in published if item["content"].get("comm_id") == comm]
    left = opened["content"]["data"]["state"]["left"]

    assert (left["option"], left["confidence"], left["note"]) == (BANK[2].options[1].id, 100, "a kept note")
    assert left["remark"].startswith("As you left it (choice ")


def way_to(case, place):
    """Find a shortest way from the start to a place: pairs of a decision and the option to take there."""
    ways = {case.decisions[0].id: []}
    for decision in case.decisions:
        for turn in decision.options:
            ways.setdefault(turn.to, [*ways[decision.id], (decision, turn)])
    return ways[place]


@pytest.mark.parametrize(
    ("case", "decision", "turn"), EDGES, ids=[f"{decision.id}-{turn.id}" for _, decision, turn in EDGES]
)
def test_every_edge_of_every_case_is_played_through_the_card(page, kernel_folder, case, decision, turn):
    comm, _ = page.show(case.id, "case")
    for before, taken in way_to(case, decision.id):
        page.send(comm, commit_at(before, taken.id))

    said = page.send(comm, {"id": "ask", "kind": "select", "vignette": decision.id, "option": turn.id})
    answer = page.send(comm, commit_at(decision, turn.id))
    place = case.find(turn.to)

    yours = said["guidance"]["responses"][said["guidance"]["yours"]]
    assert yours["practice"]["because"] == turn.practice.because
    assert said["outcome"] == turn.outcome
    assert answer["kind"] == "saved"
    assert [step["text"] for step in answer["way"]["steps"]][-1] == turn.text
    here = answer["way"]["here"]
    if isinstance(place, Decision):
        assert here["scene"]["id"] == place.id
    else:
        assert here["ending"]["title"] == place.title
        assert {node["id"] for node in answer["way"]["map"]["nodes"] if node["on_way"]} >= {decision.id, place.id}
    line = json.loads((kernel_folder / "my_passport.jsonl").read_text().splitlines()[-1])
    assert (line["vignette"], line["option"]) == (decision.id, turn.id)


def test_the_sweep_saw_all_cases():
    assert len(CASES) >= 6
    assert len(EDGES) >= 140


def test_a_case_shows_nothing_of_what_lies_ahead(page):
    for case in CASES:
        _, published = page.show(case.id, "case")
        sent = json.dumps([item["content"] for item in published], ensure_ascii=False)
        ahead = [decision.title for decision in case.decisions[1:]] + [ending.text[:40] for ending in case.endings]

        assert case.decisions[0].scene.split("\n")[0][:40] in sent
        assert [text for text in ahead if f'"{text}' in sent] == []
        assert [
            turn.outcome for decision in case.decisions for turn in decision.options if turn.outcome in sent
        ] == []


@pytest.mark.parametrize("place", ["thursday-at-six/no-such-place", "thursday-at-six/helped-and-kept-on", None])
def test_a_choice_at_no_decision_of_the_case_is_refused(page, kernel_folder, place):
    comm, _ = page.show("thursday-at-six", "case")
    passport = kernel_folder / "my_passport.jsonl"
    before = passport.read_text() if passport.exists() else ""

    for kind in ("select", "commit"):
        answer = page.send(comm, {**commit("own-it"), "kind": kind, "vignette": place})
        assert answer["kind"] == "refused"
    assert (passport.read_text() if passport.exists() else "") == before
