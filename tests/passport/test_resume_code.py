"""A resume code carries the latest choices to another machine, and a slip of the pen is caught."""

import base64
import contextlib
import itertools
import string
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum import words
from practicum.content.library import Library, own_folder
from practicum.content.model import Decided
from practicum.passport import resume_code
from practicum.passport.lines import Attempt, Choice
from practicum.passport.resume_code import CONFIDENCES, ResumeError, from_code, to_code

NOW = "2026-11-23T10:00:00.000+00:00"
LIBRARY = Library(own_folder())
COURSE = LIBRARY.course
BANK = [LIBRARY.vignette(vignette_id) for vignette_id in LIBRARY.vignette_ids()]
LETTERS = string.ascii_uppercase + "234567"


def chosen(vignette, option=0, decided=Decided.PARTLY, confidence=70):
    choice = Choice(vignette.options[option].id, decided, confidence)
    return Attempt("any", NOW, vignette.id, vignette.version, 1, choice)


def code_for(bank):
    return to_code(COURSE, {vignette.id: chosen(vignette) for vignette in bank}, bank)


def bank_of(size):
    """Give a bank of any size: the real vignettes again and again, each under a number of its own."""
    return [replace(BANK[n % len(BANK)], id=f"vignette-{n}", number=n + 1) for n in range(size)]


def read_back(code, bank=BANK):
    return {attempt.vignette: attempt.choice for attempt in from_code(code, COURSE, bank, NOW).attempts}


@pytest.mark.parametrize("vignette", BANK, ids=lambda vignette: vignette.id)
def test_every_choice_at_every_vignette_comes_back(vignette):
    swept = 0

    for option in range(len(vignette.options)):
        for decided in Decided:
            for confidence in CONFIDENCES:
                made = chosen(vignette, option, decided, confidence)
                swept += 1

                assert read_back(to_code(COURSE, {vignette.id: made}, BANK)) == {vignette.id: made.choice}

    assert swept == len(vignette.options) * 3 * 6


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_the_last_choice_of_five_options_comes_back_at_every_version(version):
    fifth = replace(BANK[0].options[0], id="zzz-the-fifth")
    vignette = replace(BANK[0], version=version, options=(*BANK[0].options, fifth))
    made = replace(chosen(vignette, 4, Decided.SILENT, 100), version=version)

    assert read_back(to_code(COURSE, {vignette.id: made}, [vignette]), [vignette]) == {vignette.id: made.choice}


def test_a_code_carries_the_whole_bank_at_once():
    made = {vignette.id: chosen(vignette, option=n % 4) for n, vignette in enumerate(BANK)}

    assert read_back(to_code(COURSE, made, BANK)) == {name: attempt.choice for name, attempt in made.items()}
    assert len(made) >= 12


@pytest.mark.parametrize(("vignettes", "letters"), [(1, 12), (12, 36), (44, 104)])
def test_a_code_is_short_enough_to_write_down(vignettes, letters):
    code = code_for(bank_of(vignettes))  # 41 bits and about ten a vignette, five bits a letter

    assert len(code.replace("-", "")) == letters
    assert {len(group) for group in code.split("-")[:-1]} <= {4}


def test_no_slip_of_one_letter_gives_another_choice():
    code = code_for(BANK)
    tried = refused = same = 0

    for place, letter in enumerate(code):
        for other in set(LETTERS) - {letter, "-"} if letter != "-" else ():
            tried += 1
            try:
                same += read_back(code[:place] + other + code[place + 1 :]) == read_back(code)
            except ResumeError:
                refused += 1

    assert tried == len(code.replace("-", "")) * 31
    assert refused + same == tried  # none is read as something else
    assert same <= 7  # in the last letter three bits carry nothing, so seven others say the same


def test_no_two_neighbours_that_change_places_give_another_choice():
    letters = code_for(BANK).replace("-", "")
    swaps = [n for n in range(len(letters) - 1) if letters[n] != letters[n + 1]]

    for n in swaps:
        with pytest.raises(ResumeError):
            from_code(letters[:n] + letters[n + 1] + letters[n] + letters[n + 2 :], COURSE, BANK, NOW)

    assert len(swaps) >= 15


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code}\n",
        lambda code: code.replace("O", "0").replace("I", "1").replace("B", "8"),
        lambda code: "-".join(code.replace("-", "")),
        lambda code: code.replace("-", "–"),  # a word processor makes a longer dash of it
        lambda code: code.replace("-", "\u2011"),  # and a mail program one that does not break
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    codes = (
        to_code(COURSE, {v.id: chosen(v, n // 6, confidence=CONFIDENCES[n % 6]) for v in BANK}, BANK)
        for n in range(18)
    )
    code = next(code for code in codes if {"O", "I", "B"} <= set(code))

    assert read_back(typed(code)) == read_back(code)


@pytest.mark.parametrize(
    "code", ["", "-", "A", "AB", "AAAA", "hello there", "8888-9999", "Ümläut", "½", "💛", "A" * 5000]
)
def test_what_is_no_code_is_refused_in_words(code):
    with pytest.raises(ResumeError, match=r"^the code .*\.$"):
        from_code(code, COURSE, BANK, NOW)


def test_a_code_that_lost_its_end_is_refused():
    letters = code_for(BANK).replace("-", "")

    for kept in range(len(letters)):
        with pytest.raises(ResumeError):
            from_code(letters[:kept], COURSE, BANK, NOW)


def test_nothing_on_record_gives_no_code():
    assert to_code(COURSE, {}, BANK) == ""


def test_a_choice_at_an_older_version_goes_into_no_code():
    first, second = BANK[:2]
    made = {first.id: chosen(first), second.id: replace(chosen(second), version=second.version + 1)}

    assert list(read_back(to_code(COURSE, made, BANK))) == [first.id]


def test_a_code_of_an_older_version_gives_no_choice_at_the_newer():
    newer = [replace(BANK[0], version=BANK[0].version + 1), *BANK[1:]]

    assert BANK[0].id not in read_back(code_for(BANK), newer)


def test_a_bank_with_an_added_vignette_still_reads_old_codes():
    code = code_for(BANK)

    assert read_back(code, bank_of(len(BANK) + 1)[len(BANK) :] + BANK) == read_back(code)


def test_a_bank_that_lost_a_vignette_reads_the_others():
    assert set(read_back(code_for(BANK), BANK[1:])) == {vignette.id for vignette in BANK[1:]}


def test_an_option_that_is_no_longer_there_gives_no_choice():
    vignette = BANK[0]
    last = max(range(len(vignette.options)), key=lambda n: vignette.options[n].id)
    code = to_code(COURSE, {vignette.id: chosen(vignette, last)}, BANK)

    shorter = replace(vignette, options=tuple(o for o in vignette.options if o.id != vignette.options[last].id))
    assert read_back(code, [shorter]) == {}


def test_the_order_of_options_in_the_file_does_not_matter():
    vignette = BANK[0]
    turned = replace(vignette, options=vignette.options[::-1])

    assert read_back(code_for([vignette]), [turned]) == read_back(code_for([vignette]))


def test_an_attempt_whose_option_is_not_in_the_bank_stops_no_code():
    stray, sound = BANK[:2]
    made = {stray.id: replace(chosen(stray), choice=Choice("no-such-option", Decided.PARTLY, 70))}

    assert list(read_back(to_code(COURSE, {**made, sound.id: chosen(sound)}, BANK))) == [sound.id]


def test_a_confidence_between_two_steps_goes_to_the_nearest():
    made = chosen(BANK[0], confidence=73)

    assert read_back(to_code(COURSE, {BANK[0].id: made}, BANK))[BANK[0].id].confidence == 70


def test_the_same_code_gives_the_same_ids_whenever_it_is_read():
    code = code_for(BANK)

    first, later = (from_code(code, COURSE, BANK, at).attempts for at in (NOW, "2027-01-01T00:00:00.000+00:00"))
    assert [attempt.id for attempt in first] == [attempt.id for attempt in later]
    assert len({attempt.id for attempt in first}) == len(BANK)


def code_of_the_first_kind(*cells):
    """Make a code as the first edition made it: one byte a vignette, and of its version only whether it is odd."""
    body = bytes(cells)
    letters = base64.b32encode((zlib.crc32(body) & 0xFFFF).to_bytes(2) + body).decode().rstrip("=")
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


@pytest.mark.parametrize("cells", [(1,), (0, 93, 180), tuple(range(1, 45)), (5, 255), (0,) * 1000 + (7,)])
def test_a_code_of_the_first_kind_is_refused_with_its_reason(cells):
    with pytest.raises(ResumeError, match="earlier edition") as refused:
        from_code(code_of_the_first_kind(*cells), COURSE, BANK, NOW)

    assert refused.value.why == "outdated"


def test_a_code_of_another_course_with_the_same_numbers_is_refused_with_its_reason():
    for other in (replace(COURSE, id="another"), replace(COURSE, id="", title="Another")):
        with pytest.raises(ResumeError, match="another course") as refused:
            from_code(code_for(BANK), other, BANK, NOW)
        assert refused.value.why == "other_course"


def test_a_course_keeps_its_codes_when_its_title_changes():
    code = code_for(BANK)

    assert len(from_code(code, replace(COURSE, title="Mine to handle, second edition"), BANK, NOW).attempts) == len(
        BANK
    )


def test_no_version_passes_for_another():
    tried = 0
    for made, present in itertools.permutations(range(1, 13), 2):
        tried += 1
        vignette = replace(BANK[0], version=made)
        code = to_code(COURSE, {vignette.id: chosen(vignette)}, [vignette])

        unfolded = from_code(code, COURSE, [replace(vignette, version=present)], NOW)
        assert (unfolded.attempts, unfolded.left_out) == ((), 1)

    assert tried == 12 * 11


def test_what_this_course_does_not_know_is_left_out_and_counted():
    newer = [replace(BANK[0], version=BANK[0].version + 1), *BANK[2:]]

    unfolded = from_code(code_for(BANK), COURSE, newer, NOW)

    assert unfolded.left_out == 2
    assert len(unfolded.attempts) == len(BANK) - 2


def test_a_code_stays_short_whatever_a_number_or_a_version_is():
    vignette = replace(BANK[0], number=9999, version=10_000)

    assert len(to_code(COURSE, {vignette.id: chosen(vignette)}, [vignette])) < 40


numbers = st.lists(st.integers(1, 9999), min_size=1, max_size=60, unique=True)


@given(numbers, st.data(), st.booleans())
def test_any_choices_come_back_and_nothing_else(numbers, data, turned):
    bank = [
        replace(BANK[0], id=f"v-{number}", number=number, version=data.draw(st.integers(1, 10_000)))
        for number in numbers
    ]
    made = {
        each.id: chosen(
            each,
            data.draw(st.integers(0, len(each.options) - 1)),
            data.draw(st.sampled_from(list(Decided))),
            data.draw(st.sampled_from(CONFIDENCES)),
        )
        for each in bank
    }

    unfolded = from_code(to_code(COURSE, made, bank, turned), COURSE, bank, NOW)

    assert {each.vignette: (each.version, each.choice) for each in unfolded.attempts} == {
        each.vignette: (each.version, each.choice) for each in made.values()
    }
    assert (unfolded.left_out, unfolded.swapped) == (0, turned)


@given(
    st.text()
    | st.text(alphabet=LETTERS + "-", max_size=300)
    | st.binary().map(lambda raw: base64.b32encode(raw).decode())
)
def test_whatever_is_typed_it_is_refused_with_a_reason(typed):
    with pytest.raises(ResumeError) as refused:
        from_code(typed, COURSE, BANK, NOW)

    assert refused.value.why in words.pages.refusals()


@given(st.binary(max_size=200))
def test_whatever_bits_a_whole_code_holds_it_ends(bits):
    body = resume_code._course_hash(COURSE) + bits
    code = base64.b32encode(resume_code._checksum(body) + body).decode()

    with contextlib.suppress(ResumeError):
        unfolded = from_code(code, COURSE, BANK, NOW)
        assert {each.vignette for each in unfolded.attempts} <= {vignette.id for vignette in BANK}
