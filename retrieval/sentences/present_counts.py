"""How many are somewhere, asked by "olla" alone: those whom a sentence says to have been reached or to have come to something else are others."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.explain import Explained
from retrieval.language.kin import clause_of
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.sentences.number_fit import NumberFit

_MOVED = frozenset({"sisatulento", "sisaeronto", "ulkotulento", "ulkoeronto"})
"""Cases that say where something comes to or leaves."""


_STEM = 5
"""Letters of a verb that stay in a noun made of it."""
_CLAUSES = re.compile(r"[,;:] | (?:ja|mutta|sekä) ")
"""What stands between the clauses of a sentence."""


def of_others_met(noun: Token, words: Sequence[Token], stored: StoredFigure, explained: Explained, fits: NumberFit) -> bool:
    """Whether people are counted in a place that a number's sentence does not name, and it tells what was done with those whom it counts.

    "Montako lasta esiopetuksessa oli", "kerhoilla tavoitettiin 349 lasta".
    """
    figure = stored.figure
    if figure.number_unit != "persons" or any(_acts(t.low) for t in explained.tokens if t.kind == "word"):
        return False
    where = [w for w in words if w.low != noun.low and _is_inside(w)]
    if any(t.any_keys & sense_words("taking_part") for t in explained.tokens) and _took_part(figure.sentence, where):
        return False  # "kävi uimakoulussa" of "uimakouluihin osallistui 273 lasta"
    said = fits.keys(" ".join([figure.sentence, figure.account, figure.unit]))
    acts = any(_acts(w.lower()) for w in words_of(figure.sentence))
    if where and acts and (not any(fits.covers(said, w) for w in where) or all(_is_elsewhere(w, figure.sentence, fits) for w in where)):
        return True
    tokens = explained.tokens
    named = [(before, w) for before, w in pairwise(tokens) if _is_inside(w) and before.text[:1].isupper()]  # "Niemenkylän koulussa"
    return acts and any(_is_left(before, w, figure.sentence, fits) for before, w in named)


def of_some_who_did(stored: StoredFigure, explained: Explained) -> bool:
    """Whether a sentence counts only those who did something, where "olla" alone asks how many there are: "kyselyyn vastasi 46 opiskelijaa"."""
    figure, tokens = stored.figure, [t for t in explained.tokens if t.kind == "word"]
    if figure.number_unit != "persons" or any(_acts(t.low) for t in tokens):
        return False
    clause = next((part for part in _CLAUSES.split(figure.sentence) if figure.text in part), "")
    deeds = {r.lemma for word in words_of(clause) for r in readings(word.lower()) if r.finite} & sense_words("deed_of_some")
    begins = tuple(deed[:_STEM] for deed in deeds)  # "vastaajamäärä"
    return bool(deeds) and not any((t.any_keys | t.roots) & deeds or t.low.startswith(begins) for t in tokens)


def of_some_treated(stored: StoredFigure, explained: Explained, analyser: Analyser) -> bool:
    """Whether a sentence tells to how much of what is there something was done, where "olla" alone asks how much there is: "paloposteja on huollettu 64"."""
    figure, tokens = stored.figure, [t for t in explained.tokens if t.kind == "word"]
    if figure.number_unit in ("EUR", "%", "pp") or not explained.has("ask:many", "ask:amount") or any(_acts(t.low) or _is_done(t.low) for t in tokens):
        return False
    before, behind = clause_of(figure.sentence, figure.text)
    own = {key for word in words_of(before) for key in analyser.lemmas(word)}
    of_them = {word.lower() for word in words_of(before)} & sense_words("of_them") and not any(t.keys & own for t in tokens)
    clause = figure.sentence if of_them else f"{before} {behind}"  # "puhdistettu 18 rakennuksessa, ja säätämistä vaati niistä 4"
    verbs = [word.lower() for word in words_of(clause) if any(r.finite or r.participle for r in readings(word.lower()))]
    deeds = {key for verb in verbs for key in (*analyser.lemmas(verb), *analyser.roots(verb))} & sense_words("done_to_some")
    groups = groups_of(deeds)
    return bool(deeds) and not any((t.any_keys | t.roots) & deeds or groups_of(t.any_keys | t.roots) & groups for t in tokens)


def _took_part(sentence: str, where: Sequence[Token]) -> bool:
    """Whether a sentence says that those whom it counts took part in what a question names as where they were, by just that name."""
    read = [r for word in words_of(sentence) for r in readings(word.lower())]
    return any(r.finite and r.lemma == "osallistua" for r in read) and all(w.keys & {r.lemma for r in read} for w in where)


def _is_inside(token: Token) -> bool:
    return token.kind == "word" and any(r.kind == "nimisana" and r.case == "sisaolento" for r in readings(token.corrected or token.low)[:1])


def _is_left(name: Token, where: Token, sentence: str, fits: NumberFit) -> bool:
    """Whether a sentence has a place of a name only as where somebody came to or left."""
    kinds = tuple(key for key in where.keys if len(key) > 3)  # "yhtenäiskoulu" is a school
    beside = [w for before, w in pairwise(words_of(sentence)) if before.lower() == name.low]
    found = [w for w in beside if fits.covers(fits.keys(w), where) or any(r.lemma.endswith(kinds) for r in readings(w.lower())[:1])]
    return bool(found) and all(any(r.case in _MOVED for r in readings(w.lower())[:1]) for w in found)


def _is_elsewhere(where: Token, sentence: str, fits: NumberFit) -> bool:
    """Whether a sentence names a place only as where those counted came to or left, or one such place where all are asked of.

    "Koulun 38 oppilasta siirtyi yhtenäiskouluun" of "yhtenäiskoulussa", or of "kouluissa".
    """
    found = [w.lower() for w in words_of(sentence) if fits.covers(fits.keys(w), where)]
    all_asked = any(r.plural for r in readings(where.corrected or where.low)[:1])
    read = [readings(w)[:1] for w in found]
    moved = all(any(r.case in _MOVED for r in rs) for rs in read)
    return bool(found) and (moved or (all_asked and not any(r.plural for rs in read for r in rs)))


def counts_another(stored: StoredFigure, words: Sequence[Token], fits: NumberFit) -> bool:
    """Whether a cell counts in words what is not asked, where "paljonko" asks for an amount: "Kaksi tarjousta" of what was bought."""
    figure = stored.figure
    return figure.table is not None and figure.number_unit == "count" and not any(fits.covers(fits.keys(figure.account), w) for w in words)


def _is_done(word: str) -> bool:
    """Whether a word says that something has been done: "lisätty"."""
    return any(r.participle and r.case == "nimento" for r in readings(word))


def _acts(word: str) -> bool:
    """Whether a word is a verb that says more than that somebody is there."""
    found = readings(word)
    return bool(found) and all(r.finite for r in found) and not any(r.lemma in sense_words("being_there") for r in found)
