"""Which operation a question asks for."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.query import Operation, Query
from retrieval.understanding.about_records import asks_records, names_quoted
from retrieval.understanding.asked_ways import asks_how_much

_PARTS = ("unit", "investment", "cost_account", "income_account", "account", "tax", "municipality")
"""Dimensions whose parts figures are printed of."""
_BUDGETS = frozenset({"budget", "amended_budget", "any_budget"})
_CHANGES = frozenset({"change", "change_percent"})
_PER = "per"
"""The word for "for each" that stands before what is counted; "kohti" and "kohden" stand behind it."""


@dataclass(frozen=True)
class Asking:
    """A question of which the operation is asked: what it names, and its words."""

    query: Query
    explained: Explained

    def has(self, *tags: str) -> bool:
        """Whether a word may mean one of the tags."""
        return self.explained.has(*tags)

    @cached_property
    def measures(self) -> frozenset[str]:
        """The measures that it names."""
        return frozenset(self.query.measures)

    @cached_property
    def realised(self) -> bool:
        """Whether it asks what came about, naming no other measure."""
        return self.measures <= {"actual", "closing"}

    @cached_property
    def own_units(self) -> int:
        """How many units it names, neither the municipality nor its group."""
        return sum(not u.names[0].startswith("*") for u in self.query.units)

    @cached_property
    def group_and_town(self) -> bool:
        """Whether it names both the group (konserni) and the municipality."""
        return {u.names[0] for u in self.query.units} >= {"*group", "*municipality"}

    @cached_property
    def many_units(self) -> bool:
        """Whether it names several units."""
        return self.group_and_town or self.own_units >= 2

    @cached_property
    def one_time(self) -> bool:
        """Whether it names at most one time."""
        return len(self.query.periods) < 2


def operation_of(query: Query, explained: Explained) -> Operation:
    """Which operation the question asks for, by its words and by what it names: that of the first rule that fits."""
    asking = Asking(query, explained)
    return next((operation for rule in _RULES if (operation := rule(asking)) is not None), "lookup")


# ----------------------------------------------------------------------------------------------- what no figures are reckoned for


def _definition(a: Asking) -> Operation | None:
    """What a term means."""
    return "definition" if a.has("define") and not a.has("meant") else None


def _cause(a: Asking) -> Operation | None:
    """Why, unless how much is asked first."""
    if not a.has("why"):
        return None
    first = a.explained.tagged("why")[0].start
    return None if any(s.start < first for s in a.explained.tagged("ask:amount", "ask:many")) else "cause"


def _of_one_record(explained: Explained) -> bool:
    """Whether one target, risk or project is spoken of: "riskin", "hankkeen", and no word is in the plural there."""
    nouns = [explained.tokens[s.end - 1].low for s in explained.spans if any(t.startswith("kind:") for t in s.tags)]
    return len(nouns) == 1 and any(r.case == "omanto" and not r.plural for r in readings(nouns[0])[:1])


def _records(a: Asking) -> Operation | None:
    """Targets, risks and projects: the field of one, or a list of them."""
    query = a.query
    if not asks_records(query, a.explained):
        return None
    if query.listed and query.slots and query.words and _of_one_record(a.explained) and not (query.counted or query.order or query.limit or query.statuses):
        return "record_field"  # "mitkä ovat koron nousu -riskin hallintakeinot"
    summed = a.has("op:sum", "op:mean") and not (len(query.records) == 1 and query.slots)  # "paljonko rahoitusta sillä on kaikkiaan"
    if query.counted or query.listed or (query.order is not None and not query.records) or query.limit is not None or summed:
        return "records"
    named = query.records or query.words or names_quoted(a.explained)
    return "record_field" if named or (query.slots and not (query.statuses and query.record_kinds)) else "records"


# ----------------------------------------------------------------------------------------------- one of several


def _ranked_investments(a: Asking) -> Operation | None:
    """The largest investment, of which figures are printed."""
    query = a.query
    ranks = query.order is not None and query.record_kinds == ("investment",) and not query.records and "status" not in query.slots
    return "rank" if ranks else None


def _filter(a: Asking) -> Operation | None:
    """The parts that meet a condition: "missä kululajeissa budjettia muutettiin"."""
    return "filter" if _filters(a.query, a.explained) else None


def _threshold(a: Asking) -> Operation | None:
    """Those over or under a limit."""
    return "threshold" if a.query.limit is not None and a.query.yes_no is None else None


def _rank(a: Asking) -> Operation | None:
    """The largest or the smallest."""
    return "rank" if a.query.order is not None else None


def _series(a: Asking) -> Operation | None:
    """How something went from time to time; by how many per cent from one year to the next."""
    query = a.query
    if a.has("op:series") and query.wanted_unit == "%" and len(query.periods) == 1 and not query.measures:
        return "change_percent"
    return "series" if a.has("op:series", "each", "all_reports") and not a.has("op:share") else None


def _towns(a: Asking) -> Operation | None:
    """What is reckoned of several municipalities."""
    query = a.query
    if len(query.municipalities) < 2:
        return None
    if a.has("op:sum") and not a.has("which2", "dim:municipality"):
        return "sum"
    if a.has("op:mean") and len(query.subjects) == 1 and a.one_time and not a.has("which2", "dim:municipality", "versus", "more", "less"):
        return "mean"
    if a.has("ratio") and len(query.municipalities) == 2 and len(query.subjects) == 1 and a.one_time:
        return "ratio"
    return "difference" if a.has("op:difference") else "compare"


# ----------------------------------------------------------------------------------------------- parts and wholes


def _without(a: Asking) -> Operation | None:
    """One without another: "menot ilman poistoja"."""
    return "difference" if a.has("op:without") and (a.many_units or len(a.query.subjects) > 1) else None


def _indicator(a: Asking) -> Operation | None:
    """An indicator is printed as it is, in whatever unit it is asked for."""
    moved = a.query.direction is not None or a.measures & _CHANGES
    plain = "indicator" in a.query.extra and not moved and not a.has("op:series", "op:difference", "op:mean")
    return "lookup" if plain else None


def _per_cent_of(a: Asking) -> Operation | None:
    """How many per cent one of two things named is of the other: of two times, rows or units."""
    query = a.query
    if query.wanted_unit != "%" or query.direction is not None or a.has("op:change", "op:compare", "op:difference", "op:mean"):
        return None
    months = sum(p.kind in ("span", "to_date", "month", "early") for p in query.periods)
    of_year = len(query.subjects) == 1 and len(query.periods) == 2 and months == 1 and a.realised
    of_row = len(query.subjects) == 2 and a.one_time and (a.realised or _is_budgeted(query)) and not a.has("joiner")
    of_named_again = a.one_time and a.realised and _named_twice(query, a.explained)  # "… olivat kaupungin toimintakuluista"
    invested = a.one_time and a.realised and _invested_of(query, a.explained)  # "montako prosenttia kokonaismenoista oli investointeja"
    return "share" if of_year or of_row or invested or of_named_again or _is_of_unit(a) else None


def _is_of_unit(a: Asking) -> bool:
    """Whether one row of two units is asked of that are not listed side by side; a part of the budget is budgeted too."""
    joined = a.has("versus") or any("joiner" in s.tags and _between_units(a.explained, s) for s in a.explained.spans)
    return a.own_units == 2 and len(a.query.subjects) == 1 and a.one_time and (a.realised or _is_budgeted(a.query)) and not joined


def _is_budgeted(query: Query) -> bool:
    """Whether only a budget is asked of."""
    return len(query.measures) == 1 and query.measures[0] in _BUDGETS


def _share_in_months(a: Asking) -> Operation | None:
    """A share that is printed for months in the middle of the year."""
    query = a.query
    middle = len(query.periods) == 1 and query.periods[0].first not in (None, 1)
    return "lookup" if a.has("op:share") and middle and not a.has("want:%") and len(query.subjects) < 2 and len(query.units) < 2 else None


def _for_each(a: Asking) -> Operation | None:
    """So much of one row for each of another: "henkilöstökulut henkilötyövuotta kohti"."""
    query = a.query
    plain = query.yes_no is None and query.direction is None and query.order is None and not (query.words or a.measures & _CHANGES)
    if not plain or len(query.subjects) != 2 or not a.one_time or a.many_units or len(query.municipalities) > 1 or not a.has("per"):
        return None
    rows = [(s, c) for s in a.explained.spans if (c := s.has("subject")) is not None]
    tokens = a.explained.tokens
    per = [p for p in a.explained.tagged("per") if p.end - p.start == 1]
    each = [c for s, c in rows for p in per if (p.end == s.start if tokens[p.start].low == _PER else p.start == s.end)]
    counted = {unit for c in each for key in c.values for unit in a.explained.vocabulary.number_units(key)}
    return "ratio" if len(rows) == 2 and len(each) == 1 and counted & {"htv", "persons"} else None


def _ratio(a: Asking) -> Operation | None:
    """How many times one of two things is the other."""
    two = a.group_and_town or max(len(a.query.subjects), len(a.query.periods), a.own_units) == 2
    return "ratio" if a.has("ratio") and two else None


def _share(a: Asking) -> Operation | None:
    """What part of something: "osuus"; of the budget, a percentage is printed."""
    query = a.query
    asks = a.has("op:share") or (a.has("covers") and query.yes_no is None)
    summed = a.has("op:sum") and not a.one_time
    printed = "percent" in a.measures and not a.many_units
    return "share" if asks and not summed and not printed and not (query.yes_no and query.limit) else None


# ----------------------------------------------------------------------------------------------- more or less than something


def _deviation(a: Asking) -> Operation | None:
    """By how much the budget was exceeded or left."""
    return "deviation" if a.query.yes_no is None and _off_budget(a.query, a.explained) else None


def _mean(a: Asking) -> Operation | None:
    """A mean."""
    return "mean" if a.has("op:mean", "per_month") else None


def _difference(a: Asking) -> Operation | None:
    """The difference between two units, rows or times: "tulovero miinus valtionosuudet"; between two times of one row it is a change."""
    query = a.query
    held = a.many_units and (a.has("more", "less", "over", "under") or query.yes_no is not None or query.wanted_unit == "pp")
    more = query.yes_no is None and a.one_time and a.has("more", "less") and _between_subjects(a.explained, "than")
    if a.has("op:difference") or held or more or _between_subjects(a.explained, "minus"):
        return "difference"  # "enemmän palvelujen ostoihin kuin avustuksiin"
    times = a.has("minus") and len(query.subjects) == 1 and len(query.periods) == 2 and _between_times(a.explained)
    return "change" if times else None  # "TA 2025 miinus TP 2024"


def _sum(a: Asking) -> Operation | None:
    """Several together: "verotulot + valtionosuudet"."""
    query = a.query
    several = a.many_units or len(query.subjects) >= 2 or (not a.one_time and query.direction is None and not a.measures & _CHANGES)
    months = len(query.subjects) == 1 and [p.kind for p in query.periods] == ["span"] and not (query.words or query.measures or query.dimension)
    if months and a.has("op:sum") and query.yes_no is None and query.direction is None:  # "yhteensä tammikuusta maaliskuuhun"
        return "sum"
    if not several or query.yes_no == "suffices":
        return None
    return "sum" if a.has("op:sum") or _between_subjects(a.explained, "+") or _added_units(a.explained) or _added_times(a.explained) else None


def _more_than_budget(a: Asking) -> Operation | None:
    """How much more than a budget: "kuinka paljon enemmän kuin budjettiin oli laskettu"."""
    against = a.measures & _BUDGETS and a.measures <= _BUDGETS | {"actual"}
    more = a.query.yes_no is None and a.has("than") and (a.has("more", "less") or "judged" in a.query.extra)
    return "deviation" if against and more and a.one_time and len(a.query.subjects) == 1 and not _within_budget(a.query, a.explained) else None


def _over_before(a: Asking) -> Operation | None:
    """How far over or under another time."""
    return ("change_percent" if a.query.wanted_unit == "%" else "change") if _over_another_time(a.query, a.explained) else None


def _per_cent_realised(a: Asking) -> Operation | None:
    """A percentage of the budget, which is printed: "montako prosenttia, kun verrataan budjettiin"."""
    return "lookup" if a.query.measures == ("percent",) and a.query.direction is None and a.one_time else None


def _change(a: Asking) -> Operation | None:
    """How something changed, by its words or as a column prints it; what is left of a budget or off it is compared with the budget alone."""
    query = a.query
    left = query.measures == ("remaining",)  # "puuttuu vielä talousarvioon verrattuna"
    off = query.measures == ("deviation",) and "compared_to" not in query.extra  # "poikkeama talousarvioon verrattuna"
    alone = (left or off) and query.direction is None
    asks = (query.direction is not None or a.has("op:compare")) and "of_budget" not in query.extra and not alone
    printed: Operation = "change_percent" if "change_percent" in a.measures else "change" if "change" in a.measures else "lookup"
    if not asks or "budget_change" in a.measures or (a.measures & _CHANGES and not a.has("op:compare")):
        return printed
    return "change_percent" if query.wanted_unit == "%" or "change_percent" in a.measures else "change"


_RULES: tuple[Callable[[Asking], Operation | None], ...] = (
    _definition,
    _cause,
    _ranked_investments,
    _filter,
    _records,
    _threshold,
    _rank,
    _series,
    _towns,
    _without,
    _indicator,
    _per_cent_of,
    _share_in_months,
    _for_each,
    _ratio,
    _share,
    _deviation,
    _mean,
    _difference,
    _sum,
    _more_than_budget,
    _over_before,
    _per_cent_realised,
    _change,
)
"""In the order in which they are tried; each gives an operation, or None where it does not fit."""


def _filters(query: Query, explained: Explained) -> bool:
    """Whether parts are picked by a condition: "onko jokin investointi ylittänyt määrärahansa", "missä kululajeissa budjettia muutettiin"."""
    looked = query.dimension in _PARTS or query.record_kinds == ("investment",)
    apart = query.limit is not None and query.limit_unit == "%"
    if not looked or query.order is not None or apart or query.records or query.slots or len(query.subjects) > 1:
        return False
    changed = "budget_change" in query.measures and not (query.subjects and query.dimension is None and explained.has("ask:amount"))
    moved = query.direction in ("up", "down") and not set(query.measures) - {"actual", "closing"} and query.wanted_unit != "%" and "better" not in query.extra
    chosen = explained.has("ask:which", "dim:municipality") or query.counted
    if moved and query.dimension in ("unit", "cost_account", "income_account", "municipality") and query.yes_no is None and chosen:
        passed = explained.has("over", "under") and query.limit is None
        amount = explained.has("ask:amount") and not explained.has("ask:which")
        return not passed and not amount and not explained.has("op:difference")  # "missä yksiköissä henkilöstökulut kasvoivat, ja kuinka paljon"
    if query.limit is not None:
        return False
    condition = explained.has("zero", "over", "under") or changed or (explained.has("op:difference") and bool(query.measures))
    which = query.record_kinds == ("investment",) and explained.has("ask:which") and bool(query.measures)  # "minkä investoinnin määräraha ylittyi"
    which |= query.dimension == "municipality" and len(query.subjects) == 1 and not query.municipalities  # "missä kunnissa henkilöstökulut ylittyivät"
    which |= query.dimension == "unit" and explained.has("ask:which") and asks_how_much(explained) and bool(query.measures)  # "…, ja kuinka paljon"
    foretold = "forecast" in query.measures and len(query.measures) > 1 and explained.has("over", "under")
    which |= (
        query.dimension in ("unit", "account", "cost_account", "income_account") and explained.has("ask:which", "list") and foretold
    )  # "minkä toimialojen kulujen ennustetaan ylittävän talousarvion"
    asked = query.counted or query.yes_no is not None or changed or which or explained.has("zero") or query.negated
    return condition and asked and (query.yes_no is None or explained.has("any"))


def _named_twice(query: Query, explained: Explained) -> bool:
    """Whether the one subject is named again in the elative, as the whole that something is a part of."""
    if len(query.subjects) != 1:
        return False
    named = [s for s in explained.spans if (c := s.has("subject")) is not None and set(c.values) & set(query.subjects[0].names)]
    return len(named) > 1 and any(r.case == "sisaeronto" for s in named for r in readings(explained.tokens[s.end - 1].low))


def _between_units(explained: Explained, span: Span) -> bool:
    """Whether a word that lists stands between two units that are named."""
    if explained.text(span).lower() == "eli":
        return False
    spots = [s.start for s in explained.spans if s.has("unit")]
    return any(at < span.start for at in spots) and any(at > span.start for at in spots)


def _added_units(explained: Explained) -> bool:
    """Whether a plus stands between two units: "tilapalvelut + rakennusvalvonta"."""
    spots = [s.start for s in explained.spans if s.has("unit")]
    return len(spots) == 2 and any(spots[0] < s.start < spots[1] and explained.text(s) == "+" for s in explained.spans)


def _added_times(explained: Explained) -> bool:
    """Whether a plus stands between all the times that are named: "heinäkuu + elokuu"."""
    times = [s for s in explained.spans if s.period is not None]
    plus = [s.start for s in explained.spans if explained.text(s) == "+"]
    return len(times) > 1 and all(any(one.end <= at < other.start for at in plus) for one, other in itertools.pairwise(times))


def _between_subjects(explained: Explained, sign: str) -> bool:
    """Whether a sign or its word stands between two rows: "verotulot + valtionosuudet", "tulovero miinus valtionosuudet"."""
    named = [(s.start, concept.values) for s in explained.spans if (concept := s.has("subject")) is not None]
    spots = [at for n, (at, values) in enumerate(named) if n == 0 or named[n - 1][1] != values]  # "aineiden ja tarvikkeiden" is one row
    return len(spots) == 2 and any(spots[0] < s.start < spots[1] and (sign in s.tags or explained.text(s) == sign) for s in explained.spans)


def _between_times(explained: Explained) -> bool:
    """Whether a word of taking away stands between two times: "TA 2025 miinus TP 2024"."""
    times = [s.start for s in explained.spans if s.period is not None]
    return len(times) == 2 and any(times[0] < s.start < times[1] for s in explained.tagged("minus"))


def _invested_of(query: Query, explained: Explained) -> bool:
    """Whether all investments are asked for as a part of the one row named, which stands in the elative."""
    rows = [s for s in explained.spans if s.has("subject") and not s.has("record") and "kind:investment" not in s.tags]
    whole = len(rows) == 1 and any(r.case == "sisaeronto" for r in readings(explained.tokens[rows[0].end - 1].low))
    return whole and query.record_kinds == ("investment",) and not query.records and len(query.subjects) == 1 and not query.words


def _off_budget(query: Query, explained: Explained) -> bool:
    """Whether the question asks by how much a budget was exceeded, left or missed: "ylittivät muutetun talousarvion"."""
    budget = set(query.measures) & {"budget", "amended_budget", "any_budget"}
    others = set(query.measures) - budget - {"actual", "closing"}
    asked = (explained.has("over", "under") and query.limit is None) or explained.has("op:difference", "op:compare")
    apart = explained.has("op:difference") and not explained.has("op:compare", "than", "versus")  # "toimintakulujen ero talousarvioon"
    bare = apart and not (query.words or query.units)
    asked |= _from_own_budget(query, explained)
    return (
        len(budget) == 1
        and not _within_budget(query, explained)
        and not others
        and asked
        and (len(query.subjects) == 1 or (not query.subjects and ("pronoun" in query.extra or bare)))
        and len(query.periods) < 2
        and len(query.sources) < 2
        and (apart or explained.has("ask:amount", "ask:many", "want:EUR", "ask:which"))
    )


def _from_own_budget(query: Query, explained: Explained) -> bool:
    """Whether what came about is said to be more or less than its own year's budget: "kasvoivat alkuperäisestä talousarviosta vuonna 2024"."""
    plans = explained.tagged("measure:budget", "measure:amended_budget")
    if query.direction is None or len(plans) != 1 or not any(r.case == "sisaeronto" for r in readings(explained.tokens[plans[0].end - 1].low)):
        return False
    dated = [s for s in explained.spans if s.period is not None and (s.end == plans[0].start or s.start == plans[0].end)]
    return all(explained.tokens[s.start].low == "vuonna" for s in dated)


def _within_budget(query: Query, explained: Explained) -> bool:
    """Whether two units are compared inside one budget, not with it: "talousarviossa", "budjetissa"."""
    budgets = [explained.tokens[s.end - 1].low for s in explained.spans if any(t.removeprefix("measure:") in _BUDGETS for t in s.tags)]
    return len(query.units) == 2 and len(query.subjects) == 1 and bool(budgets) and all(word.endswith(("ssa", "ssä")) for word in budgets)


def _over_another_time(query: Query, explained: Explained) -> bool:
    """Whether an amount is said to be over or under that of another time: "paljonko tämä ylittää edellisvuoden summan"."""
    if not explained.has("over", "under") or query.limit is not None or query.yes_no is not None or len(query.subjects) > 1:
        return False
    if set(query.measures) - {"actual", "closing"}:
        return False
    asked = explained.has("ask:amount", "ask:many", "want:EUR", "want:%")
    return asked and (len(query.periods) == 2 or any(p.kind == "prior" for p in query.periods))
