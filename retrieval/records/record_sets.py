"""Records taken together: how many, which, the largest, those over a limit, their mean and sum."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.calculation.calculate import mean
from retrieval.conversation.conversation import COUNTED_BEFORE
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.evidence.figures import Ledger
from retrieval.evidence.record_choice import HEADED, JUDGED, TARGETS, RecordChoice, grade_of, said_with_kind
from retrieval.evidence.record_fields import KIND_SLOTS, NUMBERS, RecordFields, slot_name
from retrieval.evidence.works_in_state import works_in_state
from retrieval.language import question_wording, record_wording, wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key
from retrieval.language.near_words import groups_of
from retrieval.language.number_text import with_unit
from retrieval.language.reading import Token
from retrieval.model import Operand
from retrieval.query import Query
from retrieval.records.record_conditions import RATINGS, Condition, asks_of_all, asks_of_some, conditions_of, count_named, is_spent, without
from retrieval.records.record_facts import RecordFacts
from retrieval.records.record_shares import asks_if_all, asks_share, of_one_target, share_of, sized_in_words, whether_all
from retrieval.records.records_beside import beside_list
from retrieval.understanding.question_limits import spoken_number

_OF_EACH = ("control", "responsible", "score", "total_funding")
"""Facts that a list tells of each record."""


@dataclass
class RecordSets:
    """Answers about several records together."""

    ledger: Ledger
    fields: RecordFields
    choice: RecordChoice
    facts: RecordFacts

    def counted(self, query: Query, explained: Explained, previous: Sequence[str]) -> Draft | None:
        """Records of a unit, a state, a class, a funder, or that bear a number: how many, which, the largest, or their sum."""
        draft = self._counted(query, explained, previous)
        if draft is None or draft.status != "answered" or not query.statuses or previous or explained.open:
            return draft
        listed = [r for i in draft.records if (r := self.ledger.vocabulary.records.get(i)) is not None and r.record.kind in TARGETS]
        for caveat in beside_list(self.choice, query, listed):
            draft.caveat(caveat)
        return draft

    def _of_company(self, stored: StoredRecord) -> bool:
        return any(unit.kind == "yhteisö" for _, unit in self.ledger.vocabulary.units.get(stored.record.unit, ()))

    def _counted(self, query: Query, explained: Explained, previous: Sequence[str]) -> Draft | None:
        conditions = conditions_of(query, explained)
        other = query.negated and query.follow_up and bool(query.statuses) and not any(s.has("status") for s in explained.spans)
        if conditions is None or other:  # "ja montako ei?" of a state that has no opposite
            return None
        if conditions:
            query = without(query, conditions)
        elif "project" in query.record_kinds and is_spent(explained) and "cost_percent" not in query.slots and not explained.has("op:sum", "op:mean"):
            return None  # what is granted is not what has been used: "mitkä hankkeet ovat käyttäneet eniten"
        pool = self.together(query, explained, previous)
        if pool is None or not isinstance(pool, list):
            return pool
        reports = self.ledger.vocabulary.reports
        if not pool or len({reports[r.report_id].municipality for r in pool}) > 1:
            return None
        if not query.units and explained.has("own") and any(explained.tokens[i].any_keys & sense_words("town") for i in explained.own):
            pool = [r for r in pool if not self._of_company(r)]  # "kunnan omat tavoitteet"
        unique = self.choice.distinct(pool)
        if conditions:
            return self._meeting(query, explained, self._newest(pool), conditions)
        if sized_in_words(query, explained, unique):
            return None
        if unique[0].record.kind in TARGETS and asks_share(query, explained) and of_one_target(explained):
            return None
        if unique[0].record.kind in TARGETS and (asks_share(query, explained) or asks_if_all(query, explained)):
            whole = self.together(replace(query, statuses=()), explained, previous)
            every = self.choice.distinct(whole) if isinstance(whole, list) else []
            told = share_of if asks_share(query, explained) else whether_all
            return told(Draft(self.ledger), unique, every, self.fields)
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
        if explained.has("op:sum") and slot == "total_funding" and not query.counted:
            if is_spent(explained):
                return None
            return self._total(draft, unique, query)
        if explained.has("op:mean"):
            return self._mean(draft, unique, slot) if slot is not None and not query.counted else None
        if query.counted:
            if (out_of := _out_of(explained)) is not None:  # "kuinka moni kuudesta tavoitteesta": of so many that there are
                whole = self.together(replace(query, statuses=()), explained, previous)
                if not isinstance(whole, list) or len(self.choice.distinct(whole)) != out_of:
                    return None
                draft.deeds |= {"out_of"}
            text = draft.value(Decimal(len(unique)), "count", record_wording.counted(kind, len(unique)))
            marks = "".join(dict.fromkeys(draft.cite_record(r, self.fields.quote(r, self.fields.state_slot(r))) for r in unique[:12]))
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
        shared = kind == "target" and self._one_name_of_several(unique)
        for r in unique:
            state = self.fields.state_of(r)[0]
            whose = r.record.unit if shared else ""
            draft.lines.append(
                record_wording.listed(
                    r.record.title, state if kind == "target" else "", draft.cite_record(r, self.fields.quote(r, self.fields.state_slot(r))), whose
                )
            )
        return draft

    def _one_name_of_several(self, pool: Sequence[StoredRecord]) -> bool:
        """Whether a target bears the name of another unit's in its report, so that its name alone does not say whose it is."""
        held = Counter((o.report_id, account_key(o.record.title)) for o in self.choice.distinct(list(self.ledger.vocabulary.records.values())))
        return any(held[r.report_id, account_key(r.record.title)] > 1 for r in pool)

    def together(self, query: Query, explained: Explained, previous: Sequence[str]) -> "list[StoredRecord] | Draft | None":
        """The records that the question speaks of together; a draft when it names a state that none has; None when it is not about a set."""
        held = self.ledger.vocabulary.records
        if COUNTED_BEFORE in query.extra and previous:
            return [held[r] for r in previous if r in held]
        if (
            previous
            and query.follow_up
            and not explained.open
            and not (explained.has("not") and query.statuses)  # "ja montako ei?"
            and not (len(previous) == 1 and {"nth2", "nth3"} & set(query.extra))  # the second of those among which the one told was the first
            and (explained.has("pronoun") or not any(s.period is not None for s in explained.spans))
            and not any(s.has("unit") or s.has("status") or any(t.startswith("kind:") for t in s.tags) for s in explained.spans)
        ):
            return [held[r] for r in previous if r in held]
        kinds = set(query.record_kinds) & {"target", "plan", "risk", "project", "investment"}
        if not kinds and set(query.slots) & set(RATINGS) and (query.order is not None or query.limit is not None):  # "minkä riskin todennäköisyys on suurin"
            kinds, query = {"risk"}, replace(query, record_kinds=("risk",))
        named = any(s.has("unit") or s.has("municipality") or any(t.startswith("kind:") for t in s.tags) for s in explained.spans)
        if previous and explained.has("pronoun") and query.statuses and not named and not explained.open:  # "kuinka moni niistä toteutuu?"
            told = [held[r] for r in previous if r in held]
            met = [r for r in told if self.fields.state_of(r)[1] in query.statuses]
            return met or self._no_such_state(told, query)
        if not kinds:
            return None
        within = self.choice.in_scope(query, list(held.values()))
        if own := self._in_charge(query, explained, within):
            return own
        scoped = self.choice.of_units(query, within)
        scoped = self.choice.aims(query, scoped) if kinds == {"target"} else scoped
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
        judged = self.choice.judged(pool, explained) if kinds == {"risk"} else None
        if judged is not None and not judged[0] and pool and query.yes_no is None:
            return self._no_such_grade(pool)
        pool = pool if judged is None else judged[0]
        if kinds == {"project"} and ("duration" in query.slots or _turns(explained)) and not query.statuses:
            if _turns(explained) and not all(self._years(r) for r in pool):
                return []  # which of them end cannot be told
            pool = [r for r in pool if self._in_year(r, query, explained)]
        recorded = {i for i in explained.open if explained.tokens[i].any_keys & sense_words("recorded")}  # "montako riskiä on tunnistettu" asks of all
        if HEADED & set(query.context):  # the council's, whose heading need not say so
            recorded |= {i for i in explained.open if groups_of(explained.tokens[i].keys) & {"council"}}
        left = [i for i in (*explained.open, *said_with_kind(explained)) if i not in recorded and (judged is None or i != judged[1])]
        if telling := left:
            pool, words = self.choice.of_class(pool, [explained.tokens[i] for i in telling])
            own = [r for r in pool if self.choice.says(r, words)]
            under = [r for r in pool if words and all(any(w.keys & self.fields.keys(title) for title in r.record.section) for w in words)]
            if under and all(r in under for r in own):  # "sovitut toimenpiteet": the heading of all says it, not the one that tells of a "sopimus"
                own = under
            pool = own or [r for r in pool if self.choice.says(r, words, r.record.section)]  # "valtuuston tavoitteet": a heading says whose they are
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
        years = self._years(stored)
        turns, period = _turns(explained), self.ledger.vocabulary.reports[stored.report_id].period
        if asked is None and turns and period is not None:  # "päättyy tänä vuonna", "päättyi viime vuonna"
            asked = period.end.year - next((p.back for p in query.periods if p.kind == "prior"), 0)
        if asked is None or not years:
            return True
        return (min if turns == "begins" else max)(years) == asked if turns else min(years) <= asked <= max(years)

    def _years(self, stored: StoredRecord) -> list[int]:
        """The years that a project's duration names."""
        return [int(y) for y in re.findall(r"(?:19|20)\d\d", self.fields.field(stored, "duration"))]

    def _in_charge(self, query: Query, explained: Explained, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """The targets for which the office named is responsible, word for word: "mistä tavoitteista vastaa nuorisotyön päällikkö"."""
        if not query.listed or query.slots != ("responsible",) or query.statuses or not set(query.record_kinds) & set(TARGETS):
            return []
        light = {i for s in explained.spans if s.tags and s.has("unit") is None for i in range(s.start, s.end)}
        asked = [explained.tokens[i] for i in explained.own if i not in light and explained.tokens[i].kind == "word"]
        found = [r for r in self.choice.latest(query, pool) if self._names_office(asked, self.fields.field(r, "responsible"))]
        return found if len({self.ledger.vocabulary.reports[r.report_id].municipality for r in found}) == 1 else []

    def _names_office(self, asked: Sequence[Token], printed: str) -> bool:
        """Whether the words asked are those of an office or more among those printed: "kehittämispäällikkö, rehtori"."""
        lemmas = self.fields.analyser.lemmas
        offices = [[{word.lower(), *lemmas(word.lower())} for word in words_of(part)] for part in re.split(r"[,;/]| ja | sekä ", printed)]
        return bool(asked) and any(
            len(office) == len(asked) and all(token.keys & said for token, said in zip(asked, office, strict=True)) for office in offices
        )

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

    def _newest(self, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """Those of the newest report of the time asked for: what the same project prints in an earlier one is no other number."""
        ends = {r.report_id: p.end for r in pool if (p := self.ledger.vocabulary.reports[r.report_id].period) is not None}
        return [r for r in pool if not ends or ends.get(r.report_id) == max(ends.values())]

    def _meeting(self, query: Query, explained: Explained, pool: Sequence[StoredRecord], conditions: Sequence[Condition]) -> Draft | None:
        """Those records whose numbers meet the conditions: whether there are such, how many, which, the largest of them, what is told of them."""
        rows = {(account_key(r.record.title), r.record.fields.get("duration", "")): r for r in pool}
        judged = {key: self._judged(r, conditions) for key, r in rows.items()}
        if any(self._judged(r, conditions) != judged[account_key(r.record.title), r.record.fields.get("duration", "")] for r in pool):
            return None  # two places of the report tell other numbers
        met = [rows[key] for key, fits in judged.items() if fits]
        unknown = [rows[key] for key, fits in judged.items() if fits is None]
        if any(self.fields.amount(r, c.slot) is not None for r in unknown for c in conditions) or len(unknown) == len(rows):
            return None  # a number in another unit than the question's
        draft = Draft(self.ledger)
        draft.deeds |= {"limit", "zero", *(("denied",) if conditions[0].denied else ())}
        if query.yes_no is not None:
            return self._whether(draft, explained, list(rows.values()), met, bool(unknown), conditions)
        named = count_named(explained)
        if not met or (unknown and conditions[0].denied) or named not in (None, len(met)):
            return None
        kind = "target" if met[0].record.kind in TARGETS else met[0].record.kind
        draft.records = [r.record.record_id for r in met]
        slot = next((s for s in query.slots if s in NUMBERS), "total_funding" if kind == "project" else "")
        if query.order is not None or explained.has("op:sum", "op:mean"):
            if not slot or (explained.has("op:sum") and (slot != "total_funding" or is_spent(explained) or query.counted)):
                return None
            if query.order is not None:
                return self._largest(draft, met, slot, query)
            return self._total(draft, met, query) if explained.has("op:sum") else self._mean(draft, met, slot)
        ordered = sorted(met, key=lambda r: -sum(a[0] for c in conditions if (a := self.fields.amount(r, c.slot)) is not None))
        if query.counted:
            ranged = len(conditions) == 1 and bool(conditions[0].limit.side)  # each with its number, where they may differ
            names = [self._with_number(r, conditions[0].slot) if ranged else r.record.title for r in ordered]
            marks = "".join(dict.fromkeys(draft.cite_record(r, self.fields.quote(r, conditions[0].slot)) for r in ordered[:12]))
            text = draft.value(Decimal(len(met)), "count", record_wording.counted(kind, len(met)))
            draft.lines.append(wording.lookup(text, record_wording.counted_by_name(kind, names), marks))
            return draft
        if explained.has("ask:amount", "ask:when", "ask:who") and not query.slots:
            return None
        asked = [s for s in query.slots if s in KIND_SLOTS[met[0].record.kind]]
        for r in ordered if not asked else ():
            self._say_numbers(draft, r, conditions)
        for r, slot in ((r, slot) for r in ordered for slot in asked):
            self.facts.say(draft, [r], slot, query)
        return draft if draft.status == "answered" else None

    def _judged(self, stored: StoredRecord, conditions: Sequence[Condition]) -> bool | None:
        """Whether a record meets the conditions; None where it does not tell a number in the question's unit."""
        amounts = [self.fields.amount(stored, c.slot) for c in conditions]
        if any(a is None or not c.can_judge(a) for a, c in zip(amounts, conditions, strict=True)):
            return None
        return all(a is not None and c.is_met(a) for a, c in zip(amounts, conditions, strict=True))

    def _whether(
        self, draft: Draft, explained: Explained, rows: Sequence[StoredRecord], met: Sequence[StoredRecord], some_unknown: bool, conditions: Sequence[Condition]
    ) -> Draft | None:
        """Whether any record, or each of them, meets the conditions: yes with those that do, no with those that do not."""
        every = asks_of_all(explained)
        unmet = [r for r in rows if r not in met]
        yes = not unmet if every else bool(met)
        if not (every or asks_of_some(explained)) or (some_unknown and (every or not met)):
            return None
        if every or yes:
            shown = list(met) if yes else unmet
        else:  # the one that comes nearest
            first = conditions[0]
            shown = sorted(rows, key=lambda r: abs(a[0] - first.limit.number) if (a := self.fields.amount(r, first.slot)) is not None else Decimal(0))[:1]
        draft.records = [r.record.record_id for r in shown]
        for r in shown:
            self._say_numbers(draft, r, conditions)
        draft.lines[0] = wording.granted(yes, draft.lines[0])
        return draft

    def _with_number(self, stored: StoredRecord, slot: str) -> str:
        amount = self.fields.amount(stored, slot)
        return wording.with_number(stored.record.title, with_unit(*amount)) if amount is not None else stored.record.title

    def _say_numbers(self, draft: Draft, stored: StoredRecord, conditions: Sequence[Condition]) -> None:
        """What a record bears of what the conditions are about: the number first where it is one of many that fit."""
        told = [(c.slot, amount) for c in conditions if (amount := self.fields.amount(stored, c.slot)) is not None]
        mark = draft.cite_record(stored, self.fields.quote(stored, conditions[0].slot))
        if len(conditions) == 1 and conditions[0].limit.side and told:
            label = slot_name(stored, told[0][0])
            draft.lines.append(wording.lookup(draft.value(*told[0][1], label), label, mark))
            return
        numbers = [(slot, draft.value(*amount, slot_name(stored, slot))) for slot, amount in dict(told).items()]
        draft.lines.append(record_wording.rated(stored.record.kind, stored.record.title, numbers, mark))

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

    def _no_such_grade(self, pool: Sequence[StoredRecord]) -> Draft:
        draft = Draft(self.ledger, "not_found")
        graded = [self.fields.field(r, slot) for slot in JUDGED if slot != "class" for r in pool]
        draft.lines.append(record_wording.no_such_grade(list(dict.fromkeys(told for told in graded if grade_of(told)))))
        return draft

    def _no_such_state(self, pool: Sequence[StoredRecord], query: Query) -> Draft:
        draft = Draft(self.ledger, "not_found")
        states = list(
            dict.fromkeys(s for r in pool if (s := self.fields.field(r, "status")) and self.fields.state_slot(r) == "status" and not self.fields.is_unclear(r))
        )
        draft.lines.append(record_wording.no_such_state(pool[0].record.kind if pool else "target", states))
        return draft


def _asks_each(query: Query, explained: Explained) -> bool:
    """Whether a fact of each record is asked for: "mitkä ovat riskien hallintakeinot"; a number, a state or a word left open picks some of them."""
    picks = explained.open or query.statuses or any(s.has("number") for s in explained.spans)
    return len(query.slots) == 1 and query.slots[0] in _OF_EACH and query.yes_no is None and not picks


def _out_of(explained: Explained) -> Decimal | None:
    """Of how many records it is asked how many are so, where a number in words says it: "kuinka moni kuudesta tavoitteesta" → 6."""
    said = [t.low for s in explained.tagged("numeral") for t in explained.tokens[s.start : s.end] if any(r.case == "sisaeronto" for r in readings(t.low))]
    return spoken_number(said[0]) if len(said) == 1 else None


def _turns(explained: Explained) -> str:
    """ "begins" or "ends", where a question asks of what does so; "" where of neither."""
    verbs = {k for t in explained.tokens for k in t.any_keys}
    return "begins" if verbs & sense_words("to_begin") else "ends" if verbs & sense_words("to_end") else ""


def _is_done(words: str) -> bool:
    """Whether words say that something has come about: "Toteutunut", not "Toteutuu"."""
    return any(reading.participle and not reading.finite for word in words.lower().split() for reading in readings(word)[:1])
