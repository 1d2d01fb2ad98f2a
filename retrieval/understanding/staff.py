"""How many people work for a municipality or a unit: which rows of tables of staff a question means."""

from collections import defaultdict
from dataclasses import replace
from functools import cache

from ingest.data import read_table
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key, row_side
from retrieval.query import Place, Query
from retrieval.understanding.answer_kinds import asks_place

_GROUP = account_key("Konserni yhteensä")
PERSONS = ("persons", "count")
_MONEY = ("spend", "earn", "money", "want:EUR", "want:%", "op:share")
_WHOSE = frozenset({"omanto", "ulkotulento", "ulkoolento"})
_COUNTED = frozenset({"määrä", "lukumäärä", "lkm"})


def staffed(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query with the row of staff that it means, when it asks how many work somewhere: "montako henkilöä on töissä", "henkilöstöä sivistyspalveluissa"."""
    if any(u.names[0] == "*group" for u in query.units):
        return _of_group(query, explained, ledger)
    if len(query.words) == 1 and not query.subjects and not query.records and query.words[0] in sense_words("staff") and query.operation == "lookup":
        return _by_headcount(query, ledger)
    towns = query.dimension == "municipality" or len(query.municipalities) > 1
    if query.operation == "rank" and query.dimension is None and asks_place(explained) and _counts_paid(query, explained):  # "missä on eniten henkilöstöä"
        query = replace(query, dimension="unit", extra=tuple(tag for tag in query.extra if tag != "what"))
        towns = False
    compares = towns and query.operation in ("rank", "compare", "filter", "threshold") and not explained.has(*_MONEY)
    if compares and _counts_paid(query, explained):  # "missä kunnassa on eniten henkilöstöä"
        own = tuple(key for key in _staff_keys() if ledger.vocabulary.by_account.get(key))
        found = _about(query, own, ledger, query.units)
        return found if found is not query else replace(query, subjects=(), words=(*query.words, query.subjects[0].named))
    if not _asks_staff(query, explained) or towns:
        return query
    units = [u for u in query.units if not u.names[0].startswith("*")]
    if len(units) > 1:
        return query
    own = tuple(key for key in _staff_keys() if ledger.vocabulary.by_account.get(key))
    if _counts_paid(query, explained):  # "paljonko henkilöstöä on" asks for people, not for what they cost
        asked = replace(query, subjects=(), words=(*query.words, query.subjects[0].named))
        found = _about(replace(query, subjects=()), own, ledger, query.units)
        return found if found.subjects else asked
    if not units:
        return _about(query, own, ledger, query.units)
    rows = tuple(account_key(name) for name in units[0].names)
    named = [f for key in rows for f in _counting(ledger, key, query) if _heads_staff(f)]
    return _about(query, rows, ledger, ()) if named else _about(query, own, ledger, query.units)


def _by_headcount(query: Query, ledger: Ledger) -> Query:
    """The query for the row of the staff, whatever its name, where the report has none of the name asked for: "henkilöstömäärä" of "Henkilöstö"."""
    word = query.words[0]
    own = tuple(key for key in _staff_keys() if ledger.vocabulary.by_account.get(key))
    found = _about(replace(query, words=()), own, ledger, query.units)
    return replace(found, extra=(*found.extra, f"row:{word}")) if found.subjects else query


def of_the_staff(query: Query, explained: Explained) -> Query:
    """The query without the staff where it says only whose the days or shares are: "montako sairauspoissaolopäivää henkilöstölle kertyi"."""
    rows = [s for s in explained.spans if s.has("subject")]
    if len(rows) != 2 or len(query.subjects) != 2 or any("joiner" in s.tags for s in explained.spans):
        return query
    last = {s: explained.tokens[s.end - 1] for s in rows}
    units = explained.vocabulary.number_units
    worked = {p.named for p in query.subjects if any("htv" in units(key) for key in p.names)}
    cases = {*_WHOSE, "nimento"} if worked else _WHOSE  # only the staff works a year: "montako henkilötyövuotta henkilöstö teki"
    whose = [s for s in rows if last[s].keys & sense_words("staff") and explained.text(s) not in worked and any(r.case in cases for r in readings(last[s].low))]
    others = [p for p in query.subjects if p.named not in [explained.text(s) for s in whose]]
    if len(whose) != 1 or len(others) != 1 or not any(units(key) & {"days", "%", "years", "htv"} for key in others[0].names):
        return query
    if query.operation == "share" and any(row_side(key) == "cost" for key in others[0].names):  # "henkilöstön osuus toimintakuluista": of what they cost
        return query
    return replace(query, subjects=tuple(others), extra=(*query.extra, f"row:{explained.text(whose[0])}"))


def _of_group(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query with the row "Konserni" of a table of staff, where it asks how many work for the group, those with a post for good if it says so."""
    rows = [key for place in query.subjects for key in place.names]
    lasting = any(key.startswith(sense_list("lasting")) for key in rows)
    counts = explained.has("ask:many", "ask:amount", "want:persons") and not explained.has("want:EUR", "want:%")
    if query.words or query.records or len(query.subjects) > 1 or not counts or not (lasting or set(rows) & set(_staff_keys())):
        return query
    told = [f for f in _counting(ledger, _GROUP, query) if _heads_staff(f)]
    told = [f for f in told if lasting == any(word.startswith(sense_list("lasting")) for word in _headings(f))]
    groups = tuple(u for u in query.units if u.names[0] == "*group")
    if not told:
        return query
    named = query.subjects[0].named
    return replace(query, subjects=(Place((_GROUP,), named),), units=groups, wanted_unit="persons", extra=(*query.extra, f"row:{named}"))


def _about(query: Query, keys: tuple[str, ...], ledger: Ledger, units: tuple[Place, ...]) -> Query:
    """The query for the rows, unless no report counts people in them or their tables say different numbers for one time."""
    told: dict[tuple[object, ...], set[object]] = defaultdict(set)
    wanted = {n for u in units for n in u.names if not n.startswith("*")}
    for key in keys:
        found = [f for f in _counting(ledger, key, query) if not wanted or f.figure.unit in wanted]
        for f in found:
            told[(ledger.report(f).municipality, f.figure.unit, f.figure.period.start, f.figure.period.end, f.figure.measure)].add(f.figure.number)
        if found:
            break
    else:
        return query
    if any(len(numbers) > 1 for numbers in told.values()):
        return query
    named = query.subjects[0].named if query.subjects else ""
    return replace(query, subjects=(Place((key,), named),), units=units, wanted_unit="persons", record_kinds=(), slots=())


def _counts_paid(query: Query, explained: Explained) -> bool:
    """Whether the staff is asked for by number where only what it costs bears its name: "paljonko henkilöstöä on"."""
    if len(query.subjects) != 1 or row_side(query.subjects[0].names[0]) != "cost" or not _names_people(explained):
        return False
    word = query.subjects[0].named.lower()
    return any(r.case == "osanto" for r in readings(word))


def _asks_staff(query: Query, explained: Explained) -> bool:
    counts = explained.has("ask:amount", "ask:many") and not query.measures
    if counts and not query.words and not query.records and not explained.has(*_MONEY) and query.operation == "lookup" and _counts_paid(query, explained):
        return True
    if query.words or query.records or explained.has(*_MONEY) or set(query.measures) - {"actual", "closing", "change", "change_percent"}:
        return False
    keys = _staff_keys()
    if query.operation == "rank" and query.dimension in ("unit", "company") and query.order is not None:
        return _names_people(explained) if query.subjects else explained.has("works")
    if query.subjects:
        names = query.subjects[0].names
        alone = len(query.subjects) == 1 and names[0] in keys
        counted = explained.has("ask:amount", "ask:many") or any(explained.tokens[i].keys & _COUNTED for i in explained.own)
        return alone and counted
    many = query.counted or ((explained.has("ask:amount") or query.yes_no is not None) and explained.has("want:persons"))
    whose = any(not u.names[0].startswith("*") for u in query.units)
    works = explained.has("works") or (whose and (explained.has("ask:amount") or (explained.has("ask:many") and explained.has("want:persons"))))
    return many and works and explained.has("want:persons", "ask:many")


def _names_people(explained: Explained) -> bool:
    """Whether the row named is the whole staff itself: "missä on eniten henkilöstöä", not "henkilöstökuluja", not "vakinaista henkilöstöä"."""
    named = [s for s in explained.spans if s.has("subject")]
    tokens = explained.tokens[named[0].start : named[0].end] if len(named) == 1 else []
    some = any(t.low.startswith(sense_list("staff_reading")) for t in tokens)
    return not some and any(t.keys & sense_words("staff") for t in tokens)


def _counting(ledger: Ledger, key: str, query: Query) -> list[StoredFigure]:
    """The figures of a row that count people in tables, or in sentences that count the staff, of the municipality named."""
    towns = query.municipalities
    return [
        f
        for f in ledger.of_subject(key)
        if f.figure.number_unit in PERSONS
        and (f.figure.table is not None or f.figure.subject_kind == "personnel")
        and (not towns or ledger.report(f).municipality in towns)
    ]


def _heads_staff(stored: StoredFigure) -> bool:
    """Whether the headings nearest to a row speak of staff."""
    return any(word.startswith(stem) for word in _headings(stored) for stem in _stems())


def _headings(stored: StoredFigure) -> list[str]:
    figure = stored.figure
    return " ".join([*figure.section[-1:], *figure.groups, figure.column_label]).lower().split()


def counts_staff(stored: StoredFigure) -> bool:
    """Whether a figure is the number of all who work somewhere."""
    return stored.figure.table is not None and (account_key(stored.figure.account) in _staff_keys() or stored.figure.subject_kind == "personnel")


def is_staff_row(key: str) -> bool:
    """Whether a row's key is that of how many work somewhere."""
    return key in _staff_keys()


def is_all_staff(stored: StoredFigure) -> bool:
    """Whether a figure counts all who work somewhere, by the name of its row: "henkilöstömäärä", not "vakinainen henkilöstö"."""
    key = account_key(stored.figure.account)
    return stored.figure.number_unit == "persons" and is_staff_row(key) and not key.startswith(sense_list("staff_reading"))


@cache
def _staff_keys() -> tuple[str, ...]:
    return tuple(dict.fromkeys(account_key(row["row"]) for row in read_table("staff_rows")))


@cache
def _stems() -> tuple[str, ...]:
    return tuple(row["stem"] for row in read_table("staff_rows") if row["stem"])
