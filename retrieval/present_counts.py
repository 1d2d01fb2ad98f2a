"""How many are somewhere, asked by "olla" alone: those whom a sentence says to have been reached or to have come to something else are others."""

from collections.abc import Sequence

from ingest.stored import StoredFigure
from ingest.tokens import words as words_of
from ingest.voikko import readings
from retrieval.explain import Explained
from retrieval.lexicon import sense_words
from retrieval.number_fit import NumberFit
from retrieval.reading import Token


def of_others_met(noun: Token, words: Sequence[Token], stored: StoredFigure, explained: Explained, fits: NumberFit) -> bool:
    """Whether people are counted in a place that a number's sentence does not name, and it tells what was done with those whom it counts.

    "Montako lasta esiopetuksessa oli", "kerhoilla tavoitettiin 349 lasta".
    """
    figure = stored.figure
    if figure.number_unit != "persons" or any(_acts(t.low) for t in explained.tokens if t.kind == "word"):
        return False
    where = [w for w in words if w.low != noun.low and any(r.kind == "nimisana" and r.case == "sisaolento" for r in readings(w.corrected or w.low)[:1])]
    said = fits.keys(" ".join([figure.sentence, figure.account, figure.unit]))
    return bool(where) and not any(fits.covers(said, w) for w in where) and any(_acts(w.lower()) for w in words_of(figure.sentence))


def counts_another(stored: StoredFigure, words: Sequence[Token], fits: NumberFit) -> bool:
    """Whether a cell counts in words what is not asked, where "paljonko" asks for an amount: "Kaksi tarjousta" of what was bought."""
    figure = stored.figure
    return figure.table is not None and figure.number_unit == "count" and not any(fits.covers(fits.keys(figure.account), w) for w in words)


def _acts(word: str) -> bool:
    """Whether a word is a verb that says more than that somebody is there."""
    found = readings(word)
    return bool(found) and all(r.finite for r in found) and not any(r.lemma in sense_words("being_there") for r in found)
