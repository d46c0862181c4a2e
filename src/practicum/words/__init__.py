"""Every word on screen that is not content: one catalogue, translated by gettext.

Views are handed whole groups of words, one function for each group. Translations are ordinary gettext files in
words/locale/<language>/LC_MESSAGES/practicum.mo; PRACTICUM_LANGUAGE names the language.
"""

from . import (
    card,
    cohort,
    forms,
    pages,
    panel,
    paper,
    phone,
    record,
    reviewing,
    site,
    story,
    study,
    text,
    unanswered,
    whereabouts,
    workshop,
    writing,
)

__all__ = [
    "card",
    "cohort",
    "forms",
    "pages",
    "panel",
    "paper",
    "phone",
    "record",
    "reviewing",
    "site",
    "story",
    "study",
    "text",
    "unanswered",
    "whereabouts",
    "workshop",
    "writing",
]
