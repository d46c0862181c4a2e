"""The rules of a case: its ways lead on, end, and always lead back from a misstep before the limits."""

import copy

import pytest

from practicum.authoring import case_rules
from practicum.authoring.citations import Shelves

STRENGTHS = {"handle-own-feelings": "requires", "no-affairs": "rejects", "no-advantage": "forbids"}


def option(name, to, alignment="mostly", claims=("handle-own-feelings",)):
    article = {"alignment": alignment, "claims": list(claims), "because": "x"}
    practice = {"mark": "sound", "because": "x", "notes": ["early"]}
    return {"id": name, "article": article, "practice": practice, "outcome": "x", "to": to}


def decision(name, *options):
    text = "word " * 40
    return {
        "id": name,
        "decided": "silent",
        "scene": text,
        "claims": [],
        "options": list(options),
    }


SOUND = {
    "opening": "word " * 60,
    "decisions": [
        decision("a", option("go", "b"), option("slip", "c", "strains")),
        decision("b", option("go", "c"), option("cross", "over", "against", ["no-advantage"])),
        decision("c", option("go", "d"), option("wait", "d", "unsaid", [])),
        decision("d", option("go", "well"), option("stay", "alone")),
    ],
    "endings": [
        {"id": "well", "kind": "held"},
        {"id": "alone", "kind": "costly"},
        {"id": "over", "kind": "crossed"},
    ],
}


def told(change=lambda raw: None):
    raw = copy.deepcopy(SOUND)
    change(raw)
    return [what for _, what, _ in case_rules.case(raw, Shelves(STRENGTHS, {}, {"early": None}, {}))]


def turn(raw, number, index):
    return raw["decisions"][number]["options"][index]


def test_the_sound_case_breaks_no_rule():
    assert told() == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            lambda raw: turn(raw, 0, 0).update(to="nowhere"),
            'the option leads to "nowhere", which is not in this case',
        ),
        (lambda raw: turn(raw, 2, 0).update(to="b"), 'the option leads back to "b"'),
        (lambda raw: turn(raw, 2, 0).update(to="c"), 'the option leads back to "c"'),
        (lambda raw: turn(raw, 0, 0).update(to="c"), 'no option leads to "b"'),
        (lambda raw: turn(raw, 3, 1).update(to="well"), 'no option leads to "alone"'),
        (lambda raw: turn(raw, 3, 0)["article"].update(alignment="strains"), 'the misstep "go" ends the case'),
        (
            lambda raw: turn(raw, 1, 1)["article"].update(claims=["handle-own-feelings"]),
            'the misstep "cross" ends the case',
        ),
        (lambda raw: raw["endings"][0].update(kind="costly"), 'from the misstep "slip" no way leads back'),
        (lambda raw: turn(raw, 0, 0).update(to="well"), '"well" comes after 1 decisions'),
        (lambda raw: raw["endings"].append({"id": "d", "kind": "held"}), '"d" stands here twice'),
        (lambda raw: raw.update(opening="too short"), "the opening has 2 words"),
        (lambda raw: raw["decisions"][0].update(scene="too short"), "the scene has 2 words"),
        (
            lambda raw: turn(raw, 2, 1)["article"].update(claims=["no-affairs"]),
            'option "wait" is "unsaid" and cites a claim',
        ),
    ],
)
def test_what_is_amiss_is_told(change, what):
    assert what in told(change)


def test_a_case_has_four_to_seven_decisions_and_endings_of_two_sorts():
    assert "the case has 0 decisions" in told(lambda raw: raw.update(decisions=[]))
    only_held = [{"id": name, "kind": "held"} for name in ("well", "alone", "over")]
    assert "the case has one sort of ending" in told(lambda raw: raw.update(endings=only_held))


def test_what_is_no_table_is_left_to_the_schema():
    assert list(case_rules.case({"decisions": 1, "endings": "none"}, Shelves({}, {}, {}, {})))
