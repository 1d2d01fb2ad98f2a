"""Rows of a unit's statement and investments that only sentences tell: "Toimintakulut olivat 2 300 euroa eli 34 prosenttia talousarvion 6 800 eurosta".

Their numbers are read as those of a table would be. Every word between the row's name and its number must be one that such sentences have.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ingest.accounts import Account, account_names, find_account
from ingest.columns import year_period
from ingest.data import read_table
from ingest.model import Figure, Measure, Period, Table
from ingest.numerals import Numeral, find_numerals
from ingest.record_columns import title_says
from ingest.voikko import look_up

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_BUDGETS: tuple[Measure, ...] = ("budget", "amended_budget")
_NAMED = re.compile(r"(?:[•▪–-] )?([A-ZÅÄÖ][^:.;]{3,90}?)(?:: (?=[a-zåäö])|(?:, | [–-] )(?=talousarvio|määräraha|budjet))")
"""The name of an investment before what is told of it."""
_SIGNS = frozenset({"surplus", "deficit"})
_UP_TO = re.compile(r"\b(?:lopussa|loppuun|mennessä)\b")
"""What makes a month the end of the time told of."""
_SO = frozenset({"eli", "mikä on", "joka on"})
"""What stands between an amount and the per cent that it is of the budget told before it."""
_CLOSE = Decimal("0.6")
"""A per cent nearer than this to a row's share of all costs may be that share."""


@dataclass(frozen=True)
class _Told:
    """A number of a sentence: which row it is of and what it measures.

    `bare` for per cents in brackets that do not say what of; `minus` for a result that the sentence calls a deficit.
    """

    numeral: Numeral
    account: str
    measure: Measure
    bare: bool = False
    minus: bool = False


def told_accounts(figures: Sequence[Figure], printed: Sequence[Figure], tables: Sequence[Table], period: Period | None) -> list[Figure]:
    """The numbers of sentences, those of rows and investments that no table prints read as such; `printed`: the figures of the tables."""
    if period is None:
        return list(figures)
    held = {(f.unit, account.name if (account := find_account(f.account)) is not None else f.account) for f in printed}
    told: dict[str, list[tuple[Figure, _Told]]] = defaultdict(list)  # by unit
    out: dict[str, Figure] = {}
    invested = any(t.kind == "investments" for t in tables)
    amended = {f.section for f in figures if _roles(f.sentence) >= {"budget", "amended"}}
    for sentence, own in _by_sentence(figures):
        first = own[0]
        investment = not invested and any(title_says(title, "investments") for title in first.section)
        for item in _of_investment(sentence) if investment else _of_unit(sentence, first.unit):
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


def _sure(rows: Sequence[tuple[Figure, _Told]], unit: str) -> list[tuple[Figure, _Told]]:
    """What is told of a unit without per cents that may be shares of its costs, and without what is told twice in two ways."""
    amounts = {(item.account, item.measure): f.number for f, item in rows if item.measure != "percent"}
    spoken = any(item.measure == "percent" and not item.bare for _, item in rows)
    numbers: dict[tuple[str, Measure], set[Decimal]] = defaultdict(set)
    for f, item in rows:
        numbers[item.account, item.measure].add(f.number)
    out = []
    for f, item in rows:
        own, total = amounts.get((item.account, "actual")), amounts.get(("Toimintakulut", "actual"))
        share = abs(own / total * 100) if own is not None and total else None
        doubtful = item.bare and (not spoken or share is None or abs(share - f.number) < _CLOSE)
        if not doubtful and len(numbers[item.account, item.measure]) == 1:
            out.append((f, item))
    return out


# ------------------------------------------------------------------------------------------------ sentences


def _of_unit(sentence: str, unit: str) -> Iterator[_Told]:
    """The numbers of a sentence that tells rows of a unit's statement, up to the first word that such a sentence does not have."""
    account: Account | None = None
    at = 0
    amount = planned = False  # whether the account's own number, and its budget, has been told
    expected = plans = False  # whether the sentence has told of what is expected, or begins with a budget: so are the numbers behind that
    for numeral in find_numerals(sentence):
        between = sentence[at : numeral.start]
        expected = expected or "forecast" in _roles(between)
        named = _account_in(between)
        if named is not None:
            account, start, end = named
            lead = between[:start]
            if not _plain(lead, unit if at == 0 else ""):
                return
            plans = plans or (at == 0 and _last_role(lead) == "budget")
            between, amount, planned = between[end:], False, False
        if account is None or not _plain(between, "") or numeral.unit not in ("EUR", "%") or not _ends(sentence[numeral.stop :]):
            return
        done = "actual" in _roles(between) and "forecast" not in _roles(between)
        if (expected or plans) and (numeral.unit == "%" or amount or done):
            return
        item = _measured(sentence, numeral, between, account.name, amount, planned)
        signs = (_roles(between) | _roles(_behind(sentence, numeral))) & _SIGNS
        if item is None or len(signs) > 1 or (signs and (account.side != "result" or numeral.unit != "EUR")):
            return
        if (expected or plans) and item.measure == "actual":
            item = replace(item, measure="forecast" if expected else "budget")
        yield replace(item, minus=signs == {"deficit"})
        amount, planned = True, planned or item.measure == "budget"
        at = numeral.stop


def _of_investment(sentence: str) -> Iterator[_Told]:
    """The numbers of "Satamalaituri: talousarvio 90 000 euroa, toteuma 3 000 euroa, käyttö 3,3 prosenttia."."""
    match = _NAMED.match(sentence)
    if match is None:
        return
    at, amount, planned = match.end(), False, False
    for numeral in find_numerals(sentence):
        if numeral.start < at:
            return
        between = sentence[at : numeral.start]
        if not _plain(between, "") or numeral.unit not in ("EUR", "%") or not _ends(sentence[numeral.stop :]):
            return
        item = _measured(sentence, numeral, between, match[1], amount, planned)
        if item is None or (item.measure == "actual" and "actual" not in _roles(between)):
            return
        yield replace(item, bare=False)
        at, amount, planned = numeral.stop, True, planned or item.measure == "budget"


def _measured(sentence: str, numeral: Numeral, between: str, account: str, amount: bool, planned: bool) -> _Told | None:
    """What a number measures, by the words right before it; None where they do not tell. `planned`: whether its budget has been told."""
    if numeral.unit == "%":
        if "forecast" in _roles(between):
            return None
        behind = sentence[numeral.stop :].split(".")[0][:40]
        said = "budget" in _roles(behind) or "actual" in _roles(between) or (planned and between.strip(" ,") in _SO)
        bare = between.strip().endswith("(") and behind.startswith(")")
        return _Told(numeral, account, "percent", bare and not said) if said or (bare and amount) else None
    if "forecast" in _roles(between):
        return _Told(numeral, account, "forecast")
    last = _last_role(between)
    if last == "budget":
        return _Told(numeral, account, "budget")
    return _Told(numeral, account, "actual") if not amount or last == "actual" else None


# ------------------------------------------------------------------------------------------------ words


@cache
def _words() -> tuple[tuple[str, bool, str], ...]:
    return tuple((row["word"].lstrip("="), row["word"].startswith("="), row["role"]) for row in read_table("told_words"))


def _role(word: str) -> str | None:
    low = word.lower()
    return next((role for begin, whole, role in _words() if (low == begin if whole else low.startswith(begin))), None)


def _roles(text: str) -> set[str]:
    return {role for word in _WORD.findall(text) if (role := _role(word)) is not None}


def _last_role(text: str) -> str | None:
    found = [role for word in _WORD.findall(text) if (role := _role(word)) in ("budget", "actual")]
    return found[-1] if found else None


def _plain(text: str, unit: str) -> bool:
    """Whether a text holds only words that such sentences have, and the name of the unit itself."""
    own = {lemma for word in _WORD.findall(unit) for lemma in _lemmas(word)}
    return all(_role(word) is not None or _lemmas(word) & own for word in _WORD.findall(text))


def _behind(sentence: str, numeral: Numeral) -> str:
    """What stands behind a number up to the end of its clause."""
    return re.split(r"[,;.]\s|\d| ja | mutta ", sentence[numeral.stop :])[0]


def _ends(text: str) -> bool:
    """Whether what stands behind a number says no more of it: "20 000 euroa suuremmat" is no amount of a row."""
    match = _WORD.match(text.lstrip())
    return match is None or not text[:1].isspace() or _role(match[0]) is not None or _account_in(text.lstrip()[:60], True) is not None


@cache
def _lemmas(word: str) -> frozenset[str]:
    form = look_up(word.lower().strip("-"))
    return frozenset({word.lower(), *(form.lemmas if form is not None else ())})


@cache
def _names() -> tuple[tuple[tuple[frozenset[str], ...], Account], ...]:
    """The rows of a statement by the base forms of the words of their names, the longest first."""
    found = [(tuple(_lemmas(w) for w in _WORD.findall(name)), account) for name, account in account_names().items() if account.statement == "tuloslaskelma"]
    return tuple(sorted(((words, account) for words, account in found if words), key=lambda pair: -len(pair[0])))


def _account_in(text: str, begins: bool = False) -> tuple[Account, int, int] | None:
    """(the row that a text names last, where its name begins and ends); `begins`: only one that the text begins with."""
    spots = list(_WORD.finditer(text))
    found: tuple[Account, int, int] | None = None
    n = 0
    while n < len(spots):
        hit = next(((words, account) for words, account in _names() if _stands(words, spots, n)), None)
        if hit is None:
            if begins:
                return None
            n += 1
            continue
        last = n + len(hit[0]) - 1
        found = hit[1], spots[n].start(), spots[last].end()
        if begins:
            return found
        n = last + 1
    return found


def _stands(words: Sequence[frozenset[str]], spots: Sequence[re.Match[str]], n: int) -> bool:
    return len(words) <= len(spots) - n and all(own & _lemmas(spots[n + k][0]) for k, own in enumerate(words))
