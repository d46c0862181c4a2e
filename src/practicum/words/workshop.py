"""The words of the facilitator's console, and of what a room sees at the end of a poll."""

from __future__ import annotations

from typing import Any

from .translate import here
from .translate import translate as _


def console() -> dict[str, Any]:
    """Give the fixed words of the console."""
    return {**_opening(), **_leading(), **_counting(), **_discussing()}


def _opening() -> dict[str, str]:
    return {
        "title": _("The room"),
        "about": _(
            "Open a room, and people join it with their phones: no account, no app, no name. Whoever has no phone "
            "raises a hand, and you type the count."
        ),
        "open": _("Open a room"),
        "opening": _("Opening …"),
        "enlarge": _("Fill the screen"),
        "reduce": _("Leave the full screen"),
        "delete": _("Delete this room"),
        "delete_ask": _("The room and every vote in it are gone then, at once."),
        "delete_sure": _("Yes, delete it"),
        "keep": _("Keep it"),
        "vanished": _(
            "The room that was open here is not in the file with the votes any more. It was deleted, or another file "
            "lies in that place. Put the file back if you have it, and the room is here again; or open a new room."
        ),
        "elsewhere": _(
            "A room that you opened with another version of this course is kept until {at}, and only that version "
            "can show it. Go back to that version, or open a new room."
        ),
        "unshown": _("The room cannot be shown just now. Please try again in a moment."),
        "no_kernel": _("Nothing answers on this page just now. Press “Run this page” at the top: the room is kept."),
    }


def _leading() -> dict[str, Any]:
    return {
        "choose": _("Which scene?"),
        "choose_hint": _("Those of the two checks are not in this list: the room would know them too early."),
        "sureness": _("Ask also how sure people are"),
        "sureness_hint": _(
            "One more question on each phone. The result shows how many took each of five words, from “A guess” to "
            "“Certain”. It never shows who was how sure."
        ),
        "begin": _("Open the first vote"),
        "another": _("Choose another scene"),
        "back": _("Back to the vote"),
        "headings": headings(),
        "alone": _("Everybody reads and votes alone, in silence. The result stays hidden."),
        "again": _("Vote again, alone, whether or not you have changed your mind."),
        "close_first": _("Close the first vote"),
        "open_second": _("Open the second vote"),
        "close_second": _("Close the second vote"),
        "reopen_first": _("Open the first vote again"),
        "reopen_second": _("Open the second vote again"),
        "reveal": _("Show the result and both marks"),
        "reveal_at_once": _("Show it without a second vote"),
        "tell": _("Show the first result now"),
        "tell_hint": _("The room tends to follow a result that it sees. Hidden, people go on thinking."),
        "told": _("The first result"),
    }


def _counting() -> dict[str, str]:
    return {
        "people": _(
            "In the room by phone: {people}. If you see fewer people, somebody is in it with several phones."
        ),
        "voted": _("Votes by phone: {ballots} of {people}"),
        "hands": _("Count raised hands"),
        "hands_hint": _(
            "Ask for hands with eyes closed. Type what you count while the screen is not in sight; empty is none."
        ),
        "hands_option": _("Hands for {letter}"),
        "hands_sureness": _("Hands for “{label}”"),
        "hands_take": _("Take these counts"),
        "hands_taken": _("Hands taken: {count}"),
    }


def _discussing() -> dict[str, Any]:
    return {
        "timer": _("Minutes to talk"),
        "timer_start": _("Start the clock"),
        "timer_stop": _("Stop the clock"),
        "timer_left": _("{minutes}:{seconds} left"),
        "timer_over": _("Time to come back, when your sentence is done."),
        "prompts_title": _("To talk about, in pairs"),
        "prompts": [
            _("What in the scene did your choice rest on? Point to the words."),
            _("What does the client hope for? Would they notice your choice?"),
            _("What would make somebody choose one of the other responses?"),
            _("Does the article say it, or do you expect it to?"),
            _("What could come of it, next week and in a year?"),
        ],
    }


def headings() -> dict[str, str]:
    """Name each stage of a poll, on the console and on the phones."""
    return {
        "first": _("First vote"),
        "discussing": _("Talk it over"),
        "second": _("Second vote"),
        "closed": _("Both votes are closed"),
        "revealed": _("How the room voted, beside both marks"),
    }


def door() -> dict[str, str]:
    """Give the words by which people come in, and what stands in their way."""
    return {
        "join": _("the code of this room. How to join by phone"),
        "qr": _("A square code that opens the address on a phone"),
        "until": _("The room closes at {time}, and then its votes are deleted."),
        "address": _("Another address under which this computer can be reached"),
        "address_hint": _("Only if you know one, such as that of a tunnel or of a proxy."),
        "address_take": _("Use this address"),
        "address_bad": _("This is no web address. It begins with http:// or https://."),
        **_in_the_way(),
    }


def _in_the_way() -> dict[str, str]:
    return {
        "local": _(
            "Phones cannot open this address: “{host}” means the computer itself. To let phones in, stop JupyterLab, "
            "start it again with the line below, and open the new address that it prints. Without that, count "
            "raised hands."
        ),
        "local_command": _command(),
        "lan": _(
            "Your own page is open as “{host}”, which phones cannot use, so the address shown is that of this "
            "computer in its network. Phones must be in the same network. Try it with one before the room is full."
        ),
        "no_network": _(
            "This computer is in no network just now, so phones cannot reach it. The address comes here as soon as "
            "there is one. Meanwhile, count raised hands."
        ),
        "plain": _("The way to this address is not encrypted: whoever runs the network could read along."),
        "silent": _(
            "The phones' page does not answer at this server. The course must be installed where JupyterLab itself "
            "runs, and JupyterLab started after that. Raised hands work all the same."
        ),
        "apart": _(
            "JupyterLab and this page look for votes in two different places. Start both with the same "
            "PRACTICUM_DATABASE_URL, or with none."
        ),
    }


def _command() -> str:
    page = "notebooks/facilitator/90_run_a_workshop.ipynb"
    return here(_(".venv/bin/jupyter lab --ip=0.0.0.0 --notebook-dir=notebooks {page}")).replace("{page}", page)


def printing() -> dict[str, Any]:
    """Give the words of the printed cards and sheets."""
    return {
        "title": _("On paper"),
        "about": _("For a room without phones or network: cards to hold up, and the scene without any guidance."),
        "cards": _("Print a set of voting cards"),
        "cards_title": _("Voting cards"),
        "cards_hint": _(
            "One set for each person. Fold or cut along the lines. The letters stand for the responses. The five "
            "words say how sure somebody is: use them only if you ask for that."
        ),
        "scene": _("Which scene?"),
        "sheet": _("Print this scene"),
    }


def revealing() -> dict[str, Any]:
    """Give the fixed words of what everybody sees at the end."""
    return {
        "votes_title": _("How the room voted"),
        "marks_title": _("The votes beside both marks"),
        "change_title": _("What became of the first votes"),
        "responses_title": _("Each response, and what speaks for and against it"),
        "claims": _("The article's words"),
        "own": _("Your own votes"),
    }


def tallies() -> dict[str, str]:
    """Give the sentences and headings of tallies; {people} counts who voted."""
    return {
        "response": _("Response"),
        "sureness": _("How sure"),
        "first": _("First vote"),
        "second": _("Second vote"),
        "counted": _("{vote} (n = {people})"),
        "by_option": _("Votes for each response"),
        "by_sureness": _("How sure people were"),
        "too_few": _("{vote}: fewer than five people, so nothing is shown of it."),
        "both": _("Counted here: those who voted both times by phone, and raised hands."),
        "again": _("In the second vote, those who had voted in the first as well are counted, and raised hands."),
        "held": _(
            "Second vote: votes by phone are not shown. Some people voted only once, and the two votes side by side "
            "would show what they chose."
        ),
        "stayed": _("Of {people} people who voted both times by phone, {stayed} stayed with their choice."),
        "moves": _("Where each first choice went"),
        "move_row": _("First {letter} (n = {people})"),
        "move_to": _("then {letter}"),
        "no_moves": _(
            "How many changed their choice is not shown: some response was chosen by fewer than five people."
        ),
    }


def marked() -> dict[str, str]:
    """Give the sentences and headings of votes beside both marks; {people} counts who voted."""
    return {
        "supported": _(
            "{vote}, choices: {people}. The article supports {article} of them, good practice {practice}."
        ),
        "votes_for": _("{vote}: {count} of {people}"),
        "by_article": _("Votes by what the article makes of the response"),
        "by_practice": _("Votes by what good practice makes of the response"),
        "article": _("The article"),
        "practice": _("Good practice"),
    }


def revealed() -> dict[str, str]:
    """Give the sentences about the scene as a whole."""
    return {
        "ladder": _("Where this scene stands on the ladder"),
        "ladder_key": _("Marked: what this scene turns on."),
        "until": _("{hour}:{minute}"),
    }
