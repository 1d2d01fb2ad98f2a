"""What one record says of a field that is asked for, in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.amounts import plain_spaces
from ingest.language.sentences import sentences
from ingest.stores.stored import StoredRecord
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.evidence.figures import Ledger
from retrieval.evidence.record_fields import RecordFields, slot_name
from retrieval.evidence.target_levels import level_alone, level_of, of_another_year, printed_level
from retrieval.language import record_wording, wording
from retrieval.language.number_text import round_half_up, with_unit
from retrieval.model import Operand
from retrieval.query import Query
from retrieval.records.project_spending import ProjectSpending

_SHORT = ("responsible", "class", "duration", "funder")
"""Fields whose few words are said before what they are."""
_WHEN = re.compile(r"\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.|(?:19|20)\d\d|kuussa|kuun|keväällä|syksyllä|kesällä|talvella")
_EMPTY = re.compile(r"^[\s\-–—?.]*$")


@dataclass
class RecordFacts:
    """Tells what a record says of what is asked of it."""

    ledger: Ledger
    fields: RecordFields

    def say(self, draft: Draft, found: Sequence[StoredRecord], slot: str, query: Query) -> None:
        """Says what a field of a record holds, with what other prints of it say as caveats."""
        stored = next((r for r in found if self.fields.field(r, slot)), found[0])
        record = stored.record
        printed = self.fields.field(stored, slot)
        bare = slot == "description" and bool(printed) and not any(c.isalpha() for c in printed)  # a number alone describes nothing
        if bare or (not printed and (record.table is None or not self.fields.has_column(stored, slot))):  # running text has no empty cells
            draft.status = "not_found"
            draft.lines.append(wording.not_traceable())
            return
        if not printed or _EMPTY.match(printed):
            mark = draft.cite_record(stored, self.fields.quote(stored, slot))
            draft.lines.append(record_wording.empty(record.kind, record.title, slot, mark))
            return
        if slot == "target_level" and of_another_year(self.ledger, stored, query):
            draft.status = "not_found"
            draft.lines.append(wording.not_traceable())
            return
        label = slot_name(stored, slot if slot != "target_level" or "target_level" in record.fields else "indicator")
        level = level_of(self.ledger, stored, query) if slot == "target_level" else None
        if level is not None and plain_spaces(level.figure.text) not in printed:  # "Tavoite 2028" beside the report's own year
            label = f"{label} {level.figure.period.label}"
            draft.lines.append(wording.lookup(draft.figure_value(level, label), label, draft.cite_figure(level)))
            return
        if slot == "status":
            self._say_status(draft, found, printed, query)
            return
        mark = draft.cite_record(stored, self.fields.quote(stored, slot))
        if level is not None:
            draft.lines.append(wording.lookup(draft.figure_value(level, label), label, mark))
            return
        if slot == "own_share" and self._say_converted(draft, stored, query):
            return
        if slot == "cost_percent" and ProjectSpending(self.ledger, self.fields).say(draft, stored, query):
            return
        if (amount := self.fields.amount(stored, slot)) is not None:
            figure = self.fields.figure(stored, slot)
            text = draft.value(*amount, label, figure.figure.figure_id if figure is not None else None)
            draft.lines.append(wording.lookup(text, label, mark))
        else:
            aims = slot in ("indicator", "target_level") and "aim_level" in query.extra
            if aims and (own := level_alone(self.ledger, stored, "target_level", printed)) is not None:  # the number of a whole sentence
                draft.lines.append(wording.lookup(draft.figure_value(own, label), label, mark))
            elif aims and (aimed := printed_level(printed, self.fields.field(stored, "indicator"))) is not None:
                draft.lines.append(wording.lookup(draft.value(*aimed, label), label, mark))
            draft.lines.append((record_wording.fact if slot in _SHORT else record_wording.stated)(label, printed, mark))
        if slot == "duration":
            self._say_start(draft, stored)
        others = {self.fields.field(r, slot) for r in found} - {printed, ""}
        for other in found:
            if self.fields.field(other, slot) in others:
                other_mark = draft.cite_record(other, self.fields.quote(other, slot))
                draft.caveat(record_wording.elsewhere(self.fields.field(other, slot), other.record.page, other_mark))

    def spent(self, found: Sequence[StoredRecord], slot: str = "cost_percent") -> Draft | None:
        """Whether some of a project's money has been used, or is the municipality's own, by the part that its row prints; None where it prints none."""
        stored = next((r for r in found if self.fields.amount(r, slot) is not None), None)
        amount = self.fields.amount(stored, slot) if stored is not None else None
        if stored is None or amount is None:
            return None
        draft = Draft(self.ledger)
        label, figure = slot_name(stored, slot), self.fields.figure(stored, slot)
        text = draft.value(*amount, label, figure.figure.figure_id if figure is not None else None)
        mark = draft.cite_record(stored, self.fields.quote(stored, slot))
        draft.lines.append(wording.granted(amount[0] > 0, wording.lookup(text, label, mark)))
        draft.records = [r.record.record_id for r in found]
        return draft

    def _say_converted(self, draft: Draft, stored: StoredRecord, query: Query) -> bool:
        """Says a part of the funding that is printed in euros as per cent of it all, or the other way round, where that is asked for."""
        own, whole = self.fields.amount(stored, "own_share"), self.fields.amount(stored, "total_funding")
        if own is None or whole is None or whole[1] != "EUR" or query.wanted_unit not in ("EUR", "%") or query.wanted_unit == own[1]:
            return False
        percent = share_percent(own[0], whole[0]) if own[1] == "EUR" else None
        number = percent if own[1] == "EUR" else round_half_up(whole[0] * own[0] / 100)
        if number is None:
            return False
        label = slot_name(stored, "own_share")
        operands = []
        for amount, slot in ((own, "own_share"), (whole, "total_funding")):
            figure = self.fields.figure(stored, slot)
            mark = int(draft.cite_record(stored, self.fields.quote(stored, slot)).strip("[]"))
            figure_id = figure.figure.figure_id if figure is not None else None
            operands.append(Operand(figure_id, amount[0], amount[1], with_unit(*amount), slot_name(stored, slot), mark))
        text = draft.value(number, query.wanted_unit, label)
        draft.computed("share", "÷" if own[1] == "EUR" else "×", operands, number, query.wanted_unit)
        told = [operand_text(o) for o in operands]
        draft.lines.append(wording.lookup(text, wording.share_of(*told), marks_of([o.citation for o in operands])))
        return True

    def _say_start(self, draft: Draft, stored: StoredRecord) -> None:
        """The sentence of the description that tells when it begins or ends."""
        for sentence in sentences(stored.record.fields.get("description", "")):
            if _WHEN.search(sentence) and self.fields.keys(sentence) & {"alkaa", "käynnistyä", "päättyä", "aloittaa", "käynnistää"}:
                draft.lines.append(wording.cited(sentence, draft.cite_record(stored, sentence)))

    def _say_status(self, draft: Draft, found: Sequence[StoredRecord], printed: str, query: Query) -> None:
        states: dict[str, list[StoredRecord]] = {}
        told_as: dict[str, str] = {}
        for r in found:
            words, state = self.fields.state_of(r)
            states.setdefault(words, []).append(r)
            told_as[words] = state
        states.pop("", None)
        if len(query.statuses) > 1:
            query = replace(query, yes_no=None)
        title = found[0].record.title
        slots = {words: "status" if words == self.fields.field(rs[0], "status") else "reached" for words, rs in states.items()}
        marks = [draft.cite_record(rs[0], self.fields.quote(rs[0], slots[words])) for words, rs in states.items()]
        together = "".join(dict.fromkeys(marks))
        asked = query.statuses[0] if query.statuses else "achieved"
        same = {told_as[s] == asked for s in states}
        if len(states) > 1 and (query.yes_no is None or len(same) > 1):
            told = [record_wording.state_on_page(s, rs[0].record.page) for s, rs in states.items()]
            draft.lines.append(record_wording.states_differ(title, list(zip(told, marks, strict=True))))
            draft.caveat(record_wording.states_caveat(told))
        elif query.yes_no is not None:
            draft.lines.append(record_wording.state_is(same == {True}, title, list(states), together))
        else:
            draft.lines.append(record_wording.fact(slot_name(found[0], "status"), next(iter(states), printed), together))
