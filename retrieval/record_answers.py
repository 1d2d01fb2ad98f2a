"""Answers made of records: states, counts and lists of targets, who is responsible, facts of risks, projects and investments."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.finnish import Analyser
from ingest.sentences import sentences
from ingest.stored import StoredRecord
from retrieval import question_wording, record_wording, wording
from retrieval.ahead import under_way
from retrieval.asked_words import AskedWord
from retrieval.draft import Draft
from retrieval.explain import Explained
from retrieval.figures import Ledger
from retrieval.names import account_key
from retrieval.query import Query
from retrieval.reading import Token
from retrieval.reasons import reasons_for
from retrieval.record_choice import TARGETS, RecordChoice
from retrieval.record_facts import RecordFacts
from retrieval.record_fields import KIND_SLOTS, RecordFields
from retrieval.record_sets import RecordSets, is_spent

_INSTEAD = {("investment", "status"): "description", ("project", "status"): "description"}
_TOLD = {"target": "reached", "plan": "reached", "project": "description", "investment": "description"}
"""The field that tells how things have gone."""


@dataclass
class RecordAnswers:
    """Answers a query from the records of the ledger's reports."""

    ledger: Ledger
    analyser: Analyser

    def __post_init__(self) -> None:
        self.fields = RecordFields(self.ledger, self.analyser)
        self.choice = RecordChoice(self.ledger, self.fields)
        self.facts = RecordFacts(self.ledger, self.fields)
        self.sets = RecordSets(self.ledger, self.fields, self.choice, self.facts)

    def answer(self, query: Query, explained: Explained, previous: Sequence[str] = ()) -> Draft | None:
        """The draft, or None when the question is not about records that there are."""
        alone = bool(query.records) and not (query.listed or query.counted or query.order or query.limit)
        carried = bool(previous) and query.follow_up
        if explained.has("op:sum") and "project" in query.record_kinds and not explained.open and not query.counted and not alone and not carried:
            total = self.sets.printed_total(query)
            if total is not None:
                return total
        rated = self.sets.rated(query, explained)
        if rated is not None:
            return rated
        if (query.operation == "records" or query.order is not None or query.limit is not None) and not alone:
            counted = self.sets.counted(query, explained, previous)
            if counted is not None:
                return counted
            if (query.order is not None or query.limit is not None or query.counted) and query.record_kinds:
                return None
        found = self.choice.named(query, explained, previous)
        if not found:
            if query.statuses and query.record_kinds and not explained.open:
                return self.sets.counted(query, explained, previous)
            return None
        return self._fields(query, found, explained)

    def reason(self, query: Query, explained: Explained, words: Sequence[AskedWord], previous: Sequence[str] = ()) -> Draft | None:
        """What the row of a record named says of why: of an investment or project its report, of a target what came about."""
        quoted = any(s.quote is not None and s.has("status") is None for s in explained.spans)
        if not (quoted or query.records or (previous and query.follow_up and not query.subjects)):
            return None
        for stored in self.choice.latest(query, self.choice.named(query, explained, previous)):
            if stored.record.kind not in _TOLD or not self.choice.speaks_of_all(stored, explained):
                continue
            printed = self.fields.field(stored, _TOLD[stored.record.kind])
            chosen = reasons_for(words, sentences(printed), self.analyser)
            if chosen:
                draft = Draft(self.ledger)
                text = " ".join(chosen)
                mark = draft.cite_record(stored, self.fields.quote(stored, _TOLD[stored.record.kind], text))
                draft.lines.append(record_wording.said_of(stored.record.title, text, mark))
                draft.records.append(stored.record.record_id)
                return draft
        return None

    def _fields(self, query: Query, found: list[StoredRecord], explained: Explained) -> Draft | None:
        reports = self.ledger.vocabulary.reports
        towns = {reports[r.report_id].municipality for r in found}
        if len(towns) > 1:
            return self._which(found)
        latest = max((p.end for r in found if (p := reports[r.report_id].period)), default=None)
        newest = (
            [r for r in found if latest is None or (p := reports[r.report_id].period) is None or p.end == latest]
            if not (query.sources or query.periods)
            else found
        )
        newest = self.choice.of_years(newest, explained)
        if not all(self.fields.same_title(newest[0], r) for r in newest[1:]):
            return self._which(newest)
        kind = newest[0].record.kind
        begun = kind in TARGETS and query.yes_no is not None and query.statuses == ("in_progress",)
        if begun and not any(self.fields.state(self.fields.field(r, "status")) == "in_progress" for r in newest):  # how a target came out says nothing of it
            return self._under_way(newest, [explained.tokens[i] for i in explained.open])
        if kind == "project" and len({r.record.fields.get("duration", "") for r in newest}) > 1:
            return self._which(newest)
        slots = list(dict.fromkeys(_INSTEAD.get((kind, s), s) for s in query.slots))
        carried = not any(t.startswith("slot:") for t in explained.tags)
        if carried and explained.has("ask:amount") and set(slots) <= {"funder", "responsible", "duration"}:  # "kuka rahoittaa sitä, ja paljonko?"
            slots = []
        slots = [s for s in slots if s in KIND_SLOTS[kind]]
        if not slots and (query.yes_no is not None or query.statuses) and kind in TARGETS:
            slots = ["status"]
        if not slots and kind == "project" and query.wanted_unit in ("EUR", None) and explained.has("ask:amount"):
            if is_spent(explained):  # what is granted is not what has been used
                return None
            slots = ["total_funding"]
        if not slots and kind == "risk" and explained.has("why"):
            return None
        if not slots and explained.has("ask:which", "why") and kind in ("project", "investment") and not explained.open:
            slots = ["description"]
        if not slots:
            return None
        own = self.fields.amount(newest[0], "own_share") if {"own_share", "total_funding"} <= set(slots) else None
        if own is not None and query.wanted_unit not in (None, own[1]):  # "montako euroa jää maksettavaa, kun osuus lasketaan kokonaisrahoituksesta"
            slots.remove("total_funding")
        if "control" in slots and "control_outcome" in slots:
            slots.remove("control")
        if ("control" in slots and explained.has("measure:actual", "status:achieved")) or ("control" in slots and query.statuses):
            slots = ["control_outcome" if s == "control" else s for s in slots]
        draft = Draft(self.ledger)
        for slot in slots:
            self.facts.say(draft, newest, slot, query)
        draft.records = [r.record.record_id for r in newest]
        return draft

    def _under_way(self, found: Sequence[StoredRecord], words: Sequence[Token]) -> Draft | None:
        """Whether something has begun by what came about of its target: "käynnistyy syksyllä"; None when that does not say."""
        for stored in found:
            period = self.ledger.vocabulary.reports[stored.report_id].period
            for text in sentences(self.fields.field(stored, "reached")):
                spoken_of = bool(words) and all(self.fields.covers(self.fields.keys(text), w) for w in words)
                told = under_way(text, period.end) if period is not None and spoken_of else None
                if told is not None:
                    draft = Draft(self.ledger)
                    draft.lines.append(wording.granted(told, wording.cited(text, draft.cite_record(stored, self.fields.quote(stored, "reached", text)))))
                    draft.records.append(stored.record.record_id)
                    return draft
        return None

    def _which(self, found: Sequence[StoredRecord]) -> Draft:
        draft = Draft(self.ledger, "clarify")
        kind = found[0].record.kind
        draft.lines.append(record_wording.which(kind))
        for r in list({account_key(r.record.title) + r.record.fields.get("duration", ""): r for r in found}.values())[:6]:
            draft.suggestions.append(record_wording.choice(r.record.kind, r.record.title, r.record.fields.get("duration", "")))
        draft.lines += [question_wording.choice(s) for s in draft.suggestions]
        return draft
