"""Yes/no questions about how something is, not what was done: what is in use, what all of some have, what has begun."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.stretches import Said
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import Words, groups_of
from retrieval.language.reading import Token
from retrieval.sentences.deeds_said import NO
from retrieval.sentences.sentence_runs import Run
from retrieval.understanding.question_limits import spoken_number

_MADE_NOUN = re.compile(r"mis[et]")
"""How a noun made of a verb goes on where it is not what is asked of itself: "oppimisen", not "laajentaminen"."""
_IN_USE = "käytössä"
_INTO_USE = "käyttöön"


def deeds_of_claim(words: Sequence[AskedWord], explained: Explained) -> list[AskedWord]:
    """The words for what is asked to have been done: verbs, not the nouns made of them beside one, or that something is in use."""
    verbs = [word for word in words if word.verb]
    plain = [word for word in verbs if not _MADE_NOUN.search(word.token.low)]
    if verbs:
        return plain or verbs
    return [AskedWord(replace(t, keys=t.keys | {_INTO_USE}), 0.2, verb=True) for t in explained.tokens if t.low == _IN_USE]


def is_deed_told(verb: AskedWord, said: Said, analyser: Analyser) -> bool:
    """Whether a sentence says what a verb of a question does in another verb for just the same: "on käynnistynyt" of "on aloitettu"."""
    if verb.token.low == _IN_USE:
        forms = {word.lower() for word in words_of(said.text)}
        return _IN_USE in forms or (_INTO_USE in forms and "ottaa" in _done_in(said, analyser))
    same = verb.groups & groups_of(sense_words("same_deed"))
    return bool(same & groups_of(_done_in(said, analyser)))


def tells_how_far(said: Said, own: Sequence[Token]) -> bool:
    """Whether a sentence says how far work is, where it is asked if that is still under way: "katos rakennettiin" says nothing of "kesken"."""
    if not any(t.any_keys & sense_words("work_under_way") for t in own):
        return True
    told = sense_words("work_under_way") | sense_words("work_done") | sense_words("going_on")
    verbs = (r.lemma for word in words_of(said.text) for r in readings(word.lower()) if r.finite or r.participle)
    return bool(said.words.lemmas & told or groups_of(verbs) & {"begin", "finish"})


def is_other_use(verb: AskedWord, said: Said, analyser: Analyser) -> bool:
    """Whether a sentence only speaks of a use, where it is asked whether something is in use: "laitteen käyttö väheni"."""
    return verb.token.low == _IN_USE and not is_deed_told(verb, said, analyser)


def _done_in(said: Said, analyser: Analyser) -> frozenset[str]:
    """The base forms of a sentence's verbs: of "on otettu" and "otettiin" ottaa."""
    found = [(word.lower(), r) for word in words_of(said.text) for r in readings(word.lower()) if r.finite or r.participle]
    return frozenset(base for word, r in found for base in (r.lemma, *(analyser.roots(word) if r.participle else ())))


def of_every_one(own: Sequence[Token]) -> bool:
    """Whether something is asked of all of some: "käytössä kaikissa kouluissa"; "kaikki" before a verb or a number may sum them up."""
    return any(t.keys & sense_words("every_one") and any(r.case not in ("", "nimento", "osanto") for r in readings(t.low)) for t in own)


def of_some(text: str) -> bool | None:
    """Whether a sentence says that something is so of some only: "neljässä koulussa viidestä", "vain osassa"; None where it says neither that nor of all."""
    found = [word.lower() for word in words_of(text)]
    if any(word in sense_words("some_of_them") for word in found):
        return True
    numbers = [(n, word, number) for n, word in enumerate(found) if (number := spoken_number(word) or _digits(word)) is not None]
    for (_, _, part), (_, word, whole) in itertools.pairwise(numbers):
        if word.endswith(("sta", "stä")) and part < whole:
            return True
    lemmas = {r.lemma for word in found for r in readings(word)}
    return False if lemmas & (sense_words("every_one") | sense_words("all_of_it")) else None


def _digits(word: str) -> Decimal | None:
    number = word.partition(":")[0]
    return Decimal(number) if number.isdigit() else None


def had(run: Run, own: Sequence[Token], words: Sequence[AskedWord]) -> tuple[Said, bool] | None:
    """(the sentence, whether it denies it) where one says that those asked of have a thing: "Luokan oppilaat … Kaikilla on kortti."."""
    owners = [t for t in own if t.kind == "word" and any(r.case == "ulkoolento" for r in readings(t.low))]
    nouns = [t for t in owners if any(r.kind == "nimisana" for r in readings(t.low)) and not t.keys & sense_words("every_one")]
    if not nouns:
        return None
    for at, said in enumerate(run.said):
        forms = {r.lemma for word in words_of(said.text) for r in readings(word.lower()) if r.case == "ulkoolento"}
        before = run.said[at - 1].words if at else None
        every = bool(forms & sense_words("every_one")) and any(t.keys & sense_words("every_one") for t in own)
        whose = all(t.keys & forms for t in nouns) or (every and before is not None and all(_is_held(t, words, before) for t in nouns))
        things = [w for w in words if w.token.low not in {t.low for t in own if _describes(t, own)}]
        if whose and things and "olla" in said.words.lemmas and all(w.met(said.words) >= 0.85 for w in things):
            return said, bool(NO & said.words.lemmas)
    return None


def _describes(token: Token, own: Sequence[Token]) -> bool:
    """Whether a word is an owner or what stands in the genitive before one."""
    places = [n for n, t in enumerate(own) if any(r.case == "ulkoolento" for r in readings(t.low))]
    at = next((n for n, t in enumerate(own) if t is token), -1)
    genitive = any(r.case == "omanto" for r in readings(token.low))
    return at in places or (genitive and at + 1 in places)


def _is_held(token: Token, words: Sequence[AskedWord], held: Words) -> bool:
    return any(w.token.low == token.low and w.met(held) >= 0.8 for w in words)
