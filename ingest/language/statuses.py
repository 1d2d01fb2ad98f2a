"""Printed words of status → achieved, partly, not_achieved, not_started or unknown. The words live in data/lexicon/statuses.tsv."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.model import RecordStatus

_LONGEST = 70
"""A status is a word or a few; longer texts (characters) are reports of how things went."""
_CLAUSE = re.compile(r"[^.,;:!?–(]+?(?=-[A-ZÅÄÖ]|[.,;:!?–(]|$)")
_CLAUSE_WORDS = 6
_MARK_WORDS = 3


@dataclass(frozen=True, slots=True)
class Status:
    """How a goal came out; `weak` when the word may also say that the assessment is done, `printed` the words."""

    status: RecordStatus
    printed: str
    weak: bool = False


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], RecordStatus, bool], ...]:
    return tuple((re.compile(row["pattern"]), row["status"], row["weak"] == "yes") for row in read_table("statuses"))  # type: ignore[misc]


@cache
def _clause_words() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in read_table("status_words")))


def read_status(text: str) -> Status | None:
    """The status that a cell of a few words tells: "Ei toteudu" → not_achieved; None when it is no word of status."""
    printed = plain_spaces(text)
    lowered = printed.lower().strip(" .!()")
    if not lowered or len(lowered) > _LONGEST:
        return None
    return next((Status(status, printed, weak) for pattern, status, weak in _patterns() if pattern.search(lowered)), None)


def is_mark(text: str) -> bool:
    """Whether a text is nothing but a word or two of how a target came out: "Keltainen", "Ei toteutunut"."""
    return 0 < len(text.split()) <= _MARK_WORDS and read_status(text) is not None


def leading_status(text: str) -> Status | None:
    """The status that the first clause of an assessment states and nothing else: "Toteutui osittain, kysely siirtyi" → partly.

    So too where the state stands over a sentence without a mark between them: "Ei toteutunut Kysely siirtyi syksyyn."
    """
    match = _CLAUSE.match(plain_spaces(text))
    if match is None:
        return None
    words = match[0].split()
    own = list(takewhile(lambda word: _clause_words().fullmatch(word.lower()), words))
    if not own or (len(own) == len(words) and len(words) > _CLAUSE_WORDS):
        return None
    if len(own) < len(words) and not (len(own) <= _MARK_WORDS and own[0][:1].isupper() and words[len(own)][:1].isupper()):
        return None
    return read_status(" ".join(own))
