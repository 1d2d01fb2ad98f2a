"""The vocabulary of some reports, built from what the store holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from ingest.model import OrganisationUnit
from ingest.stores.figure_rows import text_key
from ingest.stores.stored import StoredRecord, StoredReport, Subject
from ingest.units.units import unit_kind
from retrieval.language.inflection import COMPANY_FORMS
from retrieval.language.lexicon import sense_words, short_forms, unit_tails
from retrieval.language.names import name_words
from retrieval.language.phrases import JOINERS, Builder, Concept, lexicon
from retrieval.language.vocabulary import Vocabulary
from retrieval.language.vocabulary_rows import add_accounts, add_indicators, add_same, is_swappable
from retrieval.language.vocabulary_works import add_works

_GROUP = (["konserni"], ["kuntakonserni"], ["kaupunkikonserni"])
_RANKS = ("vastuualue", "palvelualue", "tulosalue", "toimiala")
"""Ranks of units that may be left out behind what a unit is called."""
_OWN_WORD = 8
"""Letters of a word that may stand for a unit's name that it ends, at the least."""
_SHOUTED = re.compile(r"^([A-ZÅÄÖ]{3,7}):")

_SHORTEST = 5
"""Letters of a name that may stand for a project's whole title, one more at least."""


def build_vocabulary(
    reports: Iterable[StoredReport],
    subjects: Sequence[Subject],
    units: Iterable[tuple[str, OrganisationUnit]],
    records: Iterable[StoredRecord],
    analyser: Analyser,
) -> Vocabulary:
    """The vocabulary of some reports."""
    held = Vocabulary(analyser=analyser)
    builder = Builder(analyser)
    for stored in reports:
        held.reports[stored.report.report_id] = stored.report
    held.subjects = tuple(s for s in subjects if s.report_id in held.reports)
    held.records = {r.record.record_id: r for r in records if r.report_id in held.reports}
    _add_municipalities(held, builder)
    _add_units(held, builder, units, analyser)
    add_accounts(held, builder)
    add_same(held, builder)
    add_indicators(held, analyser)
    add_works(held, builder)
    _add_records(held, builder)
    words = lexicon(held.by_account).with_own(builder)
    held.phrases, held.starting_with, held.known = words.phrases, words.starting_with, words.known
    held.expansions = short_forms()
    return held


def _add_municipalities(held: Vocabulary, builder: Builder) -> None:
    named: dict[str, list[str]] = defaultdict(list)
    for report in held.reports.values():
        if report.municipality:
            named[report.municipality].append(report.report_id)
    held.municipalities = {name: tuple(ids) for name, ids in named.items()}
    for name in named:
        words = name_words(name)
        builder.add(words[:1], Concept("municipality", (name,)))
        builder.add(words, Concept("municipality", (name,)))


def _add_units(held: Vocabulary, builder: Builder, units: Iterable[tuple[str, OrganisationUnit]], analyser: Analyser) -> None:
    found: dict[str, dict[str, OrganisationUnit]] = defaultdict(dict)
    for report_id, unit in units:
        if report_id in held.reports:
            found[unit.name].setdefault(report_id, unit)
    for subject in held.subjects:
        if subject.unit and subject.report_id not in found[subject.unit]:
            found[subject.unit][subject.report_id] = OrganisationUnit(subject.unit, subject.unit_path, "")
    held.units = {name: tuple(by.items()) for name, by in found.items() if name}
    owners = set(held.municipalities)
    holding = Counter(word for name in held.units for word in {*name_words(name)})
    heads: dict[str, list[str]] = defaultdict(list)
    nicknames: dict[str, list[str]] = defaultdict(list)
    halves: dict[str, list[str]] = defaultdict(list)
    told: dict[str, set[str]] = defaultdict(set)
    sides: dict[str, list[str]] = defaultdict(list)
    for name in held.units:
        if name in owners:
            continue
        words = name_words(name)
        if not words or words in _GROUP:  # the word itself means the group, by whatever name its tables stand under
            continue
        alike = _without_owner(name, held)
        twins = tuple(n for n in held.units if n != name and words[-1:] != ["oy"] and n.lower() == f"{name.lower()} oy")
        builder.add(words, Concept("unit", (name, *twins) if alike is None else (alike, name)))
        for half in _halves(words):
            halves[half].append(name)
        if (last := _last_word(words, analyser)) and holding[last] == 1:
            builder.add([last], Concept("unit", (name,), 1))
        for shorter in _company_names(words, held):
            builder.add(shorter, Concept("unit", (name,), 1), learn=False)
        for shorter in _enterprise_names(words, held):
            if len(shorter) > 1 or holding[shorter[0]] == 1:
                builder.add(shorter, Concept("unit", (name,), 1), learn=False)
        if len(words) > 2 and words[-1] in _RANKS:
            builder.add(words[:-1], Concept("unit", (name,)))
        elif len(words) == 2 and words[-1] in _RANKS and any(r.case == "omanto" for r in readings(words[0])):  # "Kaupunkikehityksen toimiala"
            for key in sorted(builder.keys(words[0])):
                heads[key].append(name)
        if (kind := _kind_before_name(name, analyser)) and holding[kind] == 1:
            for key in sorted(builder.keys(kind)):
                heads[key].append(name)
        if len(words) > 2 and words[1] in JOINERS and len(words[0]) > 4:  # "Puistot ja yleiset alueet"
            for key in sorted(builder.keys(words[0])):
                heads[key].append(name)
        if len(words) == 3 and words[1] in JOINERS and not words[0].endswith("-") and len(words[2]) >= _OWN_WORD:  # "Kuljetus ja konekeskus"
            for key in sorted(builder.keys(words[2])):
                heads[key].append(name)
        for word in words:
            if word in JOINERS:
                continue
            for head in _heads(word, builder):
                heads[head].append(name)
            if len(parts := analyser.parts(word)) > 1 and len(parts[0]) >= _SIDE and parts[0] not in _NO_HEADS:
                sides[parts[0]].append(name)
        for abbreviation in dict.fromkeys(a for _, unit in held.units[name] for a in unit.abbreviations):
            if abbreviation.isupper():
                told[abbreviation].add(name)
            else:
                builder.add(name_words(abbreviation), Concept("unit", (name,)))
        for nickname, starts in _nicknames():
            if words[0].startswith(starts):
                nicknames[nickname].append(name)
    own = {name.lower() for name in held.units}
    for half, names in halves.items():
        if half not in own:
            builder.add([half], Concept("unit", tuple(dict.fromkeys(names)), 1))
    held.told = {short: next(iter(names)) for short, names in told.items() if len(names) == 1}
    held.sides = {side: tuple(dict.fromkeys(names)) for side, names in sides.items()}
    for head, names in heads.items():
        builder.add([head], Concept("unit", tuple(dict.fromkeys(names)), 1), learn=False)
    for word, names in nicknames.items():
        builder.add_pattern(word, Concept("unit", tuple(dict.fromkeys(names)), 1))


def _kind_before_name(name: str, analyser: Analyser) -> str:
    """The compound that says what a unit is before a name of its own: "Hiihtokeskus Huippu" is called "hiihtokeskus"; "" for another name."""
    parts = name.split()
    if len(parts) != 2 or not parts[1].istitle() or len(analyser.parts(parts[0].lower())) < 2:
        return ""
    return parts[0].lower() if any(r.kind == "nimisana" and r.case == "nimento" and not r.plural for r in readings(parts[0].lower())) else ""


def _halves(words: Sequence[str]) -> list[str]:
    """Either half of a name that shares its end: "Ruoka- ja siivouspalvelut" is called "ruokapalvelut" and "siivouspalvelut"."""
    if len(words) != 3 or not words[0].endswith("-") or words[1] not in JOINERS or len(words[0]) < 5:
        return []
    tail = max((tail for tail in unit_tails() if words[2].endswith(tail) and len(words[2]) > len(tail) + 2), key=len, default="")
    return [words[0][:-1] + tail, words[2]] if tail else []


def _last_word(words: Sequence[str], analyser: Analyser) -> str | None:
    """The compound behind a genitive ("Lasten päivähoito" is called "päivähoito" too), or what is the municipality's: "Kaupungin lukio".

    None where it is only a rank or such as many units have.
    """
    plain = len(words) == 2 and any(r.case == "omanto" for r in readings(words[0])) and words[1] not in (*unit_tails(), *_ranks())
    return words[1] if plain and (words[0] in sense_words("municipality_as_owner") or len(analyser.parts(words[1])) > 1) else None


@cache
def _ranks() -> frozenset[str]:
    """Words for the ranks of units: "tulosalue", "palveluyksikkö"."""
    return frozenset({*_RANKS, *(row["kind"] for row in read_table("part_kinds"))})


def _company_names(words: list[str], held: Vocabulary) -> list[list[str]]:
    """A company's name without the form of company, and without the municipality before it: "Koelan Vesi Oy" → "Koelan Vesi", "Vesi Oy"."""
    if len(words) < 3 or words[-1] not in COMPANY_FORMS or not any(m.split()[0].lower() == words[0] for m in held.municipalities):
        return []
    return [words[:-1], words[1:]]


def _enterprise_names(words: list[str], held: Vocabulary) -> list[list[str]]:
    """An enterprise's name without what it is, and without the municipality before it: "Koelan Satama -liikelaitos" → "Koelan Satama", "Satama"."""
    if len(words) < 2 or words[-1] != _ENTERPRISE:
        return []
    own = words[:-1]
    bare = own[1:] if any(m.split()[0].lower() == own[0] for m in held.municipalities) else own
    named = bool(bare) and all(any(r.kind == "nimisana" for r in readings(word)) for word in bare)
    return [*([own] if len(own) > 1 else []), *([bare] if named else [])]


@cache
def _nicknames() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(nickname, how the names of the units begin that it may mean)."""
    return tuple((row["word"], tuple(row["unit"].split("|"))) for row in read_table("unit_nicknames"))


def _without_owner(name: str, held: Vocabulary) -> str | None:
    """The unit that a name means when the municipality stands before it: "Kauhavan kaupunginhallitus" → "Kaupunginhallitus"."""
    first, _, rest = name.partition(" ")
    if not any(m.split()[0] == first for m in held.municipalities):
        return None
    return next((u for u in held.units if u.lower() == rest.lower()), None)


def _heads(word: str, builder: Builder) -> list[str]:
    """What a compound of a unit's name begins with when a common end is left out: "sivistyslautakunta" → sivistys."""
    found = []
    for key in sorted(builder.keys(word)):
        for tail in unit_tails():
            head = key.removesuffix(tail).rstrip("-")
            if head == key or len(head) < 3 or head in _NO_HEADS or unit_kind(key) == key:
                continue
            found += [head, head[:-1]] if head.endswith("n") else [head]
            if head.endswith("mis"):  # "oppimislautakunta" → oppiminen
                found.append(f"{head[:-1]}nen")
    return list(dict.fromkeys(h for h in found if len(h) >= 4))


_ENTERPRISE = "liikelaitos"
"""What a municipal enterprise calls itself behind its name."""
_SIDE = 4
"""Letters of what "X-puoli" is the side of, at the least."""
_NO_HEADS = frozenset({"kaupungin", "kunnan", "yhteis", "konserni"})
"""What begins the names of many units and names none of them."""


def _add_records(held: Vocabulary, builder: Builder) -> None:
    titles: dict[str, list[str]] = defaultdict(list)
    for record_id, stored in held.records.items():
        titles[text_key(stored.record.title)].append(record_id)
    held.shouted = tuple(sorted({m[1].lower() for r in held.records.values() if (m := _SHOUTED.match(r.record.title))}))
    for title, ids in titles.items():
        words = [w for w in name_words(title) if not w.isdigit()]
        if 1 <= len(words) <= 14 and (len(words) > 1 or len(words[0]) > 5):
            builder.add(words, Concept("record", tuple(ids)), learn=False)
            if is_swappable(words):
                builder.add(words[::-1], Concept("record", tuple(ids)), learn=False)
    _add_short_titles(held, builder)


_KIND_BEHIND = re.compile(r"(?: *[-–] *| )(?:hanke|projekti)$", re.IGNORECASE)
"""What a title calls itself behind its name."""


def _add_short_titles(held: Vocabulary, builder: Builder) -> None:
    """The name of a project before what it is about, where no other project begins so: "Rantareitti – matkailun kehittäminen"."""
    begun: dict[str, set[str]] = defaultdict(set)
    for record_id, stored in held.records.items():
        first, dash, _ = stored.record.title.partition(" – ")
        if stored.record.kind == "project" and dash and len(first) > _SHORTEST:
            begun[text_key(first)].add(record_id)
    for record_id, stored in held.records.items():
        name = _KIND_BEHIND.sub("", stored.record.title)  # "Lukupuu - hanke"
        if stored.record.kind == "project" and name != stored.record.title and len(name) > _SHORTEST:
            begun[text_key(name)].add(record_id)
    for first, ids in begun.items():
        if len({text_key(held.records[i].record.title) for i in ids}) == 1:
            builder.add(name_words(first), Concept("record", tuple(sorted(ids))), learn=False)
