"""What one of something has cost where a row is reckoned for each of them: "mitä yksi ateria maksoi" of "Aterian hinta, €/ateria"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans, bases_of, retagged

_EUROS_FOR = "€/"


def _one_of(explained: Explained, units: dict[str, set[str]]) -> int | None:
    """Where the noun stands, in the nominative, that a unit of measure is reckoned for."""
    found = [i for i in explained.own if _is_named(explained.tokens[i]) and any(k in units for k in explained.tokens[i].keys)]
    return found[0] if len(found) == 1 else None


def _is_named(token: Token) -> bool:
    return token.kind == "word" and any(r.case == "nimento" for r in readings(token.corrected or token.low))


def _owner(explained: Explained, at: int) -> int | None:
    """Where the genitive stands that says whose the noun is: "perusopetuksen oppilas"."""
    before = at - 1
    held = before in explained.own and any(r.case == "omanto" for r in readings(explained.tokens[before].low))
    other = any(s.start <= before < s.end for s in explained.spans if s.has("municipality") or any(t.startswith("ask:") for t in s.tags))
    return before if held and not other else None


def each_costs(spans: Spans, explained: Explained) -> Spans:
    """ "Mitä yksi perusopetuksen oppilas on maksanut": the row in euros for each of them, where one alone fits."""
    verbs = [s for s in spans if "spend" in s.tags and bases_of(s, explained) & sense_words("costing") and s.end - s.start == 1]
    begins = explained.tokens[explained.first].low in ("mitä", "mitäs")
    if len(verbs) != 1 or not (begins or explained.has("ask:amount")) or explained.has("why", "ratio:resident", "than", "op:sum"):
        return spans
    towns = {m for s in spans if (c := s.has("municipality")) is not None for m in c.values}
    reports = {r.report_id for r in explained.vocabulary.reports_of(sorted(towns))}
    units: dict[str, set[str]] = {}
    for key, subjects in explained.vocabulary.by_account.items():
        for unit in (s.number_unit for s in subjects if s.report_id in reports and s.subject_kind != "prose" and s.number_unit.startswith(_EUROS_FOR)):
            units.setdefault(unit.removeprefix(_EUROS_FOR), set()).add(key)
    at = _one_of(explained, units) if units else None
    if at is None:
        return spans
    token, owner = explained.tokens[at], _owner(explained, at)
    rows = set().union(*(units.get(key, set()) for key in token.keys))
    first = at
    named = [s for s in spans if (c := s.has("subject")) is not None and rows.intersection(c.values)]
    if owner is None and len(named) == 1 and (said_so := [unit for unit in units if unit in token.keys]):  # "yksi oppilas maksaa Rannan koulussa"
        first -= first - 1 in explained.own and bool(explained.tokens[first - 1].any_keys & sense_words("one"))
        kept = [retagged(s, "trend") if s in verbs else s for s in spans if not (s.start < at + 1 and s.end > first)]
        return tuple(sorted((*kept, Span(first, at + 1, (Concept("tag", (f"rate:{_EUROS_FOR}{said_so[0]}",)),), 2.0)), key=lambda s: s.start))
    if owner is not None:
        said = explained.tokens[owner]
        rows = {key for key in rows if said.any_keys & explained.vocabulary.base_forms((explained.vocabulary.accounts.get(key, key),))}
        first = owner
    if len(rows) != 1:
        return spans
    if first - 1 in explained.own and explained.tokens[first - 1].any_keys & sense_words("one"):
        first -= 1
    row = next(iter(rows))
    net = explained.vocabulary.accounts.get(row, row).lower().find("netto") >= 0
    kept = [s for s in spans if not (s.start < at + 1 and s.end > first)]
    kept = [retagged(s, "ask:amount") if begins and s.start == explained.first else s for s in kept]
    kept = [retagged(s, "trend") if s in verbs or (net and bases_of(s, explained) & sense_words("net")) else s for s in kept]
    rate = next(_EUROS_FOR + base for base in sorted(token.keys) if row in units.get(base, ()))  # the row has a sum of its own too: "Menot, €/oppilas"
    return tuple(sorted((*kept, Span(first, at + 1, (Concept("subject", (row,)), Concept("tag", (f"rate:{rate}",))), 2.0)), key=lambda s: s.start))


RULES = (each_costs,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
