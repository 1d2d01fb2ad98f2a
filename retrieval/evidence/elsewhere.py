"""Sentences that speak of the whole country, not of the municipality whose report prints them: "Suomessa … Työttömyysaste oli 8,4 prosenttia."."""

from collections.abc import Iterable

from ingest.language.sentences import sentences
from ingest.language.tokens import words as words_of
from ingest.model import Passage
from retrieval.language.lexicon import sense_words


def of_country(passages: Iterable[Passage], town: str) -> frozenset[str]:
    """The sentences of running text that go on from one about the country in their passage, until the municipality is named."""
    stem = town.split()[0].lower()[:-1] if town else ""
    found: set[str] = set()
    for passage in passages:
        if passage.kind != "text":
            continue
        abroad = False
        for sentence in (one for paragraph in passage.text.split("\n") for one in sentences(paragraph)):
            low = [word.lower() for word in words_of(sentence)]
            if sense_words("own_town").intersection(low) or (stem and any(word.startswith(stem) for word in low)):
                abroad = False
            elif sense_words("in_country").intersection(low) or "koko maa" in sentence.lower():
                abroad = True
            if abroad:
                found.add(sentence.strip())
    return frozenset(found)
