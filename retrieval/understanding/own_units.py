"""Measures that the words of a question name though what they ask for is printed without one."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.vocabulary import Vocabulary
from retrieval.query import Query
from retrieval.understanding.own_year import OWN_YEAR


def in_own_unit(query: Query, explained: Explained, held: Vocabulary) -> Query:
    """A question for per cents about a row that is printed in per cents asks for the row itself: "vuotovesi-% TA 2026" of the row "Vuotovesi, %".

    So does one for what is left of a row that is called by it: "jäljellä oleva pääoma".
    """
    names = [name for place in query.subjects for name in place.names]
    if query.measures == ("remaining",) and names and all(sense_words("still_left") & {*name.split()} for name in names):
        return replace(query, measures=())
    if "percent" not in query.measures or query.wanted_unit != "%" or "measure:percent" in explained.tags or query.operation != "lookup":
        return query
    found = [s for place in query.subjects for name in place.names for s in held.by_account.get(name, ())]
    if not found or any(s.number_unit != "%" or s.measure == "percent" for s in found):
        return query
    said = [s.period.measure for s in explained.spans if s.period is not None and s.period.measure is not None]
    kept = tuple(m for m in (*query.measures, *said[:1]) if m != "percent")
    return replace(query, measures=tuple(dict.fromkeys(kept)))


def told_in_plan(query: Query, explained: Explained, reports: Sequence[str], held: Vocabulary) -> Query:
    """The query without the measure of a budget where only budgets are asked, whose sentences tell what is planned: "talousarvion mukaan".

    So does one that names no budget and was taken for a question of the budget's own year.
    """
    dated = any(s.period is not None and s.period.measure for s in explained.spans)
    named = dated or OWN_YEAR in query.extra or any(t in ("measure:any_budget", "measure:budget") for t in explained.tags)
    plans = named and bool(reports) and all(held.reports[r].type == "talousarvio" for r in reports)
    return replace(query, measures=()) if plans and query.measures and set(query.measures) <= {"any_budget", "budget"} else query


def of_told_board(query: Query, before: Query | None, held: Vocabulary) -> Query:
    """The query about the parts of the board that the question before was about: "millä lautakunnan vastuualueella niitä on eniten?"."""
    ranks = [tag for tag in query.extra if tag.startswith("kind:")]
    if query.dimension != "unit" or "kind:lautakunta" not in ranks or len(ranks) < 2:
        return query
    boards = () if before is None else tuple(u for u in before.units if any(o.kind == "lautakunta" for n in u.names for _, o in held.units.get(n, ())))
    units = query.units or (boards if len(boards) == 1 else ())
    return replace(query, units=units, extra=tuple(tag for tag in query.extra if tag != "kind:lautakunta")) if units else query
