"""At the passport's panel a learner looks, copies out, takes in, uses a code and deletes; each button answers."""

import json
import os
import uuid
from dataclasses import replace

import pytest

import practicum
from practicum import words
from practicum.content.library import Library
from practicum.passport.file import Passport
from practicum.passport.lines import Writing
from practicum.passport.resume_code import to_code

ASKS = [{"kind": "export"}, {"kind": "import", "text": ""}, {"kind": "redeem", "code": "AAAA"}, {"kind": "delete"}]
RECORD = (
    '{"format": 1, "kind": "attempt", "id": "a", "at": "2026-11-23T10:00:00+00:00", "vignette": "airtime",'
    ' "version": 1, "option": "keep-a-tally", "decided": "partly", "confidence": 70, "note": ""}'
)


@pytest.fixture
def passport(own_passport):
    return Passport(own_passport)


def writing(writing_id="one", of="criticism", text="It never says who judges."):
    return Writing(writing_id, "2026-11-23T10:00:00.000+00:00", of, (("text", text),))


@pytest.fixture
def made(library, attempt):
    """Give a function that makes an attempt at a real vignette."""

    def make(vignette_id="airtime", option=0, **changes):
        vignette = library.vignette(vignette_id)
        name = f"{vignette_id}-{option}"
        return attempt(
            name, vignette=vignette_id, version=vignette.version, option=vignette.options[option].id, **changes
        )

    return make


def test_looking_at_an_empty_passport_writes_no_file(tmp_path):
    panel = practicum.mine.passport()

    assert panel.overview["code"] == ""
    assert "Nothing is stored yet. my_passport.jsonl begins" in panel.overview["lines"][0]
    assert list(tmp_path.iterdir()) == []


def test_a_button_that_has_nothing_to_write_makes_no_file(tmp_path):
    panel = practicum.mine.passport()

    answers = [panel.reply(ask)["kind"] for ask in ASKS]

    assert answers == ["done", "done", "refused", "done"]
    assert list(tmp_path.iterdir()) == []


def test_the_overview_counts_what_is_kept_and_says_where(passport, made):
    passport.record([made(), made(option=1, note="mine"), made("not-me")])

    first, second = practicum.mine.passport().overview["lines"]

    assert (
        first == "In my_passport.jsonl so far: 3 choices at 2 scenes and decisions, private notes: 1, kept texts: 0."
    )
    assert str(passport.path) in second


def test_the_overview_counts_each_kept_text_once_and_stands_with_texts_alone(passport):
    passport.record([writing("one", of="criticism"), writing("two", of="criticism"), writing("three", of="plan")])

    overview = practicum.mine.passport().overview

    assert overview["lines"][0].endswith("0 choices at 0 scenes and decisions, private notes: 0, kept texts: 2.")
    assert overview["code"] == ""


def test_the_table_of_what_is_stored_where_names_the_real_file(tmp_path, monkeypatch):
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(tmp_path / "nora.jsonl"))

    rows = practicum.mine.passport().stored["rows"]

    assert "nora.jsonl" in rows[0][1]
    assert not any("{" in cell for row in rows for cell in row)
    assert {len(row) for row in rows} == {3}


def test_a_copy_leaves_without_notes_unless_they_are_asked_for(passport, made):
    passport.record([made(note="mine alone")])
    panel = practicum.mine.passport()

    without, with_notes = panel.reply({"kind": "export"}), panel.reply({"kind": "export", "notes": True})

    assert without["name"] == "my_passport.jsonl"
    assert json.loads(without["text"])["id"] == "airtime-0"
    assert ("mine alone" in without["text"], "mine alone" in with_notes["text"]) == (False, True)


def test_a_kept_text_leaves_in_a_copy_only_with_the_notes(passport, made):
    passport.record([made(), writing(text="mine alone")])
    panel = practicum.mine.passport()

    without, with_notes = panel.reply({"kind": "export"}), panel.reply({"kind": "export", "notes": True})

    assert ("mine alone" in without["text"], "mine alone" in with_notes["text"]) == (False, True)


@pytest.mark.parametrize("notes", ["yes", 1, None, "false"])
def test_only_a_plain_yes_lets_notes_out(passport, made, notes):
    passport.record([made(note="mine alone")])

    assert "mine alone" not in practicum.mine.passport().reply({"kind": "export", "notes": notes})["text"]


def test_a_copy_is_taken_in_once(passport, made, tmp_path):
    elsewhere = Passport(tmp_path / "elsewhere.jsonl")
    elsewhere.record([made(), made("not-me")])
    ask = {"kind": "import", "text": elsewhere.export() + "half a li"}
    panel = practicum.mine.passport()

    first, second = panel.reply(ask)["remark"], panel.reply(ask)["remark"]

    assert first == "New records taken in: 2. Here already: 0. Lines that could not be read: 1."
    assert second == "New records taken in: 0. Here already: 2. Lines that could not be read: 1."
    assert passport.attempts() == elsewhere.attempts()


@pytest.mark.parametrize(
    "text",
    [
        "Dear diary",
        "PK\x03\x04\x00\x00\ufffd\ufffd binary",
        "null\n[]\n1\n{}\n",
        "[" * 100_000,
        '{"a":' * 100_000,
        "9" * 100_000,
        "x" * 5_000_000,
        RECORD.replace("70", "1e999"),
        RECORD.replace("70", '"much"'),
        RECORD.replace('"version": 1', '"version": 1e999'),
        RECORD.replace("2026-11-23T10:00:00+00:00", "0001-01-01T00:00:00+14:00"),
        RECORD.replace("2026-11-23T10:00:00+00:00", "yesterday"),
        RECORD.replace('"id": "a"', '"id": 7'),
        RECORD.replace('"format": 1', '"format": 0').replace('"2026-11-23T10:00:00+00:00"', "1e18"),
    ],
    ids=lambda text: text[:12] if len(text) > 1000 else None,
)
def test_a_file_that_is_no_passport_changes_nothing(passport, made, text):
    passport.record([made()])
    before = passport.path.read_bytes()

    remark = practicum.mine.passport().reply({"kind": "import", "text": text})["remark"]

    assert remark.startswith("New records taken in: 0. Here already: 0")
    assert passport.path.read_bytes() == before


def test_a_passport_of_foreign_content_is_taken_in_and_the_panel_still_opens(passport):
    strange = RECORD.replace("keep-a-tally", "no-such-option") + "\n" + RECORD.replace("airtime", "no-such-vignette")
    panel = practicum.mine.passport()

    assert "New records taken in: 1." in panel.reply({"kind": "import", "text": strange})["remark"]
    assert practicum.mine.passport().overview["lines"]


def test_a_note_with_half_a_character_in_it_is_taken_in(passport):
    ask = {"kind": "import", "text": RECORD.replace('"note": ""', '"note": "\\ud83d"')}

    assert "New records taken in: 1." in practicum.mine.passport().reply(ask)["remark"]


def test_the_code_of_one_machine_brings_the_choices_to_another(passport, made, tmp_path, monkeypatch):
    passport.record([made(), made("not-me", 1, note="stays here")])
    code = practicum.mine.passport().overview["code"]
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(tmp_path / "elsewhere.jsonl"))
    panel = practicum.mine.passport()

    answer = panel.reply({"kind": "redeem", "code": code.lower()})

    brought = Passport(tmp_path / "elsewhere.jsonl").attempts()
    assert answer["remark"] == "Choices taken in: 2. Where you had one already, it stays."
    assert {a.vignette: a.choice for a in brought} == {a.vignette: a.choice for a in passport.attempts()}
    assert {a.note for a in brought} == {""}
    assert panel.overview["code"] == code


@pytest.fixture
def told(library, attempt):
    """Give a function that makes an attempt at the nth decision of a case, at a minute of one hour."""

    def make(nth, option, minute, name="thursday-at-six"):
        decision = library.case(name).decisions[nth]
        at = f"2026-11-23T10:{minute:02}:00.000+00:00"
        taken = decision.options[option].id
        return attempt(f"{name}-{minute}", vignette=decision.id, version=decision.version, option=taken, at=at)

    return make


def test_a_code_brings_the_way_through_a_case_and_says_so(passport, made, told, library, tmp_path, monkeypatch):
    case = library.case("thursday-at-six")
    first = case.decisions[0]
    second = case.decisions.index(case.find(first.options[0].to))
    passport.record([made(), told(0, 0, 1), told(second, 1, 2)])
    here = practicum.case("thursday-at-six").way
    code = practicum.mine.passport().overview["code"]
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(tmp_path / "elsewhere.jsonl"))

    answer = practicum.mine.passport().reply({"kind": "redeem", "code": code})

    there = practicum.case("thursday-at-six").way
    assert answer["remark"] == "Choices taken in: 3. Where you had one already, it stays."
    assert [step["text"] for step in there["steps"]] == [step["text"] for step in here["steps"]]
    assert (len(there["steps"]), there["here"]) == (2, here["here"])
    assert practicum.mine.passport().overview["code"] == code
    assert "your way through each story" in words.pages.passport()["code_hint"]


def test_a_case_that_was_begun_here_takes_nothing_of_another_way(
    passport, made, told, library, tmp_path, monkeypatch
):
    case = library.case("thursday-at-six")
    second = case.decisions.index(case.find(case.decisions[0].options[0].to))
    passport.record([made(), told(0, 0, 1), told(second, 1, 2)])
    code = practicum.mine.passport().overview["code"]
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(tmp_path / "elsewhere.jsonl"))
    Passport(tmp_path / "elsewhere.jsonl").record([told(0, 1, 1)])
    before = practicum.case("thursday-at-six").way

    answer = practicum.mine.passport().reply({"kind": "redeem", "code": code})

    assert "Choices taken in: 1." in answer["remark"]
    assert practicum.case("thursday-at-six").way == before


def test_a_code_of_another_course_is_refused_and_names_it(passport, made, library, tmp_path):
    made_there = made()
    code = to_code(
        replace(library.course, id="another"), {made_there.vignette: made_there}, [library.vignette("airtime")]
    )

    answer = practicum.mine.passport().reply({"kind": "redeem", "code": code})

    assert answer["kind"] == "refused"
    assert answer["remark"] == "This code belongs to another course, “another”. Nothing was taken in."


def test_a_code_of_an_earlier_edition_is_refused_with_what_to_do():
    answer = practicum.mine.passport().reply({"kind": "redeem", "code": "KGQR-HIXH-ET4E-E7A"})

    assert answer["kind"] == "refused"
    assert answer["remark"] == words.pages.refusals()["outdated"]
    assert "Save a copy of the passport there" in answer["remark"]


@pytest.mark.parametrize("earlier", [0, 1])
def test_a_code_carries_which_of_the_two_forms_came_first(passport, made, library, tmp_path, monkeypatch, earlier):
    forms = [form.vignettes for form in library.course.forms]
    passport.record(made(name, at="2026-11-23T10:00:00.000+00:00") for name in forms[earlier])
    passport.record(made(name, at="2026-11-24T10:00:00.000+00:00") for name in forms[1 - earlier])
    code = practicum.mine.passport().overview["code"]

    for number in range(8):  # the coin of each place falls as it likes
        monkeypatch.setenv("PRACTICUM_PASSPORT", str(tmp_path / f"elsewhere-{number}.jsonl"))
        panel = practicum.mine.passport()
        panel.reply({"kind": "redeem", "code": code})

        assert tuple(card["id"] for card in practicum.form("before").cards) == forms[earlier]
        assert panel.overview["code"] == code


def test_a_code_brings_nothing_that_is_here_already(passport, made):
    passport.record([made()])
    panel = practicum.mine.passport()
    before = passport.path.read_bytes()

    answer = panel.reply({"kind": "redeem", "code": panel.overview["code"]})

    assert answer["remark"] == "Choices taken in: 0. Where you had one already, it stays."
    assert passport.path.read_bytes() == before


@pytest.mark.parametrize("code", ["", "AAAA-BBBB", "not a code", "4IPA–SGYJ", "ÄÖÜ", None, 7])
def test_a_bad_code_is_refused_in_one_calm_sentence(tmp_path, code):
    answer = practicum.mine.passport().reply({"kind": "redeem", "code": code})

    assert answer["kind"] == "refused"
    assert answer["remark"] == words.pages.refusals()["torn"]
    assert list(tmp_path.iterdir()) == []


def test_deleting_leaves_no_file_and_an_empty_overview(passport, made, tmp_path):
    passport.record([made()])
    panel = practicum.mine.passport()

    answer = panel.reply({"kind": "delete"})

    assert answer["remark"] == "The passport is deleted."
    assert "Nothing is stored yet" in panel.overview["lines"][0]
    assert list(tmp_path.iterdir()) == []


def test_a_passport_that_cannot_be_reached_is_said_calmly_at_every_button(tmp_path, monkeypatch, made):
    (tmp_path / "a_file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("PRACTICUM_PASSPORT", str(tmp_path / "a_file" / "my_passport.jsonl"))
    calm = words.pages.obstacles()["refused"].format(file="my_passport.jsonl")
    good = RECORD.replace('"note": ""', '"note": "mine"')

    panel = practicum.mine.passport()

    assert panel.overview["lines"][0].startswith("Nothing can be kept here: ")
    for ask in [{"kind": "export"}, {"kind": "import", "text": good}, *ASKS[2:]]:
        left = "Not everything could be deleted. Delete my_passport.jsonl in the list of files."
        assert panel.reply(ask)["remark"] == (left if ask["kind"] == "delete" else calm)


@pytest.mark.parametrize("message", [{}, {"kind": "burn"}, {"kind": None}, {"code": "AAAA"}])
def test_a_message_that_no_button_sends_is_passed_over(message):
    assert practicum.mine.passport().reply(message) is None


def test_the_panel_names_itself_where_it_cannot_be_drawn():
    assert repr(practicum.mine.passport()) == "Your passport"


def test_lines_that_cannot_be_read_are_counted_on_the_first_page_and_stay(passport, made):
    passport.record([made()])
    passport.path.write_bytes(passport.path.read_bytes() + b"half a li\n\xff\xfe\x00\n[]\n")
    before = passport.path.read_bytes()

    panel = practicum.mine.passport()
    panel.reply({"kind": "import", "text": passport.export()})
    passport.record([made("not-me")])

    assert "2 lines of the file could not be read. They stay there as they are." in panel.overview["lines"]
    assert passport.path.read_bytes().startswith(before)


@pytest.mark.parametrize("how", ["deleted", "emptied"])
def test_a_passport_that_went_behind_the_pages_back_is_said_and_not_begun_anew_silently(passport, made, how):
    passport.record([made()])
    panel = practicum.mine.passport()
    passport.path.unlink() if how == "deleted" else passport.path.write_bytes(b"")

    looked = panel.reply({"kind": "look"})["overview"]
    card = practicum.vignette("not-me")
    answer = choose(card)

    assert looked["lines"][0].startswith("The file my_passport.jsonl with your earlier choices is no longer there.")
    assert answer["kind"] == "saved"
    assert "is no longer there" in answer["remark"]


def test_a_passport_that_was_deleted_on_the_page_is_not_missed(passport, made):
    passport.record([made()])
    panel = practicum.mine.passport()

    panel.reply({"kind": "delete"})

    assert panel.reply({"kind": "look"})["overview"]["lines"][0].startswith("Nothing is stored yet.")
    assert "no longer there" not in choose(practicum.vignette("not-me"))["remark"]


def test_a_text_that_was_taken_out_on_the_page_is_not_missed(passport):
    passport.record([writing()])
    passport.contents()

    passport.forget("criticism")

    assert not passport.contents().gone


def choose(card):
    return card.reply(
        {
            "kind": "commit",
            "id": str(uuid.uuid4()),
            "version": card.vignette["version"],
            "option": card.vignette["options"][0]["id"],
            "confidence": card.vignette["surenesses"][2],
        }
    )


@pytest.mark.parametrize("what", ["folder", "pipe", "large"])
def test_what_lies_in_the_passports_place_is_said_on_every_page_and_nothing_is_written(passport, what, tmp_path):
    if what == "folder":
        passport.path.mkdir()
    elif what == "pipe":
        os.mkfifo(passport.path)
    else:
        with passport.path.open("wb") as file:
            file.truncate(200_000_000)
    before = passport.path.lstat()

    panel, page = practicum.mine.passport().overview["lines"], practicum.page("alone").lines

    if what == "large":  # a file by its looks, so that only opening it tells
        said = words.pages.obstacles()["too_large"].format(file="my_passport.jsonl")
        assert (panel, page[0]) == ([said], said)
    else:
        assert all(line.startswith("Nothing can be kept here: ") for line in (panel[0], page[0]))
    assert choose(practicum.vignette("not-me"))["kind"] == "unsaved"
    assert (passport.path.lstat().st_size, passport.path.lstat().st_ino) == (before.st_size, before.st_ino)


def test_a_copy_that_is_too_large_is_refused_by_the_message_too(passport):
    answer = practicum.mine.passport().reply({"kind": "import", "text": "x" * 5_000_001})

    assert (answer["kind"], answer["remark"]) == ("refused", words.pages.passport()["too_big"])


def test_a_code_says_how_many_choices_were_left_out(passport, made, library, monkeypatch):
    passport.record([made(), made("not-me")])
    code = practicum.mine.passport().overview["code"]
    passport.delete()
    newer = replace(library.vignette("not-me"), version=99)
    really = Library.vignette
    monkeypatch.setattr(Library, "vignette", lambda self, name: newer if name == newer.id else really(self, name))

    answer = practicum.mine.passport().reply({"kind": "redeem", "code": code})

    assert "Choices taken in: 1." in answer["remark"]
    assert "1 choice was left out" in answer["remark"]


def test_copies_beside_the_passport_are_named_taken_in_and_deleted_with_it(passport, made, tmp_path):
    passport.record([made()])
    other = tmp_path / "my_passport (1).jsonl"
    other.write_text(passport.export() + RECORD + "\n", encoding="utf-8")
    panel = practicum.mine.passport()
    named = panel.overview["lines"][-1]
    assert "my_passport (1).jsonl" in named
    assert "Records in them that are not in your passport: 1." in named
    assert panel.overview["copies"] == 1

    assert "New records taken in: 1." in panel.reply({"kind": "copies"})["remark"]
    assert "All that is in them is in your passport." in panel.overview["lines"][-1]
    assert panel.overview["copies"] == 0

    assert panel.reply({"kind": "delete"})["remark"] == "The passport is deleted."
    assert list(tmp_path.iterdir()) == []


def test_a_copy_is_named_and_taken_in_where_the_passport_itself_is_gone(passport, tmp_path):
    (tmp_path / "my_passport.sync-conflict-20261128-155600-ABC.jsonl").write_text(RECORD + "\n", encoding="utf-8")
    panel = practicum.mine.passport()

    assert "sync-conflict" in panel.overview["lines"][-1]
    assert "New records taken in: 1." in panel.reply({"kind": "copies"})["remark"]
    assert len(passport.attempts()) == 1
