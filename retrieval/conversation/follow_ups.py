"""What a follow-up asks of the figures that were just given: their sum, what part of the budget was used, how the budget was changed, what part
of a row named they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_fits import BUDGETS, one_closing
from retrieval.evidence.figure_parts import exact_period
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained, Span
from retrieval.language.inflection import COMPANY_FORMS
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key, row_side, subject_key
from retrieval.query import Operation, PeriodSpec, Place, Query
from retrieval.understanding.own_year import OWN_YEAR

_SIZES: dict[str, Operation] = {"over": "deviation", "under": "deviation", "up": "change", "down": "change", "more": "change", "less": "change"}
"""What "paljonko?" asks after yes or no, where no budget is named."""
_CHOOSING = ("rank", "threshold", "filter")
_MOVES = {"over", "under", "up", "down", "op:change"}
"""Tags of words for how far something went: "paljonko ylitys oli?"."""
_SUM_ALONE = {"op:sum", "entä", "joiner", "filler", "ask:amount", "ask:many", "ask:which"}
_AGAINST_BUDGET = ("over", "under", "more", "less", "suffices")


def found(query: Query, figures: Sequence[StoredFigure]) -> Query:
    """The query with the row or unit that its answer found by words of their names, so that what is asked next goes on from there."""
    units = {f.figure.unit for f in figures if f.figure.table is not None and not f.figure.sentence}
    if query.words and query.subjects and not query.units and len(units) == 1:  # "orkesteri" of Kaupunginorkesteri
        unit = next(iter(units))
        called = all(unit.lower().endswith(word.lower()) for word in query.words)
        return replace(query, units=(Place((unit,), unit),), words=()) if called else query
    keys = {subject_key(f.figure) for f in figures}
    if not query.words or query.subjects or len(keys) != 1 or any(f.figure.sentence for f in figures):
        return query
    key = next(iter(keys))
    return replace(query, subjects=(Place((key,), key),), words=())


def of_unit_told(query: Query, explained: Explained, before: Query) -> Query:
    """A question that calls the unit told before by what it is: "laitoksen toimintakate" after Vesihuoltolaitos, "lautakunnan menot" after a board."""
    rows = [n for place in before.subjects for n in place.names]
    yields = [s for s in explained.spans if s.has("subject") and "tuotto" in explained.tokens[s.end - 1].keys]
    if yields and rows and all("vero" in n for n in rows) and any(p.end == yields[0].start for p in explained.tagged("pronoun")):  # "sen tuotto" of a tax
        return replace(query, subjects=(), follow_up=True)
    named = [u for u in before.units if not u.names[0].startswith("*")]
    company = [s for s in explained.tagged("pronoun") if sense_words("company_told") & explained.tokens[s.end - 1].keys]
    if company and not any(n.lower().split()[-1] in COMPANY_FORMS for u in named for n in u.names):  # "jäikö yhtiö voitolle?" where no company was spoken of
        return replace(query, words=(*query.words, *(explained.text(s) for s in company)), follow_up=True)
    kind = [s for s in explained.tagged("dim:unit") if any(r.case == "omanto" and not r.plural for r in readings(explained.tokens[s.end - 1].low))]
    if kind and len(named) == 1 and query.dimension == "unit" and query.operation == "records" and not query.units:  # "mitkä ovat yksikön tavoitteet"
        return replace(query, units=tuple(named), dimension=None, follow_up=True)
    if not query.words or len(named) != 1 or any(s.has("unit") for s in explained.spans):
        return query
    head = account_key(named[0].names[0]).split()[-1]
    said = {explained.tokens[i].text for i in explained.open if any(len(k) > 4 and head.endswith(k) for k in explained.tokens[i].keys)}
    return replace(query, words=tuple(w for w in query.words if w not in said), follow_up=True) if said else query


def sized(query: Query, explained: Explained, before: Query) -> Query:
    """ "Paljonko?" after "ylittyivätkö menot?" asks by how much, and after "kasvoivatko?" too; after "onko käytetty yli 25 %?" how much that is."""
    own = query.units or query.subjects or query.periods or query.measures or query.words or query.municipalities or query.records
    bare = query.operation == "lookup" and not own and not explained.has("pronoun", "entä", "over", "under", "up", "down", "more", "less")
    if bare and before.operation == "rank" and {"over", "under"} & set(before.extra) and explained.has("ask:amount") and query.wanted_unit != "%":
        return replace(query, operation="deviation", measures=("any_budget",))  # "mikä lautakunta ylitti eniten, ja paljonko?"
    spoken = set(query.measures) <= {"actual"} and not (query.units or query.subjects or query.periods or query.words or query.municipalities or query.records)
    again = spoken and query.operation == "lookup" and before.yes_no in _AGAINST_BUDGET and explained.has("over", "under") and query.limit is None
    if again and query.yes_no is None and explained.has("ask:amount") and set(before.measures) & BUDGETS and before.limit is None:
        return replace(query, operation="deviation", measures=tuple(m for m in before.measures if m in BUDGETS))  # "paljonko yli mentiin?"
    row = {row_side(name) for place in before.subjects for name in place.names[:1]}
    plain = before.operation == "lookup" and before.yes_no is None and len(before.subjects) == 1 and not set(before.measures) - {"actual", "closing", *BUDGETS}
    passed = spoken and query.operation == "lookup" and query.yes_no is None and query.limit is None and explained.has("ask:amount", "ask:many")
    if passed and plain and row <= {"cost", "income"} and explained.has("over", "under"):
        budgets = tuple(m for m in before.measures if m in BUDGETS) or ("any_budget",)
        return replace(query, operation="deviation", measures=budgets)  # "toimintakulut olivat …", "paljonko ne ylittyivät?"
    came = plain and not set(before.measures) & BUDGETS and row <= {"cost", "income", "result"}
    if came and not own and query.operation == "lookup" and query.wanted_unit == "%" and not _of_what(explained):
        return replace(query, measures=("percent",))  # "entä prosentteina?" after what came about
    averaged = before.operation == "mean" and before.yes_no is not None and not own and explained.has("ask:amount") and not explained.has("pronoun", "entä")
    if averaged and query.wanted_unit != "%":  # the town's own was held against the average
        return replace(query, operation="difference", direction=None)
    if not bare or before.operation not in ("lookup", "change") or before.yes_no is None or not explained.has("ask:amount", "ask:many"):
        return query
    if before.limit is not None:
        return replace(query, measures=("actual",) if query.wanted_unit != "%" else ("percent",))
    operation = _SIZES.get(before.yes_no, query.operation)
    if len(before.subjects) > 1 or len(before.units) > 1:  # two were held against each other
        return replace(query, operation="difference") if query.wanted_unit != "%" else replace(query, words=("prosenttia",))
    if before.yes_no in _AGAINST_BUDGET and set(before.measures) & BUDGETS:
        operation = "deviation"
    if operation == "deviation" and "forecast" in before.measures and query.wanted_unit != "%":  # by how much the forecast is over
        return replace(query, operation="difference", measures=("forecast", next((m for m in before.measures if m in BUDGETS), "any_budget")))
    if operation == "change" and query.wanted_unit == "%":
        operation = "change_percent"
    budgets = tuple(m for m in before.measures if m in BUDGETS) or ("any_budget",)
    return replace(query, operation=operation, measures=budgets if operation == "deviation" else ())


def _of_what(explained: Explained) -> bool:
    """Whether a question names more than a unit of measure: what the per cents are of, or which way something went."""
    return any(not {"entä", "filler", "want:%", "ask:which", "ask:amount", "ask:many", "joiner"} & set(s.tags) for s in explained.spans)


def of_forecast(query: Query, explained: Explained, before: Query) -> Query:
    """What is asked against the budget after a forecast is asked of the forecast: "ylitys muutettuun talousarvioon?", "mikä alue ylittää eniten?"."""
    if "forecast" not in before.measures or set(before.measures) - {"forecast", *BUDGETS} or query.subjects or query.periods or query.words:
        return query
    named = tuple(m for m in query.measures if m in BUDGETS) or tuple(m for m in before.measures if m in BUDGETS)
    plain = query.measures and set(query.measures) <= BUDGETS and query.limit is None and not explained.has("spend", "earn")
    if plain and query.yes_no in ("more", "less", "over", "under", "reaches"):  # "onko se parempi kuin budjetissa?" of the forecast
        return replace(query, measures=("forecast", *query.measures), follow_up=True)
    if set(query.measures) - BUDGETS or explained.has("spend", "earn", "measure:actual") or query.yes_no is not None:
        return query
    against = query.operation == "deviation" or (query.operation in ("lookup", "change", "difference") and explained.has("over", "under"))
    if against and named and not query.units and query.dimension is None:
        return replace(query, operation="difference", measures=("forecast", *(named or ("any_budget",))), follow_up=True)
    if query.operation == "rank" and {"over", "under"} & set(query.extra) and query.dimension == "unit":
        return replace(query, measures=("forecast", *(named or ("any_budget",))), follow_up=True)
    return query


def most_of_picked(query: Query, explained: Explained, before: Query) -> Query:
    """Which of the parts picked by a condition met it most: "mikä niistä eniten?" of those that went over their budget, or that grew."""
    own = query.subjects or query.units or query.measures or query.periods or query.words or query.limit or query.direction or query.dimension
    other = {"spend", "earn", "over", "under"} & set(query.extra) or any("largest" in s.tags and not _is_most(s, explained) for s in explained.spans)
    if query.operation == "lookup" and not (own or other) and before.operation == "filter" and before.yes_no in ("over", "under", "up", "down"):
        return _those_picked(query, explained, before)
    if query.operation == "rank" and {"nth2", "nth3"} & set(query.extra) and not own and before.operation in ("change", "change_percent"):
        return replace(query, words=(*query.words, *(explained.text(s) for s in explained.tagged("largest", "smallest"))))  # the order was left
    picked = before.operation in ("threshold", "filter") and before.yes_no is None
    sides = tuple(e for e in before.extra if e in ("over", "under"))
    if query.operation != "rank" or own or other or not picked or not (sides or before.direction) or (before.limit and "against_budget" not in before.extra):
        return query
    if query.order != "largest":  # the least of those picked is no end of the whole order
        return replace(query, words=(*query.words, *(explained.text(s) for s in explained.tagged("smallest", "less"))))
    kinds = tuple(e for e in before.extra if e.startswith("kind:"))
    dimension = before.dimension or ("investment" if "investment" in before.record_kinds else None)
    plain = tuple(u for u in before.units if u.names[0] != "*lautakunta")
    marks = (*query.extra, *sides, *kinds)
    return replace(query, measures=before.measures, dimension=dimension, units=plain, direction=before.direction, extra=marks, follow_up=True)


def _those_picked(query: Query, explained: Explained, before: Query) -> Query:
    """ "Mikä niistä?", "mitkä?" after it was told whether any is so: those that are."""
    bare = all({"ask:which", "pronoun", "entä", "joiner", "filler", "list"} & set(s.tags) for s in explained.spans) and explained.has("ask:which")
    if not bare or explained.open or query.yes_no is not None:
        return query
    kept = tuple(e for e in before.extra if e.startswith("kind:") or e in ("over", "under"))
    plain = tuple(e for e in query.extra if e != "entä")
    return replace(
        query, operation="filter", measures=before.measures, dimension=before.dimension, direction=before.direction, record_kinds=before.record_kinds,
        extra=(*plain, *kept), follow_up=True,
    )  # fmt: skip


def _is_most(span: Span, explained: Explained) -> bool:
    """Whether a word says only "most", not what is large: "eniten", "enemmän"."""
    return explained.text(span).lower() in sense_words("most")


def of_project(query: Query, explained: Explained, before: Query) -> Query:
    """What is asked of the costs after a project was told is its own: "menojen toteuma?"."""
    rows = {n for place in query.subjects for n in place.names}
    named = query.units or query.municipalities or query.words or query.periods or query.records or query.order or query.yes_no
    told = before.operation == "record_field" and before.record_kinds == ("project",)
    if not told or named or not rows or not rows <= {"menot", "toimintakulut"} or not query.measures or set(query.measures) - {"actual", "percent"}:
        return query
    return replace(query, operation="record_field", subjects=(), measures=(), slots=("cost_percent",), extra=tuple(e for e in query.extra if e != "fragment"))


def between_told(query: Query, asked: Query, previous: Sequence[StoredFigure]) -> Query:
    """A change that names no time, counted between the two times of the row told last: "mikä kululaji kasvoi eniten?" after "entä vuotta aiemmin?".

    `asked` is the question's own query, without what it carries.
    """
    if previous and any(p.kind == "whole_year" for p in asked.periods):  # "entä koko vuonna?" after the newest months
        year = previous[-1].figure.period.end.year
        query = replace(query, periods=tuple(replace(p, kind="year", year=year) if p.kind == "whole_year" else p for p in query.periods))
    months = [p for p in query.periods if p.kind == "month"] if len(asked.periods) == len(query.periods) == 1 else []
    if months and query.operation in ("change", "change_percent") and previous:  # "nousiko se siitä maaliskuussa?" of February's rate
        last = previous[-1].figure
        of_month = (last.period.start.year, last.period.start.month) == (last.period.end.year, last.period.end.month)
        if of_month and last.period.end.month != months[0].last and any(subject_key(last) in place.names for place in query.subjects):
            return replace(query, periods=(exact_period(last.period.start, last.period.end), months[0]))
    ranks = query.operation in ("rank", "filter") and query.direction is not None
    dated = any(p.kind != "prior" for p in asked.periods) or asked.sources
    caused = query.operation == "cause" and query.direction is not None and not (asked.subjects or asked.units)  # "mistä muutos johtuu?"
    if dated or len(previous) < 2 or not (ranks or caused or (query.operation in ("change", "change_percent") and (asked.subjects or asked.periods))):
        return query
    one, other = (f.figure for f in previous[-2:])
    if subject_key(one) != subject_key(other) or one.unit != other.unit or one.period.end == other.period.end or one.measure != other.measure:
        return query
    new = max(one.period, other.period, key=lambda p: p.end)
    old = min(one.period, other.period, key=lambda p: p.end)
    later = exact_period(new.start, new.end)
    if caused:
        return replace(query, periods=(later,))
    if ranks:
        return replace(query, periods=(PeriodSpec("prior", back=new.end.year - old.end.year), later))
    return replace(query, periods=(exact_period(old.start, old.end), later))


def _of_chosen(query: Query, explained: Explained, told: Sequence[StoredFigure], before: Query) -> Query:
    """What is asked of parts that were picked: which of two changed more, where it went the other way, why."""
    if any(s.has("subject") or s.has("unit") or s.has("municipality") for s in explained.spans):
        return query
    units = list(dict.fromkeys(f.figure.unit for f in told))
    plain = tuple(e for e in query.extra if e != "bare")
    if before.operation == "filter" and before.direction is not None and query.operation == "rank" and "which2" in query.extra:
        places = tuple(Place((unit,), unit) for unit in units) if len(units) == 2 else ()
        words = () if places else ("kumpi",)
        return replace(query, units=places or query.units, direction=before.direction, dimension=None, words=(*query.words, *words), extra=plain)
    of_those = query.operation == "rank" and query.direction is None and query.dimension is None and "among_told" not in query.extra
    if before.operation in ("filter", "threshold") and of_those and points(explained, sense_words("those_told")) and not explained.has("dim:unit"):
        measures = query.measures if any(t.startswith("measure:") for t in explained.tags) else ()
        places = tuple(Place((unit,), unit) for unit in units) if len(units) > 1 else ()  # "mikä niistä on suurin?" of units that were picked
        left = () if places else tuple(explained.text(s) for s in explained.tagged("pronoun"))
        times = tuple(p for p in query.periods if p.kind != "prior")
        return replace(query, units=places or query.units, measures=measures, periods=times, words=(*query.words, *left), extra=plain)
    if before.operation == "filter" and query.operation == "change" and query.direction is not None and explained.has("ask:which"):
        return replace(query, operation="filter", dimension=before.dimension, extra=plain)
    if before.operation == "filter" and before.direction is not None and explained.has("op:sum"):  # changes of several are no sum of a row
        return replace(query, words=(*query.words, *(explained.text(s) for s in explained.tagged("op:sum"))))
    if query.operation == "cause" and len(units) == 1:
        budget = next((side for side in ("over", "under") if side in before.extra), "")
        way = {"up": "grow", "down": "shrink"}.get(before.direction or "", budget)
        return replace(query, units=(Place((units[0],), units[0]),), extra=(*query.extra, *((f"went:{way}",) if way else ())))
    return query


def resumed(query: Query, explained: Explained, previous: Sequence[StoredFigure], told: Sequence[StoredFigure], before: Query, clause: bool = False) -> Query:
    """The query of a follow-up that names nothing of its own, with what its few words do to the figures given before.

    `told` are those of the turn before, `previous` those of some turns; `clause` tells that it follows in the same question.
    """
    where_to = explained.tokens[explained.first].low == "mihin" and not explained.has("ask:amount", "ask:many", "level", "measure:forecast")
    if where_to and "pronoun" in query.extra and query.operation == "lookup" and told:  # "mihin se raha on mennyt?"
        query = replace(query, operation="cause")
    if before.operation in _CHOOSING and told:
        query = _of_chosen(query, explained, told, before)
    picked = (before.operation == "rank" and before.count == 1) or (before.operation in ("threshold", "filter") and len(told) == 1)
    chosen = picked and bool(told) and not any(s.has("subject") or s.has("unit") for s in explained.spans)
    asks = {"ask:amount", "ask:many", "ask:which", "want:%", "want:EUR", "filler", "joiner", "entä", "pronoun"}
    light = not explained.open and all(s.period is not None or (asks | _MOVES) & set(s.tags) for s in explained.spans)
    passed_by = query.operation == "lookup" and explained.has("over", "under") and query.limit is None and query.yes_no is None
    carried = all(u in before.units for u in query.units)
    if chosen and light and carried and (passed_by or query.operation == "deviation"):
        most = told[-1].figure  # "mikä alitti budjettinsa eniten?", "paljonko?", "paljonko alitus oli?"
        place, row = Place((most.unit,), most.unit), Place((subject_key(most),), subject_key(most))
        plans = tuple(m for m in (*query.measures, *before.measures) if m in BUDGETS)[:1] or ("any_budget",)
        one = replace(query, units=(place,), subjects=(row,), dimension=None, order=None)
        return replace(one, operation="deviation", measures=plans) if passed_by else one
    moved_since = query.operation in ("change", "change_percent") or (query.operation == "lookup" and before.direction is not None)
    if chosen and light and carried and moved_since and explained.has("ask:amount", "ask:many", "op:change"):
        most = told[-1].figure  # "missä kulut kasvoivat eniten?", "paljonko?", "paljonko kasvu oli?"; "missä kulut olivat suurimmat?", "paljonko ne kasvoivat?"
        moved: Operation = "change_percent" if query.wanted_unit == "%" else "change"
        place, row = Place((most.unit,), most.unit), Place((subject_key(most),), subject_key(most))
        way = query.direction or before.direction
        return replace(query, operation=moved, units=(place,), subjects=(row,), direction=way, dimension=None, order=None, measures=())
    measure = picked and any(t.startswith("measure:") for t in explained.tags) and not query.words
    measure = measure and not (explained.open or any(s.period is not None or s.has("municipality") for s in explained.spans))  # "mikä oli toteumaprosentti?"
    if picked and told and query.dimension in ("cost_account", "income_account", "account") and "pronoun" in query.extra and explained.has("over", "under"):
        unit = told[-1].figure.unit  # "mikä kululaji siellä ylittyy?" of the unit picked
        passed = query.operation in ("deviation", "difference", "lookup", "filter") and query.order is None
        several = explained.tokens[explained.first].low in sense_words("which_several")
        picks = replace(query, operation="filter" if several else "rank", order=None if several else "largest", measures=before.measures) if passed else query
        return replace(picks, subjects=(), units=(Place((unit,), unit),))
    together = explained.has("op:sum") and points(explained, sense_words("those_told"))
    if chosen and not together and ("pronoun" in query.extra or measure) and query.operation in ("lookup", "deviation"):  # "mikä sen budjetti on?"
        figure = told[-1].figure
        key = subject_key(figure)
        times = tuple(p for p in query.periods if p.kind != "prior")
        one = replace(query, subjects=(Place((key,), key),), units=(Place((figure.unit,), figure.unit),), periods=times, dimension=None, order=None)
        measured = any(t.startswith("measure:") for t in explained.tags)
        off = {"over", "under"} & set(before.extra) and not measured and explained.has("ask:amount", "ask:many")  # "…, ja montako euroa se oli?"
        past = (explained.has("over", "under") or off) and query.yes_no is None and query.wanted_unit != "%"
        return replace(one, operation="deviation", measures=("any_budget",), limit=None) if past else one
    if "bare" in query.extra and query.operation == "rank" and _asks_by_how_much(explained):  # "kumpi on suurempi ja kuinka paljon?"
        return replace(query, operation="difference", order=None, extra=(*query.extra, "greater_first"))
    whose = picked and bool(told) and (clause or "pronoun" in query.extra) and not any(s.has("unit") or s.has("municipality") for s in explained.spans)
    whose = whose and not any(u.names[0] == "*municipality" for u in query.units)
    if whose and query.operation in ("lookup", "change") and any(s.has("subject") for s in explained.spans):  # "mitkä ovat sen henkilöstökulut?" of the largest
        return replace(query, units=(Place((told[-1].figure.unit,), told[-1].figure.unit),), dimension=None, order=None)
    if "bare" not in query.extra and not (query.subjects and not any(s.has("subject") for s in explained.spans)):
        return query
    budgets = bool(query.measures) and set(query.measures) <= BUDGETS
    if _stays_behind(query, explained):
        if not (budgets or of_one_budget(previous)):  # of an amount that is no plan
            return replace(query, words=(*query.words, *(explained.text(s) for s in explained.tagged("trend"))))
        query = replace(query, measures=query.measures if budgets else ("any_budget",), extra=(*query.extra, "under"))
        return replace(query, yes_no="under") if query.yes_no is not None else replace(query, operation="deviation")
    several = len(summed(previous)) > 1 or (bool(told) and _sums_alone(explained))
    if query.operation == "lookup" and explained.has("op:sum") and not explained.has("measure:any_budget") and several:
        return replace(query, operation="sum", extra=(*query.extra, "bare"))
    used = explained.has("spend", "earn", "measure:actual")
    used = used or of_one_budget(previous)
    used |= explained.has("entä") and before.operation == "lookup" and query.measures == before.measures == ("actual",)  # "… toteuma?", "entä prosentteina?"
    if query.operation == "lookup" and query.wanted_unit == "%" and used and set(query.measures) <= {*BUDGETS, "actual", "remaining", "deviation"}:
        return replace(query, measures=("percent",))
    if query.operation in ("change", "lookup") and budgets and explained.has("op:change") and two_budgets(previous):
        return replace(query, operation="change", measures=(), periods=(), extra=tuple(dict.fromkeys((*query.extra, "bare"))))
    since = "compared_to" in query.extra and any(p.kind == "year" for p in query.periods)
    if query.operation == "change" and budgets and (OWN_YEAR in before.extra or since):  # "miten se muuttuu vuodesta 2025?": from that year's budget
        return replace(query, extra=tuple(dict.fromkeys((*query.extra, OWN_YEAR))))
    if query.operation in ("change", "lookup") and budgets and explained.has("op:change"):
        return replace(query, operation="lookup", measures=("budget_change",), direction=None)
    if budgets and "than" in query.extra and any(s.period is not None and s.period.measure is None for s in explained.spans):
        return query  # "onko se vähemmän kuin 2025?": than the budget of another year
    passed = query.operation == "lookup" and explained.has("over", "under") and query.limit is None and query.yes_no is None
    if budgets and (passed or (query.operation == "change" and explained.has("more", "less", "over", "under"))):
        return replace(query, operation="deviation", direction=None)
    return query


def _stays_behind(query: Query, explained: Explained) -> bool:
    """Whether it is asked by how much, or whether, what came about stayed behind the plan told: "paljonko siitä jäätiin?"."""
    stays = any(explained.tokens[s.start].any_keys & sense_words("staying_behind") for s in explained.tagged("trend"))
    plain = query.operation == "lookup" and query.yes_no in (None, "any") and not explained.open and not explained.has("measure:remaining", "over", "under")
    return stays and plain and explained.has("ask:amount", "ask:many", "want:%") is (query.yes_no is None) and points(explained, sense_words("part_of_told"))


def _sums_alone(explained: Explained) -> bool:
    """Whether a question asks for a sum and says nothing else: "ja yhteensä?"."""
    return not explained.open and all(set(s.tags) & _SUM_ALONE for s in explained.spans) and not any(s.has("subject") for s in explained.spans)


def _asks_by_how_much(explained: Explained) -> bool:
    """Whether it is asked which of two is the greater and by how much: the amount is asked behind the comparative."""
    compared = [s.start for s in explained.tagged("more", "less")]
    asked = [s.start for s in explained.tagged("ask:amount", "ask:many")]
    return explained.has("which2") and bool(compared and asked) and max(asked) > min(compared)


def by_how_much(query: Query, explained: Explained) -> Query:
    """Which of two named is the greater, and behind it by how much: "kumpi oli suurempi, verotulot vai avustukset, ja paljonko?"."""
    two = len(query.subjects) == 2 or len(query.units) == 2
    plain = query.operation == "rank" and "which2" in query.extra and query.dimension is None and query.direction is None and query.wanted_unit != "%"
    last = [t.low for t in explained.tokens if t.kind == "word"][-3:]
    ends = sense_words("by_how_much")  # "ja kuinka suuri se oli" asks how large the greater one is
    asks = bool(last) and (last[-1] in ends or (len(last) > 1 and " ".join(last[-2:]) in ends))
    if not (two and plain and asks and _asks_by_how_much(explained)):
        return query
    return replace(query, operation="difference", order=None, extra=(*query.extra, "greater_first"))


def part_of_named(query: Query, explained: Explained, told: Sequence[StoredFigure], before: Query) -> Query:
    """The one number just told as a part of a row that the question names: "montako prosenttia se on toimintakuluista?"; else the query as it is."""
    asks = query.operation == "share" or (query.operation == "lookup" and query.wanted_unit in (None, "%"))
    if not asks or query.yes_no is not None or len(query.subjects) != 1 or explained.has("measure:percent", "of_budget"):
        return query
    whole = query.subjects[0]
    unpaired = replace(query, operation="share", subjects=(), extra=tuple(e for e in query.extra if e != "bare"))  # refused: a share needs two numbers
    fresh = any(s.has("subject") for s in explained.spans)
    if not fresh and query.operation == "share" and "of_told" in before.extra:  # the part was of its own unit or time
        return unpaired
    if fresh and points(explained, sense_words("part_of_told")) and (query.operation == "share" or query.wanted_unit == "%"):
        return _of_the_told(query, told, before) or unpaired
    if not fresh or not whole.named.lower().endswith(("sta", "stä")):
        return query
    if before.operation == "share" and len(before.subjects) == 2 and query.follow_up:  # "entä verotuloista?": of another whole
        return replace(query, operation="share", subjects=(before.subjects[0], whole))
    owns = query.operation == "share" and any(explained.text(s).lower() in sense_words("whole_sum") for s in explained.tagged("pronoun", "op:sum"))
    if not owns and not points(explained, sense_words("told_itself")):
        return query
    query = replace(query, extra=tuple(e for e in query.extra if e != "of_budget"))
    town = [s for s in explained.spans if s.has("municipality") and not s.has("unit")]
    if len(told) > 1 and before.operation == "sum" and query.periods == before.periods and (_same_units(query, before) or town):
        places = (Place(("*municipality",), explained.text(town[0])),) if town else query.units
        return replace(query, operation="share", measures=(), units=places, extra=(*query.extra, "sum_of_told"))
    if len(told) != 1 or before.operation not in ("lookup", "rank") or told[0].figure.number_unit in ("%", "pp"):
        return unpaired
    figure = told[0].figure
    named = tuple(m for m in query.measures if m != "percent")  # "prosentteina" tells how the part is told
    measures = named or ((figure.measure,) if figure.measure in BUDGETS else ())
    shared = replace(query, operation="share", measures=measures)
    key = subject_key(figure)
    units, periods = _same_units(query, before), query.periods == before.periods
    if key not in whole.names and units and periods:  # what is asked next goes on with both rows
        return replace(shared, subjects=(Place((key,), key), whole))
    if key in whole.names and units and town and figure.unit not in query.municipalities:  # "Koelan toimintakuluista"
        return replace(shared, units=(Place((figure.unit,), figure.unit), Place(("*municipality",), explained.text(town[0]))))
    if key in whole.names and units:  # a part of itself
        return unpaired
    if key in whole.names and periods and len(query.units) == len(before.units) == 1:
        return replace(shared, units=(*before.units, *query.units))
    return replace(shared, extra=(*query.extra, "of_told"))


def _same_units(query: Query, before: Query) -> bool:
    """Whether two questions are of the same units, however they name them: "ltk:n" after the board by its name."""
    one, other = (tuple(u.names for u in q.units) for q in (query, before))
    board = one == (("*lautakunta",),) and len(other) == 1 and all("lautakunta" in n.lower() for n in other[0])
    return one == other or board


def _of_the_told(query: Query, told: Sequence[StoredFigure], before: Query) -> Query | None:
    """A row as a part of the amount just told, or of the sum: "montako prosenttia siitä on palkkoja?"; None where no amount was told."""
    if any(f.figure.number_unit != "EUR" for f in told) or not told:
        return None
    if len(told) > 1 and before.operation == "sum":
        return replace(query, operation="share", extra=(*query.extra, "part_of_sum"))
    if len(told) != 1 or before.operation not in ("lookup", "rank"):
        return None
    named = tuple(m for m in query.measures if m != "percent")
    measure = told[0].figure.measure
    return replace(query, operation="share", measures=named or ((measure,) if measure in BUDGETS else ()), extra=(*query.extra, "whole_told"))


def is_the_told(figure_ids: Sequence[str], told: Sequence[str], query: Query, explained: Explained) -> bool:
    """Whether what should be a part of the number just told is that number ("paljonko siitä oli palkkoja?" where wages have no row of their own), or where
    it came from ("mistä ne tulivat?"), or which of two is meant ("kumpi on parempi?"), or all of which it is one ("entä yhteensä?").
    """
    if query.operation == "sum" and "bare" in query.extra and len(figure_ids) == 1 and set(figure_ids) == set(told):
        return True
    if query.operation != "lookup" or not figure_ids or set(figure_ids) != set(told):
        return False
    first = explained.tokens[explained.first].low if explained.first < len(explained.tokens) else ""
    part = any(s.has("subject") for s in explained.spans) and points(explained, sense_words("part_of_told"))
    return part or "which2" in query.extra or (first in sense_words("where_from") and not explained.has("ask:amount", "ask:many"))


def points(explained: Explained, words: frozenset[str]) -> bool:
    """Whether the question points back by one of the words."""
    return any(explained.text(s).lower() in words for s in explained.tagged("pronoun"))


Way = Literal["over", "under", "grow", "shrink"]


def went_way(query: Query) -> Way | None:
    """Which way the parts went that were picked before, as a follow-up's marks say."""
    marked = next((e.removeprefix("went:") for e in query.extra if e.startswith("went:")), "")
    return next((way for way in get_args(Way) if way == marked), None)


def way_told(previous: Sequence[StoredFigure]) -> Way | None:
    """Which way the two figures told last went: an outcome from its budget, a later time from an earlier one; None where they are no such pair.

    What is left of a row's money went over it where it is less than nothing.
    """
    last = previous[-1].figure if previous else None
    if last is not None and last.measure == "remaining" and last.number < 0 and last.subject_kind in ("investment", "project"):
        return "over"
    if len(previous) < 2:
        return None
    one, other = (f.figure for f in previous[-2:])
    if subject_key(one) != subject_key(other) or one.unit != other.unit or one.number_unit != other.number_unit:
        return None
    if one.measure in BUDGETS or other.measure in BUDGETS:
        if one.measure in BUDGETS and other.measure in BUDGETS:
            return None
        outcome, budget = (other, one) if one.measure in BUDGETS else (one, other)
        return "over" if abs(outcome.number) > abs(budget.number) else "under"
    if one.measure != other.measure or one.period.end == other.period.end:
        return None
    old, new = sorted((one, other), key=lambda f: f.period.end)
    return "grow" if abs(new.number) > abs(old.number) else "shrink"


def told_pair(previous: Sequence[StoredFigure], query: Query) -> tuple[StoredFigure, StoredFigure] | None:
    """(old, new) of the two numbers told last, where sentences or one row give them of one unit at two times and a change is asked that names no other."""
    if query.operation not in ("change", "change_percent") or query.yes_no is not None or len(previous) < 2 or len(query.periods) > 1:
        return None
    one, other = previous[-2:]
    alike = one.figure.unit == other.figure.unit and one.figure.number_unit == other.figure.number_unit and one.report_id == other.report_id
    row = one.figure.table is not None and (one.figure.table, one.figure.row) == (other.figure.table, other.figure.row)
    if not alike or not (row or (one.figure.sentence and other.figure.sentence)) or one.figure.period.end == other.figure.period.end:
        return None
    printed = [("".join(f.figure.text.split()), "".join(f.figure.sentence.split())) for f in (one, other)]
    together = printed[0][0] in printed[1][1] or printed[1][0] in printed[0][1]  # one sentence tells both
    if not together and subject_key(one.figure) != subject_key(other.figure):
        return None
    old, new = sorted((one, other), key=lambda f: f.figure.period.end)
    return old, new


def summed(previous: Sequence[StoredFigure]) -> list[StoredFigure]:
    """The last figures given that make a sum together: one row, measure and time of different units, different rows of one unit, or works."""
    if not previous:
        return []
    last = previous[-1].figure
    alike: list[StoredFigure] = []
    for stored in reversed(previous):
        figure = stored.figure
        alike_measured = figure.measure == last.measure or {figure.measure, last.measure} <= {"actual", "closing"}
        alike_timed = figure.period == last.period or one_closing((p.start, p.end) for p in (figure.period, last.period))
        same = alike_measured and alike_timed and figure.number_unit == last.number_unit
        works = figure.subject_kind == last.subject_kind == "investment"
        one = subject_key(figure) == subject_key(last) or figure.unit == last.unit or works
        if not same or not one:
            break
        if figure.figure_id not in {f.figure.figure_id for f in alike}:
            alike.append(stored)
    return list(reversed(alike))


def two_budgets(previous: Sequence[StoredFigure]) -> bool:
    """Whether the last two figures told are the budgets of one row for two years."""
    measures = _of_one_row(previous)
    return len(measures) == 2 and set(measures) <= BUDGETS and previous[-2].figure.period != previous[-1].figure.period


def of_one_budget(previous: Sequence[StoredFigure]) -> bool:
    """Whether the last two figures told are the budget of a row and what has come about of it."""
    measures = _of_one_row(previous)
    years = {f.figure.period.end.year for f in previous[-2:]}
    return len(measures) == 2 and measures[0] in BUDGETS and measures[1] == "actual" and len(years) == 1


def _of_one_row(previous: Sequence[StoredFigure]) -> tuple[str, ...]:
    """The measures of the last two figures told where they are of one row, () for others."""
    if len(previous) < 2:
        return ()
    one, other = (f.figure for f in previous[-2:])
    same = (one.unit, subject_key(one), one.number_unit) == (other.unit, subject_key(other), other.number_unit)
    return (one.measure, other.measure) if same else ()


def of_town_itself(query: Query, own: Query, explained: Explained, told: Sequence[StoredFigure], ledger: Ledger) -> Query:
    """The query for the whole town where a follow-up names nothing but the town whose unit was told: "entä Koelan kaupungissa?" of its library."""
    named = [s for s in explained.spans if s.has("municipality") and not s.has("unit")]
    bare = all(unit.names == ("*municipality",) for unit in own.units)
    alone = bare and not (own.subjects or own.periods or own.sources or own.measures or own.words or own.order or own.yes_no or explained.open)
    if len(named) != 1 or len(own.municipalities) != 1 or not alone or not told or query.operation != "lookup":
        return query
    its = all(ledger.report(f).municipality == own.municipalities[0] != f.figure.unit for f in told)
    return replace(query, units=(Place(("*municipality",), explained.text(named[0])),)) if its else query
