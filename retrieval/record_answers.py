"""Answers made of records: states, counts and lists of targets, who is responsible, facts of risks, projects and investments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ingest.data import read_table
from ingest.finnish import Analyser
from ingest.sentences import sentences
from ingest.stored import StoredFigure, StoredRecord
from ingest.voikko import readings
from retrieval import question_wording, record_wording, wording
from retrieval.ahead import under_way
from retrieval.asked_words import AskedWord
from retrieval.calculate import mean
from retrieval.draft import QUOTE_MOST, Draft, figure_text
from retrieval.explain import Explained, explain
from retrieval.figure_parts import marks_of, operand_text
from retrieval.figure_ranks import beyond
from retrieval.figures import Ledger, report_fits
from retrieval.model import Operand
from retrieval.names import account_key
from retrieval.near_words import near_words
from retrieval.number_text import with_unit
from retrieval.query import Query
from retrieval.reading import Token, read
from retrieval.reasons import reasons_for

_FIELDS = {
    "status": ("status",),
    "responsible": ("responsible",),
    "class": ("class",),
    "probability": ("probability",),
    "impact": ("impact",),
    "score": ("score",),
    "control": ("control",),
    "control_outcome": ("outcome",),
    "duration": ("duration",),
    "funder": ("funder",),
    "own_share": ("own_share",),
    "cost_percent": ("spending",),
    "total_funding": ("total_funding",),
    "description": ("description", "outcome"),
    "indicator": ("indicator",),
    "reached": ("outcome",),
}
_COSTING = frozenset({"maksaa", "kustantaa"})
NUMBERS = {"probability": "ratio", "impact": "ratio", "score": "ratio", "own_share": "%", "cost_percent": "%", "total_funding": "EUR"}
_KIND_SLOTS = {
    "target": ("status", "responsible", "indicator", "description"),
    "plan": ("status", "responsible", "indicator", "description"),
    "risk": ("class", "probability", "impact", "score", "control", "control_outcome", "responsible"),
    "project": ("duration", "funder", "own_share", "cost_percent", "total_funding", "description", "responsible", "status"),
    "investment": ("description", "status", "duration"),
}
_INSTEAD = {("investment", "status"): "description", ("project", "status"): "description"}
_KIND_WORDS = frozenset({"riski", "hanke", "tavoite", "investointi"})
_SORTS = ("class", "funder", "theme", "responsible")
"""Fields whose words choose among records: "AVIn rahoittamat", "toiminnalliset riskit"."""
_SHORT = ("responsible", "class", "duration", "funder")
"""Fields whose few words are said before what they are."""
_TARGETS = ("target", "plan")
_TOLD = {"target": "reached", "plan": "reached", "project": "description", "investment": "description"}
"""The field that tells how things have gone."""
_NUMBER = re.compile(r"-?\d[\d \u00a0\u202f]*(?:,\d+)?")
_WHEN = re.compile(r"\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.|(?:19|20)\d\d|kuussa|kuun|keväällä|syksyllä|kesällä|talvella")
_EMPTY = re.compile(r"^[\s\-–—?.]*$")


@dataclass
class RecordAnswers:
    """Answers a query from the records of the ledger's reports."""

    ledger: Ledger
    analyser: Analyser

    # ------------------------------------------------------------------------------------------- which records

    def named(self, query: Query, explained: Explained, previous: Sequence[str] = ()) -> list[StoredRecord]:
        """The records that the question names: by title, by quotation, or by words that all stand in the record; best first."""
        held = self.ledger.vocabulary.records
        quotes = [s.quote for s in explained.spans if s.quote is not None and s.has("status") is None]
        pool = self.in_scope(query, list(held.values()))
        if quotes:
            return self._by_words(pool, read(quotes[0], self.analyser, self.ledger.vocabulary.known).tokens, least=0.75)
        if query.records:
            wanted = {account_key(held[r].record.title) for r in query.records if r in held}
            kept = [r for r in pool if account_key(r.record.title) in wanted]
            if kept:
                return kept
        words = [explained.tokens[i] for i in explained.open]
        extra = [
            explained.tokens[i]
            for s in explained.spans
            if (s.has("unit") or s.has("subject") or s.has("account_word")) and not s.has("municipality")
            for i in range(s.start, s.end)
        ]
        if words:
            return self._by_words(pool, words, least=1.0, also=extra)
        if previous and (query.follow_up or not extra):
            return self._at_time(query, pool, [held[r] for r in previous if r in held])
        if extra and not query.listed and not query.counted:
            return self._by_words(pool, extra, least=1.0)
        return []

    def _at_time(self, query: Query, pool: Sequence[StoredRecord], before: list[StoredRecord]) -> list[StoredRecord]:
        """The records of the turn before, or what the report of another time that the question names prints of the same."""
        if not (query.periods or query.sources) or not before:
            return before
        own = {r.record.record_id for r in pool}
        kept = [r for r in before if r.record.record_id in own]
        return kept or [r for r in pool if any(self.same_title(r, other) for other in before)]

    def nearly_named(self, query: Query, explained: Explained) -> list[StoredRecord]:
        """The records whose titles say most of the question's names of units and rows, two words at least."""
        if explained.open or query.records:
            return []
        spans = [s for s in explained.spans if (s.has("unit") or s.has("subject")) and not s.has("municipality") and "slot:status" not in s.tags]
        words = [explained.tokens[i] for s in spans for i in range(s.start, s.end)]
        return self._by_words(self.in_scope(query, list(self.ledger.vocabulary.records.values())), words, least=0.6, title_least=0.6) if len(words) > 1 else []

    def in_scope(self, query: Query, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """The records of the kind, municipality, report and year that the question names."""
        kinds = set(query.record_kinds)
        if "plan" in kinds and any(r.record.kind == "plan" for r in pool):
            kinds = (kinds - set(_TARGETS)) | {"plan"}
        elif kinds & set(_TARGETS):
            kinds |= set(_TARGETS)
        slot_kinds = {k for k, slots in _KIND_SLOTS.items() if any(s in slots for s in query.slots)} if not kinds and query.slots else set()
        kept = [r for r in pool if not (kinds or slot_kinds) or r.record.kind in (kinds or slot_kinds)]
        reports = self.ledger.vocabulary.reports
        if query.municipalities:
            kept = [r for r in kept if reports[r.report_id].municipality in query.municipalities]
        for spec in query.sources[:1] or query.periods[:1]:
            if spec.kind == "latest":
                continue
            fitting = [r for r in kept if report_fits(spec, reports[r.report_id])]
            told = spec.last is not None and any(
                report_fits(spec, r) for r in reports.values() if not query.municipalities or r.municipality in query.municipalities
            )
            if spec in query.sources or fitting or told:  # a report of that time that has no such row does not let another one answer
                kept = fitting
            elif spec.last is not None:
                kept = []
            elif spec.year is not None:
                kept = [r for r in kept if (p := reports[r.report_id].period) is not None and p.end.year == spec.year]
        return kept

    def _by_words(
        self, pool: Sequence[StoredRecord], words: Sequence[Token], least: float, also: Sequence[Token] = (), title_least: float = 0.0
    ) -> list[StoredRecord]:
        """Records that hold at least so great a part of the words, those whose title holds most first; only the best ones."""
        asked = [w for w in words if w.kind == "word" and len(w.low) > 2 and w.low not in ("ja", "sekä", "että")]
        if not asked:
            return []
        scored: list[tuple[float, float, float, StoredRecord]] = []
        for stored in pool:
            record = stored.record
            title = self._keys(" ".join([record.title, *(record.fields.get(k, "") for k in ("goal", "action", "risk"))]))
            everything = title | self._keys(" ".join(record.fields.values()))
            in_title = sum(self._covers(title, w) for w in asked) / len(asked)
            in_all = sum(self._covers(everything, w) for w in asked) / len(asked)
            bonus = sum(self._covers(everything | self._keys(record.unit), w) for w in also)
            if in_all >= least and in_title > 0 and in_title >= title_least:
                scored.append((in_title, in_all, bonus, stored))
        if not scored:
            return []
        best = max((t, a, b) for t, a, b, _ in scored)
        return [r for t, a, b, r in scored if (t, a, b) == best]

    def _keys(self, text: str) -> frozenset[str]:
        return frozenset(self.analyser.keys(text))

    def _covers(self, keys: frozenset[str], word: Token) -> bool:
        if word.parts and word.parts[-1] in _KIND_WORDS:  # "sisäilmariski" speaks of a risk with "sisäilma" in its title
            return any(part in keys for part in word.parts[:-1] if len(part) > 3 and part not in _KIND_WORDS)
        if keys & word.keys or (word.roots and keys & word.roots):
            return True
        near = near_words()
        groups = {group for key in word.keys for group in near.get(key, ())}
        if groups and any(groups & near.get(key, frozenset()) for key in keys):
            return True
        parts = [p for p in word.parts if len(p) > 3 and p not in _KIND_WORDS]
        if len(parts) > 1 and all(any(h.startswith(p[:-1]) for h in keys) for p in parts if not any(p != q and p in q for q in word.parts)):
            return True
        long = [h for h in keys if len(h) > 5]
        return any(len(k) > 5 and any(h.startswith(k[:-1]) or (k.startswith(h[:-1]) and 4 * len(h) >= 3 * len(k)) for h in long) for k in word.keys)

    # ------------------------------------------------------------------------------------------- answers

    def answer(self, query: Query, explained: Explained, previous: Sequence[str] = ()) -> Draft | None:
        """The draft, or None when the question is not about records that there are."""
        alone = bool(query.records) and not (query.listed or query.counted or query.order or query.limit)
        carried = bool(previous) and query.follow_up
        if explained.has("op:sum") and "project" in query.record_kinds and not explained.open and not query.counted and not alone and not carried:
            total = self.printed_total(query)
            if total is not None:
                return total
        rated = self._rated(query, explained)
        if rated is not None:
            return rated
        if (query.operation == "records" or query.order is not None or query.limit is not None) and not alone:
            counted = self._counted(query, explained, previous)
            if counted is not None:
                return counted
            if (query.order is not None or query.limit is not None or query.counted) and query.record_kinds:
                return None
        found = self.named(query, explained, previous)
        if not found:
            if query.statuses and query.record_kinds and not explained.open:
                return self._counted(query, explained, previous)
            return None
        return self._fields(query, found, explained)

    def _rated(self, query: Query, explained: Explained) -> Draft | None:
        """The records that are given the number named, where none is named: "sekä todennäköisyydeksi että merkittävyydeksi on annettu 2"."""
        slots = [s for s in query.slots if s in NUMBERS]
        plain = query.yes_no is None and query.limit is None and query.order is None
        if not slots or not plain or query.records or query.counted or explained.open or not any(s.has("number") for s in explained.spans):
            return None
        pool = self._set(query, explained, ())
        if not isinstance(pool, list) or not pool:
            return None
        draft = Draft(self.ledger)
        for r in list({(account_key(r.record.title), r.record.fields.get("duration", "")): r for r in pool}.values()):
            numbers = [(slot, n) for slot in slots if (n := number_of(self.field(r, slot))) is not None]
            told = [(slot, draft.value(n, NUMBERS[slot], slot_name(r, slot))) for slot, n in numbers]
            draft.lines.append(record_wording.rated(r.record.kind, r.record.title, told, draft.cite_record(r, self.quote(r, slots[0]))))
            draft.records.append(r.record.record_id)
        return draft

    def reason(self, query: Query, explained: Explained, words: Sequence[AskedWord], previous: Sequence[str] = ()) -> Draft | None:
        """What the row of a record named says of why: of an investment or project its report, of a target what came about."""
        quoted = any(s.quote is not None and s.has("status") is None for s in explained.spans)
        if not (quoted or query.records or (previous and query.follow_up and not query.subjects)):
            return None
        for stored in self._latest(query, self.named(query, explained, previous)):
            if stored.record.kind not in _TOLD or not self._speaks_of_all(stored, explained):
                continue
            printed = self.field(stored, _TOLD[stored.record.kind])
            chosen = reasons_for(words, sentences(printed), self.analyser)
            if chosen:
                draft = Draft(self.ledger)
                text = " ".join(chosen)
                mark = draft.cite_record(stored, self.quote(stored, _TOLD[stored.record.kind], text))
                draft.lines.append(record_wording.said_of(stored.record.title, text, mark))
                draft.records.append(stored.record.record_id)
                return draft
        return None

    def _speaks_of_all(self, stored: StoredRecord, explained: Explained) -> bool:
        """Whether a record holds every noun that the question leaves open: "… eläkeläisten osalta" asks of something else."""
        record = stored.record
        keys = self._keys(" ".join([record.title, record.unit, *record.unit_path, *record.fields.values(), *record.section]))
        tokens = [explained.tokens[i] for i in explained.open]
        nouns = [t for t in tokens if any(r.kind.startswith("nimisana") for r in readings(t.corrected or t.low)[:1])]
        return all(self._covers(keys, noun) for noun in nouns if not noun.keys & project_words())

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
        newest = self._of_years(newest, explained)
        if not all(self.same_title(newest[0], r) for r in newest[1:]):
            return self._which(newest)
        kind = newest[0].record.kind
        begun = kind in _TARGETS and query.yes_no is not None and query.statuses == ("in_progress",)
        if begun and not any(self.state(self.field(r, "status")) == "in_progress" for r in newest):  # how a target came out says nothing of it
            return self._under_way(newest, [explained.tokens[i] for i in explained.open])
        if kind == "project" and len({r.record.fields.get("duration", "") for r in newest}) > 1:
            return self._which(newest)
        slots = list(dict.fromkeys(_INSTEAD.get((kind, s), s) for s in query.slots))
        slots = [s for s in slots if s in _KIND_SLOTS[kind]]
        if not slots and (query.yes_no is not None or query.statuses) and kind in _TARGETS:
            slots = ["status"]
        if not slots and kind == "project" and query.wanted_unit in ("EUR", None) and explained.has("ask:amount"):
            if _is_spent(explained):  # what is granted is not what has been used
                return None
            slots = ["total_funding"]
        if not slots and kind == "risk" and explained.has("why"):
            return None
        if not slots and explained.has("ask:which", "why") and kind in ("project", "investment") and not explained.open:
            slots = ["description"]
        if not slots:
            return None
        if "control" in slots and "control_outcome" in slots:
            slots.remove("control")
        if ("control" in slots and explained.has("measure:actual", "status:achieved")) or ("control" in slots and query.statuses):
            slots = ["control_outcome" if s == "control" else s for s in slots]
        draft = Draft(self.ledger)
        for slot in slots:
            self._say_slot(draft, newest, slot, query)
        draft.records = [r.record.record_id for r in newest]
        return draft

    def _of_years(self, found: list[StoredRecord], explained: Explained) -> list[StoredRecord]:
        """Those whose duration holds the years that the question names."""
        years = {y for t in explained.tokens for y in re.findall(r"(?:19|20)\d\d", t.low)}
        kept = [r for r in found if years and years == set(re.findall(r"(?:19|20)\d\d", r.record.fields.get("duration", "")))]
        return kept or found

    def same_title(self, one: StoredRecord, other: StoredRecord) -> bool:
        """Whether two titles say nearly the same words."""
        first, second = self._keys(one.record.title), self._keys(other.record.title)
        return account_key(one.record.title) == account_key(other.record.title) or len(first & second) >= 0.7 * len(first | second)

    def _say_slot(self, draft: Draft, found: Sequence[StoredRecord], slot: str, query: Query) -> None:
        stored = next((r for r in found if self.field(r, slot)), found[0])
        record = stored.record
        printed = self.field(stored, slot)
        if not printed or _EMPTY.match(printed):
            mark = draft.cite_record(stored, self.quote(stored, slot))
            draft.lines.append(record_wording.empty(record.kind, record.title, slot, mark))
            return
        mark = draft.cite_record(stored, self.quote(stored, slot))
        label = slot_name(stored, slot)
        if slot == "status":
            self._say_status(draft, found, printed, query)
            return
        unit = NUMBERS.get(slot)
        number = number_of(printed) if unit is not None else None
        if unit is not None and number is not None:
            figure = self._figure(stored, slot)
            text = draft.value(number, unit, label, figure.figure.figure_id if figure is not None else None)
            draft.lines.append(wording.lookup(text, label, mark))
        else:
            draft.lines.append((record_wording.fact if slot in _SHORT else record_wording.stated)(label, printed, mark))
        if slot == "duration":
            self._say_start(draft, stored)
        others = {self.field(r, slot) for r in found} - {printed, ""}
        for other in found:
            if self.field(other, slot) in others:
                other_mark = draft.cite_record(other, self.quote(other, slot))
                draft.caveat(record_wording.elsewhere(self.field(other, slot), other.record.page, other_mark))

    def _say_start(self, draft: Draft, stored: StoredRecord) -> None:
        """The sentence of the description that tells when it begins or ends."""
        for sentence in sentences(stored.record.fields.get("description", "")):
            if _WHEN.search(sentence) and self._keys(sentence) & {"alkaa", "käynnistyä", "päättyä", "aloittaa", "käynnistää"}:
                draft.lines.append(wording.cited(sentence, draft.cite_record(stored, sentence)))

    def _figure(self, stored: StoredRecord, slot: str) -> StoredFigure | None:
        measure = {"own_share": "own_share", "cost_percent": "cost_percent", "total_funding": "total_funding"}.get(slot)
        for figure_id in stored.record.figure_ids:
            figure = self.ledger.store.figure(figure_id)
            if figure is not None and figure.figure.measure == measure:
                return figure
        return None

    def _under_way(self, found: Sequence[StoredRecord], words: Sequence[Token]) -> Draft | None:
        """Whether something has begun by what came about of its target: "käynnistyy syksyllä"; None when that does not say."""
        for stored in found:
            period = self.ledger.vocabulary.reports[stored.report_id].period
            for text in sentences(self.field(stored, "reached")):
                spoken_of = bool(words) and all(self._covers(self._keys(text), w) for w in words)
                told = under_way(text, period.end) if period is not None and spoken_of else None
                if told is not None:
                    draft = Draft(self.ledger)
                    draft.lines.append(wording.granted(told, wording.cited(text, draft.cite_record(stored, self.quote(stored, "reached", text)))))
                    draft.records.append(stored.record.record_id)
                    return draft
        return None

    def _say_status(self, draft: Draft, found: Sequence[StoredRecord], printed: str, query: Query) -> None:
        states: dict[str, list[StoredRecord]] = {}
        for r in found:
            states.setdefault(self.field(r, "status"), []).append(r)
        states.pop("", None)
        if len(query.statuses) > 1:
            query = replace(query, yes_no=None)
        title = found[0].record.title
        marks = [draft.cite_record(rs[0], self.quote(rs[0], "status")) for rs in states.values()]
        together = "".join(dict.fromkeys(marks))
        asked = query.statuses[0] if query.statuses else "achieved"
        same = {self.state(s) == asked for s in states}
        if len(states) > 1 and (query.yes_no is None or len(same) > 1):
            told = [record_wording.state_on_page(s, rs[0].record.page) for s, rs in states.items()]
            draft.lines.append(record_wording.states_differ(title, list(zip(told, marks, strict=True))))
            draft.caveat(record_wording.states_caveat(told))
        elif query.yes_no is not None:
            draft.lines.append(record_wording.state_is(same == {True}, title, list(states), together))
        else:
            draft.lines.append(record_wording.fact(slot_name(found[0], "status"), printed, together))

    def _counted(self, query: Query, explained: Explained, previous: Sequence[str]) -> Draft | None:
        """Records of a unit, a state, a class, a funder: how many, which, the largest, those over a limit, or their sum."""
        pool = self._set(query, explained, previous)
        if pool is None or not isinstance(pool, list):
            return pool
        reports = self.ledger.vocabulary.reports
        if not pool or len({reports[r.report_id].municipality for r in pool}) > 1:
            return None
        unique = list({(account_key(r.record.title), r.record.fields.get("duration", "")): r for r in pool}.values())
        slot = next(
            (s for s in query.slots if s in NUMBERS),
            ("cost_percent" if query.wanted_unit == "%" else "total_funding") if unique[0].record.kind == "project" else None,
        )
        if "duration" in query.slots and query.order is not None:  # how long a project goes on is told in years that are not reckoned
            return None
        if slot is None and query.order is not None:
            slot = "score" if unique[0].record.kind == "risk" and any(self.field(r, "score") for r in unique) else None
            if slot is None:  # nothing says by what
                return None
        draft = Draft(self.ledger)
        draft.records = [r.record.record_id for r in unique]
        kind = "target" if unique[0].record.kind in _TARGETS else unique[0].record.kind
        if query.order is not None and slot is not None:
            return self._largest(draft, unique, slot, query)
        if query.limit is not None and slot is not None:
            return self._over(draft, unique, slot, query)
        if explained.has("op:sum") and slot == "total_funding" and not query.counted:
            if _is_spent(explained):
                return None
            return self._total(draft, unique, query)
        if explained.has("op:mean"):
            return self._mean(draft, unique, slot) if slot is not None and not query.counted else None
        if query.counted:
            text = draft.value(Decimal(len(unique)), "count", record_wording.counted(kind, len(unique)))
            marks = "".join(dict.fromkeys(draft.cite_record(r, self.quote(r, "status")) for r in unique[:12]))
            draft.lines.append(wording.lookup(text, record_wording.counted_by_name(kind, [r.record.title for r in unique]), marks))
            besides = explained.has("op:sum") and "total_funding" in query.slots and not _is_spent(explained)
            return self._total(draft, unique, query) if besides else draft  # "lkm ja kokonaisrahoitus yht."
        if explained.has("ask:amount") or (explained.has("ask:when", "ask:who", "op:share", "want:%") and not query.listed):  # a list tells no amount or time
            return None
        for r in unique:
            state = self.field(r, "status")
            draft.lines.append(record_wording.listed(r.record.title, state if kind == "target" else "", draft.cite_record(r, self.quote(r, "status"))))
        return draft

    def _set(self, query: Query, explained: Explained, previous: Sequence[str]) -> "list[StoredRecord] | Draft | None":
        """The records that the question speaks of together; a draft when it names a state that none has; None when it is not about a set."""
        held = self.ledger.vocabulary.records
        if (
            previous
            and query.follow_up
            and not explained.open
            and (explained.has("pronoun") or not any(s.period is not None for s in explained.spans))
            and not any(s.has("unit") or s.has("status") or any(t.startswith("kind:") for t in s.tags) for s in explained.spans)
        ):
            return [held[r] for r in previous if r in held]
        kinds = set(query.record_kinds) & {"target", "plan", "risk", "project", "investment"}
        if not kinds:
            return None
        pool = self._latest(query, self._of_units(query, self.in_scope(query, list(held.values()))))
        if query.statuses == ("in_progress",) and kinds == {"project"} and not any(self.field(r, "status") for r in pool):
            pool = [r for r in pool if self._runs(r, query)]
        elif query.statuses:
            asked = set(query.statuses)
            known = {self.state(self.field(r, "status")) for r in pool}
            if not asked & known and pool and not query.sources:
                return self._no_such_state(pool, query)
            pool = [r for r in pool if self.state(self.field(r, "status")) in asked]
            done = [r for r in pool if _is_done(self.field(r, "status"))]
            if done and any(_is_done(explained.text(s)) for s in explained.spans if s.has("status")):  # "toteutunut" beside "toteutuu"
                pool = done
        if kinds == {"project"} and "duration" in query.slots and not query.statuses:
            pool = [r for r in pool if self._in_year(r, query, explained)]
        if explained.open:
            words = [explained.tokens[i] for i in explained.open]
            own = [r for r in pool if self._says(r, words)]
            pool = own or [r for r in pool if self._says(r, words, r.record.section)]  # "valtuuston tavoitteet": a heading says whose they are
        rated = [s for s in query.slots if s in NUMBERS]
        numbers = [Decimal(c.values[0]) for s in explained.spans if (c := s.has("number"))]
        if rated and numbers and not query.counted and query.limit is None:
            pool = [r for r in pool if all(number_of(self.field(r, s)) == numbers[0] for s in rated)]
        return pool

    def _in_year(self, stored: StoredRecord, query: Query, explained: Explained) -> bool:
        """Whether a project begins (or ends) in the year asked for: "mitkä hankkeet alkoivat 2023"."""
        asked = next((p.year for p in (*query.periods, *query.sources) if p.year is not None), None)
        years = [int(y) for y in re.findall(r"(?:19|20)\d\d", self.field(stored, "duration"))]
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
        years = [int(y) for y in re.findall(r"(?:19|20)\d\d", self.field(stored, "duration"))]
        return asked is None or not years or min(years) <= asked <= max(years)

    def _says(self, stored: StoredRecord, words: Sequence[Token], headings: Sequence[str] = ()) -> bool:
        """Whether a record's title, the fields that sort records, or its headings hold all of the words."""
        record = stored.record
        keys = self._keys(" ".join([*(v for k, v in record.fields.items() if k in _SORTS), record.title, *headings]))
        return all(self._covers(keys, w) for w in words)

    def _largest(self, draft: Draft, pool: list[StoredRecord], slot: str, query: Query) -> Draft | None:
        sized = [(n, r) for r in pool if (n := number_of(self.field(r, slot))) is not None]
        sized.sort(key=lambda item: item[0], reverse=query.order == "largest")
        if not sized or (len(sized) > query.count and sized[query.count - 1][0] == sized[query.count][0]):
            return None
        draft.records = []
        others = [s for s in query.slots if s != slot and s in _KIND_SLOTS[sized[0][1].record.kind] and s not in ("status", "indicator")]
        if others and query.count == 1:  # "todennäköisimmän riskin hallintakeino"
            for other in others:
                self._say_slot(draft, [sized[0][1]], other, query)
            draft.records = [sized[0][1].record.record_id]
            return draft
        for number, r in sized[: query.count]:
            label = slot_name(r, slot)
            draft.lines.append(wording.lookup(draft.value(number, NUMBERS[slot], label), label, draft.cite_record(r, self.quote(r, slot))))
            draft.records.append(r.record.record_id)
        return draft

    def _over(self, draft: Draft, pool: list[StoredRecord], slot: str, query: Query) -> Draft | None:
        limit = Decimal(query.limit or "0")
        under = "under" in query.extra
        sized = [(n, r) for r in pool if (n := number_of(self.field(r, slot))) is not None]
        chosen = [(n, r) for n, r in sized if beyond(n, limit, not under, query)]
        if not chosen:
            return None
        draft.records = []
        for number, r in sorted(chosen, key=lambda item: -item[0]):
            label = slot_name(r, slot)
            draft.lines.append(wording.lookup(draft.value(number, NUMBERS[slot], label), label, draft.cite_record(r, self.quote(r, slot))))
            draft.records.append(r.record.record_id)
        return draft

    def _mean(self, draft: Draft, pool: list[StoredRecord], slot: str) -> Draft | None:
        """The mean of a field's numbers over the records that tell one; None for fewer than two."""
        sized = [(n, r) for r in pool if (n := number_of(self.field(r, slot))) is not None]
        if len(sized) < 2:
            return None
        unit = NUMBERS[slot]
        marks = [int(draft.cite_record(r, self.quote(r, slot)).strip("[]")) for _, r in sized]
        operands = [Operand(None, n, unit, with_unit(n, unit), r.record.title, mark) for (n, r), mark in zip(sized, marks, strict=True)]
        number = mean([n for n, _ in sized])
        text = draft.value(number, unit, wording.averaged([o.label for o in operands]))
        draft.computed("mean", "+", operands, number, unit)
        draft.lines.append(wording.lookup(text, wording.averaged([operand_text(o) for o in operands]), marks_of(marks)))
        return draft

    def _total(self, draft: Draft, pool: list[StoredRecord], query: Query) -> Draft | None:
        """The sum of the projects' funding; the total that the table itself prints where it covers just these."""
        sized = [(n, r) for r in pool if (n := number_of(self.field(r, "total_funding"))) is not None]
        total = sum((n for n, _ in sized), Decimal(0))
        operands = []
        for number, r in sized:
            mark = draft.cite_record(r, self.quote(r, "total_funding"))
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
        states = list(dict.fromkeys(self.field(r, "status") for r in pool if self.field(r, "status")))
        draft.lines.append(record_wording.no_such_state(states))
        return draft

    def _of_units(self, query: Query, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """The records of the units named: those headed by the unit itself, else by the units below it."""
        names = {n for u in query.units for n in u.names if not n.startswith("*")}
        if not names:
            return list(pool)
        own = [r for r in pool if r.record.unit in names]
        below = own or [r for r in pool if names & set(r.record.unit_path)]
        below = below or [r for r in pool if self._whole_report(r, names)]
        return below or (list(pool) if self._speak_of(pool, names) else [])

    def _whole_report(self, stored: StoredRecord, names: set[str]) -> bool:
        """Whether a record that no unit heads stands in a report of one service area alone, the one named."""
        vocabulary = self.ledger.vocabulary
        tops = {u.path[1] for held in vocabulary.units.values() for r, u in held if r == stored.report_id and len(u.path) > 1}
        return stored.record.unit in vocabulary.municipalities and len(tops) == 1 and tops <= names

    def _speak_of(self, pool: Sequence[StoredRecord], names: set[str]) -> bool:
        """Whether records that no unit heads are all about the units named: every unit that their words call to mind is one of those or below them."""
        vocabulary = self.ledger.vocabulary
        if not pool or any(r.record.unit not in vocabulary.municipalities for r in pool):
            return False
        reached = 0
        for r in pool:
            words = [*self._keys(f"{r.record.title} {r.record.fields.get('responsible', '')}")]
            met = {n for w in words for p in vocabulary.phrases.get(w, ()) if p.concept.kind == "unit" and len(p.words) == 1 for n in p.concept.values}
            within = {n for n in met if n in names or any(names & set(unit.path) for _, unit in vocabulary.units.get(n, ())) or self._of_field(n, names)}
            reached += bool(within)
            if met and not within:
                return False
        return 2 * reached >= len(pool)

    def _of_field(self, unit: str, names: set[str]) -> bool:
        """Whether a unit whose place in the tree is not printed does the work of one of the areas named: a museum that of the educational services."""
        if any(len(u.path) > 2 for _, u in self.ledger.vocabulary.units.get(unit, ())):
            return False
        return any(area_field(name) is not None and area_field(name) == unit_field(unit) for name in names)

    def _latest(self, query: Query, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        if query.sources or query.periods or not pool:
            return list(pool)
        reports = self.ledger.vocabulary.reports
        ends = [p.end for r in pool if (p := reports[r.report_id].period)]
        return [r for r in pool if not ends or (p := reports[r.report_id].period) is None or p.end == max(ends)]

    def state(self, printed: str) -> str:
        """The state that printed words tell: "Toteutuu osittain" → partly, "Viivästynyt" → delayed."""
        if not printed:
            return ""
        known = explain(read(printed, self.analyser), self.ledger.vocabulary, self.analyser)
        states = [(s.end - s.start, c.values[0]) for s in known.spans if (c := s.has("status"))]
        return max(states)[1] if states else ""

    def field(self, stored: StoredRecord, slot: str) -> str:
        """What the record says of a slot, as printed; "" where it says nothing."""
        return next((v for k in _FIELDS.get(slot, (slot,)) if (v := stored.record.fields.get(k, "").strip())), "")

    def _which(self, found: Sequence[StoredRecord]) -> Draft:
        draft = Draft(self.ledger, "clarify")
        kind = found[0].record.kind
        draft.lines.append(record_wording.which(kind))
        for r in list({account_key(r.record.title) + r.record.fields.get("duration", ""): r for r in found}.values())[:6]:
            draft.suggestions.append(record_wording.choice(r.record.kind, r.record.title, r.record.fields.get("duration", "")))
        draft.lines += [question_wording.choice(s) for s in draft.suggestions]
        return draft

    def quote(self, stored: StoredRecord, slot: str, said: str | None = None) -> str:
        """The row as printed from its title to the cell that tells, or what it is cut to: the cell, or what of it is `said`."""
        record = stored.record
        cell = self.field(stored, slot)
        row = self._row(stored)
        if cell and row:
            ends = [n for n, text in enumerate(row) if text == record.title or record.title in text]
            tells = [n for n, text in enumerate(row) if cell in text or text in cell]
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


def _is_spent(explained: Explained) -> bool:
    """Whether a question asks what has been used, not what something costs."""
    return any(not explained.tokens[i].keys & _COSTING for span in explained.tagged("spend") for i in range(span.start, span.end))


def slot_name(stored: StoredRecord, slot: str) -> str:
    """What is told of which record, in words."""
    return record_wording.slot_name(stored.record.kind, stored.record.title, slot)


@cache
def project_words() -> frozenset[str]:
    """Words that say only that something is bought, built or done."""
    return frozenset(row["word"] for row in read_table("project_words"))


@cache
def _fields_of_work(column: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, row["field"]) for row in read_table("unit_fields") for word in row[column].split())


def area_field(name: str) -> str | None:
    """The field of work of a whole service area: "Sivistyspalvelut" → sivistys; None for one that is not among those known."""
    return next((field for word, field in _fields_of_work("areas") if name.lower().startswith(word)), None)


def unit_field(name: str) -> str | None:
    """The field of work of a unit: "Museopalvelut" → sivistys."""
    return next((field for word, field in _fields_of_work("units") if name.lower().startswith(word)), None)


def _is_done(words: str) -> bool:
    """Whether words say that something has come about: "Toteutunut", not "Toteutuu"."""
    return any(reading.participle and not reading.finite for word in words.lower().split() for reading in readings(word)[:1])


def number_of(printed: str) -> Decimal | None:
    """The first number of what is printed."""
    match = _NUMBER.search(printed)
    return Decimal(re.sub(r"[\s\u00a0\u202f]", "", match[0]).replace(",", ".")) if match else None
