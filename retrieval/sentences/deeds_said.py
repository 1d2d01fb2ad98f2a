"""Whether a sentence says that something was done, by whom, or that it did not come about; and which of its words stand for words told before."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import COMPANY, AskedWord
from retrieval.evidence.reasons import has_done
from retrieval.evidence.stretches import Said
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of, make_words

PERSON = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)? [A-ZÅÄÖ][a-zåäö]+")
NO = frozenset({"ei", "eikä", "älä"})
_NEAR = 3
"""Sentences behind a compound in which its head stands for it."""
_BY_HEAD = 0.79
"""How surely the head alone says the compound told before."""
_HEAD = 3
"""Letters of a compound's head that stands for it, more than this."""


def names_person(text: str) -> bool:
    """Whether a text holds a first name and a surname, neither a company's name nor a thing's: "Uimahalli Kokeilu"."""
    found = [word.strip(".,;:()") for word in text.split()]
    for first, second in pairwise(found):
        if not PERSON.fullmatch(f"{first} {second}") or COMPANY.fullmatch(second):
            continue
        if any(r.kind == "etunimi" for r in readings(second.lower())):  # "Koe Liisa"
            return True
        read = readings(first.lower())
        if not read or any(r.kind in ("etunimi", "sukunimi") for r in read) or not any(r.kind in ("nimisana", "paikannimi") for r in read):
            return True
    return False


def says_done(verb: AskedWord, met: float, said: Said, analyser: Analyser) -> bool:
    """Whether a sentence has a verb itself, one near it, its participle, its noun behind a person, or the right to do it: "on myöntänyt", "käyttöoikeus on"."""
    if met in (0.8, 1.0):
        return True
    found = [word.lower() for word in words_of(said.text)] if met > 0.8 else []
    if any(has_done(word, key) for word in found for key in verb.token.keys if key[-1:] in ("a", "ä")):
        return True
    perfect = any(r.participle for r in readings(verb.token.low))  # "kuka on laatinut" of "laati"
    if perfect and verb.token.roots & {r.lemma for word in found for r in readings(word) if r.finite}:
        return True
    deeds = [word for word in found if verb.token.keys & make_words(word, analyser).keys or verb.groups & groups_of(lemmas_of(word))]
    if any(_by_person(said.text, word) for word in deeds):
        return True
    answers = any(r.finite and r.lemma in sense_words("answering_for") for word in found for r in readings(word))
    if answers and any(r.case == "sisaeronto" for word in deeds for r in readings(word)):  # "koordinoinnista vastaa"
        return True
    rights = [word for word in deeds if any(lemma.endswith(tuple(sense_words("right"))) for lemma in analyser.lemmas(word))]
    return any(verb.token.keys & make_words(word, analyser).keys for word in rights)


def _by_person(text: str, deed: str) -> bool:
    """Whether a noun for what is done follows the name of the one who does it: "Matti Kokeen koulutukset"."""
    return re.search(rf"{PERSON.pattern}n {re.escape(deed)}\b", text) is not None


def is_undone(form: str) -> bool:
    """Whether a form says that something is left undone: "saamatta", not the "ottamatta" of "lukuun ottamatta"."""
    return bool(undone_verbs(form))


def undone_verbs(form: str) -> frozenset[str]:
    """The verbs of which a form says that they are left undone: "nimeämättä" of nimetä."""
    if form in sense_words("no_deed_undone"):
        return frozenset()
    return frozenset(r.lemma for r in readings(form) if r.case == "vajanto" and r.kind == "teonsana")


def tells_failing(said: Said) -> bool:
    """Whether a sentence says that something did not come about."""
    lacking = bool((NO | sense_words("not_coming")) & said.words.lemmas) or "cancel" in said.words.groups
    return lacking or any(is_undone(word.lower()) for word in words_of(said.text))


def by_heads(said: Sequence[Said], words: Sequence[AskedWord], each: list[list[float]], row: Sequence[float] = ()) -> list[list[float]]:
    """How far each sentence says each word, where the head of a compound stands for it soon after it: "osayleiskaava … Kaavan viivästyminen".

    `row`: how surely the rest of a cell's row says each word, so that the cell may begin with the head alone.
    """
    for n, word in enumerate(words):
        heads = {part for part in word.token.parts if len(part) > _HEAD and any(key != part and key.endswith(part) for key in word.token.keys)}
        named = bool(row) and row[n] >= 0.9
        for at in range(0 if named else 1, len(said)):
            told = named or any(each[before][n] >= 0.9 for before in range(max(at - _NEAR, 0), at))
            if told and each[at][n] < _BY_HEAD and _head_alone(said[at].text, heads, begins=row or not _all_alone(said[max(at - _NEAR, 0) : at + 1], heads)):
                each[at][n] = _BY_HEAD
    return each


def _head_alone(text: str, heads: frozenset[str] | set[str], begins: object) -> bool:
    """Whether a sentence has the head of a compound by itself: as its first word, or also as a subject further on where not only what `begins` it counts."""
    found = text.split()
    if any(lemmas_of(w) & heads for w in found[:1]):
        return True
    read = [next(iter(readings(w.strip(".,;:()").lower())), None) for w in found]
    alone = (b for a, b in pairwise(read) if a is None or a.case != "omanto")  # the "määrä" of "kerholaisten määrä" is of them
    return not begins and any(r is not None and r.case == "nimento" and r.lemma in heads for r in alone)


def _all_alone(said: Sequence[Said], heads: frozenset[str] | set[str]) -> bool:
    """Whether only one compound of some sentences ends with a head, so that the head can mean no other."""
    ends = {lemma for one in said for lemma in one.words.lemmas if lemma not in heads and any(lemma.endswith(head) for head in heads)}
    return len(ends) < 2


def lemmas_of(word: str) -> frozenset[str]:
    """The base forms of a word as the dictionary reads it."""
    return frozenset(r.lemma for r in readings(word.strip(".,;:()").lower()))
