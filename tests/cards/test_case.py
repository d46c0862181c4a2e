"""A case as the page shows it: the map is drawn once an ending is met, and says in words what it shows."""

from test_case_walk import TALE, took

from practicum.cards.case import show_way
from practicum.passport.case_walk import walk, ways

LEFT = {"option": "on", "confidence": 62, "note": "", "remark": ""}


def way(*attempts):
    taken = walk(TALE, attempts)
    return show_way(TALE, taken, ways(TALE, attempts), [LEFT] * len(taken.steps))


def test_the_map_waits_for_the_first_ending_and_stays_after_it():
    ended = [took("a", "on", 1), took("b", "on", 2), took("c", "on", 3)]

    assert way()["map"] is None
    assert way(*ended[:2])["map"] is None
    assert way(*ended)["map"] is not None
    assert way(*ended, took("a", "off", 4))["map"] is not None


def test_the_map_names_no_place_that_was_not_met():
    drawn = way(took("a", "off", 1), took("c", "on", 2))["map"]
    titles = {node["label"]: node["title"] for node in drawn["nodes"]}

    assert titles == {"1": "a", "2": "a decision not met yet", "3": "c", "A": "The end"}


def test_the_words_of_the_map_say_what_its_picture_shows():
    drawn = way(took("a", "off", 1), took("c", "on", 2))["map"]
    walked = {(edge["from"], edge["to"]) for edge in drawn["edges"] if edge["on_way"]}

    assert walked == {("tale/a", "tale/c"), ("tale/c", "tale/end")}
    assert {(edge["from"], edge["to"]) for edge in drawn["edges"] if edge["met"]} == walked
    assert len(drawn["edges"]) == 4
    assert drawn["lines"][0] == "1. a. You chose “off”, and it led to 3."
    assert drawn["lines"][1] == "2: a decision not met yet."
    assert drawn["lines"][2] == "3. c. You chose “on”, and it led to A."
    assert drawn["lines"][3].startswith("A. The end. The limits are kept")
    assert drawn["lines"][4].startswith("Places not met yet: 1.")


def test_a_place_lies_below_every_place_that_leads_to_it():
    nodes = {node["id"]: node for node in way(took("a", "off", 1), took("c", "on", 2))["map"]["nodes"]}

    assert [nodes[name]["row"] for name in ("tale/a", "tale/b", "tale/c", "tale/end")] == [0, 1, 2, 3]
    assert all(1 <= node["column"] <= node["columns"] for node in nodes.values())
