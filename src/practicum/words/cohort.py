"""The words of the cohort's page, and of the local panel's."""

from __future__ import annotations

from typing import Any

from .translate import counted as ngettext
from .translate import translate as _


def page() -> dict[str, str]:
    """Give the fixed words of the cohort's page."""
    return {
        "title": _("The cohort"),
        "read": _("Read the passports"),
        "reading": _("Reading …"),
        "upload": _("Or choose files (they are read, not kept)"),
        "drop": _("Forget the chosen files"),
        "csv": _("Save this table as CSV"),
        "no_kernel": _("Nothing answers on this page just now. Press “Run this page” at the top, then try again."),
        "skipped": _("Files that were not read"),
        "picture": _("A picture of this table; its figures stand in it."),
        "table": _("The same in a table"),
        "too_large": _("{name} is larger than 5 MB and was not taken."),
    }


def lacking() -> str:
    """Say what to do where what draws the tables is not installed; {command} is a line to paste."""
    return _(
        "To see a cohort, paste this line into a terminal in the course's folder, wait until it is done, and press "
        "“Run this page” again: {command}"
    )


def standing() -> dict[str, str]:
    """Say how things stand before and after reading."""
    return {
        "folder": _("Put the passports into this folder: {folder}"),
        "no_folder": _("The folder {folder} is not there. Make it, or choose files below."),
        "chosen": ngettext(
            "Chosen here and not kept: {count} file.", "Chosen here and not kept: {count} files.", "count"
        ),
        "read": _("Read: {files} of {people}."),
        "files": ngettext("{count} file", "{count} files", "count"),
        "people": ngettext("{count} person", "{count} people", "count"),
        "joined": _("Files that were copies of another person's file, and counted once: {joined}."),
        "torn": _("Lines that could not be read, and were left out: {torn}."),
        "hidden": _("Scenes that fewer than five people took, and that are not shown: {hidden}."),
        "none": _("No scene was taken by five people or more, so there is nothing to show."),
        "few": _(
            "Since tables were last shown here, one to four passports have come, gone or changed. The difference "
            "would show what these people chose, so nothing new is shown. Read again when five or more have changed. "
            "If nobody has seen the earlier tables, run this page anew."
        ),
        "skipped": ngettext(
            "Not read: {count} file. A file's name can be a person's name; mind your screen.",
            "Not read: {count} files. A file's name can be a person's name; mind your screen.",
            "count",
        ),
    }


def reasons() -> dict[str, str]:
    """Say why a file was not read."""
    return {
        "foreign": _("holds no choice of this course"),
        "too_large": _("is larger than 5 MB"),
        "too_much": _("does not fit beside the other chosen files; put it into the folder instead"),
        "too_many": _("comes after the first 5,000 files"),
        "no_file": _("is no ordinary file"),
        "unreadable": _("cannot be opened, or is a link"),
    }


def caveats() -> list[str]:
    """Say what the figures are not."""
    return [
        _(
            "These figures tell what the article and good practice make of people's choices. They measure nobody's "
            "ethics, skill or fitness, are not validated, and are not for assessing or selecting anybody."
        ),
        _(
            "What good practice makes of a response was coded by the authors of this course, from codes, research "
            "and books on supervision. No clinician has coded it yet."
        ),
        _(
            "Whoever gave you a file chose to. People who do so may differ from those who do not, and nothing here "
            "says that the course caused a change."
        ),
        _(
            "Read once all files are there. Two pages that differ by a few files show what these people chose. The "
            "page holds such a second reading back, but it does not know what was printed or saved before it was run."
        ),
    ]


def parts() -> dict[str, dict[str, str]]:
    """Give the title of each table, and what its figures are."""
    return {**_of_scenes(), **_of_responses(), **_of_groups(), **_of_people()}


def _of_scenes() -> dict[str, dict[str, str]]:
    return {
        "vignettes": {
            "title": _("Scene by scene"),
            "hint": _(
                "First choices, counted twice: how many the article supports, and how many good practice supports. "
                "The two counts stand side by side and are never added. The article supports what agrees or mostly "
                "agrees with it. Good practice supports what is allowed, and enough for now. In brackets: the range "
                "in which the share would fall, 95 times in 100, if such people were drawn anew. “Sets apart” is the "
                "correlation with the other scenes that the same people took, from ten people on, and only where "
                "each response was taken by five people or by nobody. Near 0, or below: look at the scene and not at "
                "the people."
            ),
            "axis": _("Share of first choices that each supports"),
        },
        "article": {
            "title": _("What the article makes of the choices"),
            "hint": _(
                "How many first choices each mark got. There are scenes of which the article does not speak: all "
                "choices are in one column there."
            ),
            "axis": _("Share of first choices"),
        },
        "practice": {
            "title": _("What good practice makes of the choices"),
            "hint": _("The same choices, by the other mark. Talk first about scenes where many are not supported."),
            "axis": _("Share of first choices"),
        },
    }


def _of_responses() -> dict[str, dict[str, str]]:
    return {
        "options": {
            "title": _("Which response was taken how often"),
            "hint": _(
                "First choices, each response with its two marks. A response that nobody takes tempts nobody; one "
                "that most take may say too much."
            ),
        },
    }


def _of_groups() -> dict[str, dict[str, str]]:
    return {
        "claims": {
            "title": _("By claim of the article"),
            "hint": _("All shown scenes to which a claim belongs. A scene can stand under several claims."),
            "axis": _("Share of first choices that each supports"),
        },
        "levels": {
            "title": _("By level"),
            "hint": _("All shown scenes of a level, and all shown scenes: sums of what is told scene by scene."),
            "axis": _("Share of first choices that each supports"),
        },
        "decided": {
            "title": _("By how far the article decides"),
            "hint": _(
                "Where the article does not say anything, it supports no response. Good practice still speaks there."
            ),
            "axis": _("Share of first choices that each supports"),
        },
    }


def _of_people() -> dict[str, dict[str, str]]:
    return {
        "change": {
            "title": _("Before and after"),
            "hint": _(
                "Only those who took both checks whole. Which check came first was a coin's to say. A scene is "
                "counted if each response was taken by five people or by nobody, there and at its matching scene of "
                "the other check: so nobody's change can be worked out. Not every scene has a response that the "
                "article supports, or one that good practice supports, so nobody can reach all. A few scenes say "
                "little."
            ),
            "axis": _("Share of choices that each supports"),
        },
        "calibration": {
            "title": _("How sure, and what each supports"),
            "hint": _(
                "Choices by how sure people said they were, at scenes where each response was taken by five people "
                "or by nobody. Words that fewer than five people used are joined with their neighbours. An old "
                "passport has percents: each counts under the word that is nearest. One person made several of these "
                "choices, so the ranges are too narrow. Look for choices that were sure and that good practice does "
                "not support."
            ),
            "axis": _("Share of choices that each supports"),
        },
    }


def columns() -> dict[str, str]:
    """Head the tables."""
    return {
        "scene": _("Scene"),
        "n": _("n"),
        "article": _("The article supports"),
        "practice": _("Good practice supports"),
        "article_apart": _("Sets apart, by the article"),
        "practice_apart": _("Sets apart, by good practice"),
        "later": _("Later tries"),
        "response": _("Response"),
        "alignment": _("The article"),
        "mark": _("Good practice"),
        "taken": _("Taken"),
        "share": _("Share"),
        "group": _("Group"),
        "scenes": _("Scenes"),
        "people": _("People"),
        "choices": _("Choices"),
        "when": _("Where"),
        "confidence": _("How sure"),
        "what": _("What"),
    }


def cells() -> dict[str, str]:
    """Write a figure in a cell; {low} and {high} of a range are percents."""
    return {
        "interval": _("{figure} ({low} to {high})"),
        "of": _("{count} of {of}"),
        "range": _("{count} of {of} ({low} to {high} %)"),
        "level": _("Level {level}"),
        "all": _("All shown scenes"),
        "words": _("{least} to {most}"),
        "sure": _("{when}: {words}"),
        "nothing": _("–"),
        "uneven": _("At no scene was each response taken by five people or by nobody, so nothing is shown of this."),
    }


def when() -> dict[str, str]:
    """Name where a choice was made: in one of the checks, or elsewhere."""
    return {
        "before": _("First check"),
        "after": _("Second check"),
        "other": _("Other scenes"),
        "all": _("All scenes"),
    }


def change() -> dict[str, str]:
    """Name the rows of before and after."""
    return {
        "people": _("People who took both checks whole"),
        "scenes": _("Scenes of each check that are counted"),
        "before": _("Choices in the first check"),
        "after": _("Choices in the second check"),
        "change": _("Change of a person's count, on average"),
        "rose": _("People whose count rose"),
        "same": _("People whose count stayed"),
        "fell": _("People whose count fell"),
        "none": _(
            "Nothing is shown of a change: fewer than five people took both checks whole, or there is no pair of "
            "matching scenes at which each response was taken by five people or by nobody."
        ),
    }


def asking() -> dict[str, Any]:
    """Give the fixed words of the panel's page."""
    return {
        "title": _("A local panel"),
        "about": _(
            "For supervisors. Give each response two marks: what the article makes of it, and what good practice "
            "makes of it. Our own marks are not shown here. You give no name."
        ),
        "scene": _("Which scene?"),
        "option": _("{letter}. {text}"),
        "meanings": _("What the marks mean"),
        "meaning": _("{verdict}. {means}"),
        "article": _("What does the article make of it?"),
        "practice": _("What does good practice make of it?"),
        "save": _("Save my sheet for this scene"),
        "saved": _("Saved in {file}. Choose another scene, or hand over to the next member."),
        "unsaved": _("Not saved: {file} cannot be written just now. Your sheet stays on this page."),
        "refused": _("This sheet could not be read. Please fill it in again."),
        "missing": _("Something is not filled in yet. Each response needs both marks."),
        "next": _("Next member"),
        "now": _("A new member's sheets begin here."),
        "sheets": _("Your sheets so far: {count}."),
        "no_kernel": _("Nothing answers on this page just now. Press “Run this page” at the top, then try again."),
    }


def hearing() -> dict[str, str]:
    """Give the words of what the panel says."""
    return {
        "title": _("What the panel says"),
        "read": _("Show what the panel says, beside our marks"),
        "warn": _("Press this when all sheets are in: it shows our marks."),
        "folder": _("Sheets are read from this folder: {folder}"),
        "few": _("{scene}: {count} of 10 sheets. Nothing is shown below ten."),
        "none": _("No sheet yet."),
        "earlier": ngettext(
            "Passed over: {count} sheet from before good practice was asked about. It lacks that mark. Please ask "
            "its member to fill in the sheet again.",
            "Passed over: {count} sheets from before good practice was asked about. They lack that mark. Please ask "
            "their members to fill in the sheets again.",
            "count",
        ),
        "no_kernel": asking()["no_kernel"],
        "counted": _("{scene} (n = {count})"),
        "article": _("{scene}: what the article makes of each response"),
        "practice": _("{scene}: what good practice makes of each response"),
        "ours": _("Our mark"),
        "caveat": _(
            "Neither is an expert's key. Our marks are what we read in the article, and in codes and research. The "
            "panel's are what these members read and know. Where they differ, talk about the words of the article, "
            "or about the client."
        ),
    }
