"""Which unit has a target, by its title in other words: "minkä yksikön tavoitteena on biojätteen keräyksen laajentaminen"."""

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.evidence.record_choice import TARGETS
from retrieval.language import record_wording, wording
from retrieval.language.lexicon import sense_words

_ASKING = frozenset({"ask:which", "dim:unit", "kind:target", "joiner"})
_FEWEST = 2
"""Words that tell a target, at the least."""


def unit_of_target(clause: Clause) -> Draft | None:
    """The one unit whose target says all that is asked; None where none or several have such, or where something else is asked."""
    query, explained, records = clause.query, clause.explained, clause.scope.records
    charged = [i for i in explained.own if explained.tokens[i].any_keys & sense_words("being_in_charge")]
    asks = query.dimension == "unit" and query.record_kinds in ((), ("target",)) and (bool(charged) or query.record_kinds == ("target",))
    other = query.yes_no or query.order or query.limit or query.counted or query.negated or query.slots or query.units or query.statuses or query.follow_up
    if not asks or other or not explained.has("ask:which") or explained.has("ask:amount", "ask:many", "ask:who", "ask:when", "why", "not"):
        return None
    light = [s for s in explained.spans if s.period is not None or s.has("municipality") or ("filler" in s.tags or set(s.tags) & _ASKING)]
    said = {i for s in light for i in range(s.start, s.end)} | set(charged)
    words = [t for i in explained.own if i not in said and (t := explained.tokens[i]).kind == "word"]
    if len(words) < _FEWEST:
        return None
    pool = [r for r in records.choice.in_scope(query, list(clause.scope.vocabulary.records.values())) if r.record.kind in TARGETS]
    keys = {r.record.record_id: records.fields.keys(r.record.title) for r in pool}
    told = [r for r in pool if all(records.fields.covers(keys[r.record.record_id], t) for t in words) and not _denies(r.record.title)]
    whole = {clause.scope.vocabulary.reports[r.report_id].municipality for r in told}
    if len({(r.record.unit, r.report_id) for r in told}) != 1 or told[0].record.unit in whole:
        return None
    draft = Draft(records.choice.ledger)
    for stored in told:
        mark = draft.cite_record(stored, records.fields.quote(stored, ""))
        draft.lines.append(wording.lookup(stored.record.unit, record_wording.title_of(stored.record.kind, stored.record.title), mark))
        draft.records.append(stored.record.record_id)
    return draft


def _denies(title: str) -> bool:
    return any(r.lemma == "ei" for word in words_of(title) for r in readings(word.lower()))
