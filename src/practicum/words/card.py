"""The words of the cards: of a vignette, before and after a choice, and of a case with its map."""

from __future__ import annotations

from typing import Any

from ..content.model import Alignment, Practice
from . import article
from .editions import unanswered
from .translate import translate as _


def levels() -> dict[int, str]:
    """Name the level of a vignette."""
    return {
        1: _("Level 1: noticing"),
        2: _("Level 2: managing"),
        3: _("Level 3: getting help"),
        4: _("Level 4: near the limits"),
    }


def surenesses() -> list[str]:
    """Name the five words in which a learner says how sure they are, from the card's own chance to certainty."""
    return [_("A guess"), _("Not very sure"), _("Fairly sure"), _("Sure"), _("Certain")]


def decided() -> dict[str, str]:
    """Tell how far the article decides a scene."""
    return {
        "clearly": _("The article decides this clearly."),
        "partly": _("The article decides a part of this."),
        "silent": _("The article does not say anything on this."),
    }


def comparison() -> dict[str, str]:
    """Give the other sentences of a comparison."""
    return {
        "sentence": _("Sentence {number} of the article"),
        "ladder": _("Where this is on the ladder"),
        "whole_ladder": _("The ladder: our arrangement of what the text says"),
        "ladder_care": _(
            "This is a picture of the article, not advice. In training, supervision comes before every rung."
        ),
        "ladder_key": _("Marked: what matters in this scene, and what your response is about."),
        "in_both": _("this scene, and your response"),
        "in_vignette": _("this scene"),
        "in_option": _("your response"),
        "care": _("Content note: {care}. You may skip this card."),
        "source": _("{source} ({edition}). {standing}"),
        "left": _("As you left it (choice {nth}), saved on {day} in {file}."),
        "saved": _("Saved in {file}."),
        "gone": _(
            "The file with your earlier choices is no longer there, so a new one was begun. If you have a copy, or "
            "have moved the file, take it in on the page “My course”."
        ),
        "unsaved": _("Not saved: {file} cannot be written just now. Your choice stays on this page."),
        "refused": _("This choice could not be read. Please choose again."),
        "twist_ask": _("Is there more or less to say for that response now?"),
        "twist_article": _("The article: {shift}."),
        "twist_practice": _("Good practice: {shift}."),
        "differs": _("Readings differ: {differs}"),
        "twist": _("New: {fact}"),
        "twist_about": _("The response: {option}"),
    }


def standings() -> dict[str, str]:
    """Say what kind of knowledge a note of track B is; {checked} is a date."""
    return {
        "seen": _("Read at its source on {checked}; it may have changed. Check the rules that apply to you."),
        "recalled": _("From general knowledge on {checked}, not read again. Check the rules that apply to you."),
        "advice": _("The course's own counsel, {checked}."),
    }


def shifts() -> dict[int, str]:
    """Name in how far a new fact changes what is made of a response, from -2 to 2."""
    return {
        -2: _("much less"),
        -1: _("less"),
        0: _("no change"),
        1: _("more"),
        2: _("much more"),
    }


def shift_lines() -> dict[int, str]:
    """State in how far a new fact changes what is made of a response, after whoever makes it."""
    return {
        -2: _("supports it much less"),
        -1: _("supports it less"),
        0: _("no change"),
        1: _("supports it more"),
        2: _("supports it much more"),
    }


def choosing() -> dict[str, Any]:
    """Give the words of a card before its comparison, and of what becomes of a choice."""
    return {**_choosing(), **_noting(), **_committing()}


def _choosing() -> dict[str, Any]:
    return {
        "confidence_ask": _("How sure are you?"),
        "confidence_names": surenesses(),
    }


def _noting() -> dict[str, Any]:
    return {
        "note_title": _("A private note (optional)"),
        "note_label": _("Your note"),
        "note_hint": _(
            "For your eyes. It stays on this page and is gone when you close it, unless you tick the box. "
            "Please write about no real client: no name, date, place or diagnosis."
        ),
        "note_keep": _("Keep this note in my passport"),
        "note_warning": _("This may name somebody or something real. Please leave such detail out."),
        "note_kept": _("Your note, kept in your passport"),
        "note_unkept": _("Your note, on this page only"),
    }


def _committing() -> dict[str, Any]:
    return {
        "commit": _("Commit"),
        "trial": _("A scene to try. Nothing is kept of what you choose here."),
        "missing": {
            "option": _("Choose a response first."),
            "confidence": _("Say how sure you are."),
        },
        "saving": _("Saving …"),
        "save_again": _("Save again"),
        "try_again": _("Try again"),
        "note_lost": _("Your private note was on the page only and is gone."),
        "refused": comparison()["refused"],
        "slow": unanswered()["slow"],
        "no_kernel": unanswered()["chosen"],
    }


def comparing() -> dict[str, Any]:
    """Give the fixed words of a choice beside its two marks."""
    return {
        "yours": _("Your response:"),
        "lettered": _("{letter}. {text}"),
        "article": _("The article"),
        "practice": _("Good practice"),
        "all": _("All responses"),
        "response": _("Response"),
        "is_yours": _("yours"),
        "more": _("More on this scene"),
        "signs": _("Signs in this scene"),
        "text_title": _("What the article says"),
        "no_claim": _("No sentence of the article is about this response."),
        "silences_title": _("What the article does not mention"),
        **notes(),
        "twists_title": _("What if …"),
        "twists_care": _("Feeling able again is no reason to stop supervision."),
        "shift_said": _("You said: {shift}."),
        "legend_title": _("What the marks mean"),
        "legend": legend(),
        "shifts": [{"value": shift, "label": label} for shift, label in shifts().items()],
        "next_scene": _("Next scene"),
    }


def legend() -> dict[str, list[dict[str, Any]]]:
    """Explain each mark: of the article, with how full its sign is drawn, and of good practice."""
    verdicts, means = article.verdicts(), article.meanings()
    practices, mean = article.practices(), article.practice_meanings()
    return {
        "article": [{"value": each.fit, "verdict": verdicts[each], "means": means[each]} for each in Alignment],
        "practice": [{"value": each.value, "verdict": practices[each], "means": mean[each]} for each in Practice],
    }


def notes() -> dict[str, str]:
    """Give the words around codes, research and supervision."""
    return {
        "notes_title": _("Codes and research"),
        "notes_hint": _(
            "The marks of good practice are ours, from these notes. If your rules ask for more, follow yours."
        ),
        "notes_source": _("Source and date"),
        "notes_trainee": _("If you are in training: bring attraction to supervision early."),
    }


def case() -> dict[str, Any]:
    """Give the fixed words of a case's card."""
    return {
        "lead": _("Say what you would do. Then see what came of it in this story."),
        "begin": _("Begin"),
        "decision": _("Decision {number}"),
        "commit": _("Commit"),
        "outcome_title": _("What came of it"),
        "go_on": _("Go on"),
        "waiting": _("Going on as soon as your choice is saved …"),
        "so_far": _("The way so far"),
        "chosen": _("You chose:"),
        "beside": _("The two marks"),
        "anew": _("Choose anew from here"),
        "anew_named": _("Choose anew from “{title}”"),
        "ending": _("An ending"),
    }


def endings() -> dict[str, str]:
    """Say of what kind an ending is, by kind; it is the story's, and no verdict on anybody."""
    return {
        "held": _("The limits are kept, and the client's work is served."),
        "costly": _("The limits are kept, at a price."),
        "crossed": _("A limit is crossed, and the client bears it."),
    }


def case_map() -> dict[str, str]:
    """Give the words of the map: its title, its key, and its twin in text."""
    return {
        "title": _("The map of this case"),
        "key": _(
            "Circles are decisions, squares are endings. A thick line is the way you are on, a thin one a way that "
            "you took before, a dashed one a way not taken yet."
        ),
        "text": _("The map in words"),
        "unmet_decision": _("a decision not met yet"),
        "unmet_ending": _("an ending not met yet"),
        "took": _("{label}. {title}. You chose “{option}”, and it led to {to}."),
        "met": _("{label}. {title}, met on an earlier way."),
        "ended": _("{label}. {title}. {kind}"),
        "unmet": _("{label}: {title}."),
        "untaken": _("Places not met yet: {count}. Choose anew from any decision to come to them."),
        "all_taken": _("You have been everywhere in this case."),
    }
