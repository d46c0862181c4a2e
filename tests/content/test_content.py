"""Each content file keeps to the course's promises, those that a check does not hold among them."""

import json
import re
from collections import Counter
from datetime import date

import pytest

from practicum.authoring.check import check
from practicum.content.library import Library, own_folder
from practicum.content.model import Alignment, Decided
from practicum.widgets import present

FOLDER = own_folder()
LIBRARY = Library(FOLDER)
IDS = LIBRARY.vignette_ids()
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())
FAULTS = check(FOLDER).faults
QUOTED = re.compile(r"“([^”]*)” \((S\d\d)\)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|home|root|tmp|Users|mnt)/|[A-Z]:\\|file://")


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_no_fault(file):
    assert [str(fault) for fault in FAULTS if fault.path == FOLDER / file] == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_names_no_machine_and_no_address_of_one(file):
    text = (FOLDER / file).read_text(encoding="utf-8")

    assert MACHINE_PATH.findall(text) == []
    assert re.findall(r"http://\S+|https?://(?:localhost|127\.|10\.|192\.168\.)\S*", text) == []


@pytest.mark.parametrize("vignette_id", IDS)
def test_a_scene_has_60_to_140_words(vignette_id):
    assert 60 <= len(LIBRARY.vignette(vignette_id).scene.split()) <= 140


@pytest.mark.parametrize("vignette_id", IDS)
def test_nothing_of_the_guidance_is_in_what_is_sent_before_a_choice(vignette_id):
    vignette = LIBRARY.vignette(vignette_id)
    sent = json.dumps(present.scene(vignette), ensure_ascii=False)

    kept_back = [mark.because for option in vignette.options for mark in (option.article, option.practice)]
    kept_back += [text for twist in vignette.twists for text in (twist.because, twist.fact)]
    kept_back += [vignette.decided_because, *([vignette.parts] if vignette.parts else [])]
    assert [text for text in kept_back if text in sent] == []
    keys = [f'"{word}"' for word in ("article", "practice", "signs", "sign", "mark")]
    assert not any(word in sent for word in ("alignment", "decided", *keys, *vignette.claims, *vignette.notes))
    assert all(option.text in sent for option in vignette.options)


@pytest.mark.parametrize("vignette_id", IDS)
def test_a_quotation_has_ten_words_at_most_and_a_sentence_that_there_is(vignette_id):
    text = (FOLDER / "vignettes" / f"{vignette_id}.toml").read_text(encoding="utf-8")

    for quoted, sentence in QUOTED.findall(text):
        assert len(quoted.split()) <= 10
        assert 1 <= int(sentence[1:]) <= LIBRARY.article.sentences


@pytest.mark.parametrize("vignette_id", IDS)
def test_options_are_of_one_length_so_that_length_gives_nothing_away(vignette_id):
    lengths = [len(option.text) for option in LIBRARY.vignette(vignette_id).options]

    assert max(lengths) <= 1.5 * min(lengths)


@pytest.mark.parametrize("note", LIBRARY.notes, ids=lambda note: note.id)
def test_a_note_beyond_the_text_says_where_it_is_from_and_when_it_was_held_against_it(note):
    assert all([note.source.strip(), note.edition.strip()])
    assert date(2026, 1, 1) <= date.fromisoformat(note.checked) <= date.today()
    assert note.standing in ("seen", "recalled", "advice")


@pytest.mark.parametrize("claim", LIBRARY.article.claims, ids=lambda claim: claim.id)
def test_a_claim_quotes_ten_words_at_most(claim):
    assert 1 <= len(claim.phrase.split()) <= 10
    assert 1 <= claim.sentence <= LIBRARY.article.sentences


def test_the_bank_is_large_enough_and_of_every_kind():
    bank = [LIBRARY.vignette(vignette_id) for vignette_id in IDS]
    decided = Counter(vignette.decided for vignette in bank)

    assert len(bank) >= 44
    assert decided[Decided.CLEARLY] >= 12
    assert decided[Decided.SILENT] >= 7
    assert decided[Decided.PARTLY] >= 1
    assert {vignette.level for vignette in bank} == {1, 2, 3, 4}
    assert sum(bool(vignette.twists) for vignette in bank) >= 15
    assert len(LIBRARY.article.claims) >= 20


def test_the_best_by_either_mark_has_no_favourite_place_in_the_file():
    bank = [LIBRARY.vignette(vignette_id) for vignette_id in IDS]
    places = Counter(
        n for v in bank for n, option in enumerate(v.options) if option.article.alignment is Alignment.FITS
    )

    assert places.total() >= 30
    assert max(places.values()) <= places.total() / 2


@pytest.mark.parametrize("case_id", LIBRARY.case_ids())
def test_nothing_that_lies_ahead_is_in_what_a_decision_sends(case_id):
    case = LIBRARY.case(case_id)

    for decision in case.decisions:
        sent = json.dumps(present.scene(decision), ensure_ascii=False)
        ahead = [
            text
            for turn in decision.options
            for text in (turn.article.because, turn.practice.because, turn.outcome, f'"{turn.to}"')
        ]
        assert [text for text in ahead if text in sent] == []
    assert 4 <= len(case.decisions) <= 7


def test_an_ending_across_a_limit_says_that_it_was_not_the_clients_doing():
    endings = [ending for name in LIBRARY.case_ids() for ending in LIBRARY.case(name).endings]
    crossed = [ending for ending in endings if ending.kind == "crossed"]

    for ending in crossed:
        assert re.search(r"not (\w+'s|her|his|their) doing", ending.text), ending.id
    assert len(crossed) >= 3


def test_the_ten_places_and_the_ten_new_facts_are_there():
    notes = {note.id for note in LIBRARY.notes}

    assert len(LIBRARY.contrasts) >= 10
    assert all(set(contrast.beyond) <= notes and contrast.beyond for contrast in LIBRARY.contrasts)
    assert len(LIBRARY.situation.twists) >= 10
    assert len({twist.article for twist in LIBRARY.situation.twists}) >= 3
    assert len({twist.practice for twist in LIBRARY.situation.twists}) >= 3


def test_quotations_and_files_were_swept():
    text = "".join((FOLDER / file).read_text(encoding="utf-8") for file in FILES)

    assert len(QUOTED.findall(text)) >= 20
    assert len([file for file in FILES if file.endswith(".toml")]) >= 3 + len(IDS) + 5
    assert len(LIBRARY.notes) >= 20


def test_numbers_and_names_are_never_shared():
    numbers = [LIBRARY.vignette(vignette_id).number for vignette_id in IDS]

    assert len(set(numbers)) == len(IDS) == len({LIBRARY.vignette(vignette_id).title for vignette_id in IDS})
