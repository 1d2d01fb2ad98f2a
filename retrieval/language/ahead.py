"""What lies ahead of a report: a sentence that says that something will begin or be done has not seen it done."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from ingest.data import read_table
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.language.lexicon import sense_list
from retrieval.language.near_words import near_words
from retrieval.language.period_words import month_names

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LATER = re.compile(
    r"\b(?:ensi|tulevan?a?|tulevi(?:na|en)|seuraavan?a?|seuraavi(?:na|en))\s+(?:vuo|kevä|kesä|syks|talv)\w*|\blähivuo\w+"
    r"|\btule(?:e|vat)\b(?: \w+){0,2} \w+(?:maan|mään)\b|\bmyöhemmin\b|\btulevaisuudessa\b",
    re.IGNORECASE,
)
_PAST = ("i", "ivat", "ivät", "tiin")
"""How verbs of the past end."""
_DONE = ("nut", "nyt", "neet", "ttu", "tty")
"""How participles of what has been done end."""
_BEGUN = frozenset({"begin", "open"})


@cache
def seasons() -> dict[str, int]:
    """How a season's word begins → its last month."""
    return {row["begins"]: int(row["last_month"]) for row in read_table("seasons")}


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sense_list('recurring'))})\b", re.IGNORECASE)


def is_ahead(text: str, end: date) -> bool:
    """Whether a sentence names a time after the day to which its report tells, and nothing that comes again and again."""
    if _again().search(text):
        return False
    if _LATER.search(text):
        return True
    years = [int(year) for year in _YEAR.findall(text)]
    if years:
        return min(years) > end.year
    low = text.lower()
    months = [month for month in range(1, 13) if any(re.search(rf"\b{name}", low) for name in month_names(month))]
    months += [last for begins, last in seasons().items() if re.search(rf"\b{begins}", low)]
    return bool(months) and min(months) > end.month


def tells_past(text: str) -> bool:
    """Whether a sentence says of something that it came about: "kasvoi", "on kasvanut"."""
    read = [(word.lower(), r) for word in words_of(text) for r in readings(word.lower())[:1]]
    return any((r.finite and word.endswith(_PAST) and r.lemma != "ei") or word.endswith(_DONE) for word, r in read)


def is_past(text: str, bases: frozenset[str], groups: frozenset[str]) -> bool:
    """Whether a sentence tells in the past what verbs of these base forms or groups of near words say: "valmistui", "on valmistunut"."""
    for word in words_of(text):
        for r in readings(word.lower()):
            meant = r.lemma in bases or bool(near_words().get(r.lemma, frozenset()) & groups)
            if meant and (r.participle or (r.finite and word.lower().endswith(_PAST))):
                return True
    return False


def is_present(text: str, bases: frozenset[str], groups: frozenset[str]) -> bool:
    """Whether a sentence tells in the present alone what verbs of these base forms or groups of near words say: "työttömyys vähenee"."""
    read = [(word.lower(), r) for word in words_of(text) for r in readings(word.lower())]
    told = [word for word, r in read if r.finite and (r.lemma in bases or near_words().get(r.lemma, frozenset()) & groups)]
    return bool(told) and not any(word.endswith(_PAST) for word in told)


def asks_past(words: Iterable[str]) -> bool:
    """Whether a question's verb is of the past alone: "miksi verotulot kasvoivat"."""
    verbs = [word.lower() for word in words if any(r.finite for r in readings(word.lower())[:1])]
    return bool(verbs) and all(verb.endswith(_PAST) for verb in verbs)


def under_way(text: str, end: date) -> bool | None:
    """Whether a sentence says that something has begun: False for "käynnistyy syksyllä", True for "on käynnistynyt"; None when it does not say."""
    found = words_of(text)
    begun = [r for word in found for r in readings(word)[:1] if near_words().get(r.lemma, frozenset()) & _BEGUN]
    if "käynnissä" in (word.lower() for word in found):
        return "ei" not in (word.lower() for word in found)
    if not begun:
        return None
    if is_ahead(text, end):
        return False
    past = any(r.participle or (r.finite and word.lower().endswith(("i", "ivat", "ttiin"))) for word in found for r in readings(word)[:1] if r in begun)
    return True if past and "ei" not in (word.lower() for word in found) else None
