"""Totals: which rows of a table make which, found from the numbers themselves and proved over its columns.

A total stands under its lines or over them. Rows are walked with a stack of what no total has taken yet: each row tries to be
the sum of the nearest one, two, three … of them. The rule is taken when it holds in the clear majority of columns, or when it is
known (Decree 525/2020) or marked (the word for total, indents, bold) and holds in some; the columns where it fails are then in doubt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.checks.check_grid import Grid, Line, Stripe
from ingest.checks.slips import empty_row, missing_rows
from ingest.checks.trial import Blank, Trial
from ingest.language.number_words import sum_words
from ingest.language.statement_words import account_of, is_cost, is_opening, is_part, known_terms, plain_label, says_total
from ingest.model import Figure

ZERO = Decimal(0)
_MOST_TERMS = 40
_SMALL = 20
"""One column proves a marked sum only when the sum is this many half digits big."""
_CHANCE = 300
"""A sum that nothing but its numbers speaks for must be this many half digits big, for small numbers add up by chance."""
SUMS_OF_ROUNDED = 2
"""How many times their own rounding rows may be apart that each unit sums up from rounded ones: its "Toimintakulut" beside those of its parts."""
RuleKey = tuple[str, tuple[str, ...], bool]


@dataclass(frozen=True)
class SumRule:
    """`total` is the sum of `terms` (positions of lines); `costs_turned` when costs are printed positive and taken off."""

    total: int
    terms: tuple[int, ...]
    costs_turned: bool
    key: RuleKey


class Sums:
    """The sums of one grid: `rules` in the order of its rows. `proved` holds the rules that other tables of the report proved."""

    def __init__(self, grid: Grid, proved: frozenset[RuleKey] = frozenset()) -> None:
        self.grid = grid
        self.proved = proved
        self.stripes = [s for s in grid.stripes if s.additive]
        self.lines = [line for line in grid.lines if not is_part(line.label)]
        self.numbers = [[self._number(line, s) for s in self.stripes] for line in self.lines]
        self.halves = [[self._half(line, s) for s in self.stripes] for line in self.lines]
        self.costs = [is_cost(line.label) for line in self.lines]
        signs = [n > 0 for cost, row in zip(self.costs, self.numbers, strict=True) if cost for n in row if n]
        self.costs_positive = bool(signs) and sum(signs) > 0.6 * len(signs)
        self.rules: list[SumRule] = []
        self._search()

    def figure(self, line: Line, stripe: Stripe) -> Figure | None:
        """The figure of a row in a column, of the column's own unit of measure."""
        figure = line.cells.get(stripe.at)
        return figure if figure is not None and figure.number_unit == stripe.number_unit else None

    def _number(self, line: Line, stripe: Stripe) -> Decimal | None:
        figure = self.figure(line, stripe)
        return None if figure is None else figure.number

    def _half(self, line: Line, stripe: Stripe) -> Decimal:
        figure = self.figure(line, stripe)
        return ZERO if figure is None else self.grid.halves[figure.figure_id]

    @staticmethod
    def unread(line: Line, stripe: Stripe) -> bool:
        """Whether the cell holds something that is no number and no dash."""
        cell = line.row.cells[stripe.at] if stripe.at < len(line.row.cells) else None
        return stripe.at not in line.cells and cell is not None and bool(cell.text) and (cell.amount is None or not cell.amount.exact)

    def _search(self) -> None:
        if not self.stripes or len(self.lines) < 2:
            return
        free = list(range(len(self.lines)))
        for below, least in ((True, 1), (False, 0), (True, 0)):
            free = self._pass(free, below, least)
        self.rules.sort(key=lambda r: r.total)

    def with_proof(self, proved: frozenset[RuleKey]) -> "Sums":
        """The search again in the light of what other tables proved, where that may tell something new."""
        own = {r.total for r in self.rules}
        totals = {key[0] for key in proved}
        new = any(n not in own and plain_label(line.label) in totals for n, line in enumerate(self.lines))
        return Sums(self.grid, proved) if new else self

    def _pass(self, free: list[int], below: bool, least: int) -> list[int]:
        """Walks the rows that no total has taken, and gives those that are left; `least` is the mark that a rule must have."""
        stack: list[int] = []
        for at in reversed(free) if below else free:
            rule = None if is_opening(self.lines[at].label) or any(r.total == at for r in self.rules) else self._best(at, stack, below, least)
            if rule is not None:
                self.rules.append(rule)
                for term in rule.terms:
                    stack.remove(term)
            stack.append(at)
        return sorted(stack)

    def _best(self, total: int, stack: Sequence[int], below: bool, least: int) -> SumRule | None:
        best: tuple[tuple[int, int, int], SumRule] | None = None
        turned = [False, True] if self.costs_positive and not self.costs[total] else [False]
        for rows, costs_turned in product(self._stacks(stack), turned):
            sums, halves, filled, there = [ZERO] * len(self.stripes), list(self.halves[total]), [0] * len(self.stripes), [False] * len(self.stripes)
            terms: list[int] = []
            for term in reversed(rows[-_MOST_TERMS:]):
                terms.append(term)
                flip = costs_turned and self.costs[term]
                for c, number in enumerate(self.numbers[term]):
                    there[c] = there[c] or number is not None
                    if number:
                        sums[c] += -number if flip else number
                        halves[c] += self.halves[term][c]
                        filled[c] += 1
                held = self._score(total, terms, sums, halves, filled, there, below, least)
                if held is not None and (best is None or held > best[0]):
                    ordered = tuple(terms if below else reversed(terms))
                    best = held, SumRule(total, ordered, costs_turned, self._key(total, ordered, costs_turned))
        return best[1] if best else None

    def _stacks(self, stack: Sequence[int]) -> list[Sequence[int]]:
        """The rows that may be summed up: all, or those set in the least alone, for a row further in may be one part of its owner among others unprinted."""
        least = min((self.lines[n].row.indent for n in stack), default=0)
        outer = [n for n in stack if self.lines[n].row.indent == least]
        return [stack, outer] if 1 < len(outer) < len(stack) else [stack]

    def _key(self, total: int, terms: Iterable[int], costs_turned: bool) -> RuleKey:
        return plain_label(self.lines[total].label), tuple(sorted(plain_label(self.lines[t].label) for t in terms)), costs_turned

    def _score(
        self, total: int, terms: list[int], sums: list[Decimal], halves: list[Decimal], filled: list[int], there: list[bool], below: bool, least: int
    ) -> tuple[int, int, int] | None:
        """(columns that hold with two terms or more, all that hold, −those that fail) when that is enough for a rule, else None."""
        strong = weak = failed = fair = big = big_failed = 0
        for c, printed in enumerate(self.numbers[total]):
            if printed is None or not there[c] or (not printed and not filled[c]):
                continue
            size = max(abs(printed), abs(sums[c]))
            if size <= 2 * halves[c]:
                continue
            holds = abs(printed - sums[c]) <= halves[c]
            failed += not holds
            strong += holds and filled[c] >= 2
            weak += holds and filled[c] < 2
            fair += holds and filled[c] >= 2 and size > _SMALL * halves[c]
            if size > _CHANCE * halves[c]:
                big += holds and filled[c] >= 2
                big_failed += not holds
        held = strong + weak
        if not held or (len(terms) == 1 and failed):
            return None
        mark = self._mark(total, terms, below)
        if mark < least or (len(terms) == 1 and not mark):
            return None
        if (mark == 3 and not self._of_others(total, terms)) or (mark > 1 and held >= failed):
            enough = True
        elif mark == 1:
            enough = (fair >= 1 and held >= failed) or (held >= 2 and not failed)
        else:
            enough = big >= 2 and big > 2 * big_failed
        return (strong, held, -failed) if enough else None

    def _of_others(self, total: int, terms: Iterable[int]) -> bool:
        """Whether rows stand in another group of the table than the total, which stands in one itself."""
        own = self.lines[total].row.groups
        return bool(own) and any(self.lines[t].row.groups and self.lines[t].row.groups[: len(own)] != own for t in terms)

    def _mark(self, total: int, terms: list[int], below: bool) -> int:
        """How surely the layout says that the terms belong to the total: 3 known or proved elsewhere with these very rows, 2 known, 1 marked, 0 not at all."""
        key = self._key(total, terms, False)
        if key in self.proved or (key[0], key[1], True) in self.proved:
            return 3
        account = account_of(self.lines[total].label)
        known = known_terms(account.name) if account else frozenset()
        names = [account_of(self.lines[t].label) for t in terms]
        if known and all(n is not None and n.name in known for n in names):
            return 2
        line, rows = self.lines[total], [self.lines[t] for t in terms]
        if below:
            nearest = min(r.row.indent for r in rows)
            if nearest > line.row.indent or (line.row.bold and not any(r.row.bold for r in rows)):
                return 1
            return 0
        return (
            1
            if line.row.kind in ("subtotal", "total") or not line.label or says_total(line.label) or (line.row.bold and not any(r.row.bold for r in rows))
            else 0
        )


def sum_trials(sums: Sums) -> list[Trial]:
    """Every sum of a grid, tried in every column that can be added up."""
    grid = sums.grid
    out: list[Trial] = []
    filled_in: dict[tuple[int, int], Decimal] = {}
    for rule in sums.rules:
        line, terms = sums.lines[rule.total], [sums.lines[t] for t in rule.terms]
        account = account_of(line.label)
        names = [a.name if (a := account_of(t.label)) is not None else "" for t in terms]
        hint = missing_rows(known_terms(account.name), names) if account is not None and all(names) else ""
        holding = 0
        blanks: list[tuple[int, Trial]] = []
        for c, stripe in enumerate(sums.stripes):
            figures = [f for f in (sums.figure(t, stripe) for t in terms) if f is not None]
            result = sums.figure(line, stripe)
            if not figures or any(sums.unread(x, stripe) for x in (line, *terms)):
                continue
            others = [[f for f in t.cells.values() if f.number_unit == stripe.number_unit] for t in terms if sums.figure(t, stripe) is not None]
            total = ZERO
            parts: list[tuple[Decimal, bool]] = []
            for t, term in zip(rule.terms, terms, strict=True):
                figure = sums.figure(term, stripe)
                number = figure.number if figure is not None else filled_in.get((t, c))
                if number is not None:
                    minus = rule.costs_turned and sums.costs[t]
                    total += -number if minus else number
                    parts.append((number, minus))
            identity = _identity(line, terms, [rule.costs_turned and sums.costs[t] for t in rule.terms])
            tolerance = grid.half([*figures, *([result] if result else [])])
            if account is not None and set(names) == {account.name} and known_terms(account.name):
                tolerance *= SUMS_OF_ROUNDED
            if result is not None:
                trial = Trial(identity, result, tuple(figures), total, total, tolerance, sum_words(parts), hint or empty_row(figures, others))
                holding += trial.status != "error"
                out.append(trial)
            elif total:
                filled_in[(rule.total, c)] = total
                page = line.row.pages[0] if line.row.pages else figures[-1].page
                blanks.append((c, Trial(identity, Blank(page, line.label, stripe.label), tuple(figures), total, total, tolerance, sum_words(parts))))
        if holding >= 2 and len(blanks) == 1:
            out.extend(trial for _, trial in blanks)
    return out


def _identity(line: Line, terms: Sequence[Line], minus: Sequence[bool]) -> str:
    names = [plain_spaces(t.label) for t in terms]
    total = plain_spaces(line.label) or messages.UNNAMED_TOTAL
    if len(names) > 8:
        return messages.long_sum(total, names[0], names[-1], len(names))
    first = ("−" if minus[0] else "") + names[0]
    return f"{total} = " + first + "".join((" − " if m else " + ") + n for n, m in zip(names[1:], minus[1:], strict=True))
