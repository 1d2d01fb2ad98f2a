"""Sentences that deny what a question asks about, though they say it of more or go on from the sentence before."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import COMPANY, AskedWord
from retrieval.evidence.stretches import Said
from retrieval.language.near_words import Words, groups_of
from retrieval.language.reading import Token
from retrieval.sentences.deeds_said import NO
from retrieval.sentences.sentence_runs import Run

_HEAD = 5
"""Letters of a compound's last part that may stand for the whole of it, at least."""

_WHOLE = 0.7
"""How surely sentences say a word whole, at least."""
_SAID = 0.45
"""How surely a clause says a word for its denial to be of it, at least."""
_CLAUSE = re.compile(r"[,;:]\s|\s(?=eikä\b|eivätkä\b)")
_DONE = ("nut", "nyt", "tu", "ty")
"""How past participles end."""
_STATES = frozenset({"sisaolento", "ulkoolento"})
"""Cases in which a state is told: "kunnossa", "käytössä", "jäljellä"."""
_ADJECTIVES = ("laatusana", "nimisana_laatusana", "asemosana")
_PLAIN = frozenset({"", "nimento", "omanto", "osanto"})
"""Cases that do not tell of what, to what or where something is."""


def widened(word: AskedWord) -> AskedWord:
    """A word that its compound's last part meets too: "tarjous" for "ostotarjous"."""
    token = word.token
    if word.verb or word.unit or word.name or len(token.parts) < 2:
        return word
    heads = {part for part in token.parts if len(part) >= _HEAD and any(key != part and key.endswith(part) for key in token.keys)}
    return replace(word, token=replace(token, keys=token.keys | heads)) if heads else word


def says_heads(run: Run, words: Sequence[AskedWord], wide: Sequence[AskedWord]) -> bool:
    """Whether the words that heads stand for are said by those heads alone.

    Not by another compound that ends like them, "keittiöverkkoselvitys", nor of some of the kind, "koulujen omaa kyselyä".
    """
    held, lemmas, narrowed = run.stretch.around, set[str](), set[str]()
    for said in run.said:
        held = held.joined(said.words)
        lemmas |= _lemmas(said.text, narrowed=False)
        narrowed |= _lemmas(said.text, narrowed=True)
    pairs = [(one, other, other.token.keys - one.token.keys) for one, other in zip(words, wide, strict=True) if one is not other]
    return all(not heads & narrowed and (one.met(held) >= _WHOLE or bool(other.token.keys & lemmas)) for one, other, heads in pairs)


def _lemmas(text: str, narrowed: bool) -> set[str]:
    """The base forms of the words of a text before which stands, or does not, which of their kind is meant."""
    found = [word.lower() for word in words_of(text)]
    return {r.lemma for before, word in pairwise(["", *found]) if _narrows(before) == narrowed for r in readings(word)}


def _narrows(word: str) -> bool:
    """Whether a word before another says which of its kind is meant: an adjective or whose it is."""
    found = readings(word)
    return any(r.kind in _ADJECTIVES and not r.participle for r in found) or any(r.case == "omanto" for r in found[:1])


def denying(run: Run, own: Sequence[Token]) -> Said | None:
    """The second of two sentences where its denial has what is asked as its object: "… vaatii korvausta. Siitä ei ole tehty varausta."."""
    if run.stretch.row or run.last - run.first != 2:
        return None
    first, second = run.said
    if NO & first.words.lemmas or not NO & second.words.lemmas:
        return None
    asked = [t for t in own if t.kind == "word" and any(r.kind == "nimisana" and r.case in ("nimento", "osanto") for r in readings(t.low)[:1])]
    found = [word.lower() for word in words_of(second.text)]
    at = next(n for n, word in enumerate(found) if NO & {r.lemma for r in readings(word)})
    behind = {r.lemma for word in found[at:] for r in readings(word)}
    return second if asked and asked[-1].any_keys & behind else None


def denies_it(text: str, own: Sequence[AskedWord], verbs: Sequence[AskedWord], held: Callable[[str], Words]) -> bool:
    """Whether what a sentence denies is what is asked: its "ei" stands in a clause with the verb, or where there is none with a word, of the question.

    `held`: the words of a text.
    """
    asked = list(verbs) or [word for word in own if not word.loose or word.done]
    denied = [words for part in _CLAUSE.split(text) if NO & (words := held(part)).lemmas]
    if any(_says_other_of_kind(word, part, held(part)) for word in own for part in _CLAUSE.split(text)):
        return False
    return any(word.met(words) >= _SAID or _is_kind(word.token, words) for word in asked for words in denied)


def _says_other_of_kind(asked: AskedWord, text: str, words: Words) -> bool:
    """Whether a clause speaks of another thing of a compound's kind: "koulujen omaa kyselyä" of "kouluterveyskysely"."""
    heads = widened(asked).token.keys - asked.token.keys
    return bool(heads) and asked.met(words) < _WHOLE and bool(heads & _lemmas(text, narrowed=True))


def _is_kind(asked: Token, words: Words) -> bool:
    """Whether a compound among the words is one of a kind asked about: "ostotarjous" of "tarjous"."""
    return any(len(head) >= _HEAD and lemma.endswith(head) for head in asked.keys for lemma in words.lemmas)


def tells_by_verb(text: str, verb: AskedWord, analyser: Analyser) -> bool:
    """Whether a text says that a verb came about: "pysyi" and "pysynyt", not "pysyvästi", "säilytettävä" or "toteutumista"."""
    asked = verb.token.any_keys | verb.token.roots
    for word in words_of(text):
        forms = [r for r in readings(word.lower()) if r.finite or (r.participle and r.case == "nimento" and r.lemma.endswith(_DONE))]
        lemmas = {r.lemma for r in forms} | (set(analyser.roots(word)) if any(r.participle for r in forms) else set())
        if lemmas & asked or groups_of(lemmas) & set(verb.groups):
            return True
    return False


def tells_state(text: str, own: Sequence[Token]) -> bool:
    """Whether a sentence has the state that a question ends with in the same case: "kunnossa" is not told by "teiden kunnon parantaminen"."""
    last = next((t for t in reversed(own) if t.kind == "word"), None)
    if last is None:
        return True
    cases = {r.case for r in readings(last.low)[:1] if r.kind == "nimisana"} & _STATES
    return not cases or any(r.case in cases and r.lemma in last.keys for word in words_of(text) for r in readings(word.lower()))


def in_company_name(word: Token, own: Sequence[Token]) -> bool:
    """Whether a word begins the name of a company that stands in another case: "Esimerkkirakenne Oy:n vaatimus"."""
    after = next((other for one, other in pairwise(own) if one is word), None)
    return after is not None and COMPANY.fullmatch(after.text) is not None and ":" in after.text


def tells_of_another(said: Said, own: Sequence[Token]) -> bool:
    """Whether a sentence has something else where the question has what it asks of: "tontista ei saatu tarjouksia" of "koulusta"."""
    for token in own:
        cases = {r.case for r in readings(token.low) if r.kind in ("nimisana", "paikannimi")} - _PLAIN
        if not cases or token.kind != "word" or token.any_keys & said.words.keys:
            continue
        if any(r.case in cases and r.kind in ("nimisana", "paikannimi") for word in words_of(said.text) for r in readings(word.lower())):
            return True
    return False
