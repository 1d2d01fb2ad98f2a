"""Numbers of a relative clause that says whose they are: "korvaa parakit, joiden vuokra on …" tells the rent of what stands before it, of nothing else."""

import re
from itertools import pairwise

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.sentences.number_asked import NumberAsked

_WHOSE = re.compile(r"(?P<owner>[^,;:]+), (?:jonka|joiden) (?P<named>[^\W\d]+)(?P<told>[^,;]*)")


def is_of_what_stands_before(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number whose clause gives it to the thing right before it, where the question gives it to another: the rent of the school is none of its barracks."""
    clause = next((m for m in _WHOSE.finditer(stored.figure.sentence) if stored.figure.text in m["told"]), None)
    if clause is None:
        return False
    owner, named = asked.fits.keys(" ".join(_thing(clause["owner"]))), asked.fits.keys(clause["named"])
    return any(not asked.fits.covers(owner, token) for token in _given(asked, named))


def is_of_another_taken_up(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What the sentence before tells to be another's: "vallien korotus tilattiin. Korotukseen käytettiin 9 000 euroa" where the streets' is asked."""
    first = asked.fits.keys(" ".join(words_of(stored.figure.sentence)[:1]))
    taken = asked.fits.taken(stored)
    if not taken - first or stored.figure.table is not None:
        return False
    held = taken | asked.fits.keys(stored.figure.sentence)
    whose = [token for token in _given(asked, first, "unit") if token in asked.words]  # not "paljonko"
    return any(not asked.fits.covers(held, token) and not groups_of(token.keys) & groups_of(taken) for token in whose)


def _given(asked: NumberAsked, named: frozenset[str], apart: str = "municipality") -> list[Token]:
    """The words right before what is named, in the question, that say whose it is."""
    explained = asked.explained
    others = {i for s in explained.spans if s.has("municipality") or s.has(apart) or s.period is not None for i in range(s.start, s.end)}
    pairs = [(a, b) for a, b in pairwise(explained.own) if a not in others]
    return [explained.tokens[a] for a, b in pairs if _is_whose(explained.tokens[a]) and asked.fits.covers(named, explained.tokens[b])]


def _thing(text: str) -> list[str]:
    """The last word of a text with what stands before it and belongs to it: "investointi on koulukeskuksen laajennus" → koulukeskuksen laajennus."""
    words = words_of(text)
    begin = max(len(words) - 1, 0)
    while begin and any(r.case == "omanto" or r.kind.endswith("laatusana") for r in readings(words[begin - 1].lower())[:1]):
        begin -= 1
    return words[begin:]


def _is_whose(token: Token) -> bool:
    return token.kind == "word" and any(r.case == "omanto" for r in readings(token.corrected or token.low))
