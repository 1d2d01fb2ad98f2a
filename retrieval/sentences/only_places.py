"""Whether a sentence names the thing asked for only as where something else took place: "kirjastossa aloitti uusi työntekijä" tells of no library opened."""

from collections.abc import Sequence

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.stretches import Said
from retrieval.language.near_words import groups_of

_PLACES = frozenset({"sisaolento", "sisaeronto", "sisatulento", "ulkoolento", "ulkoeronto", "ulkotulento"})
_PASSIVE = "4"
"""The person of verbs in the passive."""


def only_as_place(said: Said, words: Sequence[AskedWord], analyser: Analyser) -> bool:
    """Whether a thing that a question speaks of in the nominative is no part of a sentence that tells the deed asked for, but for where it was."""
    if not any(word.verb and word.met(said.words) >= 0.6 for word in words):
        return False
    found = [w.lower() for w in words_of(said.text)]
    deeds = frozenset(key for word in words if word.verb for key in word.token.keys)
    passive = any(r.lemma in deeds and r.person == _PASSIVE for w in found for r in readings(w))
    for word in words:
        asked = readings(word.token.corrected or word.token.low)[:1]
        if word.loose or word.verb or not any(r.kind == "nimisana" and r.case == "nimento" for r in asked):
            continue
        own = [w for w in found if word.token.keys & {*analyser.lemmas(w), *analyser.parts(w)[-1:]}]
        if own and passive and word.is_office:  # "katsaus käsitellään kaupunginhallituksessa": the body does so
            continue
        if own and all(any(r.case in _PLACES for r in readings(w)[:1]) for w in own):
            return True
        if not own and _has_another(found, words, analyser):
            return True
    return False


def _has_another(found: Sequence[str], words: Sequence[AskedWord], analyser: Analyser) -> bool:
    """Whether the first noun of a sentence is one in the nominative that the question does not hold: under "Kirjasto", "museo avattiin toukokuussa"."""
    first = next((w for w in found if any(r.kind in ("nimisana", "nimi") for r in readings(w)[:1])), None)
    if first is None or not any(r.case == "nimento" for r in readings(first)[:1]):
        return False
    held = {first, *analyser.lemmas(first), *analyser.parts(first)}
    return not any(word.token.any_keys & held or word.groups & groups_of(held) for word in words)
