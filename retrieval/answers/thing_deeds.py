"""What is done with the things that a row counts, where the row itself says only what they are: permits are granted, meals are made."""

from collections.abc import Iterable, Mapping
from functools import cache

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.stores.stored import StoredFigure
from retrieval.language.lexicon import counting_words
from retrieval.language.names import name_words
from retrieval.language.reading import Token

_COUNTS = frozenset({"count", "persons"})


@cache
def _deeds() -> Mapping[str, frozenset[str]]:
    return {row["thing"]: frozenset(row["deeds"].split()) for row in read_table("thing_deeds")}


def is_done_with(verb: Token, figures: Iterable[StoredFigure], analyser: Analyser) -> bool:
    """Whether a verb tells what is done with the things that the rows of all figures count: "myönnettiin" of the row "Rakennusluvat, kpl"."""
    said = verb.keys | verb.roots
    done = [bool(said & _of_row(f, analyser)) for f in figures]
    return bool(done) and all(done)


def _of_row(stored: StoredFigure, analyser: Analyser) -> frozenset[str]:
    figure = stored.figure
    if figure.number_unit not in _COUNTS or figure.sentence:
        return frozenset()
    words = [w for w in name_words(figure.row_label.partition(",")[0]) if not counting_words() & set(analyser.lemmas(w))]
    lemmas = analyser.lemmas(words[-1]) if words else ()
    return frozenset(deed for thing, deeds in _deeds().items() if any(lemma.endswith(thing) for lemma in lemmas) for deed in deeds)
