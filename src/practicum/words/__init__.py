"""Every word on screen that is not content: one catalogue, translated by gettext.

Views are handed whole groups of words, one function for each group. Translations are ordinary gettext files in
words/locale/<language>/LC_MESSAGES/practicum.mo; PRACTICUM_LANGUAGE names the language.
"""

from . import (
    article,
    card,
    case,
    cohort,
    editions,
    forms,
    pages,
    panel,
    paper,
    phone,
    record,
    review,
    study,
    unanswered,
    whereabouts,
    workshop,
    writing,
)

__all__ = [
    "article",
    "card",
    "case",
    "cohort",
    "editions",
    "forms",
    "pages",
    "panel",
    "paper",
    "phone",
    "record",
    "review",
    "study",
    "unanswered",
    "whereabouts",
    "workshop",
    "writing",
]
