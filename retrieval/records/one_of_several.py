"""Questions about one target, risk, project or investment that they do not name, where a report has several: "mikä on hankkeen tila?"."""

from dataclasses import replace

from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.evidence.record_choice import TARGETS, RecordChoice
from retrieval.evidence.record_fields import KIND_SLOTS
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.query import Query


def unnamed(query: Query, explained: Explained, choice: RecordChoice) -> tuple[list[StoredRecord], str]:
    """(the records of the newest report that tell it, what is asked of one of them), where nothing says of which; ([], "") for another question."""
    slot = _asked(query, explained)
    names = query.records or query.words or query.subjects or query.units or query.statuses or explained.open
    chooses = query.order is not None or query.limit is not None or query.listed or query.counted or query.yes_no is not None or query.follow_up
    if not slot or names or chooses or explained.has("op:sum", "op:mean", "why") or not _of_one(explained):
        return [], ""
    pool = choice.latest(query, choice.in_scope(query, list(choice.ledger.vocabulary.records.values())))
    told = [r for r in pool if slot in KIND_SLOTS[r.record.kind] and choice.fields.field(r, slot)]
    if not told and slot == "total_funding" and explained.has("cost_estimate"):  # works have theirs as figures
        told = _estimated(query, choice)
        slot = "cost_estimate"
    kinds = {"target" if r.record.kind in TARGETS else r.record.kind for r in told}
    several = len(kinds) == 1 and any(not choice.fields.same_title(told[0], r) for r in told[1:])
    return (told, "spent" if slot == "cost_percent" else slot) if several else ([], "")


def _estimated(query: Query, choice: RecordChoice) -> list[StoredRecord]:
    """The works of the newest report whose cost estimates it prints."""
    every = list(choice.ledger.vocabulary.records.values())
    pool = choice.latest(query, choice.in_scope(replace(query, record_kinds=("investment",)), every))
    figures = {r.record.record_id: [choice.ledger.figure(i) for i in r.record.figure_ids] for r in pool}
    return [r for r in pool if any(f is not None and f.figure.measure == "total_funding" for f in figures[r.record.record_id])]


def _asked(query: Query, explained: Explained) -> str:
    """The one field that is asked for; what has been used of a project's money is one."""
    if len(query.slots) == 1:
        return query.slots[0]
    spent = query.record_kinds == ("project",) and "spend" in query.extra and explained.has("ask:amount")
    return "cost_percent" if spent and not query.slots and not query.measures else ""


def _of_one(explained: Explained) -> bool:
    """Whether the question speaks of one such thing: "hankkeen", "riskin", and never of them in the plural."""
    nouns = [explained.tokens[i].low for i in explained.own]
    told = [found for low in nouns if (found := [r for r in readings(low) if r.lemma in sense_words("kind_noun")])]
    return bool(told) and not any(r.plural for found in told for r in found)
