"""Where something is done, as it is spoken: "kaupunginhallituksen alla"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans


def _under_unit(spans: Spans, explained: Explained) -> Spans:
    """ "Kaupunginhallituksen alla", "kirjaston puolella": in the unit whose name stands before it in the genitive."""
    ends = {s.end for s in spans if s.has("unit") is not None and explained.tokens[s.end - 1].low.endswith("n")}
    at = [i for i in sorted(ends) if i in explained.own and explained.tokens[i].low in sense_words("unit_place")]
    kept = tuple(s for s in spans if s.start not in at)
    return tuple(sorted((*kept, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in at)), key=lambda s: s.start)) if at else spans


def _area_of_name(spans: Spans, explained: Explained) -> Spans:
    """ "Meri ja satama -alueen kulut": a word for what the unit is, behind its name as it is printed."""
    ends = {s.end for s in spans if s.has("unit") is not None and any(r.case == "nimento" for r in readings(explained.tokens[s.end - 1].low))}
    at = [i for i in sorted(ends) if i in explained.open and explained.tokens[i].keys & sense_words("behind_unit_name")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in at)), key=lambda s: s.start)) if at else spans


RULES = (_under_unit, _area_of_name)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
