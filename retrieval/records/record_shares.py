"""What share of the targets has come about: those of a state among all that are told of."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft
from retrieval.evidence.record_choice import JUDGED, grade_of
from retrieval.evidence.record_fields import NUMBERS, RecordFields
from retrieval.language import record_wording, wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.number_text import with_unit
from retrieval.model import Operand
from retrieval.query import Query
from retrieval.records.record_conditions import asks_of_all


def asks_share(query: Query, explained: Explained) -> bool:
    """Whether a part of the targets is asked for: "kuinka suuri osa tavoitteista toteutuu", "montako prosenttia tavoitteista toteutui"."""
    shares = [s for s in explained.tagged("op:share", "want:%") if s.has("status") is None]  # "toteutuu osin" is a state
    return bool(query.statuses) and not query.listed and query.yes_no is None and bool(shares) and explained.has("ask:amount", "ask:many")


def of_one_target(explained: Explained) -> bool:
    """Whether a part of what one target aims at is asked for, no part of the targets: "montako prosenttia säästötavoitteesta on toteutunut"."""
    nouns = [readings(explained.tokens[s.end - 1].low) for s in explained.tagged("kind:target")]
    return bool(nouns) and all(found and not any(r.plural for r in found) for found in nouns)


def share_of(draft: Draft, chosen: Sequence[StoredRecord], pool: Sequence[StoredRecord], fields: RecordFields) -> Draft | None:
    """The share of those chosen in the pool; None where one of the pool is in no known state."""
    number = share_percent(Decimal(len(chosen)), Decimal(len(pool)))
    if number is None or not all(fields.state_of(r)[1] for r in pool):
        return None
    marks = [draft.cite_record(r, fields.quote(r, fields.state_slot(r))) for r in pool]
    label = record_wording.share_of("target", len(chosen), len(pool))
    counts = [(len(chosen), record_wording.counted("target", len(chosen)), marks[0]), (len(pool), record_wording.counted("target", len(pool)), marks[-1])]
    operands = [Operand(None, Decimal(n), "count", with_unit(Decimal(n), "count"), name, int(mark.strip("[]"))) for n, name, mark in counts]
    text = draft.value(number, "%", label)
    draft.computed("share", "÷", operands, number, "%")
    draft.lines.append(wording.lookup(text, label, "".join(dict.fromkeys(marks))))
    draft.records = [r.record.record_id for r in chosen]
    return draft


def asks_if_all(query: Query, explained: Explained) -> bool:
    """Whether it is asked if all came about: "ovatko kaikki tavoitteet toteutuneet"."""
    several = any(r.plural and r.case == "nimento" for s in explained.tagged("kind:target") for r in readings(explained.tokens[s.end - 1].low))
    all_of_them = asks_of_all(explained) or (several and not explained.has("pronoun", "ask:which"))  # "toteutuivatko yhtiön tavoitteet"
    return query.yes_no == "any" and bool(query.statuses) and all_of_them and not (query.counted or query.listed or query.negated)


def whether_all(draft: Draft, chosen: Sequence[StoredRecord], pool: Sequence[StoredRecord], fields: RecordFields) -> Draft | None:
    """Kyllä or Ei with how many of the pool they are; None where one of the pool is in no known state."""
    if not pool or not all(fields.state_of(r)[1] for r in pool):
        return None
    marks = [draft.cite_record(r, fields.quote(r, fields.state_slot(r))) for r in pool]
    yes = len(chosen) == len(pool)
    draft.lines.append(wording.verdict(yes, record_wording.share_of("target", len(chosen), len(pool)), "".join(dict.fromkeys(marks))))
    draft.yes = yes
    draft.records = [r.record.record_id for r in chosen]
    draft.deeds |= {"claim", "count"}
    return draft


def sized_in_words(query: Query, explained: Explained, pool: Sequence[StoredRecord]) -> bool:
    """Whether risks are told by a word of size, which picks some of them by a scale that is not known: "montako suurta riskiä on", "mitkä ovat vakavia"."""
    risks = [r for r in pool if r.record.kind == "risk"]
    rated = any(r.record.fields.keys() & {"probability", "impact", "score"} for r in risks)
    words = [explained.tokens[i].keys for s in explained.tagged("trend", "slot:impact") for i in range(s.start, s.end)]
    sized = any(keys & sense_words("size") and not all(_printed_so(r, keys) for r in risks) for keys in words)  # a scale in words picks them: "Suuri"
    judged = any(all(_printed_so(r, explained.tokens[i].keys) for r in risks) for i in explained.own)
    counted = rated and query.counted and any(s in NUMBERS for s in query.slots) and not _numbered(explained) and not judged
    return bool(risks) and query.order is None and query.limit is None and (sized or counted)


def _printed_so(risk: StoredRecord, keys: frozenset[str]) -> bool:
    return any(grade_of(risk.record.fields.get(slot, "")) in keys for slot in JUDGED)


def _numbered(explained: Explained) -> bool:
    return any(s.has("number") for s in explained.spans)
