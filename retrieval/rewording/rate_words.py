"""So much for each of something: "henkilötyövuotta kohden", "pv/htv", as a unit that a row is printed in."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.language.numerals import unit_of_word
from ingest.language.voikko import readings
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Place, Query

_TAG = "rate:"


def rates(spans: Spans, explained: Explained) -> Spans:
    """The words for a rate as one span with the unit of the one rate that the reports print so; other words stay as they are."""
    if not any("/" in t.low or t.low == "per" or t.low in sense_words("for_each") for t in explained.tokens):
        return spans
    units = explained.vocabulary.rate_units
    for at, token in enumerate(explained.tokens):
        written = (*units, *explained.vocabulary.target_rates) if "/" in token.low else ()
        first, last, named = at, at, [unit for unit in written if unit.lower() == token.low]
        each = at + 1 if token.low == "per" else at - 1 if token.low in sense_words("for_each") and at > explained.first else None
        if each is not None and each < len(explained.tokens):  # "per henkilötyövuosi", "neliötä kohti kuukaudessa"
            after = max(at, each) + 1
            ends = {unit: end for unit in units if (end := _said_to(unit, explained.tokens, each, after))}
            first, named = min(at, each), [unit for unit, end in ends.items() if end == max(ends.values())]
            last = max(ends.values(), default=after) - 1
            if named and named[0].startswith("€/") and first > explained.first and unit_of_word(explained.tokens[first - 1].low) == "EUR" and each > at:
                first -= 1  # "€/km"
        if len(named) == 1:
            kept = [s for s in spans if s.end <= first or s.start > last]
            measured = {i for i in explained.open if unit_of_word(explained.tokens[i].low) == named[0].partition("/")[0] and not first <= i <= last}
            kept += [Span(i, i + 1, (Concept("tag", ("filler",)),), 1.0) for i in measured]  # "montako grammaa … ateriaa kohti"
            return tuple(sorted([*kept, Span(first, last + 1, (Concept("tag", (f"{_TAG}{named[0]}",)),), 2.0)], key=lambda s: s.start))
    return spans


def of_rate_row(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """The query of the row that prints the rate asked of the service named: "mitä perusopetus maksaa oppilasta kohti" of "Perusopetus, €/oppilas"."""
    rate = query.wanted_unit or ""
    plain = query.operation in ("lookup", "change", "change_percent") and len(query.subjects) + len(query.units) > 0 and not (query.words or query.records)
    if not rate.startswith("€/") or not plain or query.dimension is not None or query.order is not None or query.limit is not None:
        return query
    towns = query.municipalities
    if any(s.number_unit == rate for place in query.subjects for name in place.names for s in held.rows_of(name, towns)):
        return query
    said = {word for place in (*query.subjects, *query.units) for name in place.names for word in (name.lower(), *name.lower().split())}
    keys = said | {r.lemma.lower() for word in said for r in readings(word)}
    rows = {key: own for key in sorted(keys) if (own := [s for s in held.rows_of(key, towns) if s.number_unit == rate])}
    if len(rows) != 1:
        return query
    key, own = next(iter(rows.items()))
    years = {p.year for p in query.periods if p.year is not None}
    planned = bool(years) and all(s.measure in BUDGETS for s in own if s.period.end.year in years)
    times = tuple(replace(p, kind="year") if p.kind == "within" else p for p in query.periods)
    measures = ("any_budget",) if planned and query.operation == "lookup" else tuple(m for m in query.measures if m != "actual" or not planned)
    costs = [s for s in explained.spans if (named := s.has("subject")) is not None and key not in named.values and named.values[0] == "toimintakulut"]
    extra = (*(tag for tag in query.extra if tag != "spend"), *(f"row:{explained.text(s)}" for s in costs))  # "perusopetuksen kustannus oppilasta kohti"
    return replace(query, subjects=(Place((key,), key),), units=(), measures=measures, periods=times, extra=extra)


def _said_to(unit: str, tokens: Sequence[Token], each: int, after: int) -> int:
    """The token behind the words that say all of what a unit tells for each of, the last of them from `after` on; 0 where they do not."""
    parts = unit.split("/")[1:]
    if tokens[each].low == "/".join(parts).lower():
        return max(after, each + 1)
    if len(parts) > 2 or not _is_each(parts[0], tokens[each]) or (parts[1:] and not (after < len(tokens) and _is_each(parts[1], tokens[after]))):
        return 0
    return after + len(parts) - 1


def _is_each(each: str, token: Token) -> bool:
    """Whether a word behind "per" or before "kohti" is what a unit tells for each of: its own name, or that of the measure that it is short for ("hlö")."""
    measured = {u for k in token.any_keys if (u := unit_of_word(k)) is not None}
    month = each == "kk" and bool(token.any_keys & sense_words("month_named"))
    return each in token.any_keys or each in measured or unit_of_word(each) in measured or month


def in_rate(query: Query, explained: Explained, before: Query | None) -> Query:
    """The query with the unit of the rate that its words ask for; of the row asked `before` where they name no other: "entä henkilötyövuotta kohden?"."""
    asked = [tag.removeprefix(_TAG) for span in explained.spans for tag in span.tags if tag.startswith(_TAG)]
    if not asked and before is not None and "/" in (before.wanted_unit or "") and query.subjects == before.subjects and query.wanted_unit is None:
        return replace(query, wanted_unit=before.wanted_unit)  # "onko se vähemmän kuin vuotta aiemmin?"
    if len(asked) != 1:
        return query
    named = any(s.has("subject") or s.has("account_word") for s in explained.spans)
    if not named and (before is None or not query.follow_up):  # of what is not said
        return replace(query, subjects=(), words=tuple(explained.text(s) for s in explained.spans if f"{_TAG}{asked[0]}" in s.tags))
    subjects = query.subjects if named or before is None else before.subjects
    operation = "lookup" if query.operation == "per_resident" else query.operation
    return replace(query, wanted_unit=asked[0], operation=operation, subjects=subjects)
