"""What a record of a report says of itself: its fields, their numbers and states, and the row to quote."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import parse_amount
from ingest.language.finnish import Analyser
from ingest.language.statuses import read_status
from ingest.language.tokens import words as words_of
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.evidence.draft import QUOTE_MOST
from retrieval.evidence.figures import Ledger
from retrieval.evidence.printed_numbers import PRINTED_NUMBER, number_of
from retrieval.evidence.target_levels import LEVELS, level_alone
from retrieval.language import record_wording
from retrieval.language.explain import explain
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key
from retrieval.language.near_words import near_words
from retrieval.language.reading import Token, read

_FIELDS = {
    "status": ("status",),
    "responsible": ("responsible",),
    "class": ("class",),
    "probability": ("probability",),
    "impact": ("impact",),
    "score": ("score",),
    "control": ("control",),
    "control_outcome": ("outcome",),
    "duration": ("duration", "schedule"),
    "funder": ("funder",),
    "own_share": ("own_share",),
    "cost_percent": ("spending",),
    "total_funding": ("total_funding",),
    "description": ("description", "outcome"),
    "reason": ("description",),
    "indicator": ("indicator",),
    "target_level": ("target_level", "indicator"),
    "baseline": ("baseline",),
    "reached": ("outcome",),
}
NUMBERS = {"probability": "ratio", "impact": "ratio", "score": "ratio", "own_share": "%", "cost_percent": "%", "total_funding": "EUR"}
KIND_SLOTS = {
    "target": ("status", "responsible", "indicator", "target_level", "baseline", "description", "reached"),
    "plan": ("status", "responsible", "indicator", "target_level", "baseline", "description", "reached"),
    "risk": ("class", "probability", "impact", "score", "control", "control_outcome", "responsible"),
    "project": ("duration", "funder", "own_share", "cost_percent", "total_funding", "description", "responsible", "status"),
    "investment": ("description", "reason", "status", "duration", "responsible"),
}
_OUTCOME = 160
"""Characters of an outcome that are said as a state; of a longer one its first sentence."""
_MONEY = re.compile(r"€|\beur", re.IGNORECASE)
_UNIT_WORDS = 2
"""Words of a unit of money: "tuhatta euroa"."""
_WHOLE = 100
"""No part of a project's funding is more per cent of it."""


@dataclass
class RecordFields:
    """What the records of the ledger's reports say of themselves."""

    ledger: Ledger
    analyser: Analyser

    def keys(self, text: str) -> frozenset[str]:
        """The base forms of a text's words."""
        return frozenset(self.analyser.keys(text))

    def covers(self, keys: frozenset[str], word: Token) -> bool:
        """Whether words by base form hold a word: itself, a near word, or its parts."""
        if word.parts and word.parts[-1] in sense_words("kind_noun"):  # "sisäilmariski" speaks of a risk with "sisäilma" in its title
            return any(part in keys for part in word.parts[:-1] if len(part) > 3 and part not in sense_words("kind_noun"))
        if keys & word.keys or (word.roots and keys & word.roots):
            return True
        near = near_words()
        groups = {group for key in word.keys for group in near.get(key, ())}
        if groups and any(groups & near.get(key, frozenset()) for key in keys):
            return True
        parts = [p for p in word.parts if len(p) > 3 and p not in sense_words("kind_noun")]
        wholes = [p for p in parts if not any(p != q and p in q for q in word.parts)]
        pieces = [p for p in parts if not any(p != q and q in p for q in parts)]  # "viikonloppuvuorohoito": viikko, loppu, vuoro, hoito
        if len(parts) > 1 and any(all(any(h.startswith(p[:-1]) for h in keys) for p in some) for some in (wholes, pieces)):
            return True
        long = [h for h in keys if len(h) > 5]
        return any(len(k) > 5 and any(h.startswith(k[:-1]) or (k.startswith(h[:-1]) and 4 * len(h) >= 3 * len(k)) for h in long) for k in word.keys)

    def same_title(self, one: StoredRecord, other: StoredRecord) -> bool:
        """Whether two titles say nearly the same words."""
        first, second = self.keys(one.record.title), self.keys(other.record.title)
        return account_key(one.record.title) == account_key(other.record.title) or len(first & second) >= 0.7 * len(first | second)

    def figure(self, stored: StoredRecord, slot: str) -> StoredFigure | None:
        """The figure of a field that holds a number, None where there is none."""
        if slot in LEVELS:
            return level_alone(self.ledger, stored, slot, self.field(stored, slot))
        measure = {"own_share": "own_share", "cost_percent": "cost_percent", "total_funding": "total_funding"}.get(slot)
        for figure_id in stored.record.figure_ids:
            figure = self.ledger.store.figure(figure_id)
            if figure is not None and figure.figure.measure == measure:
                return figure
        return None

    def amount(self, stored: StoredRecord, slot: str) -> tuple[Decimal, str] | None:
        """(number in base units, unit) of a field: of its figure, which knows the scale and unit of its column; else of the cell as printed.

        None where it holds no number, and for a part of the funding that nothing says to be money but that is no per cent.
        """
        if slot not in NUMBERS and slot not in LEVELS:
            return None
        figure = self.figure(stored, slot)
        if figure is None and slot in LEVELS:
            return None
        if figure is not None:
            return figure.figure.number, figure.figure.number_unit
        printed = self.field(stored, slot)
        number = number_of(printed)
        if number is None:
            return None
        if (money := _scaled(printed)) is not None:
            return money, "EUR"
        unit = "EUR" if _MONEY.search(printed) else NUMBERS[slot]
        return None if unit == "%" and "%" not in printed and abs(number) > _WHOLE else (number, unit)

    def state(self, printed: str) -> str:
        """The state that printed words tell: "Toteutuu osittain" → partly, "Viivästynyt" → delayed."""
        if not printed:
            return ""
        known = explain(read(printed, self.analyser), self.ledger.vocabulary, self.analyser)
        states = [(s.end - s.start, c.values[0]) for s in known.spans if (c := s.has("status"))]
        state = max(states)[1] if states else "achieved" if sense_words("project_over").intersection(words_of(printed.lower())) else ""
        read_so = read_status(printed)
        if state == "achieved" and read_so is not None and read_so.status in ("partly", "not_achieved", "not_started"):
            return read_so.status  # "Ei saavutettu" is not what "saavutettu" is
        if not state and read_so is not None and read_so.status != "unknown" and len(printed.split()) == 1:
            return read_so.status  # "Vihreä"
        return state

    def state_of(self, stored: StoredRecord) -> tuple[str, str]:
        """(words, state) of how a target came out: by its outcome where what is printed as its state is a mark of another thing.

        "Ei toteutunut, tappio 8 941 €" beside "Valmis" → not_achieved; "" where neither tells.
        """
        printed, outcome = self.field(stored, "status"), self.field(stored, "reached")
        own = self.state(printed)
        if stored.record.kind not in ("target", "plan") or not outcome or outcome == printed:
            return printed, own
        if not self._is_mark(stored):
            return printed, own
        state = stored.record.status or "unknown"
        words = outcome if len(outcome) <= _OUTCOME else re.split(r"(?<=[.;])\s", outcome, maxsplit=1)[0]
        return (words, state) if state != "unknown" else (printed, "")

    def state_slot(self, stored: StoredRecord) -> str:
        """The slot whose words say how a target came out."""
        return "status" if self.state_of(stored)[0] == self.field(stored, "status") else "reached"

    def is_unclear(self, stored: StoredRecord) -> bool:
        """Whether a target's outcome is told in words that name no state, beside a mark of another thing."""
        return not self.state_of(stored)[1] and bool(self.field(stored, "reached")) and self._is_mark(stored)

    def _is_mark(self, stored: StoredRecord) -> bool:
        """Whether the word under a target's state stands in its report beside outcomes of other states too: "Valmis" of what has been assessed."""
        printed = self.field(stored, "status")
        others = (r.record for r in self.ledger.vocabulary.records.values() if r.report_id == stored.report_id and r.record.kind == stored.record.kind)
        return len({o.status for o in others if o.fields.get("status", "").strip() == printed} - {None, "unknown"}) > 1

    def field(self, stored: StoredRecord, slot: str) -> str:
        """What the record says of a slot, as printed; "" where it says nothing.

        An indicator without a number is no level, where the level's own cell is empty.
        """
        held = stored.record.fields
        found = next((v for k in _FIELDS.get(slot, (slot,)) if (v := held.get(k, "").strip())), "")
        unset = slot == "target_level" and held.get("target_level") == "" and number_of(found) is None
        return "" if unset else found

    def has_column(self, stored: StoredRecord, slot: str) -> bool:
        """Whether the report has a place for what is asked in its records of that kind, filled or not: one that was not found is not empty."""
        keys = set(_FIELDS.get(slot, (slot,)))
        alike = (r.record for r in self.ledger.vocabulary.records.values() if r.report_id == stored.report_id and r.record.kind == stored.record.kind)
        return any(keys & record.fields.keys() for record in alike)

    def quote(self, stored: StoredRecord, slot: str, said: str | None = None) -> str:
        """The row as printed from its title to the cell that tells, or what it is cut to: the cell, or what of it is `said`."""
        record = stored.record
        cell = self.field(stored, slot)
        row = self._row(stored)
        if cell and row:
            ends = [n for n, text in enumerate(row) if text == record.title or record.title in text]
            tells = [n for n, text in enumerate(row) if cell in text or (text and text in cell)]  # not an empty cell
            if ends and tells:
                first, last = min(ends[0], tells[-1]), max(ends[0], tells[-1])
                whole = " | ".join(text for text in row[first : last + 1] if text)
                if len(whole) <= QUOTE_MOST:
                    return whole
        if said is not None and len(said) <= QUOTE_MOST:
            return said
        text = f"{record.title} | {cell}" if cell and cell != record.title else record.title
        return text if len(text) <= QUOTE_MOST or not cell else cell[:QUOTE_MOST]

    def _row(self, stored: StoredRecord) -> list[str]:
        """The cells of a record's row in printed order, [] where the table is not kept or the record is a card."""
        record = stored.record
        table = self.ledger.store.table(stored.report_id, record.table) if record.table is not None else None
        if table is None or record.row is None or record.row >= len(table.rows):
            return []
        return [" ".join(c.text.split()) if c is not None else "" for c in table.rows[record.row].cells]


def _scaled(printed: str) -> Decimal | None:
    """The money that the first number of what is printed makes with the unit behind it: "13,7 k€" → 13 700; None without a unit of money."""
    match = PRINTED_NUMBER.search(printed)
    words = printed[match.end() :].split()[:_UNIT_WORDS] if match is not None else []
    for count in range(len(words), 0, -1):
        amount = parse_amount(f"{match[0]} {' '.join(words[:count]).rstrip('.,;')}") if match is not None else None
        if amount is not None and amount.unit == "EUR":
            return amount.value
    return None


def slot_name(stored: StoredRecord, slot: str) -> str:
    """What is told of which record, in words."""
    return record_wording.slot_name(stored.record.kind, stored.record.title, slot)
