"""Which times and measures a question names, and which of them belong together."""

import itertools
from dataclasses import replace
from decimal import Decimal

from ingest.language.voikko import readings
from retrieval.evidence.figure_fits import YEARLY
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token
from retrieval.language.retagging import BUDGETS
from retrieval.query import PeriodSpec, Place, Query
from retrieval.understanding.about_records import explained_tags
from retrieval.understanding.actual_years import whole_years
from retrieval.understanding.asked_ways import SAYS_WAY, asks_how_much
from retrieval.understanding.question_limits import ABOUT, BOUNDS, BY_SO_MUCH, limit_of, numbers_told

_MEASURING = {"euro": "EUR", "prosentti": "%"}
"""Units of money and share by their base forms."""
_IN = ("nna", "ssa", "ssä", "lla", "llä", "lle", "sta", "stä", "een")
"""How a time ends that says when something was or since when: "vuonna 2024", "vuodelle 2025", "vuodesta 2023"."""


def times_of(query: Query, explained: Explained) -> Query:
    """The query with the periods the question names, and the reports it names as sources."""
    periods: list[PeriodSpec] = []
    sources: list[PeriodSpec] = []
    spans = explained.spans
    teller = _told_by(explained)
    for index, span in enumerate(spans):
        if span.period is None:
            if "since_prior" in span.tags:
                periods.append(PeriodSpec("prior"))
            elif "latest" in span.tags:
                periods.append(PeriodSpec("latest"))
            elif "previous_report" in span.tags:
                periods.append(PeriodSpec("previous_report"))
            elif "next_report" in span.tags:
                periods.append(PeriodSpec("previous_report", back=-1))
            continue
        spec = span.period.spec
        after = spans[index + 1] if index + 1 < len(spans) else None
        told = (
            after is not None
            and after.start == span.end
            and ("report_word" in after.tags or ("measure:closing" in after.tags and _other_measure(explained, after) and not _held_against(explained, span)))
            and not _is_own_time(explained, span, after)
        ) or span is teller
        within = _within_report(explained, index)
        if within is not None and within is not span:
            told = False
        if told or spec.of_report or within is span:
            sources.append(replace(spec, of_report=True))
        else:
            periods.append(spec)
    if not any(s.quote is not None for s in spans) and not explained.has("kind:project"):
        for token in (explained.tokens[i] for i in explained.own):
            if token.kind == "years" and not _is_of_record(token, explained):  # "2022-2023": both
                periods += [PeriodSpec("year", int(year)) for year in token.low.split("-")]
    if any(
        t.startswith(("measure:any_budget", "measure:budget", "measure:amended", "measure:percent", "measure:remaining", "measure:forecast"))
        for t in explained_tags(explained)
    ):
        periods = [p for p in periods if p.kind != "whole_year"]
    years = [p for p in periods if p.kind == "year"]
    parts = [p for p in (*periods, *sources) if p.year is None and p.last is not None and p.kind in ("span", "month", "to_date")]
    beside = explained.has("measure:forecast", "expects") and explained.has("final", "op:difference", "op:compare", "more", "less", "over", "under", "nearest")
    if len(years) == 1 and parts and not beside and not explained.has("op:share", "want:%"):  # "2025: 1-3, 1-6 ja 1-9"
        periods = [replace(p, year=years[0].year) if p in parts else p for p in periods if p not in years or all(q in sources for q in parts)]
        sources = [replace(p, year=years[0].year) if p in parts else p for p in sources]
    periods = _same_months_later(_dated(periods, explained), explained)
    if any(explained.tokens[i].low == "eli" for i in explained.own) and any(p.kind == "year" for p in periods):
        periods = [p for p in periods if p.kind != "prior"]  # "viime vuonna eli 2024"
    if explained.has("op:without") and any(p.kind == "span" for p in periods):
        periods = [p for p in periods if p.kind != "early"]
    periods = whole_years(_early_months(periods, explained), explained)
    if explained.has("measure:remaining"):
        periods = _in_its_year([_as_of(p) for p in periods])
    periods = _beside_budget(periods, explained)
    return replace(query, periods=tuple(dict.fromkeys(periods)), sources=tuple(dict.fromkeys(sources)))


def _is_of_record(token: Token, explained: Explained) -> bool:
    """Whether two years are printed in a record that is named, as its duration or in its name: "Kouluverkko 2022–2025"."""
    held = explained.vocabulary.records
    named = [held[i].record for s in explained.spans if (c := s.has("record")) is not None and not is_row(s, explained) for i in c.values if i in held]
    return any(all(year in " ".join((r.title, *r.fields.values())) for year in token.low.split("-")) for r in named)


def is_row(span: Span, explained: Explained) -> bool:
    """Whether a name that a target bears too is a row of a statement here: nothing else asks of targets."""
    subject = span.has("subject")
    held = explained.vocabulary.by_account
    row = subject is not None and any(s.subject_kind == "account" for key in subject.values for s in held.get(key, ()))
    return row and not any(t.startswith(("kind:", "slot:")) for t in explained.tags)


def _dated(periods: list[PeriodSpec], explained: Explained) -> list[PeriodSpec]:
    """The times with the year that stands right behind months of the year before: "vuotta aiemmin tammi–huhtikuussa 2023" is 1–4/2023."""
    times = [s for s in explained.spans if s.period is not None]
    for before, behind in itertools.pairwise(times):
        assert before.period is not None and behind.period is not None
        prior, year = before.period.spec, behind.period.spec
        if (
            before.end == behind.start
            and prior.kind == "prior"
            and prior.first
            and prior.last
            and prior.year is None
            and year.kind == "year"
            and year in periods
        ):
            return [replace(prior, kind="span", year=year.year) if p == prior else p for p in periods if p != year]
    return periods


def _same_months_later(periods: list[PeriodSpec], explained: Explained) -> list[PeriodSpec]:
    """ "Vuoden 2024 tammi–maaliskuusta vuoden 2025 vastaavaan aikaan": the same months of the later year, which is no year before.

    So too "elokuun lopun tilanteessa vuodesta 2024 vuoteen 2025".
    """
    if len(periods) != 2:
        return periods
    months = [p for p in periods if p.kind in ("span", "to_date", "month") and p.last is not None and p.year is not None]
    said = [explained.tokens[i].low for s in explained.spans if s.period is not None for i in range(s.start, s.end)]
    through = "vuodesta" in said and "vuoteen" in said
    same = [p for p in periods if p.year is not None and p.last is None and (p.kind == "prior" or (through and p.kind == "year"))]
    if len(months) != 1 or len(same) != 1 or (same[0].year or 0) <= (months[0].year or 0):
        return periods
    return [replace(months[0], year=same[0].year) if p is same[0] else p for p in periods]


def _within_report(explained: Explained, index: int) -> Span | None:
    """The time of the report in "2025 katsauksessa 9/25", where the time at `index` is one of the two; None for other times."""
    times = [s for s in explained.spans if s.period is not None]
    for first, word, last in zip(explained.spans, explained.spans[1:], explained.spans[2:], strict=False):
        inside = "report_word" in word.tags and explained.tokens[word.end - 1].low.endswith(("ssa", "ssä"))
        if not inside or first.period is None or last.period is None or first.period.spec.kind != "year" or len(times) != 2:
            continue
        part = last.period.spec.last not in (None, 12)
        if part and explained.spans[index] in (first, last) and first.end == word.start and word.end == last.start:
            return last
    return None


def _beside_budget(periods: list[PeriodSpec], explained: Explained) -> list[PeriodSpec]:
    """The part of a year alone where its budget's year is said too: "syyskuun 2024 lopussa verrattuna talousarvioon 2024"."""
    budget = explained.has(*BUDGETS) and explained.has("op:compare", "budget_relative", "op:difference", "op:share", "over", "under")
    parts = [p for p in periods if p.kind in ("span", "to_date", "month") and p.last != 12]
    other = [p for p in periods if p.kind == "year"]
    one = len(periods) == 2 and len(parts) == len(other) == 1 and parts[0].year in (None, other[0].year)
    return [replace(parts[0], year=other[0].year)] if budget and one and not explained.has("report_word", "measure:forecast") else periods


def _early_months(periods: list[PeriodSpec], explained: Explained) -> list[PeriodSpec]:
    """ "Alkuvuonna (1–3) 2025 kuin alkuvuonna 2024": the months said beside the first, in each of the years."""
    times = [s for s in explained.spans if s.period is not None]
    pairs = [(a.period.spec, b.period.spec) for a, b in itertools.pairwise(times) if a.period is not None and b.period is not None and a.end == b.start]
    months = next((b for a, b in pairs if a.kind == "early" and a.year is None and b.kind == "span" and b.first == 1 and b.year is not None), None)
    if months is None:
        return periods
    return [replace(months, year=p.year) if p.kind == "early" else p for p in periods if p != PeriodSpec("early")]


def _in_its_year(periods: list[PeriodSpec]) -> list[PeriodSpec]:
    """The moment alone where the year that it is in is said too: "on jäljellä vuodelle 2025, tilanne maaliskuun lopussa"."""
    moments = [p for p in periods if p.kind == "to_date" and p.last != 12]
    years = [p for p in periods if p.kind == "year"]
    one = len(moments) == len(years) == 1 and len(periods) == 2 and moments[0].year in (None, years[0].year)
    return [replace(moments[0], year=years[0].year)] if one else periods


def _as_of(spec: PeriodSpec) -> PeriodSpec:
    """The moment at which something is left: at the end of a month, or of the month after which it is said to be."""
    if spec.kind == "month":
        return replace(spec, kind="to_date", first=1)
    after = spec.kind == "span" and spec.last == 12 and (spec.first or 0) > 1  # "maaliskuun jälkeen"
    return replace(spec, kind="to_date", first=1, last=(spec.first or 0) - 1) if after else spec


def _other_measure(explained: Explained, closing: Span) -> bool:
    """Whether the question asks something else than the closing figure that "tilinpäätöksen mukaan" names: then the report is meant."""
    tags = {t for s in explained.spans if s is not closing for t in s.tags if t.startswith("measure:") and s.weight >= 2}
    return bool(tags - {"measure:closing", "measure:actual", "measure:change", "measure:change_percent"}) or explained.has("kind:target", "why", "slot:status")


def measures_of(query: Query, explained: Explained) -> Query:
    """The query with the measures the question names: realised, budget by version, deviation."""
    found: list[str] = []
    for span in explained.spans:
        if span.period is not None and span.period.measure is not None:
            found.append(budget_version(explained, span) or span.period.measure)
            continue
        if span.has("subject") or span.has("unit") or span.has("quote"):
            continue
        tags = [t.removeprefix("measure:") for t in span.tags if t.startswith("measure:")]
        if span.has("status") and explained.has("kind:target", "kind:plan"):
            continue
        found += ["amended_budget"] if not tags and _amends(explained, span) else tags[:1]
    measures = list(dict.fromkeys(found))
    if not measures and explained.has("final"):
        measures = ["closing"]
    if (
        explained.has("expects")
        and not set(measures) & YEARLY
        and not explained.has("why")
        and (query.subjects or not explained.has("planned"))
        and not any(t.startswith(("kind:", "slot:")) for t in explained.tags)
    ):
        measures = ["forecast", *(m for m in measures if m != "closing")] if not explained.has("final") else ["forecast", *measures]
    if not measures and query.subjects and _estimates(explained) and any(p.kind == "year" for p in query.periods):
        measures = ["forecast"]
    if not measures and query.subjects and _passes_estimate(explained):
        measures = ["any_budget"]
    beside = explained.has("op:compare", "op:difference", "over", "under", "more", "less", "versus")  # "ennuste verrattuna budjettiin"
    sharper = ("budget", "amended_budget", "budget_change", "deviation", "remaining", "percent", *(() if beside else ("forecast",)))
    if "any_budget" in measures and any(m in measures for m in sharper):
        measures.remove("any_budget")
    if "deviation" in measures and "forecast" in measures and (set(measures) & {"actual", "closing"} or explained.has("final")):
        measures.remove("deviation")  # "toteuman ja ennusteen poikkeama" is of those two
    if "closing" in measures and query.sources and (len(measures) > 1 or _told_by(explained) is not None):
        measures.remove("closing")
    if "closing" in measures and set(measures) & YEARLY and _is_teller(explained) and (_tells_alone(explained) or not joined_measures(explained)):
        measures.remove("closing")  # "tilinpäätöksen mukaan": the report that tells
        years = {p.year for p in query.periods if p.year is not None}
        if len(years) == 1:
            query = replace(query, sources=(PeriodSpec("year", next(iter(years)), of_report=True),))
    for exact in ("deviation", "remaining", "percent"):  # "poikkeama muutetusta talousarviosta" asks the deviation alone
        if exact in measures and not explained.has("versus", "op:difference") and not joined_measures(explained):
            measures = [m for m in measures if m not in ("budget", "amended_budget", "any_budget")]
    for exact in ("remaining", "percent", "deviation", "budget_change", "forecast", "closing"):
        if exact in measures and "actual" in measures and not _two_asked(explained, exact):
            measures.remove("actual")
    return replace(query, measures=tuple(measures))


def between_reports(query: Query, explained: Explained) -> Query:
    """ "Muutettu talousarvio muuttui syyskuun katsauksesta tilinpäätökseen": one budget as each report prints it, the closing report among them."""
    budgets = set(query.measures) - {"closing", "actual"}
    parts = [p for p in (*query.sources, *query.periods) if p.year is not None and p.last not in (None, 12)]
    closing = next((s for s in explained.spans if s.period is not None and s.period.measure == "closing"), None)
    years = {p.year for p in (*query.sources, *query.periods)} - {None}
    changes = explained.has("op:change", "op:compare", "op:series", "up", "down") or query.direction is not None
    told = explained.has("report_word") and (closing is not None or explained.has("measure:closing"))
    if len(budgets) != 1 or not budgets <= {"any_budget", "amended_budget"} or not parts or len(years) != 1 or not told or not changes:
        return query
    year = PeriodSpec("year", next(iter(years)))
    sources = (*(replace(p, of_report=True) for p in dict.fromkeys(parts)), replace(year, of_report=True))
    return replace(query, measures=tuple(budgets), periods=(year,), sources=sources)


def budget_version(explained: Explained, span: Span) -> str | None:
    """Which budget a short form with its year means by the word before it: "muutettu TA 2025", "alkuperäinen TA25"."""
    if span.period is None or span.period.measure != "any_budget" or span.start == 0:
        return None
    before = explained.tokens[span.start - 1]
    behind = explained.tokens[span.end] if span.end < len(explained.tokens) else None
    if (
        behind is not None
        and behind.keys & {"muutettu", "tarkistettu", "korjattu"}
        and (span.end + 1 == len(explained.tokens) or behind.low.startswith("muutetu"))
    ):
        return "amended_budget"
    if before.keys & {"muutettu", "muuttaa", "tarkistettu", "tarkistaa", "korjattu"}:
        return "amended_budget"
    return "budget" if before.keys & {"alkuperäinen", "alkup", "alkup."} else None


def _is_teller(explained: Explained) -> bool:
    """Whether "tilinpäätöksen mukaan" or "tilinpäätöksessä" says where something is told."""
    for span in explained.spans:
        short = span.period is not None and span.period.measure == "closing"  # "TP24:n mukaan"
        if not short and "measure:closing" not in span.tags:
            continue
        word = explained.tokens[span.end - 1].low
        following = explained.tokens[span.end].low if span.end < len(explained.tokens) else ""
        if _held_against(explained, span):
            continue
        if word.endswith(("ssa", "ssä")) or following in ("mukaan", "perusteella"):
            return True
    return False


def _is_own_time(explained: Explained, time: Span, report: Span) -> bool:
    """Whether a time before "raportin mukaan" is that of what is asked and not the report's: "vuotta aiemmin raportin mukaan", not "vuoden 2024 raportin"."""
    tells = [t.low for t in explained.tokens[report.end : report.end + 1]]
    words = [t.low for t in explained.tokens[time.start : time.end] if t.kind == "word"]
    return (
        "report_word" in report.tags
        and tells in (["mukaan"], ["perusteella"])
        and any(word.endswith(_IN) or word in sense_words("time_said_apart") for word in words)
    )


def _told_by(explained: Explained) -> Span | None:
    """The year of the closing report where another time is asked as it tells it: "vuonna 2022 tilinpäätöksen 2024 mukaan"; None for other questions."""
    times = [s for s in explained.spans if s.period is not None]
    if len(times) != 2 or explained.has("than", "versus"):
        return None
    for own, asked in (times, times[::-1]):
        assert own.period is not None and asked.period is not None
        report = _closing_of(explained, own)
        if report is None or own.period.spec.kind != "year" or asked.period.spec.year in (None, own.period.spec.year):
            continue
        first, end = report
        words = [t.low for t in explained.tokens[end : end + 2]]
        tells = words[:1] in (["mukaan"], ["perusteella"]) or (words[:1] in (["tietojen"], ["lukujen"]) and words[1:] in (["mukaan"], ["perusteella"]))
        inside = explained.tokens[end - 1 if own.end < end else first].low.endswith(("ssa", "ssä"))
        joined = any("joiner" in s.tags and min(asked.end, end) <= s.start < max(asked.start, first) for s in explained.spans)
        moving = explained.has("op:change", "op:compare", "op:difference", "op:series", "up", "down") and explained.tokens[asked.start].low != "vuonna"
        if (tells or inside) and not joined and not moving:
            return own
    return None


def _closing_of(explained: Explained, year: Span) -> tuple[int, int] | None:
    """Where the name of the closing report of a year begins and ends: "tilinpäätöksen 2024", "vuoden 2024 tilinpäätöksen", "TP24:n"; None for other years."""
    if year.period is not None and year.period.measure == "closing":
        return year.start, year.end
    for span in explained.spans:
        if "measure:closing" in span.tags and span.end == year.start:
            return span.start, year.end
        if "measure:closing" in span.tags and span.start == year.end and explained.tokens[year.start].low == "vuoden":
            return year.start, span.end
    return None


def _held_against(explained: Explained, span: Span) -> bool:
    """Whether a time or report is what something is compared with: "kuin vuoden 2024 tilinpäätöksessä", "vertailukohtana vuoden 2024 tilinpäätös"."""
    passed = {"filler", "trend", "pronoun"}
    ahead = [s for s in explained.spans if s.end <= span.start and s.period is None]
    before = [s for s in ahead if not s.has("municipality") and not set(s.tags) & passed]
    return bool(before) and ("than" in before[-1].tags or "op:compare" in before[-1].tags)


def _tells_alone(explained: Explained) -> bool:
    """Whether "tilinpäätöksen mukaan" follows a comma or a word that joins it to nothing: "alkuperäinen ja muutettu TA, TP24:n mukaan"."""
    spans = explained.spans
    for at, span in enumerate(spans):
        names = "measure:closing" in span.tags or (span.period is not None and span.period.measure == "closing")
        following = explained.tokens[span.end].low if span.end < len(explained.tokens) else ""
        if names and following in ("mukaan", "perusteella"):
            before = next((s for s in reversed(spans[:at]) if s.period is None), None)
            return before is None or "joiner" not in before.tags
    return False


def joined_measures(explained: Explained) -> bool:
    """Whether "ja" stands between two words that name measures."""
    spots = [s.start for s in explained.spans if any(t.startswith("measure:") for t in s.tags)]
    return len(spots) > 1 and any("joiner" in s.tags and spots[0] < s.start < spots[-1] for s in explained.spans)


def _two_asked(explained: Explained, measure: str) -> bool:
    """Whether "ennuste … ja toteuma" are asked side by side."""
    return explained.has("versus", "op:difference") or (
        measure == "forecast" and any("joiner" in s.tags for s in explained.spans) and bool(explained.tagged("measure:actual"))
    )


def asks_change(explained: Explained, span: Span) -> bool:
    """Whether a word of change asks for a change, not for a version of the budget: "muutettu talousarvio", "muutettu TA 2025"."""
    if any(t.startswith("measure:") for t in span.tags):
        return False
    following = next((s for s in explained.spans if s.start == span.end), None)
    before = next((s for s in explained.spans if s.end == span.start), None)
    if before is not None and budget_version(explained, before) == "amended_budget":
        return False
    return following is None or (budget_version(explained, following) is None and not _amends(explained, span))


def _estimates(explained: Explained) -> bool:
    """Whether somebody estimates what is asked: "arvioi saavansa", not "arvioitu määrä"."""
    said = [explained.tokens[s.end - 1].low for s in explained.tagged("estimated")]
    return not explained.has("why") and any(r.finite for word in said for r in readings(word))


def _passes_estimate(explained: Explained) -> bool:
    """Whether it is asked by how much an estimate was passed, which is a budget: "paljonko kiinteistövero ylitti arvion"."""
    over = [s for s in explained.tagged("over", "under") if "estimated" not in s.tags]
    nouns = [s.start for s in explained.tagged("estimated") if "arvio" in explained.tokens[s.end - 1].keys]
    return explained.has("ask:amount") and any(s.end in nouns for s in over)


def _amends(explained: Explained, span: Span) -> bool:
    """Whether a word says which budget a row is of: "muutettu toimintakate"."""
    following = next((s for s in explained.spans if s.start == span.end), None)
    return following is not None and following.has("subject") is not None and explained.tokens[span.start].low.startswith(("muutettu", "muutetu"))


def of_budget(query: Query, explained: Explained) -> Query:
    """ "Montako prosenttia budjetista" asks the per cent realised; "talousarviota on muutettu" the change to the budget."""
    if _came_about(query, explained):
        return replace(query, measures=("percent",), extra=(*query.extra, "of_budget"))
    if "any_budget" not in query.measures or len(query.units) > 1 or len(query.subjects) > 1:
        return query
    rest = tuple(m for m in query.measures if m not in ("any_budget", "actual"))
    if query.limit is None and query.wanted_unit == "%" and explained.has("over", "under") and not explained.has("op:share", "op:sum"):
        return query  # "montako prosenttia ne ylittivät talousarvion" asks by how much, not how much of it
    used = explained.has("spend", "earn", "measure:actual")
    if query.wanted_unit == "%" and _goes_into(explained):
        return query
    if query.limit is None and query.direction is None and (query.wanted_unit == "%" or (explained.has("op:share") and used and len(query.subjects) == 1)):
        beside = ("of_budget",) if explained.has("op:compare") and len(query.periods) < 2 and query.periods[:1] != (PeriodSpec("prior"),) else ()
        return replace(query, measures=(*rest, "percent"), extra=(*query.extra, *beside))
    itself = len(query.periods) < 2 and query.wanted_unit != "%" and not from_measure(explained)
    if itself and explained.has("op:change") and not explained.has("up", "down", "op:compare", "more", "less"):
        return replace(query, measures=(*rest, "budget_change"), direction=None)
    return query


def from_measure(explained: Explained) -> bool:
    """Whether a change is counted from a year's budget or accounts: "muuttuvat vuoden 2024 talousarviosta"."""
    beside = (b for a, b in itertools.pairwise(explained.spans) if a.period is not None and a.end == b.start)
    return any(t.startswith("measure:") for b in beside for t in b.tags if _in_case(b, explained, "sisaeronto"))


def _came_about(query: Query, explained: Explained) -> bool:
    """ "Toteutunut muutettuun talousarvioon nähden, prosentteina": how much of the budget came about, not how far off it is."""
    named = set(query.measures)
    asked = query.wanted_unit == "%" and query.direction is None and query.limit is None and query.order is None and len(query.subjects) == 1
    off = explained.has("op:difference", "op:change", "op:share", "over", "under", "more", "less", "versus", "measure:deviation")
    return asked and not off and named == {"actual", "amended_budget"} and explained.has("op:compare", "budget_relative") and len(query.units) < 2


def _goes_into(explained: Explained) -> bool:
    """Whether a row takes its part of a unit's whole budget: "palvelujen määrärahasta meni henkilöstökuluihin" asks nothing of the row's own budget."""
    spans = explained.spans
    wholes = [s for before, s in itertools.pairwise(spans) if before.has("unit") and before.end == s.start and "measure:any_budget" in s.tags]
    rows = [s for s in spans if s.has("subject")]
    from_whole = any(_in_case(s, explained, "sisaeronto") for s in wholes)
    return from_whole and bool(rows) and all(_in_case(s, explained, "sisatulento") for s in rows)


def _in_case(span: Span, explained: Explained, case: str) -> bool:
    return any(r.case == case for r in readings(explained.tokens[span.end - 1].low))


def exceeding(query: Query, explained: Explained) -> Query:
    """ "Mikä investoinneista ylitti talousarvionsa", "… yli prosentilla": those over so many per cent of the budget."""
    budget = set(query.measures) & {"budget", "amended_budget", "any_budget"}
    listed = query.dimension in ("unit", "investment", "cost_account", "income_account") or "investment" in query.record_kinds
    if query.yes_no in ("over", "under"):
        return _passed_by(query, explained)
    if query.yes_no in ("up", "down") and SAYS_WAY in query.extra and query.limit is None:
        return _moved_by(query, explained)
    by_euros = _by_euros(query, explained)
    boards = query.counted and explained.has("unit_kind:lautakunta")  # "kuinka moni lautakunta"
    if budget and by_euros and (listed or boards) and query.yes_no is None and query.order is None and not set(query.measures) - budget - {"actual"}:
        return replace(query, dimension=query.dimension or ("unit" if boards else "investment"), extra=(*query.extra, "off_budget", by_euros))
    passed = boards and explained.has("over", "under") and query.limit is None and not set(query.measures) - budget - {"actual"}
    if budget and passed and query.yes_no is None and query.order is None:
        if asks_how_much(explained):  # "montako lautakuntaa ylitti, ja monellako eurolla"
            return replace(query, dimension="unit")
        return replace(query, limit="100", limit_unit="%", dimension="unit", extra=(*query.extra, "against_budget"))
    if (
        not budget
        or query.counted
        or query.yes_no is not None
        or query.order is not None
        or not listed
        or not explained.has("over", "under")
        or set(query.measures) - budget - {"actual"}
    ):
        return query
    by = next((i for i in explained.own if explained.tokens[i].low == "prosentilla" and i > 0), None)
    parts = query.record_kinds == ("investment",) or query.dimension == "unit"
    by_how_much = parts and asks_how_much(explained) and query.wanted_unit != "%"  # "… ylittyi, ja paljonko"
    if by is None and (query.limit is not None or by_how_much):
        return query
    under = explained.has("under") and not explained.has("over")
    if by is None and asks_how_much(explained) and query.wanted_unit != "%":  # "minkä kululajin määräraha ylittyi, ja paljonko"
        return replace(query, limit="0", limit_unit="EUR", extra=(*query.extra, "off_budget", "off_under" if under else "off_over"))
    number = explained.tokens[by - 1].number if by is not None else None
    percent = Decimal(0) if by is None else number if number is not None else Decimal(1)
    limit = Decimal(100) - percent if under else Decimal(100) + percent
    dimension = query.dimension or "investment"
    return replace(query, limit=str(limit), limit_unit="%", dimension=dimension, extra=(*query.extra, "against_budget"))


def _passed_by(query: Query, explained: Explained) -> Query:
    """The query that asks whether a budget was passed by a number: "ylittyivätkö kulut 20 000 eurolla", "alittuiko se yli prosentilla"."""
    by = next((i for i in explained.own if any(r.case == "ulkoolento" and r.lemma in _MEASURING for r in readings(explained.tokens[i].low))), None)
    verb = next((s for s in explained.spans if s.start == explained.first and {"over", "under"} & set(s.tags)), None)
    if by is None or verb is None:
        return query
    side, told = "over" if "over" in verb.tags else "under", limit_of(explained)
    unit = _MEASURING[next(r.lemma for r in readings(explained.tokens[by].low) if r.lemma in _MEASURING)]
    before = next((s for s in explained.spans if s.end == by), None)
    bound = told.side if told is not None else next((tag for tag in ("over", "under") if before is not None and tag in before.tags and before is not verb), "")
    if query.limit is None and (before is None or before.has("number") or "numeral" in before.tags):  # a number that was not read
        return query
    marks = (BY_SO_MUCH, *((BOUNDS[bound],) if bound else ()))
    kept = tuple(tag for tag in query.extra if tag not in ("over", "under"))
    return replace(query, yes_no=side, limit=query.limit or "1", limit_unit=unit, wanted_unit=None, extra=(*kept, side, *marks))


def _moved_by(query: Query, explained: Explained) -> Query:
    """The query that asks whether something moved by a number to which no side is said: "kasvoivatko verotulot 10 prosenttia"."""
    told = [limit for _, limit in numbers_told(explained)]
    if len(told) != 1 or told[0].unit is None or not told[0].number or {"than", "faster"} & set(query.extra):
        return query
    return replace(query, yes_no="over", limit=str(told[0].number), limit_unit=told[0].unit, wanted_unit=None, count=1, extra=(*query.extra, ABOUT))


def _by_euros(query: Query, explained: Explained) -> str:
    """Which way "ylittivät talousarvionsa yli 10 000 eurolla" goes off the budget: off_over or off_under; "" where no amount is said so."""
    if query.limit is None or not any(explained.tokens[i].low == "eurolla" for i in explained.own):
        return ""
    numbers = {s.start for s in explained.spans if s.has("number")}
    verbs = {t for s in explained.spans if s.end not in numbers for t in s.tags if t in ("over", "under")}
    return f"off_{verbs.pop()}" if len(verbs) == 1 else ""


def _names_rate(explained: Explained) -> bool:
    """Whether a question is but names and a sign of per cent, as a table prints them: "Perusopetus tuotot %"."""
    if not explained.tokens[-1].text.endswith("%") or any(t.startswith("ask:") for t in explained.tags):
        return False
    return not any(r.finite for t in explained.tokens if t.kind == "word" for r in readings(t.low)[:1])


def realised(query: Query, explained: Explained) -> Query:
    """ "Montako prosenttia toimintakuluista oli toteutunut": the per cent realised."""
    alone = len(query.subjects) == 1 and len([u for u in query.units if not u.names[0].startswith("*")]) < 2 and len(query.periods) < 2
    used = "actual" in query.measures or explained.has("spend", "earn") or _names_rate(explained)
    other = explained.has("op:share", "op:change", "op:compare", "op:difference", "op:mean", "op:series", "up", "down", "more", "less", "over", "under")
    if (
        alone
        and used
        and not other
        and query.wanted_unit == "%"
        and set(query.measures) <= {"actual", "closing"}
        and query.limit is None
        and query.order is None
    ):
        held = explained.vocabulary.by_account.get(query.subjects[0].names[0], ())
        named = [s for s in explained.spans if s.has("subject") and explained.text(s) == query.subjects[0].named]
        whose = bool(named) and _in_case(named[0], explained, "omanto")  # "vesihuollon investoinneista" are its own
        if "investment" in query.record_kinds and held and held[0].subject_kind == "investment" and whose:
            return replace(query, measures=("percent",), record_kinds=())
        if "investment" in query.record_kinds and held and held[0].subject_kind == "investment":  # "montako prosenttia investoinneista meni koulukeskukseen"
            whole = Place(("investointimenot", "investoinnit"), "investoinnit")
            return replace(query, subjects=(*query.subjects, whole), record_kinds=())
        return replace(query, measures=("percent",))
    return query


def paired(query: Query, explained: Explained) -> Query:
    """Two measures, each with its own time or report: every time goes to the measure that it stands nearest to."""
    if len(query.measures) != 2 or not query.sources or len(query.sources) > 1 or len(query.periods) > 2:
        return query
    places: list[tuple[int, str]] = []
    for span in explained.spans:
        for tag in span.tags:
            name = tag.removeprefix("measure:")
            if tag.startswith("measure:") and name in query.measures and name not in [m for _, m in places]:
                places.append((span.start, name))
    if len(places) != 2:
        return query
    specs: dict[str, PeriodSpec] = {}
    sources: dict[str, PeriodSpec] = {}
    for span in explained.spans:
        if span.period is None:
            continue
        nearest = min(places, key=lambda place: (abs(place[0] - span.start), place[0] < span.start))[1]
        if any(s.year == span.period.spec.year and s.last == span.period.spec.last and s.kind == span.period.spec.kind for s in query.sources):
            sources[nearest] = query.sources[0]
        else:
            specs[nearest] = span.period.spec
    year = query.sources[0].year
    if set(query.measures) <= YEARLY and not any(p.last is not None for p in specs.values()):  # "syyskuun raportti: paljonko ennuste jää budjetista"
        sources = dict.fromkeys(query.measures, query.sources[0])
    periods = tuple(replace(specs.get(m, PeriodSpec("year", year)), source=sources.get(m)) for m in query.measures)
    return replace(query, periods=periods, sources=())


def timed(query: Query, explained: Explained) -> Query:
    """Two measures and two times, each time to the measure that stands nearest: "talousarvio vuodelle 2025 … vuoden 2024 tilinpäätös"."""
    if len(query.measures) != 2 or len(query.periods) != 2 or query.sources:
        return query
    spots: dict[str, int | None] = {}
    for m in query.measures:
        spots[m] = next((s.start for s in explained.spans if f"measure:{m}" in s.tags or (s.period is not None and s.period.measure == m)), None)
    times = {p: next((s.start for s in explained.spans if s.period is not None and s.period.spec == p), None) for p in query.periods}
    if None in spots.values() or None in times.values():
        return query
    apart = [abs((spots[m] or 0) - (times[p] or 0)) for m, p in zip(query.measures, query.periods, strict=True)]
    crossed = [abs((spots[m] or 0) - (times[p] or 0)) for m, p in zip(query.measures, reversed(query.periods), strict=True)]
    return replace(query, periods=tuple(reversed(query.periods))) if sum(crossed) < sum(apart) else query
