"""Rows of a school's grades: "oppilaita vuosiluokilla 7–9", "luokat 1–6 ja 7–9 yhteensä"."""

import re
from dataclasses import replace

from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.periods import of_grades
from retrieval.query import Place, Query

OF_GRADES = "of_grades"
"""Mark of a query for rows of grades."""
UNKNOWN_GRADES = "unknown_grades"
"""Mark of a query for a range of grades that no row has."""


def graded(query: Query, explained: Explained) -> Query:
    """The query for the row of each range of grades that a question names; one that no row has is left unexplained, whatever else the rows are called."""
    ranges = [explained.tokens[i].low for i in explained.own if explained.tokens[i].kind == "span" and of_grades(explained.tokens, i)]
    if not ranges:
        return query
    asked = [t for t in (explained.tokens[i] for i in explained.own) if t.kind == "word"]
    words = {key for t in asked for key in t.any_keys}
    rows = [_rows(told, words, explained) for told in ranges]
    if not all(rows):
        return replace(
            query, words=(*query.words, *(told for told, found in zip(ranges, rows, strict=True) if not found)), extra=(*query.extra, UNKNOWN_GRADES)
        )
    said = {key for found in rows for name in found for w in explained.vocabulary.indicators[name] for key in w.keys}
    extra = tuple(e for e in query.extra if e != "indicator")
    left = tuple(explained.tokens[i].text for i in explained.open if not explained.tokens[i].any_keys & (said | sense_words("school_grade")))
    return replace(query, subjects=tuple(Place(found, found[0]) for found in dict.fromkeys(rows)), words=left, extra=(*extra, OF_GRADES))


def _rows(told: str, words: set[str], explained: Explained) -> tuple[str, ...]:
    """The rows of a range of grades all of whose other words stand in the question."""
    held = explained.vocabulary.indicators
    likely = dict.fromkeys(key for word in sorted(words) for key in explained.vocabulary.indicators_by_word.get(word, ()))
    of_range = [key for key in likely if re.search(rf"(?<![\d-]){told}(?![\d-])", key)]
    return tuple(key for key in of_range if all(w.keys & (words | sense_words("school_grade")) for w in held[key]))
