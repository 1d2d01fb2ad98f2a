"""Which operation a question asks for."""

from ingest.voikko import readings
from retrieval.explain import Explained, Span
from retrieval.query import Operation, Query

_RECORD_SLOTS = frozenset(
    {
        "responsible",
        "class",
        "probability",
        "impact",
        "score",
        "control",
        "control_outcome",
        "duration",
        "funder",
        "own_share",
        "cost_percent",
        "total_funding",
        "description",
        "indicator",
        "status",
    }
)


_PARTS = ("unit", "investment", "cost_account", "income_account", "account", "tax")
"""Dimensions whose parts figures are printed of."""


def operation_of(query: Query, explained: Explained) -> Operation:
    """Which operation the question asks for, by its words and by what it names."""
    has = explained.has
    whole = {u.names[0] for u in query.units} >= {"*group", "*municipality"}
    many_units = whole or len([u for u in query.units if not u.names[0].startswith("*")]) >= 2
    if has("define") and not has("meant"):
        return "definition"
    if has("why") and not any(s.start < explained.tagged("why")[0].start for s in explained.tagged("ask:amount", "ask:many")):
        return "cause"
    if query.order is not None and query.record_kinds == ("investment",) and not query.records and "status" not in query.slots:
        return "rank"
    if _filters(query, explained):
        return "filter"
    if _about_records(query, explained):
        named = bool(query.records or query.words or _quoted(explained))
        if query.counted or query.listed or (query.order is not None and not query.records) or query.limit is not None or has("op:sum", "op:mean"):
            return "records"
        return "record_field" if named or (query.slots and not (query.statuses and query.record_kinds)) else "records"
    if query.limit is not None and query.yes_no is None:
        return "threshold"
    if query.order is not None:
        return "rank"
    if has("op:series") and query.wanted_unit == "%" and len(query.periods) == 1 and not query.measures:
        return "change_percent"
    if has("op:series", "each", "all_reports") and not has("op:share"):
        return "series"
    if len(query.municipalities) >= 2 and has("op:sum") and query.order is None and not has("which2", "dim:municipality"):
        return "sum"
    if has("ratio") and len(query.municipalities) == 2 and len(query.subjects) == 1 and len(query.periods) < 2:
        return "ratio"
    if len(query.municipalities) >= 2:
        return "difference" if has("op:difference") else "compare"
    if has("op:without") and (many_units or len(query.subjects) > 1):
        return "difference"
    percent_of_budget = "percent" in query.measures and not many_units
    moved = query.direction is not None or bool(set(query.measures) & {"change", "change_percent"})
    if "indicator" in query.extra and not moved and query.order is None and not has("op:series", "op:difference", "op:mean"):
        return "lookup"
    parts = [p for p in query.periods if p.kind in ("span", "to_date", "month", "early")]
    if query.wanted_unit == "%" and query.direction is None and not has("op:change", "op:compare", "op:difference", "op:mean"):
        realised = set(query.measures) <= {"actual", "closing"}
        if len(query.subjects) == 1 and len(query.periods) == 2 and len(parts) == 1 and realised:
            return "share"
        if len(query.subjects) == 2 and len(query.periods) < 2 and realised and not has("joiner"):
            return "share"
        if _named_twice(query, explained) and len(query.periods) < 2 and realised:  # "… olivat kaupungin toimintakuluista"
            return "share"
        parted = [u for u in query.units if not u.names[0].startswith("*")]
        budgeted = len(query.measures) == 1 and query.measures[0] in ("budget", "amended_budget", "any_budget")  # a part of the budget is budgeted too
        joined = any("joiner" in s.tags and _between_units(explained, s) for s in explained.spans) or has("versus")
        if len(parted) == 2 and len(query.subjects) == 1 and len(query.periods) < 2 and (realised or budgeted) and not joined:
            return "share"
    if (
        has("op:share")
        and len(query.periods) == 1
        and query.periods[0].first not in (None, 1)
        and not has("want:%")
        and len(query.subjects) < 2
        and len(query.units) < 2
    ):
        return "lookup"
    if has("ratio") and (whole or max(len(query.subjects), len(query.periods), len([u for u in query.units if not u.names[0].startswith("*")])) == 2):
        return "ratio"
    summed = has("op:sum") and len(query.periods) > 1
    if not summed and (has("op:share") or (has("covers") and query.yes_no is None)) and not percent_of_budget and not (query.yes_no and query.limit):
        return "share"
    if query.yes_no is None and query.order is None and _off_budget(query, explained):
        return "deviation"
    if has("op:mean", "per_month"):
        return "mean"
    held = many_units and (has("more", "less", "over", "under") or query.yes_no is not None or query.wanted_unit == "pp")
    if has("op:difference") or held:
        return "difference"
    if _between_subjects(explained, "minus"):
        return "difference"
    if has("minus") and len(query.subjects) == 1 and len(query.periods) == 2 and _between_times(explained):
        return "change"  # "TA 2025 miinus TP 2024"
    several = many_units or len(query.subjects) >= 2 or (len(query.periods) >= 2 and query.direction is None)
    if several and query.yes_no != "suffices" and (has("op:sum") or _between_subjects(explained, "+") or _added_units(explained)):
        return "sum"
    budgets = {"budget", "amended_budget", "any_budget"}
    against = bool(budgets & set(query.measures)) and not set(query.measures) - budgets - {"actual"}
    if against and query.yes_no is None and has("than") and has("more", "less") and len(query.periods) < 2 and len(query.subjects) == 1:
        return "deviation"  # "kuinka paljon enemmän kuin budjettiin oli laskettu"
    if _over_another_time(query, explained):
        return "change_percent" if query.wanted_unit == "%" else "change"
    if query.measures == ("percent",) and query.direction is None and len(query.periods) < 2:  # "montako prosenttia, kun verrataan budjettiin"
        return "lookup"
    left = query.measures == ("remaining",) and query.direction is None  # "puuttuu vielä talousarvioon verrattuna"
    if (query.direction is not None or has("op:compare")) and "of_budget" not in query.extra and not left:
        if "budget_change" in query.measures or (set(query.measures) & {"change", "change_percent"} and not has("op:compare")):
            return "change_percent" if "change_percent" in query.measures else "change" if "change" in query.measures else "lookup"
        return "change_percent" if query.wanted_unit == "%" or "change_percent" in query.measures else "change"
    if set(query.measures) & {"change", "change_percent"}:
        return "change_percent" if "change_percent" in query.measures else "change"
    return "lookup"


def _filters(query: Query, explained: Explained) -> bool:
    """Whether parts are picked by a condition: "onko jokin investointi ylittänyt määrärahansa", "missä kululajeissa budjettia muutettiin"."""
    looked = query.dimension in _PARTS or query.record_kinds == ("investment",)
    apart = query.limit is not None and query.limit_unit == "%"
    if not looked or query.order is not None or apart or query.records or query.slots or len(query.subjects) > 1:
        return False
    changed = "budget_change" in query.measures and not (query.subjects and query.dimension is None and explained.has("ask:amount"))
    moved = query.direction in ("up", "down") and not set(query.measures) - {"actual", "closing"} and query.wanted_unit != "%" and "better" not in query.extra
    if moved and query.dimension in ("unit", "cost_account", "income_account") and query.yes_no is None and (explained.has("ask:which") or query.counted):
        passed = explained.has("over", "under") and query.limit is None
        return not passed and not explained.has("op:difference", "ask:amount")  # "missä yksiköissä henkilöstökulut kasvoivat"
    if query.limit is not None:
        return False
    condition = explained.has("zero", "over", "under") or changed or (explained.has("op:difference") and bool(query.measures))
    which = query.record_kinds == ("investment",) and explained.has("ask:which") and bool(query.measures)  # "minkä investoinnin määräraha ylittyi"
    which |= query.dimension == "unit" and explained.has("ask:which") and explained.has("ask:amount") and bool(query.measures)  # "…, ja kuinka paljon"
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


def _between_subjects(explained: Explained, sign: str) -> bool:
    """Whether a sign or its word stands between two rows: "verotulot + valtionosuudet", "tulovero miinus valtionosuudet"."""
    spots = [s.start for s in explained.spans if s.has("subject")]
    return len(spots) == 2 and any(spots[0] < s.start < spots[1] and (sign in s.tags or explained.text(s) == sign) for s in explained.spans)


def _between_times(explained: Explained) -> bool:
    """Whether a word of taking away stands between two times: "TA 2025 miinus TP 2024"."""
    times = [s.start for s in explained.spans if s.period is not None]
    return len(times) == 2 and any(times[0] < s.start < times[1] for s in explained.tagged("minus"))


def _off_budget(query: Query, explained: Explained) -> bool:
    """Whether the question asks by how much a budget was exceeded, left or missed: "ylittivät muutetun talousarvion"."""
    budget = set(query.measures) & {"budget", "amended_budget", "any_budget"}
    others = set(query.measures) - budget - {"actual", "closing"}
    asked = (explained.has("over", "under") and query.limit is None) or explained.has("op:difference", "op:compare")
    return (
        len(budget) == 1
        and not others
        and asked
        and (len(query.subjects) == 1 or (not query.subjects and "pronoun" in query.extra))
        and len(query.periods) < 2
        and len(query.sources) < 2
        and explained.has("ask:amount", "ask:many", "want:EUR", "ask:which")
    )


def _over_another_time(query: Query, explained: Explained) -> bool:
    """Whether an amount is said to be over or under that of another time: "paljonko tämä ylittää edellisvuoden summan"."""
    if not explained.has("over", "under") or query.limit is not None or query.measures or query.yes_no is not None or len(query.subjects) > 1:
        return False
    asked = explained.has("ask:amount", "ask:many", "want:EUR", "want:%")
    return asked and (len(query.periods) == 2 or any(p.kind == "prior" for p in query.periods))


def _quoted(explained: Explained) -> bool:
    return any(s.quote is not None and not s.has("status") for s in explained.spans)


def _asks_money(query: Query, explained: Explained) -> bool:
    """Whether figures are asked of an investment, not what its record says."""
    if (
        not query.subjects
        or set(query.slots) & (_RECORD_SLOTS - {"total_funding"})
        or set(query.record_kinds) - {"investment"}
        or query.counted
        or query.listed
    ):
        return False
    asked = (
        "ask:amount",
        "money",
        "spend",
        "earn",
        "invest",
        "op:series",
        "op:share",
        "op:sum",
        "op:difference",
        "want:EUR",
        "over",
        "under",
        "ratio:resident",
    )
    return bool(query.measures) or (query.yes_no is not None and query.yes_no != "any") or query.wanted_unit is not None or explained.has(*asked)


def _about_records(query: Query, explained: Explained) -> bool:
    if _asks_money(query, explained):
        return False
    if query.records and (not (query.subjects and query.measures) or set(query.slots) & _RECORD_SLOTS):
        return True
    kinds = set(query.record_kinds)
    if set(query.slots) & {"probability", "impact", "score", "control", "control_outcome", "class"} and not set(query.measures) - {"closing"}:
        return True
    if kinds & {"target", "plan", "risk", "project"}:
        return not (query.subjects and "slot:status" not in explained_tags(explained) and not query.slots)
    if kinds == {"investment"} and query.slots:
        return True
    strong = set(query.slots) & (_RECORD_SLOTS - {"status", "description", "class", "total_funding", "duration"})
    if strong and not query.subjects and not query.measures:
        return True
    return bool(_quoted(explained))


def explained_tags(explained: Explained) -> set[str]:
    """All tags of the question."""
    return set(explained.tags)
