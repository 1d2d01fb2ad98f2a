"""The rate of a tax by what is taxed, which is a row of rates: "rakentamattoman rakennuspaikan kiinteistövero" is no yield of the tax."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans, retagged
from retrieval.language.rules import given


@given(senses=("tax_named",))
def _of_kind(spans: Spans, explained: Explained) -> Spans:
    """The word for the tax right behind the row of a rate adds nothing to it; of an amount in euros it would."""
    if explained.has("want:EUR", "earn", "op:sum", "why"):
        return spans
    if not any(map(_is_tax, explained.tokens)):
        return spans
    moves = explained.has("op:change", "op:difference", "up", "down")
    for span in spans:
        at = span.end
        if moves and not _is_one(span):
            continue
        if not _is_rate(span, explained) or at not in explained.own or not _is_tax(explained.tokens[at]):
            continue
        if any(r.case == "omanto" for r in readings(explained.tokens[at].low)):  # "kiinteistöveron tuotto"
            continue
        said = [retagged(s, "filler") if s.start == at and s.end == at + 1 else s for s in spans if s.start != at or s.end == at + 1]
        if not any(s.start == at for s in said):
            said.append(Span(at, at + 1, (Concept("tag", ("filler",)),), 1.0))
        return tuple(sorted(said, key=lambda s: s.start))
    return spans


def _is_one(span: Span) -> bool:
    """Whether words name one row, whose rate is what may rise: "muun asuinrakennuksen kiinteistövero", not "asuinrakennuksen" of two rows."""
    named = span.has("subject")
    return named is not None and len(named.values) == 1


def _is_tax(token: Token) -> bool:
    """Whether a word is one for a tax or its rate."""
    return bool((token.keys | {*token.parts}) & sense_words("tax_named"))


def _is_rate(span: Span, explained: Explained) -> bool:
    """Whether words in the genitive name rows of per cents in reports that print rates of taxes."""
    named = span.has("subject")
    genitive = any(r.case == "omanto" for r in readings(explained.tokens[span.end - 1].low))
    if named is None or not genitive:
        return False
    held = explained.vocabulary.by_account
    rows = [s for name in named.values for s in held.get(name, ())]
    rated = {s.report_id for name, subjects in held.items() if name.endswith(("veroprosentti", "kiinteistövero")) for s in subjects if s.number_unit == "%"}
    return bool(rows) and all(s.number_unit == "%" and s.subject_kind == "indicator" and s.report_id in rated for s in rows)


RULES = (_of_kind,)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
