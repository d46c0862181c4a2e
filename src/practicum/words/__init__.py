"""Every word on screen that is not content: one catalogue, translated by gettext.

Views are handed whole groups of words, one function for each group. Translations are ordinary gettext files in
words/locale/<language>/LC_MESSAGES/practicum.mo; PRACTICUM_LANGUAGE names the language.
"""

from . import (
    article,
    card,
    cohort,
    editions,
    forms,
    pages,
    paper,
    phone,
    record,
    review,
    whereabouts,
    workshop,
    writing,
)

__all__ = [
    "article",
    "card",
    "cohort",
    "editions",
    "forms",
    "pages",
    "paper",
    "phone",
    "record",
    "review",
    "whereabouts",
    "workshop",
    "writing",
]
