"""Where something is done, what money goes to there and who answers for it, as it is spoken: "kaupunginhallituksen alla", "kirjaston toimintaan"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, Spans, names_any, retagged


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


def _on_its_doings(spans: Spans, explained: Explained) -> Spans:
    """ "Kirjaston toimintaan kului": what was spent in the unit whose name stands before it in the genitive."""
    if not explained.has("spend"):
        return spans
    ends = {s.end for s in spans if s.has("unit") is not None and explained.tokens[s.end - 1].low.endswith("n")}
    at = [i for i in explained.open if i in ends and explained.tokens[i].low in sense_words("doings")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in at)), key=lambda s: s.start)) if at else spans


def _answers_for_its_budget(spans: Spans, explained: Explained) -> Spans:
    """ "Kuka on vastuussa kirjaston budjetista": the one who is responsible for the unit, whose budget is no number here."""
    if (
        not explained.has("slot:responsible")
        or explained.has("ask:amount", "ask:many")
        or names_any(spans, "subject", "record")
        or not names_any(spans, "unit")
    ):
        return spans
    return tuple(retagged(s, "filler") if BUDGETS & set(s.tags) and explained.tokens[s.end - 1].low.endswith(("sta", "stä")) else s for s in spans)


RULES = (_under_unit, _area_of_name, _on_its_doings, _answers_for_its_budget)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
