"""Numbers of a relative clause that says whose they are: "korvaa parakit, joiden vuokra on …" tells the rent of what stands before it, of nothing else."""

import re
from itertools import pairwise

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.reading import Token
from retrieval.sentences.number_asked import NumberAsked

_WHOSE = re.compile(r"(?P<owner>[^,;:]+), (?:jonka|joiden) (?P<named>[^\W\d]+)(?P<told>[^,;]*)")


def is_of_what_stands_before(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number whose clause gives it to the thing right before it, where the question gives it to another: the rent of the school is none of its barracks."""
    clause = next((m for m in _WHOSE.finditer(stored.figure.sentence) if stored.figure.text in m["told"]), None)
    if clause is None:
        return False
    fits, explained = asked.fits, asked.explained
    owner, named = fits.keys(" ".join(_thing(clause["owner"]))), fits.keys(clause["named"])
    towns = {i for s in explained.spans if s.has("municipality") for i in range(s.start, s.end)}
    pairs = [(a, b) for a, b in pairwise(explained.own) if a not in towns]
    given = [explained.tokens[a] for a, b in pairs if _is_whose(explained.tokens[a]) and fits.covers(named, explained.tokens[b])]
    return any(not fits.covers(owner, token) for token in given)


def _thing(text: str) -> list[str]:
    """The last word of a text with what stands before it and belongs to it: "investointi on koulukeskuksen laajennus" → koulukeskuksen laajennus."""
    words = words_of(text)
    begin = max(len(words) - 1, 0)
    while begin and any(r.case == "omanto" or r.kind.endswith("laatusana") for r in readings(words[begin - 1].lower())[:1]):
        begin -= 1
    return words[begin:]


def _is_whose(token: Token) -> bool:
    return token.kind == "word" and any(r.case == "omanto" for r in readings(token.corrected or token.low))
