"""The words that reports bring: their municipalities, units, subjects and records, as phrases of base forms to be found in questions."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ingest.language.finnish import Analyser
from ingest.language.statuses import read_status
from ingest.model import OrganisationUnit, Report
from ingest.stores.stored import StoredRecord, Subject
from retrieval.language.mending import Beginnings
from retrieval.language.names import account_key
from retrieval.language.phrases import Phrase, base_forms_of
from retrieval.language.reading import Token


@dataclass
class Vocabulary:
    """Everything that may be asked about within some reports."""

    reports: dict[str, Report] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    units: dict[str, tuple[tuple[str, OrganisationUnit], ...]] = field(default_factory=dict)
    """Unit name → (report_id, unit) of each report that has it."""
    municipalities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Municipality → report_ids."""
    records: dict[str, StoredRecord] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    """Key of a subject → its name as printed."""
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """Phrases by each base form of their first word."""
    starting_with: Mapping[str, tuple[tuple[str, Phrase], ...]] = field(default_factory=dict)
    """Phrases whose first word is a beginning, by the first letters of that."""
    known: Beginnings = field(default_factory=Beginnings)
    """The words known, for typing errors."""
    expansions: Mapping[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    """A short word as written → the unit whose initials it is, "" for none."""
    told: dict[str, str] = field(default_factory=dict)
    """A short form in capitals that the reports print → the unit that they say it stands for."""
    sides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What compounds in the names of units begin with → those units: what "ympäristöpuoli" may mean where no unit is called "ympäristö"."""
    shouted: tuple[str, ...] = ()
    """Short forms that titles of records begin with, in lower case: "VIRE: …" gives vire."""
    by_account: dict[str, tuple[Subject, ...]] = field(default_factory=dict)
    printed_in: Mapping[str, set[str]] = field(default_factory=dict)
    """Key of a subject → the reports that have it."""
    prints: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Key of a subject → its names as the reports print them."""
    indicators: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    """Key of an indicator → the words of its name."""
    indicators_by_word: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Base form, root or compound part of a word → keys of the indicators whose name holds it."""

    titled: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Key of an investment whose title heads a table of its own → its figure_ids; the rows are called "Menot", "Tulot"."""
    analyser: Analyser | None = field(default=None, repr=False)
    heading_words: Callable[[str], frozenset[str]] = field(default=lambda key: frozenset(), repr=False)
    """Key of a subject → base forms of the headings above its rows; the ledger that reads figures says it."""

    in_text: Callable[[Token], bool] = field(default=lambda word: False, repr=False)
    """Whether the text of the reports holds a word; the scope that searches it says it."""

    _kinds: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    _units: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _by_town: dict[str, dict[str, tuple[Subject, ...]]] = field(default_factory=dict, repr=False)

    def base_forms(self, names: tuple[str, ...]) -> frozenset[str]:
        """Base forms of the words of names, those of one or two letters left out."""
        if self.analyser is None:
            return frozenset()
        return base_forms_of(self.analyser, names)

    def reports_of(self, towns: Sequence[str]) -> Iterable[Report]:
        """The reports of some municipalities, of all when none is named."""
        return [self.reports[i] for town in dict.fromkeys(towns) for i in self.municipalities.get(town, ())] if towns else self.reports.values()

    def whole_unit(self) -> str | None:
        """The one unit below the municipality that all others of the reports are parts of; None where there are several, or none has parts."""
        if len({report.municipality for report in self.reports.values()}) != 1:
            return None
        paths = {unit.path for held in self.units.values() for _, unit in held if unit.kind not in ("konserni", "kunta")}
        tops = {path[1] for path in paths if len(path) > 1}
        return next(iter(tops)) if len(tops) == 1 and any(len(path) > 2 for path in paths) else None

    def rows_of(self, key: str, towns: Sequence[str]) -> Sequence[Subject]:
        """The subjects of a key in the reports of some municipalities, of all when none is named; those of each are gathered once."""
        if not towns:
            return self.by_account.get(key, ())
        held = self._by_town.get(key)
        if held is None:
            gathered: dict[str, list[Subject]] = defaultdict(list)
            for subject in self.by_account.get(key, ()):
                gathered[self.reports[subject.report_id].municipality].append(subject)
            held = self._by_town[key] = {town: tuple(rows) for town, rows in gathered.items()}
        return [row for town in dict.fromkeys(towns) for row in held.get(town, ())]

    @cached_property
    def investments(self) -> Mapping[str, tuple[Subject, ...]]:
        """Key of a subject → those of it that are investments; a key without any is left out."""
        found = {key: tuple(s for s in subjects if s.subject_kind == "investment") for key, subjects in self.by_account.items()}
        return {key: subjects for key, subjects in found.items() if subjects}

    @cached_property
    def projects_are_works(self) -> bool:
        """Whether the reports tell of works and every project of theirs is one of those: a table of grants names some of them again."""
        works = {account_key(r.record.title) for r in self.records.values() if r.record.kind == "investment"}
        return bool(works) and all(account_key(r.record.title) in works for r in self.records.values() if r.record.kind == "project")

    @cached_property
    def work_states(self) -> Mapping[str, str]:
        """Base form of the one word that a table of works prints for the state of some → that state: "suunnittelu"."""
        works = [r.record for r in self.records.values() if r.record.kind == "investment" and len(r.record.fields.get("status", "").split()) == 1]
        return {key: work.status or "unknown" for work in works for key in self.base_forms((work.fields["status"],))}

    @cached_property
    def target_states(self) -> Mapping[str, str]:
        """Base form of the one word that the reports print for a state of targets → the state, where they print it by no other: "keltainen"."""
        told: dict[str, set[str]] = defaultdict(set)
        for record in (r.record for r in self.records.values() if r.record.kind in ("target", "plan") and r.record.status):
            printed = record.fields.get("status", "")
            read = read_status(printed)
            told[read.status if read is not None else record.status or ""].add(printed.split(":")[0])
        alone = {words.pop(): state for state, words in told.items() if len(words) == 1}
        return {key: state for word, state in alone.items() if len(word.split()) == 1 for key in self.base_forms((word,))}

    @cached_property
    def rate_units(self) -> tuple[str, ...]:
        """Units of so much for each of something that tables print, those for each resident left out: "pv/htv"."""
        tables = {s.number_unit for s in self.subjects if s.subject_kind not in ("target", "prose")}
        return tuple(sorted(unit for unit in tables if "/" in unit and not unit.endswith("/asukas")))

    @cached_property
    def target_rates(self) -> tuple[str, ...]:
        """Such units that only targets have: "g/ateria"."""
        targets = {s.number_unit for s in self.subjects if s.subject_kind == "target" and "/" in s.number_unit and not s.number_unit.endswith("/asukas")}
        return tuple(sorted(targets - set(self.rate_units)))

    def number_units(self, key: str) -> frozenset[str]:
        """The units that a subject's numbers are printed in."""
        held = self._units.get(key)
        if held is None:
            held = self._units[key] = frozenset(s.number_unit for s in self.by_account.get(key, ()))
        return held

    def kind_of(self, name: str, report_id: str) -> str:
        """What kind of unit a report has by a name, "" for none."""
        held = self._kinds.get(name)
        if held is None:
            held = self._kinds[name] = {report: unit.kind for report, unit in self.units.get(name, ())}
        return held.get(report_id, "")

    @cached_property
    def told_units(self) -> tuple[str, ...]:
        """Units below the municipality that the reports have accounts of, those with most first."""
        found = Counter(s.unit for s in self.subjects if s.subject_kind == "account" and s.unit and s.unit not in self.municipalities)
        return tuple(sorted(found, key=lambda unit: (-found[unit], unit)))

    @cached_property
    def hyphened(self) -> frozenset[str]:
        """Words with a hyphen inside names of several words: "vuokra-asunnot" of "Koelan Vuokra-asunnot Oy"."""
        return frozenset(key for found in self.phrases.values() for phrase in found for word in phrase.words[1:] for key in word if "-" in key)
