"""The rules of good content: where each begins to bite, and that nothing sound is complained of."""

import tomllib

import pytest
from samples import STOCK
from samples import raw_option as option
from samples import raw_vignette as vignette

from practicum.authoring import course_rules, rules
from practicum.authoring.citations import Shelves, shelves
from practicum.content.library import own_folder, read_toml

NOTHING = Shelves({}, {}, {}, {})


def told(raw):
    return [what for _, what, _ in rules.vignette(raw, STOCK)]


def test_a_sound_vignette_has_no_fault():
    assert told(vignette()) == []


@pytest.mark.parametrize(("words", "sound"), [(0, False), (59, False), (60, True), (140, True), (141, False)])
def test_a_scene_has_60_to_140_words(words, sound):
    assert (told(vignette(scene="word " * words)) == []) is sound


@pytest.mark.parametrize("label", ["fits", "mostly", "strains", "against"])
def test_every_label_but_unsaid_rests_on_a_claim(label):
    bare = option(id="two", alignment=label, claims=[])

    assert f'option "two" is "{label}" and cites no claim' in told(vignette(options=[option(), bare]))


def test_what_the_text_does_not_say_rests_on_no_claim():
    unsaid = option(id="two", alignment="unsaid", claims=[])

    assert told(vignette(options=[option(), unsaid])) == []
    assert told(vignette(options=[option(), option(id="two", alignment="unsaid", claims=["may"])])) != []


@pytest.mark.parametrize(("claims", "sound"), [(["must"], True), (["never"], True), (["may"], False)])
def test_only_a_claim_that_binds_can_be_gone_against(claims, sound):
    against = option(id="two", alignment="against", claims=claims)

    assert (told(vignette(options=[option(), against])) == []) is sound


@pytest.mark.parametrize(
    ("decided", "labels", "sound"),
    [
        ("clearly", ["fits", "strains"], True),
        ("partly", ["fits", "mostly"], True),
        ("silent", ["mostly", "strains"], True),
        ("clearly", ["mostly", "strains"], False),
        ("partly", ["fits", "fits"], False),
        ("silent", ["fits", "strains"], False),
    ],
)
def test_one_option_fits_unless_the_text_is_silent(decided, labels, sound):
    options = [option(id=str(n), alignment=label) for n, label in enumerate(labels)]

    assert (told(vignette(decided=decided, options=options, parts="They disagree here.")) == []) is sound


def test_only_a_silent_text_needs_no_claim_to_decide():
    unsaid = option(alignment="unsaid", claims=[])

    assert told(vignette(decided="silent", claims=[], options=[unsaid], parts="The article does not say.")) == []
    assert told(vignette(claims=[])) == ["no claim decides this vignette"]


@pytest.mark.parametrize(
    "words", ["correct", "Incorrect", "correctly", "wrong", "wrongly", "scored", "score", "failed"]
)
def test_a_verdict_is_heard_in_every_reason(words):
    text = f"It is {words}, they say."
    places = [
        vignette(decided_because=text),
        vignette(parts=text),
        vignette(options=[option(because=text)]),
        vignette(options=[option(differs=text)]),
        vignette(options=[option(practice={"because": text})]),
        vignette(twists=[{"about": "one", "because": text}]),
    ]

    assert [told(raw) for raw in places] == [[f'"{words}" is a verdict']] * 6


def test_a_scene_may_speak_as_people_do():
    assert told(vignette(scene="She thinks that she was wrong and has failed. " * 10)) == []


@pytest.mark.parametrize("word", ["wrongdoing", "correctional", "underscored", "fail", "unmistakable"])
def test_a_word_that_only_holds_a_verdict_is_none(word):
    assert told(vignette(parts=f"A {word} note.")) == []


@pytest.mark.parametrize(("words", "sound"), [(10, True), (11, False)])
def test_ten_words_are_quoted_at_most(words, sound):
    text = "It says “" + " ".join(["word"] * words) + "” and more."

    assert (told(vignette(options=[option(because=text)])) == []) is sound


@pytest.mark.parametrize(("words", "sound"), [(10, True), (11, False)])
def test_a_phrase_of_the_article_has_ten_words_at_most(words, sound):
    claim = {"id": "a", "place": "stance", "sentence": 1, "phrase": "word " * words}
    raw = {"sentences": 1, "places": [{"id": "stance"}], "claims": [claim]}

    assert (list(rules.article(raw)) == []) is sound


def told_of(course):
    bank = {
        "one": {"level": 1, "decided": "clearly", "claims": ["a", "b"]},
        "two": {"level": 1, "decided": "clearly", "claims": ["b"]},
        "three": {"level": 2, "decided": "silent", "claims": []},
        "four": {"level": 1, "decided": "clearly", "claims": ["c"]},
    }
    return [what for _, what, _ in course_rules.course(course, ({}, {}), (bank, {"a-case": {}}))]


def test_every_vignette_and_every_case_stands_in_one_place_only():
    pages = [{"id": "a", "vignettes": ["one"], "cases": ["a-case"]}, {"id": "b", "vignettes": ["one", "two"]}]

    assert told_of({"pages": pages}) == ['"one" stands in two places']
    assert told_of({"pages": pages[:1], "forms": [{"id": "x", "vignettes": ["one"]}]})[0].startswith('"one" stands')
    assert told_of({"pages": [{"id": "a", "cases": ["no-case"]}]}) == ['there is no case "no-case"']


def forms(one, other):
    return {"forms": [{"id": "a", "vignettes": one}, {"id": "b", "vignettes": other}]}


def test_the_forms_are_alike_pair_by_pair():
    assert told_of(forms(["one"], ["two"])) == []
    assert told_of(forms(["one"], ["three"])) == [
        '"one" and "three" are a pair and differ in level',
        '"one" and "three" are a pair and differ in decided',
        'no claim decides both "one" and "three"',
    ]
    assert told_of(forms(["one"], ["four"])) == ['no claim decides both "one" and "four"']
    assert told_of(forms(["one"], ["two", "four"])) == ["the forms are not two of one length"]


def test_a_contrast_cites_a_claim_and_notes_that_are_there_and_passes_no_verdict():
    sound = {"id": "a", "claim": "never", "weak": "It is soft.", "asked": "More.", "beyond": ["early"]}
    odd = {**sound, "claim": "gone", "beyond": ["late"], "weak": "It is wrong."}

    found = [what for _, what, _ in rules.contrasts({"contrasts": [sound, odd]}, STOCK)]

    assert found == [
        '"a" stands here twice',
        'contrast "a" cites claim "gone", which article.toml does not have',
        'contrast "a" cites note "late", which beyond.toml does not have',
        '"wrong" is a verdict',
    ]


def test_a_twist_that_stands_by_itself_passes_no_verdict_and_quotes_little():
    long = "“" + "word " * 11 + "”"
    raw = {"twists": [{"because": "Fine."}, {"because": "A mistake."}, {"because": long}]}

    assert [what for _, what, _ in rules.situation(raw)] == ['"mistake" is a verdict', "a quotation has 11 words"]


def test_a_reading_may_find_no_option_best():
    raw = {"codings": [{"vignette": "one", "version": 1, "best": ""}]}

    assert list(rules.reading(raw, {"one": {"version": 1, "options": [{"id": "a"}, {"id": "b"}]}})) == []


def test_a_reading_of_an_older_version_may_name_options_that_are_gone():
    bank = {"one": {"version": 2, "options": [{"id": "a"}]}}
    reading = {"codings": [{"vignette": "one", "version": 1, "best": "gone"}]}

    assert list(rules.reading(reading, bank)) == []
    reading["codings"][0]["version"] = 2
    assert [what for _, what, _ in rules.reading(reading, bank)] == ['"one" has no option "gone"']


@pytest.mark.parametrize("raw", [{}, {"options": 1}, {"options": [1, "two"]}, {"claims": "must"}, {"twists": {}}])
def test_what_is_no_table_is_left_to_the_schema(raw):
    found = list(rules.vignette(raw, STOCK))

    assert [trail for trail, _, _ in found] == [("scene",)]


@pytest.mark.parametrize(
    ("kind", "coded", "sound"),
    [
        ("reading", {"alignment": "fits"}, True),
        ("reading", {"mark": "sound"}, False),
        ("practice", {"mark": "sound"}, True),
        ("practice", {"alignment": "fits"}, False),
        ("guess", {}, True),
    ],
)
def test_a_close_reading_codes_what_its_kind_codes(kind, coded, sound):
    coding = {"vignette": "one", "version": 1, "best": "", "options": [{"option": "a", **coded}]}

    found = list(
        rules.reading({"kind": kind, "codings": [coding]}, {"one": {"version": 1, "options": [{"id": "a"}]}})
    )

    assert (found == []) is sound


def test_a_kind_of_sign_stands_once_and_has_a_name_of_its_own():
    kinds = [{"id": "a", "name": "Warm"}, {"id": "a", "name": "Cold"}, {"id": "b", "name": "warm"}]

    assert [what for _, what, _ in rules.signs({"signs": kinds})] == [
        '"a" stands here twice',
        'two have the name "warm"',
    ]


def test_the_bank_breaks_no_rule_and_empty_shelves_are_noticed():
    stock = shelves(*(read_toml(own_folder() / f"{name}.toml") for name in ("article", "beyond", "signs")))
    swept, cited = 0, set()

    for path in (own_folder() / "vignettes").glob("*.toml"):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        swept += 1
        cited |= {trail[0] for trail, _, _ in rules.vignette(raw, NOTHING)}
        cited |= {trail[2] for trail, _, _ in rules.vignette(raw, NOTHING) if trail[0] == "options"}

        assert list(rules.vignette(raw, stock)) == []

    assert swept >= 12
    assert cited >= {"claims", "silences", "signs", "options", "article", "practice"}
