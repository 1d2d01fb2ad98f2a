"""Balances: an opening balance is the closing one of the year before, and with the changes of the year it makes the closing one."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.checks.check_grid import Grid, Line, Stripe
from ingest.checks.trial import Trial
from ingest.language.number_words import sum_words
from ingest.language.statement_words import is_closing, is_opening, is_part, is_reduction, plain_label
from ingest.model import Figure

_FAR = 15
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAYS = re.compile(r"\b(?:1\.1\.?|31\.12\.?)(?:(?:19|20)\d\d)?")


def balance_trials(grid: Grid) -> list[Trial]:
    """The balances of a grid: continuity from year to year, the roll from opening to closing, and the printed change between them."""
    out: list[Trial] = []
    for n, line in enumerate(grid.lines):
        closing = _closing(grid, n) if is_opening(line.label) else None
        if closing is None:
            continue
        out.extend(_continuity(grid, line, grid.lines[closing]))
        if closing > n and not any(is_opening(x.label) or is_closing(x.label) for x in grid.lines[n + 1 : closing]):
            out.extend(_roll(grid, line, grid.lines[n + 1 : closing], grid.lines[closing]))
        out.extend(_printed_change(grid, line, grid.lines[closing], grid.lines[max(0, min(n, closing) - 1) : max(n, closing) + 2]))
    return out


def _closing(grid: Grid, opening: int) -> int | None:
    """The row of the closing balance: of the same name, or the next one that begins alike ("Poistamaton hank.meno 31.12")."""
    stem = _stem(grid.lines[opening].label)
    near = [n for n, x in enumerate(grid.lines) if is_closing(x.label) and abs(n - opening) < _FAR]
    same = [n for n in near if _stem(grid.lines[n].label) == stem]
    alike = [n for n in near if n > opening and _stem(grid.lines[n].label)[:5] == stem[:5]]
    return next(iter([*same, *alike]), None)


def _stem(label: str) -> str:
    return _DAYS.sub("", plain_label(label)).strip(" .,:")


def _heading(stripe: Stripe) -> str:
    return _YEAR.sub("", stripe.label).strip()


def _continuity(grid: Grid, opening: Line, closing: Line) -> list[Trial]:
    out = []
    for now in grid.stripes:
        for before in grid.stripes:
            if before.measure != now.measure or _heading(before) != _heading(now) or before.period.end.year != now.period.end.year - 1:
                continue
            result, term = opening.cells.get(now.at), closing.cells.get(before.at)
            if result is not None and term is not None and result.number_unit == term.number_unit:
                identity = f"{plain_spaces(opening.label)} ({now.period.end.year}) = {plain_spaces(closing.label)} ({before.period.end.year})"
                hint = messages.OPENING_BALANCE
                out.append(Trial(identity, result, (term,), term.number, term.number, 2 * grid.halves[result.figure_id], "", hint))
    return out


def _roll(grid: Grid, opening: Line, between: Sequence[Line], closing: Line) -> list[Trial]:
    """Closing = opening + changes, reductions printed with a minus or without; told when most columns hold, or when no change is printed."""
    tried: list[tuple[Trial, bool]] = []
    lines = [x for x in between if not is_part(x.label)]
    for stripe in grid.stripes:
        start, end = opening.cells.get(stripe.at), closing.cells.get(stripe.at)
        if start is None or end is None or not stripe.additive or not (start.number or end.number):
            continue
        changes = [(x, f) for x in lines if (f := x.cells.get(stripe.at)) is not None and f.number]
        figures = [f for _, f in changes]
        plain = [(start.number, False), *[(f.number, False) for f in figures]]
        turned = [(start.number, False), *[(abs(f.number) if is_reduction(x.label) else f.number, is_reduction(x.label)) for x, f in changes]]
        tolerance = grid.half([start, end, *figures])
        parts = min((plain, turned), key=lambda p: abs(end.number - _total(p)))
        total = _total(parts)
        names = " + ".join(plain_spaces(x.label) for x in (opening, *[x for x, _ in changes]))
        tried.append((Trial(f"{plain_spaces(closing.label)} = {names}", end, (start, *figures), total, total, tolerance, sum_words(parts)), bool(figures)))
    held = sum(t.status != "error" for t, _ in tried)
    return [t for t, changed in tried if t.status != "error" or (held * 2 > len(tried) and (not changed or held >= 2))]


def _total(parts: Sequence[tuple[Decimal, bool]]) -> Decimal:
    return sum((-n if minus else n for n, minus in parts), Decimal(0))


def _printed_change(grid: Grid, opening: Line, closing: Line, near: Sequence[Line]) -> list[Trial]:
    out = []
    for line in near:
        if line in (opening, closing) or "muutos" not in plain_label(line.label):
            continue
        for stripe in grid.stripes:
            found: list[Figure | None] = [x.cells.get(stripe.at) for x in (line, closing, opening)]
            if not stripe.additive or None in found:
                continue
            result, end, start = (f for f in found if f is not None)
            made = end.number - start.number
            identity = f"{plain_spaces(line.label)} = {plain_spaces(closing.label)} − {plain_spaces(opening.label)}"
            out.append(
                Trial(identity, result, (end, start), made, made, grid.half([result, end, start]), sum_words([(end.number, False), (start.number, True)]))
            )
    return out if sum(t.status != "error" for t in out) * 2 >= len(out) else []
