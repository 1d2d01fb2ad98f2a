"""Key figures of statements against the rows that make them: loan stock, equity ratio, euros per inhabitant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from ingest.amounts import plain_spaces
from ingest.checks.check_grid import Grid, Line, Stripe
from ingest.checks.printed_twice import is_population
from ingest.checks.trial import Trial
from ingest.data import read_table
from ingest.language.number_words import number_words, sum_words
from ingest.language.statement_words import account_of, plain_label
from ingest.model import Figure

HUNDRED = Decimal(100)
_PER_HEAD = "€/asukas"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """How a key figure is made; names are those of accounts.tsv."""

    unit: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    under: tuple[str, ...]
    under_minus: tuple[str, ...]
    sizes: bool


@cache
def _key_figures() -> dict[str, KeyFigure]:
    out = {}
    for row in read_table("key_figures"):
        parts = [tuple(x for x in row[name].split("|") if x) for name in ("plus", "minus", "under", "under_minus")]
        for name in row["names"].split("|"):
            out[name] = KeyFigure(row["unit"], parts[0], parts[1], parts[2], parts[3], row["sizes"] == "yes")
    return out


def key_figure_trials(grids: Sequence[Grid]) -> list[Trial]:
    """The key figures of every table from the rows of the same table, or of another one of the same unit and day when it has none."""
    out: list[Trial] = []
    for grid in grids:
        for line in grid.lines:
            made = _key_figures().get(_name(line.label))
            if made is not None:
                out.extend(_key_figure(grids, grid, line, made))
        out.extend(_per_head(grid))
    return out


@cache
def _name(label: str) -> str:
    """ "Lainakanta 31.12., 1000 €" → "lainakanta 31.12", "Vuosikate/Poistot, %" → "vuosikate/poistot"."""
    return plain_label(label).rsplit(",", 1)[0].strip(" .,%") if "," in label else plain_label(label).strip(" .,%")


def _rows(grid: Grid, stripe: Stripe, names: Iterable[str]) -> list[Figure]:
    wanted = frozenset(names)
    out = []
    for line in grid.lines:
        account = account_of(line.label)
        figure = line.cells.get(stripe.at)
        if account is not None and account.name in wanted and figure is not None and figure.number_unit == "EUR":
            out.append(figure)
    return out


def _key_figure(grids: Sequence[Grid], grid: Grid, line: Line, made: KeyFigure) -> list[Trial]:
    out = []
    for stripe in grid.stripes:
        result = line.cells.get(stripe.at)
        if result is None or result.number_unit != made.unit:
            continue
        for other in (grid, *[g for g in grids if g is not grid and g.lines and next(iter(g.lines[0].cells.values())).unit == result.unit]):
            same = [s for s in other.stripes if s.period.end == stripe.period.end and s.measure in ("actual", "closing")]
            trial = _made(other, same[0], line, result, grid.halves[result.figure_id], made) if len(same) == 1 else None
            if trial is not None:
                out.append(trial)
                break
    held = sum(t.status != "error" for t in out)
    return out if held * 2 >= len(out) else []


def _made(grid: Grid, stripe: Stripe, line: Line, result: Figure, half: Decimal, made: KeyFigure) -> Trial | None:
    plus, minus, under, off = (_rows(grid, stripe, names) for names in (made.plus, made.minus, made.under, made.under_minus))
    if not plus or (made.under and not under):
        return None
    size = abs if made.sizes else (lambda n: n)
    parts = [*[(size(f.number), False) for f in plus], *[(size(f.number), True) for f in minus]]
    top = sum((-n if m else n for n, m in parts), Decimal(0))
    tolerance = half + grid.half([*plus, *minus])
    if not made.under:
        words = f"{plain_spaces(line.label)} = " + " + ".join(plain_spaces(f.row_label) for f in plus)
        return Trial(words, result, (*plus, *minus), top, top, tolerance, sum_words(parts))
    below = [*[(size(f.number), False) for f in under], *[(size(f.number), True) for f in off]]
    base = sum((-n if m else n for n, m in below), Decimal(0))
    least = abs(base) - grid.half([*under, *off])
    if least <= 0:
        return None
    share = top / base * HUNDRED
    spread = (HUNDRED * grid.half([*plus, *minus]) + abs(share) * grid.half([*under, *off])) / least
    computed = share.quantize((2 * half).normalize(), ROUND_HALF_UP)
    names = [" + ".join(plain_spaces(f.row_label) for f in fs) for fs in (plus, under)]
    less = "".join(f" − {plain_spaces(f.row_label)}" for f in off)
    words = f"{plain_spaces(line.label)} = {names[0]} / " + (f"({names[1]}{less})" if less else names[1]) + " · 100"
    return Trial(words, result, (*plus, *minus, *under, *off), share, computed, half + spread, f"{number_words(top)} / {number_words(base)} · 100")


def _per_head(grid: Grid) -> list[Trial]:
    """Rows in euros per inhabitant: the row of the same name divided by the inhabitants, both of the same table."""
    people = next((line for line in grid.lines if is_population(line.label)), None)
    if people is None:
        return []
    whole = {_name(line.label): line for line in grid.lines if any(f.number_unit == "EUR" for f in line.cells.values())}
    out = []
    for line in grid.lines:
        base = whole.get(_name(line.label))
        for at, result in line.cells.items():
            count, euros = people.cells.get(at), base.cells.get(at) if base is not None else None
            if result.number_unit != _PER_HEAD or count is None or euros is None or euros.number_unit != "EUR" or not count.number:
                continue
            exact = euros.number / count.number
            half = grid.halves[result.figure_id]
            tolerance = half + (grid.halves[euros.figure_id] + abs(exact) * grid.halves[count.figure_id]) / count.number
            words = f"{plain_spaces(line.label)} = {plain_spaces(euros.row_label)} / {plain_spaces(count.row_label)}"
            formula = f"{number_words(euros.number)} / {number_words(count.number)}"
            out.append(Trial(words, result, (euros, count), exact, exact.quantize((2 * half).normalize(), ROUND_HALF_UP), tolerance, formula))
    held = sum(t.status != "error" for t in out)
    return out if held >= 2 and held > len(out) - held else []
