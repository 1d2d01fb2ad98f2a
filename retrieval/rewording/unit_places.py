"""Where something is done, what money goes to there and who answers for it, as it is spoken: "kaupunginhallituksen alla", "kirjaston toimintaan"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, Spans, names_any, retagged
from retrieval.language.rules import given

_OF_PLACE = ("omanto", "sisaolento", "sisaeronto", "sisatulento", "ulkoolento", "ulkoeronto", "ulkotulento")
"""Cases in which a word for an area tells whose or where."""


def with_whole_area(explained: Explained) -> Explained:
    """The question with a word for the one unit that all others of the reports are parts of as that unit: "koko alueen kulut", "taseyksikön menot"."""
    tokens, spans = explained.tokens, explained.spans
    said = [i for i in explained.own if tokens[i].any_keys & sense_words("area_told")]
    if len(said) != 1 or not any(r.case in _OF_PLACE and not r.plural for r in readings(tokens[said[0]].low)):
        return explained
    at = said[0]
    held = next((s for s in spans if s.start <= at < s.end), None)
    all_of_it = at - 1 in explained.own and bool(tokens[at - 1].any_keys & sense_words("all_of_it"))
    parted = any(s.start == at + 1 and any(r.case == "sisaeronto" for r in readings(tokens[s.end - 1].low)) for s in spans)  # "alueen tuloista"
    plain = all_of_it if held is not None else all_of_it or parted or not names_any(spans, "unit")
    alone = held is None or (held.end - held.start == 1 and "dim:unit" in held.tags)
    named = at - 1 in explained.open or any(s.end == at and (s.has("unit") is not None or "ask:which" in s.tags) for s in spans)  # "uuden alueen"
    whole = explained.vocabulary.whole_unit() if plain and alone and not named else None
    if whole is None:
        return explained
    unit = Span(at, at + 1, (Concept("unit", (whole,)),), 1.0)
    kept = tuple(sorted((*(s for s in spans if s is not held), unit), key=lambda s: s.start))
    return replace(explained, spans=kept, open=tuple(i for i in explained.open if i != at))


@given(senses=("unit_place",))
def _under_unit(spans: Spans, explained: Explained) -> Spans:
    """ "Kaupunginhallituksen alla", "kirjaston puolella": in the unit whose name stands before it in the genitive."""
    ends = {s.end for s in spans if s.has("unit") is not None and explained.tokens[s.end - 1].low.endswith("n")}
    at = [i for i in sorted(ends) if i in explained.own and explained.tokens[i].low in sense_words("unit_place")]
    kept = tuple(s for s in spans if s.start not in at)
    return tuple(sorted((*kept, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in at)), key=lambda s: s.start)) if at else spans


@given(senses=("behind_unit_name",))
def _area_of_name(spans: Spans, explained: Explained) -> Spans:
    """ "Meri ja satama -alueen kulut": a word for what the unit is, behind its name as it is printed."""
    if not explained.open:
        return spans
    ends = {s.end for s in spans if s.has("unit") is not None and any(r.case == "nimento" for r in readings(explained.tokens[s.end - 1].low))}
    at = [i for i in sorted(ends) if i in explained.open and explained.tokens[i].keys & sense_words("behind_unit_name")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in at)), key=lambda s: s.start)) if at else spans


@given("spend", senses=("doings",))
def _on_its_doings(spans: Spans, explained: Explained) -> Spans:
    """ "Kirjaston toimintaan kului": what was spent in the unit whose name stands before it in the genitive."""
    if not explained.has("spend"):
        return spans
    ends = {s.end for s in spans if s.has("unit") is not None and explained.tokens[s.end - 1].low.endswith("n")}
    at = [i for i in explained.open if i in ends and explained.tokens[i].low in sense_words("doings")]
    return tuple(sorted((*spans, *(Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in at)), key=lambda s: s.start)) if at else spans


@given("slot:responsible")
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
