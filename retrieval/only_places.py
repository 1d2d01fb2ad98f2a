"""Whether a sentence names the thing asked for only as where something else took place: "kirjastossa aloitti uusi työntekijä" tells of no library opened."""

from collections.abc import Sequence

from ingest.finnish import Analyser
from ingest.tokens import words as words_of
from ingest.voikko import readings
from retrieval.asked_words import AskedWord
from retrieval.stretches import Said

_PLACES = frozenset({"sisaolento", "sisaeronto", "sisatulento", "ulkoolento", "ulkoeronto", "ulkotulento"})


def only_as_place(said: Said, words: Sequence[AskedWord], analyser: Analyser) -> bool:
    """Whether a thing that a question speaks of in the nominative stands in a sentence that tells the deed asked for only in cases that say where."""
    if not any(word.verb and word.met(said.words) >= 0.6 for word in words):
        return False
    found = [w.lower() for w in words_of(said.text)]
    for word in words:
        asked = readings(word.token.corrected or word.token.low)[:1]
        if word.loose or word.verb or not any(r.kind == "nimisana" and r.case == "nimento" for r in asked):
            continue
        own = [w for w in found if word.token.keys & {*analyser.lemmas(w), *analyser.parts(w)[-1:]}]
        if own and all(any(r.case in _PLACES for r in readings(w)[:1]) for w in own):
            return True
    return False
