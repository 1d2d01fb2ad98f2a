"""What a question wants of figures besides their names: a unit of measure, a limit, how many, and marks for how they are told."""

from dataclasses import replace
from decimal import Decimal

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list
from retrieval.query import Query
from retrieval.understanding.multiples import MARKS as MULTIPLES
from retrieval.understanding.question_limits import SCALES, is_age, limit_of

_COUNTS = {"kaksi": 2, "kolme": 3, "neljä": 4, "viisi": 5}
_ALL = 30
"""The most rows that are put in order."""
_MOST = 10
"""The most things that are asked for at once: "10 suurinta menolajia"."""
_UNITS = {"want:pp": "pp", "want:%": "%", "want:EUR": "EUR"}
"""Units of measure by their tags, the narrower before the wider."""
_MARKS = (
    "spend", "earn", "only", "planned", "phased", "during", "straight", "pronoun", "entä", "each", "result", "all_reports", "meant", "than", "faster",
    "invest", "budget_relative", "zero", "rank_share", "nth2", "nth3", "per_month", "first_time", "better", "which2", "versus", "final", "aim_level",
    "in_report", "covers",
)  # fmt: skip
"""Tags that a query keeps as they are."""


def wants(query: Query, explained: Explained) -> Query:
    """The query with the unit of measure, the limit, the number of things and the marks that the question's words ask for."""
    numbers = [s for s in explained.spans if s.has("number") and s.period is None and not is_age(explained, s.start)]
    units = _units_wanted(explained, numbers)
    marks = _marks(query, explained)
    limit, limit_unit = _limit(explained, numbers)
    told = limit_of(explained)
    if told is not None:
        limit, limit_unit = str(told.number), told.unit
        marks = (*marks, *((told.side,) if told.side else ()), *(("inclusive",) if told.inclusive else ()))
    both = ("both",) if {"%", "EUR"} <= set(units) or _in_both(explained) else ()
    return replace(
        query,
        wanted_unit=next(iter(units), None),
        extra=(*query.extra, *marks, *both),
        limit=limit,
        limit_unit=limit_unit,
        count=_count(explained, numbers),
    )


def _units_wanted(explained: Explained, numbers: list[Span]) -> list[str]:
    """The units of measure that it asks for, the narrowest first; one behind a number belongs to that: "yli 5 prosenttia"."""
    behind = {s.end for s in numbers}
    free = [s for s in explained.spans if s.start not in behind and explained.tokens[s.end - 1].low not in ("prosenttiyksikön", "prosentin")]
    return [unit for tag, unit in _UNITS.items() if any(tag in s.tags for s in free)]


def _marks(query: Query, explained: Explained) -> tuple[str, ...]:
    """The marks for how figures are asked for."""
    has = explained.has
    marks = [t for t in _MARKS if has(t)]
    if any(t.low.startswith((*sense_list("better_or_worse"), *sense_list("best_or_worst"))) for t in explained.tokens):
        marks.append("judged")
    marks += sorted(t for t in explained.tags if t.startswith(("basis:", *MULTIPLES)))
    if "rank_share" in marks and not _of_its_own(explained):  # the largest part of the costs is the largest cost
        marks.remove("rank_share")
    if has("largest", "smallest") and has("spend") and has("measure:any_budget") and _of_its_own(explained, True):
        marks.append("rank_share")  # "käyttänyt budjetistaan eniten"
    if has("ratio:resident") or (has("per") and has("population")):
        marks.append("resident")
    if query.subjects and has("ask:which") and not has("up", "down", "op:change", "op:share", "op:difference", "op:compare"):
        marks.append("what")  # "entä mikä oli nettokustannus?" asks for a number of its own
    return tuple(marks)


def _of_its_own(explained: Explained, possessive: bool = False) -> bool:
    """Whether a part is one of a budget, or of what each has itself ("ostoistaan", "määrärahastaan"), `possessive` for that alone."""
    own = any(explained.tokens[i].low.endswith(("staan", "stään", "stansa", "stänsä")) for i in explained.own)
    return own if possessive else own or any(t.startswith(("measure:any_budget", "measure:budget", "measure:amended")) for t in explained.tags)


def _in_both(explained: Explained) -> bool:
    """Whether an amount is asked for in two units side by side: "henkilöinä ja prosentteina"."""
    spans = [s for s in explained.spans if not any(t.startswith("ask:") for t in s.tags)]  # "montako henkilöä ja montako prosenttia"
    for one, between, other in zip(spans, spans[1:], spans[2:], strict=False):
        wanted = [{t for t in s.tags if t.startswith("want:")} - {"want:pp"} for s in (one, other)]
        if "joiner" in between.tags and all(wanted) and sum(w == {"want:%"} for w in wanted) == 1:
            return True
    tail = explained.spans[-3:]  # "paljonko ne ylittyivät, ja montako prosenttia?"
    again = len(tail) == 3 and all(tag in s.tags for tag, s in zip(("joiner", "ask:many", "want:%"), tail, strict=True))
    return again and any("ask:amount" in s.tags for s in explained.spans[:-3])


# ----------------------------------------------------------------------------------------------- numbers


def _limit(explained: Explained, numbers: list[Span]) -> tuple[str | None, str | None]:
    """(number, unit) of the last limit: "yli 5 prosenttia", else "5 prosenttia ylittyi"; (None, None) without one."""
    found = _limit_after_side(explained, numbers) or (_limit_before_side(explained) if numbers and explained.has("over", "under") else None)
    if found is None:
        return None, None
    number, unit = found
    return str(Decimal(number) * _scale_of(explained, number)), unit


def _limit_after_side(explained: Explained, numbers: list[Span]) -> tuple[str, str | None] | None:
    """The number behind "yli" or "alle", and the unit behind that."""
    found = None
    spans = explained.spans
    for at, span in enumerate(spans[:-1]):
        number = spans[at + 1].has("number") if spans[at + 1] in numbers else None
        if number is not None and any(t in ("over", "under") for t in span.tags):
            found = number.values[0], _unit_of(spans[at + 2]) if at + 2 < len(spans) else None
    return found


def _limit_before_side(explained: Explained) -> tuple[str, str | None] | None:
    """A number with a unit behind it, where a word for over or under stands anywhere."""
    found = None
    for span, behind in zip(explained.spans, explained.spans[1:], strict=False):
        number, unit = span.has("number"), _unit_of(behind)
        if number is not None and unit is not None:
            found = number.values[0], unit
    return found


def _unit_of(span: Span) -> str | None:
    """The unit of a limit that a word is."""
    return "%" if "want:%" in span.tags else "EUR" if "want:EUR" in span.tags else None


def _scale_of(explained: Explained, limit: str) -> int:
    """What a limit is told in: 1 000 000 for "10 miljoonaa", 1 000 for "500 t€"."""
    for at in explained.own:
        token = explained.tokens[at]
        if token.number is not None and str(token.number) == limit and at + 1 < len(explained.tokens):
            return next((scale for word, scale in SCALES.items() if word in explained.tokens[at + 1].keys), 1)
    return 1


def _count(explained: Explained, numbers: list[Span]) -> int:
    """How many things are asked for: "kolme suurinta", "5 suurinta", no per cents, nor those that one is chosen from: "millä kolmesta alueesta"; all in
    order, else 1 where no number says it."""
    timed = {i for s in explained.spans if s.period is not None for i in range(s.start, s.end)}
    own = [t for t in (explained.tokens[i] for i in explained.own if i not in timed) if t.kind == "word" and not t.quoted]
    written = [(t, value) for t in own for word, value in _COUNTS.items() if word in t.keys]
    counts = [value for t, value in written if not any(r.case == "sisaeronto" for r in readings(t.low))]
    if counts:
        return counts[-1]
    per_cents = {s.start for s in explained.spans if "want:%" in s.tags}
    printed = [Decimal(c.values[0]) for s in numbers if (c := s.has("number")) and s.end not in per_cents]
    return next((int(n) for n in printed if 2 <= n <= _MOST and n == int(n)), _ALL if explained.has("in_order") and not explained.has("nth2", "nth3") else 1)
