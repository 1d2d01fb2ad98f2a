"""Identities inside the rows of a table: what a column is made of, proved over its rows.

A column of differences or shares (Jäljellä, Poikkeama, Muutos, TOT-%) is tried against pairs of the other columns. The pair and the
sign that hold in the clear majority of rows are the column's rule, for the sheet decides whether it prints actual − budget or the reverse.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise, permutations
from typing import Literal

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.checks.check_grid import SHARES, Grid, Line, Stripe
from ingest.checks.trial import Trial
from ingest.language.number_words import number_words, sum_words
from ingest.language.statement_words import is_cost
from ingest.model import Figure, Measure

Form = Literal["sum", "difference", "size_difference", "gain", "distance", "share", "share_left", "relative_change", "signed_change"]
HeadingKey = tuple[str, str, str, str]
ZERO = Decimal(0)
HUNDRED = Decimal(100)
_BUDGETS: tuple[Measure, ...] = ("amended_budget", "budget")
_ACTUALS: tuple[Measure, ...] = ("actual", "closing", "forecast")


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """`result` = form of `first` and `second`, which are columns of the grid."""

    result: int
    form: Form
    first: int
    second: int
    plus: int | None = None
    """A column that is added to the one of the two that is a budget: its changes, where the sheet prints no amended budget."""
    plus_first: bool = False


_ADDING: frozenset[Form] = frozenset({"sum", "difference", "size_difference", "gain", "distance"})


def _compute(form: Form, a: Decimal, b: Decimal, cost: bool) -> Decimal | None:
    """a + b; a − b; |a| − |b|; a − b that is a plus when the result gets better; |a − b|; and in percent a of b, what is left of b, change from b to a."""
    if form == "sum":
        return a + b
    if form == "difference":
        return a - b
    if form == "size_difference":
        return abs(a) - abs(b)
    if form == "gain":
        return b - a if cost else a - b
    if form == "distance":
        return abs(a - b)
    if not b:
        return None
    if form == "share":
        return a / b * HUNDRED
    if form == "share_left":
        return (b - a) / b * HUNDRED
    if form == "relative_change":
        return (a / b - 1) * HUNDRED
    return (a - b) / abs(b) * HUNDRED


def _spread(form: Form, a: Decimal, b: Decimal, half_a: Decimal, half_b: Decimal) -> Decimal:
    """How far the rounding of a and b can move the outcome."""
    if form in _ADDING:
        return half_a + half_b
    least = abs(b) - half_b
    if least <= 0:
        return Decimal("Infinity")
    return (HUNDRED * half_a + abs(a / b) * HUNDRED * half_b) / least


def _forms(stripe: Stripe) -> tuple[Form, ...]:
    """What a column may be made of, by its measure."""
    if stripe.measure in SHARES or stripe.number_unit == "%":
        if stripe.measure in ("change_percent", "deviation", "change"):
            return ("relative_change", "signed_change", "share")
        return ("share", "share_left")
    if stripe.measure == "amended_budget":
        return ("sum",)
    if stripe.measure in ("remaining", "deviation", "change", "budget_change"):
        return ("difference", "size_difference", "gain", "distance")
    return ()


def _expected(stripe: Stripe, a: Stripe, b: Stripe, form: Form) -> int:
    """How well the measures of two columns fit a rule for the column: 2 as the words say, 1 possible, 0 odd."""
    pair = (a.measure, b.measure)
    if stripe.measure == "amended_budget":
        return 2 if set(pair) == {"budget", "budget_change"} else 0
    if stripe.measure == "budget_change":
        return 2 if pair == ("amended_budget", "budget") else 0
    if form == "share" and stripe.measure == "percent":
        return 2 if a.measure in _ACTUALS and b.measure in _BUDGETS else 1 if a.measure in _ACTUALS else 0
    known = all(m in (*_ACTUALS, *_BUDGETS) for m in pair)
    if stripe.measure in ("remaining", "deviation") or form == "share_left":
        return 2 if known and len({m in _BUDGETS for m in pair}) == 2 else 1 if known else 0
    if stripe.measure in ("change", "change_percent"):
        later = a.period.end > b.period.end
        return 2 if later and known else 1 if a.period.end >= b.period.end else 0
    return 0


_ODD_ROWS = 6
"""A plain difference explains a column unless another form explains more than half as many rows better."""


@dataclass(frozen=True, slots=True)
class _Tally:
    """How a rule fares over the rows of a grid; `bare` rows hold too, but have nothing in one of the columns."""

    rule: ColumnRule
    held: int
    bare: int
    failed: int
    fit: int

    @property
    def rank(self) -> tuple[int, int, bool, int]:
        """Best first."""
        lead = _ODD_ROWS if self.rule.form in ("sum", "difference", "share", "relative_change") else 0
        away = abs(self.rule.first - self.rule.result) + abs(self.rule.second - self.rule.result)
        return self.held + self.bare - self.failed + lead, self.fit, self.rule.plus is None, -away


def row_trials(grid: Grid, proved: frozenset[HeadingKey] = frozenset(), tallies: Mapping[int, _Tally] | None = None) -> list[Trial]:
    """The identities of every row of a grid; `proved` are the headings of rules that other tables of the report proved."""
    out: list[Trial] = []
    for rule, hint in _column_rules(grid, proved, column_tallies(grid) if tallies is None else tallies):
        out.extend(t for line in grid.lines if (t := _trial(grid, line, rule, hint)) is not None)
    return out


def proved_headings(grids: Iterable[tuple[Grid, Mapping[int, _Tally]]]) -> frozenset[HeadingKey]:
    """The headings of the rules that tables prove by themselves, from the tallies of each."""
    return frozenset(heading_key(grid, rule) for grid, tallies in grids for rule, _ in _column_rules(grid, frozenset(), tallies))


def _column_rules(grid: Grid, proved: frozenset[HeadingKey], tallies: Mapping[int, _Tally]) -> list[tuple[ColumnRule, str]]:
    """What the columns of a grid are made of, with what is to be said of a column that nothing but its heading speaks for."""
    out = [(t.rule, "") for t in tallies.values() if _enough(t, heading_key(grid, t.rule) in proved)]
    ruled = {rule.result: rule for rule, _ in out}
    for before, stripe in pairwise(grid.stripes):
        change = ruled.get(before.at)
        if stripe.measure == "change_percent" and before.measure == "change" and stripe.at not in ruled and change is not None and change.form == "difference":
            rule = ColumnRule(stripe.at, "relative_change", change.first, change.second)
            out.append((rule, messages.OTHER_CHANGE))
    return out


def column_tallies(grid: Grid) -> dict[int, _Tally]:
    """The likeliest rule of each column that has one, with how it fares."""
    found = {stripe.at: _best_tally(grid, stripe) for stripe in grid.stripes}
    return {at: tally for at, tally in found.items() if tally is not None}


def _best_tally(grid: Grid, stripe: Stripe) -> _Tally | None:
    tallies = []
    amended = any(s.measure == "amended_budget" for s in grid.stripes)
    for form in _forms(stripe):
        for a, b in permutations(grid.stripes, 2):
            if stripe in (a, b) or (form == "sum" and a.at > b.at) or a.number_unit != b.number_unit or a.measure in SHARES or b.measure in SHARES:
                continue
            fit = _expected(stripe, a, b, form)
            tallies.append(_tally(grid, ColumnRule(stripe.at, form, a.at, b.at), fit))
            changes = [s for s in grid.stripes if s.measure == "budget_change" and s not in (stripe, a, b)]
            if fit == 2 and form != "sum" and "budget" in (a.measure, b.measure) and len(changes) == 1 and not amended:
                tallies.append(_tally(grid, ColumnRule(stripe.at, form, a.at, b.at, changes[0].at, a.measure == "budget"), fit))
    tallies = [t for t in tallies if t.held or t.bare]
    return max(tallies, key=lambda t: t.rank, default=None)


def _enough(tally: _Tally, proved: bool) -> bool:
    """Whether a rule is proved: more lightly when the headings say it too."""
    if tally.fit == 2:
        sure = proved or tally.held >= 2 or not tally.failed
        return sure and tally.held + tally.bare > tally.failed and (proved or tally.held + tally.bare // 3 >= 1)
    return tally.held >= 3 and tally.held >= 4 * tally.failed


def heading_key(grid: Grid, rule: ColumnRule) -> HeadingKey:
    """A rule by the headings of its columns, to know it again in another table."""
    by_at = {s.at: s.label for s in grid.stripes}
    return rule.form, by_at[rule.result], by_at[rule.first], by_at[rule.second]


@dataclass(frozen=True, slots=True)
class _Operands:
    """`second` is None when its cell is empty and that means nothing to add; `plus` is added to the first or the second."""

    result: Figure
    first: Figure
    second: Figure | None
    plus: Figure | None
    plus_first: bool

    @property
    def numbers(self) -> tuple[Decimal, Decimal]:
        """The two numbers that the rule's form takes."""
        a, b, plus = self.first.number, self.second.number if self.second else ZERO, self.plus.number if self.plus else ZERO
        return (a + plus, b) if self.plus_first else (a, b + plus)

    def halves(self, grid: Grid) -> tuple[Decimal, Decimal]:
        """Half the last digits of the two."""
        a, b, plus = (grid.halves[f.figure_id] if f is not None else ZERO for f in (self.first, self.second, self.plus))
        return (a + plus, b) if self.plus_first else (a, b + plus)

    @property
    def terms(self) -> tuple[Figure, ...]:
        """All but the result."""
        return tuple(f for f in (self.first, self.second, self.plus) if f is not None)


def _operands(line: Line, rule: ColumnRule) -> _Operands | None:
    """The figures of a row that a rule is about; None when one is missing that may not be."""
    result, a, b = (line.cells.get(at) for at in (rule.result, rule.first, rule.second))
    if result is None or a is None or (b is None and rule.form != "sum") or (b is not None and a.number_unit != b.number_unit):
        return None
    if rule.form in _ADDING and result.number_unit != a.number_unit and not (result.number_unit == "pp" and a.number_unit == "%"):
        return None
    plus = line.cells.get(rule.plus) if rule.plus is not None else None
    return _Operands(result, a, b, plus, rule.plus_first)


def _tally(grid: Grid, rule: ColumnRule, fit: int) -> _Tally:
    held = bare = failed = 0
    for line in grid.lines:
        found = _operands(line, rule)
        if found is None:
            continue
        (a, b), printed = found.numbers, found.result.number
        computed = _compute(rule.form, a, b, is_cost(line.label))
        if computed is None or not (printed or (a and b)):
            continue
        if abs(printed - computed) > grid.halves[found.result.figure_id] + _spread(rule.form, a, b, *found.halves(grid)):
            failed += found.second is not None
        elif a and b:
            held += 1
        else:
            bare += 1
    return _Tally(rule, held, bare, failed, fit)


def _trial(grid: Grid, line: Line, rule: ColumnRule, hint: str) -> Trial | None:
    found = _operands(line, rule)
    if found is None or found.second is None:
        return None
    a, b = found.numbers
    exact = _compute(rule.form, a, b, is_cost(line.label))
    if exact is None or (rule.form not in _ADDING and not found.result.number and not a):
        return None
    half = grid.halves[found.result.figure_id]
    computed = exact if rule.form in _ADDING else exact.quantize((2 * half).normalize(), ROUND_HALF_UP)
    labels = {s.at: plain_spaces(s.label) or s.measure for s in grid.stripes}
    names = [labels[rule.result], labels[rule.first], labels[rule.second]]
    if rule.plus is not None:
        names[1 if rule.plus_first else 2] = f"({names[1 if rule.plus_first else 2]} + {labels[rule.plus]})"
    tolerance = half + _spread(rule.form, a, b, *found.halves(grid))
    return Trial(messages.COLUMN_RULES[rule.form].format(*names), found.result, found.terms, exact, computed, tolerance, _FORMULAS[rule.form](a, b), hint)


_FORMULAS: dict[Form, Callable[[Decimal, Decimal], str]] = {
    "sum": lambda a, b: sum_words([(a, False), (b, False)]),
    "difference": lambda a, b: sum_words([(a, False), (b, True)]),
    "size_difference": lambda a, b: sum_words([(abs(a), False), (abs(b), True)]),
    "gain": lambda a, b: f"{number_words(a)} ja {number_words(b)}",
    "distance": lambda a, b: sum_words([(a, False), (b, True)]),
    "signed_change": lambda a, b: f"({sum_words([(a, False), (b, True)])}) / {number_words(abs(b))} · 100",
    "share": lambda a, b: f"{number_words(a)} / {number_words(b)} · 100",
    "relative_change": lambda a, b: f"({number_words(a)} / {number_words(b)} − 1) · 100",
    "share_left": lambda a, b: f"(1 − {number_words(a)} / {number_words(b)}) · 100",
}
