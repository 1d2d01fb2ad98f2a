"""Mends what was read wrong, where the print leaves one reading and the identities of the figures prove it.

A figure that the report itself prints wrong is left as it is: a minus is given back only where the page has one that belongs to no
other number, digits are joined only inside one cell, a row is shifted only onto its own empty cell, and a table's thousands are
changed only when other tables print the same figures.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest import messages
from ingest.amounts import MINUSES, parse_amount, parted_amount, plain_spaces, scaled
from ingest.checks.check_grid import Grid, make_grids
from ingest.checks.printed_twice import Print, print_key
from ingest.checks.row_checks import row_trials
from ingest.checks.sum_checks import Sums, sum_trials
from ingest.checks.trial import Trial
from ingest.model import Box, Cell, Figure, Page, Table

_SCALES = (Decimal(1000), Decimal("0.001"), Decimal(1000000), Decimal("0.000001"))
_BROKEN = re.compile(r"[-−–]?\s*\d{1,3}(?:\s+\d{1,3})+(?:,\s*\d+)?")
_LEAST_KEYS = 2


@dataclass(frozen=True, slots=True)
class Repair:
    """A figure as it was read and as it is kept; `reason` is Finnish, `proof` the identity that then holds."""

    before: Figure
    after: Figure
    reason: str
    proof: str


def repair(figures: Sequence[Figure], tables: Sequence[Table], pages: Sequence[Page]) -> tuple[list[Figure], list[Repair]]:
    """The figures with their repairs made, in the same order (joined ones last)."""
    kept = list(figures)
    done: list[Repair] = []
    for step in (_rescaled, _joined, _shifted, _signed):
        made = step(kept, tables, pages)
        by_id = {r.before.figure_id: r.after for r in made}
        there = {f.figure_id for f in kept}
        kept = [by_id.get(f.figure_id, f) for f in kept] + [r.after for r in made if r.before.figure_id not in there]
        done.extend(made)
    return kept, done


# ------------------------------------------------------------------------------------------------ thousands


def _rescaled(figures: Sequence[Figure], tables: Sequence[Table], pages: Sequence[Page]) -> list[Repair]:
    """Whole parts of tables, a page each, whose euros are a thousand times too big or too small by what other tables print of the same figures."""
    grids = make_grids(figures, tables)
    found: dict[tuple[str, ...], list[tuple[tuple[int, int], Print]]] = defaultdict(list)
    for grid in grids:
        for line in grid.lines:
            for figure in line.cells.values():
                key = print_key(figure)
                if key is not None and figure.number_unit == "EUR" and abs(figure.number / figure.scale) >= 10:
                    found[key].append(((grid.table.index, figure.page), Print(figure, grid.halves[figure.figure_id], False)))
    votes: dict[tuple[int, int], Counter[Decimal]] = defaultdict(Counter)
    proof: dict[tuple[int, int, Decimal], Figure] = {}
    for group in found.values():
        for part, own in group:
            sure = _agreed([p for at, p in group if at != part])
            if sure is None:
                continue
            factor = next(
                (r for r in (Decimal(1), *_SCALES) if abs(abs(own.figure.number) * r - abs(sure.figure.number)) <= own.half * r * 2 + sure.half), None
            )
            if factor is not None:
                votes[part][factor] += 1
                proof.setdefault((*part, factor), sure.figure)
    out = []
    for part, counts in votes.items():
        factor, count = counts.most_common(1)[0]
        if factor == 1 or count < _LEAST_KEYS or counts[Decimal(1)]:
            continue
        seen = proof[(*part, factor)]
        for figure in figures:
            if (figure.table, figure.page) == part and figure.number_unit == "EUR":
                scale = scaled(figure.scale, factor)
                reason = messages.rescaled(int(scale), seen.page)
                after = replace(figure, number=scaled(figure.number, factor), scale=scale, repair=reason if figure.number else None)
                out.append(Repair(figure, after, reason, messages.same_elsewhere(plain_spaces(seen.row_label or seen.account), seen.period.label)))
    return out


def _agreed(group: Sequence[Print]) -> Print | None:
    """The print that two tables agree on, or that is printed to the cent; else None."""
    best = max(group, key=lambda p: (sum(abs(abs(p.figure.number) - abs(q.figure.number)) <= p.half + q.half for q in group), -p.half), default=None)
    if best is None:
        return None
    friends = sum(abs(abs(best.figure.number) - abs(q.figure.number)) <= best.half + q.half for q in group)
    return best if friends >= 2 or best.half < Decimal("0.01") else None


# ------------------------------------------------------------------------------------------------ one table


def _tried(grid: Grid) -> list[Trial]:
    return [*row_trials(grid), *sum_trials(Sums(grid))]


def _touching(trials: Iterable[Trial], ids: frozenset[str]) -> tuple[list[Trial], list[Trial]]:
    """(those that hold, those that fail) of the trials that figures take part in."""
    own = [t for t in trials if any(f.figure_id in ids for f in (*t.terms, *([t.result] if isinstance(t.result, Figure) else [])))]
    return [t for t in own if t.status != "error"], [t for t in own if t.status == "error"]


def _proves(table: Table, figures: Sequence[Figure], changed: Mapping[str, Figure], least: int) -> Trial | None:
    """An identity that the changed figures make hold, when none of theirs fails and `least` of them hold."""
    ids = frozenset(f.figure_id for f in changed.values())
    there = {f.figure_id for f in figures}
    after = [changed.get(f.figure_id, f) for f in figures] + [f for i, f in changed.items() if i not in there]
    held, failed = _touching(_tried(make_grids(after, [table])[0]), ids)
    held = [t for t in held if t.terms and t.printed]
    return held[0] if not failed and len(held) >= least else None


def _by_table(figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    own: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.exact and figure.table is not None and figure.row is not None and figure.column is not None:
            own[figure.table].append(figure)
    return own


def _joined(figures: Sequence[Figure], tables: Sequence[Table], pages: Sequence[Page]) -> list[Repair]:
    """Cells whose digits a stray space parts: "7 920 01 1" → 7 920 011."""
    own = _by_table(figures)
    out = []
    for table in tables:
        for n, row in enumerate(table.rows):
            for c, cell in enumerate(row.cells):
                if cell is None or (cell.amount is not None and parted_amount(cell.text) is None) or not _BROKEN.fullmatch(plain_spaces(cell.text)):
                    continue
                there = next((f for f in own.get(table.index, []) if f.row == n and f.column == c), None)
                made = replace(there, doubt=None) if there is not None else _from_neighbours(own.get(table.index, []), n, c, cell)
                proof = _proves(table, own[table.index], {made.figure_id: made}, 1) if made is not None else None
                if made is not None and proof is not None:
                    reason = messages.joined(plain_spaces(cell.text), proof.identity)
                    out.append(Repair(there or made, replace(made, repair=reason), reason, proof.identity))
    return out


def _from_neighbours(figures: Sequence[Figure], row: int, column: int, cell: Cell) -> Figure | None:
    """A figure for a cell, named like the others of its row and column."""
    beside = next((f for f in figures if f.row == row), None)
    above = next((f for f in figures if f.column == column), None)
    amount = parse_amount(re.sub(r"(?<=\d)\s+(?=\d)", "", plain_spaces(cell.text)))
    if beside is None or above is None or amount is None:
        return None
    number = scaled(amount.number, above.scale)
    place = "|".join((beside.figure_id, above.figure_id, cell.text))
    return replace(
        beside,
        figure_id="f-" + hashlib.sha1(place.encode()).hexdigest()[:16],
        measure=above.measure,
        period=above.period,
        number=number,
        number_unit=above.number_unit,
        scale=above.scale,
        text=plain_spaces(cell.text),
        page=cell.page,
        box=cell.box,
        column=column,
        column_label=above.column_label,
    )


def _shifted(figures: Sequence[Figure], tables: Sequence[Table], pages: Sequence[Page]) -> list[Repair]:
    """Rows that stand one column off because of an empty cell: every identity of the row fails, and all hold a column further."""
    out: list[Repair] = []
    by_index = {table.index: table for table in tables}
    for index, own in _by_table(figures).items():
        grid = make_grids(own, [by_index[index]])[0]
        places = [s.at for s in grid.stripes]
        models = {at: next(f for line in grid.lines if (f := line.cells.get(at)) is not None) for at in places}
        short = [line for line in grid.lines if 1 < len(line.cells) < len(places)]
        trials = row_trials(grid) if short else []
        for line in short:
            held, failed = _touching(trials, frozenset(f.figure_id for f in line.cells.values()))
            if held or not failed:
                continue
            for way in (1, -1):
                moved = _moved(line.cells, places, models, way)
                proof = _proves(by_index[index], own, moved, _LEAST_KEYS) if moved else None
                if proof is not None:
                    reason = messages.shifted(way > 0, proof.identity)
                    before = {f.figure_id: f for f in line.cells.values()}
                    out.extend(Repair(before[i], replace(f, repair=reason), reason, proof.identity) for i, f in moved.items())
                    break
    return out


def _moved(cells: Mapping[int, Figure], places: Sequence[int], models: Mapping[int, Figure], way: int) -> dict[str, Figure]:
    """The row's figures that a shift towards its empty cell moves, by id; {} when there is no such cell."""
    order = [*places] if way > 0 else [*reversed(places)]
    gap = next((n for n, at in enumerate(order) if at not in cells and any(p in cells for p in order[:n])), None)
    if gap is None:
        return {}
    start = next((n for n in range(gap - 1, -1, -1) if order[n] not in cells), -1) + 1
    out = {}
    for n in range(start, gap):
        figure, model = cells[order[n]], models[order[n + 1]]
        plain = figure.number / figure.scale
        out[figure.figure_id] = replace(
            figure,
            measure=model.measure,
            period=model.period,
            number=scaled(plain, model.scale),
            number_unit=model.number_unit,
            scale=model.scale,
            column=model.column,
            column_label=model.column_label,
        )
    return out


# ------------------------------------------------------------------------------------------------ minus


def _signed(figures: Sequence[Figure], tables: Sequence[Table], pages: Sequence[Page]) -> list[Repair]:
    """Figures whose minus stands loose on the page, a line above or to the left: given back when the identities then hold."""
    loose = _loose_minuses(figures, tables, pages)
    out: list[Repair] = []
    by_index = {table.index: table for table in tables}
    for index, own in _by_table(figures).items():
        if not any(f.page in loose for f in own):
            continue
        trials = _tried(make_grids(own, [by_index[index]])[0])
        for figure in own:
            if figure.number <= 0 or not any(_belongs(box, figure.box) for box in loose.get(figure.page, [])):
                continue
            _, failed = _touching(trials, frozenset([figure.figure_id]))
            turned = replace(figure, number=-figure.number)
            proof = _proves(by_index[index], own, {figure.figure_id: turned}, 1) if failed else None
            if proof is not None:
                reason = messages.signed(proof.identity)
                out.append(Repair(figure, replace(turned, repair=reason), reason, proof.identity))
    return out


def _loose_minuses(figures: Sequence[Figure], tables: Sequence[Table], pages: Sequence[Page]) -> dict[int, list[Box]]:
    """Words that are a minus alone and stand in no cell and no figure, by page."""
    taken: dict[int, list[Box]] = defaultdict(list)
    for figure in figures:
        taken[figure.page].append(figure.box)
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                if cell is not None and cell.text:
                    taken[cell.page].append(cell.box)
    out: dict[int, list[Box]] = {}
    for page in pages:
        boxes = [w.box for w in page.words if w.text in MINUSES and not any(b.holds(*w.box.middle, slack=0.5) for b in taken[page.number])]
        if boxes:
            out[page.number] = boxes
    return out


def _belongs(minus: Box, number: Box) -> bool:
    """Whether a loose minus stands over the number, or close before it on its line."""
    x, y = minus.middle
    over = number.x0 - number.height <= x <= number.x1 + 2 and 0 < number.middle[1] - y <= 1.6 * number.height
    before = number.x0 - 3 * number.height <= x <= number.x0 and abs(number.middle[1] - y) <= 0.6 * number.height
    return over or before
