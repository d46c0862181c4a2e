"""Put a comparison into the words that the page shows; the page itself only draws."""

from __future__ import annotations

from typing import Any

from .. import words
from ..content.compare import Comparison, Rung
from ..content.model import Article, BeyondNote, Claim, Option, Twist, Vignette, surenesses

Shown = dict[str, Any]  # what a page draws, by name; JSON all through
LETTERS = "ABCDE"  # at most five options: data/schema/vignette.schema.json


def marks(option: Option) -> Shown:
    """Give an option's two marks by their signs and their verdicts, side by side."""
    alignment, practice = option.article.alignment, option.practice.mark
    return {
        "article": {"fit": alignment.fit, "verdict": words.article.verdicts()[alignment]},
        "practice": {"mark": practice.value, "verdict": words.article.practices()[practice]},
    }


def scene(vignette: Vignette) -> Shown:
    """Give what a learner sees before choosing: no label, no reason, no claim is in it."""
    return {
        "id": vignette.id,
        "version": vignette.version,
        "title": vignette.title,
        "level": words.card.levels()[vignette.level],
        "care": words.card.comparison()["care"].format(care=vignette.care) if vignette.care else "",
        "scene": paragraphs(vignette.scene),
        "ask": vignette.ask,
        "options": [{"id": option.id, "text": option.text} for option in vignette.options],
        "surenesses": list(surenesses(vignette)),
    }


def paragraphs(text: str) -> list[str]:
    """Take a text apart at its blank lines; single line breaks are the author's only."""
    return [paragraph.replace("\n", " ").strip() for paragraph in text.strip().split("\n\n")]


def guidance(comparison: Comparison) -> Shown:
    """Give what the page draws once a learner has committed: the two marks first, and what grounds them."""
    vignette = comparison.vignette
    responses = [_response(option, letter) for letter, option in zip(LETTERS, vignette.options, strict=False)]
    at = vignette.options.index(comparison.option)
    return {
        "yours": at,
        "responses": responses,
        "parts": vignette.parts,
        "signs": _signs(comparison),
        "claims": [claim(item) for item in comparison.claims],
        "decided": [words.card.decided()[vignette.decided], vignette.decided_because],
        "ladder": _drawn(comparison.ladder, "ladder", "ladder_key"),
        "silences": [silence.says for silence in comparison.silences],
        "notes": [fact(note) for note in comparison.notes],
        "twists": [_of_option(twist, vignette) for twist in vignette.twists],
    }


def _signs(comparison: Comparison) -> list[Shown]:
    """Give the signs in the order in which the scene shows them, each with its phrase and its kind."""
    scene = comparison.vignette.scene.replace("\n", " ")
    pairs = zip(comparison.vignette.signs, comparison.signs, strict=True)
    found = [{"phrase": sign.phrase, "name": kind.name, "says": kind.says} for sign, kind in pairs]
    return sorted(found, key=lambda sign: scene.find(sign["phrase"]))


def lettered(vignette: Vignette) -> dict[str, str]:
    """Give the letter of each option, by its id."""
    return {option.id: letter for letter, option in zip(LETTERS, vignette.options, strict=False)}


def claim(item: Claim) -> Shown:
    """Quote a claim with the verb that its wording allows."""
    return {
        "verb": words.article.verbs()[item.strength],
        "phrase": item.phrase,
        "sentence": words.card.comparison()["sentence"].format(number=item.sentence),
        "says": item.says,
    }


def ladder(rungs: tuple[Rung, ...]) -> Shown:
    """Give the whole ladder, which no vignette has marked."""
    return _drawn(rungs, "whole_ladder", "ladder_care")


def sentences(article: Article) -> list[Shown]:
    """Give the close reading: every sentence that carries a claim, with its claims in order."""
    lines = words.article.claims()
    shown = []
    for number in sorted({item.sentence for item in article.claims}):
        said = [item for item in article.claims if item.sentence == number]
        shown.append(
            {
                "title": lines["sentence"].format(number=number),
                "claims": [{**claim(item), "sentence": ""} for item in said],
                "remarks": [lines["remark"].format(remark=item.remark) for item in said if item.remark],
                "senses": [sense for item in said for sense in item.senses],
            }
        )
    return shown


def exercise(wanted: Claim, claims: tuple[Claim, ...]) -> Shown:
    """Give one practice: a claim in our words, four phrases to look among, seven verbs to choose from."""
    at = claims.index(wanted)
    others = [item for item in (*claims[at + 1 :], *claims[:at]) if item.sentence != wanted.sentence]
    phrases = others[:: max(1, len(others) // 3)][:3]
    phrases.insert(wanted.sentence % 4, wanted)
    return {
        "id": wanted.id,
        "says": wanted.says,
        "phrases": [{"id": item.id, "phrase": item.phrase, "says": item.says} for item in phrases],
        "claim": claim(wanted),
        "strength": wanted.strength.value,
        "strength_line": words.article.strengths()[wanted.strength],
        "strengths": [
            {"value": verb, "label": words.article.strength_names()[verb]} for verb in words.article.strengths()
        ],
    }


def fact(note: BeyondNote) -> Shown:
    """Give a note of track B with its source, edition, standing and date."""
    standing = words.card.standings()[note.standing].format(checked=note.checked)
    source = words.card.comparison()["source"].format(source=note.source, edition=note.edition, standing=standing)
    return {"text": note.text, "source": source}


def twist(item: Twist) -> Shown:
    """Give a twist: its fact, the question, how each mark changes, and why."""
    lines, shifts = words.card.comparison(), words.card.shift_lines()
    return {
        "fact": lines["twist"].format(fact=item.fact),
        "about": "",
        "ask": lines["twist_ask"],
        "shifts": [
            lines["twist_article"].format(shift=shifts[item.article]),
            lines["twist_practice"].format(shift=shifts[item.practice]),
        ],
        "because": item.because,
    }


def _drawn(rungs: tuple[Rung, ...], title: str, key: str) -> Shown:
    lines = words.card.comparison()
    return {"title": lines[title], "key": lines[key], "places": [_place(rung, lines) for rung in rungs]}


def _place(rung: Rung, lines: dict[str, str]) -> Shown:
    badge = {
        (True, True): lines["in_both"],
        (True, False): lines["in_vignette"],
        (False, True): lines["in_option"],
    }.get((rung.in_vignette, rung.in_option), "")
    place = rung.place
    return {
        "kind": place.kind,
        "title": place.title,
        "says": place.says,
        "when": place.when,
        "touched": bool(badge),
        "badge": badge,
    }


def _response(option: Option, letter: str) -> Shown:
    """Give one response with both its marks, each in full and in two or three words, and with its reason."""
    article, practice = option.article, option.practice
    shown = marks(option)
    differs = words.card.comparison()["differs"].format(differs=article.differs) if article.differs else ""
    return {
        "letter": letter,
        "text": option.text,
        "article": {
            **shown["article"],
            "short": words.article.verdicts_in_short()[article.alignment],
            "because": article.because,
            "differs": differs,
        },
        "practice": {
            **shown["practice"],
            "short": words.article.practices_in_short()[practice.mark],
            "because": practice.because,
        },
    }


def _of_option(item: Twist, vignette: Vignette) -> Shown:
    about = words.card.comparison()["twist_about"].format(option=vignette.option(item.about).text)
    return {**twist(item), "about": about}
