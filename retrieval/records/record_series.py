"""What reports one after another say of the same target, project or risk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.stores.stored import StoredRecord
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import report_fits
from retrieval.evidence.record_fields import NUMBERS, slot_name
from retrieval.language import record_wording, wording
from retrieval.language.explain import Explained
from retrieval.language.number_text import with_unit
from retrieval.model import Operand
from retrieval.query import PeriodSpec, Query
from retrieval.records.record_answers import RecordAnswers
from retrieval.understanding.moments import Course, course

_SLOTS = {"target": "status", "plan": "status", "risk": "score", "project": "cost_percent"}
"""What is asked of a record over time when the question does not say."""
_ALWAYS = ("status", "cost_percent", "score", "probability", "impact", "class", "control_outcome", "description")


@dataclass
class RecordSeries:
    """Answers how a record has gone on from report to report."""

    records: RecordAnswers

    def answer(self, query: Query, explained: Explained, previous: Sequence[str] = ()) -> Draft | None:
        """One line for each report in order, or None when the question does not go through several times or names no one record."""
        asked = query.operation in ("records", "record_field") or bool(query.records) or "status" in query.slots
        counts = query.counted and query.wanted_unit not in ("%", "pp")  # "montako prosenttiyksikköä" does not count records
        altered = query.yes_no is not None and explained.has("op:change")  # "muuttuiko tila kesäkuusta syyskuuhun"
        reports = query.counted and bool(query.statuses) and self._counts_reports(explained)
        asked, counts = asked or reports, counts and not reports
        if not asked or (query.yes_no is not None and not altered) or counts or query.listed or query.order is not None or query.limit is not None:
            return None
        ledger = self.records.ledger
        over = (*query.extra, "when") if reports else query.extra
        through = course(replace(query, yes_no=None, extra=over), explained, ledger.vocabulary.reports.values())
        if len(through.times) < 2:
            return None
        found = self._one(replace(query, periods=(), sources=(), statuses=()), explained, previous)
        if not found:
            return None
        if reports:
            return self._number_of_reports(query, found, through)
        slot = self._slot(query, found[0].record.kind)
        if slot is None:
            return None
        if altered:
            return self._altered(found, slot, through)
        if query.direction in ("up", "down") or query.wanted_unit == "pp":
            return self._changed(found, slot, through)
        return self._told(found, slot, through)

    def _one(self, query: Query, explained: Explained, previous: Sequence[str]) -> list[StoredRecord]:
        """Every print of the one record that the question names; none when several fit."""
        named = self.records.choice.named(query, explained, previous) or self.records.choice.nearly_named(query, explained)
        if not named or not all(self.records.fields.same_title(named[0], other) for other in named[1:]):
            return []
        held = self.records.ledger.vocabulary
        town = held.reports[named[0].report_id].municipality
        if any(held.reports[r.report_id].municipality != town for r in named):
            return []
        own = [r for r in held.records.values() if held.reports[r.report_id].municipality == town]
        return [r for r in own if _kin(r, named[0]) and self.records.fields.same_title(named[0], r)]

    def _counts_reports(self, explained: Explained) -> bool:
        """Whether reports are counted: "kuinka monessa seurantaraportissa"."""
        asks = explained.tagged("ask:many")
        told = explained.tagged("report_word")
        return bool(asks) and any(0 <= r.start - asks[0].end < 5 for r in told)

    def _number_of_reports(self, query: Query, found: Sequence[StoredRecord], through: Course) -> Draft | None:
        """In how many of the reports the record had one of the states; None unless each report gives its state."""
        told = [self._at(found, time) for time in through.times]
        states = [{self.records.fields.state(self.records.fields.field(r, "status")) for r in rows} for rows in told]
        if any(len(s) != 1 or s == {""} for s in states):
            return None
        fitting = [rows[0] for rows, state in zip(told, states, strict=True) if state & set(query.statuses)]
        draft = Draft(self.records.ledger)
        marks = "".join(dict.fromkeys(draft.cite_record(rows[0], self.records.fields.quote(rows[0], "status")) for rows in told))
        text = draft.value(Decimal(len(fitting)), "count", found[0].record.title.rstrip("."))
        parts = [f"{self._label(rows[0], 'status')} ”{self.records.fields.field(rows[0], 'status')}”" for rows in told]
        draft.lines.append(wording.lookup(text, "; ".join(parts), marks))
        draft.records += [rows[0].record.record_id for rows in told]
        return draft

    def _slot(self, query: Query, kind: str) -> str | None:
        if kind in ("target", "plan"):
            return "status" if "status" in query.slots or (not query.slots and not query.counted) else None
        asked = [s for s in query.slots if s in _ALWAYS and s != "status"]
        return asked[0] if asked else _SLOTS.get(kind)

    def _told(self, found: Sequence[StoredRecord], slot: str, through: Course) -> Draft | None:
        ledger = self.records.ledger
        draft = Draft(ledger)
        title = found[0].record.title.rstrip(".")
        told = [(time, self._at(found, time)) for time in through.times]
        held = [at for at, (_, rows) in enumerate(told) if rows]
        missing = [time for at, (time, rows) in enumerate(told) if not rows and (through.named or (held and held[0] < at < held[-1]))]
        if missing:  # a gap among the reports is more likely a row not found than a target that came and went
            draft.status = "not_found"
            draft.lines.append(wording.no_period(title, _label(missing[0])))
            return draft
        if len(held) < 2:
            return None
        if any(rows and not any(r.record.table is not None or self.records.fields.field(r, slot) for r in rows) for _, rows in told):
            draft.status = "not_found"  # running text has no empty cells
            draft.lines.append(wording.not_traceable())
            return draft
        for time, rows in told:
            if rows:
                self._say(draft, rows, slot)
            else:
                draft.caveat(wording.no_period(title, _label(time)))
        return draft

    def _altered(self, found: Sequence[StoredRecord], slot: str, through: Course) -> Draft | None:
        """Kyllä or Ei: whether the first and the last of the times say the same."""
        ends = [self._at(found, time) for time in (through.times[0], through.times[-1])]
        told = [{text.strip().lower(): text for r in rows if (text := self.records.fields.field(r, slot))} for rows in ends]
        if any(len(texts) != 1 for texts in told):
            return None
        draft = Draft(self.records.ledger)
        marks = "".join(dict.fromkeys(draft.cite_record(rows[0], self.records.fields.quote(rows[0], slot)) for rows in ends))
        parts = [wording.with_number(self._label(rows[0], slot), next(iter(texts.values()))) for rows, texts in zip(ends, told, strict=True)]
        draft.lines.append(wording.verdict(set(told[0]) != set(told[1]), wording.several(parts), marks))
        draft.records += [rows[0].record.record_id for rows in ends]
        return draft

    def _changed(self, found: Sequence[StoredRecord], slot: str, through: Course) -> Draft | None:
        """How much a number of the record changed between the first and the last of the times."""
        ends = [self._at(found, time) for time in (through.times[0], through.times[-1])]
        if slot not in NUMBERS or not all(ends):
            return None
        amounts = [{self.records.fields.amount(r, slot) for r in rows} for rows in ends]
        first, last = (next(iter(told)) if len(told) == 1 else None for told in amounts)
        if first is None or last is None or first[1] != last[1]:
            return None
        (old, told_in), (new, _) = first, last
        draft = Draft(self.records.ledger)
        operands = []
        for rows, number in ((ends[1], new), (ends[0], old)):
            mark = draft.cite_record(rows[0], self.records.fields.quote(rows[0], slot))
            label = self._label(rows[0], slot)
            operands.append(Operand(None, number, told_in, with_unit(number, told_in), label, int(mark.strip("[]"))))
        unit = "pp" if told_in == "%" else told_in
        text = draft.value(new - old, unit, record_wording.change_of(slot_name(found[0], slot)))
        draft.computed("difference", "−", operands, new - old, unit)
        marks = "".join(f"[{o.citation}]" for o in operands)
        old_told, new_told = (wording.with_number(o.text, self._when(rows[0])) for o, rows in ((operands[1], ends[0]), (operands[0], ends[1])))
        draft.lines.append(wording.lookup(text, record_wording.changed(slot_name(found[0], slot), old_told, new_told), marks))
        draft.records += [r.record.record_id for rows in ends for r in rows]
        return draft

    def _label(self, stored: StoredRecord, slot: str) -> str:
        return record_wording.at_time(slot_name(stored, slot), self._when(stored))

    def _when(self, stored: StoredRecord) -> str:
        report = self.records.ledger.vocabulary.reports[stored.report_id]
        return report.period.label if report.period is not None else report.title

    def _say(self, draft: Draft, rows: Sequence[StoredRecord], slot: str) -> None:
        """What one report says: its number, or its words; both where two of its pages differ."""
        label = self._label(rows[0], slot)
        told = {text: r for r in reversed(rows) if (text := self.records.fields.field(r, slot))}
        marks = "".join(dict.fromkeys(draft.cite_record(r, self.records.fields.quote(r, slot)) for r in reversed(told.values())))
        draft.records.append(rows[0].record.record_id)
        if not told:
            mark = draft.cite_record(rows[0], self.records.fields.quote(rows[0], slot))
            draft.lines.append(record_wording.empty(rows[0].record.kind, rows[0].record.title, slot, mark, self._when(rows[0])))
            return
        printed = " / ".join(reversed(told))
        amount = self.records.fields.amount(rows[0], slot) if len(told) == 1 else None
        text = draft.value(*amount, label) if amount is not None else printed
        draft.lines.append(wording.lookup(text, label, marks))
        if len(told) > 1:
            draft.caveat(record_wording.told_twice(label))

    def _at(self, found: Sequence[StoredRecord], time: PeriodSpec) -> list[StoredRecord]:
        reports = self.records.ledger.vocabulary.reports
        fitting = [r for r in found if report_fits(time, reports[r.report_id])]
        if fitting or time.kind != "year":
            return fitting
        of_year = [r for r in found if (p := reports[r.report_id].period) is not None and p.end.year == time.year]
        ends = {p.end for r in of_year if (p := reports[r.report_id].period) is not None}
        return of_year if len(ends) == 1 else []


def _kin(one: StoredRecord, other: StoredRecord) -> bool:
    """Whether two records may be prints of the same thing: a target may stand in a plan in another report."""
    aims = ("target", "plan")
    return one.record.kind == other.record.kind or (one.record.kind in aims and other.record.kind in aims)


def _label(time: PeriodSpec) -> str:
    if time.last is None:
        return str(time.year)
    return f"{time.first or 1}–{time.last}/{time.year}"
