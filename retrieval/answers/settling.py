"""What a question leaves out or says in other words, put into its query: marks, the row meant, whose it is, the times tied to what was told before."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from ingest.units.units import rank_gone_through, unit_kind
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.record_choice import TARGETS, RecordChoice
from retrieval.evidence.target_levels import level_of
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import PeriodSpec, Place, Query
from retrieval.records.record_answers import RecordAnswers
from retrieval.understanding.asked_ways import asks_how_much
from retrieval.understanding.moments import report_after, report_before
from retrieval.understanding.question_measures import from_measure


def tagged(query: Query, explained: Explained) -> Query:
    """Marks that only some operations need."""
    extra = list(query.extra)
    if explained.has("op:without"):
        extra.append("without")
    extra += [side for side in ("over", "under") if explained.has(side)]
    extra += ["amounts_too"] if query.operation == "filter" and query.counted and asks_how_much(explained) else []
    extra += ["apart"] if query.operation == "filter" and explained.has("op:difference", "measure:deviation") else []
    spans = explained.spans
    for before, span in itertools.pairwise(s for s in spans if s.tags != ("filler",) or s.period is not None):  # "verrattuna ajanjaksoon 1.1.–30.9."
        beside = "versus" in before.tags and query.operation in ("change", "change_percent") and len(query.periods) == 1  # "muutos € vs. 2024"
        if span.period is not None and ("op:compare" in before.tags or "than" in before.tags or beside):
            extra.append("compared_to")
        alone = before.period is not None and len(query.periods) == 1 and span.start == before.end
        if alone and "op:compare" in span.tags and _illative(explained, before):  # "vuoteen 2023 verrattuna"
            extra.append("compared_to")
    extra += ["compared_to"] if len(query.periods) == 1 and _with_closing(explained) else []
    for span in spans:  # "vuodesta 2023", "tammikuusta", "vuoden 2023 tammi-syyskuusta"
        ends = {explained.tokens[span.start].low, explained.tokens[span.end - 1].low}
        if span.period is not None and any(word.endswith(("sta", "stä")) for word in ends) and len(query.periods) == 1:
            extra.append("compared_to")
        if span.period is not None and explained.has("pronoun") and explained.tokens[span.start].low == "vuoteen" and len(query.periods) == 1:
            extra += ["compared_to", "up_to"]  # "paljonko ne kasvavat vuoteen 2028 mennessä": from what was told
    if query.operation in ("change", "change_percent") and len(query.periods) == 1 and from_measure(explained):
        extra.append("compared_to")
    for span in spans:
        if "dim:unit" in span.tags:
            extra.append(f"kind:{_span_word(explained, span.end - 1)}")
        if "unit_kind:lautakunta" in span.tags:
            extra.append("kind:lautakunta")
    planned = query.operation == "rank" and bool(query.measures) and set(query.measures) <= BUDGETS and not query.subjects and query.dimension is None
    if planned and explained.has("money") and explained.tokens[explained.first].low == "mihin":  # "mihin varataan eniten rahaa"
        extra.append("spend")
    marks = tuple(dict.fromkeys(extra))
    return query if marks == query.extra else replace(query, extra=marks)


def _whose_behind_than(explained: Explained) -> bool:
    """Whether a unit or the municipality stands right behind "kuin": "onko se parempi kuin kaupungin?"."""
    ends = {s.end for s in explained.tagged("than")}
    return any(s.start in ends and (s.has("unit") is not None or {"unit_kind:kunta", "group"} & set(s.tags)) for s in explained.spans)


def booked_into(query: Query, explained: Explained) -> Query:
    """The query of the row alone that is said to be booked into another: "avustukset kirjattiin toimintatuottoihin"."""
    spans = [s for s in explained.spans if s.has("subject")]
    into = [s for s in spans if _illative(explained, s)]
    booked = any(t.low in sense_words("booked") for t in explained.tokens)
    if not booked or query.operation != "lookup" or len(query.subjects) != 2 or len(spans) != 2 or len(into) != 1:
        return query
    kept = next(s for s in spans if s not in into)
    names = kept.has("subject")
    return replace(query, subjects=tuple(p for p in query.subjects if names is not None and set(p.names) & set(names.values)) or query.subjects)


def in_part(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """The query with the one indicator whose name holds all the words left open, where they are half of it: "sähkönkulutus"."""
    asked = ("lookup", "change", "change_percent", "difference", "series", "compare", "rank")
    if not explained.open or query.subjects or query.records or query.slots or query.record_kinds or query.operation not in asked:
        return query
    words = [explained.tokens[i] for i in explained.open]
    fitting = [
        key
        for key, named in held.indicators.items()
        if held.by_account[key][0].subject_kind == "indicator" and all(any(w.keys & n.keys for n in named) for w in words) and 2 * len(words) >= len(named)
    ]
    if len(fitting) != 1:
        return query
    return replace(query, subjects=(Place((fitting[0],), fitting[0]),), words=(), extra=(*query.extra, "indicator"))


_TOLD_OF_RECORDS = frozenset({"responsible", "funder", "indicator", "target_level", "action", "control", "probability", "impact"})
"""Fields that only records have: a word of a title is no row of a statement beside one."""


def of_record(query: Query, explained: Explained, choice: RecordChoice) -> Query:
    """A question about the record that the words left open name, when it asks how that stands: "omatoimikirjaston laajentamisen tilanne"."""
    if not query.words or query.operation != "lookup" or set(query.measures) - {"closing"}:
        return query
    if query.subjects:  # "kuka vastaa oppimisen tuen uudistuksesta" asks nothing of the row "Tuet"
        rows = [t for s in explained.spans if s.has("subject") for t in explained.tokens[s.start : s.end]]
        named = choice.named(query, explained) if _TOLD_OF_RECORDS & set(query.slots) else []
        covered = bool(named) and all(choice.fields.covers(choice.fields.keys(named[0].record.title), t) for t in rows)
        return replace(query, operation="record_field", subjects=()) if covered else query
    asks = "status" in query.slots or (bool(query.statuses) and query.yes_no is not None)
    return replace(query, operation="record_field", slots=query.slots or ("status",)) if asks and choice.named(query, explained) else query


def of_target_named(query: Query, explained: Explained, choice: RecordChoice) -> Query:
    """The level of the one target whose row holds the words, where an aim is asked by the name of a row that is no target: "lainojen tavoitetaso 2028" of the
    target "Lainamäärä pysyy hallinnassa", not what is planned for the loans."""
    aims = query.slots == ("target_level",) or (query.record_kinds == ("target",) and not query.slots)
    plain = query.operation == "lookup" and query.yes_no is None and len(query.subjects) == 1 and set(query.record_kinds) <= {"target"}
    other = query.measures or query.words or query.records or query.statuses or query.units or query.order or query.limit or query.follow_up
    if not aims or not plain or other or not explained.has("kind:target", "aim_level") or any(p.kind != "year" for p in query.periods):
        return query
    held = choice.ledger.vocabulary
    rows = [s for name in query.subjects[0].names for s in held.rows_of(name, query.municipalities)]
    asked = replace(query, operation="record_field", subjects=(), record_kinds=("target",), slots=("target_level",))
    if any(s.subject_kind == "target" for s in rows):
        return query
    found = choice.named(replace(asked, periods=()), explained)
    return asked if len({(r.report_id, r.record.title) for r in found if level_of(choice.ledger, r, asked) is not None}) == 1 else query


def of_kind(query: Query, told: Sequence[str], held: Vocabulary) -> Query:
    """A query answered by records, with the kind of those told where it named none: "kuka vastaa laiturin uudistamisesta?" of a target."""
    if query.record_kinds or query.operation not in ("records", "record_field"):
        return query
    kinds = {held.records[i].record.kind for i in told if i in held.records}
    kind = next(iter(kinds), "")
    return replace(query, record_kinds=tuple(TARGETS) if kind in TARGETS else (kind,)) if len(kinds) == 1 else query


def aimed(query: Query, explained: Explained, records: RecordAnswers, before: StoredFigure, asked: Query, told: Sequence[str]) -> Query:
    """A follow-up about the target of the number given before: "toteutuiko sille asetettu tavoite?", "mikä sille oli tavoitteena?".

    `asked` is the query of the turn before, `told` the record that it spoke of.
    """
    points = query.follow_up and set(query.record_kinds) <= {"target", "plan"} and bool(query.record_kinds)
    apart = [i for i in explained.open if not {*explained.tokens[i].any_keys, *explained.tokens[i].parts} & sense_words("sets_aims")]  # "strategiassa asetettu"
    if not points or query.records or apart or query.counted or query.listed or any(s.has("unit") or s.has("subject") for s in explained.spans):
        return query
    named = [*(s.named for s in asked.subjects), *asked.words]
    ids = tuple(told) or tuple(r.record.record_id for r in records.of_figure(before, named))
    row = len(asked.subjects) == 1 and before.figure.table is not None and not asked.words
    if not ids and row and "pronoun" in query.extra and query.statuses and query.yes_no is not None:  # "täyttyikö sille asetettu tavoite?" of a row
        return replace(query, subjects=asked.subjects, operation="lookup", periods=())
    if not ids and "pronoun" in query.extra and (query.statuses or query.yes_no is not None):  # of what has no target
        return replace(query, words=(*query.words, *(explained.text(s) for s in explained.tagged("pronoun"))), record_kinds=(), operation="lookup")
    if query.operation == "cause":  # "miksi se jäi alle tavoitteen?": the target's row may say, or a sentence
        return replace(query, records=ids)
    return replace(query, records=ids, operation="record_field", subjects=(), words=(), periods=()) if ids else query


def resulted(query: Query, explained: Explained) -> Query:
    """A query that names no row, with the gain or loss that it asks for: "mistä se johtui?" goes on from it."""
    signs = explained.tagged("positive", "negative")
    if query.subjects or not signs:
        return query
    word = _span_word(explained, signs[0].end - 1)
    return replace(query, subjects=(Place((word,), word),), extra=(*query.extra, "result"))


def _is_of_kind(unit: Place, query: Query, held: Vocabulary) -> bool:
    """Whether a unit is of the kind that is ranked, and so has no such parts itself: "mikä vastuualue ylitti eniten?" after one of them."""
    kinds = {e.removeprefix("kind:") for e in query.extra if e.startswith("kind:")}
    return any(one.kind in kinds for name in unit.names for _, one in held.units.get(name, ()))


def settled(query: Query, explained: Explained, held: Vocabulary, carried: bool) -> Query:
    """The query without the town's own word where a part of it is named, and with the row that a verb alone tells."""
    units = query.units
    named = [u for u in units if not u.names[0].startswith("*")]
    if query.operation == "share" and query.wanted_unit == "EUR" and carried:  # "mikä niistä oli lautakunnan osuus euroina?"
        query = replace(query, operation="lookup", extra=(*query.extra, "part_told"))
    with_whole = query.yes_no in ("more", "less") and len(named) == 1 and len(units) == 2 and _whose_behind_than(explained)
    if named and query.operation not in ("share", "sum", "difference") and not with_whole:
        units = tuple(named)
    elif named:
        units = tuple(u for u in units if u.names[0] != "*lautakunta" or not any("lautakunta" in n.lower() for v in named for n in v.names))
    if query.dimension == "unit" and query.operation == "rank":
        units = tuple(u for u in units if not u.names[0].startswith("*"))
        fresh = not carried or any(s.has("unit") for s in explained.spans) or "pronoun" in query.extra
        units = units if fresh else tuple(u for u in units if not _is_of_kind(u, query, held))
    if (
        query.operation == "share"
        and query.municipalities
        and len(named) == 1
        and len(query.subjects) == 1
        and len(units) == 1
        and len(query.periods) < 2
        and _apart(explained)
    ):
        units = (*units, Place(("*municipality",), query.municipalities[0]))
    if carried and "budget_change" in query.measures and "pronoun" in query.extra:  # "Paljonko valtuusto sitä korotti?": who decided it, not whose it is
        acting = [
            s
            for s in explained.spans
            if (c := s.has("unit")) is not None and c.sure < 2 and explained.tokens[s.start].low in explained.tokens[s.start].keys and _nominative(explained, s)
        ]
        units = tuple(u for u in units if not any(u.named == explained.text(s) for s in acting))
        query = replace(query, extra=(*query.extra, *(f"acting:{explained.text(s)}" for s in acting)))
    query = _invested_part(query, held)
    periods = query.periods
    paired = len(query.measures) > 1 and any(p.source is not None for p in periods)  # each measure has its own, equal ones too
    query = replace(query, units=units, periods=periods if paired else _each_once(periods))
    chooses = query.operation in ("rank", "threshold", "filter")
    ranked = chooses and (query.dimension == "unit" or len(named) > 1) and bool({"spend", "over", "under"} & set(query.extra))
    dear = any(explained.tokens[i].low.startswith(sense_list("dear")) for i in explained.own)
    ranked = ranked or (query.operation == "rank" and dear and "parts_of_year" in query.extra and bool(query.units or query.municipalities))
    told = {s.unit for s in held.by_account.get("toimintakulut", ())} if ranked else set()  # the costs of the whole alone set no units apart
    if ranked and not query.subjects and not carried and not query.words and (len(told) > 1 or (told and query.dimension != "unit")):
        query = replace(query, subjects=(Place(("toimintakulut",), "toimintakulut"),))
    towns = len(query.municipalities) > 1 and query.operation in ("rank", "compare", "sum")
    over = query.operation in ("change", "change_percent", "difference", "series", "compare") and query.yes_no is None
    whole = query.operation == "lookup" or towns or over or (query.operation == "sum" and len(named) > 1)
    kept = (
        query.operation == "lookup"
        and query.yes_no in ("over", "under", "suffices")
        and query.limit is None
        and bool(set(query.measures) & {"any_budget", "amended_budget", "budget"})
    )  # of nothing but a budget, named or not whose: "meneekö budjetti yli?"
    kept |= bool(named) and query.yes_no in ("up", "down") and query.measures == ("budget_change",)  # "korotettiinko kirjaston budjettia"
    if not query.subjects and not carried and not query.words and whole and (query.units or query.municipalities or (kept and not query.records)):
        whose = bool(named) and explained.has("ask:amount") and not explained.open
        spent = "spend" in query.extra and (explained.has("money", "want:EUR") or len(named) > 1 or whose)
        over_by = query.yes_no is None and query.limit is None and len(named) == 1 and explained.has("ask:amount", "ask:many", "want:EUR")
        over_by = over_by and explained.has("over", "under") and bool(query.measures) and set(query.measures) <= BUDGETS
        if over_by and query.operation == "lookup" and "toimintakulut" in held.by_account:  # "paljonko lautakunnan määräraha ylittyi"
            return replace(query, operation="deviation", subjects=(Place(("toimintakulut",), "toimintakulut"),))
        if (spent or kept) and "toimintakulut" in held.by_account:
            query = replace(query, subjects=(Place(("toimintakulut",), "toimintakulut"),))
        totals = tuple(k for k in ("investoinnit", "investointimenot", "investointien rahavirta") if k in held.by_account)
        amounts = query.record_kinds == ("investment",) and not query.records and not query.slots and explained.has("ask:amount", "op:sum", "gross")
        amounts = amounts or (query.record_kinds == ("investment",) and not query.records and query.yes_no is not None and query.limit is not None)
        invested = "invest" in query.extra or amounts
        if invested and totals:  # "paljonko kaupunki investoi", "investoinnit yhteensä"
            query = replace(query, subjects=(Place(totals, "investoinnit"),))
    return query


def _invested_part(query: Query, held: Vocabulary) -> Query:
    """ "Investointien osuus kokonaismenoista": the row of all investments as the part of the one row named."""
    totals = tuple(k for k in ("investoinnit", "investointimenot") if k in held.by_account)
    named = any(n in held.investments for p in query.subjects for n in p.names)
    alone = len(query.subjects) == 1 and not query.records and not query.words and not named
    if query.operation != "share" or query.record_kinds != ("investment",) or not totals or not alone:
        return query
    return replace(query, subjects=(Place(totals, "investoinnit"), *query.subjects))


def in_place(query: Query, explained: Explained, held: Vocabulary, before: Sequence[StoredFigure]) -> Query:
    """A follow-up whose new word stands in place of one in the row asked before: "Lapsia päiväkotihoidossa", "entä perhepäivähoidossa?" """
    told = [f for f in before if f.figure.subject_kind in ("indicator", "personnel")]
    if not told or any(s.has("municipality") or s.has("unit") for s in explained.spans):
        return query
    figure = told[-1].figure
    kept = held.base_forms((figure.account,))
    new = set(explained.open)
    fitting = []
    for key, words in held.indicators.items():
        named = {i for i in new for w in words if explained.tokens[i].keys & w.keys}
        rest = [w for w in words if not any(explained.tokens[i].keys & w.keys for i in new)]
        beside = any(s.unit == figure.unit for s in held.by_account[key])
        if new and named == new and beside and rest and all(w.keys & kept for w in rest):
            fitting.append(key)
    if len(fitting) != 1:
        return query
    return replace(query, subjects=(Place((fitting[0],), fitting[0]),), words=(), operation="lookup", units=(), extra=(*query.extra, "indicator"))


def anchored(query: Query, previous: Sequence[StoredFigure], held: Vocabulary) -> Query:
    """ "Edellisessä katsauksessa" and "vuotta aiemmin" tied to the figure that was given last."""
    if not previous:
        return query
    last = previous[-1].figure
    periods = []
    for spec in query.periods:
        if spec.kind == "previous_report" and spec.back < 0:
            spec = report_after(previous[-1], held.reports) or spec
        elif spec.kind == "previous_report":
            spec = report_before(previous[-1], held.reports)
        if spec.year is None and spec.last is not None:
            spec = replace(spec, year=last.period.end.year)
        periods.append(spec)
    return replace(query, periods=tuple(periods))


def _each_once(periods: Sequence[PeriodSpec]) -> tuple[PeriodSpec, ...]:
    """Times without those said again, with their year or without: "toisella kolmanneksella 2025 eli toukokuusta elokuuhun"."""
    dated = {replace(p, year=None) for p in periods if p.year is not None and p.last is not None}
    return tuple(dict.fromkeys(p for p in periods if p.year is not None or p not in dated))


def _with_closing(explained: Explained) -> bool:
    """Whether a year's accounts are what is compared with: "vuoden 2023 tilinpäätökseen verrattuna", "verrattuna tilinpäätökseen 2023"."""
    for first, second, third in zip(explained.spans, explained.spans[1:], explained.spans[2:], strict=False):
        together = [s for s in (first, second, third) if "op:compare" not in s.tags]
        accounts = [s for s in together if "measure:closing" in s.tags and _illative(explained, s)]
        if len(together) == 2 and "op:compare" not in second.tags and len(accounts) == 1 and sum(s.period is not None for s in together) == 1:
            return True
    return False


def _illative(explained: Explained, span: Span) -> bool:
    """Whether a word of a span says where to: "elokuuhun 2022"."""
    return any(r.case == "sisatulento" for t in explained.tokens[span.start : span.end] for r in readings(t.low))


def _nominative(explained: Explained, span: Span) -> bool:
    """Whether a span of one word stands in its base form: "valtuusto"."""
    token = explained.tokens[span.start]
    return (span.end - span.start == 1 and any(token.low == key for key in token.keys - {token.text})) or token.low.endswith("sto")


def _span_word(explained: Explained, at: int) -> str:
    """The base form of a token; of one that goes through the units of a rank, that rank: "toimialoittain"."""
    if (kind := rank_gone_through(explained.tokens[at].low)) is not None:
        return kind
    keys = sorted(explained.tokens[at].keys - {explained.tokens[at].low}) or [explained.tokens[at].low]
    return keys[0]


def _apart(explained: Explained) -> bool:
    """Whether the municipality is named on its own, not right before the unit that is its part."""
    spans = explained.spans
    return any(s.has("municipality") and not (i + 1 < len(spans) and spans[i + 1].has("unit")) for i, s in enumerate(spans))


def of_whole_area(query: Query, explained: Explained, vocabulary: Vocabulary) -> Query:
    """ "Entä koko palvelualueella?": the area that the reports are about; where they are about several, the word is left unexplained."""
    spans = explained.tagged("dim:unit")
    picks = explained.has("ask:which", "each", "list", "largest", "smallest", "over", "under")
    if not query.follow_up or query.operation not in ("lookup", "share") or len(spans) != 1 or picks:
        return query
    if any(s.has("unit") for s in explained.spans) or not any("koko" in explained.tokens[i].keys for i in explained.own):
        return query
    areas = {r.about for r in vocabulary.reports.values() if r.about != r.municipality}
    if len(areas) != 1:
        return replace(query, words=(*query.words, explained.text(spans[0])))
    area = next(iter(areas))
    return replace(query, units=(Place((area,), area),), dimension=None)


def _which_of(kind: Span, explained: Explained) -> bool:
    """Whether a question asks which of several records: "minkä tavoitteen tila", not "mikä tavoitteen tila on"."""
    cases = {r.case for r in readings(explained.tokens[kind.end - 1].low)}
    before = [s for s in explained.tagged("ask:which") if s.end == kind.start]
    return any(cases & {r.case for r in readings(explained.tokens[s.start].low)} for s in before)


def of_its_board(query: Query, before: Query, vocabulary: Vocabulary) -> Query:
    """ "Entä koko lautakunta?": the board of the unit told before, or that board itself; a unit without one leaves the word unexplained."""
    chooses = query.dimension is not None or query.order is not None or query.counted or query.operation in ("rank", "threshold", "filter")
    if not query.units or query.units[0].names != ("*lautakunta",) or not before.units or chooses:
        return query
    names = [n for place in before.units for n in place.names if not n.startswith("*")]
    if not names:
        return query
    paths = [unit.path for n in names for _, unit in vocabulary.units.get(n, ())]
    boards = {next((n for n in reversed(path) if unit_kind(n.lower()) in ("lautakunta", "toimielin")), "") for path in paths} - {""}
    if not boards:  # the report does not print whose part the unit is: its only board
        reports = {r for n in names for r, _ in vocabulary.units.get(n, ())}
        kinds = {n: unit.kind for n in vocabulary.told_units for r, unit in vocabulary.units.get(n, ()) if r in reports}
        boards = {n for n, kind in kinds.items() if kind == "lautakunta"}
    if len(boards) != 1:
        return replace(query, units=(), words=(*query.words, query.units[0].named))
    board = next(iter(boards))
    return replace(query, units=(Place((board,), board),), follow_up=True)


def of_the_one_told(query: Query, explained: Explained, told: Sequence[str], held: Vocabulary) -> Query:
    """ "Kuinka paljon rahaa hankkeella on yhteensä?" behind an answer of one project: that one, for one alone is spoken of."""
    years = query.dimension == "year" and "pronoun" in query.extra and not (query.subjects or query.order or query.measures or query.words)
    if years and query.operation == "lookup" and len(told) == 1:  # "minä vuosina sitä tehdään?"
        return replace(query, operation="record_field", slots=("duration",), follow_up=True)
    when = explained.has("ask:when") and "pronoun" in query.extra and not (query.subjects or query.words or query.units or query.slots or query.order)
    if when and len(told) == 1 and told[0] in held.records and held.records[told[0]].record.kind == "project":  # "milloin se päättyy?"
        return replace(query, operation="record_field", slots=("duration",), follow_up=True)
    used = query.wanted_unit == "%" and "pronoun" in query.extra and explained.has("spend") and not (query.subjects or query.words or query.units)
    if used and len(told) == 1 and told[0] in held.records and held.records[told[0]].record.kind == "project":  # "paljonko siitä on käytetty, prosentteina?"
        return replace(query, operation="record_field", slots=("cost_percent",), measures=(), follow_up=True)
    kinds = [s for s in explained.spans if any(t.startswith("kind:") for t in s.tags)]
    stated = query.statuses and query.yes_no is None  # "toteutuuko tavoite?" asks how the one stands
    general = query.records or query.words or query.units or stated or query.counted or query.listed or query.order or query.limit
    listed = query.operation == "records" and query.listed and bool(query.slots) and "pronoun" in query.extra  # "mitkä ovat sen hallintakeinot?"
    if listed and len(told) == 1 and not (query.records or query.words or query.units or query.counted or query.order or query.limit or query.statuses):
        return replace(query, operation="record_field", listed=False, follow_up=True)
    one = len(told) == 1 and len(kinds) == 1 and not _which_of(kinds[0], explained) and not explained.has("any", "each")
    if query.operation not in ("records", "record_field") or general or not one:
        return query
    record = held.records.get(told[0])
    noun = explained.tokens[kinds[0].end - 1].low
    kinds_meant = {*query.record_kinds, *(TARGETS if set(TARGETS) & set(query.record_kinds) else ())}
    if record is None or record.record.kind not in kinds_meant or any(r.plural for r in readings(noun)[:1]):
        return query
    aim = "entä" in query.extra and record.record.kind in TARGETS and query.yes_no is None
    slots = query.slots or (("status",) if query.statuses else ("target_level",) if aim else ())  # "entä tavoite?" behind who is in charge of it
    return replace(query, operation="record_field", records=(told[0],), slots=slots, follow_up=True)
