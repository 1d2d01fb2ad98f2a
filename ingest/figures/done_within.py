"""How long something was done in: "Laskut maksettiin keskimäärin 18 päivässä" → 18 days, where "Asiakkaita käy 35 päivässä" counts customers a day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.language.numerals import Numeral, unit_of_word
from ingest.language.voikko import readings

_TIME = re.compile(r"\s((?:työ|arki|kalenteri)?päivä|vuorokaude|viiko|kuukaude|vuode|tunni|minuuti)ssa(?!\w)|\s((?:työ|arki|kalenteri)?päivä)ssä(?!\w)")
_LONG = {"vuorokaude": "vuorokautta", "viiko": "viikkoa", "kuukaude": "kuukautta", "vuode": "vuotta", "tunni": "tuntia", "minuuti": "minuuttia"}
_DONE = ("tu", "ty", "du", "dy")
"""How passive participles end."""


def done_within(sentence: str, numeral: Numeral, cuts: Sequence[int]) -> Numeral:
    """The number with its unit where it says in how long a time something that its clause names as a whole was done."""
    match = _TIME.match(sentence, numeral.end) if numeral.unit is None else None
    if match is None:
        return numeral
    stem = match[1] or match[2]
    inside = numeral.word == "case" and sentence[numeral.start : numeral.end].lower().endswith(("ssa", "ssä"))  # "viidessä päivässä"
    if not inside and not _is_done(sentence[max((cut for cut in cuts if cut <= numeral.start), default=0) : numeral.start]):
        return numeral
    return replace(numeral, unit=unit_of_word(_LONG.get(stem, f"{stem}ä")), stop=match.end())


def _is_done(clause: str) -> bool:
    """Whether a clause says in the passive that something was done, to all of what it names: "laskut maksettiin", not "hakemuksia käsiteltiin"."""
    words = [word.lower() for word in re.findall(r"[\w-]+", clause)]
    told = [readings(word) for word in words]
    done = any((r.finite and r.person == "4") or (r.participle and word.endswith(_DONE)) for word, found in zip(words, told, strict=True) for r in found)
    whole = any(r.kind == "nimisana" and r.case == "nimento" for found in told for r in found)
    return done and whole and not any(r.kind == "nimisana" and r.case == "osanto" and r.plural for found in told for r in found[:1])
