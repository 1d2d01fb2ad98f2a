"""The words of a company's name in a question, which are one name however many they are: "Kaislan Saha Oy:n"."""

from collections.abc import Sequence

from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import COMPANY
from retrieval.language.reading import Token


def company_at(words: Sequence[Token]) -> frozenset[int]:
    """Places of the words that name a company, its legal form among them."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if COMPANY.match(word.text):
            begin = at
            while begin and words[begin - 1].text[:1].isupper():
                begin -= 1
            found |= set(range(begin, at + 1))
    return frozenset(found)


def one_name(places: Sequence[int], words: Sequence[Token]) -> list[int]:
    """The places with those of a company's name as one, its first."""
    named = company_at(words)
    whole = [n for n in places if n in named]
    return [n for n in places if n not in named or n == whole[0]]


def called_by_name(company: str, town: str, words: Sequence[Token], analyser: Analyser) -> bool:
    """Whether words call a company by its name without its legal form and its town: the "jäähalli" of "Kaislan Jäähalli Oy"."""
    places = {w.lower() for w in company.split() if w in town.split() or any(r.kind == "paikannimi" for r in readings(w.lower()))}
    telling = [w.lower() for w in company.split() if not COMPANY.match(w) and w.lower() not in places]
    return bool(telling) and all(any({name, *analyser.lemmas(name)} & word.keys for word in words) for name in telling)
