"""What a row of several words is called for short: its name up to its noun."""

import re

from ingest.language.voikko import look_up, readings
from retrieval.language.names import row_side
from retrieval.language.phrases import JOINERS

_SHORTEST = 6
"""Letters of the noun that may stand for a row's whole name, at the least."""
_QUALIFYING = ("laatusana", "nimisana_laatusana", "lukusana", "asemosana")
"""Classes of words that say what kind a noun is of."""
_LOCAL = frozenset({"sisaeronto", "sisatulento", "sisaolento", "ulkoeronto", "ulkotulento", "ulkoolento"})
"""Cases of what stands behind a noun and says whence, whither or where."""


def row_head(key: str) -> str:
    """A row's name up to its noun, where what follows only says from, to or in what, or is a second thing; "" for another name.

    "valtion korvaukset kotoutumisesta" → "valtion korvaukset", "ostetut koulutukset ja valmennukset" → "ostetut koulutukset".
    """
    words = key.split() if re.fullmatch(r"[\w -]+", key) else []
    end = next((n for n, word in enumerate(words, 1) if _is_noun(word)), 0)
    head, rest = words[:end], words[end:]
    if not head or not rest or len(head[-1]) < _SHORTEST or JOINERS & set(head) or head[-1].endswith("-"):
        return ""
    if len(head) == 1 and ((form := look_up(head[0])) is None or len(form.parts) < 2):  # "vaikutus maksuvalmiuteen": a word of many uses
        return ""
    if rest[0] in JOINERS:
        return " ".join(head) if len(head) > 1 and row_side(key) != "result" else ""
    cases = {reading.case for reading in readings(rest[-1])}
    return " ".join(head) if cases & _LOCAL and "" not in cases else ""


def _is_noun(word: str) -> bool:
    return any(r.case == "nimento" and not r.participle and r.kind not in _QUALIFYING for r in readings(word)[:1])
