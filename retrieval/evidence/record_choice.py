"""Which records a question speaks of: by title, quotation, words, kind, unit and time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.data import read_table
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredRecord
from retrieval.evidence.figure_fits import report_fits
from retrieval.evidence.figures import Ledger
from retrieval.evidence.reasons import is_subject
from retrieval.evidence.record_fields import KIND_SLOTS, RecordFields
from retrieval.language.explain import Explained
from retrieval.language.inflection import COMPANY_FORMS
from retrieval.language.names import account_key
from retrieval.language.reading import Token, read
from retrieval.query import Query

_SORTS = ("class", "funder", "theme", "responsible")
"""Fields whose words choose among records: "AVIn rahoittamat", "toiminnalliset riskit"."""
TARGETS = ("target", "plan")
HEADED = frozenset({"sitova", "strateginen"})
"""Words for targets of the council that headings say: "Sitovat tavoitteet", "Kaupungin strategiset tavoitteet"."""
_COMPARED = re.compile(r"mm|mp|in$")
"""What makes an adjective a comparative or superlative: "todennäköisimmiksi"."""
JUDGED = ("probability", "impact", "class", "score")
"""What risks are judged by, in words."""


def grade_of(printed: str) -> str:
    """The word that a field judges a risk by, without its number: "Merkittävä (3)" → "merkittävä"; "" where it has none."""
    words = re.findall(r"[a-zåäö]+(?:-[a-zåäö]+)*", printed.lower())
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "riski" else words)


@dataclass
class RecordChoice:
    """Chooses the records that a question speaks of."""

    ledger: Ledger
    fields: RecordFields

    def named(self, query: Query, explained: Explained, previous: Sequence[str] = ()) -> list[StoredRecord]:
        """The records that the question names: by title, by quotation, or by words that all stand in the record; best first."""
        held = self.ledger.vocabulary.records
        quotes = [s.quote for s in explained.spans if s.quote is not None and s.has("status") is None]
        pool = self._of_company(query, self.in_scope(query, list(held.values())))
        if quotes:
            return self._by_words(pool, read(quotes[0], self.fields.analyser, self.ledger.vocabulary.known).tokens, least=0.75)
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
        pointed = "pronoun" in query.extra and query.follow_up and query.slots and len(previous) == 1 and len(words) == 1
        if pointed and previous[0] in held:  # "milloin sen toteutus alkaa": another's title may hold the word
            return self._at_time(query, pool, [held[previous[0]]])
        if words:
            return self._by_words(pool, words, least=1.0, also=extra) or self._described(query, pool, words, explained)
        if previous and (query.follow_up or not extra):
            return self._at_time(query, pool, [held[r] for r in previous if r in held])
        if extra and not query.listed and not query.counted:
            return self._by_words(pool, extra, least=1.0)
        return []

    def _described(self, query: Query, pool: Sequence[StoredRecord], words: Sequence[Token], explained: Explained) -> list[StoredRecord]:
        """The one project that a relative clause tells of, whose row alone holds all that it says: "hanke, jossa lapsiperheille luetaan neuvoloissa"."""
        kind = next((s for s in explained.spans if "kind:project" in s.tags), None)
        behind = explained.tokens[kind.end : kind.end + 1] if kind is not None else ()
        if not query.slots or query.record_kinds != ("project",) or len(words) < 2 or not any("joka" in t.any_keys for t in behind):
            return []
        found = [r for r in self.latest(query, pool) if self.speaks_of_all(r, explained)]
        found = [r for r in found if all(self.fields.covers(self.fields.keys(" ".join([r.record.title, *r.record.fields.values()])), w) for w in words)]
        return found if len({account_key(r.record.title) for r in found}) == 1 else []

    def _of_company(self, query: Query, pool: list[StoredRecord]) -> list[StoredRecord]:
        """Those of the one company named, which another's records say nothing of; all where none is its own."""
        names = {n for u in query.units for n in u.names}
        company = len(query.units) == 1 and any(unit.kind == "yhteisö" for n in names for _, unit in self.ledger.vocabulary.units.get(n, ()))
        return ([r for r in pool if r.record.unit in names] or pool) if company else pool

    def is_what_is_asked(self, stored: StoredRecord, explained: Explained) -> bool:
        """Whether the title, aim or indicator of a record holds what a question names as that which is done, not only what is told under it."""
        fields = stored.record.fields
        own = self.fields.keys(" ".join([stored.record.title, *(fields.get(k, "") for k in ("goal", "action", "risk", "name", "indicator", "target_level"))]))
        subjects = [t for i in explained.open if is_subject((t := explained.tokens[i]).low)]
        return all(self.fields.covers(own, t) for t in subjects)

    def _at_time(self, query: Query, pool: Sequence[StoredRecord], before: list[StoredRecord]) -> list[StoredRecord]:
        """The records of the turn before, or what the report of another time that the question names prints of the same."""
        if not (query.periods or query.sources) or not before:
            return before
        own = {r.record.record_id for r in pool}
        kept = [r for r in before if r.record.record_id in own]
        return kept or [r for r in pool if any(self.fields.same_title(r, other) for other in before)]

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
            kinds = (kinds - set(TARGETS)) | {"plan"}
        elif kinds & set(TARGETS):
            kinds |= set(TARGETS)
        slot_kinds = {k for k, slots in KIND_SLOTS.items() if any(s in slots for s in query.slots)} if not kinds and query.slots else set()
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
                kept = [
                    r
                    for r in kept
                    if ((p := reports[r.report_id].period) is not None and p.end.year == spec.year) or str(spec.year) in r.record.fields.get("duration", "")
                ]
        return kept

    def _by_words(
        self, pool: Sequence[StoredRecord], words: Sequence[Token], least: float, also: Sequence[Token] = (), title_least: float = 0.0
    ) -> list[StoredRecord]:
        """Records that hold at least so great a part of the words, those whose title holds most first; only the best ones."""
        asked = [w for w in words if w.kind == "word" and len(w.low) > 2 and w.low not in ("ja", "sekä", "että")]
        if not asked:
            return []
        scored: list[tuple[float, float, float, StoredRecord]] = []
        every, placed = asked, [w for w in asked if any(r.case == "sisaolento" for r in readings(w.low))]
        for stored in pool:
            record = stored.record
            heads = self.fields.keys(" ".join(record.section)) if placed else frozenset[str]()
            asked = [w for w in every if w not in placed or not w.keys & heads] or every  # "kuntastrategiassa": where it stands
            title = self.fields.keys(" ".join([record.title, *(record.fields.get(k, "") for k in ("goal", "action", "risk"))]))
            everything = title | self.fields.keys(" ".join(record.fields.values()))
            in_title = sum(self.fields.covers(title, w) for w in asked) / len(asked)
            in_all = sum(self.fields.covers(everything, w) for w in asked) / len(asked)
            bonus = sum(self.fields.covers(everything | self.fields.keys(record.unit), w) for w in also)
            aimed = title | self.fields.keys(record.fields.get("indicator", ""))  # "osallistumisaste" stands in the indicator alone
            if in_all >= least and (in_title > 0 or all(self.fields.covers(aimed, w) for w in asked)) and in_title >= title_least:
                scored.append((in_title, in_all, bonus, stored))
        if not scored:
            return []
        best = max((t, a, b) for t, a, b, _ in scored)
        found = [r for t, a, b, r in scored if (t, a, b) == best]
        return [r for r in found if self._says_whole(r, every)] or found

    def _says_whole(self, stored: StoredRecord, words: Sequence[Token]) -> bool:
        """Whether a title has all of the words themselves, not as beginnings of longer ones: "käyttötunnit", not "käyttötuntihinta"."""
        lemmas = {lemma for word in words_of(stored.record.title) for lemma in self.fields.analyser.lemmas(word)}
        return all(word.keys & lemmas for word in words)

    def speaks_of_all(self, stored: StoredRecord, explained: Explained) -> bool:
        """Whether a record holds every noun that the question leaves open: "… eläkeläisten osalta" asks of something else."""
        record = stored.record
        keys = self.fields.keys(" ".join([record.title, record.unit, *record.unit_path, *record.fields.values(), *record.section]))
        tokens = [explained.tokens[i] for i in explained.open]
        nouns = [t for t in tokens if any(r.kind.startswith("nimisana") for r in readings(t.corrected or t.low)[:1])]
        return all(self.fields.covers(keys, noun) for noun in nouns if not noun.keys & project_words())

    def of_years(self, found: list[StoredRecord], explained: Explained) -> list[StoredRecord]:
        """Those whose duration holds the years that the question names."""
        years = {y for t in explained.tokens for y in re.findall(r"(?:19|20)\d\d", t.low)}
        kept = [r for r in found if years and years == set(re.findall(r"(?:19|20)\d\d", r.record.fields.get("duration", "")))]
        return kept or found

    def of_class(self, pool: Sequence[StoredRecord], words: Sequence[Token]) -> tuple[list[StoredRecord], list[Token]]:
        """(the risks of the class that a word names, the other words): "taloudelliset riskit" are those classed so, not those that speak of money."""
        kept: list[StoredRecord] = list(pool)
        left: list[Token] = []
        for word in words:
            classed = [r for r in kept if r.record.kind == "risk" and self.fields.covers(self.fields.keys(r.record.fields.get("class", "")), word)]
            kept, left = (classed, left) if classed else (kept, [*left, word])
        return kept, left

    def judged(self, pool: Sequence[StoredRecord], explained: Explained) -> tuple[list[StoredRecord], int] | None:
        """(the risks printed to be what a question says that they are judged to be, that word): "todennäköisiksi", "suuria"; None where it says no such."""
        kept, first = list(pool), -1
        for at in explained.own:
            token = explained.tokens[at]
            cases = {r.case for r in readings(token.low) if r.kind.endswith("laatusana")} & {"tulento", "olento", "osanto", "nimento", "omanto"}
            of_risks = bool(cases) and any(s.start == at + 1 and "kind:risk" in s.tags for s in explained.spans)  # "merkittävät riskit"
            cases = cases if of_risks else cases - {"omanto"}
            slots = {slot for r in pool for slot in JUDGED if cases and grade_of(r.record.fields.get(slot, "")) in token.keys}
            said = any(s.start <= at < s.end and {f"slot:{slot}" for slot in JUDGED} & set(s.tags) for s in explained.spans)
            if _COMPARED.search(token.low) or not (slots or (said and (of_risks or cases & {"tulento", "olento"}))):
                continue
            if of_risks and any(token.keys & self.fields.keys(title) for r in pool for title in r.record.section):  # all under "Merkittävät riskit" are
                continue
            first = at if first < 0 and (of_risks or cases != {"nimento"}) else first
            slot = next(iter(slots)) if len(slots) == 1 else ""  # nothing is printed to be so, or in two ways
            kept = [r for r in kept if slot and grade_of(r.record.fields.get(slot, "")) in token.keys]
        return (kept, first) if first >= 0 else None

    def aims(self, query: Query, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """The aims among records, or what is to be done where that is asked for, of a report that has both; those that headings call so alone."""
        if any(key.endswith("suunnitelma") for key in query.context):  # "käyttösuunnitelman tavoitteet"
            return list(pool)
        kind = "plan" if "toimenpide" in query.context else "target"
        own = {r.report_id for r in pool if r.record.kind == kind}
        kept = [r for r in pool if r.record.kind == kind or r.report_id not in own]
        for word in HEADED & set(query.context):
            kept = [r for r in kept if word in self.fields.keys(" ".join([*r.record.section, r.record.fields.get("class", "")]))] or kept
        return kept

    def says(self, stored: StoredRecord, words: Sequence[Token], headings: Sequence[str] = ()) -> bool:
        """Whether a record's title, the fields that sort records, or its headings hold all of the words."""
        record = stored.record
        keys = self.fields.keys(" ".join([*(v for k, v in record.fields.items() if k in _SORTS), record.title, *headings]))
        return all(self.fields.covers(keys, w) for w in words)

    def of_units(self, query: Query, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """The records of the units named: those headed by the unit itself, else by the units below it."""
        names = {n for u in query.units for n in u.names if not n.startswith("*")}
        if not names:
            return list(pool)
        own = [r for r in pool if r.record.unit in names]
        about = {r.report_id: self.ledger.vocabulary.reports[r.report_id].about for r in own}
        others = {(r.report_id, r.record.table) for r in pool if r.record.unit not in names and not names & set(r.record.unit_path)}
        tables = {place for r in own if r.record.table is not None and ((place := (r.report_id, r.record.table)) not in others or about[r.report_id] in names)}
        own = [r for r in pool if r in own or (r.report_id, r.record.table) in tables]  # all rows of a table of its own, or of its own report
        below = own or [r for r in pool if names & set(r.record.unit_path)]
        below = below or [r for r in pool if self._whole_report(r, names) or r.record.fields.get("responsible_unit") in names]
        below = below or [r for r in pool if self.ledger.vocabulary.reports[r.report_id].about in names]  # all that a unit's own report tells is its
        return below or (list(pool) if self._speak_of(pool, names) else [])

    def distinct(self, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """Each record once: what a unit and one above it both print is one, what two units beside each other call by one name is two."""
        kept: dict[tuple[str, str], list[StoredRecord]] = {}
        for r in pool:
            alike = kept.setdefault((account_key(r.record.title), r.record.fields.get("duration", "")), [])
            twin = next((n for n, k in enumerate(alike) if self._is_same(k, r)), None)
            if twin is None:
                alike.append(r)
            elif len(r.record.unit_path) >= len(alike[twin].record.unit_path):
                alike[twin] = r
        found = [r for alike in kept.values() for r in alike]
        return sorted(found, key=list(pool).index)

    def _is_same(self, one: StoredRecord, other: StoredRecord) -> bool:
        """Whether two records of one name are one: of one unit or of one above the other, or said in the same words of units that are no companies."""
        a, b = one.record, other.record
        if one.report_id != other.report_id or a.unit == b.unit or a.unit in b.unit_path or b.unit in a.unit_path:
            return True
        if self.ledger.vocabulary.reports[one.report_id].about in (a.unit, b.unit):
            return True
        return a.fields == b.fields and not any(COMPANY_FORMS & set(r.unit.lower().split()) for r in (a, b))

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
            words = [*self.fields.keys(f"{r.record.title} {r.record.fields.get('responsible', '')}")]
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

    def latest(self, query: Query, pool: Sequence[StoredRecord]) -> list[StoredRecord]:
        """Those of the newest reports, where no time is named."""
        if query.sources or query.periods or not pool:
            return list(pool)
        reports = self.ledger.vocabulary.reports
        ends = [p.end for r in pool if (p := reports[r.report_id].period)]
        return [r for r in pool if not ends or (p := reports[r.report_id].period) is None or p.end == max(ends)]


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


def said_with_kind(explained: Explained) -> list[int]:
    """The words that say what risks they are in one word with "riski", where its first part is known as a row of figures: "korkoriskit"."""
    rows = [s for s in explained.spans if s.has("account_word")]
    kinds = {s.start: s for s in explained.spans if "kind:risk" in s.tags}
    return [s.end - 1 for s in rows if s.end in kinds and explained.text(s) == explained.text(kinds[s.end])]
