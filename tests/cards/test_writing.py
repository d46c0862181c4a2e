"""A learner's own words reach the passport only when asked, whole, and can be taken out again."""

import json
import uuid

import pytest

import practicum
from practicum import words
from practicum.cards.writing import MOST_IN_A_BOX, MOST_IN_A_PLAN
from practicum.passport.file import Passport

PROMPT = """
[[prompts]]
id = "criticism"
title = "One criticism"
ask = "What does this text leave out?"
hint = "For example: whom it forgets."
"""
BANNED = ("correct", "wrong", "score", "failed", "grade")


@pytest.fixture
def passport(own_passport):
    return Passport(own_passport)


@pytest.fixture(autouse=True)
def sample(sample_folder, monkeypatch):
    with (sample_folder / "course.toml").open("a", encoding="utf-8") as file:
        file.write(PROMPT)
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))


def keep(answers, **more) -> dict:
    return {"kind": "keep", "id": str(uuid.uuid4()), "answers": answers, **more}


def files(passport) -> list[str]:
    return sorted(path.name for path in passport.path.parent.iterdir() if path.is_file())


def test_a_box_opens_with_its_prompt_and_writes_nothing(passport):
    box = practicum.write("criticism")

    assert repr(box) == "One criticism"
    assert box.prompt["intro"] == ["What does this text leave out?"]
    assert [field["hint"] for group in box.prompt["groups"] for field in group["fields"]] == [
        "For example: whom it forgets."
    ]
    assert box.kept is None
    assert files(passport) == []


@pytest.mark.parametrize(("line", "watched"), [("", True), ("watched = false\n", False)])
def test_a_prompt_that_asks_for_names_of_documents_is_not_watched_for_names(sample_folder, line, watched):
    with (sample_folder / "course.toml").open("a", encoding="utf-8") as file:
        file.write(PROMPT.replace('"criticism"', '"my-code"') + line)

    [group] = practicum.write("my-code").prompt["groups"]

    assert [field["watched"] for field in group["fields"]] == [watched]


def test_a_text_is_kept_and_told_only_once_it_is_on_the_disk(passport):
    box = practicum.write("criticism")

    answer = box.reply(keep({"text": "  It never says who judges.\n"}))

    assert (answer["kind"], answer["remark"]) == ("kept", "Kept in my_passport.jsonl.")
    assert passport.writings()["criticism"].answers == (("text", "It never says who judges."),)
    assert answer["kept"]["answers"] == {"text": "It never says who judges."}


def test_a_box_opens_as_it_was_kept_with_the_day(passport):
    practicum.write("criticism").reply(keep({"text": "first"}))
    practicum.write("criticism").reply(keep({"text": "second"}))

    kept = practicum.write("criticism").kept

    day = passport.writings()["criticism"].at[:10]
    assert kept["answers"] == {"text": "second"}
    assert kept["remark"].startswith("As you kept it on ")
    assert day[:7] in kept["remark"]


def test_a_view_drawn_again_shows_what_was_kept_since():
    box = practicum.write("criticism")

    box.reply(keep({"text": "mine"}))

    assert box.kept["answers"] == {"text": "mine"}


def test_a_text_sent_twice_is_kept_once(passport):
    box, message = practicum.write("criticism"), keep({"text": "mine"})

    kinds = [box.reply(message)["kind"], box.reply(message)["kind"], box.reply(keep({"text": "mine"}))["kind"]]

    assert kinds == ["kept"] * 3
    assert len(passport.path.read_text().splitlines()) == 1


def test_two_prompts_do_not_meet(passport):
    practicum.write("criticism").reply(keep({"text": "mine"}))
    practicum.plan().reply(keep({"when_1": "Friday"}))

    assert practicum.write("criticism").kept["answers"] == {"text": "mine"}
    assert practicum.plan().kept["answers"] == {"when_1": "Friday"}


@pytest.mark.parametrize(
    "message",
    [
        keep({}),
        keep({"text": ""}),
        keep({"text": " \n\t "}),
        keep({"text": 7}),
        keep({"text": None}),
        keep({"text": ["mine"]}),
        keep({"other": "mine"}),
        keep({"text": "mine", "other": "mine"}),
        keep("mine"),
        keep(None),
        keep({"text": "x" * (MOST_IN_A_BOX + 1)}),
        keep({"text": "mine"}, id="no id"),
        keep({"text": "mine"}, id=None),
    ],
    ids=range(13),
)
def test_what_is_no_text_of_this_prompt_is_refused_calmly_and_not_kept(passport, message):
    answer = practicum.write("criticism").reply(message)

    assert answer == {"kind": "refused", "remark": "This could not be kept as it is. It stays on this page."}
    assert files(passport) == []


@pytest.mark.parametrize(("length", "kind"), [(MOST_IN_A_PLAN, "kept"), (MOST_IN_A_PLAN + 1, "refused")])
def test_a_plan_is_kept_up_to_what_one_printed_page_holds(length, kind):
    assert practicum.plan().reply(keep({"notice_1": "x" * 100, "codes": "x" * (length - 100)}))["kind"] == kind


def test_taking_out_leaves_nothing_of_any_version(passport):
    box = practicum.write("criticism")
    box.reply(keep({"text": "kestrel"}))
    box.reply(keep({"text": "kestrel again"}))

    answer = box.reply({"kind": "forget"})

    assert answer["kind"] == "forgotten"
    assert box.kept is None
    assert b"kestrel" not in passport.path.read_bytes()
    assert practicum.write("criticism").kept is None


def test_a_passport_that_cannot_be_written_is_said_calmly(passport):
    box = practicum.write("criticism")
    passport.path.mkdir()

    kept, forgotten = box.reply(keep({"text": "mine"})), box.reply({"kind": "forget"})

    assert (kept["kind"], forgotten["kind"]) == ("unkept", "unforgotten")
    assert kept["remark"] == "Not kept: my_passport.jsonl cannot be written just now. Your text stays on this page."
    assert practicum.write("criticism").kept is None


@pytest.mark.parametrize("message", [{}, {"kind": "burn"}, {"kind": None}, {"answers": {"text": "mine"}}])
def test_a_message_that_no_button_sends_is_passed_over(message):
    assert practicum.write("criticism").reply(message) is None


def test_a_prompt_that_is_not_there_is_one_calm_line():
    shown = practicum.write("no-such-prompt")

    assert shown.lines[0] == "This part cannot be shown just now. The rest of the page works."
    assert 'course.toml has no "no-such-prompt"' in shown.lines[1]


def test_every_gap_of_a_printed_sentence_is_a_field_and_every_field_is_printed():
    seen = 0
    for shown in (practicum.write("criticism").prompt, practicum.plan().prompt):
        for group in shown["groups"]:
            names = {field["name"] for field in group["fields"]}
            asked = {choice["asks"] for f in group["fields"] for choice in f.get("choices", ()) if "asks" in choice}
            sentences = " ".join(group["sentences"])
            printed = {name for name in names if f"{{{name}}}" in sentences}
            assert printed | asked == names
            assert sentences.count("{") == len(printed)
            seen += len(names)

    assert seen == 1 + 3 * 5 + 1


def test_the_plan_has_three_lines_with_roles_and_no_names():
    groups = practicum.plan().prompt["groups"]

    roles = [field["choices"] for group in groups for field in group["fields"] if "choices" in field]
    assert [group["legend"] for group in groups][:3] == ["Line 1", "Line 2", "Line 3"]
    assert roles[0][0] == {"value": "supervisor", "label": "my supervisor"}
    assert len(roles) == 3
    assert practicum.plan().prompt["end"] == ["If you are in training: bring attraction to supervision early."]


def test_nothing_is_filled_in_beforehand():
    assert practicum.plan().kept is None
    assert "For example" in json.dumps(practicum.plan().prompt)


def test_no_word_of_a_box_is_a_verdict():
    said = json.dumps(
        [practicum.plan().prompt, words.writing.box(), words.writing.outcomes(), words.record.account()]
    )

    assert [word for word in BANNED if word in said.lower()] == []


def test_a_page_that_writes_a_prompt_of_its_own_widens_nothing(passport):
    box = practicum.write("criticism")
    field = {"name": "other", "kind": "long", "label": "", "hint": "", "watched": False}
    box.set_state({"prompt": {**box.prompt, "most": 10**9, "groups": [{"fields": [field]}]}})

    for answers in ({"other": "mine"}, {"text": "x" * (MOST_IN_A_BOX + 1)}):
        assert box.reply(keep(answers))["kind"] == "refused"
    assert files(passport) == []
