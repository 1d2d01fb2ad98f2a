"""Whether an answer tells the kind of thing that its question asks for: how much, when, who all."""

import re

from ingest.language.numerals import find_numerals
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.draft import Draft
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.understanding.answer_kinds import doers, names_body

_MARKS = re.compile(r"\[\d+\]")
"""Marks of citations in an answer."""
_TIME = re.compile(
    r"(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.|kuu(?:n|ssa|sta|hun|lta|lla)|vuo(?:n|d|t|s)|syks|kevä|kesä|talv"
    r"|neljänn|viik|päiv|viime|ensi|jälkeen|ennen",
    re.IGNORECASE,
)
"""What says a time in an answer."""
_YEAR = re.compile(r"(?:19|20)\d\d|vuo(?:n|d|t|s)|viime|ensi", re.IGNORECASE)
"""What says a year in one."""
_NAMED = re.compile(r"\b(?=([A-ZÅÄÖ][a-zåäö]+)(?:-[A-ZÅÄÖ][a-zåäö]+)? ([A-ZÅÄÖ][a-zåäö]+))")
"""Two capitalised words one after the other, as a person is named."""
_RATED = ("slot:probability", "slot:impact", "slot:score")


def tells(draft: Draft, explained: Explained) -> bool:
    """Whether an answer holds a number, a time and the people where the question asks for them."""
    return _how_much(draft, explained) and _when(draft, explained) and _who_all(draft, explained) and _how_likely(draft, explained)


def _how_much(draft: Draft, explained: Explained) -> bool:
    """Whether an answer holds a number where one is asked for: who pays is no answer to "paljonko, ja kuka maksaa"."""
    asked = explained.has("ask:amount", "ask:many") and not explained.has("why", "define")
    return not asked or bool(draft.values) or bool(find_numerals(_MARKS.sub("", " ".join(draft.lines))))


def _when(draft: Draft, explained: Explained) -> bool:
    """Whether an answer holds a time where one is asked for: who is in charge is no answer to "milloin se alkaa"."""
    said = _YEAR if explained.has("dim:year") else _TIME
    return not explained.has("ask:when") or any(said.search(_MARKS.sub("", line)) for line in draft.lines)


def _who_all(draft: Draft, explained: Explained) -> bool:
    """Whether sentences name two people or offices at least where several are asked for: "ketkä ovat varapuheenjohtajat"."""
    units = explained.has("dim:unit") and bool(draft.values)  # "ketkä ylittivät budjettinsa"
    if draft.records or units or explained.tokens[explained.first].low not in sense_words("who_all"):
        return True
    pairs = [m for line in draft.lines for m in _NAMED.finditer(line)]
    people = len({part for m in pairs for part in m.groups() if any(r.kind == "etunimi" for r in readings(part.lower()))})
    asks_names = any(names_body(key) for t in explained.tokens for key in t.keys)  # whoever holds an office is no other office
    return people > 1 or (not asks_names and len({body for line in draft.lines for body in doers(line)}) > 1)


def _how_likely(draft: Draft, explained: Explained) -> bool:
    """Whether what is asked of a risk's rating is told by a risk or a number, not by a sentence that speaks of it."""
    rated = [explained.tokens[i] for s in explained.tagged(*_RATED) for i in range(s.start, s.end)]
    if not rated:
        return True
    said = {r.lemma for line in draft.lines for word in words_of(line) for r in readings(word.lower())}
    described = [t for t in rated if t.keys & said and any(r.kind == "laatusana" for r in readings(t.low))]  # a "merkittävä" partner is no risk
    told = described == rated and not explained.has("kind:risk")
    return told or bool(draft.records or draft.values) or "rated" in draft.deeds
