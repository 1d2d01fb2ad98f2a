"""Records taken together: how many, which, the largest, those over a limit, their mean and sum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.stored import StoredRecord
from ingest.voikko import readings
from retrieval import question_wording, record_wording, wording
from retrieval.calculate import mean
from retrieval.draft import Draft, figure_text
from retrieval.explain import Explained
from retrieval.figure_parts import marks_of, operand_text
from retrieval.figure_ranks import beyond
from retrieval.figures import Ledger
from retrieval.lexicon import sense_words
from retrieval.model import Operand
from retrieval.names import account_key
from retrieval.number_text import with_unit
from retrieval.query import Query
from retrieval.record_choice import TARGETS, RecordChoice, said_with_kind
from retrieval.record_facts import RecordFacts
from retrieval.record_fields import KIND_SLOTS, NUMBERS, RecordFields, slot_name
from retrieval.record_shares import asks_share, share_of, sized_in_words
from retrieval.works_in_state import works_in_state

RATED = frozenset({"probability", "impact", "score"})
"""What only risks are given."""
_OF_EACH = ("control", "responsible", "score", "total_funding")
"""Facts that a list tells of each record."""


@dataclass
class RecordSets:
    """Answers about several records together."""

    ledger: Ledger
    fields: RecordFields
    choice: RecordChoice
    facts: RecordFacts

    def rated(self, query: Query, explained: Explained) -> Draft | None:
        """The records that are given the number named, where none is named: "sekä todennäköisyydeksi että merkittävyydeksi on annettu 2"."""
        slots = [s for s in query.slots if s in NUMBERS]
        plain = query.yes_no is None and query.limit is None and query.order is None
        if not slots or not plain or query.records or query.counted or explained.open or not any(s.has("number") for s in explained.spans):
            return None
        pool = self.together(query, explained, ())
        if not isinstance(pool, list) or not pool:
            return None
        draft = Draft(self.ledger)
        for r in list({(account_key(r.record.title), r.record.fields.get("duration", "")): r for r in pool}.values()):
            amounts = [(slot, amount) for slot in slots if (amount := self.fields.amount(r, slot)) is not None]
            told = [(slot, draft.value(*amount, slot_name(r, slot))) for slot, amount in amounts]
            draft.lines.append(record_wording.rated(r.record.kind, r.record.title, told, draft.cite_record(r, self.fields.quote(r, slots[0]))))
            draft.records.append(r.record.record_id)
        return draft

    def counted(self, query: Query, explained: Explained, previous: Sequence[str]) -> Draft | None:
        """Records of a unit, a state, a class, a funder: how many, which, the largest, those over a limit, or their sum."""
        pool = self.together(query, explained, previous)
        if pool is None or not isinstance(pool, list):
            return pool
        reports = self.ledger.vocabulary.reports
        if not pool or len({reports[r.report_id].municipality for r in pool}) > 1:
            return None
        unique = list({(account_key(r.record.title), r.record.fields.get("duration", "")): r for r in pool}.values())
        if sized_in_words(query, explained, unique):
            return None
        if asks_share(query, explained) and unique[0].record.kind in TARGETS:
            whole = self.together(replace(query, statuses=()), explained, previous)
            every = {(account_key(r.record.title), r.record.fields.get("duration", "")): r for r in whole} if isinstance(whole, list) else {}
            return share_of(Draft(self.ledger), unique, list(every.values()), self.fields)
        slot = next(
            (s for s in query.slots if s in NUMBERS),
            ("cost_percent" if query.wanted_unit == "%" else "total_funding") if unique[0].record.kind == "project" else None,
        )
        if "duration" in query.slots and query.order is not None:  # how long a project goes on is told in years that are not reckoned
            return None
        if slot is None and query.order is not None:
            slot = "score" if unique[0].record.kind == "risk" and any(self.fields.field(r, "score") for r in unique) else None
            if slot is None:  # nothing says by what
                return None
        draft = Draft(self.ledger)
        draft.records = [r.record.record_id for r in unique]
        kind = "target" if unique[0].record.kind in TARGETS else unique[0].record.kind
        if query.order is not None and slot is not None:
            return self._largest(draft, unique, slot, query)
        if query.limit is not None and slot is not None:
            return self._over(draft, unique, slot, query)
        if explained.has("op:sum") and slot == "total_funding" and not query.counted:
            if is_spent(explained):
                return None
            return self._total(draft, unique, query)
        if explained.has("op:mean"):
            return self._mean(draft, unique, slot) if slot is not None and not query.counted else None
        if query.counted:
            text = draft.value(Decimal(len(unique)), "count", record_wording.counted(kind, len(unique)))
            marks = "".join(dict.fromkeys(draft.cite_record(r, self.fields.quote(r, "status")) for r in unique[:12]))
            draft.lines.append(wording.lookup(text, record_wording.counted_by_name(kind, [r.record.title for r in unique]), marks))
            besides = explained.has("op:sum") and "total_funding" in query.slots and not is_spent(explained)
            return self._total(draft, unique, query) if besides else draft  # "lkm ja kokonaisrahoitus yht."
        if explained.has("ask:amount") or (explained.has("ask:when", "ask:who", "op:share", "want:%") and not query.listed):  # a list tells no amount or time
            return None
        if _asks_each(query, explained):
            if not any(self.fields.field(r, query.slots[0]) for r in unique):
                return None
            for r in unique:
                self.facts.say(draft, [r], query.slots[0], query)
            return draft
        for r in unique:
            state = self.fields.field(r, "status")
            draft.lines.append(record_wording.listed(r.record.title, state if kind == "target" else "", draft.cite_record(r, self.fields.quote(r, "status"))))
        return draft

    def together(self, query: Query, explained: Explained, previous: Sequence[str]) -> "list[StoredRecord] | Draft | None":
        """The records that the question speaks of together; a draft when it names a state that none has; None when it is not about a set."""
        held = self.ledger.vocabulary.records
        if (
            previous
            and query.follow_up
            and not explained.open
            and not (len(previous) == 1 and {"nth2", "nth3"} & set(query.extra))  # the second of those among which the one told was the first
            and (explained.has("pronoun") or not any(s.period is not None for s in explained.spans))
            and not any(s.has("unit") or s.has("status") or any(t.startswith("kind:") for t in s.tags) for s in explained.spans)
        ):
            return [held[r] for r in previous if r in held]
        kinds = set(query.record_kinds) & {"target", "plan", "risk", "project", "investment"}
        if not kinds and set(query.slots) & RATED and (query.order is not None or query.limit is not None):  # "minkä riskin todennäköisyys on suurin"
            kinds, query = {"risk"}, replace(query, record_kinds=("risk",))
        named = any(s.has("unit") or s.has("municipality") or any(t.startswith("kind:") for t in s.tags) for s in explained.spans)
        if previous and explained.has("pronoun") and query.statuses and not named and not explained.open:  # "kuinka moni niistä toteutuu?"
            told = [held[r] for r in previous if r in held]
            met = [r for r in told if self.fields.state_of(r)[1] in query.statuses]
            return met or self._no_such_state(told, query)
        if not kinds:
            return None
        scoped = self.choice.of_units(query, self.choice.in_scope(query, list(held.values())))
        reports = self.ledger.vocabulary.reports
        if query.statuses and (kinds == {"investment"} or (kinds == {"project"} and not scoped)):
            return works_in_state(self.choice, query, explained)
        towns = sorted({reports[r.report_id].municipality for r in scoped})
        if len(towns) > 1:
            return self._which_town(towns, explained)
        pool = self.choice.latest(query, scoped)
        if query.statuses == ("in_progress",) and kinds == {"project"} and not any(self.fields.field(r, "status") for r in pool):
            pool = [r for r in pool if self._runs(r, query)]
        elif query.statuses:
            asked = set(query.statuses)
            known = {self.fields.state_of(r)[1] for r in pool}
            if not asked & known and pool and not query.sources:
                return self._no_such_state(pool, query)
            pool = [r for r in pool if self.fields.state_of(r)[1] in asked]
            done = [r for r in pool if _is_done(self.fields.field(r, "status"))]
            if len(asked) == 1 and done and any(_is_done(explained.text(s)) for s in explained.spans if s.has("status")):  # "toteutunut" beside "toteutuu"
                pool = done
        if kinds == {"project"} and "duration" in query.slots and not query.statuses:
            pool = [r for r in pool if self._in_year(r, query, explained)]
        if telling := [*explained.open, *said_with_kind(explained)]:
            pool, words = self.choice.of_class(pool, [explained.tokens[i] for i in telling])
            own = [r for r in pool if self.choice.says(r, words)]
            under = [r for r in pool if words and all(any(w.keys & self.fields.keys(title) for title in r.record.section) for w in words)]
            if under and all(r in under for r in own):  # "sovitut toimenpiteet": the heading of all says it, not the one that tells of a "sopimus"
                own = under
            pool = own or [r for r in pool if self.choice.says(r, words, r.record.section)]  # "valtuuston tavoitteet": a heading says whose they are
        rated = [s for s in query.slots if s in NUMBERS]
        numbers = [Decimal(c.values[0]) for s in explained.spans if (c := s.has("number"))]
        if rated and numbers and query.limit is None and (not query.counted or _is_rating(explained, rated)):
            pool = [r for r in pool if all((a := self.fields.amount(r, s)) is not None and a[0] == numbers[0] for s in rated)]
        return pool

    def _which_town(self, towns: Sequence[str], explained: Explained) -> Draft:
        """Asks whose records are meant, where several municipalities have such."""
        draft = Draft(self.ledger, "clarify")
        draft.lines.append(question_wording.which_town_of_records())
        draft.suggestions += [question_wording.of_town(town, explained.reading.text) for town in towns[:6]]
        draft.lines += [question_wording.choice(s) for s in draft.suggestions]
        return draft

    def _in_year(self, stored: StoredRecord, query: Query, explained: Explained) -> bool:
        """Whether a project begins (or ends) in the year asked for: "mitkä hankkeet alkoivat 2023"."""
        asked = next((p.year for p in (*query.periods, *query.sources) if p.year is not None), None)
        years = [int(y) for y in re.findall(r"(?:19|20)\d\d", self.fields.field(stored, "duration"))]
        verbs = {k for t in explained.tokens for k in t.keys}
        if asked is None or not years:
            return True
        if verbs & {"alkaa", "käynnistyä", "aloittaa"}:
            return min(years) == asked
        return max(years) == asked if verbs & {"päättyä", "loppua"} else min(years) <= asked <= max(years)

    def _runs(self, stored: StoredRecord, query: Query) -> bool:
        """Whether a project's years hold the year that is asked for, or that of its report."""
        period = self.ledger.vocabulary.reports[stored.report_id].period
        asked = next((p.year for p in (*query.periods, *query.sources) if p.year is not None), period.end.year if period is not None else None)
        years = [int(y) for y in re.findall(r"(?:19|20)\d\d", self.fields.field(stored, "duration"))]
        return asked is None or not years or min(years) <= asked <= max(years)

    def _sized(self, pool: Sequence[StoredRecord], slot: str) -> list[tuple[Decimal, str, StoredRecord]]:
        """(number, unit, record) of those whose field holds a number; [] when they are of different units."""
        sized = [(*amount, r) for r in pool if (amount := self.fields.amount(r, slot)) is not None]
        return sized if len({unit for _, unit, _ in sized}) == 1 else []

    def _largest(self, draft: Draft, pool: list[StoredRecord], slot: str, query: Query) -> Draft | None:
        sized = self._sized(pool, slot)
        sized.sort(key=lambda item: item[0], reverse=query.order == "largest")
        nth = next((n for n in (2, 3) if f"nth{n}" in query.extra), 1)
        if nth > 1:  # "entä toiseksi suurin?"
            sizes = [item[0] for item in sized]
            sized = sized[nth - 1 : nth] if len(sized) >= nth and sizes.count(sizes[nth - 1]) == 1 else []
        if not sized or (len(sized) > query.count and sized[query.count - 1][0] == sized[query.count][0]):
            return None
        draft.records = []
        others = [s for s in query.slots if s != slot and s in KIND_SLOTS[sized[0][2].record.kind] and s not in ("status", "indicator", "target_level")]
        if others and query.count == 1:  # "todennäköisimmän riskin hallintakeino"
            for other in others:
                self.facts.say(draft, [sized[0][2]], other, query)
            draft.records = [sized[0][2].record.record_id]
            return draft
        for number, unit, r in sized[: query.count]:
            label = slot_name(r, slot)
            draft.lines.append(wording.lookup(draft.value(number, unit, label), label, draft.cite_record(r, self.fields.quote(r, slot))))
            draft.records.append(r.record.record_id)
        return draft

    def _over(self, draft: Draft, pool: list[StoredRecord], slot: str, query: Query) -> Draft | None:
        limit = Decimal(query.limit or "0")
        under = "under" in query.extra
        chosen = [row for row in self._sized(pool, slot) if beyond(row[0], limit, not under, query)]
        if not chosen:
            return None
        draft.records = []
        ordered = sorted(chosen, key=lambda item: -item[0])
        if query.counted:  # "montako riskiä, joiden riskiluku on vähintään 15"
            kind = "target" if ordered[0][2].record.kind in TARGETS else ordered[0][2].record.kind
            names = [wording.with_number(r.record.title, with_unit(number, unit)) for number, unit, r in ordered]
            marks = "".join(dict.fromkeys(draft.cite_record(r, self.fields.quote(r, slot)) for _, _, r in ordered[:12]))
            text = draft.value(Decimal(len(ordered)), "count", record_wording.counted(kind, len(ordered)))
            draft.lines.append(wording.lookup(text, record_wording.counted_by_name(kind, names), marks))
            draft.records = [r.record.record_id for _, _, r in ordered]
            return draft
        for number, unit, r in ordered:
            label = slot_name(r, slot)
            draft.lines.append(wording.lookup(draft.value(number, unit, label), label, draft.cite_record(r, self.fields.quote(r, slot))))
            draft.records.append(r.record.record_id)
        return draft

    def _mean(self, draft: Draft, pool: list[StoredRecord], slot: str) -> Draft | None:
        """The mean of a field's numbers over the records that tell one; None for fewer than two."""
        sized = self._sized(pool, slot)
        if len(sized) < 2:
            return None
        unit = sized[0][1]
        marks = [int(draft.cite_record(r, self.fields.quote(r, slot)).strip("[]")) for _, _, r in sized]
        operands = [Operand(None, n, unit, with_unit(n, unit), r.record.title, mark) for (n, _, r), mark in zip(sized, marks, strict=True)]
        number = mean([n for n, _, _ in sized])
        text = draft.value(number, unit, wording.averaged([o.label for o in operands]))
        draft.computed("mean", "+", operands, number, unit)
        draft.lines.append(wording.lookup(text, wording.averaged([operand_text(o) for o in operands]), marks_of(marks)))
        return draft

    def total_of(self, query: Query, explained: Explained) -> Draft | None:
        """The sum of the funding of the projects named, each of which has one row in the newest report; None for other records or a lone one."""
        if not explained.has("op:sum") or len(query.records) < 2 or set(query.measures) - {"any_budget"} or set(query.slots) - {"total_funding"}:
            return None
        pool = self.choice.latest(query, self.choice.named(query, explained))
        titles = {account_key(r.record.title) for r in pool}
        if explained.open or is_spent(explained) or not 1 < len(titles) == len(pool) or any(r.record.kind != "project" for r in pool):
            return None
        draft = Draft(self.ledger)
        draft.records = [r.record.record_id for r in pool]
        return self._total(draft, pool, query) if len(self._sized(pool, "total_funding")) == len(pool) else None

    def _total(self, draft: Draft, pool: list[StoredRecord], query: Query) -> Draft | None:
        """The sum of the projects' funding; the total that the table itself prints where it covers just these."""
        sized = self._sized(pool, "total_funding")
        total = sum((n for n, _, _ in sized), Decimal(0))
        operands = []
        for number, _, r in sized:
            mark = draft.cite_record(r, self.fields.quote(r, "total_funding"))
            operands.append(Operand(None, number, "EUR", with_unit(number, "EUR"), r.record.title, int(mark.strip("[]"))))
        if not operands:
            return None
        marks = "".join(f"[{o.citation}]" for o in operands)
        text = draft.value(total, "EUR", record_wording.funding_total())
        draft.computed("sum", "+", operands, total, "EUR")
        draft.lines.append(wording.lookup(text, record_wording.funding_of(len(operands)), marks))
        return draft

    def printed_total(self, query: Query) -> Draft | None:
        """The total funding that a table of projects prints for the unit named, with other totals of the report as caveats."""
        names = {n for u in query.units for n in u.names if not n.startswith("*")}
        totals = [
            f for f in self.ledger.totals("project", "total_funding") if not query.municipalities or self.ledger.report(f).municipality in query.municipalities
        ]
        own = [f for f in totals if f.figure.unit in names]
        if len(own) != 1:
            return None
        draft = Draft(self.ledger)
        label = record_wording.funding_total(own[0].figure.unit)
        draft.lines.append(wording.lookup(draft.figure_value(own[0], label), label, draft.cite_figure(own[0])))
        for other in totals:
            if (
                other.report_id == own[0].report_id
                and other.figure.number != own[0].figure.number
                and other is not own[0]
                and other.figure.unit not in names
                and own[0].figure.unit == self.ledger.report(other).about
            ):
                mark = draft.cite_figure(other)
                draft.caveat(record_wording.other_total(other.figure.unit, figure_text(other), other.figure.page, mark))
        return draft

    def _no_such_state(self, pool: Sequence[StoredRecord], query: Query) -> Draft:
        draft = Draft(self.ledger, "not_found")
        states = list(dict.fromkeys(self.fields.field(r, "status") for r in pool if self.fields.field(r, "status")))
        draft.lines.append(record_wording.no_such_state(pool[0].record.kind if pool else "target", states))
        return draft


def _asks_each(query: Query, explained: Explained) -> bool:
    """Whether a fact of each record is asked for: "mitkä ovat riskien hallintakeinot"; a number, a state or a word left open picks some of them."""
    picks = explained.open or query.statuses or any(s.has("number") for s in explained.spans)
    return len(query.slots) == 1 and query.slots[0] in _OF_EACH and query.yes_no is None and not picks


def is_spent(explained: Explained) -> bool:
    """Whether a question asks what has been used, not what something costs."""
    return any(not explained.tokens[i].keys & sense_words("costing") for span in explained.tagged("spend") for i in range(span.start, span.end))


def _is_rating(explained: Explained, slots: Sequence[str]) -> bool:
    """Whether the number of a question stands right behind the name of a rating: "montako riskiä, joiden todennäköisyys on 2"."""
    ends = {s.end for slot in slots for s in explained.tagged(f"slot:{slot}")}
    return any(s.has("number") and {s.start, s.start - 1} & ends for s in explained.spans)


def _is_done(words: str) -> bool:
    """Whether words say that something has come about: "Toteutunut", not "Toteutuu"."""
    return any(reading.participle and not reading.finite for word in words.lower().split() for reading in readings(word)[:1])
