"""The words that reports bring: their municipalities, units, subjects and records as phrases of base forms to be found in questions."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from ingest.data import read_table
from ingest.figure_rows import text_key
from ingest.finnish import Analyser
from ingest.model import Figure, OrganisationUnit, Report
from ingest.stored import StoredRecord, StoredReport, Subject
from ingest.units import unit_kind
from retrieval.reading import Beginnings, Token, beginnings, folded, tidy, word_token

_WORD = re.compile(r"[^\W_]+(?:[-:/.][^\W_]+)*-?")
_SHOUTED = re.compile(r"^([A-ZÅÄÖ]{3,7}):")
_JOINERS = frozenset({"ja", "sekä", "&"})
_COMPANY = re.compile(r"\b(?:oy|oyj|ab|ky|ry|kuntayhtymä|konserni)\b")
_OWNERS = frozenset({"konserni", "kaupunki", "kunta", "koko kaupunki", "koko kunta"})
_GENERIC = frozenset({"yhteensä", "netto", "summa", "muutos", "erotus"})
TOLD = frozenset({"prose", "target", "risk"})
"""Kinds of subjects whose numbers stand in sentences."""
_TITLE_KINDS = ("project", "investment")
_SCALE = re.compile(r"1[ .]?000(?:[ .]?000)?\s*(?:€|eur|euroa)?|€|eur|%:?a?")
_PER_RESIDENT = re.compile(r"[\s,]*(?:€|eur|euroa|kpl)?\s*/\s*as(?:ukas|ukasta)?\.?$|[\s,]+%(?::a)?$|[\s,]+\(?(?:kpl|lkm)\.?\)?$")
_FOR_EACH = re.compile(r"\s+\w+ (?:kohti|kohden)\b")
_GROUPS = ("konsernin ", "kons. ", "kuntakonsernin ", "kaupunkikonsernin ")


@dataclass(frozen=True)
class Concept:
    """What a phrase may mean. kind: municipality, unit, subject, record, tag, account_word, status; `sure` is 2 for a name, 1 for a synonym, 0 for a guess."""

    kind: str
    values: tuple[str, ...]
    sure: int = 2


@dataclass(frozen=True)
class Phrase:
    """Words in order, each a set of base forms of which one must be met; a joiner ("ja") may stand before a word where `loose` says so."""

    words: tuple[frozenset[str], ...]
    concept: Concept
    loose: tuple[bool, ...] = ()
    begins: tuple[str, ...] = ()
    """Not empty: the beginnings of written words, in place of base forms, where not ""."""


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
    phrases: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """Phrases by each base form of their first word."""
    starting: tuple[tuple[str, Phrase], ...] = ()
    """Phrases whose first word is a beginning."""
    known: Beginnings = field(default_factory=Beginnings)
    """The words known, for typing errors."""
    expansions: Mapping[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    """A short word as written → the unit whose initials it is, "" for none."""
    shouted: tuple[str, ...] = ()
    """Short forms that titles of records begin with, in lower case: "VIRE: …" gives vire."""
    by_account: dict[str, tuple[Subject, ...]] = field(default_factory=dict)
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

    def base_forms(self, names: tuple[str, ...]) -> frozenset[str]:
        """Base forms of the words of names, those of one or two letters left out."""
        if self.analyser is None:
            return frozenset()
        return _base_forms(self.analyser, names)

    def reports_of(self, towns: Sequence[str]) -> Iterable[Report]:
        """The reports of some municipalities, of all when none is named."""
        return [self.reports[i] for town in dict.fromkeys(towns) for i in self.municipalities.get(town, ())] if towns else self.reports.values()

    @cached_property
    def told_units(self) -> tuple[str, ...]:
        """Units below the municipality that the reports have accounts of, those with most first."""
        found = Counter(s.unit for s in self.subjects if s.subject_kind == "account" and s.unit and s.unit not in self.municipalities)
        return tuple(sorted(found, key=lambda unit: (-found[unit], unit)))

    def holds_unit(self, name: str) -> bool:
        """Whether a report of these has the unit."""
        return name in self.units


@lru_cache(maxsize=100_000)
def account_key(name: str) -> str:
    """A subject's name for comparison, its other prints as one: without "yhteensä", unit, marks, the letter or number before it and the closing day.

    "Toimintatuotot yhteensä" → "toimintatuotot", "II Saamiset" → "saamiset", "Lainakanta 31.12., 1000 €" → "lainakanta",
    "Toimintamenot" → "toimintakulut".
    """
    plain = _bare_name(name)
    return _first_prints().get(plain, plain)


def _bare_name(name: str) -> str:
    plain = text_key(name)
    plain = re.sub(r"^[\s+\-–*]+|[\s*:]+$", "", plain)
    plain = re.sub(r"^(?:\d{3,6}|[a-e]|[ivx]{1,4}|\d{1,2}\.)[.)]?\s+(?=\w[\w-]{3})", "", plain)
    head, comma, unit = plain.rpartition(",")
    if comma and head and (unit.strip(" .:a") in _unit_names() or "/" in unit or _SCALE.fullmatch(unit.strip())):
        plain = head.strip()
    plain = _PER_RESIDENT.sub("", plain)
    plain = re.sub(r"[\s,]+31\.12\.?$", "", plain)
    shorter = re.sub(r"[\s,]+(?:yhteensä|yht\.?|\(ulkoinen\)|\(ulkoiset\))$", "", plain)
    return shorter or plain


@cache
def _first_prints() -> dict[str, str]:
    """Other prints of a statement's row → the first print, from data/lexicon/accounts.tsv."""
    found: dict[str, str] = {}
    for row in read_table("accounts"):
        names = [_bare_name(n) for n in row["names"].split("|")]
        found.update({other: names[0] for other in names[1:] if other != names[0]})
    return found


@cache
def _row_sides() -> dict[str, str]:
    return {account_key(row["names"].split("|")[0]): row["side"] for row in read_table("accounts")}


def row_side(key: str) -> str | None:
    """What a statement's row is: income, cost, result, asset, liability or balance; None for another subject."""
    return _row_sides().get(key)


def is_groups_own(unit: str, account: str) -> bool:
    """Whether a row is the group's: it stands in the group's statement or says so ("Konsernin lainakanta")."""
    return unit.lower().endswith("konserni") or account.lower().startswith(_GROUPS)


@lru_cache(maxsize=100_000)
def row_key(unit: str, account: str) -> str:
    """`account_key` without "konsernin" before a row of the group: ("Kauhavan kaupunkikonserni", "Konsernin lainat") → "lainat"."""
    if is_groups_own(unit, account):
        for start in _GROUPS:
            if account.lower().startswith(start):
                return account_key(account[len(start) :].strip())
    return account_key(account)


def title_key(title: str) -> str:
    """The key of a project or investment by its title."""
    return _bare_name(title)


def subject_key(figure: Figure | Subject) -> str:
    """The key under which a figure's subject is asked for; titles of projects and investments keep their own name."""
    return _bare_name(figure.account) if figure.subject_kind in _TITLE_KINDS else row_key(figure.unit, figure.account)


@lru_cache(maxsize=100_000)
def shown_name(account: str, key: str = "") -> str:
    """A row's name as an answer says it: "TOIMINTAKULUT" → "Toimintakulut", "II Saamiset" → "Saamiset", "Lainakanta 31.12., 1000 €" → "Lainakanta".

    A print that is the beginning of its key is said in full: "Pitkäaikainen" → "Pitkäaikainen vieras pääoma".
    """
    bare = _bare_name(account)
    if key.startswith(bare + " ") and "(" not in key:
        return key[:1].upper() + key[1:]
    at = text_key(account).find(bare)
    shown = re.sub(r"\s+", " ", account.strip())[at : at + len(bare)] if at >= 0 else account
    if shown.isupper() and len(shown) > 4:
        shown = shown.lower()
    return shown[:1].upper() + shown[1:]


@cache
def _unit_names() -> frozenset[str]:
    return frozenset(row["printed"] for row in read_table("number_units"))


def name_words(name: str) -> list[str]:
    """The words of a name in lower case, joiners left in: "Aineet ja tarvikkeet" → aineet, ja, tarvikkeet; "Vuosikate/Poistot" → vuosikate, poistot."""
    parted = re.sub(r"(?<=[^\W\d_]{4})/(?=[^\W\d_]{4})", " ", tidy(name))
    return [m[0].lower() for m in _WORD.finditer(parted)]


@cache
def filler_words() -> frozenset[str]:
    """Words that carry no meaning of their own."""
    return frozenset(row["word"] for row in read_table("question_fillers"))


@cache
def short_forms() -> dict[str, str]:
    """Short form → word."""
    return {row["short"]: row["word"] for row in read_table("short_forms")}


@cache
def asking_verbs() -> frozenset[str]:
    """Verbs with which one asks for an answer, not what is asked."""
    return frozenset(row["word"] for row in read_table("asking_verbs"))


@cache
def lead_words() -> frozenset[str]:
    """Nouns that a clause before a question may hold and leave it as it is."""
    return frozenset(row["word"] for row in read_table("lead_words"))


@cache
def greetings() -> frozenset[str]:
    """Words of greeting and thanks."""
    return frozenset(row["word"] for row in read_table("greetings"))


@cache
def loose_tails() -> tuple[str, ...]:
    """Ends that a question may put in place of a unit's own: "sivistyspuoli"."""
    return tuple(row["tail"] for row in read_table("unit_tails") if row["loose"])


@cache
def unit_tails() -> tuple[str, ...]:
    """Ends of unit names that may be left out."""
    return tuple(row["tail"] for row in read_table("unit_tails"))


@lru_cache(maxsize=20_000)
def _pattern(pattern: str) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """A phrase of the lexicon as a Phrase's words and beginnings."""
    words = pattern.lower().split()
    sets = tuple(frozenset() if word.startswith("~") else frozenset({word}) for word in words)
    begins = tuple(word[1:] if word.startswith("~") else "" for word in words)
    return sets, begins if any(begins) else ()


class _Phrases:
    """Phrases gathered by the base forms of their first word."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        self._starting: list[tuple[str, Phrase]] = []
        self._seen: set[tuple[tuple[frozenset[str], ...], Concept]] = set()
        self.words: set[str] = set()

    def put(self, phrase: Phrase) -> None:
        """Takes a phrase in, once."""
        if not phrase.words or ((phrase.words, phrase.concept) in self._seen and not phrase.begins):
            return
        self._seen.add((phrase.words, phrase.concept))
        if phrase.begins and phrase.begins[0]:
            self._starting.append((phrase.begins[0], phrase))
            return
        for key in phrase.words[0]:
            self._phrases[key].append(phrase)

    def add_pattern(self, pattern: str, concept: Concept) -> None:
        """A phrase of the lexicon: base forms, or a beginning after "~"."""
        sets, begins = _pattern(pattern)
        self.words.update(word for words in sets for word in words)
        self.put(Phrase(sets, concept, (False,) * len(sets), begins))

    def built(self) -> tuple[dict[str, tuple[Phrase, ...]], tuple[tuple[str, Phrase], ...]]:
        """Phrases by base form, and those whose first word is a beginning."""
        return {key: tuple(found) for key, found in self._phrases.items()}, tuple(self._starting)


class _Builder(_Phrases):
    """Phrases of the words that reports bring."""

    def __init__(self, analyser: Analyser) -> None:
        super().__init__()
        self._analyser = analyser

    def keys(self, word: str) -> frozenset[str]:
        return _word_keys(self._analyser, word)

    def add(self, words: Sequence[str], concept: Concept, learn: bool = True) -> None:
        """A phrase from words as written; joiners become optional."""
        sets: list[frozenset[str]] = []
        loose: list[bool] = []
        waiting = False
        for word in words:
            if word in _JOINERS and sets:
                waiting = True
                continue
            sets.append(self.keys(word))
            loose.append(waiting)
            waiting = False
            if learn:
                self.words.add(word)
        self.put(Phrase(tuple(sets), concept, tuple(loose)))


@lru_cache(maxsize=50_000)
def _word_keys(analyser: Analyser, word: str) -> frozenset[str]:
    bare = word.rstrip("-")
    if bare.endswith("miset"):  # saamiset: the noun, not the verb that it comes from
        return frozenset(bare[:-3] + end for end in ("set", "nen", "sen", "sia", "sta", "sten", "sista", "siin", "sissa", "silla", "sille", "silta"))
    return frozenset({*analyser.lemmas(bare), bare})


@lru_cache(maxsize=20_000)
def _base_forms(analyser: Analyser, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for name in names for word in name_words(name) if len(word) > 2 for key in _word_keys(analyser, word))


def build_vocabulary(
    reports: Iterable[StoredReport],
    subjects: Sequence[Subject],
    units: Iterable[tuple[str, OrganisationUnit]],
    records: Iterable[StoredRecord],
    analyser: Analyser,
) -> Vocabulary:
    """The vocabulary of some reports."""
    held = Vocabulary(analyser=analyser)
    builder = _Builder(analyser)
    for stored in reports:
        held.reports[stored.report.report_id] = stored.report
    held.subjects = tuple(s for s in subjects if s.report_id in held.reports)
    held.records = {r.record.record_id: r for r in records if r.report_id in held.reports}
    _add_municipalities(held, builder)
    _add_units(held, builder, units, analyser)
    _add_accounts(held, builder)
    _add_same(held, builder)
    _add_indicators(held, analyser)
    _add_records(held, builder)
    common = _lexicon()
    own, starting = builder.built()
    held.phrases = common.phrases | {key: (*found, *common.phrases.get(key, ())) for key, found in own.items()}
    held.starting = (*starting, *common.starting)
    held.known = Beginnings(common.known)
    held.known.learn(builder.words)
    held.expansions = short_forms()
    return held


def _add_municipalities(held: Vocabulary, builder: _Builder) -> None:
    named: dict[str, list[str]] = defaultdict(list)
    for report in held.reports.values():
        if report.municipality:
            named[report.municipality].append(report.report_id)
    held.municipalities = {name: tuple(ids) for name, ids in named.items()}
    for name in named:
        words = name_words(name)
        builder.add(words[:1], Concept("municipality", (name,)))
        builder.add(words, Concept("municipality", (name,)))


def _add_units(held: Vocabulary, builder: _Builder, units: Iterable[tuple[str, OrganisationUnit]], analyser: Analyser) -> None:
    found: dict[str, dict[str, OrganisationUnit]] = defaultdict(dict)
    for report_id, unit in units:
        if report_id in held.reports:
            found[unit.name].setdefault(report_id, unit)
    for subject in held.subjects:
        if subject.unit and subject.report_id not in found[subject.unit]:
            found[subject.unit][subject.report_id] = OrganisationUnit(subject.unit, subject.unit_path, "")
    held.units = {name: tuple(by.items()) for name, by in found.items() if name}
    owners = set(held.municipalities)
    heads: dict[str, list[str]] = defaultdict(list)
    nicknames: dict[str, list[str]] = defaultdict(list)
    for name in held.units:
        if name in owners:
            continue
        words = name_words(name)
        if not words:
            continue
        alike = _without_owner(name, held)
        builder.add(words, Concept("unit", (name,) if alike is None else (alike, name)))
        bare = words
        if len(words) > 2 and words[-1] in ("vastuualue", "palvelualue", "tulosalue", "toimiala"):
            bare = words[:-1]
            builder.add(bare, Concept("unit", (name,)))
        if len(words) > 2 and words[1] in _JOINERS and len(words[0]) > 4:  # "Puistot ja yleiset alueet"
            for key in builder.keys(words[0]):
                heads[key].append(name)
        for word in words:
            if word in _JOINERS:
                continue
            for head in _heads(word, builder):
                heads[head].append(name)
        for abbreviation in {a for _, unit in held.units[name] for a in unit.abbreviations}:
            builder.add([abbreviation.lower()], Concept("unit", (name,)))
        for row in read_table("unit_nicknames"):
            if any(any(w.startswith(start) for w in words) and words[0].startswith(start) for start in row["unit"].split("|")):
                nicknames[row["word"]].append(name)
    for head, names in heads.items():
        builder.add([head], Concept("unit", tuple(dict.fromkeys(names)), 1), learn=False)
    for word, names in nicknames.items():
        builder.add_pattern(word, Concept("unit", tuple(dict.fromkeys(names)), 1))


def _without_owner(name: str, held: Vocabulary) -> str | None:
    """The unit that a name means when the municipality stands before it: "Kauhavan kaupunginhallitus" → "Kaupunginhallitus"."""
    first, _, rest = name.partition(" ")
    if not any(m.split()[0] == first for m in held.municipalities):
        return None
    return next((u for u in held.units if u.lower() == rest.lower()), None)


def _heads(word: str, builder: _Builder) -> list[str]:
    """What a compound of a unit's name begins with when a common end is left out: "sivistyslautakunta" → sivistys."""
    keys = builder.keys(word)
    found = []
    for key in keys:
        for tail in unit_tails():
            if key.endswith(tail) and len(key) - len(tail) >= 3:
                head = key[: -len(tail)].rstrip("-")
                found += [head, head[:-1]] if head.endswith("n") else [head]
    return list(dict.fromkeys(h for h in found if len(h) >= 4 and h not in ("kaupungin", "kunnan", "yhteis", "konserni")))


def _told_over_time(subjects: Iterable[Subject]) -> frozenset[str]:
    """Names that sentences give numbers to for several times, such as a monthly rate; other numbers of sentences are found by their words only."""
    periods: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for s in subjects:
        if s.subject_kind in TOLD and s.unit and len(s.account) > 9:
            periods[(account_key(s.account), s.report_id, s.number_unit)].add(s.period.label)
    return frozenset(key for (key, _, _), labels in periods.items() if len(labels) > 1)


def _add_accounts(held: Vocabulary, builder: _Builder) -> None:
    grouped: dict[str, list[Subject]] = defaultdict(list)
    told = _told_over_time(held.subjects)
    for subject in held.subjects:
        if subject.subject_kind in TOLD and account_key(subject.account) not in told:
            continue
        key = subject_key(subject)
        grouped[key].append(subject)
        held.accounts.setdefault(key, shown_name(subject.account))
    _add_titled(held, grouped)
    held.by_account = {key: tuple(found) for key, found in grouped.items()}
    held.prints = {key: tuple(dict.fromkeys(s.account for s in found)) for key, found in grouped.items()}
    owners = {account_key(n) for n in (*held.units, *held.municipalities)} | {k for m in held.municipalities for k in builder.keys(name_words(m)[0])}
    common = _common_words()
    for key, found in grouped.items():
        words = [w for w in name_words(key) if not w[0].isdigit()]
        if not words or all(w in _GENERIC for w in words):
            continue
        kind = "record" if found[0].subject_kind in _TITLE_KINDS else "subject"
        plain = _words_outside_brackets(key)
        if _is_owner(key, owners):
            continue
        if kind == "subject" and found[0].subject_kind != "account" and _names_owner(key, owners):
            builder.add(words, Concept("unit", (held.accounts[key],)))
            continue
        if len(words) == 1 and builder.keys(words[0]) & common & _verbs():  # "Vastaavaa" is no answer to "kuka vastaa"
            continue
        if re.search(r"\b1\.1\.?$", key):  # an opening balance: its row is that of the closing one's name
            continue
        builder.add(words, Concept("subject", (key,)), learn=kind == "subject" or len(words) < 6)
        if kind == "record" and _is_swappable(words):
            builder.add(words[::-1], Concept("subject", (key,)), learn=False)
        # "Poistoeron muutos" for "Poistoeron lisäys (-) tai vähennys (+)"
        for print_ in dict.fromkeys(bare for name in held.prints[key] if (bare := _bare_name(name)) != key):
            other = [w for w in name_words(print_) if not w[0].isdigit()]
            if other and not all(w in _GENERIC for w in other) and not print_.startswith(_GROUPS):
                builder.add(other, Concept("subject", (key,)))
        if plain and plain != words:
            builder.add(plain, Concept("subject", (key,)))
        head = _FOR_EACH.split(key)[0]
        if head != key and kind == "subject" and len(head) > 7 and head not in grouped:  # "sairauspoissaolot" for "Sairauspoissaolot henkilöä kohti"
            builder.add(name_words(head), Concept("subject", (key,), 1))
        parts = [part for part in re.split(r",| ja | sekä ", key) if part.strip()]
        if (
            len(parts) > 1
            and kind == "subject"
            and len(name_words(parts[0])) == 1
            and not parts[0].strip().endswith("-")
            and not builder.keys(parts[0].strip()) & common
        ):
            builder.add(name_words(parts[0]), Concept("subject", (key,), 1))
    for row in read_table("account_words"):
        names = [account_key(n) for n in row["account"].split("|")]
        fits = [n for n in names if n in grouped]
        if fits:
            builder.add_pattern(row["phrase"], Concept("subject", tuple(dict.fromkeys(fits)), 2 if row["sure"] == "yes" else 1))
        else:
            builder.add_pattern(row["phrase"], Concept("account_word", (row["account"].split("|")[0],), 0))


def _add_titled(held: Vocabulary, grouped: dict[str, list[Subject]]) -> None:
    """Investments whose title, a unit's name before it left out, names no row: "Hyvinvointipalvelut irtain omaisuus"."""
    for stored in held.records.values():
        record, report = stored.record, held.reports[stored.report_id]
        key = title_key(record.title)
        if record.kind != "investment" or not record.figure_ids or (key in grouped and key not in held.titled) or report.period is None:
            continue
        if record.unit and key.startswith(text_key(record.unit) + " "):
            key = key[len(record.unit) :].strip(" -:,")
        if not key or (key in grouped and key not in held.titled):
            continue
        held.titled[key] = (*held.titled.get(key, ()), *record.figure_ids)
        held.accounts.setdefault(key, key[:1].upper() + key[1:])
        grouped[key].append(Subject(stored.report_id, record.unit, record.unit_path, held.accounts[key], "investment", "actual", report.period, None, "EUR"))


def _words_outside_brackets(key: str) -> list[str]:
    return [w for w in name_words(re.sub(r"\([^)]*\)", " ", key)) if not w[0].isdigit()]


def _is_swappable(words: Sequence[str]) -> bool:
    """Whether a title is a thing and its place, either of which may be said first: "Vesitorni Ylikylä", "Ylikylän vesitorni"."""
    return len(words) == 2 and not _JOINERS & set(words) and min(map(len, words)) > 3


def _is_owner(key: str, owners: frozenset[str] | set[str]) -> bool:
    """Whether a row's name is a unit's or the municipality's, whatever stands in brackets after it."""
    return any(name in owners or name in _OWNERS for name in (key, " ".join(_words_outside_brackets(key))))


def _names_owner(key: str, owners: frozenset[str] | set[str]) -> bool:
    """Whether a row is named by whose its numbers are: a unit, a company, the group."""
    return (
        key in owners
        or key in ("konserni", "kaupunki", "kunta")
        or _COMPANY.search(key) is not None
        or (unit_kind(key) is not None and len(name_words(key)) <= 3)
    )


@cache
def _verbs() -> frozenset[str]:
    """Words of questions that ask for a field of a record or for a cause."""
    tags = ("slot:", "why", "define")
    return frozenset(row["phrase"] for row in read_table("question_words") if row["tag"].startswith(tags) and " " not in row["phrase"])


@cache
def _common_words() -> frozenset[str]:
    """Words that mean something in a question by themselves, and so are no short name of a row."""
    phrases = [row["phrase"] for name in ("question_words", "account_words") for row in read_table(name)]
    return frozenset({p for p in phrases if " " not in p} | filler_words())


def _add_same(held: Vocabulary, builder: _Builder) -> None:
    """Other names of an indicator that the reports have: "väkiluku" for their "Asukasmäärä"."""
    for row in read_table("same_indicators"):
        names = row["names"].split("|")
        there = [name for name in names if name in held.by_account]
        if there:
            most = max(there, key=lambda name: len(held.by_account[name]))
            for other in names:
                words = name_words(other)
                if other not in held.by_account and not (len(words) == 1 and builder.keys(other) & set(builder.keys("asukas"))):
                    builder.add(words, Concept("subject", (most,), 1))


def _add_indicators(held: Vocabulary, analyser: Analyser) -> None:
    """Names whose words may stand apart in a question: indicators, not the rows of a statement or titles of projects."""
    rows = {account_key(n) for row in read_table("account_words") for n in row["account"].split("|")}
    owners = {account_key(n) for n in (*held.units, *held.municipalities)} | {k for m in held.municipalities for k in _word_keys(analyser, name_words(m)[0])}
    counting = counting_words()
    for key, subjects in held.by_account.items():
        if (
            _names_owner(key, owners)
            or key in rows
            or key in _sides()
            or subjects[0].subject_kind not in ("indicator", "personnel", "other", "target", "prose")
        ):
            continue
        whose = {k for s in subjects for k in held.base_forms((s.unit, *s.unit_path))} if subjects[0].subject_kind in ("indicator", "personnel") else set()
        words = tuple(
            word_token(w, analyser, {}, {}) for w in name_words(re.sub(r"\([^)]*\)", " ", key)) if w not in _JOINERS and not w[0].isdigit() and len(w) > 1
        )
        needed = tuple(w for w in words if not w.keys & counting and not w.keys & whose)
        if needed or words:
            held.indicators[key] = needed or words
    by_word: dict[str, list[str]] = defaultdict(list)
    for key, named in held.indicators.items():
        for part in {part for word in named for part in (*word.keys, *word.roots, *word.parts)}:
            by_word[part].append(key)
    held.indicators_by_word = {word: tuple(keys) for word, keys in by_word.items()}


@cache
def counting_words() -> frozenset[str]:
    """Words that say only that something is counted: "Kouluaterioiden lukumäärä" is asked as "montako kouluateriaa"."""
    return frozenset(row["word"] for row in read_table("counting_words"))


@cache
def _sides() -> frozenset[str]:
    return frozenset(row["row"] for row in read_table("statement_parts"))


def _add_records(held: Vocabulary, builder: _Builder) -> None:
    titles: dict[str, list[str]] = defaultdict(list)
    for record_id, stored in held.records.items():
        titles[text_key(stored.record.title)].append(record_id)
    held.shouted = tuple(sorted({m[1].lower() for r in held.records.values() if (m := _SHOUTED.match(r.record.title))}))
    for title, ids in titles.items():
        words = [w for w in name_words(title) if not w.isdigit()]
        if 1 <= len(words) <= 14 and (len(words) > 1 or len(words[0]) > 5):
            builder.add(words, Concept("record", tuple(ids)), learn=False)
            if _is_swappable(words):
                builder.add(words[::-1], Concept("record", tuple(ids)), learn=False)


@dataclass(frozen=True)
class _Lexicon:
    """The phrases that every vocabulary has: they are the same whatever the reports."""

    phrases: dict[str, tuple[Phrase, ...]]
    starting: tuple[tuple[str, Phrase], ...]
    known: Beginnings


@cache
def _lexicon() -> _Lexicon:
    builder = _Phrases()
    for row in read_table("question_words"):
        builder.add_pattern(row["phrase"], Concept("tag", (row["tag"],)))
    for row in read_table("question_statuses"):
        builder.add_pattern(row["phrase"], Concept("status", (row["status"],)))
    builder.words.update(row["word"] for row in read_table("question_times"))
    builder.words.update(f"{row['month']}kuu" for row in read_table("months"))
    for word in filler_words():
        builder.add_pattern(word, Concept("tag", ("filler",), 1))
    phrases, starting = builder.built()
    return _Lexicon(phrases, starting, beginnings(builder.words))


def initials_fit(short: str, name: str, analyser: Analyser) -> bool:
    """Whether letters are beginnings of the name's words or compound parts in order: ("hyty", "Hyvinvoinnin ja työllisyyden edistäminen")."""
    pieces: list[str] = []
    for word in name_words(name):
        if word in _JOINERS:
            continue
        parts = [p for p in analyser.parts(word) if word.startswith(p) or p in word]
        compound = [p for p in parts if len(p) > 2]
        pieces += _split(word, compound) if compound else [word]
    return _prefixes(folded(short), [folded(p) for p in pieces])


def _split(word: str, parts: Sequence[str]) -> list[str]:
    """A compound cut before each of its parts that begins inside it."""
    cuts = sorted({word.find(p) for p in parts if word.find(p) > 0})
    edges = [0, *cuts, len(word)]
    return [word[a:b] for a, b in pairwise(edges)]


def _prefixes(letters: str, pieces: Sequence[str], first: bool = True) -> bool:
    """Letters spelled by beginnings of the pieces in order; the first piece must give the first letters, two at least in all."""
    if not letters:
        return True
    for index, piece in enumerate(pieces):
        if first and index > 0:
            return False
        for size in range(min(4, len(letters), len(piece)), 0, -1):
            if piece.startswith(letters[:size]) and _prefixes(letters[size:], pieces[index + 1 :], False):
                return True
    return False
