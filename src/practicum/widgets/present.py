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
    """Give what the page draws once a learner has committed."""
    vignette = comparison.vignette
    letters = lettered(vignette)
    return {
        "yours": _judged(comparison.option, letters),
        "claims": [claim(item) for item in comparison.claims],
        "decided": {taken.value: _decided(taken, vignette.decided) for taken in Decided},
        "decided_because": vignette.decided_because,
        "ladder": _drawn(comparison.ladder, "ladder", "ladder_key"),
        "silences": [silence.says for silence in comparison.silences],
        "beyond": {"note": vignette.beyond_note, "facts": [fact(note) for note in comparison.beyond]},
        "others": [_judged(option, letters) for option in comparison.others],
        "twists": [_of_option(twist, vignette) for twist in vignette.twists],
    }


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
    """Give a twist: its fact, the question, how support changes, and why."""
    lines = words.card.comparison()
    return {
        "fact": lines["twist"].format(fact=item.fact),
        "about": "",
        "ask": lines["twist_ask"],
        "shift": words.card.shift_lines()[item.shift],
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


def _judged(option: Option, letters: dict[str, str]) -> Shown:
    return {
        "letter": letters[option.id],
        "alignment": option.article.alignment.value,
        "fit": option.article.alignment.fit,
        "verdict": words.article.verdicts()[option.article.alignment],
        "text": option.text,
        "because": option.because,
        "differs": words.card.comparison()["differs"].format(differs=option.differs) if option.differs else "",
    }


def _decided(taken: Decided, key: Decided) -> str:
    gap = decided_gap(taken, key)
    line = words.card.decided_lines()["same" if gap == 0 else "more" if gap > 0 else "less"]
    names = words.card.decided_names()
    return line.format(taken=names[taken], key=names[key])


def _of_option(item: Twist, vignette: Vignette) -> Shown:
    about = words.card.comparison()["twist_about"].format(option=vignette.option(item.about).text)
    return {**twist(item), "about": about}
