"""What one of something has cost where a row is reckoned for each of them: "mitä yksi ateria maksoi" of "Aterian hinta, €/ateria"."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans, bases_of, retagged
from retrieval.language.rules import given

_EUROS_FOR = "€/"
_PAYERS = sense_words("customer") | sense_words("people")
"""Who pays a price."""


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


@given("spend", senses=("costing",))
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


def priced_things(explained: Explained) -> Explained:
    """The question with a thing as a word like others whose price is asked, not what its row came to: "mitä hoitopäivä maksaa" of a row "Hoitopäivät"."""
    verbs = [s for s in explained.tagged("spend", "earn") if bases_of(s, explained) & (sense_words("costing") | sense_words("charging"))]
    begins = explained.tokens[explained.first].low in ("mitä", "mitäs")
    if len(verbs) != 1 or not (begins or explained.has("ask:amount")) or explained.has("why", "op:sum", "ratio:resident"):
        return explained
    payers = [s for s in explained.tagged("slot:responsible") if s.end - s.start == 1 and _pays(explained.tokens[s.start])]
    charged = bool(payers) or any(_pays(explained.tokens[i]) and explained.tokens[i].any_keys & _PAYERS for i in explained.open)
    kept = {s: _left_as_price(s, charged, verbs[0], explained) for s in explained.spans if s.has("subject") is not None and not s.tags and s.end - s.start == 1}
    opened = {s for s, left in kept.items() if left is None}
    opened |= set(payers if opened else ())
    at = (i for s in opened for i in range(s.start, s.end))
    spans = tuple(kept.get(s) or s for s in explained.spans if s not in opened)
    return replace(explained, spans=spans, open=tuple(sorted({*explained.open, *at})))


def _pays(token: Token) -> bool:
    """Whether a word says to whom or from whom: "omistajalle", "asiakkaalta"."""
    return token.kind == "word" and any(r.case in ("ulkotulento", "ulkoeronto") for r in readings(token.low))


def _left_as_price(row: Span, charged: bool, verb: Span, explained: Explained) -> Span | None:
    """A row's name without the rows that have the one thing named in the plural, or any where it is said who pays; None where nothing is left."""
    token, cases = explained.tokens[row.start], {"nimento"} if bases_of(verb, explained) & sense_words("costing") else {"sisaeronto"}
    read = readings(token.corrected or token.low)
    bases = {r.lemma for r in read if r.case in cases and not r.plural}
    bases = set() if any(r.plural for r in read) else bases

    def holds(key: str) -> bool:
        name = explained.vocabulary.accounts.get(key, key)
        named = [r for word in name.lower().split() for r in readings(word.strip(",.:;()")) if r.lemma in bases]
        return not charged and not (named and all(r.plural for r in named))

    concepts = [replace(c, values=left) for c in row.concepts if (left := tuple(key for key in c.values if c.kind != "subject" or holds(key)))]
    return replace(row, concepts=tuple(concepts)) if any(c.kind == "subject" for c in concepts) else None


RULES = (each_costs,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
