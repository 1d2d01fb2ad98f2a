"""Rows of a unit's statement and investments that only sentences tell: "Toimintakulut olivat 2 300 euroa eli 34 prosenttia talousarvion 6 800 eurosta".

Their numbers are read as those of a table would be. Every word between the row's name and its number must be one that such sentences have.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.columns.columns import year_period
from ingest.columns.record_columns import title_says
from ingest.figures.told_investments import of_investment
from ingest.figures.told_sentences import Told, account_in, behind, ends, last_role, measured, plain, roles
from ingest.language.accounts import Account, find_account
from ingest.language.numerals import find_numerals
from ingest.model import Figure, Measure, Period, Table

_BUDGETS: tuple[Measure, ...] = ("budget", "amended_budget")
_SIGNS = frozenset({"surplus", "deficit"})
_UP_TO = re.compile(r"\b(?:lopussa|loppuun|mennessä)\b")
"""What makes a month the end of the time told of."""
_PROVED = Decimal("0.06")
"""A per cent nearer than this to what it is reckoned of is proved by it."""
_CLOSE = Decimal("0.6")
"""A per cent nearer than this to a row's share of all costs may be that share."""


def told_accounts(figures: Sequence[Figure], printed: Sequence[Figure], tables: Sequence[Table], period: Period | None) -> list[Figure]:
    """The numbers of sentences, those of rows and investments that no table prints read as such; `printed`: the figures of the tables."""
    if period is None:
        return list(figures)
    held = {(f.unit, account.name if (account := find_account(f.account)) is not None else f.account) for f in printed}
    told: dict[str, list[tuple[Figure, Told]]] = defaultdict(list)  # by unit
    out: dict[str, Figure] = {}
    invested = any(t.kind == "investments" for t in tables)
    amended = {f.section for f in figures if roles(f.sentence) >= {"budget", "amended"}}
    for sentence, own in _by_sentence(figures):
        first = own[0]
        investment = not invested and any(title_says(title, "investments") for title in first.section)
        for item in of_investment(sentence) if investment else _of_unit(sentence, first.unit):
            figure = next((f for f in own if f.number == item.numeral.value and f.text == sentence[item.numeral.start : item.numeral.stop].strip()), None)
            if figure is None:
                continue
            if not _of_report(figure.period, sentence, period):
                break
            measure: Measure = "amended_budget" if item.measure == "budget" and not investment and figure.section in amended else item.measure
            if investment:
                out[figure.figure_id] = _as_row(figure, item.account, measure, period, True)
            elif (figure.unit, item.account) not in held:
                told[figure.unit].append((figure, replace(item, measure=measure)))
    for unit, rows in told.items():
        for figure, item in _sure(rows, unit):
            row = _as_row(figure, item.account, item.measure, period, False)
            out[figure.figure_id] = replace(row, number=-row.number) if item.minus else row
    return [out.get(f.figure_id, f) for f in figures]


def _by_sentence(figures: Sequence[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    held: dict[tuple[str, tuple[str, ...], str], list[Figure]] = defaultdict(list)
    for f in figures:
        if f.sentence and f.table is None and f.subject_kind == "prose":
            held[f.sentence, f.section, f.unit].append(f)
    for (sentence, _, _), own in held.items():
        yield sentence, own


def _of_report(told: Period, sentence: str, period: Period) -> bool:
    """Whether a number is of the report's own time, or of its year: not of another year, of one month alone or of a part of the time."""
    if told in (period, year_period(period.end.year)):
        return True
    return told.end == period.end and (told.start == period.start or bool(_UP_TO.search(sentence)))


def _as_row(figure: Figure, account: str, measure: Measure, period: Period, investment: bool) -> Figure:
    when = year_period(period.end.year) if measure in (*_BUDGETS, "forecast") else period
    kind = "investment" if investment else "account"
    return replace(figure, account=account, subject_kind=kind, measure=measure, period=when, row_label=account, sentence="")  # type: ignore[arg-type]


def _sure(rows: Sequence[tuple[Figure, Told]], unit: str) -> list[tuple[Figure, Told]]:
    """What is told of a unit without per cents that may be shares of its costs, and without what is told twice in two ways."""
    amounts: dict[tuple[str, Measure], Decimal] = {(item.account, item.measure): f.number for f, item in rows if item.measure != "percent"}
    spoken = any(item.measure == "percent" and not item.bare for _, item in rows)
    numbers: dict[tuple[str, Measure], set[Decimal]] = defaultdict(set)
    for f, item in rows:
        numbers[item.account, item.measure].add(f.number)
    out = []
    for f, item in rows:
        own, total = amounts.get((item.account, "actual")), amounts.get(("Toimintakulut", "actual"))
        share = abs(own / total * 100) if own is not None and total else None
        doubtful = item.bare and (not spoken or share is None or abs(share - f.number) < _CLOSE) and not _is_of_budget(f, item, amounts)
        if not doubtful and len(numbers[item.account, item.measure]) == 1:
            out.append((f, item))
    return out


def _is_of_budget(figure: Figure, item: Told, amounts: Mapping[tuple[str, Measure], Decimal]) -> bool:
    """Whether a per cent is the part that the row's outcome is of its budget."""
    own = amounts.get((item.account, "actual"))
    planned = next((number for measure in _BUDGETS if (number := amounts.get((item.account, measure)))), None)
    return own is not None and planned is not None and abs(own / planned * 100 - figure.number) < _PROVED


# ------------------------------------------------------------------------------------------------ sentences


def _of_unit(sentence: str, unit: str) -> Iterator[Told]:
    """The numbers of a sentence that tells rows of a unit's statement, up to the first word that such a sentence does not have."""
    account: Account | None = None
    at = 0
    amount = planned = False  # whether the account's own number, and its budget, has been told
    expected = plans = False  # whether the sentence has told of what is expected, or begins with a budget: so are the numbers behind that
    for numeral in find_numerals(sentence):
        between = sentence[at : numeral.start]
        expected = expected or "forecast" in roles(between)
        named = account_in(between)
        if named is not None:
            account, start, end = named
            lead = between[:start]
            if not plain(lead, unit if at == 0 else ""):
                return
            plans = plans or (at == 0 and last_role(lead) == "budget")
            between, amount, planned = between[end:], False, False
        if account is None or not plain(between, "") or numeral.unit not in ("EUR", "%") or not ends(sentence[numeral.stop :]):
            return
        done = "actual" in roles(between) and "forecast" not in roles(between)
        if (expected or plans) and (numeral.unit == "%" or amount or done):
            return
        item = measured(sentence, numeral, between, account.name, amount, planned)
        signs = (roles(between) | roles(behind(sentence, numeral))) & _SIGNS
        if item is None or len(signs) > 1 or (signs and (account.side != "result" or numeral.unit != "EUR")):
            return
        if (expected or plans) and item.measure == "actual":
            item = replace(item, measure="forecast" if expected else "budget")
        yield replace(item, minus=signs == {"deficit"})
        amount, planned = True, planned or item.measure == "budget"
        at = numeral.stop
