"""Answers made of records: states, counts and lists of targets, who is responsible, facts of risks, projects and investments."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.language.finnish import Analyser
from ingest.language.numerals import find_numerals
from ingest.language.sentences import sentences
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.evidence.asked_words import AskedWord, is_verb
from retrieval.evidence.draft import Draft, cut_around, joined
from retrieval.evidence.figures import Ledger
from retrieval.evidence.reasons import reasons_for
from retrieval.evidence.record_choice import JUDGED, TARGETS, RecordChoice, grade_of
from retrieval.evidence.record_fields import KIND_SLOTS, RecordFields, slot_name
from retrieval.evidence.stretches import points_back
from retrieval.evidence.target_levels import LEVELS, level_of
from retrieval.evidence.work_stages import STAGES, at_stage
from retrieval.language import question_wording, record_wording, wording
from retrieval.language.ahead import under_way
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.records.measured_targets import SLOTS, measured
from retrieval.records.one_of_several import unnamed
from retrieval.records.record_conditions import conditions_of, is_spent
from retrieval.records.record_facts import RecordFacts
from retrieval.records.record_sets import RecordSets
from retrieval.records.undone_targets import undone
from retrieval.rewording.contexts import status_qualifiers
from retrieval.sentences.beside_number import over_time
from retrieval.sentences.run_rules import says_when

_INSTEAD = {("investment", "status"): "description", ("project", "status"): "description"}
_TOLD = {"target": "reached", "plan": "reached", "project": "description", "investment": "description"}
"""The field that tells how things have gone."""
_POINTING = ("Tätä ", "Näitä ", "Sitä ", "Niitä ")
"""How a sentence begins whose object the one before it tells."""


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
        if alone and explained.has("op:sum") and query.operation == "records" and query.slots == ("total_funding",):
            return self.sets.total_of(query, explained)
        if explained.has("op:sum") and "project" in query.record_kinds and not explained.open and not query.counted and not alone and not carried:
            total = self.sets.printed_total(query)
            if total is not None:
                return total
        if query.record_kinds == ("risk",) and set(query.slots) <= {"class"} and not (alone or carried) and self._names_class(query, explained):
            query = replace(query, operation="records", slots=())  # "mikä on luokiteltu taloudelliseksi riskiksi"
        conditions = conditions_of(query, explained) if not alone and query.slots + query.record_kinds else ()
        if (query.operation == "records" or query.order is not None or query.limit is not None or conditions) and not alone:
            counted = self.sets.counted(query, explained, previous)
            if counted is not None:
                return counted
            if (query.order is not None or query.limit is not None or query.counted or conditions) and query.record_kinds:
                return None
        aimed = query.operation == "record_field" and query.record_kinds == ("target",) and not (query.slots or query.statuses) and query.yes_no is None
        if aimed and query.periods and self._with_level(replace(query, slots=("target_level",)), explained, previous):  # "mikä on sen tavoite vuodelle 2028"
            query = replace(query, slots=("target_level",))
        found = self._with_level(query, explained, previous) if query.periods and query.slots and set(query.slots) <= {"indicator", *LEVELS} else []
        found = found or self.choice.named(query, explained, previous)
        if query.slots and set(query.slots) <= SLOTS:
            told = self._measured(query, found, explained, previous)
            if told is not None:
                return told
            query = replace(query, slots=("reached",))
        if not found:
            if query.statuses and query.record_kinds and not explained.open:
                return self.sets.counted(query, explained, previous)
            several, slot = ([], "") if previous else unnamed(query, explained, self.choice)
            return self._which(several, query, slot) if several else None
        return self._fields(query, found, explained)

    def of_those(self, query: Query, found: list[StoredRecord], explained: Explained) -> Draft | None:
        """Whether targets that were found for a row of figures came about."""
        return self._fields(replace(query, operation="record_field", yes_no="any", statuses=query.statuses or ("achieved",), slots=()), found, explained)

    def _names_class(self, query: Query, explained: Explained) -> bool:
        """Whether the words left open name a class of risks and nothing else, or a word says what they are judged to be."""
        pool = self.choice.of_units(query, self.choice.in_scope(query, list(self.ledger.vocabulary.records.values())))
        if self.choice.judged(pool, explained) is not None:
            return True
        words = [explained.tokens[i] for i in explained.open]
        classed, left = self.choice.of_class(pool, words)
        return bool(words) and not left and len(classed) < len(pool)

    def reason(self, query: Query, explained: Explained, words: Sequence[AskedWord], previous: Sequence[str] = ()) -> Draft | None:
        """What the row of a record named says of why: of an investment or project its report, of a target what came about."""
        quoted = any(s.quote is not None and s.has("status") is None for s in explained.spans)
        late = bool(query.words) and bool(query.statuses)  # "miksi kiertoliittymä on myöhässä?"
        if not (quoted or query.records or late or (previous and query.follow_up and not query.subjects)):
            return self._told_why(undone(query, explained, self.choice), ())
        held = self.ledger.vocabulary.records
        told = [held[r] for r in previous if r in held] if query.follow_up and not query.records else []
        pool = self.choice.latest(query, self.choice.named(query, explained, previous) or told)  # "mistä viive johtui?" of the one told
        return self._told_why([r for r in pool if r.record.kind in _TOLD and self.choice.speaks_of_all(r, explained)], words)

    def _told_why(self, pool: Sequence[StoredRecord], words: Sequence[AskedWord]) -> Draft | None:
        """The reason that the row of the first record tells that gives one."""
        for stored in pool:
            printed = self.fields.field(stored, _TOLD[stored.record.kind])
            texts = sentences(printed)
            chosen = reasons_for(words, texts, self.analyser)
            before = texts.index(chosen[0]) if chosen else 0
            if before and (points_back(chosen[0]) or chosen[0].startswith(_POINTING)):  # "Tätä ei osattu ennakoida": what the sentence before it tells
                chosen = [texts[before - 1], *chosen]
            if chosen:
                draft = Draft(self.ledger)
                text = " ".join(chosen)
                mark = draft.cite_record(stored, self.fields.quote(stored, _TOLD[stored.record.kind], text))
                draft.lines.append(record_wording.said_of(stored.record.title, text, mark))
                draft.records.append(stored.record.record_id)
                return draft
        return None

    def moment(self, explained: Explained, told: str) -> Draft | None:
        """What the row of the record told before says of when: "milloin se otetaan käyttöön?"; None where no sentence of it names both."""
        stored = self.ledger.vocabulary.records.get(told)
        words = [explained.tokens[i] for i in explained.open]
        if stored is None or stored.record.kind not in _TOLD or not words:
            return None
        field = _TOLD[stored.record.kind]
        for text in sentences(self.fields.field(stored, field)):
            if says_when(text) and all(self.fields.covers(self.fields.keys(text), w) or is_verb(w) for w in words):
                draft = Draft(self.ledger)
                draft.lines.append(record_wording.said_of(stored.record.title, text, draft.cite_record(stored, self.fields.quote(stored, field, text))))
                draft.records.append(told)
                return draft
        return None

    def _judged(self, found: list[StoredRecord], query: Query, explained: Explained) -> Draft | None:
        """Whether a risk is printed to be what a question says it is judged to be: "onko korkoriski arvioitu todennäköiseksi"; None for another question."""
        pool = self.choice.in_scope(query, [r for r in self.ledger.vocabulary.records.values() if r.record.kind == "risk"])
        told = self.choice.judged([r for r in pool if r.report_id == found[0].report_id], explained)
        slot = next((s for s in JUDGED if told is not None and any(grade_of(self.fields.field(r, s)) in explained.tokens[told[1]].keys for r in told[0])), "")
        if told is None or not slot or not all(self.fields.field(r, slot) for r in found):
            return None
        draft = self._said(found[:1], [slot], query)
        if draft is not None and draft.lines:
            draft.lines[0] = wording.granted(found[0] in told[0], f"{draft.lines[0][:1].lower()}{draft.lines[0][1:]}")
        return draft

    def _fields(self, query: Query, found: list[StoredRecord], explained: Explained) -> Draft | None:
        reports = self.ledger.vocabulary.reports
        towns = {reports[r.report_id].municipality for r in found}
        if len(towns) > 1:
            return self._which(found, query)
        latest = max((p.end for r in found if (p := reports[r.report_id].period)), default=None)
        newest = (
            [r for r in found if latest is None or (p := reports[r.report_id].period) is None or p.end == latest]
            if not (query.sources or query.periods)
            else found
        )
        newest = self._of_company(query, self.choice.of_years(newest, explained))
        if not newest:
            return None
        if not all(self.fields.same_title(newest[0], r) for r in newest[1:]):
            return self._which(newest, query)
        kind = newest[0].record.kind
        if kind == "risk" and query.yes_no is not None and (judged := self._judged(newest, query, explained)) is not None:
            return judged
        if query.yes_no is not None and explained.has(*STAGES):
            return at_stage(newest[0], explained, self.fields) if kind == "investment" else None
        begun = kind in TARGETS and query.yes_no is not None and query.statuses == ("in_progress",)
        if begun and not any(self.fields.state(self.fields.field(r, "status")) == "in_progress" for r in newest):  # how a target came out says nothing of it
            return self._under_way(newest, [explained.tokens[i] for i in explained.open])
        if (
            kind in TARGETS
            and query.yes_no is not None
            and not explained.has("kind:target")
            and _asks_if_done(explained)
            and _is_beginning(newest[0].record.title)
        ):
            return None  # that something has begun does not say that it is done
        described = kind == "project" and not query.slots and _asks_what_it_is(explained)
        if described:
            newest = [max(newest, key=lambda r: r.record.fields.get("duration", "")[-4:])]
        if kind == "project" and len({r.record.fields.get("duration", "") for r in newest}) > 1:
            return self._which(newest, query)
        slots = list(dict.fromkeys(part for s in query.slots for part in self._told_by(newest, s)))
        carried = not any(t.startswith("slot:") for t in explained.tags)
        if carried and explained.has("ask:amount") and set(slots) <= {"funder", "responsible", "duration"}:  # "kuka rahoittaa sitä, ja paljonko?"
            slots = []
        slots = self._levels([s for s in slots if s in KIND_SLOTS[kind]], newest, explained)
        if kind in TARGETS and query.yes_no == "any" and query.statuses and {"outcome_target", "target_level"} <= set(query.slots):
            slots = ["status"]  # "saavutettiinko tavoitetaso"
        asks = explained.has("ask:which", "ask:amount", "ask:many") and query.yes_no is None and not explained.tagged("slot:status")
        if slots == ["reached"] and _asks_aim_beside(explained):  # "tavoite ja toteuma"
            both = self.sides(newest, explained)
            return both if both is not None else self._said(newest, self._levels(["target_level", "reached"], newest, explained), query)
        if slots == ["reached"]:
            told = self._reached(newest, "value") if explained.tokens[explained.first].low in ("mikä", "paljonko") else None
            if told is None and _asks_how_it_went(explained) and any(self.fields.field(r, "status") for r in newest):
                return self._said(newest, ["status", "reached"], query)
            if told is not None or not any(self.fields.field(r, "reached") for r in newest):
                return told
            how = explained.tokens[explained.first].low in sense_words("how")  # "miten siinä on onnistuttu": how it came out, and what is told of it
            slots = ["status", "reached"] if how and all(self.fields.state_of(r)[1] for r in newest) else slots
        if not slots and asks and kind in TARGETS and not any(s.has("status") for s in explained.spans):  # "mikä käyttöaste oli?"
            told = self.sides(newest, explained)
            aim = told is None and explained.has("kind:target") and not explained.has("measure:actual") and self.fields.field(newest[0], "target_level")
            return self._said(newest, ["target_level"], query) if aim else told  # "vähintään 30", which is no figure
        if not slots and (query.yes_no is not None or query.statuses) and kind in TARGETS:
            slots = ["status"]
        if not slots and kind == "project" and query.yes_no is not None and is_spent(explained) and _asks_of_some(explained):
            return self.facts.spent(newest)
        if slots == ["own_share"] and kind == "project" and query.yes_no == "any":  # "joutuuko kaupunki maksamaan osan hankkeesta"
            return self.facts.spent(newest, "own_share") if _asks_of_any(explained) else None
        if not slots and kind == "project" and query.wanted_unit in ("EUR", None) and explained.has("ask:amount"):
            if is_spent(explained):  # what is granted is not what has been used
                return None
            slots = ["own_share" if explained.tagged("spend") and any(t.low in sense_words("payer") for t in explained.tokens) else "total_funding"]
        if not slots and kind == "risk" and explained.has("why"):
            return None
        if not slots and (
            described or (explained.has("ask:which", "why") and not explained.has("op:share") and kind in ("project", "investment") and not explained.open)
        ):
            slots = ["description"]
        if not slots:
            return None
        own = self.fields.amount(newest[0], "own_share") if {"own_share", "total_funding"} <= set(slots) else None
        if own is not None and query.wanted_unit not in (None, own[1]):  # "montako euroa jää maksettavaa, kun osuus lasketaan kokonaisrahoituksesta"
            slots.remove("total_funding")
        if "control" in slots and "control_outcome" in slots and not _asks_of_both(explained):
            slots.remove("control")
        if ("control" in slots and explained.has("measure:actual", "status:achieved")) or ("control" in slots and query.statuses):
            slots = ["control_outcome" if s == "control" else s for s in slots]
        if slots == ["status"] and query.yes_no in ("over", "under") and kind in TARGETS and not _passes_when_met(newest[0].record.title, query.yes_no):
            return None  # "ylittyikö tavoite" of one that is to stay under a limit
        if slots == ["status"] and query.yes_no is not None and kind in TARGETS and not any(self.fields.state_of(r)[1] for r in newest):
            return None  # what is marked as assessed did not thereby come about
        done = explained.has("measure:actual", "status:achieved") or bool(query.statuses) or any(self.fields.field(r, "control_outcome") for r in newest)
        slots = ["control" if s == "control_outcome" and not done else s for s in slots]  # "mitä tehdään, jotta …" where a plan alone is printed
        if slots == ["status"] and query.yes_no is not None and not query.records and not self.choice.is_what_is_asked(newest[0], explained):
            return None  # "onko kysely valmis" of one that its row only mentions
        return self._said(newest, slots, query)

    def _told_by(self, found: Sequence[StoredRecord], slot: str) -> tuple[str, ...]:
        """The fields that tell what is asked: how a project stands its description does, and its state before that where one is printed."""
        instead = _INSTEAD.get((found[0].record.kind, slot))
        if instead is None:
            return (slot,)
        told = tuple(s for s in (slot, instead) if any(self.fields.field(r, s) for r in found))
        return told or (instead,)

    def _said(self, found: Sequence[StoredRecord], slots: Sequence[str], query: Query) -> Draft:
        """What a record says of one field after another."""
        draft = Draft(self.ledger)
        for slot in slots:
            told = self._reached(found, "value") if slot == "reached" and set(slots) & {*LEVELS} else None
            if told is not None:  # beside the level aimed at, the number that came about
                draft = joined([draft, told]) if draft.lines else told
            else:
                self.facts.say(draft, found, slot, query)
        draft.records = [r.record.record_id for r in found]
        return draft

    def _with_level(self, query: Query, explained: Explained, previous: Sequence[str]) -> list[StoredRecord]:
        """The records named whose level is of the year asked for, whatever year their report is of: "lähtötaso vuonna 2024"."""
        years = {p.year for p in query.periods if p.kind == "year"}
        slots = [s for s in query.slots if s in LEVELS]
        found = self.choice.named(replace(query, periods=()), explained, previous)
        levels = [(r, level_of(self.ledger, r, query) if s == "target_level" else self.fields.figure(r, s)) for r in found for s in slots]
        held = {r.record.record_id for r, figure in levels if figure is not None and figure.figure.period.end.year in years}
        return [r for r in found if r.record.record_id in held]

    def _measured(self, query: Query, found: Sequence[StoredRecord], explained: Explained, previous: Sequence[str]) -> Draft | None:
        """What the measure of one target came to in the year asked for, whatever year its report is of."""
        own = found or (self.choice.named(replace(query, periods=()), explained, previous) if query.periods else [])
        if not own or own[0].record.kind not in TARGETS or not all(self.fields.same_title(own[0], r) for r in own):
            return None
        return measured(self.ledger, self.fields, own, query) if query.slots == ("measured",) or not found else None

    def _levels(self, slots: list[str], found: Sequence[StoredRecord], explained: Explained) -> list[str]:
        """The fields asked for, where the indicator stands beside the level that is asked of it, or tells the level itself: "mittarin tavoitetaso"."""
        told = [s for s in slots if s in LEVELS]
        if not told and slots == ["indicator"] and explained.has("measure:actual"):  # "mittarin toteuma"
            return ["reached"]
        if told and "indicator" in slots and not explained.has("joiner"):
            slots = [s for s in slots if s != "indicator"]
        held = any("target_level" in r.record.fields for r in found)
        return list(dict.fromkeys("indicator" if s == "target_level" and not held else s for s in slots))

    def _of_company(self, query: Query, found: list[StoredRecord]) -> list[StoredRecord]:
        """Those of the companies that the question names; [] where several companies have a target of the name and it names none."""
        companies = {r.record.unit for r in found if any(u.kind == "yhteisö" for _, u in self.ledger.vocabulary.units.get(r.record.unit, ()))}
        if len({r.record.unit for r in found}) < 2 or not companies:
            return found
        named = {n for u in query.units for n in u.names}
        return [r for r in found if r.record.unit in named]

    def of_figure(self, stored: StoredFigure, words: Sequence[str]) -> list[StoredRecord]:
        """The target that a figure is a number of, the one that tells the same outcome, or the one of its unit whose words hold those that named it."""
        targets = [r for r in self.ledger.vocabulary.records.values() if r.report_id == stored.report_id and r.record.kind in TARGETS]
        own = [r for r in targets if stored.figure.figure_id in r.record.figure_ids]
        if own:
            return [r for r in own if self._is_aimed_at(r, stored)]
        same = [r for r in targets if r.record.unit == stored.figure.unit and self._tells(r, stored)]
        if len(same) == 1:
            return same
        keys = [self.fields.keys(word) for word in words]
        beside = [r for r in targets if r.record.unit == stored.figure.unit]
        fitting = [r for r in beside if keys and all(k <= self.fields.keys(" ".join((r.record.title, *r.record.fields.values()))) for k in keys)]
        if not fitting:  # a sentence elsewhere tells the same number
            said = [r for r in targets if keys and all(k <= self.fields.keys(" ".join((r.record.title, *r.record.fields.values()))) for k in keys)]
            fitting = [r for r in said if [f.figure.number for f in self.side_of(r, "value")] == [stored.figure.number]]
        return fitting if len(fitting) == 1 else []

    def _is_aimed_at(self, record: StoredRecord, stored: StoredFigure) -> bool:
        """Whether a number is what a target aims at, where its row tells several of the unit: "ryhmiä oli 34 ja osallistujia 396" of an aim of groups."""
        told = [f for f in self.side_of(record, "value") if f.figure.number_unit == stored.figure.number_unit]
        aimed = self.fields.keys(" ".join([self.fields.field(record, "indicator"), *(f.figure.account for f in self.side_of(record, "budget"))]))
        return len(told) < 2 or bool(self.fields.keys(stored.figure.account) & aimed)

    def _tells(self, record: StoredRecord, stored: StoredFigure) -> bool:
        """Whether an outcome of a record is a figure's number, to the last digit, in the same unit, and of the same day."""
        told = [f.figure for i in record.record.figure_ids if (f := self.ledger.figure(i)) is not None and f.figure.measure != "budget"]
        one = stored.figure
        telling = len(one.number.normalize().as_tuple().digits) > 2  # "100 %" is many things
        return telling and any((f.number, f.number_unit, f.period.end) == (one.number, one.number_unit, one.period.end) for f in told)

    def sides(self, found: Sequence[StoredRecord], explained: Explained) -> Draft | None:
        """What was aimed at and what came about, in the order in which they are asked for; what came about where neither is named."""
        titled = {s.start for s in explained.spans if s.quote is not None or s.has("record")}
        aimed = [s.start for s in explained.tagged("kind:target") if s.end not in titled and not _says_whose(s, explained)]  # "tavoitteen ”…” toteuma"
        told = [s.start for s in explained.spans if {"measure:actual", "slot:reached"} & set(s.tags) or s.has("status")]
        sides = sorted([(at, side) for side, spots in (("budget", aimed), ("value", told)) for at in spots[:1]]) or [(0, "value")]
        drafts = [draft for _, side in sides if (draft := self._reached(found, side)) is not None]
        return joined(drafts) if len(drafts) == len(sides) else None

    def side_of(self, stored: StoredRecord, measure: str) -> list[StoredFigure]:
        """The numbers that came about of a target ("value"), or that were aimed at ("budget"); one in a cell of its own before those that a text tells."""
        figures = [f for i in stored.record.figure_ids if (f := self.ledger.figure(i)) is not None and (f.figure.measure == "budget") == (measure == "budget")]
        figures = [f for f in figures if self._of_its_time(f)]
        return [f for f in figures if f.figure.measure == "actual"] or figures

    def _reached(self, found: Sequence[StoredRecord], measure: str) -> Draft | None:
        """The one number that came about of a target, or that was aimed at; None where its cells hold none or several."""
        figures = list({f.figure.figure_id: f for r in found for f in self.side_of(r, measure)}.values())
        figures = [f for f in figures if f.figure.measure == "actual"] or figures
        if len({(f.figure.number, f.figure.number_unit) for f in figures}) != 1:
            return None
        counts = [n for r in found for n in find_numerals(self.fields.field(r, "reached")) if n.unit is None] if measure == "value" else []
        unread = figures[0].figure.number_unit in ("count", "persons") and {n.value for n in counts} - {figures[0].figure.number}
        return None if unread else self.told_number(found, figures[0])  # "17 uutta ja 11 lopettanutta yritystä": one of them was not read

    def told_number(self, found: Sequence[StoredRecord], stored: StoredFigure) -> Draft:
        """What a target's row says of one of its numbers."""
        draft = Draft(self.ledger)
        side = "budget" if stored.figure.measure == "budget" else "value"
        aimed = "target_level" if self.fields.field(found[0], "target_level") else "indicator"
        label = slot_name(found[0], aimed if side == "budget" else "reached")
        text = draft.figure_value(stored, label)
        told = cut_around(stored.figure.sentence, stored.figure.text).rstrip(".")
        mark = draft.cite_record(found[0], self.fields.quote(found[0], "reached" if side == "value" else "indicator"))
        alone = told == stored.figure.text.strip().rstrip(".")  # the cell holds nothing but the number
        said = f"{text} {over}" if (over := over_time(stored)) else text
        draft.lines.append(wording.lookup(said, label if alone else f"”{told}”", mark))
        draft.records = [r.record.record_id for r in found]
        return draft

    def _of_its_time(self, stored: StoredFigure) -> bool:
        """Whether a number of a target's row is of its report's year or what is ahead: "Vuonna 2022 keskiarvo oli 3,3" is no outcome of 2024."""
        period = self.ledger.report(stored).period
        return period is None or stored.figure.period.end.year >= period.end.year

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

    def _which(self, found: Sequence[StoredRecord], query: Query, slot: str = "") -> Draft:
        draft = Draft(self.ledger, "clarify")
        kind = found[0].record.kind
        slot = slot or next((s for s in query.slots if s in KIND_SLOTS[kind] and s in record_wording.SLOTS), "")
        marks = ""  # where the numbers in names stand
        reports = self.ledger.vocabulary.reports
        several = len({reports[r.report_id].municipality for r in found}) > 1
        told = {(reports[r.report_id].municipality, account_key(r.record.title), r.record.fields.get("duration", "")): r for r in found}
        for (town, _, duration), r in list(told.items())[:6]:
            whose = question_wording.town_in_genitive(town) if several else ""
            draft.suggestions.append(record_wording.choice(r.record.kind, r.record.title, duration, slot, whose))
            if any(c.isdigit() for c in f"{r.record.title}{duration}"):
                marks += draft.cite_record(r, self.fields.quote(r, "duration" if duration else "title"))
        draft.lines.append(record_wording.which(kind, marks))
        draft.lines += [question_wording.choice(s) for s in draft.suggestions]
        return draft


def _says_whose(span: Span, explained: Explained) -> bool:
    """Whether the word for a target only says whose the thing behind it is: "siivoustavoitteen toteuma" asks for no aim."""
    behind = explained.tokens[span.end : span.end + 1]
    genitive = any(r.case == "omanto" for r in readings(explained.tokens[span.end - 1].text.lower()))
    return genitive and any(r.kind == "nimisana" and r.case == "nimento" for t in behind for r in readings(t.low))


def _asks_aim_beside(explained: Explained) -> bool:
    """Whether what was aimed at is asked for beside what came about: "tavoite ja toteuma"."""
    joined = {i for s in explained.tagged("joiner") for i in (s.start, s.end)}
    aims, told = explained.tagged("kind:target"), explained.tagged("slot:reached")
    return any({s.end, s.start} & joined for s in aims) and any({s.end, s.start} & joined for s in told)


def _asks_how_it_went(explained: Explained) -> bool:
    """Whether it is asked how well a target came out, not what was done for it: "miten tavoitteessa on onnistuttu"."""
    return explained.tokens[explained.first].low in sense_words("how") and any(t.low in sense_words("success") for t in explained.tokens)


def _asks_if_done(explained: Explained) -> bool:
    """Whether it is asked if something is finished: "onko työnohjaus valmis", "saatu maaliin"."""
    said = [explained.tokens[i] for s in explained.spans if s.has("status") is not None for i in range(s.start, s.end)]
    return any("finish" in groups_of(t.any_keys) or t.low in sense_words("got_done") | sense_words("brought_to_end") for t in said)


def _is_beginning(title: str) -> bool:
    """Whether a target is that something begins: "Työnohjaus käynnistyy"."""
    return any(r.finite and groups_of((r.lemma,)) & {"begin", "start"} for word in words_of(title) for r in readings(word.lower())[:1])


def _asks_what_it_is(explained: Explained) -> bool:
    """Whether it is asked what something is: "mitä hankkeen työpajat oikein on?"."""
    own = [explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"]
    return len(own) > 2 and own[0].low in ("mitä", "mikä", "mitäs", "mikäs") and own[-1].low in ("on", "ovat")


def _passes_when_met(aim: str, way: str) -> bool:
    """Whether a target whose aim is met went over (or under) it: "vähintään 10" went over, "enintään 10" under."""
    words = set(aim.lower().split())
    low = bool(words & (sense_words("aim_under") | sense_words("aim_most")))
    high = bool(words & (sense_words("aim_over") | sense_words("aim_least")))
    return low and not high if way == "under" else not low


def _asks_of_some(explained: Explained) -> bool:
    """Whether some of the money is asked of, in the partitive, not all of it: "onko rahaa käytetty"."""
    money = [explained.tokens[s.end - 1] for s in explained.tagged("money")]
    return (
        bool(money)
        and all(any(r.case == "osanto" for r in readings(t.low)) for t in money)
        and not any(status_qualifiers().get(t.low) == "whole" for t in explained.tokens)
    )


def _asks_of_any(explained: Explained) -> bool:
    """Whether it is asked if there is a part at all, not how large a one."""
    whole = any(status_qualifiers().get(t.low) == "whole" or t.low in sense_words("whole") for t in explained.tokens)
    return not (whole or explained.has("half_share", "over_half", "under_half", "not") or any(s.has("number") for s in explained.spans))


def _asks_of_both(explained: Explained) -> bool:
    """Whether a risk's control and what came of it are asked for one after the other: "miten on varauduttu eli mitkä ovat hallintakeinot"."""
    spots = [s.start for s in explained.spans if any(t.startswith("slot:control") for t in s.tags)]
    return any("joiner" in s.tags and spots[0] < s.start < spots[-1] for s in explained.spans)
