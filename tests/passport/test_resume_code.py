"""A resume code carries the latest choices to another machine, and a slip of the pen is caught."""

import base64
import contextlib
import itertools
import string
import uuid
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicum import words
from practicum.content.library import Library, own_folder
from practicum.content.model import SURENESSES, surenesses
from practicum.passport import lines, resume_code
from practicum.passport.case_walk import met, walk, ways
from practicum.passport.lines import Attempt, Choice
from practicum.passport.resume_code import ResumeError, from_code, to_code

NOW = "2026-11-23T10:00:00.000+00:00"
LIBRARY = Library(own_folder())
COURSE = LIBRARY.course
BANK = [LIBRARY.vignette(vignette_id) for vignette_id in LIBRARY.vignette_ids()]
CASES = [LIBRARY.case(case_id) for case_id in LIBRARY.case_ids()]
LETTERS = string.ascii_uppercase + "234567"
SECOND = "KGQR-HIXH-ET4E-E7A"  # what the edition of November 2026 made of two choices


def chosen(vignette, option=0, place=2, at=NOW):
    choice = Choice(vignette.options[option].id, surenesses(vignette)[place])
    return Attempt("any", at, vignette.id, vignette.version, 1, choice)


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
        for place in range(SURENESSES):
            made = chosen(vignette, option, place)
            swept += 1

            assert read_back(to_code(COURSE, {vignette.id: made}, BANK)) == {vignette.id: made.choice}

    assert swept == len(vignette.options) * 5


@pytest.mark.parametrize("version", [1, 2, 3, 4])
@pytest.mark.parametrize("options", [3, 4, 5, 6])
def test_the_last_choice_of_any_number_of_options_comes_back_at_every_version(version, options):
    more = [replace(BANK[0].options[0], id=f"zzz-{n}") for n in range(3)]
    vignette = replace(BANK[0], version=version, options=(*BANK[0].options, *more)[:options])
    made = replace(chosen(vignette, -1, 4), version=version)

    assert read_back(to_code(COURSE, {vignette.id: made}, [vignette]), [vignette]) == {vignette.id: made.choice}


def test_a_code_carries_the_whole_bank_at_once():
    made = {vignette.id: chosen(vignette, option=n % len(vignette.options)) for n, vignette in enumerate(BANK)}

    assert read_back(to_code(COURSE, made, BANK)) == {name: attempt.choice for name, attempt in made.items()}
    assert len(made) >= 12


@pytest.mark.parametrize(("vignettes", "letters"), [(1, 23), (12, 44), (44, 103)])
def test_a_code_is_short_enough_to_write_down(vignettes, letters):
    code = code_for(
        [replace(each, version=2) for each in bank_of(vignettes)]
    )  # about 105 bits and nine a vignette, five bits a letter

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
    assert same <= 15  # in the last letter up to four bits carry nothing, so fifteen others say the same


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
    codes = (to_code(COURSE, {v.id: chosen(v, n // 5, n % 5) for v in BANK}, BANK) for n in range(15))
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
    made = {stray.id: replace(chosen(stray), choice=Choice("no-such-option", 62))}

    assert list(read_back(to_code(COURSE, {**made, sound.id: chosen(sound)}, BANK))) == [sound.id]


@pytest.mark.parametrize(
    ("options", "percent", "near"), [(4, 70, 62), (4, 60, 62), (4, 90, 81), (3, 50, 50), (4, 0, 25)]
)
def test_a_confidence_between_two_words_goes_to_the_nearest(options, percent, near):
    vignette = replace(BANK[0], options=BANK[0].options[:options])
    made = replace(chosen(vignette), choice=Choice(vignette.options[0].id, percent))

    assert read_back(to_code(COURSE, {vignette.id: made}, [vignette]), [vignette])[vignette.id].confidence == near


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


def code_of_the_second_kind(body):
    """Make a code as the second edition made it: a sum of three bytes, two for the course, then choices."""
    course = (zlib.crc32(COURSE.id.encode()) & 0xFFFF).to_bytes(2)
    return (
        base64.b32encode((zlib.crc32(course + body, 2) & 0xFFFFFF).to_bytes(3) + course + body).decode().rstrip("=")
    )


@pytest.mark.parametrize("cells", [(1,), (0, 93, 180), tuple(range(1, 45)), (5, 255), (0,) * 1000 + (7,)])
def test_a_code_of_an_earlier_kind_is_refused_with_its_reason(cells):
    for code in (code_of_the_first_kind(*cells), code_of_the_second_kind(bytes(cells))):
        with pytest.raises(ResumeError, match="earlier edition") as refused:
            from_code(code, COURSE, BANK, NOW)

        assert refused.value.why == "outdated"


def test_a_code_that_the_edition_before_this_one_made_is_refused_with_its_reason():
    with pytest.raises(ResumeError) as refused:
        from_code(SECOND, COURSE, BANK, NOW, CASES)

    assert refused.value.why == "outdated"


@pytest.mark.parametrize("name", ["another", "mine-to-handle-2", "minetohandle", "0-9", "a" * 80])
def test_a_code_of_another_course_with_the_same_numbers_is_refused_and_names_it(name):
    other = replace(COURSE, id=name)
    codes = {COURSE: code_for(BANK), other: to_code(other, {BANK[0].id: chosen(BANK[0])}, BANK)}

    for (mine, code), theirs in zip(codes.items(), reversed(codes), strict=True):
        with pytest.raises(ResumeError, match="another course") as refused:
            from_code(code, theirs, BANK, NOW)
        assert (refused.value.why, refused.value.course) == ("other_course", mine.id)
        assert from_code(code, mine, BANK, NOW).attempts


def test_two_courses_of_one_sum_are_told_apart():
    hashed: dict[int, str] = {}
    names = (f"course-{n}" for n in itertools.count())
    pair = next(
        (name, hashed[key])
        for name in names
        if hashed.setdefault(key := zlib.crc32(name.encode()) & 0xFFFF, name) != name
    )
    one, other = (replace(COURSE, id=name) for name in pair)

    with pytest.raises(ResumeError) as refused:
        from_code(to_code(one, {BANK[0].id: chosen(BANK[0])}, BANK), other, BANK, NOW)

    assert refused.value.why == "other_course"


def test_a_course_without_an_id_is_told_by_its_title():
    one, other = (replace(COURSE, id="", title=title) for title in ("One", "Другой"))
    code = to_code(one, {BANK[0].id: chosen(BANK[0])}, BANK)

    assert from_code(code, one, BANK, NOW).attempts
    with pytest.raises(ResumeError, match="another course"):
        from_code(code, other, BANK, NOW)


def test_nobody_reads_the_courses_name_off_a_code():
    letters = code_for(BANK).replace("-", "")

    assert [piece for piece in ("MINE", "HANDLE") if piece in letters] == []


def test_a_course_keeps_its_codes_when_its_title_changes():
    code = code_for(BANK)
    renamed = replace(COURSE, title="Mine to handle, second edition")

    assert len(from_code(code, renamed, BANK, NOW).attempts) == len(BANK)
    assert to_code(renamed, {v.id: chosen(v) for v in BANK}, BANK) == code


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

    assert len(to_code(COURSE, {vignette.id: chosen(vignette)}, [vignette])) < 45


def later(minute):
    return f"2026-11-24T10:{minute:02}:00.000+00:00"


def taken(case, *ways):
    """Walk through a case as often as ways are given, a minute a step: each names the option taken at each step."""
    latest, minute = {}, 0
    for way in ways:
        here = case.decisions[0]
        for option in way:
            minute += 1
            latest[here.id] = chosen(here, option, at=later(minute))
            here = case.find(here.options[option].to)
    return latest


def stands(case, attempts):
    walked = walk(case, attempts)
    return [(step.decision.id, step.attempt.choice) for step in walked.steps], walked.at.id


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize("again", [(), (1,), (2, 0)], ids=str)
def test_the_way_through_a_case_comes_back_and_what_was_left_behind_stays_behind(case, again):
    whole, here = [], case.decisions[0]
    while hasattr(here, "options"):
        whole.append(0)
        here = case.find(here.options[0].to)
    latest = taken(case, whole, again) if again else taken(case, whole)

    unfolded = from_code(to_code(COURSE, latest, [], cases=CASES), COURSE, BANK, NOW, CASES)

    assert stands(case, unfolded.attempts) == stands(case, latest.values())
    assert {each.vignette: each.choice for each in unfolded.attempts} == {
        n: each.choice for n, each in latest.items()
    }
    assert met(case, ways(case, unfolded.attempts)) == met(case, ways(case, latest.values()))
    assert unfolded.left_out == 0


def test_scenes_and_cases_stand_in_one_code():
    made = {vignette.id: chosen(vignette) for vignette in BANK}
    told = {name: each for case in CASES for name, each in taken(case, [0]).items()}

    unfolded = from_code(to_code(COURSE, made | told, BANK, cases=CASES), COURSE, BANK, NOW, CASES)

    assert {each.vignette for each in unfolded.attempts} == set(made) | set(told)
    assert len(told) == len(CASES) >= 6


@pytest.mark.parametrize("change", ["gone", "newer", "longer"])
def test_a_case_that_is_not_as_it_was_is_left_out_and_counted(change):
    latest = taken(CASES[0], [0, 0]) | taken(CASES[1], [0])
    code = to_code(COURSE, latest | {BANK[0].id: chosen(BANK[0])}, BANK, cases=CASES)
    case = CASES[0]
    other = {
        "gone": [],
        "newer": [replace(case, version=2, decisions=tuple(replace(d, version=2) for d in case.decisions))],
        "longer": [replace(case, decisions=(*case.decisions, replace(case.decisions[0], id=f"{case.id}/new")))],
    }[change]

    unfolded = from_code(code, COURSE, BANK, NOW, [*other, *CASES[1:]])

    assert {each.vignette for each in unfolded.attempts} == {BANK[0].id, CASES[1].decisions[0].id}
    assert unfolded.left_out == 2


def test_a_choice_of_an_earlier_kind_of_codes_has_another_id():
    code = to_code(COURSE, {BANK[0].id: chosen(BANK[0])}, BANK)

    [made] = from_code(code, COURSE, BANK, NOW).attempts

    earlier = uuid.UUID("5b0c2a58-6f0e-4b8e-9c39-0f4f4d1f6a11")
    assert made.id not in {str(uuid.uuid5(earlier, f"{BANK[0].id}/1/{cell}")) for cell in range(90)}
    assert lines.is_of_a_code(made.id)


@pytest.mark.parametrize("swapped", [False, True])
def test_the_form_that_was_taken_first_comes_a_moment_before_the_other(swapped):
    code = to_code(COURSE, {vignette.id: chosen(vignette) for vignette in BANK}, BANK, swapped)

    at = {each.vignette: each.at for each in from_code(code, COURSE, BANK, NOW).attempts}

    first, second = COURSE.forms if not swapped else COURSE.forms[::-1]
    assert {at[name] for name in first.vignettes} == {"2026-11-23T09:59:59.000+00:00"}
    assert {at[name] for name in second.vignettes} == {NOW}


numbers = st.lists(st.integers(1, 9999), min_size=1, max_size=60, unique=True)


@given(numbers, st.data(), st.booleans())
def test_any_choices_come_back_and_nothing_else(numbers, data, turned):
    bank = [
        replace(BANK[0], id=f"v-{number}", number=number, version=data.draw(st.integers(1, 10_000)))
        for number in numbers
    ]
    made = {
        each.id: chosen(each, data.draw(st.integers(0, len(each.options) - 1)), data.draw(st.integers(0, 4)))
        for each in bank
    }

    unfolded = from_code(to_code(COURSE, made, bank, turned), COURSE, bank, NOW)

    assert {each.vignette: (each.version, each.choice) for each in unfolded.attempts} == {
        each.vignette: (each.version, each.choice) for each in made.values()
    }
    assert unfolded.left_out == 0


@given(st.data())
def test_any_choices_at_decisions_come_back_and_the_same_ways_stand(data):
    decisions = [decision for case in CASES for decision in case.decisions]
    latest = {}
    for minute, each in enumerate(data.draw(st.lists(st.sampled_from(decisions), min_size=1, max_size=30))):
        latest[each.id] = chosen(each, data.draw(st.integers(0, len(each.options) - 1)), at=later(minute))

    code = to_code(COURSE, latest, BANK, cases=CASES)
    back = from_code(code, COURSE, BANK, NOW, CASES).attempts if code else ()

    assert [stands(case, back) for case in CASES] == [stands(case, latest.values()) for case in CASES]


@given(
    st.text()
    | st.text(alphabet=LETTERS + "-", max_size=300)
    | st.binary().map(lambda raw: base64.b32encode(raw).decode())
)
def test_whatever_is_typed_it_is_refused_with_a_reason(typed):
    with pytest.raises(ResumeError) as refused:
        from_code(typed, COURSE, BANK, NOW)

    assert refused.value.why in words.pages.refusals()


@given(st.binary(max_size=200), st.booleans())
def test_whatever_bits_a_whole_code_holds_it_ends(bits, named):
    head = resume_code._name(COURSE) if named else ""  # 75 bits, so that the rest begins within a byte
    said = head + "".join(f"{byte:08b}" for byte in bits)
    body = int(said.ljust(-(-len(said) // 8) * 8, "0") or "0", 2).to_bytes(-(-len(said) // 8))
    code = base64.b32encode(resume_code._checksum(body) + body).decode()

    with contextlib.suppress(ResumeError):
        unfolded = from_code(code, COURSE, BANK, NOW, CASES)
        known = {vignette.id for vignette in BANK} | {each.id for case in CASES for each in case.decisions}
        assert {each.vignette for each in unfolded.attempts} <= known
