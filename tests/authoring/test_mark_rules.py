"""The rules of the two marks and of signs: where each begins to bite, and that nothing sound is complained of."""

import pytest
from samples import STOCK
from samples import raw_option as option
from samples import raw_vignette as vignette

from practicum.authoring import case_rules, rules

SCENE = "Nora keeps his session for last. " + "word " * 60


def told(raw):
    return [what for _, what, _ in rules.vignette(raw, STOCK)]


@pytest.mark.parametrize("mark", ["sound", "partial", "supervised", "unsound"])
def test_every_mark_of_good_practice_but_open_rests_on_a_note(mark):
    bare = option(mark, id="two", alignment="mostly", practice={"notes": []})

    assert told(vignette(options=[option(), bare])) == [f'option "two" is "{mark}" and cites no note']
    assert told(vignette(options=[option(), option("open", id="two", alignment="mostly")])) == []


def test_what_a_mark_rests_on_is_there():
    odd = option(id="two", alignment="mostly", claims=["gone"], practice={"notes": ["late"]})

    assert told(vignette(options=[option(), odd])) == [
        'option "two" cites claim "gone", which article.toml does not have',
        'option "two" cites note "late", which beyond.toml does not have',
    ]


@pytest.mark.parametrize(
    ("marks", "what"),
    [
        ([("fits", "sound"), ("against", "unsound")], ""),
        ([("fits", "partial"), ("mostly", "sound")], "the option that fits the article is not sound"),
        ([("fits", "unsound"), ("unsaid", "sound")], "the option that fits the article is not sound"),
        ([("mostly", "sound"), ("unsaid", "partial")], ""),
        ([("unsaid", "sound"), ("mostly", "partial")], "the article supports no option that is sound"),
        ([("mostly", "partial"), ("strains", "open")], "the article supports no option that is sound"),
    ],
)
def test_a_scene_says_where_the_article_and_good_practice_disagree(marks, what):
    options = [
        option(mark, id=str(n), alignment=label, claims=[] if label == "unsaid" else ["must"])
        for n, (label, mark) in enumerate(marks)
    ]
    options[-1]["article"]["claims"] = ["never"] if marks[-1][0] == "against" else options[-1]["article"]["claims"]
    decided = "clearly" if marks[0][0] == "fits" else "silent"

    for blank in ("", "  ", None):
        found = told(vignette(options=options, decided=decided, parts=blank))
        assert found == ([f"{what}, and parts is empty"] if what else [])
    assert told(vignette(options=options, decided=decided, parts="Here they disagree.")) == []


def test_a_mark_that_is_missing_is_the_schemas_to_complain_of():
    half = option(id="two", alignment="mostly")
    half["practice"] = {"because": "It helps."}

    assert told(vignette(options=[option("partial"), half])) == []


@pytest.mark.parametrize(
    ("act", "mark", "sound"), [("alone", "sound", False), ("alone", "partial", True), ("supervisor", "sound", True)]
)
def test_for_a_therapist_in_training_nothing_done_alone_is_sound(act, mark, sound):
    options = [option(), option(mark, id="two", act=act, alignment="mostly")]

    assert (told(vignette(options=options, trainee=True)) == []) is sound
    assert told(vignette(options=options)) == told(vignette(options=options, trainee=False)) == []


def test_in_a_case_the_whole_story_is_the_trainees():
    decision = {"id": "a", "options": [option(act="alone")], "decided": "clearly", "claims": ["must"]}

    def found(**fields):
        return [what for _, what, _ in case_rules.case({"decisions": [decision], **fields}, STOCK) if "train" in what]

    assert found() == []
    assert found(trainee=True) == ['option "one" is "alone" and "sound", and the therapist is in training']


@pytest.mark.parametrize(
    ("phrase", "what"),
    [
        ("keeps his session", ""),
        ("keeps  his session", "stands not in the scene"),
        ("Keeps his session", "stands not in the scene"),
        ("word", "stands 60 times in the scene"),
    ],
)
def test_a_signs_phrase_stands_in_the_scene_once_and_letter_by_letter(phrase, what):
    found = told(vignette(scene=SCENE, signs=[{"phrase": phrase, "sign": "warm"}]))

    assert found == ([f'the phrase "{phrase}" {what}'] if what else [])


def test_a_phrase_may_run_over_a_line_break_and_over_no_paragraph():
    line, paragraph = SCENE.replace("his session", "his\nsession"), SCENE.replace("his session", "his\n\nsession")
    signs = [{"phrase": "keeps his session", "sign": "warm"}]

    assert told(vignette(scene=line, signs=signs)) == []
    assert told(vignette(scene=paragraph, signs=signs)) != []


def test_a_sign_is_of_a_known_kind_and_shares_no_words_with_another():
    signs = [{"phrase": "his session for", "sign": "cold"}, {"phrase": "keeps his session", "sign": "warm"}]

    assert told(vignette(scene=SCENE, signs=signs)) == [
        'the scene cites sign "cold", which signs.toml does not have',
        "two signs share a piece of the scene",
    ]
