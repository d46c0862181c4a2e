"""The two checks and the review: what each deck shows, keeps back, refuses and records."""

import json
import subprocess
import sys
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from samples import FORMS

import practicum
from practicum import words
from practicum.content.library import Library
from practicum.passport import line_file
from practicum.passport.file import Passport, now

NAMES = {name for form in FORMS.values() for name in form}


@pytest.fixture
def passport(own_passport):
    return Passport(own_passport)


def commit(vignette: str, option: str = "wait-and-see", **more) -> dict:
    choice = {"option": option, "version": 1, "confidence": 81, "note": ""}
    return {"id": str(uuid.uuid4()), "kind": "commit", "vignette": vignette, **choice, **more}


def select(vignette: str, option: str = "wait-and-see") -> dict:
    return {"kind": "select", "vignette": vignette, "option": option}


def ids(deck) -> list[str]:
    return [card["id"] for card in deck.cards]


def take(deck) -> list[dict]:
    """Commit every card of a deck, later than whatever was committed before: times on record are of milliseconds."""
    before = now()
    while now() == before:
        pass
    return [deck.reply(commit(name)) for name in ids(deck)]


def ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")


def state(deck) -> str:
    return json.dumps({key: value for key, value in deck.get_state().items() if key != "drawn_by"}, default=str)


def test_the_two_checks_are_the_two_forms(forms_folder):
    before, after = practicum.form("before"), practicum.form("after")

    assert {tuple(ids(before)), tuple(ids(after))} == {tuple(names) for names in FORMS.values()}
    assert (before.held, after.held) == (True, False)
    assert repr(before) == "The first check"


def test_the_form_that_was_begun_stays_the_first_wherever_the_passport_goes(
    forms_folder, passport, attempt, monkeypatch
):
    passport.record([attempt(vignette="b-2")])
    for folder in ("one", "two", "three", "four", "five", "six"):
        copy = passport.path.parent / folder / "my_passport.jsonl"
        copy.parent.mkdir()
        copy.write_bytes(passport.path.read_bytes())
        monkeypatch.setenv("PRACTICUM_PASSPORT", str(copy))

        assert ids(practicum.form("before")) == FORMS["b"]


def test_while_it_is_held_no_guidance_reaches_the_page(forms_folder):
    deck, library = practicum.form("before"), Library(forms_folder)
    options = [option for name in ids(deck) for option in library.vignette(name).options]
    reasons = [mark.because for option in options for mark in (option.article, option.practice)]

    said = [deck.reply(select(name, option["id"])) for name in ids(deck) for option in deck.cards[0]["options"]]
    saved = take(deck)
    said += [deck.reply(select(name)) for name in ids(deck)]

    assert {answer["kind"] for answer in said} == {"refused"}
    assert [answer["kind"] for answer in saved] == ["saved"] * 4
    assert [reason for reason in reasons if reason in state(deck) + json.dumps(said + saved)] == []
    assert len(reasons) == 32
    assert len(said) == 20


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("take-the-late-train", words.forms.safety()),
        ("move-his-hour", None),
        ("wait-and-see", None),
        ("ask-a-colleague", None),
    ],
)
def test_after_an_unsound_choice_in_a_held_check_one_sentence_comes_at_once_and_says_no_more(
    forms_folder, option, said
):
    deck = practicum.form("before")

    answer = deck.reply(commit(ids(deck)[0], option))

    assert (answer["kind"], answer.get("safety")) == ("saved", said)
    assert set(answer) <= {"kind", "remark", "safety"}
    assert words.forms.safety() not in state(deck)
    assert words.forms.safety() not in state(practicum.form("before"))


def test_the_safety_sentence_is_no_verdict_and_names_whom_to_ask():
    said = words.forms.safety()

    assert said.count(".") == 1
    assert "a supervisor or a consultant" in said
    assert [word for word in ("wrong", "unsound", "against", "article", "you ") if word in said] == []


def test_a_choice_that_is_refused_or_not_saved_carries_no_safety_sentence(forms_folder, passport):
    deck = practicum.form("before")
    refused = deck.reply(commit(ids(deck)[0], "take-the-late-train", confidence=80))
    passport.path.mkdir()
    unsaved = deck.reply(commit(ids(deck)[0], "take-the-late-train"))

    assert [(answer["kind"], "safety" in answer) for answer in (refused, unsaved)] == [
        ("refused", False),
        ("unsaved", False),
    ]


def test_once_the_comparisons_are_open_the_answer_says_it_all(forms_folder):
    first, second = practicum.form("before"), practicum.form("after")
    take(first)
    take(second)

    for deck in (first, second):
        assert "safety" not in deck.reply(commit(ids(deck)[0], "take-the-late-train"))


@pytest.mark.parametrize("size", [1, 6, 8])
def test_forms_are_as_large_as_the_course_says(forms_folder, monkeypatch, size):
    course = forms_folder / "course.toml"
    head, text = course.read_text().split("[[forms]]", 1)[0], (forms_folder / "vignettes" / "a-1.toml").read_text()
    for form in ("a", "b"):
        names = [f"{form}-{n}" for n in range(1, size + 1)]
        head += f'[[forms]]\nid = "{form}"\nvignettes = {json.dumps(names)}\n\n'
        for number, name in enumerate(names):
            scene = text.replace('"a-1"', f'"{name}"').replace("number = 101", f"number = {ord(form)}{number}")
            (forms_folder / "vignettes" / f"{name}.toml").write_text(scene)
    course.write_text(head)
    first, second = practicum.form("before"), practicum.form("after")

    take(first)
    take(second)

    assert len(ids(first)) == len(ids(second)) == size
    assert practicum.form("before").held is False
    shown = practicum.mine.change().shown
    assert [f"{size} of {size} on record." in line for line in shown["standing"]] == [True, True]
    assert shown["table"]["rows"][0][1:] == [f"{size} of {size}"] * 2


def test_the_second_check_is_compared_at_once(forms_folder):
    deck = practicum.form("after")

    answers = [deck.reply(select(name)) for name in ids(deck)]

    assert [bool(answer["guidance"]) for answer in answers] == [True] * 4


def test_the_first_check_opens_once_the_whole_second_is_on_record(forms_folder):
    first, second = practicum.form("before"), practicum.form("after")
    take(first)
    for name in ids(second)[:-1]:
        second.reply(commit(name))
    nearly = first.reply(select(ids(first)[0]))["kind"]

    second.reply(commit(ids(second)[-1]))

    assert nearly == "refused"
    assert first.reply(select(ids(first)[0]))["kind"] == "guidance"
    assert practicum.form("before").held is False
    assert set(practicum.form("before").left) == set(ids(first))


def test_the_first_check_says_when_asked_whether_it_is_open_and_writes_nothing(forms_folder, passport):
    first, second = practicum.form("before"), practicum.form("after")
    take(first)
    still = first.reply({"kind": "look"})
    take(second)
    before = passport.path.read_bytes()

    opened = first.reply({"kind": "look"})

    assert (still["remark"], still["state"]["held"]) == ("", True)
    assert (opened["remark"], first.held) == ("The second check is done, and the comparisons are open.", False)
    assert opened["state"] == {"held": False, "left": first.left, "lines": first.lines}
    assert first.lines == practicum.form("before").lines
    assert set(first.left) == set(ids(first))
    assert passport.path.read_bytes() == before
    assert second.reply({"kind": "look"}) is None


def test_no_scene_of_a_check_names_its_level_and_a_review_does(forms_folder, passport, attempt):
    passport.record([attempt(at=ago(3))])

    levels = [card["level"] for side in ("before", "after") for card in practicum.form(side).cards]

    assert levels == [""] * 8
    assert [card["level"] for card in practicum.review().cards] == ["Level 2: managing"]


def test_a_raised_version_leaves_the_first_check_held(forms_folder, passport, attempt):
    passport.record(
        attempt(name, vignette=name, version=int(name != "b-3"), at=f"2026-11-0{1 + (name > 'b')}T10:00:00+00:00")
        for name in NAMES
    )

    assert practicum.form("before").held is True
    assert ids(practicum.form("before")) == FORMS["a"]
    assert set(practicum.form("after").left) == {"b-1", "b-2", "b-4"}


@pytest.mark.parametrize("foreign", ["the-late-train", "no-such-one", "", None, 7, ["a-1"], {}])
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_vignette_of_another_deck_is_refused(forms_folder, passport, side, foreign):
    deck = practicum.form(side)

    assert deck.reply(select(foreign))["kind"] == "refused"
    assert deck.reply(commit(foreign))["kind"] == "refused"
    assert not passport.path.exists()


@pytest.mark.parametrize("confidence", [None, 0, 75, float("inf"), float("nan"), [], {}, "much"])
def test_a_confidence_that_no_card_offers_is_refused(forms_folder, passport, confidence):
    deck = practicum.form("after")

    assert deck.reply(commit(ids(deck)[0], confidence=confidence))["kind"] == "refused"
    assert not passport.path.exists()


@pytest.mark.parametrize("kind", [None, 7, [], {}, ["commit"]])
def test_a_message_of_no_kind_is_passed_over_without_a_traceback(forms_folder, kind):
    deck, sent = practicum.form("after"), []
    deck.send = sent.append

    deck._answer({"kind": kind, "id": "a"})
    deck._answer({**select(ids(deck)[0]), "id": "b"})

    assert [answer["re"] for answer in sent] == ["b"]


def test_opening_a_check_does_not_read_the_passport_once_for_each_scene(forms_folder, passport, monkeypatch):
    take(practicum.form("before"))
    really, read = line_file.read, []
    monkeypatch.setattr(line_file, "read", lambda path: read.append(path) or really(path))

    assert len(practicum.form("before").left) == 4
    assert 1 <= read.count(passport.path) <= 3


def test_a_card_of_a_deck_is_redrawn_as_it_was_left(forms_folder):
    deck = practicum.form("before")
    name = ids(deck)[2]

    answer = deck.reply(commit(name, note="mine"))

    assert "left" not in answer
    assert (deck.left[name]["option"], deck.left[name]["note"]) == ("wait-and-see", "mine")
    assert practicum.form("before").left == deck.left


def test_opening_a_deck_writes_nothing(forms_folder, tmp_path):
    before = sorted(tmp_path.rglob("*"))

    practicum.form("before"), practicum.form("after"), practicum.review()

    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("side", ["during", "", None])
def test_a_check_that_there_is_not_is_said_calmly(forms_folder, side):
    assert practicum.form(side).lines[0] == "This part cannot be shown just now. The rest of the page works."


def test_a_course_without_forms_says_so_calmly(sample_folder, monkeypatch):
    monkeypatch.setenv("PRACTICUM_DATA", str(sample_folder))

    assert "course.toml needs two tables [[forms]]" in practicum.form("after").lines[1]


def test_the_second_check_says_so_where_there_is_no_first(forms_folder):
    without = len(practicum.form("after").lines)
    take(practicum.form("before"))

    assert (without, len(practicum.form("after").lines)) == (2, 1)


def test_a_review_shows_what_is_due_fresh_and_compares_it(forms_folder, passport, attempt):
    passport.record([attempt(at=ago(3), note="an earlier note")])
    deck = practicum.review()

    assert (ids(deck), deck.left, deck.held) == (["the-late-train"], {}, False)
    assert "an earlier note" not in state(deck)
    assert deck.reply(select("the-late-train"))["guidance"]
    assert deck.reply(commit("the-late-train"))["kind"] == "saved"
    assert ids(practicum.review()) == []


def keep_a_plan(**answers) -> None:
    told = practicum.plan().reply({"kind": "keep", "id": str(uuid.uuid4()), "answers": answers})
    assert told["kind"] == "kept"


def test_the_lines_of_a_plan_come_back_in_a_review_each_with_its_end_hidden(forms_folder):
    keep_a_plan(
        notice_1="that I dress for it.",
        who_1="supervisor",
        when_1="Friday;",
        first_1="“I have dressed for a session.”",
        notice_3="a smile",
        who_3="other",
        role_3="the head of my service",
        codes="a website",
    )

    assert practicum.review().plan == [
        {
            "cue": "If I notice that I dress for it, then …",
            "whole": [
                "If I notice that I dress for it, then I will speak to my supervisor by Friday.",
                "What I will say first: “I have dressed for a session.”",
            ],
        },
        {
            "cue": "If I notice a smile, then …",
            "whole": [
                "If I notice a smile, then I will speak to the head of my service by ….",
            ],
        },
    ]


@pytest.mark.parametrize("answers", [{"codes": "a website"}, {"notice_1": "a smile"}, {"first_1": "Could we talk?"}])
def test_a_line_with_nothing_to_say_again_does_not_come_back(forms_folder, answers):
    keep_a_plan(**answers)

    assert practicum.review().plan == []


def test_a_plan_that_comes_back_is_kept_no_second_time(forms_folder, passport):
    keep_a_plan(notice_1="a {smile}", who_1="tutor")
    before = passport.path.read_bytes()

    deck = practicum.review()
    deck.reply({"kind": "look"})

    assert deck.plan[0]["cue"] == "If I notice a {smile}, then …"
    assert passport.path.read_bytes() == before


def test_a_review_without_a_plan_shows_none(forms_folder, passport, attempt):
    passport.record([attempt(at=ago(3))])

    assert practicum.review().plan == []


def test_a_review_begins_with_what_was_sure_and_unsound(forms_folder, passport, attempt):
    text = (forms_folder / "vignettes" / "the-late-train.toml").read_text()
    made = {
        "calm": ("ask-a-colleague", 100),
        "unsure": ("take-the-late-train", 25),
        "sure": ("take-the-late-train", 81),
    }
    for days, (name, (option, confidence)) in enumerate(made.items()):
        (forms_folder / "vignettes" / f"{name}.toml").write_text(text.replace('"the-late-train"', f'"{name}"'))
        passport.record([attempt(name, vignette=name, at=ago(9 - days), option=option, confidence=confidence)])

    deck = practicum.review()

    assert ids(deck) == ["sure", "unsure", "calm"]
    assert "First come those where you were sure" in deck.lines[0]


def test_a_review_has_no_vignette_of_a_form_and_no_decision_of_a_case(forms_folder, passport, attempt):
    made = [attempt(name, vignette=name, at=ago(40)) for name in sorted(NAMES)]
    passport.record([*made, attempt("case", vignette="thursday/at-six", at=ago(40))])

    assert ids(practicum.review()) == []


def test_a_review_takes_six_at_most_and_says_how_many_wait(forms_folder, passport, attempt):
    text = (forms_folder / "vignettes" / "the-late-train.toml").read_text()
    names = [f"moment-{number}" for number in range(9)]
    for name in names:
        (forms_folder / "vignettes" / f"{name}.toml").write_text(text.replace('"the-late-train"', f'"{name}"'))
    passport.record(attempt(name, vignette=name, at=ago(3 + index)) for index, name in enumerate(names))

    deck = practicum.review()

    assert ids(deck) == names[:2:-1]
    assert "More are waiting: 3." in deck.lines[-1]


def test_a_review_with_nothing_due_names_the_next_day(forms_folder, passport, attempt):
    nothing = practicum.review().lines
    passport.record([attempt(at=ago(0))])
    later = practicum.review().lines

    tomorrow = datetime.now().astimezone().date() + timedelta(days=1)
    assert "Nothing is on record yet." in nothing[0]
    assert later == [f"Nothing is due today. The next scene comes back on {tomorrow}."]


def test_a_review_whose_scenes_have_all_come_back_says_so(forms_folder, passport, attempt):
    passport.record(attempt(str(days), at=ago(days)) for days in (60, 59, 51, 29))

    assert practicum.review().lines[0].startswith("Every scene on record has come back as often as it should.")


def test_the_reminders_come_as_a_file_when_they_are_asked_for(forms_folder, passport, attempt, tmp_path):
    passport.record([attempt()])

    answer = practicum.review().reply({"kind": "calendar"})

    assert answer["name"] == "reminders.ics"
    assert answer["text"].count("BEGIN:VEVENT") == 3
    assert not list(tmp_path.glob("*.ics"))


def test_the_reminders_asked_for_twice_are_the_same_three_wherever_the_passport_lies(
    forms_folder, passport, attempt, monkeypatch
):
    passport.record([attempt()])
    first = practicum.review().reply({"kind": "calendar"})["text"]
    copy = passport.path.with_name("copy.jsonl")
    copy.write_text(passport.export())
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(copy))

    second = practicum.review().reply({"kind": "calendar"})["text"]

    ids = [[line for line in text.split("\r\n") if line.startswith("UID:")] for text in (first, second)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_with_nothing_on_record_there_is_nothing_to_be_reminded_of(forms_folder, passport):
    answer = practicum.review().reply({"kind": "calendar"})
    passport.path.mkdir()
    unread = practicum.review

    assert "text" not in answer
    assert "The reminders begin with your first choice." in answer["remark"]
    assert not passport.path.is_file()
    assert unread().lines[0].startswith("This part cannot be shown")


def test_reminders_of_a_passport_that_has_become_unreadable_are_refused_calmly(forms_folder, passport, attempt):
    passport.record([attempt()])
    deck = practicum.review()
    passport.path.unlink()
    passport.path.mkdir()

    answer = deck.reply({"kind": "calendar"})

    assert (answer["kind"], "text" in answer) == ("refused", False)
    assert answer["remark"] == words.pages.obstacles()["no_file"].format(file="my_passport.jsonl")


def test_where_a_browser_forgets_a_review_ends_with_the_code_and_a_copy(forms_folder, passport, attempt, monkeypatch):
    monkeypatch.setattr("sys.platform", "emscripten")
    passport.record([attempt(at=ago(3), note="mine")])
    deck = practicum.review()
    before = deck.parting["code"]

    deck.reply(commit("the-late-train"))
    now = deck.reply({"kind": "parting"})["overview"]["code"]
    copies = [deck.reply({"kind": "export", "notes": notes})["text"] for notes in (False, True)]

    assert before
    assert now not in ("", before)
    assert [copy.count("\n") for copy in copies] == [2, 2]
    assert ["mine" in copy for copy in copies] == [False, True]
    assert Passport(passport.path.with_name("new.jsonl")).merge(copies[1]).added == 2


@pytest.mark.parametrize(
    ("asked", "there"), [({}, False), ({"code": False}, False), ({"code": "yes"}, False), ({"code": True}, True)]
)
def test_the_code_is_in_the_calendar_only_for_whoever_asks(
    forms_folder, passport, attempt, monkeypatch, asked, there
):
    monkeypatch.setattr("sys.platform", "emscripten")
    passport.record([attempt()])
    deck = practicum.review()

    text = deck.reply({"kind": "calendar", **asked})["text"].replace("\r\n ", "")

    assert (deck.parting["code"] in text) is there


@pytest.mark.parametrize("platform", ["linux", "emscripten"])
def test_nothing_is_said_of_forgetting_elsewhere_or_with_nothing_on_record(
    forms_folder, passport, attempt, monkeypatch, platform
):
    monkeypatch.setattr("sys.platform", platform)
    if platform == "linux":
        passport.record([attempt()])

    assert practicum.review().parting == {}


def test_a_check_offers_no_reminders(forms_folder):
    assert practicum.form("after").reply({"kind": "calendar"}) is None


def test_no_page_loads_the_calendar_library_before_reminders_are_asked_for():
    code = "import sys; import practicum; practicum.review(); print('icalendar' in sys.modules)"

    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert out.strip() == "False"


def test_a_passport_that_cannot_be_read_leaves_the_cards_there(forms_folder, passport):
    passport.path.mkdir()

    assert len(practicum.form("before").cards) == 4
    assert practicum.form("before").held is True
    assert practicum.review().lines[0] == "This part cannot be shown just now. The rest of the page works."
