"""What is printed right beside a number of a sentence: a word that makes it a limit, "enintään 5 %", or a stretch of time, "kaksi kertaa viikossa"."""

from ingest.language.tokens import words as words_of
from ingest.stores.stored import StoredFigure
from retrieval.language.lexicon import sense_words
from retrieval.language.number_place import parted_at

_NEAR = 2
"""How many words behind a number may hold the stretch of time that it is told for: "12 euroa kuukaudessa"."""


def bound(stored: StoredFigure) -> str:
    """The word right before a number that makes it a limit, as printed: "enintään" of "kiusattujen osuus: enintään 5 %"; "" where there is none."""
    before = parted_at(stored.figure.sentence, stored.figure.text)[0].split() if stored.figure.text in stored.figure.sentence else []
    return before[-1] if before and before[-1].lower().rstrip(".") in sense_words("aim_least") | sense_words("aim_most") else ""


def over_time(stored: StoredFigure) -> str:
    """The stretch of time for which a number is told, as printed: "viikossa" of "kaksi kertaa viikossa"; "" where there is none."""
    behind = words_of(parted_at(stored.figure.sentence, stored.figure.text)[2])[:_NEAR]
    return next((word for word in behind if word.lower() in sense_words("over_time")), "")
