"""How much of a project's money has been used and is left, where its row prints the money used in euros and not as per cent of its budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.evidence.figures import Ledger
from retrieval.evidence.record_fields import RecordFields
from retrieval.language import record_wording, wording
from retrieval.language.explain import Explained
from retrieval.language.names import account_key
from retrieval.language.number_text import with_unit
from retrieval.model import Operand, Operation
from retrieval.query import Query

_PERIODS = ("to_date", "span", "year", "latest", "within")


@dataclass
class ProjectSpending:
    """Tells what has been spent of a project's budget and what is left of it."""

    ledger: Ledger
    fields: RecordFields

    def say(self, draft: Draft, stored: StoredRecord, query: Query) -> bool:
        """Says the money used of the project, or its part of the budget where per cents are asked for; False where its row does not print it in euros."""
        spent, whole = self._amounts(stored)
        if spent is None or any(f is not None and f.figure.measure == "cost_percent" for f in map(self.ledger.figure, stored.record.figure_ids)):
            return False
        label = record_wording.slot_name("project", stored.record.title, "spent")
        if query.wanted_unit != "%":
            text = draft.value(spent.figure.number, "EUR", label, spent.figure.figure_id)
            draft.lines.append(wording.lookup(text, label, draft.cite_record(stored, self._quote(stored))))
            return True
        number = share_percent(spent.figure.number, whole.figure.number) if whole is not None else None
        if whole is None or number is None:
            return False
        self._reckoned(draft, stored, (spent, whole), number, "%")
        return True

    def left(self, query: Query) -> Draft | None:
        """What is left of the budget of the one project named."""
        asks = query.measures == ("remaining",) and query.operation in ("lookup", "record_field", "share") and query.yes_no is None and bool(query.records)
        asks = asks and query.wanted_unit in (None, "EUR")
        if not asks or query.words or query.order is not None or any(p.kind not in _PERIODS for p in query.periods):
            return None
        held = self.ledger.vocabulary.records
        found = [held[r] for r in query.records if r in held]
        if len({account_key(r.record.title) for r in found}) != 1 or any(r.record.kind != "project" for r in found):
            return None
        latest = max(found, key=lambda r: p.end.toordinal() if (p := self.ledger.vocabulary.reports[r.report_id].period) is not None else 0)
        spent, whole = self._amounts(latest)
        if spent is None or whole is None or whole.figure.number < spent.figure.number:
            return None
        draft = Draft(self.ledger)
        self._reckoned(draft, latest, (whole, spent), whole.figure.number - spent.figure.number, "EUR")
        draft.records = [latest.record.record_id]
        draft.deeds = frozenset({"measure:remaining", "record"})
        return draft

    def used(self, query: Query, explained: Explained) -> Draft | None:
        """What has been used of the money of the one project named, where its row prints that in euros: "paljonko hankkeeseen on käytetty"."""
        asks = query.operation == "record_field" and "spend" in query.extra and query.yes_no is None and not explained.has("ask:who", "ask:when", "ask:many")
        plain = not (query.slots or query.measures or query.words or query.order or query.statuses or query.direction or explained.has("planned", "not", "why"))
        if not (asks and plain) or not _has_been(explained) or query.wanted_unit not in (None, "EUR"):
            return None
        latest = self._one_named(query)
        draft = Draft(self.ledger)
        if latest is None or not self.say(draft, latest, query):
            return None
        draft.records = [latest.record.record_id]
        draft.deeds = frozenset({"measure:actual", "record"})
        return draft

    def _one_named(self, query: Query) -> StoredRecord | None:
        """The project that the question names, of the newest report that has it; None where it names several or another time."""
        held = self.ledger.vocabulary.records
        found = [held[r] for r in query.records if r in held]
        if len({account_key(r.record.title) for r in found}) != 1 or any(r.record.kind != "project" for r in found):
            return None
        ends = {r.report_id: p.end for r in found if (p := self.ledger.vocabulary.reports[r.report_id].period) is not None}
        years = {spec.year for spec in query.periods} - {None}
        dated = [r for r in found if r.report_id in ends and years <= {ends[r.report_id].year}]
        return max(dated, key=lambda r: ends[r.report_id]) if dated else None

    def _amounts(self, stored: StoredRecord) -> tuple[StoredFigure | None, StoredFigure | None]:
        """(money used, the whole budget) of a row, in euros."""
        figures = [f for i in stored.record.figure_ids if (f := self.ledger.figure(i)) is not None and f.figure.number_unit == "EUR"]
        spent = [f for f in figures if f.figure.measure == "actual" and f.figure.text.strip() == self.fields.field(stored, "cost_percent")]
        whole = [f for f in figures if f.figure.measure == "total_funding"]
        return (spent[0] if len(spent) == 1 else None), (whole[0] if len(whole) == 1 else None)

    def _quote(self, stored: StoredRecord) -> str:
        return self.fields.quote(stored, "cost_percent")

    def _reckoned(self, draft: Draft, stored: StoredRecord, pair: Sequence[StoredFigure], number: Decimal, unit: str) -> None:
        names = {"actual": "spent", "total_funding": "total_funding"}
        mark = int(draft.cite_record(stored, self._quote(stored)).strip("[]"))
        operands = []
        for one in pair:
            label = record_wording.slot_name("project", stored.record.title, names[one.figure.measure])
            operands.append(Operand(one.figure.figure_id, one.figure.number, "EUR", with_unit(one.figure.number, "EUR"), label, mark))
        kind: Operation = "share" if unit == "%" else "difference"
        text = draft.value(number, unit, record_wording.slot_name("project", stored.record.title, "spent" if unit == "%" else "left"))
        draft.computed(kind, "÷" if unit == "%" else "−", operands, number, unit)
        told = [operand_text(o) for o in operands]
        said = wording.share_of(*told) if unit == "%" else wording.left_of(*told)
        draft.lines.append(wording.lookup(text, said, marks_of([mark])))


def only_granted(draft: Draft, query: Query, explained: Explained) -> bool:
    """Whether a draft tells what a project or a building may cost where it is asked what has been used: "paljonko hankkeeseen on käytetty"."""
    figures = [f for i in draft.figures if (f := draft.ledger.figure(i)) is not None]
    works = "project" in query.record_kinds or all(f.figure.subject_kind in ("investment", "project") for f in figures)
    asks = "spend" in query.extra and works and not query.measures and _has_been(explained)
    return asks and bool(figures) and all(f.figure.measure == "total_funding" for f in figures)


def _has_been(explained: Explained) -> bool:
    """Whether the verb says what has been used, not what is to be: "on käytetty", "on kulunut", "käytettiin"."""
    verbs = [explained.tokens[i].low for s in explained.tagged("spend") for i in range(s.start, s.end)]
    return any(low.endswith("ttiin") or any(r.participle for r in readings(low)) for low in verbs)
